// SPDX-License-Identifier: MIT
// What the tests share in which messages of many connections arrive at the same time.
#pragma once

#include "rawpeer.h"

#include <Tidewire/WebSocketServer>

#include <QtTest/qtest.h>

#include <functional>
#include <memory>
#include <vector>

namespace Together {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tidewire;

/// More than leave with one call.
inline constexpr int Peers = 70;

/// A server, and peers that send while it does not look.
class Crowd
{
public:
    explicit Crowd(int count = Peers) : m_server(std::make_unique<WebSocketServer>())
    {
        // No timer of the server's is to wake an event loop that would wait for ever.
        ServerOptions options;
        options.limits.handshakeTimeout = 10min;
        options.limits.pingInterval = 0ms;
        m_server->setOptions(options);
        if (!m_server->listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        for (int i = 0; i < count; ++i) {
            m_peers.push_back(std::make_unique<RawPeer>(m_server->serverPort()));
            m_peers.back()->send(RawPeer::upgrade());
        }
        for (const auto &each : m_peers) {
            if (!each->waitFor("\r\n\r\n"))
                qFatal("no connection");
        }
    }

    WebSocketServer &server() { return *m_server; }
    std::unique_ptr<WebSocketServer> takeServer() { return std::move(m_server); }
    const std::vector<std::unique_ptr<RawPeer>> &peers() const { return m_peers; }

    /// Each peer sends the frames that \a frames gives for it. The server sees to them when the event loop runs.
    void sendAll(const std::function<QByteArray(int)> &frames) const
    {
        for (int i = 0; i < int(m_peers.size()); ++i) {
            m_peers[size_t(i)]->send(frames(i));
            m_peers[size_t(i)]->socket().flush();
        }
    }
    void sendNumbers() const
    {
        sendAll([](int i) { return RawPeer::frame(0x81, QByteArray::number(i)); });
    }

private:
    std::unique_ptr<WebSocketServer> m_server;
    std::vector<std::unique_ptr<RawPeer>> m_peers;
};

/// A payload that no other message has, unless it is very short.
inline QByteArray payload(int peer, int message, int size)
{
    static const QByteArray source = [] {
        QByteArray bytes(1024 * 1024, Qt::Uninitialized);
        quint32 value = 1;
        for (char &byte : bytes) {
            value = value * 1664525U + 1013904223U;
            byte = char(value >> 24);
        }
        return bytes;
    }();
    return source.sliced((peer * 1009 + message * 101'009) % (source.size() - size), size);
}

inline QStringList numbers(int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all.append(QString::number(i));
    all.sort();
    return all;
}

inline QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace Together

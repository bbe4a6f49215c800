// SPDX-License-Identifier: MIT
// What the tests of servers with network threads share.
#pragma once

#include "rawpeer.h"

#include <Tidewire/WebSocketServer>

#include <QtTest/qtest.h>

#include <array>
#include <chrono>
#include <memory>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Tidewire;

/// A peer that needs no event loop: it can be used while a slot does not return.
class BlockingPeer
{
public:
    explicit BlockingPeer(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{.tv_sec = Patience / 1000, .tv_usec = 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot connect");
    }
    ~BlockingPeer() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(BlockingPeer)

    void send(const QByteArray &bytes)
    {
        if (::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) != bytes.size())
            qFatal("cannot send");
    }
    /// Sends \a piece until the network takes no more for a while; says how many bytes it took.
    qint64 flood(const QByteArray &piece)
    {
        const timeval patience{.tv_sec = 0, .tv_usec = 300'000};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        qint64 sum = 0;
        while (true) {
            const ssize_t size = ::send(m_descriptor, piece.constData() + sum % piece.size(),
                                        size_t(piece.size() - sum % piece.size()), MSG_NOSIGNAL);
            if (size <= 0)
                return sum;
            sum += size;
        }
    }
    bool waitFor(const QByteArray &end)
    {
        while (!m_received.contains(end)) {
            std::array<char, 4096> bytes;
            const ssize_t size = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
            if (size <= 0)
                return false;
            m_received.append(bytes.data(), size);
        }
        return true;
    }

    void forget() { m_received.clear(); }

private:
    int m_descriptor;
    QByteArray m_received;
};

/// Whatever hangs has to hang: a ping would set it going again.
inline ServerOptions withoutPings()
{
    ServerOptions options;
    options.limits.pingInterval = std::chrono::milliseconds(0);
    return options;
}

struct Threaded : WebSocketServer
{
    explicit Threaded(int threads, const ServerOptions &options = {})
    {
        setOptions(options);
        setThreadCount(threads);
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    std::unique_ptr<RawPeer> join()
    {
        auto peer = std::make_unique<RawPeer>(serverPort());
        peer->send(RawPeer::upgrade());
        if (!peer->waitFor(" 101 ") || !QTest::qWaitFor([&] { return !connections().isEmpty(); }, Patience))
            qFatal("no connection");
        return peer;
    }
};

// SPDX-License-Identifier: MIT
#pragma once

#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qtest.h>

/// A peer that sends the bytes it is told to, and shows those that came. It shares no code with what it tests.
class RawPeer
{
public:
    explicit RawPeer(quint16 port) { m_socket.connectToHost(QHostAddress::LocalHost, port); }

    static QByteArray upgrade(const QByteArray &target = "/", const QByteArray &more = {})
    {
        return "GET " + target
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + more + "\r\n";
    }

    /// A masked frame with a payload of at most 125 bytes; the key is zero, so the payload stays readable.
    static QByteArray frame(quint8 firstByte, const QByteArray &payload = {})
    {
        return QByteArray(1, char(firstByte)) + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }

    /// All that has come until \a end stands in it.
    bool waitFor(const QByteArray &end)
    {
        return QTest::qWaitFor([&] { return read().contains(end); }, 10'000);
    }
    bool waitForEnd()
    {
        return QTest::qWaitFor(
            [&] {
                read();
                return m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            10'000);
    }
    const QByteArray &read()
    {
        m_received += m_socket.readAll();
        return m_received;
    }
    /// What has come since the 101 answer.
    QByteArray frames() { return read().sliced(read().indexOf("\r\n\r\n") + 4); }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

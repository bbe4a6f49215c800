// SPDX-License-Identifier: MIT
#pragma once

#include "patience.h"

#include <QtCore/qendian.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qtest.h>

#include <sys/socket.h>

#include <functional>

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

    /// The header of a masked frame that announces \a length; the key is zero, so the payload stays readable.
    static QByteArray header(quint8 firstByte, quint64 length)
    {
        QByteArray bytes(1, char(firstByte));
        if (length < 126) {
            bytes += char(0x80 | length);
        } else {
            const qsizetype size = length < 65'536 ? 2 : 8;
            const quint64 bigEndian = qToBigEndian(length);
            bytes += char(size == 2 ? 0xFE : 0xFF);
            bytes += QByteArray(reinterpret_cast<const char *>(&bigEndian) + 8 - size, size);
        }
        return bytes + QByteArray(4, '\0');
    }
    static QByteArray frame(quint8 firstByte, const QByteArray &payload = {})
    {
        return header(firstByte, quint64(payload.size())) + payload;
    }

    /// A \a frame of this peer's as servers send it.
    static QByteArray unmasked(QByteArray frame)
    {
        const qsizetype lengthSize = frame[1] == char(0xFE) ? 2 : frame[1] == char(0xFF) ? 8 : 0;
        frame[1] = char(frame[1] & 0x7F);
        return frame.remove(2 + lengthSize, 4);
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }

    /// Sends \a piece \a count times, never more than the network takes; calls \a between from time to time. Ends
    /// early, and returns false, when the connection does, or when nothing moves for \a patience milliseconds.
    bool flood(const QByteArray &piece, int count, const std::function<void()> &between = {}, int patience = Patience)
    {
        const QByteArray some = piece.repeated(qMax(qsizetype(1), 1024 * 1024 / piece.size()));
        qsizetype left = piece.size() * count;
        const auto hasEnded = [this] { return m_socket.state() == QAbstractSocket::UnconnectedState; };
        while (left > 0 && !hasEnded()) {
            left -= m_socket.write(some.first(qMin(left, some.size())));
            if (!QTest::qWaitFor([&] { return m_socket.bytesToWrite() == 0 || hasEnded(); }, patience))
                return false;
            if (between)
                between();
        }
        return left == 0;
    }

    /// The end of our stream, while the other direction stays open.
    void endStream()
    {
        m_socket.flush();
        ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
    }
    /// Ends the connection as a crash does: with RST.
    void reset()
    {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        m_socket.abort();
    }

    /// All that has come until \a end stands in it.
    bool waitFor(const QByteArray &end)
    {
        return QTest::qWaitFor([&] { return read().contains(end); }, Patience);
    }
    bool waitForEnd()
    {
        return QTest::qWaitFor(
            [&] {
                read();
                return m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            Patience);
    }
    const QByteArray &read()
    {
        m_received += m_socket.readAll();
        return m_received;
    }
    /// What has come since the 101 answer.
    QByteArray frames() { return read().sliced(read().indexOf("\r\n\r\n") + 4); }
    QTcpSocket &socket() { return m_socket; }
    /// Room for \a size bytes at once: to move megabytes into more of it keeps this thread from everything else.
    void reserve(qsizetype size) { m_received.reserve(size); }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

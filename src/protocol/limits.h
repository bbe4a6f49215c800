// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qglobal.h>
#include <QtCore/qobjectdefs.h>

#include <algorithm>
#include <chrono>
#include <limits>

namespace Tidewire {

/// Every number that a stranger can push, with its default and the reason for it.
struct TIDEWIREPROTOCOL_EXPORT Limits
{
    Q_GADGET
    // QML has no 64-bit integers, and reads and writes times in milliseconds.
    Q_PROPERTY(double maxHeadSize READ headSize WRITE setHeadSize)
    Q_PROPERTY(int maxHeaderCount MEMBER maxHeaderCount)
    Q_PROPERTY(double maxMessageSize READ messageSize WRITE setMessageSize)
    Q_PROPERTY(double maxFrameSize READ frameSize WRITE setFrameSize)
    Q_PROPERTY(int maxFragments MEMBER maxFragments)
    Q_PROPERTY(double maxReceiveQueue READ receiveQueue WRITE setReceiveQueue)
    Q_PROPERTY(double maxSendQueue READ sendQueue WRITE setSendQueue)
    Q_PROPERTY(double sendHighWater READ highWater WRITE setHighWater)
    Q_PROPERTY(int maxConnections MEMBER maxConnections)
    Q_PROPERTY(int maxConnectionsPerAddress MEMBER maxConnectionsPerAddress)
    Q_PROPERTY(int listenBacklog MEMBER listenBacklog)
    Q_PROPERTY(int handshakeTimeout READ handshakeMilliseconds WRITE setHandshakeMilliseconds)
    Q_PROPERTY(int pingInterval READ pingMilliseconds WRITE setPingMilliseconds)
    Q_PROPERTY(int pongTimeout READ pongMilliseconds WRITE setPongMilliseconds)
    Q_PROPERTY(int closeTimeout READ closeMilliseconds WRITE setCloseMilliseconds)
    Q_PROPERTY(int lingerTimeout READ lingerMilliseconds WRITE setLingerMilliseconds)

public:
    /// Bytes of a request's or answer's head, start line and end included. Browsers with large cookies stay below.
    qsizetype maxHeadSize = 16 * 1024;
    /// Header lines of a head. Browsers send about 15, proxies add a few.
    int maxHeaderCount = 100;
    /// Bytes of a message's payload, fragments added up; a frame that announces more is refused at its header.
    qint64 maxMessageSize = 16 * 1024 * 1024;
    /// Bytes of one frame's payload, on the wire. By default there is no need for it: a frame is not larger than a
    /// message may be.
    qint64 maxFrameSize = std::numeric_limits<qint64>::max();
    /// Fragments of one message; empty ones count. The public conformance suite sends 65,536.
    int maxFragments = 131'072;
    /// Bytes that a network thread may have received from one connection before the server's thread takes them; 64
    /// times as much from all that it has. Beyond, it reads no more of that connection until half of it is taken. One
    /// message always fits. Without network threads nothing waits so.
    qint64 maxReceiveQueue = 1024 * 1024;
    /// Bytes that may wait for a peer that does not read. When half of it is in use, a server reads no more of that
    /// client's messages; above it, OverflowPolicy says what becomes of a message that is sent. One message always
    /// fits.
    qint64 maxSendQueue = 16 * 1024 * 1024;
    /// Bytes that wait, above which WebSocket::highWaterMarkReached() tells the program to produce less.
    qint64 sendHighWater = 1024 * 1024;
    /// Connections of a server at a time, those in their handshake included.
    int maxConnections = 65'536;
    /// Those of one address, or of one /64 network of IPv6, which is what a single customer gets. By default as many
    /// as in all: behind a proxy all clients have its address.
    int maxConnectionsPerAddress = 65'536;
    /// Connections that the system holds until the program takes them; Qt's own default is 50.
    int listenBacklog = 1'024;
    /// From the first byte that could be sent to the end of the opening handshake, TLS included.
    std::chrono::milliseconds handshakeTimeout{10'000};
    /// A peer that was silent for so long is pinged. Proxies give up after 60 s, mobile networks even before. 0: never.
    std::chrono::milliseconds pingInterval{20'000};
    /// From that ping to any byte of the peer's: whatever comes is a sign of life. Anew as long as there are other
    /// bytes before or behind the ping, and the peer goes on taking them.
    std::chrono::milliseconds pongTimeout{20'000};
    /// From the first close frame, or from an HTTP answer, to the end of the TCP connection; anew as long as the peer
    /// takes what had to wait, so that a slow one gets all that was sent to it.
    std::chrono::milliseconds closeTimeout{5'000};
    /// All of that together, however slowly the rest leaves: a peer that takes a byte now and then would hold the
    /// connection, and what is queued for it, for ever. A full default queue leaves in that time at 1.2 Mbit/s, which
    /// is what a poor mobile network has. If it is not more than closeTimeout, that is not started anew.
    std::chrono::milliseconds lingerTimeout{120'000};

    bool operator==(const Limits &) const = default;

private:
    static qint64 toBytes(double number)
    {
        constexpr double TooMuch = 9.2e18; // where qint64 ends
        return number < TooMuch ? qint64(number) : std::numeric_limits<qint64>::max();
    }
    static int toMilliseconds(std::chrono::milliseconds length)
    {
        using Count = std::chrono::milliseconds::rep;
        return int(std::min(length.count(), Count(std::numeric_limits<int>::max())));
    }
    double headSize() const { return double(maxHeadSize); }
    void setHeadSize(double bytes) { maxHeadSize = toBytes(bytes); }
    double messageSize() const { return double(maxMessageSize); }
    void setMessageSize(double bytes) { maxMessageSize = toBytes(bytes); }
    double frameSize() const { return double(maxFrameSize); }
    void setFrameSize(double bytes) { maxFrameSize = toBytes(bytes); }
    double receiveQueue() const { return double(maxReceiveQueue); }
    void setReceiveQueue(double bytes) { maxReceiveQueue = toBytes(bytes); }
    double sendQueue() const { return double(maxSendQueue); }
    void setSendQueue(double bytes) { maxSendQueue = toBytes(bytes); }
    double highWater() const { return double(sendHighWater); }
    void setHighWater(double bytes) { sendHighWater = toBytes(bytes); }
    int handshakeMilliseconds() const { return toMilliseconds(handshakeTimeout); }
    void setHandshakeMilliseconds(int length) { handshakeTimeout = std::chrono::milliseconds(length); }
    int pingMilliseconds() const { return toMilliseconds(pingInterval); }
    void setPingMilliseconds(int length) { pingInterval = std::chrono::milliseconds(length); }
    int pongMilliseconds() const { return toMilliseconds(pongTimeout); }
    void setPongMilliseconds(int length) { pongTimeout = std::chrono::milliseconds(length); }
    int closeMilliseconds() const { return toMilliseconds(closeTimeout); }
    void setCloseMilliseconds(int length) { closeTimeout = std::chrono::milliseconds(length); }
    int lingerMilliseconds() const { return toMilliseconds(lingerTimeout); }
    void setLingerMilliseconds(int length) { lingerTimeout = std::chrono::milliseconds(length); }
};

} // namespace Tidewire

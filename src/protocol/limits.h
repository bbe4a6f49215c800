// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <chrono>
#include <limits>

namespace Tidewire {

/// Every number that a stranger can push, with its default and the reason for it.
struct Limits
{
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
    /// Bytes that may wait for a peer that does not read. When half of it is in use, the peer's own messages are not
    /// read any more; above it, OverflowPolicy says what becomes of a message that is sent. One message always fits.
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
    /// From that ping to any byte of the peer's: whatever comes is a sign of life.
    std::chrono::milliseconds pongTimeout{20'000};
    /// From the first close frame to the end of the TCP connection.
    std::chrono::milliseconds closeTimeout{5'000};

    bool operator==(const Limits &) const = default;
};

} // namespace Tidewire

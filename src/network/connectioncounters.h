// SPDX-License-Identifier: MIT
#pragma once

#include "tidewirenetwork_export.h"

#include <QtCore/qglobal.h>
#include <QtCore/qobjectdefs.h>

namespace Tidewire {

/// What went over a connection, or over all of a server's. Bytes are those of the wire, below TLS: frame headers and
/// the handshake are part of them. Messages are data messages; control frames are not counted. Those sent have left the
/// send queue, those dropped never will. The last four are bytes of payload of the messages that were compressed, after
/// and before that.
struct TIDEWIRENETWORK_EXPORT ConnectionCounters
{
    Q_GADGET
    Q_PROPERTY(quint64 messagesReceived MEMBER messagesReceived)
    Q_PROPERTY(quint64 messagesSent MEMBER messagesSent)
    Q_PROPERTY(quint64 messagesDropped MEMBER messagesDropped)
    Q_PROPERTY(quint64 bytesReceived MEMBER bytesReceived)
    Q_PROPERTY(quint64 bytesSent MEMBER bytesSent)
    Q_PROPERTY(quint64 compressedReceived MEMBER compressedReceived)
    Q_PROPERTY(quint64 uncompressedReceived MEMBER uncompressedReceived)
    Q_PROPERTY(quint64 compressedSent MEMBER compressedSent)
    Q_PROPERTY(quint64 uncompressedSent MEMBER uncompressedSent)

public:
    quint64 messagesReceived = 0;
    quint64 messagesSent = 0;
    quint64 messagesDropped = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    quint64 compressedReceived = 0;
    quint64 uncompressedReceived = 0;
    quint64 compressedSent = 0;
    quint64 uncompressedSent = 0;

    /// To what part of their size messages shrink: 0.25 for a quarter; 1 as long as none was compressed.
    double receivedRatio() const { return ratio(compressedReceived, uncompressedReceived); }
    double sentRatio() const { return ratio(compressedSent, uncompressedSent); }

    ConnectionCounters &operator+=(const ConnectionCounters &other)
    {
        messagesReceived += other.messagesReceived;
        messagesSent += other.messagesSent;
        messagesDropped += other.messagesDropped;
        bytesReceived += other.bytesReceived;
        bytesSent += other.bytesSent;
        compressedReceived += other.compressedReceived;
        uncompressedReceived += other.uncompressedReceived;
        compressedSent += other.compressedSent;
        uncompressedSent += other.uncompressedSent;
        return *this;
    }
    bool operator==(const ConnectionCounters &) const = default;

private:
    static double ratio(quint64 after, quint64 before) { return before == 0 ? 1 : double(after) / double(before); }
};

} // namespace Tidewire

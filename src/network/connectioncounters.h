// SPDX-License-Identifier: MIT
#pragma once

#include "tidewirenetwork_export.h"

#include <QtCore/qglobal.h>
#include <QtCore/qobjectdefs.h>

namespace Tidewire {

/// What went over a connection, or over all of a server's. Bytes are those of the wire, below TLS: frame headers and
/// the handshake are part of them. Messages are data messages; control frames are not counted.
struct TIDEWIRENETWORK_EXPORT ConnectionCounters
{
    Q_GADGET
    Q_PROPERTY(quint64 messagesReceived MEMBER messagesReceived)
    Q_PROPERTY(quint64 messagesSent MEMBER messagesSent)
    Q_PROPERTY(quint64 bytesReceived MEMBER bytesReceived)
    Q_PROPERTY(quint64 bytesSent MEMBER bytesSent)

public:
    quint64 messagesReceived = 0;
    quint64 messagesSent = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;

    ConnectionCounters &operator+=(const ConnectionCounters &other)
    {
        messagesReceived += other.messagesReceived;
        messagesSent += other.messagesSent;
        bytesReceived += other.bytesReceived;
        bytesSent += other.bytesSent;
        return *this;
    }
    bool operator==(const ConnectionCounters &) const = default;
};

} // namespace Tidewire

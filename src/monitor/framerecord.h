// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/frameobserver.h"
#include "tidewiremonitor_export.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <vector>

namespace Tidewire {

/// One frame, or one head of an opening handshake, as it was recorded.
struct TIDEWIREMONITOR_EXPORT FrameRecord : ObservedFrame
{
    enum class Kind : quint8 {
        Head, ///< Of the request or the response; but for direction and size, an ObservedFrame's fields mean nothing.
        Frame,
    };

    /// Counts all records of a log, from 1 on.
    quint64 number = 0;
    quint64 connectionId = 0;
    /// Microseconds since 1970, of the wall clock. A frame's begin.
    qint64 time = 0;
    /// Microseconds of the steady clock: for what lies between two records.
    qint64 steadyTime = 0;
    Kind kind = Kind::Frame;
    /// False if the connection ended in the midst of it, or failed by it.
    bool complete = true;
    /// Bytes of the payload, decompressed.
    quint64 payloadSize = 0;
    /// The payload's front, as far as it is kept.
    QByteArray payload = {};

    /// True if not all of the payload is kept.
    bool isCut() const { return quint64(payload.size()) < payloadSize; }
    bool isControl() const { return kind == Kind::Frame && (quint8(opcode) & 0x8) != 0; }
    /// Bytes of memory that it takes.
    qint64 cost() const { return qint64(sizeof(FrameRecord)) + payload.capacity(); }
    /// Gives memory back that the payload was made in and does not need.
    void squeeze()
    {
        if (payload.capacity() > payload.size() * 5 / 4 + 64)
            payload.squeeze();
    }

    bool operator==(const FrameRecord &) const = default;
};

/// What is known of a connection of which there are records.
struct TIDEWIREMONITOR_EXPORT RecordedConnection
{
    quint64 id = 0;
    /// Which side of it the recording program was.
    Role role = Role::Server;
    bool secure = false;
    /// The peer's address and port.
    QString peer;

    bool operator==(const RecordedConnection &) const = default;
};

/// Records that do not change any more: what was in a log at a moment, or came out of a file. A copy shares the
/// payloads.
struct TIDEWIREMONITOR_EXPORT FrameRecording
{
    /// In the order of their numbers.
    std::vector<FrameRecord> frames;
    QList<RecordedConnection> connections;
    /// Records that there was no room for any more.
    quint64 dropped = 0;

    /// The connection of that id; one without anything known if there is none.
    RecordedConnection connection(quint64 id) const;
};

/// "text", "binary", "continuation", "close", "ping" or "pong"; of a head "request" or "response".
TIDEWIREMONITOR_EXPORT QLatin1StringView typeName(const FrameRecord &record, Role role);
/// True if the record went from the client to the server.
TIDEWIREMONITOR_EXPORT bool isFromClient(Direction direction, Role role);
/// The direction that a record of that side has, if it went from the client to the server or not.
TIDEWIREMONITOR_EXPORT Direction directionOf(bool fromClient, Role role);

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "framerecord.h"

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

RecordedConnection FrameRecording::connection(quint64 id) const
{
    const auto known = std::ranges::find(connections, id, &RecordedConnection::id);
    if (known != connections.end())
        return *known;
    RecordedConnection unknown;
    unknown.id = id;
    return unknown;
}

bool isFromClient(Direction direction, Role role)
{
    return (direction == Direction::Sent) == (role == Role::Client);
}

Direction directionOf(bool fromClient, Role role)
{
    return fromClient == (role == Role::Client) ? Direction::Sent : Direction::Received;
}

QLatin1StringView typeName(const FrameRecord &record, Role role)
{
    if (record.kind == FrameRecord::Kind::Head)
        return isFromClient(record.direction, role) ? "request"_L1 : "response"_L1;
    switch (record.opcode) {
    case Opcode::Continuation:
        return "continuation"_L1;
    case Opcode::Text:
        return "text"_L1;
    case Opcode::Binary:
        return "binary"_L1;
    case Opcode::Close:
        return "close"_L1;
    case Opcode::Ping:
        return "ping"_L1;
    case Opcode::Pong:
        return "pong"_L1;
    }
    return "unknown"_L1;
}

} // namespace Tidewire

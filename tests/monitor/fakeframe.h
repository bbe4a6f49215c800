// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/framelog.h"

namespace Tidewire {

inline FrameRecord fakeFrame(quint64 connection, Direction direction, Opcode opcode, const QByteArray &payload,
                             qint64 time = 0)
{
    FrameRecord record;
    record.connectionId = connection;
    record.time = 1'700'000'000'000'000 + time;
    record.steadyTime = 5'000'000 + time;
    record.direction = direction;
    record.opcode = opcode;
    record.wireSize = quint64(payload.size()) + 2;
    record.payloadSize = quint64(payload.size());
    record.payload = payload;
    return record;
}

inline FrameRecord fakeText(quint64 connection, const QByteArray &payload, Direction direction = Direction::Received)
{
    return fakeFrame(connection, direction, Opcode::Text, payload);
}

inline FrameRecord fakeHead(quint64 connection, Direction direction, const QByteArray &head, qint64 time = 0)
{
    FrameRecord record = fakeFrame(connection, direction, Opcode::Text, head, time);
    record.kind = FrameRecord::Kind::Head;
    record.wireSize = record.payloadSize;
    return record;
}

} // namespace Tidewire

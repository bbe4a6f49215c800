// SPDX-License-Identifier: MIT
#include "frametap.h"

#include <algorithm>
#include <chrono>

namespace Tidewire {

namespace {

template<typename Clock>
qint64 microseconds()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch()).count();
}

} // namespace

FrameTap::FrameTap(std::shared_ptr<FrameLog> log, quint64 connectionId, qint64 maxPayload)
    : m_log(std::move(log)), m_connectionId(connectionId), m_maxPayload(maxPayload)
{
}

FrameTap::~FrameTap()
{
    finish(Direction::Received, false);
    finish(Direction::Sent, false);
    m_log->endConnection(m_connectionId);
}

FrameRecord FrameTap::newRecord(const ObservedFrame &frame) const
{
    FrameRecord record{frame};
    record.connectionId = m_connectionId;
    record.time = microseconds<std::chrono::system_clock>();
    record.steadyTime = microseconds<std::chrono::steady_clock>();
    return record;
}

void FrameTap::keep(FrameRecord &record, QByteArrayView piece) const
{
    record.payloadSize += quint64(piece.size());
    const qsizetype room = std::max(m_maxPayload - record.payload.size(), qint64(0));
    const QByteArrayView fitting = piece.first(std::min(piece.size(), room));
    if (record.payload.isEmpty())
        record.payload = fitting.toByteArray();
    else
        record.payload.append(fitting);
}

void FrameTap::headPassed(Direction direction, QByteArrayView head)
{
    // A client's next connection: what its last one left open does not go on.
    finish(direction, false);
    FrameRecord record = newRecord({.direction = direction, .wireSize = quint64(head.size())});
    record.kind = FrameRecord::Kind::Head;
    keep(record, head);
    m_log->append(std::move(record));
}

void FrameTap::frameBegan(const ObservedFrame &frame)
{
    finish(frame.direction, false);
    m_open[std::size_t(frame.direction)] = newRecord(frame);
}

void FrameTap::payloadPassed(Direction direction, QByteArrayView piece)
{
    // Without a record it is the rest of a frame that began before somebody looked.
    if (std::optional<FrameRecord> &record = m_open[std::size_t(direction)])
        keep(*record, piece);
}

void FrameTap::frameEnded(Direction direction)
{
    finish(direction, true);
}

void FrameTap::finish(Direction direction, bool complete)
{
    std::optional<FrameRecord> &open = m_open[std::size_t(direction)];
    if (!open)
        return;
    FrameRecord record = std::move(*open);
    open.reset();
    record.complete = complete;
    record.squeeze(); // it grew piece by piece, and is kept for long
    m_log->append(std::move(record));
}

} // namespace Tidewire

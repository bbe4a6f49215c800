// SPDX-License-Identifier: MIT
#include "framelog.h"

#include <QtCore/qvarlengtharray.h>

#include <algorithm>
#include <span>

namespace Tidewire {

namespace {

/// How many records are copied or moved while those who append wait.
constexpr qsizetype MostAtOnce = 1024;

} // namespace

void FrameLog::setMaxBytes(qint64 bytes)
{
    QMutexLocker locker(&m_mutex);
    m_maxBytes = bytes;
    makeRoom(locker);
}

qint64 FrameLog::maxBytes() const
{
    const QMutexLocker locker(&m_mutex);
    return m_maxBytes;
}

qint64 FrameLog::bytes() const
{
    const QMutexLocker locker(&m_mutex);
    return m_bytes;
}

quint64 FrameLog::dropped() const
{
    const QMutexLocker locker(&m_mutex);
    return m_dropped;
}

quint64 FrameLog::firstNumber() const
{
    const QMutexLocker locker(&m_mutex);
    return m_next - m_records.size();
}

quint64 FrameLog::nextNumber() const
{
    const QMutexLocker locker(&m_mutex);
    return m_next;
}

void FrameLog::append(FrameRecord record)
{
    QMutexLocker locker(&m_mutex);
    take(std::move(record));
    makeRoom(locker);
}

void FrameLog::take(FrameRecord record)
{
    record.number = m_next++;
    m_bytes += record.cost();
    Connection &connection = m_connections[record.connectionId];
    connection.known.id = record.connectionId;
    ++connection.records;
    m_records.push_back(std::move(record));
}

/// Leaves the mutex unlocked.
void FrameLog::makeRoom(QMutexLocker<QMutex> &locker)
{
    dropWhile(locker, [this] {
        const bool tooMany = m_bytes > m_maxBytes && m_records.size() > 1;
        m_dropped += tooMany ? 1 : 0;
        return tooMany;
    });
}

/// Drops the oldest records, piece by piece, and tells the listener. Leaves the mutex unlocked.
template<typename Condition>
void FrameLog::dropWhile(QMutexLocker<QMutex> &locker, Condition tooMany)
{
    QVarLengthArray<FrameRecord, 8> gone;
    for (;;) {
        while (gone.size() < MostAtOnce && tooMany())
            gone.append(takeFirst());
        if (gone.size() < MostAtOnce)
            break;
        locker.unlock();
        gone.clear();
        locker.relock();
    }
    notify();
    locker.unlock();
}

FrameRecord FrameLog::takeFirst()
{
    FrameRecord first = std::move(m_records.front());
    m_records.pop_front();
    m_bytes -= first.cost();
    --m_connections[first.connectionId].records;
    forgetIfGone(first.connectionId);
    return first;
}

void FrameLog::forgetIfGone(quint64 id)
{
    const auto place = m_connections.find(id);
    if (place != m_connections.end() && place->ended && place->records == 0)
        m_connections.erase(place);
}

void FrameLog::setConnection(const RecordedConnection &connection)
{
    const QMutexLocker locker(&m_mutex);
    Connection &known = m_connections[connection.id];
    known.known = connection;
    known.ended = false;
}

void FrameLog::endConnection(quint64 id)
{
    const QMutexLocker locker(&m_mutex);
    if (const auto place = m_connections.find(id); place != m_connections.end())
        place->ended = true;
    forgetIfGone(id);
}

RecordedConnection FrameLog::connection(quint64 id) const
{
    const QMutexLocker locker(&m_mutex);
    return m_connections.value(id).known;
}

QMap<quint64, qint64> FrameLog::recordsByConnection() const
{
    const QMutexLocker locker(&m_mutex);
    QMap<quint64, qint64> counts;
    for (const auto &[id, connection] : m_connections.asKeyValueRange()) {
        if (connection.records > 0)
            counts.insert(id, connection.records);
    }
    return counts;
}

void FrameLog::countDropped(quint64 records)
{
    const QMutexLocker locker(&m_mutex);
    m_dropped += records;
    notify();
}

void FrameLog::clear()
{
    QMutexLocker locker(&m_mutex);
    m_dropped = 0;
    dropWhile(locker, [this, end = m_next] { return m_next - m_records.size() < end; });
}

void FrameLog::load(const FrameRecording &recording)
{
    qint64 size = 0;
    for (const FrameRecord &record : recording.frames)
        size += record.cost();
    for (const RecordedConnection &connection : recording.connections)
        setConnection(connection);
    QMutexLocker locker(&m_mutex);
    m_maxBytes = std::max(m_maxBytes, m_bytes + size);
    m_dropped += recording.dropped;
    for (std::span<const FrameRecord> left = recording.frames; !left.empty();) {
        const auto piece = left.first(std::min(std::size_t(MostAtOnce), left.size()));
        std::ranges::for_each(piece, [this](const FrameRecord &record) { take(record); });
        left = left.subspan(piece.size());
        locker.unlock();
        locker.relock();
    }
    notify();
    locker.unlock();
    for (const RecordedConnection &connection : recording.connections)
        endConnection(connection.id);
}

std::vector<FrameRecord> FrameLog::records(quint64 from, qsizetype most) const
{
    const QMutexLocker locker(&m_mutex);
    const quint64 first = m_next - m_records.size();
    const auto begin = qsizetype(std::min(std::max(from, first), m_next) - first);
    const qsizetype count = std::min(most, qsizetype(m_records.size()) - begin);
    const auto place = m_records.begin() + begin;
    return {place, place + count};
}

FrameRecording FrameLog::snapshot() const
{
    FrameRecording recording;
    quint64 from = firstNumber();
    const quint64 end = nextNumber();
    while (from < end) {
        std::vector<FrameRecord> piece = records(from, std::min(MostAtOnce, qsizetype(end - from)));
        if (piece.empty() || piece.front().number >= end)
            break;
        from = piece.back().number + 1;
        std::ranges::move(piece, std::back_inserter(recording.frames));
    }
    QMutexLocker locker(&m_mutex);
    recording.dropped = m_dropped;
    for (const Connection &connection : m_connections)
        recording.connections.append(connection.known);
    locker.unlock();
    std::ranges::sort(recording.connections, {}, &RecordedConnection::id);
    return recording;
}

void FrameLog::setListener(QObject *listener, const char *slot)
{
    const QMutexLocker locker(&m_mutex);
    m_listener = listener;
    m_slot = slot;
    m_listening = listener != nullptr;
}

void FrameLog::listenAgain()
{
    const QMutexLocker locker(&m_mutex);
    m_listening = m_listener != nullptr;
}

/// Within the mutex, so that the listener is not destroyed meanwhile: it takes itself away first.
void FrameLog::notify()
{
    if (!std::exchange(m_listening, false))
        return;
    QMetaObject::invokeMethod(m_listener, m_slot, Qt::QueuedConnection);
}

} // namespace Tidewire

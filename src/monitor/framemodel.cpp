// SPDX-License-Identifier: MIT
#include "framemodel.h"

#include "framesearch.h"
#include "recordingfile.h"

#include <QtCore/qcoreevent.h>

#include <algorithm>
#include <utility>

namespace Tidewire {

namespace {

/// How many records are looked at for one update; the rest comes with the next one. More than a million a second.
constexpr quint64 MostAtOnce = 20'000;
/// The same where each record's preview is made to look for words in it. Both take a few milliseconds.
constexpr quint64 MostAtOnceInText = 2'000;
constexpr qsizetype PieceSize = 4'096;

} // namespace

FrameModel::FrameModel(QObject *parent) : QAbstractListModel(parent) {}

FrameModel::~FrameModel() = default;

FrameRecorder *FrameModel::recorder() const
{
    return m_recorder;
}

void FrameModel::setRecorder(FrameRecorder *recorder)
{
    if (m_recorder == recorder && (recorder == nullptr || m_log == recorder->log()))
        return;
    if (m_recorder)
        m_recorder->disconnect(this);
    m_recorder = recorder;
    setLog(recorder ? recorder->log() : nullptr);
    if (recorder)
        connect(recorder, &FrameRecorder::recorded, this, &FrameModel::update);
    Q_EMIT recorderChanged();
}

void FrameModel::setLog(std::shared_ptr<const FrameLog> log)
{
    if (m_recorder && m_recorder->log() != log) {
        m_recorder->disconnect(this);
        m_recorder = nullptr;
        Q_EMIT recorderChanged();
    }
    m_log = std::move(log);
    setPaused(false);
    reload();
}

void FrameModel::showImported(FrameImporter *importer)
{
    setLog(importer ? importer->log() : nullptr);
}

/// All rows anew: some at once, so that the list is not empty for a moment, and the rest bit by bit.
void FrameModel::reload()
{
    // No reset: views would make all their delegates anew, which takes longer than all the rest.
    if (!m_rows.empty()) {
        beginRemoveRows({}, 0, count() - 1);
        m_rows.clear();
        endRemoveRows();
    }
    m_next = m_log ? m_log->firstNumber() : 1;
    m_loadEnd = m_log ? (m_paused ? m_pausedAt : m_log->nextNumber()) : 0;
    setLoading(m_next < m_loadEnd);
    if (m_log)
        append(takeAccepted(m_loadEnd));
    Q_EMIT countChanged(); // as many as before are others, too
    tellDropped();
    goOn();
}

/// Sees to it that what was not looked at is, after everybody else in this thread had a turn.
void FrameModel::goOn()
{
    if (!m_log || m_next >= m_log->nextNumber())
        m_rest.stop();
    else if (!m_rest.isActive())
        m_rest.start(0, this);
    setLoading(m_next < m_loadEnd);
}

void FrameModel::setLoading(bool loading)
{
    if (std::exchange(m_loading, loading) != loading)
        Q_EMIT loadingChanged();
}

void FrameModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_rest.timerId())
        update();
    else
        QAbstractListModel::timerEvent(event);
}

/// The records that the filter accepts from m_next to before \a end, or as many as are looked at at once, and m_next
/// behind them.
std::vector<FrameRecord> FrameModel::takeAccepted(quint64 end)
{
    std::vector<FrameRecord> accepted;
    end = std::min(end, m_next + (m_filter.words.isEmpty() ? MostAtOnce : MostAtOnceInText));
    while (m_next < end) {
        std::vector<FrameRecord> piece = m_log->records(m_next, std::min(PieceSize, qsizetype(end - m_next)));
        if (piece.empty() || piece.front().number >= end) {
            m_next = end; // they have made room meanwhile
            break;
        }
        m_next = std::min(piece.back().number + 1, end);
        for (FrameRecord &record : piece) {
            if (record.number < end && m_filter.accepts(record))
                accepted.push_back(std::move(record));
        }
    }
    return accepted;
}

void FrameModel::update()
{
    if (!m_log)
        return;
    const int before = count();
    if (!m_paused)
        removeGone();
    appendNew();
    if (count() != before)
        Q_EMIT countChanged();
    tellDropped();
    goOn();
}

void FrameModel::removeGone()
{
    const quint64 first = m_log->firstNumber();
    const auto kept = std::ranges::lower_bound(m_rows, first, {}, &FrameRecord::number);
    if (kept == m_rows.begin())
        return;
    beginRemoveRows({}, 0, int(kept - m_rows.begin()) - 1);
    m_rows.erase(m_rows.begin(), kept);
    endRemoveRows();
}

void FrameModel::appendNew()
{
    // What was there before a pause is shown, however long it takes to look through it.
    const bool missing = m_paused && m_next >= m_pausedAt;
    std::vector<FrameRecord> records = takeAccepted(m_paused && !missing ? m_pausedAt : m_log->nextNumber());
    if (records.empty())
        return;
    if (missing) {
        m_missed += int(records.size());
        Q_EMIT missedChanged();
        return;
    }
    append(std::move(records));
}

void FrameModel::append(std::vector<FrameRecord> records)
{
    if (records.empty())
        return;
    beginInsertRows({}, count(), count() + int(records.size()) - 1);
    std::ranges::move(records, std::back_inserter(m_rows));
    endInsertRows();
}

void FrameModel::tellDropped()
{
    const double dropped = m_log ? double(m_log->dropped()) : 0;
    if (std::exchange(m_dropped, dropped) != dropped)
        Q_EMIT droppedChanged();
}

void FrameModel::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    // What has come until now belongs to the time before.
    if (paused)
        update();
    m_paused = paused;
    m_pausedAt = m_log ? m_log->nextNumber() : m_next;
    if (!paused) {
        m_missed = 0;
        Q_EMIT missedChanged();
        reload();
    }
    Q_EMIT pausedChanged();
}

void FrameModel::setFilter(const FrameFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    if (m_paused) {
        // Counted anew, by the new filter.
        m_missed = 0;
        Q_EMIT missedChanged();
    }
    reload();
    if (m_paused)
        update();
    Q_EMIT filterChanged();
}

void FrameModel::setWay(FrameFilter::Way way)
{
    FrameFilter filter = m_filter;
    filter.way = way;
    setFilter(filter);
}

void FrameModel::setTypes(int types)
{
    FrameFilter filter = m_filter;
    filter.types = types;
    setFilter(filter);
}

void FrameModel::setConnectionId(quint64 id)
{
    FrameFilter filter = m_filter;
    filter.connectionId = id;
    setFilter(filter);
}

void FrameModel::setWords(const QString &words)
{
    FrameFilter filter = m_filter;
    filter.words = words.split(u' ', Qt::SkipEmptyParts);
    setFilter(filter);
}

FrameSearch *FrameModel::search() const
{
    return m_search;
}

void FrameModel::setSearch(FrameSearch *search)
{
    if (m_search == search)
        return;
    if (m_search)
        m_search->disconnect(this);
    m_search = search;
    if (search)
        connect(search, &FrameSearch::found, this, &FrameModel::tellHits);
    tellHits();
    Q_EMIT searchChanged();
}

void FrameModel::tellHits()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {HitRole});
}

bool FrameModel::isHit(const FrameRecord &record) const
{
    return m_search && std::ranges::binary_search(m_search->results(), record.number);
}

int FrameModel::nextHit(int row, bool backwards) const
{
    return m_search ? nextOf(m_search->results(), row, backwards) : -1;
}

int FrameModel::rowOf(quint64 number) const
{
    const auto place = std::ranges::lower_bound(m_rows, number, {}, &FrameRecord::number);
    return place != m_rows.end() && place->number == number ? int(place - m_rows.begin()) : -1;
}

int FrameModel::nextOf(const QList<quint64> &numbers, int row, bool backwards) const
{
    const int step = backwards ? -1 : 1;
    for (int i = row; i >= 0 && i < count(); i += step) {
        if (std::ranges::binary_search(numbers, record(i).number))
            return i;
    }
    return -1;
}

} // namespace Tidewire

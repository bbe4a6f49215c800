// SPDX-License-Identifier: MIT
#include "framesearch.h"

#include "framemodel.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

namespace {

/// How many records are searched between two reports.
constexpr qsizetype PieceSize = 64;

} // namespace

struct FrameSearch::Found
{
    QMutex mutex;
    QList<quint64> numbers;

    void add(const QList<quint64> &more)
    {
        const QMutexLocker locker(&mutex);
        numbers += more;
    }
    QList<quint64> take()
    {
        const QMutexLocker locker(&mutex);
        return std::exchange(numbers, {});
    }
};

FrameSearch::FrameSearch(QObject *parent) : RecordingTask(parent) {}

FrameSearch::~FrameSearch()
{
    stop();
}

void FrameSearch::search(const std::shared_ptr<const FrameLog> &log, const FrameQuery &query)
{
    clear();
    m_query = query;
    m_next = log ? log->firstNumber() : 1;
    begin(log);
}

/// From m_next on.
void FrameSearch::begin(const std::shared_ptr<const FrameLog> &log)
{
    const quint64 from = m_next;
    const quint64 end = log ? log->nextNumber() : from;
    m_next = end;
    m_found = std::make_shared<Found>();
    start([log, query = m_query, from, end, found = m_found](TaskControl &control) {
        const FrameMatcher matcher(query);
        if (!matcher.errorString().isEmpty())
            return matcher.errorString();
        quint64 next = from;
        while (next < end) {
            const std::vector<FrameRecord> piece = log->records(next, PieceSize);
            QList<quint64> numbers;
            for (const FrameRecord &record : piece) {
                if (control.isCancelled())
                    return QString();
                if (record.number < end && matcher.matches(record.payload))
                    numbers.append(record.number);
            }
            found->add(numbers);
            next = piece.empty() ? end : piece.back().number + 1;
            control.setProgress(double(next - from) / double(std::max(end, next) - from));
        }
        control.setProgress(1);
        return QString();
    });
}

void FrameSearch::search(FrameModel *frames, const QString &pattern, FrameQuery::Kind kind, bool caseSensitive)
{
    search(frames ? frames->log() : nullptr, {kind, pattern, caseSensitive});
}

void FrameSearch::goOn(FrameModel *frames)
{
    if (isRunning() || m_next == 0 || !frames || !frames->log() || m_next >= frames->log()->nextNumber())
        return;
    begin(frames->log());
}

/// Also ends a search that is under way, whose results nobody waits for any more.
void FrameSearch::clear()
{
    abandon();
    m_found.reset();
    m_next = 0;
    if (!std::exchange(m_results, {}).isEmpty())
        Q_EMIT found();
}

void FrameSearch::takeResults()
{
    const QList<quint64> more = m_found ? m_found->take() : QList<quint64>();
    if (more.isEmpty())
        return;
    m_results += more;
    Q_EMIT found();
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "framesearch.h"

#include "framemodel.h"

#include <utility>

namespace Tidewire {

namespace {

/// How many records are searched between two reports.
constexpr std::size_t PieceSize = 64;

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
    m_found = std::make_shared<Found>();
    start([log, query, found = m_found](TaskControl &control) {
        const FrameMatcher matcher(query);
        if (!matcher.errorString().isEmpty())
            return matcher.errorString();
        const FrameRecording recording = log ? log->snapshot() : FrameRecording();
        const std::size_t size = recording.frames.size();
        QList<quint64> numbers;
        for (std::size_t i = 0; i < size; ++i) {
            if (matcher.matches(recording.frames[i].payload))
                numbers.append(recording.frames[i].number);
            if (control.isCancelled())
                return QString();
            if (i % PieceSize != 0)
                continue;
            control.setProgress(double(i) / double(size));
            found->add(std::exchange(numbers, {}));
        }
        found->add(numbers);
        control.setProgress(1);
        return QString();
    });
}

void FrameSearch::search(FrameModel *frames, const QString &pattern, FrameQuery::Kind kind, bool caseSensitive)
{
    search(frames ? frames->log() : nullptr, {kind, pattern, caseSensitive});
}

/// Also ends a search that is under way, whose results nobody waits for any more.
void FrameSearch::clear()
{
    abandon();
    m_found.reset();
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

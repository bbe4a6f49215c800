// SPDX-License-Identifier: MIT
#include "deadline.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace Tidewire {

namespace {

qint64 now()
{
    return QDeadlineTimer::current().deadline();
}

} // namespace

/// The deadlines of one thread, by time.
class DeadlineQueue
{
public:
    static DeadlineQueue &ofThisThread()
    {
        thread_local DeadlineQueue queue;
        return queue;
    }

    Deadline::Queue::iterator insert(qint64 time, Deadline *deadline)
    {
        const auto place = m_queue.insert({time, deadline});
        if (place == m_queue.begin())
            arm();
        return place;
    }

    /// The timer is left alone: it finds nothing to do, or less, which is cheaper than setting it each time.
    void erase(Deadline::Queue::iterator place) { m_queue.erase(place); }

private:
    DeadlineQueue()
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { expire(); });
    }

    void arm()
    {
        constexpr qint64 Longest = std::numeric_limits<int>::max(); // a timer cannot do more: it will be armed again
        m_timer.start(int(std::clamp(m_queue.begin()->first - now(), qint64(0), Longest)));
    }

    void expire()
    {
        const qint64 time = now();
        while (!m_queue.empty() && m_queue.begin()->first <= time) {
            Deadline *deadline = m_queue.begin()->second;
            deadline->stop();
            // It may run an event loop, in which the others have to pass.
            if (!m_queue.empty())
                arm();
            deadline->deadlinePassed();
        }
        if (!m_queue.empty())
            arm();
    }

    Deadline::Queue m_queue;
    QTimer m_timer;
};

void Deadline::start(std::chrono::milliseconds length)
{
    stop();
    constexpr auto Never = std::chrono::milliseconds(std::numeric_limits<qint64>::max() / 2);
    m_place = DeadlineQueue::ofThisThread().insert(now() + std::min(length, Never).count(), this);
    m_active = true;
}

std::chrono::milliseconds Deadline::remaining() const
{
    return std::chrono::milliseconds(m_active ? std::max(qint64(1), m_place->first - now()) : 0);
}

void Deadline::stop()
{
    if (std::exchange(m_active, false))
        DeadlineQueue::ofThisThread().erase(m_place);
}

} // namespace Tidewire

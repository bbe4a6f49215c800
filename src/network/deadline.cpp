// SPDX-License-Identifier: MIT
#include "deadline.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Tidewire {

using namespace std::chrono_literals;

namespace {

/// For how long deadlines that pass together keep the event loop from windows, sockets and what else there is.
constexpr qint64 Share = 4'000'000; // nanoseconds

qint64 now()
{
    return QDeadlineTimer::current(Qt::PreciseTimer).deadlineNSecs();
}

} // namespace

/// The deadlines of one thread, as a pairing heap that they are themselves the nodes of: each is not later than those
/// behind it. To add one takes a step, to remove one about as many as their number has binary digits.
class DeadlineQueue
{
public:
    static DeadlineQueue &ofThisThread()
    {
        thread_local DeadlineQueue queue;
        return queue;
    }

    void insert(Deadline *deadline)
    {
        m_first = merged(m_first, deadline);
        if (m_first == deadline)
            arm();
    }

    /// The timer is left alone: it finds nothing to do, or less, which is cheaper than setting it each time.
    /// Also for those of a thread that has ended, which outlive its queue as a heap of their own.
    void remove(Deadline *deadline)
    {
        Deadline *const others = mergedAll(std::exchange(deadline->m_child, nullptr));
        if (deadline == m_first)
            m_first = others;
        Deadline *const before = std::exchange(deadline->m_before, nullptr);
        if (!before)
            return; // it was the first
        Deadline *next = std::exchange(deadline->m_next, nullptr);
        if (others) {
            others->m_next = next;
            if (next)
                next->m_before = others;
            next = others;
        }
        (before->m_child == deadline ? before->m_child : before->m_next) = next;
        if (next)
            next->m_before = before;
    }

private:
    DeadlineQueue()
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { expire(); });
    }

    /// Both with all that is behind them; either may be null, and neither stands behind another one.
    static Deadline *merged(Deadline *one, Deadline *other)
    {
        if (!one || !other)
            return one ? one : other;
        if (other->m_time < one->m_time)
            std::swap(one, other);
        other->m_before = one;
        other->m_next = one->m_child;
        if (one->m_child)
            one->m_child->m_before = other;
        one->m_child = other;
        return one;
    }

    /// The same for \a first and all next to it: in pairs, and then those one after the other.
    static Deadline *mergedAll(Deadline *first)
    {
        Deadline *pairs = nullptr;
        while (first) {
            Deadline *const one = first;
            Deadline *const other = std::exchange(one->m_next, nullptr);
            one->m_before = nullptr;
            first = other ? std::exchange(other->m_next, nullptr) : nullptr;
            if (other)
                other->m_before = nullptr;
            Deadline *const pair = merged(one, other);
            pair->m_next = std::exchange(pairs, pair);
        }
        Deadline *all = nullptr;
        while (pairs) {
            Deadline *const pair = pairs;
            pairs = std::exchange(pair->m_next, nullptr);
            all = merged(all, pair);
        }
        return all;
    }

    void arm()
    {
        constexpr std::chrono::nanoseconds Longest = 24h; // then the timer will be armed again
        const auto left = std::clamp(std::chrono::nanoseconds(m_first->m_time - now()), 0ns, Longest);
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
    }

    void expire()
    {
        const qint64 begin = now();
        qint64 time = begin;
        while (m_first && m_first->m_time <= begin && time - begin < Share) {
            Deadline *const deadline = m_first;
            deadline->stop();
            // It may run an event loop, in which the others have to pass.
            if (m_first)
                arm();
            deadline->deadlinePassed();
            time = now();
        }
        if (m_first)
            arm();
    }

    Deadline *m_first = nullptr;
    QTimer m_timer;
};

void Deadline::start(std::chrono::milliseconds length)
{
    stop();
    m_time = now() + std::chrono::nanoseconds(std::min(length, Longest)).count();
    DeadlineQueue::ofThisThread().insert(this);
}

std::chrono::milliseconds Deadline::remaining() const
{
    if (!isActive())
        return 0ms;
    return std::max(1ms, std::chrono::ceil<std::chrono::milliseconds>(std::chrono::nanoseconds(m_time - now())));
}

void Deadline::stop()
{
    if (!isActive())
        return;
    DeadlineQueue::ofThisThread().remove(this);
    m_time = Inactive;
}

} // namespace Tidewire

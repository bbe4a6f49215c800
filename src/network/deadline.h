// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <chrono>

namespace Tidewire {

/// A point in time at which something must have happened. All deadlines of a thread share one timer, so that one more
/// costs nothing but itself. As late as a coarse QTimer may be, 5 %; where many pass together, the event loop has its
/// turn in between. Not for other threads.
class Deadline
{
public:
    /// What is longer is taken for this, a hundred years.
    static constexpr std::chrono::milliseconds Longest = std::chrono::hours(24) * 365 * 100;

    Deadline() = default;
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;
    virtual ~Deadline() { stop(); }

    /// Starts, or starts anew. deadlinePassed() is called once from the event loop unless stop() comes first.
    void start(std::chrono::milliseconds length);
    void stop();
    bool isActive() const { return m_time != Inactive; }
    /// Until it passes; 0 if it is not active.
    std::chrono::milliseconds remaining() const;

protected:
    /// May delete this object, and start or stop any.
    virtual void deadlinePassed() = 0;

private:
    friend class DeadlineQueue;
    static constexpr qint64 Inactive = -1;

    qint64 m_time = Inactive; ///< Nanoseconds of the steady clock.
    // Its place among the thread's: see DeadlineQueue.
    Deadline *m_child = nullptr;  ///< The first of those behind it.
    Deadline *m_next = nullptr;   ///< Behind the same one as this.
    Deadline *m_before = nullptr; ///< The one that this is the next of, or else the first child of.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <chrono>
#include <map>

namespace Tidewire {

/// A point in time at which something must have happened. All deadlines of a thread share one timer, so that one more
/// costs a map node and no timer of its own. As late as a coarse QTimer may be, 5 %. Not for other threads.
class Deadline
{
public:
    Deadline() = default;
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;
    virtual ~Deadline() { stop(); }

    /// Starts, or starts anew. deadlinePassed() is called once from the event loop unless stop() comes first.
    void start(std::chrono::milliseconds length);
    void stop();
    bool isActive() const { return m_active; }
    /// Until it passes; 0 if it is not active.
    std::chrono::milliseconds remaining() const;

protected:
    /// May delete this object, and start or stop any.
    virtual void deadlinePassed() = 0;

private:
    friend class DeadlineQueue;
    using Queue = std::multimap<qint64, Deadline *>;

    Queue::iterator m_place;
    bool m_active = false;
};

} // namespace Tidewire

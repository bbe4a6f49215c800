// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qshareddata.h>

#include <limits>
#include <utility>
#include <vector>

namespace Tidewire {

/// What one thread has to see to when control returns to its event loop, so that what is sent in several places until
/// then leaves together. A posted event for each would cost a system call.
///
/// It exists as long as somebody holds it. Not for other threads.
class FlushQueue : public QObject, public QSharedData
{
    Q_OBJECT

public:
    class Entry
    {
    public:
        virtual ~Entry() = default;
        /// May delete any entry, and run an event loop of its own.
        virtual void flushNow() = 0;

    private:
        friend class FlushQueue;
        int m_place = -1; ///< In the queue; -1 for not.
    };
    using Pointer = QExplicitlySharedDataPointer<FlushQueue>;

    /// That of this thread, made if there is none.
    static Pointer ofThisThread();
    ~FlushQueue() override;

    /// Calls \a entry's flushNow() once, when control returns to an event loop, also to a nested one, or in flush().
    void add(Entry *entry)
    {
        if (entry->m_place >= 0)
            return;
        entry->m_place = int(m_waiting.size());
        m_waiting.push_back(entry);
    }
    /// Has to be called before an entry that may wait is deleted.
    void remove(Entry *entry)
    {
        if (entry->m_place >= 0)
            m_waiting[std::size_t(std::exchange(entry->m_place, -1))] = nullptr;
    }
    /// Does all that waits now.
    void flush();
    /// To be called after an event that was handled from \a begin to \a end by the steady clock: where handlers are
    /// quick, what they have led to waits for some others, and where they are slow it waits for none.
    void eventHandled(qint64 begin, qint64 end)
    {
        if (end - begin > SlowHandler)
            m_impatientUntil = end + Impatience;
        if (m_waiting.size() >= MostWaiting || (end < m_impatientUntil && !m_waiting.empty()))
            flush();
    }

private:
    static constexpr std::size_t MostWaiting = 32;
    // Nanoseconds. The clock's ticks are 4 or 10 ms apart, and one may come at any time.
    static constexpr qint64 SlowHandler = 11'000'000;
    static constexpr qint64 Impatience = 1'000'000'000;

    FlushQueue();
    void forgetFlushed();

    std::vector<Entry *> m_waiting;                               ///< Null for those that do not wait any more.
    std::size_t m_next = 0;                                       ///< Those before were flushed.
    qint64 m_impatientUntil = std::numeric_limits<qint64>::min(); ///< A handler was slow of late.
};

} // namespace Tidewire

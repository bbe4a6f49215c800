// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qshareddata.h>

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

private:
    FlushQueue();
    void forgetFlushed();

    std::vector<Entry *> m_waiting; ///< Null for those that do not wait any more.
    std::size_t m_next = 0;         ///< Those before were flushed.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qshareddata.h>

#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace Tidewire {

class SocketBatch;

/// What one thread has to see to when control returns to its event loop, so that what is sent in several places until
/// then leaves together. A posted event for each would cost a system call.
///
/// It exists as long as somebody holds it. Not for other threads.
class FlushQueue : public QObject, public QSharedData
{
    Q_OBJECT

public:
    /// Bytes for a socket; none if they are empty.
    struct Output
    {
        int descriptor = -1;
        std::span<const char> bytes;
    };
    class Entry
    {
    public:
        virtual ~Entry() = default;
        /// May delete any entry, and run an event loop of its own.
        virtual void flushNow() = 0;
        /// What flushNow() would begin with, if that is to send one piece. sent() follows then, before anything else,
        /// and flushNow() afterwards. Neither may touch another entry.
        virtual Output output() { return {}; }
        /// \a result is what send() has returned for \a bytes, or a negative errno.
        virtual void sent([[maybe_unused]] std::span<const char> bytes, [[maybe_unused]] qint64 result) {}

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
    /// What entries have to send leaves by way of \a batch, which must live as long as anything waits; null for each by
    /// itself.
    void setBatch(SocketBatch *batch) { m_batch = batch; }
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
    std::size_t sendTogether(std::size_t end);
    void forgetFlushed();

    SocketBatch *m_batch = nullptr;
    std::vector<Entry *> m_waiting;                               ///< Null for those that do not wait any more.
    std::size_t m_next = 0;                                       ///< Those before were flushed.
    qint64 m_impatientUntil = std::numeric_limits<qint64>::min(); ///< A handler was slow of late.
};

} // namespace Tidewire

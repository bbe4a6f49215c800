// SPDX-License-Identifier: MIT
#pragma once

#include "flushqueue.h"
#include "receivebuffer.h"
#include "socketbatch.h"

#include <QtCore/qobject.h>
#include <QtCore/qshareddata.h>

#include <algorithm>
#include <array>
#include <memory>

#include <sys/epoll.h>

QT_FORWARD_DECLARE_CLASS(QSocketNotifier)

namespace Tidewire {

/// The descriptors of one thread in one epoll set, which is itself a single notifier of the thread's Qt event loop:
/// Qt's own dispatchers look at each notifier at each wake-up, so that a notifier per connection makes every message
/// pay for all connections that are silent.
///
/// It exists as long as somebody holds it. Not for other threads.
class EpollSet : public QObject, public QSharedData
{
    Q_OBJECT

public:
    /// What a watcher takes.
    struct Receiving
    {
        int socket;
        size_t most; ///< Bytes; 0 for nothing.
    };
    /// What was received with an event.
    struct Slice
    {
        char *begin = nullptr; ///< Null if the watcher receives by itself.
        int result = 0;        ///< As recv() has returned it, or a negative errno.

        std::span<char> bytes() const { return {begin, size_t(std::max(result, 0))}; }
    };
    /// Who is told of a descriptor. A callee may delete itself or any other, and run an event loop of its own.
    class Watcher : public FlushQueue::Entry
    {
    public:
        /// \a events as epoll_wait() gave them.
        virtual void ready(quint32 events) = 0;
        /// What the set may receive, together with what others have. received() follows then in the place of ready(),
        /// unless the watcher was removed.
        virtual Receiving receiving() const = 0;
        /// The bytes are the callee's to change until the flush queue has been flushed.
        virtual void received(const Slice &slice) = 0;
    };
    /// For all that is received together: 9 KiB each, as bytes that are a multiple of 4 KiB apart would displace one
    /// another in the processor's cache.
    static constexpr size_t SlicesSize = 9 * 1024 * SocketBatch::Most;

    /// That of this thread, made if there is none.
    static QExplicitlySharedDataPointer<EpollSet> ofThisThread();
    ~EpollSet() override;

    /// False if the system refuses, with errno.
    bool add(int descriptor, quint32 events, Watcher *watcher) const;
    void change(int descriptor, quint32 events, Watcher *watcher) const;
    /// Returns what was received for the \a watcher and what it was not told of: valid until anybody is told of more.
    [[nodiscard]] Slice remove(int descriptor, Watcher *watcher);
    /// The thread's, which the set also flushes after a batch of events.
    FlushQueue &flushQueue() const { return *m_flushQueue; }
    /// For the watchers, in ready().
    ReceiveBuffer::Home &receiveBuffer() { return m_receiveBuffer; }

private:
    EpollSet();
    bool fetch();
    void dispatch();
    void handleNext();
    void receiveTogether();
    bool hasReceived() const;
    void askToGoOn();

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    // The present batch. It is the set's, not a function's, so that a nested event loop goes on with it, and so that
    // what is left of it when the time is up comes first next time.
    std::array<epoll_event, 128> m_events;
    int m_count = 0;
    int m_next = 0;
    int m_dispatching = 0; ///< How often dispatch() is under way.
    bool m_askedToGoOn = false;
    SocketBatch *const m_batch = SocketBatch::ofThisThread();
    // Of the batch, the events from m_receivedFrom to m_receivedTo.
    std::array<Slice, SocketBatch::Most> m_received;
    int m_receivedFrom = 0;
    int m_receivedTo = 0;
    std::unique_ptr<char[]> m_slices; ///< SlicesSize bytes, once anything was received together.
    FlushQueue::Pointer m_flushQueue = FlushQueue::ofThisThread();
    ReceiveBuffer::Home m_receiveBuffer;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "flushqueue.h"
#include "receivebuffer.h"

#include <QtCore/qobject.h>
#include <QtCore/qshareddata.h>

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
    /// Who is told of a descriptor. A callee may delete itself or any other, and run an event loop of its own.
    class Watcher : public FlushQueue::Entry
    {
    public:
        /// \a events as epoll_wait() gave them.
        virtual void ready(quint32 events) = 0;
    };

    /// That of this thread, made if there is none.
    static QExplicitlySharedDataPointer<EpollSet> ofThisThread();
    ~EpollSet() override;

    /// False if the system refuses, with errno.
    bool add(int descriptor, quint32 events, Watcher *watcher) const;
    void change(int descriptor, quint32 events, Watcher *watcher) const;
    void remove(int descriptor, Watcher *watcher);
    /// The thread's, which the set also flushes after a batch of events.
    FlushQueue &flushQueue() const { return *m_flushQueue; }
    /// For the watchers, in ready().
    ReceiveBuffer::Home &receiveBuffer() { return m_receiveBuffer; }

private:
    EpollSet();
    bool fetch();
    void dispatch();

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    // The present batch. It is the set's, not a function's, so that a nested event loop goes on with it, and so that
    // what is left of it when the time is up comes first next time.
    std::array<epoll_event, 128> m_events;
    int m_count = 0;
    int m_next = 0;
    int m_dispatching = 0; ///< How often dispatch() is under way.
    FlushQueue::Pointer m_flushQueue = FlushQueue::ofThisThread();
    ReceiveBuffer::Home m_receiveBuffer;
};

} // namespace Tidewire

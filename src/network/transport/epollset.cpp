// SPDX-License-Identifier: MIT
#include "epollset.h"

#include "steadyclock.h"

#include <QtCore/qsocketnotifier.h>

#include <algorithm>
#include <utility>

#include <unistd.h>

namespace Tidewire {

namespace {

/// For how long the event loop is kept from timers, windows and what else the program has. The first tick of the clock
/// may come at once, and 4 ms is as far apart as they are as a rule.
constexpr qint64 Share = 4'000'000; // nanoseconds

/// Null while nobody in the thread holds one.
thread_local EpollSet *setOfThisThread = nullptr;

} // namespace

QExplicitlySharedDataPointer<EpollSet> EpollSet::ofThisThread()
{
    return QExplicitlySharedDataPointer<EpollSet>(setOfThisThread ? setOfThisThread : new EpollSet);
}

EpollSet::EpollSet() : m_descriptor(::epoll_create1(EPOLL_CLOEXEC))
{
    setOfThisThread = this;
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EpollSet::dispatch);
}

EpollSet::~EpollSet()
{
    // Those that hold it have left before they went to another thread.
    if (setOfThisThread == this)
        setOfThisThread = nullptr;
    if (!m_notifier)
        return;
    m_notifier->setEnabled(false);
    // Not always later: at the end of a thread there is no later.
    if (m_dispatching > 0)
        m_notifier.release()->deleteLater();
    m_notifier.reset();
    ::close(m_descriptor);
}

bool EpollSet::add(int descriptor, quint32 events, Watcher *watcher) const
{
    epoll_event event{events, {.ptr = watcher}};
    return ::epoll_ctl(m_descriptor, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void EpollSet::change(int descriptor, quint32 events, Watcher *watcher) const
{
    epoll_event event{events, {.ptr = watcher}};
    ::epoll_ctl(m_descriptor, EPOLL_CTL_MOD, descriptor, &event);
}

void EpollSet::remove(int descriptor, Watcher *watcher)
{
    ::epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr);
    for (int i = m_next; i < m_count; ++i) {
        if (m_events[size_t(i)].data.ptr == watcher)
            m_events[size_t(i)].data.ptr = nullptr;
    }
}

/// Looks for a new batch; false if nothing is ready.
bool EpollSet::fetch()
{
    m_next = 0;
    m_count = std::max(0, ::epoll_wait(m_descriptor, m_events.data(), int(m_events.size()), 0));
    return m_count > 0;
}

void EpollSet::dispatch()
{
    const QExplicitlySharedDataPointer self(this);
    qint64 now = steadyTick();
    const qint64 end = now + Share;
    ++m_dispatching;
    if (m_next < m_count || fetch()) {
        do {
            const qint64 begin = now;
            const epoll_event event = m_events[size_t(m_next++)];
            if (auto *const watcher = static_cast<Watcher *>(event.data.ptr))
                watcher->ready(event.events);
            m_flushQueue->eventHandled(begin, now = steadyTick());
        } while (m_next < m_count && now < end);
    }
    m_flushQueue->flush();
    // Otherwise nobody else holds the set, and it ends here, within the notifier's signal.
    if (self->ref.loadRelaxed() > 1)
        --m_dispatching;
}

} // namespace Tidewire

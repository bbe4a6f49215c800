// SPDX-License-Identifier: MIT
#include "epollset.h"

#include "steadyclock.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qsocketnotifier.h>

#include <algorithm>
#include <utility>

#include <unistd.h>

namespace Tidewire {

namespace {

/// For how long the event loop is kept from timers, windows and what else the program has.
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
    // Between them they come whenever control returns to an event loop, also to a nested one that does not block. A
    // posted event would cost a system call each time.
    QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &EpollSet::flush);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &EpollSet::flush);
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
    const qint64 end = steadyNow() + Share;
    ++m_dispatching;
    if (m_next < m_count || fetch()) {
        do {
            const epoll_event event = m_events[size_t(m_next++)];
            if (auto *const watcher = static_cast<Watcher *>(event.data.ptr))
                watcher->ready(event.events);
        } while (m_next < m_count && steadyNow() < end);
    }
    flush();
    // Otherwise nobody else holds the set, and it ends here, within the notifier's signal.
    if (self->ref.loadRelaxed() > 1)
        --m_dispatching;
}

void EpollSet::flushSoon(Watcher *watcher)
{
    if (watcher->m_place >= 0)
        return;
    watcher->m_place = int(m_waiting.size());
    m_waiting.push_back(watcher);
}

void EpollSet::cancelFlush(Watcher *watcher)
{
    if (watcher->m_place >= 0)
        m_waiting[std::size_t(std::exchange(watcher->m_place, -1))] = nullptr;
}

void EpollSet::flush()
{
    if (m_waiting.empty())
        return;
    const QExplicitlySharedDataPointer self(this);
    // Those that come meanwhile have to wait for the next time, or there might be no end to it. A nested event loop
    // may have flushed them all.
    const std::size_t end = m_waiting.size();
    while (m_nextWaiting < std::min(end, m_waiting.size())) {
        Watcher *const watcher = m_waiting[m_nextWaiting++];
        if (!watcher)
            continue;
        watcher->m_place = -1;
        watcher->flushNow();
    }
    forgetFlushed();
}

void EpollSet::forgetFlushed()
{
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(std::exchange(m_nextWaiting, 0)));
    for (int place = 0; Watcher *const watcher : m_waiting) {
        if (watcher)
            watcher->m_place = place;
        ++place;
    }
}

} // namespace Tidewire

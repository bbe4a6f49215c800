// SPDX-License-Identifier: MIT
#include "epollset.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qsocketnotifier.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include <unistd.h>

namespace Tidewire {

namespace {

/// For how long the event loop is kept from timers, windows and what else the program has.
constexpr std::chrono::milliseconds Share{4};

} // namespace

std::shared_ptr<EpollSet> EpollSet::ofThisThread()
{
    thread_local std::weak_ptr<EpollSet> known;
    std::shared_ptr<EpollSet> set = known.lock();
    if (!set) {
        set.reset(new EpollSet);
        known = set;
    }
    return set;
}

EpollSet::EpollSet() : m_descriptor(::epoll_create1(EPOLL_CLOEXEC))
{
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
    const auto self = shared_from_this();
    const QDeadlineTimer share(Share, Qt::PreciseTimer);
    ++m_dispatching;
    if (m_next < m_count || fetch()) {
        do {
            const epoll_event event = m_events[size_t(m_next++)];
            if (auto *const watcher = static_cast<Watcher *>(event.data.ptr))
                watcher->ready(event.events);
        } while (m_next < m_count && !share.hasExpired());
    }
    flush();
    // Otherwise nobody else holds the set, and it ends here, within the notifier's signal.
    if (self.use_count() > 1)
        --m_dispatching;
}

void EpollSet::flushSoon(Watcher *watcher)
{
    if (std::exchange(watcher->m_waits, true))
        return;
    watcher->m_before = m_last;
    (m_last ? m_last->m_behind : m_first) = watcher;
    m_last = watcher;
}

void EpollSet::cancelFlush(Watcher *watcher)
{
    if (!std::exchange(watcher->m_waits, false))
        return;
    (watcher->m_before ? watcher->m_before->m_behind : m_first) = watcher->m_behind;
    (watcher->m_behind ? watcher->m_behind->m_before : m_last) = watcher->m_before;
    watcher->m_before = watcher->m_behind = nullptr;
}

void EpollSet::flush()
{
    if (!m_first)
        return;
    const auto self = shared_from_this();
    // Those that come meanwhile have to wait for the next time, or there might be no end to it.
    const Watcher *const last = m_last;
    for (bool more = true; more && m_first;) {
        Watcher *const watcher = m_first;
        more = watcher != last;
        cancelFlush(watcher);
        watcher->flushNow();
    }
}

} // namespace Tidewire

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
    m_flushQueue->setBatch(m_batch);
    // The notifier does not know of what was received already, which an event loop may be about to wait for: the next
    // one when the time is up, or a nested one.
    QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &EpollSet::askToGoOn);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &EpollSet::askToGoOn);
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EpollSet::dispatch);
}

EpollSet::~EpollSet()
{
    // Those that hold it have left before they went to another thread.
    if (setOfThisThread == this) {
        setOfThisThread = nullptr;
        m_flushQueue->setBatch(nullptr);
    }
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

EpollSet::Slice EpollSet::remove(int descriptor, Watcher *watcher)
{
    ::epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr);
    for (int i = m_next; i < m_count; ++i) {
        if (m_events[size_t(i)].data.ptr != watcher)
            continue;
        m_events[size_t(i)].data.ptr = nullptr;
        return i < m_receivedTo ? m_received[size_t(i - m_receivedFrom)] : Slice();
    }
    return {};
}

/// Looks for a new batch; false if nothing is ready.
bool EpollSet::fetch()
{
    m_next = m_receivedTo = 0;
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
            // A slot that runs an event loop may be at work with a slice.
            if (m_next >= m_receivedTo && m_dispatching == 1)
                receiveTogether();
            const qint64 begin = now;
            handleNext();
            m_flushQueue->eventHandled(begin, now = steadyTick());
        } while (m_next < m_count && now < end);
    }
    m_flushQueue->flush();
    // Otherwise nobody else holds the set, and it ends here, within the notifier's signal.
    if (self->ref.loadRelaxed() > 1)
        --m_dispatching;
}

void EpollSet::handleNext()
{
    if (m_next >= m_count)
        return; // what flushed has run an event loop
    const int place = m_next++;
    const epoll_event &event = m_events[size_t(place)];
    auto *const watcher = static_cast<Watcher *>(event.data.ptr);
    if (!watcher)
        return;
    const Slice slice = place < m_receivedTo ? m_received[size_t(place - m_receivedFrom)] : Slice();
    if (slice.begin)
        watcher->received(slice);
    else
        watcher->ready(event.events);
}

/// True if a watcher has not been told yet of what was received for it.
bool EpollSet::hasReceived() const
{
    for (int i = m_next; i < m_receivedTo; ++i) {
        if (m_received[size_t(i - m_receivedFrom)].begin)
            return true;
    }
    return false;
}

void EpollSet::askToGoOn()
{
    if (!hasReceived() || std::exchange(m_askedToGoOn, true))
        return;
    const auto goOn = [this] {
        m_askedToGoOn = false;
        dispatch();
    };
    QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
}

/// Receives for those of the next events whose watchers allow it.
void EpollSet::receiveTogether()
{
    if (!m_batch || m_count - m_next < 2)
        return;
    m_flushQueue->flush(); // answers may stand in the slices
    if (!m_slices)
        m_slices.reset(new char[SlicesSize]); // not set to zero
    m_receivedFrom = m_receivedTo = m_next;
    std::array<Slice *, SocketBatch::Most> slices;
    for (size_t used = 0; m_receivedTo < std::min(m_count, m_receivedFrom + int(SocketBatch::Most)); ++m_receivedTo) {
        const epoll_event &event = m_events[size_t(m_receivedTo)];
        const auto *const watcher = static_cast<const Watcher *>(event.data.ptr);
        const Receiving wanted = watcher && event.events == EPOLLIN ? watcher->receiving() : Receiving();
        if (used + wanted.most > SlicesSize)
            break;
        Slice &slice = m_received[size_t(m_receivedTo - m_receivedFrom)];
        slice = {};
        if (wanted.most == 0)
            continue;
        slice.begin = &m_slices[used];
        slices[m_batch->size()] = &slice;
        m_batch->receive(wanted.socket, {slice.begin, wanted.most});
        used += wanted.most;
    }
    for (size_t i = 0; const int result : m_batch->run())
        slices[i++]->result = result;
}

} // namespace Tidewire

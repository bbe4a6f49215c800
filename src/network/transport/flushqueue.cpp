// SPDX-License-Identifier: MIT
#include "flushqueue.h"

#ifdef Q_OS_LINUX
#include "socketbatch.h"
#endif

#include <QtCore/qabstracteventdispatcher.h>

#include <algorithm>
#include <array>

namespace Tidewire {

namespace {

/// Null while nobody in the thread holds one.
thread_local FlushQueue *queueOfThisThread = nullptr;

} // namespace

FlushQueue::Pointer FlushQueue::ofThisThread()
{
    return Pointer(queueOfThisThread ? queueOfThisThread : new FlushQueue);
}

FlushQueue::FlushQueue()
{
    queueOfThisThread = this;
    // Between them they come whenever control returns to an event loop, also to a nested one that does not block.
    QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &FlushQueue::flush);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &FlushQueue::flush);
}

FlushQueue::~FlushQueue()
{
    // Those that hold it have left before they went to another thread.
    if (queueOfThisThread == this)
        queueOfThisThread = nullptr;
}

void FlushQueue::flush()
{
    if (m_waiting.empty())
        return;
    const Pointer self(this);
    // Those that come meanwhile have to wait for the next time, or there might be no end to it. A nested event loop
    // may have flushed them all.
    const std::size_t end = m_waiting.size();
    std::size_t sentUntil = m_next;
    while (m_next < std::min(end, m_waiting.size())) {
        if (m_next >= sentUntil)
            sentUntil = sendTogether(end);
        Entry *const entry = m_waiting[m_next++];
        if (!entry)
            continue;
        entry->m_place = -1;
        entry->flushNow();
    }
    forgetFlushed();
    // The event loop may be about to block.
    if (auto *const dispatcher = QAbstractEventDispatcher::instance(); dispatcher && !m_waiting.empty())
        dispatcher->wakeUp();
}

/// Sends what the next entries, those before \a end, have to send, with one system call for many sockets. \returns
/// where those end that were asked for it.
std::size_t FlushQueue::sendTogether(std::size_t end)
{
#ifdef Q_OS_LINUX
    if (!m_batch || end - m_next < 2)
        return end;
    std::array<std::pair<Entry *, std::span<const char>>, SocketBatch::Most> sending;
    std::size_t next = m_next;
    for (; next < std::min(end, m_waiting.size()) && m_batch->size() < SocketBatch::Most; ++next) {
        Entry *const entry = m_waiting[next];
        const Output output = entry ? entry->output() : Output();
        if (output.bytes.empty())
            continue;
        sending[m_batch->size()] = {entry, output.bytes};
        m_batch->send(output.descriptor, output.bytes);
    }
    if (m_batch->size() == 0)
        return next;
    for (std::size_t i = 0; const int result : m_batch->run()) {
        sending[i].first->sent(sending[i].second, result);
        ++i;
    }
    return next;
#else
    return end;
#endif
}

void FlushQueue::forgetFlushed()
{
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(std::exchange(m_next, 0)));
    for (int place = 0; Entry *const entry : m_waiting) {
        if (entry)
            entry->m_place = place;
        ++place;
    }
}

} // namespace Tidewire

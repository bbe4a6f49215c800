// SPDX-License-Identifier: MIT
#include "flushqueue.h"

#include <QtCore/qabstracteventdispatcher.h>

#include <algorithm>

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
    while (m_next < std::min(end, m_waiting.size())) {
        Entry *const entry = m_waiting[m_next++];
        if (!entry)
            continue;
        entry->m_place = -1;
        entry->flushNow();
    }
    forgetFlushed();
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

// SPDX-License-Identifier: MIT
#include "networkthreads.h"

#include "transport/descriptors.h"

#include <QtCore/qglobal.h>
#include <QtCore/qloggingcategory.h>

#include <algorithm>
#include <chrono>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace {

/// After a thread could not be started.
constexpr std::chrono::seconds Pause{10};

} // namespace

NetworkThreads::NetworkThreads(QObject *host) : m_host(host)
{
    // The environment has a word where the program has none.
    static const int wanted = qEnvironmentVariableIntValue("TIDEWIRE_THREADS");
    setCount(wanted);
}

void NetworkThreads::setCount(int count)
{
    m_count = std::clamp(count, 0, Most);
    endIdle();
}

NetworkThread *NetworkThreads::next()
{
    endIdle();
    const auto count = size_t(m_count);
    if (count == 0)
        return nullptr;
    const size_t used = std::min(m_threads.size(), count);
    const auto end = m_threads.begin() + std::ptrdiff_t(used);
    const auto least =
        std::min_element(m_threads.begin(), end, [](const auto &a, const auto &b) { return a->load() < b->load(); });
    if (least != end && ((*least)->load() == 0 || used == count))
        return least->get();
    if (start(used))
        return m_threads[used].get();
    return used > 0 ? least->get() : nullptr;
}

/// Makes one more thread, which gets that place among the others. False if the system refuses.
bool NetworkThreads::start(size_t place)
{
    if (!m_failed.hasExpired())
        return false;
    // Qt ends the program if there is no descriptor for the event loop of a new thread.
    const bool isShort = descriptorsLeft() <= SpareDescriptors;
    auto thread = isShort ? nullptr : std::make_unique<NetworkThread>(m_host);
    if (!thread || !thread->isRunning()) {
        m_failed.setRemainingTime(Pause);
        qCWarning(lcServer).nospace() << "No more than " << place << " network threads can be started for now: "
                                      << (isShort ? "the file descriptors run out" : "the system refuses");
        return false;
    }
    m_threads.insert(m_threads.begin() + std::ptrdiff_t(place), std::move(thread));
    return true;
}

void NetworkThreads::endIdle()
{
    while (m_threads.size() > size_t(m_count) && m_threads.back()->load() == 0)
        m_threads.pop_back();
}

} // namespace Tidewire

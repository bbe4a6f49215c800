// SPDX-License-Identifier: MIT
#include "networkthreads.h"

#include <QtCore/qglobal.h>

#include <algorithm>

namespace Tidewire {

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
    m_threads.insert(end, std::make_unique<NetworkThread>(m_host));
    return m_threads[used].get();
}

void NetworkThreads::endIdle()
{
    while (m_threads.size() > size_t(m_count) && m_threads.back()->load() == 0)
        m_threads.pop_back();
}

} // namespace Tidewire

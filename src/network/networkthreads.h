// SPDX-License-Identifier: MIT
#pragma once

#include "networkthread.h"

#include <QtCore/qdeadlinetimer.h>

#include <memory>
#include <vector>

namespace Tidewire {

/// The network threads of one server.
class NetworkThreads
{
public:
    /// So many threads are more than any machine has use for.
    static constexpr int Most = 256;

    /// The threads belong to the object that \a host is, as far as it moves to another thread.
    explicit NetworkThreads(QObject *host);

    /// For connections to come. Threads that are too many end when they have no connection any more.
    void setCount(int count);
    int count() const { return m_count; }
    /// The one with the fewest connections, for one more; null if there are to be none, or if the system starts none.
    NetworkThread *next();

private:
    bool start(size_t place);
    void endIdle();

    QObject *m_host;
    int m_count = 0;
    QDeadlineTimer m_failed;                               ///< Until then the system is not asked for a thread again.
    std::vector<std::unique_ptr<NetworkThread>> m_threads; ///< Started when they are needed.
};

} // namespace Tidewire

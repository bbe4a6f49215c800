// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"

namespace Tidewire {

/// Keeps other threads from a shared connection; costs one comparison in others. Recursive, as some transports tell of
/// their end while they are being told to finish.
class Connection::Lock
{
public:
    explicit Lock(const Connection *connection) : m_mutex(connection->m_mutex.get())
    {
        if (m_mutex)
            m_mutex->lock();
    }
    ~Lock()
    {
        if (m_mutex)
            m_mutex->unlock();
    }
    Q_DISABLE_COPY_MOVE(Lock)

private:
    std::recursive_mutex *m_mutex; ///< Not the connection: a slot may delete that, if it is no shared one.
};

} // namespace Tidewire

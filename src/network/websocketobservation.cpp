// SPDX-License-Identifier: MIT
// Who watches the frames of a WebSocket, and of its connection.
#include "connection.h"
#include "connectionextras.h"
#include "connectionlock.h"
#include "websocketextras.h"
#include "websocketowner.h"

namespace Tidewire {

void WebSocket::addFrameObserver(std::shared_ptr<FrameObserver> observer)
{
    extras().frameObservers.add(observer);
    if (m_connection)
        m_connection->addFrameObserver(std::move(observer));
}

void WebSocket::removeFrameObserver(const FrameObserver *observer)
{
    if (!m_extras)
        return;
    if (m_connection)
        m_connection->removeFrameObserver(observer);
    m_extras->frameObservers.remove(observer);
}

/// Before a new connection begins, so that nothing of it is missed: those come who watched the last one.
void WebSocket::watchConnection()
{
    if (m_extras) {
        for (const auto &observer : m_extras->frameObservers.all())
            m_connection->addFrameObserver(observer);
    }
    if (m_owner)
        m_owner->socketStarts(this);
}

void Connection::addFrameObserver(std::shared_ptr<FrameObserver> observer)
{
    const Lock lock(this);
    m_session.tellHeads(*observer);
    FrameObservers &observers = extras().frameObservers;
    observers.add(std::move(observer));
    m_session.setFrameObserver(&observers);
}

void Connection::removeFrameObserver(const FrameObserver *observer)
{
    const Lock lock(this);
    if (!m_extras)
        return;
    m_extras->frameObservers.remove(observer);
    if (m_extras->frameObservers.isEmpty())
        m_session.setFrameObserver(nullptr);
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// Who watches the frames of a WebSocket, and of its connection.
#include "connection.h"
#include "connectionlock.h"
#include "frameobservers.h"
#include "protocol/session.h"
#include "websocket.h"
#include "websocketowner.h"

namespace Tidewire {

void WebSocket::addFrameObserver(std::shared_ptr<FrameObserver> observer)
{
    if (!m_frameObservers)
        m_frameObservers = std::make_unique<FrameObservers>();
    m_frameObservers->add(observer);
    if (m_connection)
        m_connection->addFrameObserver(std::move(observer));
}

void WebSocket::removeFrameObserver(const FrameObserver *observer)
{
    if (!m_frameObservers)
        return;
    if (m_connection)
        m_connection->removeFrameObserver(observer);
    m_frameObservers->remove(observer);
    if (m_frameObservers->isEmpty())
        m_frameObservers.reset();
}

/// Before a new connection begins, so that nothing of it is missed: those come who watched the last one.
void WebSocket::watchConnection()
{
    if (m_frameObservers) {
        for (const auto &observer : m_frameObservers->all())
            m_connection->addFrameObserver(observer);
    }
    if (m_owner)
        m_owner->socketStarts(this);
}

void Connection::addFrameObserver(std::shared_ptr<FrameObserver> observer)
{
    const Lock lock(this);
    m_session->tellHeads(*observer);
    if (!m_frameObservers)
        m_frameObservers = std::make_unique<FrameObservers>();
    m_frameObservers->add(std::move(observer));
    m_session->setFrameObserver(m_frameObservers.get());
}

void Connection::removeFrameObserver(const FrameObserver *observer)
{
    const Lock lock(this);
    if (!m_frameObservers)
        return;
    m_frameObservers->remove(observer);
    if (!m_frameObservers->isEmpty())
        return;
    m_session->setFrameObserver(nullptr);
    m_frameObservers.reset();
}

} // namespace Tidewire

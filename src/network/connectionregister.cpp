// SPDX-License-Identifier: MIT
#include "connectionregister.h"

#include "hostpolicy.h"
#include "websocket.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

void ConnectionRegister::add(WebSocket *socket, const QHostAddress &peer, ConnectionStage stage)
{
    socket->m_stage = stage;
    m_sockets.insert(socket->connectionId(), socket);
    if (stage == ConnectionStage::Refused)
        ++m_refused;
    else
        ++m_perNetwork[networkOf(peer)];
}

void ConnectionRegister::setOpen(WebSocket *socket)
{
    socket->m_stage = ConnectionStage::Open;
    ++m_open;
}

ConnectionStage ConnectionRegister::remove(WebSocket *socket)
{
    const ConnectionStage stage = std::exchange(socket->m_stage, ConnectionStage::Absent);
    if (stage == ConnectionStage::Absent)
        return stage;
    m_sockets.remove(socket->connectionId());
    if (stage == ConnectionStage::Open)
        --m_open;
    if (stage == ConnectionStage::Refused) {
        --m_refused;
        return stage;
    }
    const auto place = m_perNetwork.find(networkOf(socket->peerAddress()));
    if (place != m_perNetwork.end() && --*place == 0)
        m_perNetwork.erase(place);
    return stage;
}

QList<WebSocket *> ConnectionRegister::all() const
{
    return sorted([](const WebSocket *) { return true; });
}

QList<WebSocket *> ConnectionRegister::open() const
{
    return sorted([](const WebSocket *socket) { return isOpen(socket); });
}

template<typename Accept>
QList<WebSocket *> ConnectionRegister::sorted(Accept accept) const
{
    QList<WebSocket *> sockets;
    sockets.reserve(m_sockets.size());
    std::ranges::copy_if(m_sockets, std::back_inserter(sockets), accept);
    std::ranges::sort(sockets, {}, &WebSocket::connectionId);
    return sockets;
}

WebSocket *ConnectionRegister::findOpen(quint64 id) const
{
    WebSocket *const socket = m_sockets.value(id);
    return socket && isOpen(socket) ? socket : nullptr;
}

bool ConnectionRegister::isOpen(const WebSocket *socket)
{
    return socket->m_stage == ConnectionStage::Open;
}

int ConnectionRegister::countFrom(const QHostAddress &peer) const
{
    return m_perNetwork.value(networkOf(peer));
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// What a WebSocketService sends to many at once.
#include "websocket.h"
#include "websocketservice.h"

namespace Tidewire {

int WebSocketService::broadcast(const PreparedMessage &message, const BroadcastScope &scope) const
{
    int accepted = 0;
    const auto send = [&](WebSocket *socket) {
        if (socket == scope.except || (scope.filter && !scope.filter(socket)))
            return;
        accepted += socket->sendMessage(message, scope.key).isAccepted() ? 1 : 0;
    };
    if (scope.group.isEmpty()) {
        m_sockets.visitOpen(send);
    } else {
        for (const auto &[id, socket] : m_groups.members(scope.group))
            send(socket);
    }
    return accepted;
}

int WebSocketService::broadcastTextMessage(const QString &message, const BroadcastScope &scope) const
{
    return broadcast(PreparedMessage::text(message), scope);
}

int WebSocketService::broadcastBinaryMessage(const QByteArray &message, const BroadcastScope &scope) const
{
    return broadcast(PreparedMessage::binary(message), scope);
}

bool WebSocketService::joinGroup(WebSocket *socket, const QString &group)
{
    if (m_sockets.findOpen(socket->connectionId()) != socket || group.isEmpty())
        return false;
    m_groups.join(socket, group);
    return true;
}

void WebSocketService::leaveGroup(WebSocket *socket, const QString &group)
{
    m_groups.leave(socket, group);
}

QStringList WebSocketService::groups() const
{
    return m_groups.names();
}

QStringList WebSocketService::groupsOf(const WebSocket *socket) const
{
    return m_groups.namesFor(socket);
}

QList<WebSocket *> WebSocketService::groupMembers(const QString &group) const
{
    QList<WebSocket *> sockets;
    for (const auto &[id, socket] : m_groups.members(group))
        sockets.append(socket);
    return sockets;
}

} // namespace Tidewire

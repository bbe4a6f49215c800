// SPDX-License-Identifier: MIT
// What a WebSocketService sends to many at once.
#include "websocket.h"
#include "websocketservice.h"

#include <algorithm>

namespace Tidewire {

int WebSocketService::broadcast(const PreparedMessage &message, const BroadcastScope &scope) const
{
    const ConnectionGroups::Members &sockets = scope.group.isEmpty() ? m_open : m_groups.members(scope.group);
    return int(std::ranges::count_if(sockets, [&](const auto &entry) {
        WebSocket *const socket = entry.second;
        if (socket == scope.except || (scope.filter && !scope.filter(socket)))
            return false;
        return socket->sendMessage(message, scope.key).isAccepted();
    }));
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
    if (!m_open.contains(socket->connectionId()) || group.isEmpty())
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

// SPDX-License-Identifier: MIT
#include "connectiongroups.h"

#include "websocket.h"

namespace Tidewire {

void ConnectionGroups::join(WebSocket *socket, const QString &group)
{
    if (m_members[group].insert({socket->connectionId(), socket}).second)
        m_names[socket->connectionId()].append(group);
}

void ConnectionGroups::leave(const WebSocket *socket, const QString &group)
{
    const auto names = m_names.find(socket->connectionId());
    if (names == m_names.end() || !names->removeOne(group))
        return;
    if (names->isEmpty())
        m_names.erase(names);
    const auto place = m_members.find(group);
    place->second.erase(socket->connectionId());
    if (place->second.empty())
        m_members.erase(place);
}

void ConnectionGroups::leaveAll(const WebSocket *socket)
{
    const QStringList names = namesFor(socket);
    for (const QString &name : names)
        leave(socket, name);
}

QStringList ConnectionGroups::names() const
{
    QStringList names;
    for (const auto &[name, members] : m_members)
        names.append(name);
    return names;
}

QStringList ConnectionGroups::namesFor(const WebSocket *socket) const
{
    return m_names.value(socket->connectionId());
}

const ConnectionGroups::Members &ConnectionGroups::members(const QString &group) const
{
    static const Members none;
    const auto place = m_members.find(group);
    return place == m_members.end() ? none : place->second;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "remotesubscription.h"

#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

RemoteSubscription::RemoteSubscription(RemoteServer *server, QLatin1StringView kind)
    : m_server(server), m_kind(kind), m_channel(server->add(this))
{
}

RemoteSubscription::~RemoteSubscription()
{
    if (!m_server)
        return;
    m_server->remove(m_channel);
    if (m_isOpen)
        m_server->send({{"type"_L1, "close"_L1}, {"channel"_L1, m_channel}});
}

void RemoteSubscription::open()
{
    if (!m_server || !m_server->isAttached() || std::exchange(m_isOpen, true))
        return;
    QJsonObject message = parameters();
    message.insert("type"_L1, "open"_L1);
    message.insert("of"_L1, m_kind);
    message.insert("channel"_L1, m_channel);
    m_server->send(message);
}

void RemoteSubscription::update()
{
    if (!m_server || !m_isOpen)
        return;
    QJsonObject message = parameters();
    message.insert("type"_L1, "set"_L1);
    message.insert("channel"_L1, m_channel);
    m_server->send(message);
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// A ConnectionModel of one of two kinds of servers: those of this process, and remote ones.
#include "connectionmodel.h"

#include "inspect/remotetable.h"

namespace Tidewire {

QObject *ConnectionModel::server() const
{
    return m_remote ? m_remote->server() : m_watch.object();
}

void ConnectionModel::setServer(QObject *server)
{
    auto *remote = qobject_cast<RemoteServer *>(server);
    if (!remote)
        return setService(ServiceWatch::serviceOf(server));
    if (m_remote && m_remote->server() == remote)
        return;
    dropRemote();
    m_watch.watch(nullptr);
    clear();
    m_remote = std::make_unique<RemoteTable>(remote, this);
    Q_EMIT serverChanged();
}

void ConnectionModel::dropRemote()
{
    if (!m_remote)
        return;
    const bool wasPaused = isPaused();
    resizeRemote(0);
    m_remote.reset();
    announceCounts();
    if (wasPaused)
        Q_EMIT pausedChanged();
}

int ConnectionModel::count() const
{
    return m_remote ? m_remote->count() : int(m_order.size());
}

bool ConnectionModel::isPaused() const
{
    return m_remote ? m_remote->isPaused() : m_frozen.has_value();
}

const ConnectionRow *ConnectionModel::connection(quint64 connectionId) const
{
    return m_remote ? m_remote->find(connectionId) : shown().find(connectionId);
}

/// The row, which there need not be; null also if it is not loaded.
const ConnectionRow *ConnectionModel::rowAt(int row) const
{
    if (m_remote)
        return m_remote->rowAt(row);
    return row >= 0 && row < count() ? m_order[std::size_t(row)] : nullptr;
}

void ConnectionModel::resizeRemote(int size)
{
    const int before = count();
    if (size < before) {
        beginRemoveRows({}, size, before - 1);
        m_remote->setCount(size);
        endRemoveRows();
    } else if (size > before) {
        beginInsertRows({}, before, size - 1);
        m_remote->setCount(size);
        endInsertRows();
    }
    if (size != before)
        Q_EMIT countChanged();
}

void ConnectionModel::takeRemoteFilter(const QString &applied, const FilterError &error)
{
    if (applied != m_appliedFilter) {
        m_appliedFilter = applied;
        Q_EMIT appliedFilterChanged();
    }
    // What is wrong with the text that was typed is known here, and was not sent.
    if (error || ConnectionFilter(m_filterText).error().kind == FilterError::Kind::None)
        setFilterError(error);
}

} // namespace Tidewire

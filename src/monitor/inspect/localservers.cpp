// SPDX-License-Identifier: MIT
#include "localservers.h"

#include <algorithm>

namespace Tidewire {

using namespace std::chrono_literals;

LocalServers::LocalServers(QObject *parent) : QAbstractListModel(parent)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &LocalServers::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &LocalServers::refresh);
    refresh();
    m_timer.start();
}

int LocalServers::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> LocalServers::roleNames() const
{
    return {{NameRole, "name"},
            {PidRole, "pid"},
            {UrlRole, "url"},
            {TokenRole, "token"},
            {ServerUrlRole, "serverUrl"},
            {StartTimeRole, "startTime"}};
}

QVariant LocalServers::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const DiscoveredServer &server = m_servers.at(index.row());
    switch (role) {
    case NameRole:
    case Qt::DisplayRole:
        return server.name;
    case PidRole:
        return int(server.pid);
    case UrlRole:
        return server.url;
    case TokenRole:
        return server.token;
    case ServerUrlRole:
        return server.serverUrl;
    case StartTimeRole:
        return server.startTime;
    default:
        return {};
    }
}

void LocalServers::watchFolder()
{
    // It may be there later only, and go again.
    if (m_watcher.directories().isEmpty() && makeDiscoveryFolder())
        m_watcher.addPath(discoveryFolder());
}

void LocalServers::refresh()
{
    watchFolder();
    const QList<DiscoveredServer> found = discoveredServers();
    if (found == m_servers)
        return;
    const int before = count();
    const auto isSame = [](const DiscoveredServer &a, const DiscoveredServer &b) {
        return a.pid == b.pid && a.url == b.url;
    };
    for (int row = before - 1; row >= 0; --row) {
        const auto isThis = [&](const DiscoveredServer &server) { return isSame(server, m_servers.at(row)); };
        if (std::ranges::any_of(found, isThis))
            continue;
        beginRemoveRows({}, row, row);
        m_servers.removeAt(row);
        endRemoveRows();
    }
    // Both are in the order of their start, and what is left of the one is in the other.
    for (int row = 0; row < found.size(); ++row) {
        if (row >= count() || !isSame(m_servers.at(row), found.at(row))) {
            beginInsertRows({}, row, row);
            m_servers.insert(row, found.at(row));
            endInsertRows();
        } else if (m_servers.at(row) != found.at(row)) {
            m_servers[row] = found.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    if (count() != before)
        Q_EMIT countChanged();
}

} // namespace Tidewire

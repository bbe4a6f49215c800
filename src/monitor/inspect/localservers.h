// SPDX-License-Identifier: MIT
#pragma once

#include "discovery.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qfilesystemwatcher.h>
#include <QtCore/qtimer.h>

namespace Tidewire {

/// The servers of this user's processes on this machine that have an InspectEndpoint, the oldest first. It watches the
/// folder of their discovery files, and whether the processes live.
class TIDEWIREMONITOR_EXPORT LocalServers : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LocalServers)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< The program's; also Qt::DisplayRole.
        PidRole,
        UrlRole, ///< QUrl, of the inspect endpoint.
        TokenRole,
        ServerUrlRole, ///< Where the server itself listens; empty if it does not.
        StartTimeRole, ///< QDateTime.
    };
    Q_ENUM(Role)

    explicit LocalServers(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_servers.size()); }

    /// Looks again at once.
    Q_INVOKABLE void refresh();

Q_SIGNALS:
    void countChanged();

private:
    void watchFolder();

    QList<DiscoveredServer> m_servers;
    QFileSystemWatcher m_watcher;
    QTimer m_timer; ///< A process that dies by force leaves its file as it was.
};

} // namespace Tidewire

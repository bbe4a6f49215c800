// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qhash.h>
#include <QtCore/qstringlist.h>

#include <map>

namespace Tidewire {

class WebSocket;

/// Which connections belong to which groups. A group exists as long as it has members.
class ConnectionGroups
{
public:
    /// By id, which is by age.
    using Members = std::map<quint64, WebSocket *>;

    void join(WebSocket *socket, const QString &group);
    void leave(const WebSocket *socket, const QString &group);
    void leaveAll(const WebSocket *socket);

    /// In the order of their names.
    QStringList names() const;
    QStringList namesFor(const WebSocket *socket) const;
    const Members &members(const QString &group) const;

private:
    std::map<QString, Members> m_members;
    QHash<quint64, QStringList> m_names; ///< By connection id.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// The alerts of a server in another process.
#include "alertmodel.h"

#include "inspect/remotealerts.h"

#include <QtCore/qpointer.h>

namespace Tidewire {

QObject *AlertModel::server() const
{
    return m_remote ? m_remote->server() : m_watch.object();
}

void AlertModel::setServer(QObject *server)
{
    auto *remote = qobject_cast<RemoteServer *>(server);
    if (!remote)
        return setService(ServiceWatch::serviceOf(server));
    if (m_remote && m_remote->server() == remote)
        return;
    m_remote.reset();
    forgetService(nullptr);
    m_remote = std::make_unique<RemoteAlerts>(remote, this);
    Q_EMIT serverChanged();
}

/// What the other side says of one of its alerts, which is \a id here; 0 if it is new. Returns what it is now; 0 where
/// there is no room for it.
quint64 AlertModel::takeRemote(const Alert &alert, quint64 id)
{
    const QPointer<AlertModel> guard(this);
    if (id == 0) {
        Alert begun = alert;
        begun.active = true;
        begun.endTime = {};
        id = add(begun, alert.value);
        const int row = guard ? rowOf(id) : -1;
        if (row < 0)
            return 0;
        begun = at(row);
        Q_EMIT alertBegan(begun);
    } else {
        raise(id, alert.value);
    }
    if (guard && !alert.active) {
        const Alert ended = finish(id, alert.endTime);
        if (guard && ended.id != 0)
            Q_EMIT alertEnded(ended);
    }
    return id;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "remotealerts.h"

#include "alertcode.h"

#include <QtCore/qjsonarray.h>

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// More than a list of alerts has room for: what goes beyond is no alert but noise.
constexpr qsizetype MaxActive = 10'000;

} // namespace

RemoteAlerts::RemoteAlerts(RemoteServer *server, AlertModel *alerts)
    : RemoteSubscription(server, "alerts"_L1), m_alerts(alerts)
{
    open();
}

QJsonObject RemoteAlerts::parameters() const
{
    return thresholdsToJson(*m_alerts);
}

/// The other side begins anew, and tells again of what is still so.
void RemoteAlerts::attached()
{
    const QPointer<AlertModel> guard(m_alerts);
    const QHash<quint64, quint64> ids = std::exchange(m_ids, {});
    for (const quint64 id : ids) {
        if (guard)
            m_alerts->endAlert(id);
    }
}

void RemoteAlerts::receive(const QJsonObject &message)
{
    // A slot may destroy the model, or give it another server.
    const QPointer<AlertModel> guard(m_alerts);
    const QObject *const server = m_alerts->server();
    const QJsonArray alerts = message.value("alerts"_L1).toArray();
    for (const QJsonValue entry : alerts) {
        const Alert alert = alertFromJson(entry.toObject());
        if (alert.id == 0 || (m_ids.size() >= MaxActive && !m_ids.contains(alert.id)))
            continue;
        const quint64 id = m_alerts->takeRemote(alert, m_ids.value(alert.id));
        if (!guard || m_alerts->server() != server)
            return;
        if (alert.active)
            m_ids.insert(alert.id, id);
        else
            m_ids.remove(alert.id);
    }
}

} // namespace Tidewire

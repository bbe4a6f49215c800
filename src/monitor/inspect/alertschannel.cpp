// SPDX-License-Identifier: MIT
#include "alertschannel.h"

#include "alertcode.h"
#include "inspectprotocol.h"

#include <QtCore/qjsonarray.h>

#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

AlertsChannel::AlertsChannel(InspectViewer *viewer, int number, QLatin1StringView kind)
    : InspectChannel(viewer, number, kind)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(Inspect::MinInterval);
    connect(&m_timer, &QTimer::timeout, this, &AlertsChannel::refresh);
    const auto tellSoon = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&m_alerts, &AlertList::countsChanged, this, tellSoon);
    connect(&m_alerts, &QAbstractItemModel::dataChanged, this, tellSoon);
}

QString AlertsChannel::set(const QJsonObject &parameters)
{
    m_wanted = parameters;
    schedule();
    return {};
}

void AlertsChannel::apply()
{
    thresholdsFromJson(m_wanted, m_alerts);
    m_alerts.setService(service());
}

void AlertsChannel::refresh()
{
    if (viewer()->isCongested())
        return m_timer.start();
    QJsonArray changed;
    QHash<quint64, Alert> told;
    for (int row = m_alerts.count() - 1; row >= 0; --row) {
        const Alert &alert = m_alerts.at(row);
        if (m_told.value(alert.id) != alert)
            changed.append(alertToJson(alert));
        told.insert(alert.id, alert);
    }
    m_told = std::move(told);
    const double suppressed = m_alerts.suppressedCount();
    if (changed.isEmpty() && suppressed <= m_suppressedTold)
        return;
    m_suppressedTold = suppressed;
    send({{"alerts"_L1, changed}, {"suppressed"_L1, suppressed}});
}

} // namespace Tidewire

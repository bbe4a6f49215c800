// SPDX-License-Identifier: MIT
#pragma once

#include "inspectchannel.h"
#include "monitor/alertmodel.h"

#include <QtCore/qhash.h>

namespace Tidewire {

/// The viewer's alerts, with its own thresholds.
class AlertsChannel : public InspectChannel
{
    Q_OBJECT

public:
    AlertsChannel(InspectViewer *viewer, int number, QLatin1StringView kind);

    QString set(const QJsonObject &parameters) override;

private:
    void apply() override;
    void refresh();

    QJsonObject m_wanted;
    AlertModel m_alerts;
    QHash<quint64, Alert> m_told;
    double m_suppressedTold = 0;
    QTimer m_timer; ///< Runs while there is something to tell.
};

} // namespace Tidewire

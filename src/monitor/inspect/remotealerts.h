// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/alertmodel.h"
#include "remotesubscription.h"

#include <QtCore/qhash.h>

namespace Tidewire {

/// The alerts of a remote server. The other side looks for them, with the thresholds of this one.
class RemoteAlerts : public RemoteSubscription
{
public:
    RemoteAlerts(RemoteServer *server, AlertModel *alerts);

    void thresholdsChanged() { update(); }

private:
    QJsonObject parameters() const override;
    void receive(const QJsonObject &message) override;
    void attached() override;
    void serverDestroyed() override { m_alerts->setServer(nullptr); }

    AlertModel *m_alerts;
    QHash<quint64, quint64> m_ids; ///< Ours by theirs.
};

} // namespace Tidewire

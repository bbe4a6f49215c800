// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/serverfigures.h"
#include "remotesubscription.h"

namespace Tidewire {

/// The figures of a remote server.
class RemoteFigures : public RemoteSubscription
{
public:
    RemoteFigures(RemoteServer *server, ServerFigures *figures)
        : RemoteSubscription(server, QLatin1StringView("figures")), m_figures(figures)
    {
        open();
    }

private:
    QJsonObject parameters() const override { return {}; }
    void receive(const QJsonObject &message) override { m_figures->takeRemote(message); }
    void serverDestroyed() override { m_figures->setServer(nullptr); }

    ServerFigures *m_figures;
};

} // namespace Tidewire

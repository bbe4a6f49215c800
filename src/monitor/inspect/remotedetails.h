// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/connectiondetails.h"
#include "remotesubscription.h"

namespace Tidewire {

/// What ConnectionDetails knows of a connection of a remote server.
class RemoteDetails : public RemoteSubscription
{
public:
    /// \a table is the channel of the details' model.
    RemoteDetails(RemoteServer *server, int table, ConnectionDetails *details)
        : RemoteSubscription(server, QLatin1StringView("details")), m_details(details), m_table(table),
          m_pid(server->pid())
    {
        open();
    }

private:
    QJsonObject parameters() const override
    {
        return {{QLatin1StringView("table"), m_table},
                {QLatin1StringView("connection"), double(m_details->connectionId())}};
    }
    void receive(const QJsonObject &message) override { m_details->takeRemote(message); }
    void attached() override
    {
        // In another process the same id is another connection's.
        if (m_pid != 0 && m_pid != server()->pid())
            return m_details->loseRemote();
        m_pid = server()->pid();
    }
    void serverDestroyed() override { m_details->loseRemote(); }

    ConnectionDetails *m_details;
    int m_table;
    int m_pid;
};

} // namespace Tidewire

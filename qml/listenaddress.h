// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qcoreapplication.h>
#include <QtNetwork/qhostaddress.h>

/// Where a server listens, as host and port say in QML.
struct ListenAddress
{
    Q_DECLARE_TR_FUNCTIONS(ServerElement)

public:
    QHostAddress host;
    quint16 port = 0;
    /// Why this is no address; empty if it is one.
    QString problem;

    static ListenAddress read(const QString &host, int port)
    {
        ListenAddress address;
        if (host == u"localhost")
            address.host = QHostAddress::LocalHost;
        else if (!address.host.setAddress(host))
            address.problem = tr("host is not an IP address: %1").arg(host);
        if (port < 0 || port > 65'535)
            address.problem = tr("port is not a number from 0 to 65535: %1").arg(port);
        address.port = quint16(port);
        return address;
    }
};

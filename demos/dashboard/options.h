// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>
#include <QtNetwork/qhostaddress.h>

/// What the command line says.
struct Options
{
    QHostAddress host = QHostAddress::LocalHost;
    quint16 port = 8080;
    /// False: another port will do if that one is taken.
    bool portGiven = false;
    int simulatedClients = 0;
    QString theme; ///< "dark", "light", or "system".

    /// Parses the program's arguments. Ends the program where they ask for help, or make no sense.
    static Options parse();
};

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>
#include <QtNetwork/qhostaddress.h>

/// A server of another program to look into.
struct Attachment
{
    QString url;
    QString token;
    /// SHA-256 of the one certificate that is trusted; empty for what is trusted anyway.
    QString fingerprint;
};

/// What the command line says.
struct Options
{
    QHostAddress host = QHostAddress::LocalHost;
    quint16 port = 8080;
    /// False: another port will do if that one is taken.
    bool portGiven = false;
    int simulatedClients = 0;
    QString theme;     ///< "dark", "light", "system", or empty for what it was last.
    bool hosts = true; ///< False: it has no server of its own.
    /// What to look into: the addresses of inspect endpoints, with their tokens.
    QList<Attachment> attachments;
    /// PEM files of certificates that are trusted in place of the system's.
    QStringList caCertificateFiles;

    /// Parses the program's arguments. Ends the program where they ask for help, or make no sense.
    static Options parse();
};

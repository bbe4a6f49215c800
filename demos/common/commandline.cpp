// SPDX-License-Identifier: MIT
#include "commandline.h"

#include <QtCore/qcoreapplication.h>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

void exitWith(int status, const QString &message)
{
    const QByteArray name = QCoreApplication::applicationName().toLocal8Bit();
    std::fprintf(stderr, "%s: %s\n", name.constData(), qPrintable(message));
    if (status == UsageError)
        std::fprintf(stderr, "Try '%s --help'.\n", name.constData());
    std::exit(status);
}

void addServerOptions(QCommandLineParser &parser, const QString &portDescription)
{
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"host"_s, u"Listen on this address."_s, u"address"_s, u"127.0.0.1"_s},
        {u"port"_s, portDescription, u"port"_s, u"8080"_s},
    });
}

void parseArguments(QCommandLineParser &parser)
{
    if (!parser.parse(QCoreApplication::arguments()))
        exitWith(UsageError, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        exitWith(UsageError, u"unexpected argument: "_s + parser.positionalArguments().constFirst());
}

QHostAddress hostArgument(const QCommandLineParser &parser)
{
    const QString host = parser.value(u"host"_s);
    QHostAddress address;
    if (!address.setAddress(host == u"localhost" ? u"127.0.0.1"_s : host))
        exitWith(UsageError, u"--host takes an IP address"_s);
    return address;
}

quint16 portArgument(const QCommandLineParser &parser)
{
    bool ok = false;
    const quint16 port = parser.value(u"port"_s).toUShort(&ok);
    if (!ok)
        exitWith(UsageError, u"--port takes a number from 0 to 65535"_s);
    return port;
}

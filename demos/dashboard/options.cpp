// SPDX-License-Identifier: MIT
#include "options.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qcoreapplication.h>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

constexpr int mostClients = 5000;

[[noreturn]] void usageError(const QString &message)
{
    std::fprintf(stderr, "tidewire-dashboard: %s\nTry 'tidewire-dashboard --help'.\n", qPrintable(message));
    std::exit(2);
}

} // namespace

Options Options::parse()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Hosts a WebSocket echo server and shows its live connections."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"host"_s, u"Listen on this address."_s, u"address"_s, u"127.0.0.1"_s},
        {u"port"_s, u"Listen on this port; 0 picks a free one. Without it: 8080, or a free one if that is taken."_s,
         u"port"_s, u"8080"_s},
        {u"simulate"_s, u"Bring that many local clients with traffic of their own."_s, u"number"_s, u"0"_s},
        {u"theme"_s, u"dark, light, or system."_s, u"theme"_s, u"system"_s},
    });
    if (!parser.parse(QCoreApplication::arguments()))
        usageError(parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        usageError(u"unexpected argument: "_s + parser.positionalArguments().constFirst());

    Options options;
    bool ok = true;
    const QString host = parser.value(u"host"_s);
    if (!options.host.setAddress(host == u"localhost" ? u"127.0.0.1"_s : host))
        usageError(u"--host takes an IP address"_s);
    options.port = parser.value(u"port"_s).toUShort(&ok);
    if (!ok)
        usageError(u"--port takes a number from 0 to 65535"_s);
    options.portGiven = parser.isSet(u"port"_s);
    options.simulatedClients = parser.value(u"simulate"_s).toInt(&ok);
    if (!ok || options.simulatedClients < 0 || options.simulatedClients > mostClients)
        usageError(u"--simulate takes a number from 0 to %1"_s.arg(mostClients));
    options.theme = parser.value(u"theme"_s);
    if (!QStringList{u"dark"_s, u"light"_s, u"system"_s}.contains(options.theme))
        usageError(u"--theme takes dark, light or system"_s);
    return options;
}

// SPDX-License-Identifier: MIT
#include "options.h"

#include <common/commandline.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int mostClients = 5000;

} // namespace

Options Options::parse()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Hosts a WebSocket echo server and shows its live connections."_s);
    addServerOptions(parser,
                     u"Listen on this port; 0 picks a free one. Without it: 8080, or a free one if that is taken."_s);
    parser.addOptions({
        {u"simulate"_s, u"Bring that many local clients with traffic of their own."_s, u"number"_s, u"0"_s},
        {u"theme"_s, u"dark, light, or system."_s, u"theme"_s, u"system"_s},
    });
    parseArguments(parser);

    Options options;
    options.host = hostArgument(parser);
    options.port = portArgument(parser);
    options.portGiven = parser.isSet(u"port"_s);
    bool ok = true;
    options.simulatedClients = parser.value(u"simulate"_s).toInt(&ok);
    if (!ok || options.simulatedClients < 0 || options.simulatedClients > mostClients)
        exitWith(UsageError, u"--simulate takes a number from 0 to %1"_s.arg(mostClients));
    options.theme = parser.value(u"theme"_s);
    if (!QStringList{u"dark"_s, u"light"_s, u"system"_s}.contains(options.theme))
        exitWith(UsageError, u"--theme takes dark, light or system"_s);
    return options;
}

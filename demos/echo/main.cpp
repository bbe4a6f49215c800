// SPDX-License-Identifier: MIT
// An echo server: each message goes back to its sender, or to everybody.

#include <common/commandline.h>
#include <common/unixsignals.h>

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>
#include <Tidewire/WebSocketServer>

#include <QtCore/qcoreapplication.h>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

struct Arguments
{
    QHostAddress host = QHostAddress::LocalHost;
    quint16 port = 8080;
    QString certificateFile;
    QString keyFile;
    bool broadcast = false;
    int threads = 0;
    ServerOptions options;
};

void declareOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Echoes each WebSocket message to its sender."_s);
    addServerOptions(parser, u"Listen on this port; 0 picks a free one."_s);
    parser.addOptions({
        {u"tls-certificate"_s, u"Serve wss with this certificate chain (PEM)."_s, u"file"_s},
        {u"tls-key"_s, u"The certificate's private key (PEM)."_s, u"file"_s},
        {u"path"_s, u"Serve this path only; may be given several times."_s, u"path"_s},
        {u"subprotocol"_s, u"Speak this subprotocol; may be given several times."_s, u"name"_s},
        {u"allow-origin"_s, u"Let pages of this origin connect, or of any (*); may be given several times."_s,
         u"origin"_s},
        {u"allow-host"_s, u"Take requests for this host name, or any (*); may be given several times."_s, u"name"_s},
        {u"broadcast"_s, u"Send each message to all connections."_s},
        {u"no-compression"_s, u"Compress nothing."_s},
        {u"context-takeover"_s, u"Compress with what was sent before as context, where a client takes that."_s},
        {u"deflate-frame"_s, u"Take the extension x-webkit-deflate-frame as well."_s},
        {u"compress-from"_s, u"Send shorter messages plain (1024)."_s, u"bytes"_s},
        {u"threads"_s, u"Do the work of connections in so many threads of their own (0)."_s, u"count"_s},
        {u"max-message"_s, u"The largest message taken (16777216)."_s, u"bytes"_s},
    });
}

qint64 numberArgument(const QCommandLineParser &parser, const QString &option, qint64 otherwise)
{
    if (!parser.isSet(option))
        return otherwise;
    bool ok = false;
    const qint64 number = parser.value(option).toLongLong(&ok);
    if (!ok || number < 0)
        exitWith(UsageError, u"--%1 takes a number"_s.arg(option));
    return number;
}

CompressionOptions compressionArguments(const QCommandLineParser &parser)
{
    CompressionOptions compression;
    compression.permessageDeflate = !parser.isSet(u"no-compression"_s);
    compression.webkitDeflateFrame = parser.isSet(u"deflate-frame"_s);
    compression.contextTakeover = compression.peerContextTakeover = parser.isSet(u"context-takeover"_s);
    compression.threshold = numberArgument(parser, u"compress-from"_s, compression.threshold);
    return compression;
}

Arguments readArguments()
{
    QCommandLineParser parser;
    declareOptions(parser);
    parseArguments(parser);

    Arguments arguments;
    arguments.host = hostArgument(parser);
    arguments.port = portArgument(parser);
    Limits &limits = arguments.options.limits;
    limits.maxMessageSize = numberArgument(parser, u"max-message"_s, limits.maxMessageSize);
    arguments.options.compression = compressionArguments(parser);
    arguments.certificateFile = parser.value(u"tls-certificate"_s);
    arguments.keyFile = parser.value(u"tls-key"_s);
    if (arguments.certificateFile.isEmpty() != arguments.keyFile.isEmpty())
        exitWith(UsageError, u"--tls-certificate and --tls-key go together"_s);
    arguments.threads = int(std::min(numberArgument(parser, u"threads"_s, 0), qint64(256)));
    arguments.broadcast = parser.isSet(u"broadcast"_s);
    arguments.options.paths = parser.values(u"path"_s);
    arguments.options.allowedOrigins = parser.values(u"allow-origin"_s);
    arguments.options.allowedHosts = parser.values(u"allow-host"_s);
    arguments.options.subprotocols = parser.values(u"subprotocol"_s);
    return arguments;
}

QSslConfiguration readTls(const Arguments &arguments)
{
    QString problem;
    const auto configuration = serverTlsConfiguration(arguments.certificateFile, arguments.keyFile, &problem);
    if (!configuration)
        exitWith(UsageError, problem);
    return *configuration;
}

/// The two servers have the same signals and options, but no common class that has both.
template<typename Server>
int serve(Server &server, const Arguments &arguments)
{
    server.setOptions(arguments.options);
    if (arguments.threads > 0)
        server.setThreadCount(arguments.threads);
    if (arguments.broadcast) {
        QObject::connect(&server, &Server::textMessageReceived,
                         [&server](WebSocket *, const QString &message) { server.broadcastTextMessage(message); });
        QObject::connect(&server, &Server::binaryMessageReceived,
                         [&server](WebSocket *, const QByteArray &message) { server.broadcastBinaryMessage(message); });
    } else {
        // As UTF-8: nobody here looks into the text.
        QObject::connect(&server, &Server::utf8MessageReceived,
                         [](WebSocket *socket, const QByteArray &message) { socket->sendUtf8Message(message); });
        QObject::connect(&server, &Server::binaryMessageReceived,
                         [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
    }
    if (!server.listen(arguments.host, arguments.port))
        exitWith(Failure, server.errorString());

    UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::terminationRequested, &server, [&server] { server.shutdown(); });
    QObject::connect(&server, &Server::shutdownFinished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    std::printf("listening on %s\n", qPrintable(server.url()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"tidewire-echo"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TIDEWIRE_VERSION));
    const Arguments arguments = readArguments();
    if (arguments.certificateFile.isEmpty()) {
        WebSocketServer server;
        return serve(server, arguments);
    }
    SecureWebSocketServer server;
    server.setSslConfiguration(readTls(arguments));
    return serve(server, arguments);
}

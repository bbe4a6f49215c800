// SPDX-License-Identifier: MIT
// An echo server: each message goes back to its sender, or to everybody.

#include <common/unixsignals.h>

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/WebSocketServer>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslkey.h>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

constexpr int UsageError = 2;
constexpr int Failure = 1;

struct Arguments
{
    QHostAddress host = QHostAddress::LocalHost;
    quint16 port = 8080;
    QString certificateFile;
    QString keyFile;
    bool broadcast = false;
    ServerOptions options;
};

[[noreturn]] void exitWith(int status, const QString &message)
{
    std::fprintf(stderr, "tidewire-echo: %s\n", qPrintable(message));
    std::exit(status);
}

void declareOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Echoes each WebSocket message to its sender."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"host"_s, u"Listen on this address."_s, u"address"_s, u"127.0.0.1"_s},
        {u"port"_s, u"Listen on this port; 0 picks a free one."_s, u"port"_s, u"8080"_s},
        {u"tls-certificate"_s, u"Serve wss with this certificate chain (PEM)."_s, u"file"_s},
        {u"tls-key"_s, u"The certificate's private key (PEM)."_s, u"file"_s},
        {u"path"_s, u"Serve this path only; may be given several times."_s, u"path"_s},
        {u"subprotocol"_s, u"Speak this subprotocol; may be given several times."_s, u"name"_s},
        {u"broadcast"_s, u"Send each message to all connections."_s},
        {u"max-message"_s, u"The largest message taken (16777216)."_s, u"bytes"_s},
    });
}

Arguments parseArguments()
{
    QCommandLineParser parser;
    declareOptions(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        exitWith(UsageError, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        exitWith(UsageError, u"unexpected argument: "_s + parser.positionalArguments().constFirst());

    Arguments arguments;
    bool ok = true;
    arguments.port = parser.value(u"port"_s).toUShort(&ok);
    if (!ok)
        exitWith(UsageError, u"--port takes a number from 0 to 65535"_s);
    const QString host = parser.value(u"host"_s);
    if (!arguments.host.setAddress(host == u"localhost" ? u"127.0.0.1"_s : host))
        exitWith(UsageError, u"--host takes an IP address"_s);
    if (parser.isSet(u"max-message"_s)) {
        const qint64 size = parser.value(u"max-message"_s).toLongLong(&ok);
        if (!ok || size < 0)
            exitWith(UsageError, u"--max-message takes a number of bytes"_s);
        arguments.options.limits.maxMessageSize = size;
    }
    arguments.certificateFile = parser.value(u"tls-certificate"_s);
    arguments.keyFile = parser.value(u"tls-key"_s);
    if (arguments.certificateFile.isEmpty() != arguments.keyFile.isEmpty())
        exitWith(UsageError, u"--tls-certificate and --tls-key go together"_s);
    arguments.broadcast = parser.isSet(u"broadcast"_s);
    arguments.options.paths = parser.values(u"path"_s);
    arguments.options.subprotocols = parser.values(u"subprotocol"_s);
    return arguments;
}

QSslKey readKey(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        exitWith(UsageError, u"cannot read "_s + fileName);
    const QByteArray pem = file.readAll();
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    exitWith(UsageError, u"no private key in "_s + fileName);
}

QSslConfiguration readTls(const Arguments &arguments)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(arguments.certificateFile);
    if (chain.isEmpty())
        exitWith(UsageError, u"no certificate in "_s + arguments.certificateFile);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(readKey(arguments.keyFile));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

/// The two servers have the same signals and options, but no common class that has both.
template<typename Server>
int serve(Server &server, const Arguments &arguments)
{
    server.setOptions(arguments.options);
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
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    const Arguments arguments = parseArguments();
    if (arguments.certificateFile.isEmpty()) {
        WebSocketServer server;
        return serve(server, arguments);
    }
    SecureWebSocketServer server;
    server.setSslConfiguration(readTls(arguments));
    return serve(server, arguments);
}

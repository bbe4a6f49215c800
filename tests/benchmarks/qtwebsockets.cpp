// SPDX-License-Identifier: MIT
#include "peer.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qset.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslkey.h>
#include <QtWebSockets/qwebsocket.h>
#include <QtWebSockets/qwebsocketserver.h>

namespace {

QSslConfiguration tlsConfiguration(const PeerArguments &arguments)
{
    QFile key(QString::fromStdString(arguments.key));
    if (!key.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", arguments.key.c_str());
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(QString::fromStdString(arguments.certificate)));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    return configuration;
}

void serve(QWebSocket *socket, QSet<QWebSocket *> &all, bool broadcast)
{
    all.insert(socket);
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [socket, &all, broadcast](const QString &text) {
        if (!broadcast)
            socket->sendTextMessage(text);
        else
            for (QWebSocket *each : std::as_const(all))
                each->sendTextMessage(text);
    });
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                     [socket, &all, broadcast](const QByteArray &data) {
                         if (!broadcast)
                             socket->sendBinaryMessage(data);
                         else
                             for (QWebSocket *each : std::as_const(all))
                                 each->sendBinaryMessage(data);
                     });
    QObject::connect(socket, &QWebSocket::disconnected, socket, [socket, &all] {
        all.remove(socket);
        socket->deleteLater();
    });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const PeerArguments arguments = readPeerArguments(argc, argv);
    QWebSocketServer server(QStringLiteral("benchmark"),
                            arguments.tls() ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    if (arguments.tls())
        server.setSslConfiguration(tlsConfiguration(arguments));
    server.setMaxPendingConnections(1000);
    QSet<QWebSocket *> sockets;
    QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&] {
        while (QWebSocket *const socket = server.nextPendingConnection())
            serve(socket, sockets, arguments.broadcast);
    });
    if (!server.listen(QHostAddress::LocalHost, quint16(arguments.port)))
        return 1;
    sendAtOnce(int(server.socketDescriptor()));
    announce(arguments, server.serverPort());
    return QCoreApplication::exec();
}

// SPDX-License-Identifier: MIT
#include "server.h"

#include <QtWebSockets/qwebsocket.h>
#include <QtWebSockets/qwebsocketserver.h>

#include <QtCore/qset.h>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto tls = tlsArgument();
    QWebSocketServer server(QStringLiteral("QtWebSockets"),
                            tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    if (tls)
        server.setSslConfiguration(*tls);
    QSet<QWebSocket *> sockets;
    QObject::connect(&server, &QWebSocketServer::newConnection, [&] {
        QWebSocket *const socket = server.nextPendingConnection();
        serve(socket);
        sockets.insert(socket);
        QObject::connect(socket, &QWebSocket::disconnected, [&sockets, socket] {
            sockets.remove(socket);
            socket->deleteLater();
        });
    });
    UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::terminationRequested, [&] {
        server.close();
        for (QWebSocket *socket : std::as_const(sockets)) {
            QObject::connect(socket, &QObject::destroyed, qApp, &QCoreApplication::quit);
            socket->close(QWebSocketProtocol::CloseCodeGoingAway);
        }
        if (sockets.isEmpty())
            QCoreApplication::quit();
    });
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    announce(server.serverUrl());
    return QCoreApplication::exec();
}

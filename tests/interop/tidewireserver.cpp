// SPDX-License-Identifier: MIT
#include "server.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/WebSocketServer>

#include <chrono>

using namespace Tidewire;

template<typename Server>
int run(Server &server)
{
    // All the time there is, so that an end that only a deadline would bring fails.
    ServerOptions options;
    options.limits.closeTimeout = std::chrono::hours(1);
    server.setOptions(options);
    QObject::connect(&server, &Server::connectionOpened, [](WebSocket *socket) { serve(socket); });
    QObject::connect(&server, &Server::shutdownFinished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::terminationRequested, &server, [&server] { server.shutdown(); });
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    announce(QUrl(server.url()));
    return QCoreApplication::exec();
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (const auto tls = tlsArgument()) {
        SecureWebSocketServer server;
        server.setSslConfiguration(*tls);
        return run(server);
    }
    WebSocketServer server;
    return run(server);
}

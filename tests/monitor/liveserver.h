// SPDX-License-Identifier: MIT
#pragma once

#include "network/websocketclient.h"
#include "network/websocketserver.h"

#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <memory>
#include <vector>

namespace Tidewire {

/// A server on the loopback that echoes, and clients of it.
class LiveServer
{
public:
    LiveServer()
    {
        server = std::make_unique<WebSocketServer>();
        // What the tests send fills queues by its size.
        ServerOptions options;
        options.compression = CompressionOptions::none();
        options.allowedOrigins = {QStringLiteral("http://a.b")};
        server->setOptions(options);
        QObject::connect(server.get(), &WebSocketServer::textMessageReceived, server.get(),
                         [](WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
        if (!server->listen(QHostAddress::LocalHost))
            qFatal("cannot listen on the loopback");
    }

    /// A client whose connection is open at both ends, or null.
    WebSocketClient *connectClient(const QString &target = QStringLiteral("chat"), const HttpHeaders &headers = {})
    {
        auto client = std::make_unique<WebSocketClient>();
        client->setHeaders(headers);
        client->setSubprotocols({QStringLiteral("demo")});
        const int before = server->connectionCount();
        client->open(QUrl(server->url() + target));
        if (!QTest::qWaitFor(
                [&] { return client->state() == WebSocket::State::Open && server->connectionCount() > before; }))
            return nullptr;
        clients.push_back(std::move(client));
        return clients.back().get();
    }
    /// Makes it the service of \a watcher, for which only the test lets time pass from now on.
    template<typename Watcher>
    void showTo(Watcher &watcher) const
    {
        watcher.setService(server.get());
        auto *const clock = watcher.template findChild<QTimer *>(QString(), Qt::FindDirectChildrenOnly);
        if (!clock)
            qFatal("there is no clock to stop");
        clock->stop();
    }
    /// The server's end of the connection that was opened last.
    WebSocket *lastSocket() const { return server->connections().last(); }
    bool waitForCount(int count) const
    {
        return QTest::qWaitFor([&] { return server->connectionCount() == count; });
    }

    std::unique_ptr<WebSocketServer> server;
    std::vector<std::unique_ptr<WebSocketClient>> clients;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "websocket.h"
#include "websocketservice.h"

#include <QtNetwork/qtcpserver.h>

#include <atomic>

namespace Tidewire {

/// A WebSocket server: listen(), then connect to the signals. One connect serves all clients.
///
///     Tidewire::WebSocketServer server;
///     QObject::connect(&server, &Tidewire::WebSocketServer::textMessageReceived,
///                      [](Tidewire::WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
///     server.listen(QHostAddress::LocalHost, 8080);
///
/// To serve connections of another QTcpServer, give that to bind() instead of calling listen().
class TIDEWIRENETWORK_EXPORT WebSocketServer : public QTcpServer, public WebSocketService
{
    Q_OBJECT
    Q_PROPERTY(int threadCount READ threadCount WRITE setThreadCount)

public:
    explicit WebSocketServer(QObject *parent = nullptr);
    ~WebSocketServer() override;

protected:
    void incomingConnection(qintptr descriptor) override;
    void connectNotify(const QMetaMethod &signal) override;

Q_SIGNALS:
    /// A client's handshake is done; \a socket is open, and its first message has not been delivered yet.
    void connectionOpened(Tidewire::WebSocket *socket);
    /// \a socket has closed: its closeCode() and closeReason() say why. It is deleted when control returns to the
    /// event loop.
    void connectionClosed(Tidewire::WebSocket *socket);
    void textMessageReceived(Tidewire::WebSocket *socket, const QString &message);
    void binaryMessageReceived(Tidewire::WebSocket *socket, const QByteArray &message);
    /// The same message as textMessageReceived(), without the conversion from UTF-8.
    void utf8MessageReceived(Tidewire::WebSocket *socket, const QByteArray &message);
    void handshakeFailed(const Tidewire::HandshakeFailure &failure);
    /// The last connection has gone after shutdown().
    void shutdownFinished();

private:
    void emitConnectionOpened(WebSocket *socket) override;
    void emitConnectionClosed(WebSocket *socket) override;
    void textArrived(WebSocket *socket, const QByteArray &utf8) override;
    void binaryArrived(WebSocket *socket, const QByteArray &message) override;
    void emitHandshakeFailed(const HandshakeFailure &failure) override;
    void emitShutdownFinished() override;

    std::atomic<bool> m_wantsText = false; ///< Somebody has connected to textMessageReceived().
};

} // namespace Tidewire

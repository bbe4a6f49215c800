// SPDX-License-Identifier: MIT
#pragma once

#include "websocket.h"
#include "websocketservice.h"

#include <QtNetwork/qsslserver.h>

namespace Tidewire {

/// A WebSocket server over TLS: setSslConfiguration() with a certificate and its key, then as WebSocketServer.
/// A TLS handshake that fails costs its socket and is reported by handshakeFailed() with Error::TlsFailure; one that
/// has not ended within Limits::handshakeTimeout, with Error::HandshakeTimeout.
class TIDEWIRENETWORK_EXPORT SecureWebSocketServer : public QSslServer, public WebSocketService
{
    Q_OBJECT
    Q_PROPERTY(int threadCount READ threadCount WRITE setThreadCount)

public:
    explicit SecureWebSocketServer(QObject *parent = nullptr);
    ~SecureWebSocketServer() override;

protected:
    void incomingConnection(qintptr descriptor) override;

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
    void emitTextMessage(WebSocket *socket, const QByteArray &utf8) override;
    void emitBinaryMessage(WebSocket *socket, const QByteArray &message) override;
    void emitHandshakeFailed(const HandshakeFailure &failure) override;
    void emitShutdownFinished() override;
};

} // namespace Tidewire

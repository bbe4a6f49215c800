// SPDX-License-Identifier: MIT
#pragma once

#include "websocket.h"
#include "websocketservice.h"

#include <QtNetwork/qsslserver.h>

#include <atomic>

namespace Tidewire {

/// A WebSocket server over TLS: setSslConfiguration() with a certificate and its key, then as WebSocketServer.
/// A TLS handshake that fails costs its socket and is reported by handshakeFailed() with Error::TlsFailure; one that
/// has not ended within Limits::handshakeTimeout, with Error::HandshakeTimeout.
///
/// On Linux, with OpenSSL at build time and unless ServerOptions::transport or TIDEWIRE_TRANSPORT says portable, TLS is
/// OpenSSL's over the native transport, whatever TLS backend Qt uses. It takes from the configuration: the certificate
/// chain and its key, TLS 1.2 and later, ciphers, elliptic curves, allowedNextProtocols() (a client that offers none of
/// them is refused, RFC 7301 §3.2), session tickets, the cipher preference, peerVerifyMode() with depth and CA
/// certificates. A client cannot renegotiate.
///
/// A configuration is left to QSslSocket, and the log says so (tidewire.tls), if it has: no certificate; a key that Qt
/// holds no bytes of (opaque) or that does not fit; protocols before TLS 1.2; names that OpenSSL does not know;
/// Diffie-Hellman parameters other than Qt's own; pre-shared keys; OCSP stapling; backendConfiguration(); VerifyPeer
/// without CA certificates of its own, or with handshakeMustInterruptOnError() or missingCertificateIsFatal(). So is
/// each connection while somebody is connected to preSharedKeyAuthenticationRequired(), and each that a client's
/// certificate is asked for while somebody is connected to sslErrors() or peerVerifyError(): they hand out the
/// QSslSocket.
class TIDEWIRENETWORK_EXPORT SecureWebSocketServer : public QSslServer, public WebSocketService
{
    Q_OBJECT
    Q_PROPERTY(int threadCount READ threadCount WRITE setThreadCount)

public:
    explicit SecureWebSocketServer(QObject *parent = nullptr);
    ~SecureWebSocketServer() override;

    /// As QTcpServer::listen(), but false as well, with an errorString(), if the configuration's private key is not
    /// that of its certificate. A call by way of a pointer to QTcpServer does not look at that, nor does a build
    /// without OpenSSL, nor setSslConfiguration() while it listens: then each connection fails, with Error::TlsFailure.
    bool listen(const QHostAddress &address = QHostAddress::Any, quint16 port = 0);
    /// Why the last listen() failed.
    QString errorString() const;

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

    QString m_problem;                     ///< With the configuration, as listen() found it.
    std::atomic<bool> m_wantsText = false; ///< Somebody has connected to textMessageReceived().
};

} // namespace Tidewire

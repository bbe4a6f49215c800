// SPDX-License-Identifier: MIT
#include "securewebsocketserver.h"

#include "transport/tlsacceptor.h"

#include <QtCore/qmetaobject.h>

namespace Tidewire {

SecureWebSocketServer::SecureWebSocketServer(QObject *parent) : QSslServer(parent), WebSocketService(this)
{
    bind(this);
}

SecureWebSocketServer::~SecureWebSocketServer() = default;

bool SecureWebSocketServer::listen(const QHostAddress &address, quint16 port)
{
    m_problem.clear();
    if (!isListening() && !TlsAcceptor::identityFits(sslConfiguration()))
        m_problem = QStringLiteral("The private key is not that of the certificate");
    return m_problem.isEmpty() && QSslServer::listen(address, port);
}

QString SecureWebSocketServer::errorString() const
{
    return m_problem.isEmpty() ? QSslServer::errorString() : m_problem;
}

void SecureWebSocketServer::incomingConnection(qintptr descriptor)
{
    takeTlsConnection(this, descriptor);
}

/// As WebSocket::connectNotify().
void SecureWebSocketServer::connectNotify(const QMetaMethod &signal)
{
    static const QMetaMethod text = QMetaMethod::fromSignal(&SecureWebSocketServer::textMessageReceived);
    if (signal == text)
        m_wantsText = true;
}

void SecureWebSocketServer::emitConnectionOpened(WebSocket *socket)
{
    Q_EMIT connectionOpened(socket);
}

void SecureWebSocketServer::emitConnectionClosed(WebSocket *socket)
{
    Q_EMIT connectionClosed(socket);
}

void SecureWebSocketServer::textArrived(WebSocket *socket, const QByteArray &utf8)
{
    if (!m_wantsText)
        return Q_EMIT utf8MessageReceived(socket, utf8);
    const QPointer<SecureWebSocketServer> self(this);
    const QPointer<WebSocket> alive(socket);
    Q_EMIT textMessageReceived(socket, QString::fromUtf8(utf8));
    if (self && alive)
        Q_EMIT utf8MessageReceived(socket, utf8);
}

void SecureWebSocketServer::binaryArrived(WebSocket *socket, const QByteArray &message)
{
    Q_EMIT binaryMessageReceived(socket, message);
}

void SecureWebSocketServer::emitHandshakeFailed(const HandshakeFailure &failure)
{
    Q_EMIT handshakeFailed(failure);
}

void SecureWebSocketServer::emitShutdownFinished()
{
    Q_EMIT shutdownFinished();
}

} // namespace Tidewire

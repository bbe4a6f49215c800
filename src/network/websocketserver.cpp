// SPDX-License-Identifier: MIT
#include "websocketserver.h"

#include <QtCore/qmetaobject.h>

namespace Tidewire {

WebSocketServer::WebSocketServer(QObject *parent) : QTcpServer(parent), WebSocketService(this)
{
    bind(this);
}

WebSocketServer::~WebSocketServer() = default;

void WebSocketServer::incomingConnection(qintptr descriptor)
{
    takeConnection(descriptor);
}

/// As WebSocket::connectNotify().
void WebSocketServer::connectNotify(const QMetaMethod &signal)
{
    static const QMetaMethod text = QMetaMethod::fromSignal(&WebSocketServer::textMessageReceived);
    if (signal == text)
        m_wantsText = true;
}

void WebSocketServer::emitConnectionOpened(WebSocket *socket)
{
    Q_EMIT connectionOpened(socket);
}

void WebSocketServer::emitConnectionClosed(WebSocket *socket)
{
    Q_EMIT connectionClosed(socket);
}

void WebSocketServer::textArrived(WebSocket *socket, const QByteArray &utf8)
{
    if (!m_wantsText)
        return Q_EMIT utf8MessageReceived(socket, utf8);
    const QPointer<WebSocketServer> self(this);
    const QPointer<WebSocket> alive(socket);
    Q_EMIT textMessageReceived(socket, QString::fromUtf8(utf8));
    if (self && alive)
        Q_EMIT utf8MessageReceived(socket, utf8);
}

void WebSocketServer::binaryArrived(WebSocket *socket, const QByteArray &message)
{
    Q_EMIT binaryMessageReceived(socket, message);
}

void WebSocketServer::emitHandshakeFailed(const HandshakeFailure &failure)
{
    Q_EMIT handshakeFailed(failure);
}

void WebSocketServer::emitShutdownFinished()
{
    Q_EMIT shutdownFinished();
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "websocketserver.h"

#include <QtCore/qmetaobject.h>

namespace Tidewire {

WebSocketServer::WebSocketServer(QObject *parent) : QTcpServer(parent), WebSocketService(this)
{
    bind(this);
}

WebSocketServer::~WebSocketServer() = default;

void WebSocketServer::emitConnectionOpened(WebSocket *socket)
{
    Q_EMIT connectionOpened(socket);
}

void WebSocketServer::emitConnectionClosed(WebSocket *socket)
{
    Q_EMIT connectionClosed(socket);
}

void WebSocketServer::emitTextMessage(WebSocket *socket, QByteArrayView utf8)
{
    static const QMetaMethod textSignal = QMetaMethod::fromSignal(&WebSocketServer::textMessageReceived);
    static const QMetaMethod utf8Signal = QMetaMethod::fromSignal(&WebSocketServer::utf8MessageReceived);
    const QPointer<WebSocketServer> self(this);
    const QPointer<WebSocket> alive(socket);
    const bool wantsUtf8 = isSignalConnected(utf8Signal);
    const QByteArray bytes = wantsUtf8 ? utf8.toByteArray() : QByteArray();
    if (isSignalConnected(textSignal))
        Q_EMIT textMessageReceived(socket, QString::fromUtf8(utf8));
    if (wantsUtf8 && self && alive)
        Q_EMIT utf8MessageReceived(socket, bytes);
}

void WebSocketServer::emitBinaryMessage(WebSocket *socket, const QByteArray &message)
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

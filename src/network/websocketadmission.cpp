// SPDX-License-Identifier: MIT
// What a WebSocketService decides about requests.
#include "connection.h"
#include "hostpolicy.h"
#include "websocket.h"
#include "websocketservice.h"

#include <QtCore/qfuturewatcher.h>
#include <QtCore/qloggingcategory.h>

#include <algorithm>
#include <utility>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

void WebSocketService::setHandshakeHandler(HandshakeHandler handler)
{
    m_handshakeHandler = handler ? std::make_shared<const HandshakeHandler>(std::move(handler)) : nullptr;
}

void WebSocketService::setHttpHandler(HttpHandler handler)
{
    m_httpHandler = handler ? std::make_shared<const HttpHandler>(std::move(handler)) : nullptr;
}

Error WebSocketService::checkOptions(const WebSocket *socket) const
{
    const HttpRequest &request = socket->request();
    if (const Error error = checkHost(request, socket->localAddress(), m_options); error != Error::None)
        return error;
    if (!m_options.paths.isEmpty() && !m_options.paths.contains(QString::fromUtf8(request.path())))
        return Error::PathNotServed;
    return checkOrigin(request, socket->localAddress(), m_options);
}

QByteArray WebSocketService::agreedSubprotocol(const HttpRequest &request) const
{
    if (m_options.subprotocols.isEmpty())
        return {};
    const QList<QByteArray> wanted = request.subprotocols();
    const auto match = std::ranges::find_if(
        wanted, [this](const QByteArray &name) { return m_options.subprotocols.contains(QString::fromLatin1(name)); });
    return match == wanted.end() ? QByteArray() : *match;
}

void WebSocketService::requestArrived(WebSocket *socket, bool upgrade)
{
    if (!upgrade)
        return answerHttp(socket);
    if (const Error error = checkOptions(socket); error != Error::None)
        return socket->fail(error);
    const std::shared_ptr<const HandshakeHandler> handler = m_handshakeHandler;
    if (!handler)
        return apply(socket, HandshakeDecision::accept());
    const HttpRequest &request = socket->request();
    const QPointer<WebSocket> alive(socket);
    const HandshakeDecision decision = (*handler)({request,
                                                   {socket->m_peerAddress, socket->m_peerPort},
                                                   {socket->m_localAddress, socket->m_localPort},
                                                   socket->m_secure,
                                                   agreedSubprotocol(request)});
    if (alive)
        apply(socket, decision);
}

void WebSocketService::answerHttp(WebSocket *socket)
{
    const HttpRequest &request = socket->request();
    if (const Error error = checkHost(request, socket->localAddress(), m_options); error != Error::None)
        return socket->fail(error);
    const std::shared_ptr<const HttpHandler> handler = m_httpHandler;
    if (!handler)
        return socket->fail(request.method() == "GET" ? Error::UpgradeRequired : Error::MethodNotAllowed);
    const QPointer<WebSocket> alive(socket);
    const HttpResponse response = (*handler)(request);
    if (!alive || socket->m_connection->respond(response))
        return;
    qCWarning(lcServer) << "The HTTP handler's response cannot be sent";
    socket->fail(Error::RejectedByProgram);
}

void WebSocketService::apply(WebSocket *socket, const HandshakeDecision &decision)
{
    if (const auto *future = std::get_if<std::shared_ptr<const HandshakeDecision::Future>>(&decision.m_content))
        return applyLater(socket, **future);
    Connection &connection = *socket->m_connection;
    bool valid = false;
    if (const auto *response = std::get_if<HttpResponse>(&decision.m_content)) {
        valid = response->status >= 300 && connection.respond(*response);
        if (valid)
            socket->m_error = Error::RejectedByProgram;
    } else {
        const auto &accept = std::get<HandshakeDecision::Accept>(decision.m_content);
        valid = connection.accept({accept.subprotocol.value_or(agreedSubprotocol(socket->request())), accept.headers});
    }
    if (valid || !connection.isDeciding())
        return;
    qCWarning(lcServer) << "The handshake handler's decision cannot be sent";
    socket->fail(Error::RejectedByProgram);
}

void WebSocketService::applyLater(WebSocket *socket, const HandshakeDecision::Future &future)
{
    // The socket's child: a client that leaves meanwhile takes the watcher with it.
    auto *watcher = new QFutureWatcher<HandshakeDecision>(socket);
    QObject::connect(watcher, &QFutureWatcherBase::finished, socket, [this, socket, watcher] {
        watcher->deleteLater();
        if (!socket->m_connection->isDeciding())
            return;
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            socket->fail(Error::RejectedByProgram);
        else
            apply(socket, watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// What a WebSocketService decides about requests.
#include "hostpolicy.h"
#include "protocol/session.h"
#include "websocket.h"
#include "websocketservice.h"

#include <QtCore/qfuturewatcher.h>
#include <QtCore/qloggingcategory.h>

#include <algorithm>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

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
    const QList<QByteArray> wanted = request.subprotocols();
    const auto match = std::ranges::find_if(
        wanted, [this](const QByteArray &name) { return m_options.subprotocols.contains(QString::fromLatin1(name)); });
    return match == wanted.end() ? QByteArray() : *match;
}

void WebSocketService::requestArrived(WebSocket *socket, bool upgrade)
{
    Session &session = *socket->m_session;
    const HttpRequest &request = session.request();
    if (!upgrade) {
        if (const Error error = checkHost(request, socket->localAddress(), m_options); error != Error::None)
            return session.fail(error);
        if (!m_httpHandler)
            return session.fail(request.method() == "GET" ? Error::UpgradeRequired : Error::MethodNotAllowed);
        const QPointer<WebSocket> alive(socket);
        const HttpResponse response = m_httpHandler(request);
        if (alive && !socket->m_session->respond(response)) {
            qCWarning(lcServer) << "The HTTP handler's response cannot be sent";
            socket->m_session->fail(Error::RejectedByProgram);
        }
        return;
    }
    if (const Error error = checkOptions(socket); error != Error::None)
        return session.fail(error);
    if (!m_handshakeHandler)
        return apply(socket, HandshakeDecision::accept());
    const QPointer<WebSocket> alive(socket);
    const HandshakeDecision decision =
        m_handshakeHandler({request, socket->m_peer, socket->m_local, socket->m_secure, agreedSubprotocol(request)});
    if (alive)
        apply(socket, decision);
}

void WebSocketService::apply(WebSocket *socket, const HandshakeDecision &decision)
{
    Session &session = *socket->m_session;
    if (const auto *future = std::get_if<std::shared_ptr<const HandshakeDecision::Future>>(&decision.m_content))
        return applyLater(socket, **future);
    bool valid = false;
    if (const auto *response = std::get_if<HttpResponse>(&decision.m_content)) {
        valid = response->status >= 300 && session.respond(*response);
        if (valid)
            socket->m_error = Error::RejectedByProgram;
    } else {
        const auto &accept = std::get<HandshakeDecision::Accept>(decision.m_content);
        valid = session.accept({accept.subprotocol.value_or(agreedSubprotocol(session.request())), accept.headers});
    }
    if (!valid && session.state() == Session::State::Deciding) {
        qCWarning(lcServer) << "The handshake handler's decision cannot be sent";
        session.fail(Error::RejectedByProgram);
    }
}

void WebSocketService::applyLater(WebSocket *socket, const HandshakeDecision::Future &future)
{
    // The socket's child: a client that leaves meanwhile takes the watcher with it.
    auto *watcher = new QFutureWatcher<HandshakeDecision>(socket);
    QObject::connect(watcher, &QFutureWatcherBase::finished, socket, [this, socket, watcher] {
        watcher->deleteLater();
        if (socket->m_session->state() != Session::State::Deciding)
            return;
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            socket->m_session->fail(Error::RejectedByProgram);
        else
            apply(socket, watcher->result());
        socket->resume();
    });
    watcher->setFuture(future);
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// How a WebSocketService takes connections, up to the beginning of their handshakes.
#include "acceptguard.h"
#include "networkthreads.h"
#include "protocol/session.h"
#include "transport/sockettransport.h"
#include "transport/tlsacceptor.h"
#include "websocket.h"
#include "websocketservice.h"

#include <QtCore/qloggingcategory.h>
#include <QtNetwork/qsslserver.h>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

void WebSocketService::bind(QTcpServer *server)
{
    m_servers.removeIf([](const QPointer<QTcpServer> &bound) { return !bound; });
    m_servers.append(server);
    setOptions(m_options);
    if (auto *tls = qobject_cast<QSslServer *>(server)) {
        QObject::connect(tls, &QSslServer::errorOccurred, m_acceptGuard.get(),
                         [this](QSslSocket *socket, QAbstractSocket::SocketError error) {
                             const bool late = error == QAbstractSocket::SocketTimeoutError;
                             reportFailure({{socket->peerAddress(), socket->peerPort()},
                                            late ? Error::HandshakeTimeout : Error::TlsFailure,
                                            late ? explain(Error::HandshakeTimeout) : socket->errorString()});
                         });
    }
    QObject::connect(server, &QTcpServer::pendingConnectionAvailable, m_acceptGuard.get(),
                     [this, server] { takePending(server); });
    m_acceptGuard->add(server);
    takePending(server);
}

void WebSocketService::setAccepting(bool accepting)
{
    m_acceptGuard->setAccepting(accepting);
}

bool WebSocketService::isAccepting() const
{
    return m_acceptGuard->isAccepting();
}

void WebSocketService::takePending(QTcpServer *server)
{
    const QPointer<QObject> host(m_host);
    const QPointer<QTcpServer> alive(server);
    while (host && alive) {
        QTcpSocket *socket = server->nextPendingConnection();
        if (!socket)
            return;
        addSocket(socket); // may tell of a failure, in whose slot anything may be destroyed
    }
}

void WebSocketService::takeTlsConnection(QSslServer *server, qintptr descriptor)
{
    if (auto transport = m_tlsAcceptor->accept(server, descriptor, m_options.transport))
        add(std::move(transport));
    else
        qCWarning(lcServer) << "Connection lost:" << qt_error_string();
}

void WebSocketService::takeConnection(qintptr descriptor)
{
    if (auto transport = makeTransport(descriptor, m_options.transport))
        add(std::move(transport));
    else
        qCWarning(lcServer) << "Connection lost:" << qt_error_string();
}

void WebSocketService::addSocket(QTcpSocket *socket)
{
    add(std::make_unique<SocketTransport>(std::unique_ptr<QTcpSocket>(socket)));
}

void WebSocketService::add(std::unique_ptr<Transport> transport)
{
    m_acceptGuard->connectionAccepted();
    auto *socket = new WebSocket(m_host);
    socket->learnNetwork(*transport);
    const Error refusal = checkLimits(socket->m_peerAddress);
    m_sockets.add(socket, socket->m_peerAddress,
                  refusal == Error::None ? ConnectionStage::Arriving : ConnectionStage::Refused);
    begin(socket, std::move(transport), refusal != Error::None);
    if (m_shuttingDown)
        socket->abort();
    else if (refusal != Error::None)
        refuse(socket, refusal);
}

void WebSocketService::begin(WebSocket *socket, std::unique_ptr<Transport> transport, bool refused)
{
    socket->setOverflowPolicy(m_options.overflowPolicy);
    Session session(m_options.limits, m_options.compression, &QDateTime::currentSecsSinceEpoch);
    if (NetworkThread *thread = refused || !transport->mayMove() ? nullptr : m_threads->next())
        socket->startIn(thread, std::move(session), std::move(transport), this);
    else
        socket->start(std::move(session), std::move(transport), this);
}

Error WebSocketService::checkLimits(const QHostAddress &peer) const
{
    if (m_sockets.count() >= m_options.limits.maxConnections)
        return Error::TooManyConnections;
    if (m_sockets.countFrom(peer) >= m_options.limits.maxConnectionsPerAddress)
        return Error::TooManyFromAddress;
    return Error::None;
}

/// Answers before the request was read; without TLS, as that would have to be set up first, not at all.
void WebSocketService::refuse(WebSocket *socket, Error error)
{
    // So many may take their time to read the answer.
    constexpr int MaxRefused = 64;
    const bool drop = m_sockets.refusedCount() > MaxRefused;
    const QPointer<WebSocket> alive(socket);
    socket->fail(error);
    if (drop && alive)
        socket->abort();
}

} // namespace Tidewire

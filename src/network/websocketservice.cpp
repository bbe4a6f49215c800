// SPDX-License-Identifier: MIT
#include "websocketservice.h"

#include "acceptguard.h"
#include "networkthreads.h"
#include "serverobserver.h"
#include "timerinterval.h"
#include "transport/tlsacceptor.h"
#include "websocket.h"

#include <QtCore/qloggingcategory.h>
#include <QtNetwork/qsslserver.h>

#include <algorithm>
#include <atomic>

namespace Tidewire {

Q_LOGGING_CATEGORY(lcServer, "tidewire.server")

using namespace Qt::StringLiterals;

namespace {

std::atomic<WebSocketService::CreationHook> creationHook = nullptr;

} // namespace

void WebSocketService::setCreationHook(CreationHook hook)
{
    creationHook = hook;
}

WebSocketService::WebSocketService(QObject *host)
    : m_host(host), m_acceptGuard(std::make_unique<AcceptGuard>()), m_tlsAcceptor(std::make_unique<TlsAcceptor>()),
      m_threads(std::make_unique<NetworkThreads>(host))
{
    m_acceptGuard->setParent(host); // goes with it to another thread
    if (const CreationHook hook = creationHook)
        hook(this, host);
}

WebSocketService::~WebSocketService()
{
    m_acceptGuard.reset();
    tellObservers([](ServerObserver *observer) { observer->serverDestroyed(); });
    // Each socket tells its owner that it goes: this one is not to be told any more.
    const QList<WebSocket *> sockets = m_sockets.all();
    m_sockets = {};
    for (WebSocket *socket : sockets) {
        socket->m_owner = nullptr;
        delete socket;
    }
}

void WebSocketService::setOptions(const ServerOptions &options)
{
    m_options = options;
    if (!options.compression.isValid()) {
        qCWarning(lcServer) << "Nothing will be compressed: a value of the options is out of its range";
        m_options.compression = CompressionOptions::none();
    }
    for (const auto &server : std::as_const(m_servers)) {
        if (!server)
            continue;
        server->setListenBacklogSize(options.limits.listenBacklog);
        if (auto *tls = qobject_cast<QSslServer *>(server.data()))
            tls->setHandshakeTimeout(timerInterval(options.limits.handshakeTimeout));
    }
}

void WebSocketService::setThreadCount(int count)
{
    if (count >= 0)
        m_threads->setCount(count);
    else
        qCWarning(lcServer) << "setThreadCount() refused:" << count << "is negative";
}

int WebSocketService::threadCount() const
{
    return m_threads->count();
}

void WebSocketService::socketStarts(WebSocket *socket)
{
    tellObserversOf(socket, &ServerObserver::connectionStarted);
}

void WebSocketService::socketOpened(WebSocket *socket)
{
    m_sockets.setOpen(socket);
    if (tellObserversOf(socket, &ServerObserver::connectionOpened))
        emitConnectionOpened(socket);
}

void WebSocketService::socketClosed(WebSocket *socket)
{
    const bool wasOpen = ConnectionRegister::isOpen(socket);
    forget(socket);
    disposeOf(socket);
    const QPointer<QObject> host(m_host);
    if (wasOpen) {
        if (tellObserversOf(socket, &ServerObserver::connectionClosed))
            emitConnectionClosed(socket);
    } else if (socket->error() != Error::None) {
        reportFailure({{socket->peerAddress(), socket->peerPort()}, socket->error(), socket->errorString()});
    }
    if (host)
        tellShutdown();
}

void WebSocketService::disposeOf(WebSocket *socket)
{
    socket->deleteLater();
}

void WebSocketService::socketDestroyed(WebSocket *socket)
{
    const bool wasOpen = ConnectionRegister::isOpen(socket);
    forget(socket);
    const QPointer<QObject> host(m_host);
    if (wasOpen)
        tellObservers([&](ServerObserver *observer) { observer->connectionClosed(socket); });
    // Queued: nobody expects a signal of the server from within a destructor.
    if (host && m_shuttingDown && m_sockets.isEmpty())
        QMetaObject::invokeMethod(
            m_host, [this] { tellShutdown(); }, Qt::QueuedConnection);
}

void WebSocketService::forget(WebSocket *socket)
{
    m_closedTotals += socket->counters();
    if (m_sockets.remove(socket) == ConnectionStage::Open)
        m_groups.leaveAll(socket);
}

void WebSocketService::reportFailure(const HandshakeFailure &failure)
{
    qCInfo(lcServer).noquote() << "Handshake failed:" << failure.peerName() << errorName(failure.error)
                               << failure.detail;
    const QPointer<QObject> host(m_host);
    tellObservers([&](ServerObserver *observer) { observer->handshakeFailed(failure); });
    if (host)
        emitHandshakeFailed(failure);
}

/// Whoever is told may make any observer leave, and destroy the server: then the others hear of that by themselves.
template<typename Call>
void WebSocketService::tellObservers(Call call)
{
    const QPointer<QObject> host(m_host);
    const QList<ServerObserver *> observers = m_observers;
    for (ServerObserver *observer : observers) {
        if (!host)
            return;
        if (m_observers.contains(observer))
            call(observer);
    }
}

/// False if the \a socket, or the server, was destroyed meanwhile: who was not told yet is not told any more.
bool WebSocketService::tellObserversOf(WebSocket *socket, void (ServerObserver::*what)(WebSocket *))
{
    const QPointer<QObject> host(m_host);
    const DeletionGuard alive(socket);
    tellObservers([&](ServerObserver *observer) {
        if (alive)
            (observer->*what)(socket);
    });
    return host && alive;
}

WebSocket *WebSocketService::connection(quint64 connectionId) const
{
    return m_sockets.findOpen(connectionId);
}

QList<WebSocket *> WebSocketService::connections() const
{
    return m_sockets.open();
}

ConnectionCounters WebSocketService::totals() const
{
    ConnectionCounters totals = m_closedTotals;
    m_sockets.visitAll([&totals](const WebSocket *socket) { totals += socket->counters(); });
    return totals;
}

QString WebSocketService::url() const
{
    for (const auto &server : m_servers) {
        if (!server || !server->isListening())
            continue;
        const bool secure = qobject_cast<QSslServer *>(server.data());
        const QHostAddress address = server->serverAddress();
        const bool any = address.isEqual(QHostAddress::AnyIPv4) || address.isEqual(QHostAddress::AnyIPv6)
            || address.isEqual(QHostAddress::Any);
        const QString place = any ? u"localhost:"_s + QString::number(server->serverPort())
                                  : Endpoint{address, server->serverPort()}.toString();
        return (secure ? u"wss://"_s : u"ws://"_s) + place + u'/';
    }
    return {};
}

void WebSocketService::addObserver(ServerObserver *observer)
{
    m_observers.append(observer);
}

void WebSocketService::removeObserver(ServerObserver *observer)
{
    m_observers.removeOne(observer);
}

} // namespace Tidewire

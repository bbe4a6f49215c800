// SPDX-License-Identifier: MIT
#pragma once

#include "broadcastscope.h"
#include "connectioncounters.h"
#include "connectiongroups.h"
#include "connectionregister.h"
#include "handshakedecision.h"
#include "protocol/preparedmessage.h"
#include "serveroptions.h"
#include "websocketowner.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qhash.h>
#include <QtCore/qlist.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtCore/qset.h>
#include <QtNetwork/qtcpserver.h>

#include <functional>
#include <memory>

QT_FORWARD_DECLARE_CLASS(QSslServer)

namespace Tidewire {

class AcceptGuard;
class NetworkThreads;
class ServerObserver;
class TlsAcceptor;

/// A handshake that did not lead to a connection.
struct TIDEWIRENETWORK_EXPORT HandshakeFailure
{
    Q_GADGET
    Q_PROPERTY(QString peer READ peerName)
    Q_PROPERTY(Tidewire::Error error MEMBER error)
    Q_PROPERTY(QString detail MEMBER detail)

public:
    Endpoint peer;
    Error error = Error::None;
    /// What else is known: the system's or TLS's word.
    QString detail;

    QString peerName() const { return peer.toString(); }
};

/// What all Tidewire servers share: it takes connections from any QTcpServer, decides about their handshakes, keeps
/// the sockets, and deletes them when they have closed. WebSocketServer and SecureWebSocketServer add their signals.
///
/// It lives in the thread of the object that it is a part of, and may be used in that thread only.
class TIDEWIRENETWORK_EXPORT WebSocketService : private WebSocketOwner
{
public:
    ~WebSocketService() override;
    WebSocketService(const WebSocketService &) = delete;
    WebSocketService &operator=(const WebSocketService &) = delete;

    const ServerOptions &options() const { return m_options; }
    /// Takes effect for connections to come. The listen backlog: for the next listen().
    void setOptions(const ServerOptions &options);
    /// Has connections to come do their work in \a count threads of their own; 0, the default, leaves it in the
    /// server's thread. All signals and handlers still come in the server's thread, in batches, and those of a
    /// connection in order; but pings are answered, and what was sent goes on, while a slot there takes its time. How
    /// much may wait for a slot, Limits::maxReceiveQueue says. Connections over QSslSocket (see SecureWebSocketServer)
    /// stay in the server's thread all the same. At most 256; a negative count is refused, with a warning. If the
    /// system starts no thread, connections are left to those there are, with a warning. Without a call, the
    /// environment variable TIDEWIRE_THREADS says how many.
    void setThreadCount(int count);
    int threadCount() const;
    /// \a handler decides about each handshake that the options allow; without one all of these are accepted.
    /// It may set another one, also while it runs.
    void setHandshakeHandler(HandshakeHandler handler);
    /// \a handler answers plain HTTP requests; without one they are answered with status 426, Upgrade Required.
    void setHttpHandler(HttpHandler handler);

    /// Takes all connections that \a server accepts from now on. The server stays the caller's, and may be a
    /// QSslServer. Several servers may be bound.
    void bind(QTcpServer *server);
    /// False leaves new connections waiting in the system, as QTcpServer::pauseAccepting() does for one server.
    void setAccepting(bool accepting);
    bool isAccepting() const;
    /// Takes one connection; the socket becomes the service's.
    void addSocket(QTcpSocket *socket);

    /// The open connections, and those in their closing handshake, the oldest first.
    QList<WebSocket *> connections() const;
    int connectionCount() const { return int(m_sockets.openCount()); }
    /// The connection of that id, or null.
    WebSocket *connection(quint64 connectionId) const;
    /// The sum over all connections since the start, those that have closed included.
    ConnectionCounters totals() const;
    /// When the service was created.
    QDateTime startTime() const { return m_startTime; }
    /// The bound server's address as "ws://127.0.0.1:8080/", with a wildcard address as "localhost"; empty unless it
    /// listens.
    QString url() const;

    // To many at once

    /// Sends \a message to all open connections in \a scope, and returns how many took it. They share its bytes, and it
    /// is compressed once for each set of parameters, for those that keep no context.
    int broadcast(const PreparedMessage &message, const BroadcastScope &scope = {}) const;
    int broadcastTextMessage(const QString &message, const BroadcastScope &scope = {}) const;
    int broadcastBinaryMessage(const QByteArray &message, const BroadcastScope &scope = {}) const;

    /// Makes \a socket a member of \a group, which need not exist yet, until it leaves or closes. False, and no effect,
    /// unless \a socket is in connections() and \a group has a name.
    bool joinGroup(WebSocket *socket, const QString &group);
    void leaveGroup(WebSocket *socket, const QString &group);
    /// Those that have members, in alphabetical order.
    QStringList groups() const;
    QStringList groupsOf(const WebSocket *socket) const;
    /// The oldest connection first.
    QList<WebSocket *> groupMembers(const QString &group) const;

    /// Stops listening and closes all connections with \a code, or with GoingAway and a warning where
    /// WebSocket::close() would refuse it. shutdownFinished() follows when the last one is gone, at the latest when
    /// ServerOptions::shutdownTimeout has passed since the first call: then those that are left are dropped.
    void shutdown(CloseCode code = CloseCode::GoingAway, const QString &reason = {});

    /// \a observer hears of connections that open and close. It stays the caller's, and must be removed before it is
    /// destroyed.
    void addObserver(ServerObserver *observer);
    void removeObserver(ServerObserver *observer);

    /// Is told of each service that is made, in its thread, before its object is complete: \a host is a QObject
    /// already, and nothing else may be used yet. For libraries that add something to programs that do not know of
    /// them.
    using CreationHook = void (*)(WebSocketService *service, QObject *host);
    /// For services to come; null for none. May be called in any thread.
    static void setCreationHook(CreationHook hook);

protected:
    /// \a host is the object that the service is a part of.
    explicit WebSocketService(QObject *host);

    /// Takes a connection from incomingConnection() of a server without TLS, over ServerOptions::transport.
    void takeConnection(qintptr descriptor);
    /// Takes a connection from \a server's incomingConnection(). Its TLS handshake is a part of the opening handshake:
    /// under the same deadline, counted and reported alike. With bind() alone, QSslServer does it in its own way, and
    /// does not tell of peers that do not begin with TLS. The server's signals sslErrors() and peerVerifyError() are
    /// emitted as ever. For the transport see SecureWebSocketServer.
    void takeTlsConnection(QSslServer *server, qintptr descriptor);

    // The signals of the class that this is a part of.
    virtual void emitConnectionOpened(WebSocket *socket) = 0;
    virtual void emitConnectionClosed(WebSocket *socket) = 0;
    void textArrived(WebSocket *socket, const QByteArray &utf8) override = 0;
    void binaryArrived(WebSocket *socket, const QByteArray &message) override = 0;
    virtual void emitHandshakeFailed(const HandshakeFailure &failure) = 0;
    virtual void emitShutdownFinished() = 0;

    /// Gets rid of a socket that has closed and still has signals to emit: deletes it later, unless overridden.
    virtual void disposeOf(WebSocket *socket);

private:
    void requestArrived(WebSocket *socket, bool upgrade) override;
    void socketStarts(WebSocket *socket) override;
    void socketOpened(WebSocket *socket) override;
    void socketClosed(WebSocket *socket) override;
    void socketDestroyed(WebSocket *socket) override;

    void takePending(QTcpServer *server);
    void add(std::unique_ptr<Transport> transport);
    void begin(WebSocket *socket, std::unique_ptr<Transport> transport, bool refused);
    Error checkLimits(const QHostAddress &peer) const;
    void refuse(WebSocket *socket, Error error);
    Error checkOptions(const WebSocket *socket) const;
    void answerHttp(WebSocket *socket);
    QByteArray agreedSubprotocol(const HttpRequest &request) const;
    void apply(WebSocket *socket, const HandshakeDecision &decision);
    void applyLater(WebSocket *socket, const HandshakeDecision::Future &future);
    void forget(WebSocket *socket);
    void watchShutdown();
    void endEach(const std::function<void(WebSocket *)> &end);
    void tellShutdown();
    void reportFailure(const HandshakeFailure &failure);
    template<typename Call>
    void tellObservers(Call call);
    bool tellObserversOf(WebSocket *socket, void (ServerObserver::*what)(WebSocket *));

    QObject *m_host;
    std::unique_ptr<AcceptGuard> m_acceptGuard; ///< Also the receiver of bound servers' signals; ends them with it.
    std::unique_ptr<TlsAcceptor> m_tlsAcceptor;
    std::unique_ptr<NetworkThreads> m_threads;
    ServerOptions m_options;
    // Shared with the calls that are under way; null for none.
    std::shared_ptr<const HandshakeHandler> m_handshakeHandler;
    std::shared_ptr<const HttpHandler> m_httpHandler;
    QList<QPointer<QTcpServer>> m_servers;
    ConnectionRegister m_sockets;
    ConnectionGroups m_groups;
    QList<ServerObserver *> m_observers;
    ConnectionCounters m_closedTotals;
    QDateTime m_startTime = QDateTime::currentDateTimeUtc();
    bool m_shuttingDown = false;
    int m_shutdowns = 0; ///< So many times that began.
};

} // namespace Tidewire

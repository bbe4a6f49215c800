// SPDX-License-Identifier: MIT
#pragma once

#include "network/handshakedecision.h"
#include "network/serverobserver.h"
#include "tidewiremonitor_export.h"

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qhostaddress.h>
#include <QtNetwork/qsslconfiguration.h>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QTcpServer)

namespace Tidewire {

class InspectViewer;
class ServerFigures;
class WebSocket;
class WebSocketService;

/// Lets a dashboard in another process look into a server:
///
///     Tidewire::WebSocketServer server;
///     Tidewire::InspectEndpoint inspector(&server);
///     inspector.open();
///
/// It listens on the loopback, speaks tidewire.inspect.v1 (src/monitor/inspect/inspectprotocol.md), and writes its
/// address and a random token into a file that this user alone can read, where dashboards find it. Who does not have
/// the token is told nothing; who has it may look, and act only if allowActions says so. Credentials are redacted in
/// all that is shown, but not in payloads. As long as nobody looks it costs nothing.
///
/// With TIDEWIRE_INSPECT=1 in the environment each server gets one, in programs that do not know of it.
///
/// It lives in the thread of its server. Either may be destroyed first.
class TIDEWIREMONITOR_EXPORT InspectEndpoint : public QObject, private ServerObserver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectEndpoint)
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    Q_PROPERTY(QUrl url READ url NOTIFY openChanged)
    Q_PROPERTY(QString fingerprint READ fingerprint NOTIFY openChanged)
    Q_PROPERTY(QString token READ token NOTIFY tokenChanged)
    Q_PROPERTY(bool allowActions READ allowsActions WRITE setAllowActions NOTIFY allowActionsChanged)
    Q_PROPERTY(int viewerCount READ viewerCount NOTIFY viewerCountChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY openChanged)

public:
    explicit InspectEndpoint(WebSocketService *service, QObject *parent = nullptr);
    ~InspectEndpoint() override;

    /// Null after the service was destroyed.
    WebSocketService *service() const { return m_service; }

    /// Begins to listen; port 0 picks a free one. Addresses beyond the loopback are refused without a certificate: see
    /// setSslConfiguration(). False, with errorString(), if it cannot.
    bool open(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    /// Ends that, and sends all viewers away.
    void close();
    bool isOpen() const;
    /// With a local certificate viewers come over TLS (wss). For the next open().
    void setSslConfiguration(const QSslConfiguration &configuration) { m_sslConfiguration = configuration; }
    /// As "ws://127.0.0.1:40001/"; empty unless it is open.
    QUrl url() const;
    /// SHA-256 of the certificate that it shows, as "AB:CD:…", by which viewers know it; empty unless it is open with
    /// TLS.
    const QString &fingerprint() const { return m_fingerprint; }
    /// What viewers have to show; random at first.
    const QString &token() const { return m_token; }
    /// For an endpoint whose viewers are told beforehand. Refused, with a warning, below 22 characters, in which 128
    /// random bits have room. Viewers that are there stay.
    void setToken(const QString &token);
    /// False at first: viewers can look, and change nothing.
    bool allowsActions() const { return m_allowActions; }
    void setAllowActions(bool allow);
    int viewerCount() const { return int(m_viewers.size()); }
    /// Why it does not listen, or cannot be discovered; empty if nothing went wrong.
    const QString &errorString() const { return m_errorString; }

    /// Has each service that is made from now on get an endpoint of its own when control has returned to the event
    /// loop, if TIDEWIRE_INSPECT is 1 in the environment then and the program has not opened one. Always true.
    static bool openByEnvironment();

Q_SIGNALS:
    void openChanged();
    void tokenChanged();
    void allowActionsChanged();
    void viewerCountChanged();

protected:
    /// It does not listen, and that is why. Returns false.
    bool fail(const QString &error);

private:
    friend class InspectViewer;
    friend class FiguresChannel;

    void connectionOpened(WebSocket * /*socket*/) override {}
    void connectionClosed(WebSocket * /*socket*/) override {}
    void handshakeFailed(const HandshakeFailure & /*failure*/) override {}
    void serverDestroyed() override;

    HandshakeDecision decide(const HandshakeRequest &request) const;
    template<typename Server>
    std::unique_ptr<Server> makeListener();
    void addViewer(WebSocket *socket);
    void removeViewer(InspectViewer *viewer);
    void publish();
    void tellViewers();
    std::shared_ptr<ServerFigures> sharedFigures();

    WebSocketService *m_service;
    WebSocketService *m_listening = nullptr; ///< The listener as a service.
    std::unique_ptr<QTcpServer> m_listener;
    QSslConfiguration m_sslConfiguration;
    QString m_fingerprint;
    QString m_token;
    QString m_errorString;
    QString m_published;          ///< The server's address as it was told last.
    bool m_isDiscoverable = true; ///< As far as was tried.
    bool m_allowActions = false;
    QTimer m_addressTimer;
    QList<InspectViewer *> m_viewers;
    std::weak_ptr<ServerFigures> m_figures; ///< Shared by viewers, for the history.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "network/serverobserver.h"
#include "ratemeter.h"
#include "recenterrors.h"
#include "servicewatch.h"
#include "traffichistory.h"

#include <QtCore/qobject.h>

namespace Tidewire {

class WebSocketService;

/// A server's key figures, read four times a second, and their last minute, a value a second and the oldest first.
///
/// It lives in the thread of its server. Either may be destroyed first.
class TIDEWIREMONITOR_EXPORT ServerFigures : public QObject, private ServerObserver
{
    Q_OBJECT
    Q_PROPERTY(QObject *server READ server WRITE setServer NOTIFY serverChanged)
    Q_PROPERTY(QString url READ url NOTIFY changed)
    Q_PROPERTY(qint64 uptime READ uptime NOTIFY changed)
    Q_PROPERTY(int connections READ connections NOTIFY changed)
    Q_PROPERTY(qreal connectionRate READ connectionRate NOTIFY changed)
    Q_PROPERTY(qreal messagesIn READ messagesIn NOTIFY changed)
    Q_PROPERTY(qreal messagesOut READ messagesOut NOTIFY changed)
    Q_PROPERTY(qreal bytesIn READ bytesIn NOTIFY changed)
    Q_PROPERTY(qreal bytesOut READ bytesOut NOTIFY changed)
    Q_PROPERTY(qint64 queued READ queued NOTIFY changed)
    Q_PROPERTY(int slow READ slow NOTIFY changed)
    Q_PROPERTY(int errors READ errors NOTIFY changed)
    Q_PROPERTY(QString errorCodes READ errorCodes NOTIFY changed)
    Q_PROPERTY(QList<qreal> connectionsHistory READ connectionsHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> messagesInHistory READ messagesInHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> messagesOutHistory READ messagesOutHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> bytesOutHistory READ bytesOutHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> queuedHistory READ queuedHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> errorsHistory READ errorsHistory NOTIFY changed)

public:
    explicit ServerFigures(QObject *parent = nullptr);

    WebSocketService *service() const { return m_watch.service(); }
    /// Null for none.
    void setService(WebSocketService *service);
    /// The service as an object, as QML has it.
    QObject *server() const { return m_watch.object(); }
    /// \a server is a WebSocketServer, or anything else that is a WebSocketService.
    void setServer(QObject *server) { setService(ServiceWatch::serviceOf(server)); }

    /// As WebSocketService::url().
    QString url() const { return m_now.url; }
    /// Seconds since the service was created.
    qint64 uptime() const { return m_now.uptime; }
    int connections() const { return m_now.connections; }
    /// Connections opened per second.
    qreal connectionRate() const { return m_meters.opened.rate(); }
    /// Messages per second.
    qreal messagesIn() const { return m_meters.messagesIn.rate(); }
    qreal messagesOut() const { return m_meters.messagesOut.rate(); }
    /// Bytes per second.
    qreal bytesIn() const { return m_meters.bytesIn.rate(); }
    qreal bytesOut() const { return m_meters.bytesOut.rate(); }
    /// Bytes that wait for the network, over all connections.
    qint64 queued() const { return m_now.queued; }
    /// How many connections have more than 1 MiB waiting.
    int slow() const { return m_now.slow; }
    /// Handshakes that failed and connections that ended unclean, in the last minute.
    int errors() const { return m_errors.count(); }
    /// Their codes, each once: those of close frames, and those of HTTP for handshakes, as "403 · 1006".
    QString errorCodes() const { return m_errors.codes(); }

    QList<qreal> connectionsHistory() const { return m_histories.connections.toList(); }
    QList<qreal> messagesInHistory() const { return m_histories.messagesIn.toList(); }
    QList<qreal> messagesOutHistory() const { return m_histories.messagesOut.toList(); }
    QList<qreal> bytesOutHistory() const { return m_histories.bytesOut.toList(); }
    QList<qreal> queuedHistory() const { return m_histories.queued.toList(); }
    QList<qreal> errorsHistory() const { return m_errors.history().toList(); }

    /// Lets time pass. With a service it is called by a timer: for those who drive time themselves.
    void tick(std::chrono::milliseconds elapsed);

Q_SIGNALS:
    void serverChanged();
    void changed();

private:
    struct Now
    {
        QString url;
        qint64 uptime = 0;
        int connections = 0;
        qint64 queued = 0;
        int slow = 0;
    };
    struct Meters
    {
        RateMeter opened;
        RateMeter messagesIn;
        RateMeter messagesOut;
        RateMeter bytesIn;
        RateMeter bytesOut;
    };
    struct Histories
    {
        TrafficHistory connections;
        TrafficHistory messagesIn;
        TrafficHistory messagesOut;
        TrafficHistory bytesOut;
        TrafficHistory queued;
    };

    void connectionOpened(WebSocket *socket) override;
    void connectionClosed(WebSocket *socket) override;
    void handshakeFailed(const HandshakeFailure &failure) override;
    void serverDestroyed() override;

    void clear();
    void read();
    void passSecond();

    Now m_now;
    Meters m_meters;
    Histories m_histories;
    RecentErrors m_errors;
    quint64 m_opened = 0;
    ServiceWatch m_watch; // The last: it ends the watching before the rest goes.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "errortally.h"
#include "network/connectioncounters.h"
#include "network/serverobserver.h"
#include "ratemeter.h"
#include "recenterrors.h"
#include "servicewatch.h"
#include "trafficlog.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qobject.h>

#include <memory>

namespace Tidewire {

class RemoteFigures;
class WebSocketService;

/// A server's key figures, read four times a second, their totals and peaks, and their history: the last ten minutes by
/// the second and the last day by the minute.
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
    Q_PROPERTY(qreal totalConnections READ totalConnections NOTIFY changed)
    Q_PROPERTY(qreal totalMessagesIn READ totalMessagesIn NOTIFY changed)
    Q_PROPERTY(qreal totalMessagesOut READ totalMessagesOut NOTIFY changed)
    Q_PROPERTY(qreal totalBytesIn READ totalBytesIn NOTIFY changed)
    Q_PROPERTY(qreal totalBytesOut READ totalBytesOut NOTIFY changed)
    Q_PROPERTY(qreal totalDropped READ totalDropped NOTIFY changed)
    Q_PROPERTY(qreal totalErrors READ totalErrors NOTIFY changed)
    Q_PROPERTY(qreal handshakeFailures READ handshakeFailures NOTIFY changed)
    Q_PROPERTY(QVariantList errorKinds READ errorKinds NOTIFY changed)
    Q_PROPERTY(qreal dropRate READ dropRate NOTIFY changed)
    Q_PROPERTY(int peakConnections READ peakConnections NOTIFY changed)
    Q_PROPERTY(qreal peakMessagesIn READ peakMessagesIn NOTIFY changed)
    Q_PROPERTY(qreal peakMessagesOut READ peakMessagesOut NOTIFY changed)
    Q_PROPERTY(qreal peakBytesIn READ peakBytesIn NOTIFY changed)
    Q_PROPERTY(qreal peakBytesOut READ peakBytesOut NOTIFY changed)
    Q_PROPERTY(qreal peakQueued READ peakQueued NOTIFY changed)
    Q_PROPERTY(int historyTick READ historyTick NOTIFY historyChanged)
    Q_PROPERTY(QList<qreal> bytesInHistory READ bytesInHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> connectionsHistory READ connectionsHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> messagesInHistory READ messagesInHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> messagesOutHistory READ messagesOutHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> bytesOutHistory READ bytesOutHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> queuedHistory READ queuedHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> errorsHistory READ errorsHistory NOTIFY changed)

public:
    explicit ServerFigures(QObject *parent = nullptr);
    ~ServerFigures() override;

    WebSocketService *service() const { return m_watch.service(); }
    /// Null for none.
    void setService(WebSocketService *service);
    /// The service as an object, as QML has it.
    QObject *server() const;
    /// \a server is a WebSocketServer, or anything else that is a WebSocketService, or a RemoteServer.
    void setServer(QObject *server);

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
    int errors() const { return m_remote ? m_now.errors : m_errors.count(); }
    /// Their codes, each once: those of close frames, and those of HTTP for handshakes, as "403 · 1006".
    QString errorCodes() const { return m_remote ? m_now.errorCodes : m_errors.codes(); }

    // Since the server began. Numbers that QML reads are no 64-bit integers.

    qreal totalMessagesIn() const { return qreal(m_totals.messagesReceived); }
    qreal totalMessagesOut() const { return qreal(m_totals.messagesSent); }
    qreal totalBytesIn() const { return qreal(m_totals.bytesReceived); }
    qreal totalBytesOut() const { return qreal(m_totals.bytesSent); }
    /// Messages that were not sent because their peers do not read.
    qreal totalDropped() const { return qreal(m_totals.messagesDropped); }
    /// The same, per second.
    qreal dropRate() const { return m_meters.dropped.rate(); }

    // Since these figures watch it.

    /// Connections that opened; those that were open already are part of it.
    qreal totalConnections() const { return qreal(m_opened); }
    /// Handshakes that failed and connections that ended unclean.
    qreal totalErrors() const { return m_tally.total(); }
    qreal handshakeFailures() const { return m_handshakeFailures; }
    /// As ErrorTally::toList().
    QVariantList errorKinds() const { return m_tally.toList(); }
    int peakConnections() const { return int(m_peaks.connections); }
    qreal peakMessagesIn() const { return m_peaks.messagesIn; }
    qreal peakMessagesOut() const { return m_peaks.messagesOut; }
    qreal peakBytesIn() const { return m_peaks.bytesIn; }
    qreal peakBytesOut() const { return m_peaks.bytesOut; }
    qreal peakQueued() const { return m_peaks.queued; }

    // The last minute, a value a second, the oldest first.

    QList<qreal> connectionsHistory() const { return lastMinute(Traffic::Series::Connections); }
    QList<qreal> messagesInHistory() const { return lastMinute(Traffic::Series::MessagesIn); }
    QList<qreal> messagesOutHistory() const { return lastMinute(Traffic::Series::MessagesOut); }
    QList<qreal> bytesInHistory() const { return lastMinute(Traffic::Series::BytesIn); }
    QList<qreal> bytesOutHistory() const { return lastMinute(Traffic::Series::BytesOut); }
    QList<qreal> queuedHistory() const { return lastMinute(Traffic::Series::Queued); }
    QList<qreal> errorsHistory() const { return lastMinute(Traffic::Series::Errors); }
    /// Any series, the oldest value first, as far back as the server was watched.
    Q_INVOKABLE QList<qreal> history(Tidewire::Traffic::Series series, Tidewire::Traffic::Span span) const
    {
        return m_log.values(series, span);
    }
    /// Changes when history() does, once a second: a binding that reads both stays up to date.
    int historyTick() const { return m_historyTick; }

    /// Lets time pass. With a service it is called by a timer: for those who drive time themselves.
    void tick(std::chrono::milliseconds elapsed);

Q_SIGNALS:
    void serverChanged();
    void changed();
    void historyChanged();

private:
    friend class RemoteFigures;

    struct Now
    {
        QString url;
        qint64 uptime = 0;
        int connections = 0;
        qint64 queued = 0;
        int slow = 0;
        int errors = 0; ///< Of a remote server, as the next.
        QString errorCodes;
    };
    struct Meters
    {
        RateMeter opened;
        RateMeter messagesIn;
        RateMeter messagesOut;
        RateMeter bytesIn;
        RateMeter bytesOut;
        RateMeter dropped;
    };
    struct Peaks
    {
        qreal connections = 0;
        qreal messagesIn = 0;
        qreal messagesOut = 0;
        qreal bytesIn = 0;
        qreal bytesOut = 0;
        qreal queued = 0;
    };
    using Log = TrafficLog<float, Traffic::ServerSeries>;

    void connectionOpened(WebSocket *socket) override;
    void connectionClosed(WebSocket *socket) override;
    void handshakeFailed(const HandshakeFailure &failure) override;
    void serverDestroyed() override;

    QList<qreal> lastMinute(Traffic::Series series) const { return history(series, Traffic::Span::Minute); }
    void clear();
    void takeRemote(const QJsonObject &message);
    void takeRemoteErrors(const QJsonArray &kinds);
    void takeRemoteHistory(const QJsonObject &message);
    void beginMeters();
    void sampleMeters(std::chrono::milliseconds elapsed);
    void countError(Error error, int code);
    void read();
    void raisePeaks();
    void passSecond();

    Now m_now;
    Meters m_meters;
    ConnectionCounters m_totals;
    Peaks m_peaks;
    Log m_log;
    RecentErrors m_errors;
    ErrorTally m_tally;
    qreal m_handshakeFailures = 0;
    int m_historyTick = 0;
    quint64 m_opened = 0;
    std::unique_ptr<RemoteFigures> m_remote;
    ServiceWatch m_watch; // The last: it ends the watching before the rest goes.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "alertlist.h"
#include "alertrules.h"
#include "network/serverobserver.h"
#include "servicewatch.h"

#include <QtCore/qhash.h>

#include <functional>
#include <memory>
#include <vector>

namespace Tidewire {

class RemoteAlerts;
class WebSocketService;

/// Watches a server, and tells when something exceeds a threshold: by signals, and as a table of what is and was.
///
/// An alert about a connection begins when its figure has been at the threshold or beyond it for a time, one about the
/// server when so many events came in a window of time. It ends below three quarters of that, after three seconds: what
/// swings around a threshold is one alert. Connections are looked at once a second, events are counted as they come.
///
/// It lives in the thread of its server. Either may be destroyed first: with the server all its alerts end.
class TIDEWIREMONITOR_EXPORT AlertModel : public AlertList, private ServerObserver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertModel)
    Q_PROPERTY(QObject *server READ server WRITE setServer NOTIFY serverChanged)
    Q_PROPERTY(qreal queueThreshold READ queueThreshold WRITE setQueueThreshold NOTIFY thresholdsChanged)
    Q_PROPERTY(int queueTime READ queueTime WRITE setQueueTime NOTIFY thresholdsChanged)
    Q_PROPERTY(qreal roundTripThreshold READ roundTripThreshold WRITE setRoundTripThreshold NOTIFY thresholdsChanged)
    Q_PROPERTY(int roundTripTime READ roundTripTime WRITE setRoundTripTime NOTIFY thresholdsChanged)
    Q_PROPERTY(int errorThreshold READ errorThreshold WRITE setErrorThreshold NOTIFY thresholdsChanged)
    Q_PROPERTY(int errorWindow READ errorWindow WRITE setErrorWindow NOTIFY thresholdsChanged)
    Q_PROPERTY(int handshakeThreshold READ handshakeThreshold WRITE setHandshakeThreshold NOTIFY thresholdsChanged)
    Q_PROPERTY(int handshakeWindow READ handshakeWindow WRITE setHandshakeWindow NOTIFY thresholdsChanged)

public:
    using Clock = std::function<QDateTime()>;

    /// \a clock says what time alerts bear; for those who drive time themselves.
    explicit AlertModel(QObject *parent = nullptr, Clock clock = &QDateTime::currentDateTimeUtc);
    ~AlertModel() override;

    WebSocketService *service() const { return m_watch.service(); }
    /// Null for none. Another service begins with an empty table.
    void setService(WebSocketService *service);
    /// The service as an object, as QML has it.
    QObject *server() const;
    /// \a server is a WebSocketServer, or anything else that is a WebSocketService, or a RemoteServer.
    void setServer(QObject *server);

    // Thresholds; one of 0 turns its kind of alert off. Times and windows are in milliseconds.

    /// Bytes that wait for one connection; 1 MiB at first.
    qreal queueThreshold() const { return m_thresholds.queue; }
    void setQueueThreshold(qreal bytes) { change(m_thresholds.queue, bytes); }
    /// For how long; 5,000 at first.
    int queueTime() const { return m_thresholds.queueTime; }
    void setQueueTime(int milliseconds) { change(m_thresholds.queueTime, milliseconds); }
    /// Milliseconds; 1,000 at first. The time is measured by pings, which are sent to silent connections only.
    qreal roundTripThreshold() const { return m_thresholds.roundTrip; }
    void setRoundTripThreshold(qreal milliseconds) { change(m_thresholds.roundTrip, milliseconds); }
    /// For how long; 0 at first.
    int roundTripTime() const { return m_thresholds.roundTripTime; }
    void setRoundTripTime(int milliseconds) { change(m_thresholds.roundTripTime, milliseconds); }
    /// Handshakes that failed and connections that ended unclean; 20 in 10,000 at first.
    int errorThreshold() const { return m_thresholds.errors; }
    void setErrorThreshold(int errors) { change(m_thresholds.errors, errors); }
    int errorWindow() const { return m_thresholds.errorWindow; }
    void setErrorWindow(int milliseconds) { change(m_thresholds.errorWindow, milliseconds); }
    /// Handshakes, those that failed too; 1,000 in 10,000 at first.
    int handshakeThreshold() const { return m_thresholds.handshakes; }
    void setHandshakeThreshold(int handshakes) { change(m_thresholds.handshakes, handshakes); }
    int handshakeWindow() const { return m_thresholds.handshakeWindow; }
    void setHandshakeWindow(int milliseconds) { change(m_thresholds.handshakeWindow, milliseconds); }

    /// Lets time pass. With a service it is called by a timer: for those who drive time themselves.
    void tick(std::chrono::milliseconds elapsed);

Q_SIGNALS:
    void serverChanged();
    void thresholdsChanged();
    void alertBegan(const Tidewire::Alert &alert);
    void alertEnded(const Tidewire::Alert &alert);

private:
    friend class RemoteAlerts;

    struct Thresholds
    {
        qreal queue = 1024.0 * 1024;
        int queueTime = 5000;
        qreal roundTrip = 1000;
        int roundTripTime = 0;
        int errors = 20;
        int errorWindow = 10'000;
        int handshakes = 1000;
        int handshakeWindow = 10'000;
    };
    /// One figure, and the alert about it.
    struct Watched
    {
        HeldAlert held;
        quint64 alertId = 0;
    };
    struct WatchedConnection
    {
        Watched queue;
        Watched roundTrip;
    };
    /// What a look has found, to be told when all has been looked at.
    struct Finding
    {
        AlertChange change = AlertChange::None;
        Alert::Kind kind = Alert::Kind::SlowConsumer;
        quint64 connectionId = 0;
        QString subject;
        double value = 0;
        double threshold = 0;
        quint64 alertId = 0;
    };

    void connectionOpened(WebSocket *socket) override;
    void connectionClosed(WebSocket *socket) override;
    void handshakeFailed(const HandshakeFailure &failure) override;
    void serverDestroyed() override;

    template<typename Number>
    void change(Number &member, Number value);
    void lookAtServer(std::chrono::milliseconds elapsed);
    void lookAtConnections(std::chrono::milliseconds elapsed);
    void lookAt(const WebSocket &socket, std::chrono::milliseconds elapsed);
    void lookAt(Watched &watched, Finding finding, std::chrono::milliseconds holdTime,
                std::chrono::milliseconds elapsed);
    void forget(const Watched &watched);
    void forget(const WatchedConnection &connection);
    void tellFindings();
    void begin(const Finding &finding);
    Watched *watchedOf(const Finding &finding);
    void endAlert(quint64 alertId);
    void forgetService(WebSocketService *next);
    quint64 takeRemote(const Alert &alert, quint64 id);

    Clock m_clock;
    Thresholds m_thresholds;
    EventWindow m_errors;
    EventWindow m_handshakes;
    Watched m_errorBurst;
    Watched m_storm;
    QHash<quint64, WatchedConnection> m_connections; ///< Those with a figure that is not at rest.
    std::vector<Finding> m_findings;
    std::chrono::milliseconds m_sinceLook{0};
    std::unique_ptr<RemoteAlerts> m_remote;
    ServiceWatch m_watch; // The last: it ends the watching before the rest goes.
};

} // namespace Tidewire

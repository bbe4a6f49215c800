// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/limits.h"
#include "replaydifferencemodel.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qpointer.h>
#include <QtCore/qtimer.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qhostaddress.h>

#include <memory>
#include <optional>

namespace Tidewire {

class FrameModel;
class WebSocket;
class WebSocketServer;

/// Plays one recorded connection again, as its client against a server, or as its server into a client, and compares
/// what the other side answers with what it answered then. Messages are compared, control frames are not: pings are
/// answered anew.
///
/// Everything happens in the thread that it lives in, without blocking.
class TIDEWIREMONITOR_EXPORT FrameReplay : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("monitor/framemodel.h")
    Q_DISABLE_COPY_MOVE(FrameReplay)
    Q_PROPERTY(bool running READ isRunning NOTIFY runningChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY runningChanged)
    Q_PROPERTY(Pace pace READ pace WRITE setPace NOTIFY paceChanged)
    Q_PROPERTY(int replyTimeout READ replyTimeout WRITE setReplyTimeout NOTIFY replyTimeoutChanged)
    Q_PROPERTY(QUrl url READ url NOTIFY runningChanged)
    Q_PROPERTY(Tidewire::ReplayDifferenceModel *differences READ differences CONSTANT)

public:
    enum class Pace : int {
        Recorded,  ///< Each message as long after the handshake as it was.
        InStep,    ///< As fast as the other side answers: each message when as many replies have come as then.
        Immediate, ///< As fast as the network takes them, whatever comes back.
    };
    Q_ENUM(Pace)
    enum class Outcome : int {
        Done, ///< All was played; the differences say how it went.
        Cancelled,
        Failed, ///< There was no connection, or it ended too early: see errorString().
    };
    Q_ENUM(Outcome)

    explicit FrameReplay(QObject *parent = nullptr);
    ~FrameReplay() override;

    /// What is played next: the connection of that id.
    void setRecording(const FrameRecording &recording, quint64 connectionId);
    /// The same, of all that \a frames could show now, whatever its filter is.
    Q_INVOKABLE void setRecording(Tidewire::FrameModel *frames, quint64 connectionId);
    Pace pace() const { return m_pace; }
    /// For the next replay.
    void setPace(Pace pace);
    /// Milliseconds without a message in any direction, while replies are awaited, after which they count as missing.
    /// Default: 5,000. With Pace::InStep the next message goes then all the same.
    int replyTimeout() const { return m_replyTimeout; }
    void setReplyTimeout(int milliseconds);

    /// Plays the client: connects to \a url, a ws: or wss: address, with the subprotocols and the origin of the
    /// recording. finished() follows.
    Q_INVOKABLE void playAgainst(const QUrl &url);
    /// Plays the server: listens on \a address and \a port, 0 for a free one, for one client, and plays into it.
    /// finished() follows, at the earliest when a client has come. url() says where.
    void playInto(const QHostAddress &address, quint16 port);
    /// The same on the loopback.
    Q_INVOKABLE void playInto(int port) { playInto(QHostAddress::LocalHost, quint16(port)); }
    /// Where the client is expected; empty unless one is.
    QUrl url() const;
    /// finished() follows at once, with Outcome::Cancelled.
    Q_INVOKABLE void cancel();

    bool isRunning() const { return m_running; }
    /// From 0 to 1: messages sent and received of those recorded.
    double progress() const { return m_progress; }
    QString errorString() const { return m_errorString; }
    /// Those of the last replay; they come as they are found.
    ReplayDifferenceModel *differences() { return &m_differences; }

Q_SIGNALS:
    void runningChanged();
    void progressChanged();
    void paceChanged();
    void replyTimeoutChanged();
    void finished(Tidewire::FrameReplay::Outcome outcome);

private:
    bool begin(Role played);
    Limits limits() const;
    void watch(WebSocket *socket);
    void opened();
    void send();
    bool isDue(const ReplayScript::Message &message);
    void received(bool isText, const QByteArray &payload);
    void waitedLongEnough();
    void advance();
    void close();
    void closed();
    void fail(const QString &reason);
    void end(Outcome outcome);

    FrameRecording m_recording;
    quint64 m_connectionId = 0;
    Pace m_pace = Pace::Recorded;
    int m_replyTimeout = 5'000;

    ReplayScript m_script;
    std::optional<ReplayComparison> m_comparison;
    ReplayDifferenceModel m_differences;
    std::unique_ptr<WebSocketServer> m_server;
    std::unique_ptr<WebSocket> m_client;
    QPointer<WebSocket> m_socket; ///< The client, or the server's.
    std::size_t m_sent = 0;
    std::size_t m_repliesGivenUp = 0; ///< Those that InStep does not wait for any more.
    QElapsedTimer m_clock;
    QTimer m_dueTimer;
    QTimer m_replyTimer;
    bool m_running = false;
    double m_progress = 0;
    QString m_errorString;
};

} // namespace Tidewire

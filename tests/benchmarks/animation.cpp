// SPDX-License-Identifier: MIT
// An application with an animation of 60 frames a second, in whose thread an echo server runs: how many frames does
// the server cost? Each line of stdin prints the figures since the line before.

#include "peer.h"

#include <Tidewire/WebSocketServer>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtimer.h>
#include <QtWebSockets/qwebsocket.h>
#include <QtWebSockets/qwebsocketserver.h>

#include <unistd.h>

namespace {

/// Paints for a while in each interval of a 60 Hz screen. The intervals in which no frame is begun are
/// dropped frames: those that pass before a late one begins, and that it is still being painted in.
class Animation : public QObject
{
public:
    Animation()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { frame(); });
        m_clock.start();
        schedule();
    }

    void report()
    {
        std::printf("{\"frames\":%lld,\"dropped\":%lld,\"worst_ms\":%.1f}\n", m_shown, m_dropped,
                    double(m_worst) / 1e6);
        std::fflush(stdout);
        m_shown = m_dropped = m_worst = 0;
    }

private:
    static constexpr qint64 Interval = 16'666'667;
    /// What drawing a scene takes of the thread.
    static constexpr qint64 Painting = 2'000'000;

    void schedule() { m_timer.start(int((due() - m_clock.nsecsElapsed()) / 1'000'000) + 1); }
    qint64 due() const { return m_next * Interval; }

    void frame()
    {
        const qint64 late = m_clock.nsecsElapsed() - due();
        m_worst = std::max(m_worst, late);
        ++m_shown;
        const qint64 start = m_clock.nsecsElapsed();
        while (m_clock.nsecsElapsed() - start < Painting) {}
        const qint64 next = m_clock.nsecsElapsed() / Interval + 1;
        m_dropped += next - m_next - 1;
        m_next = next;
        schedule();
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_next = 1;
    qint64 m_shown = 0;
    qint64 m_dropped = 0;
    qint64 m_worst = 0;
};

int listenTidewire(Tidewire::WebSocketServer &server, int threads)
{
    using Tidewire::WebSocketServer;
    if (threads > 0 && !server.setProperty("threadCount", threads))
        return 0;
    QObject::connect(&server, &WebSocketServer::binaryMessageReceived,
                     [](Tidewire::WebSocket *socket, const QByteArray &data) { socket->sendBinaryMessage(data); });
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

int listenQt(QWebSocketServer &server)
{
    QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&server] {
        while (QWebSocket *const socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                             [socket](const QByteArray &data) { socket->sendBinaryMessage(data); });
            QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    server.setMaxPendingConnections(1000);
    if (!server.listen(QHostAddress::LocalHost))
        return 0;
    sendAtOnce(int(server.socketDescriptor()));
    return server.serverPort();
}

} // namespace

/// animation tidewire|qtwebsockets [THREADS]
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Tidewire::WebSocketServer tidewire;
    QWebSocketServer qt(QStringLiteral("animation"), QWebSocketServer::NonSecureMode);
    const bool ours = argc > 1 && std::string_view(argv[1]) == "tidewire";
    const int port = ours ? listenTidewire(tidewire, argc > 2 ? std::atoi(argv[2]) : 0) : listenQt(qt);
    if (port == 0)
        return 77;
    announce({}, port);
    Animation animation;
    QSocketNotifier commands(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&commands, &QSocketNotifier::activated, &animation, [&animation] {
        char line[64];
        if (::read(STDIN_FILENO, line, sizeof line) <= 0)
            QCoreApplication::quit();
        else
            animation.report();
    });
    return QCoreApplication::exec();
}

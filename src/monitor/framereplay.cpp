// SPDX-License-Identifier: MIT
#include "framereplay.h"

#include "framemodel.h"
#include "network/websocketclient.h"
#include "network/websocketserver.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

namespace {

/// Bytes that may wait for the network before the next message has to.
constexpr qint64 MaxWaiting = 1024 * 1024;
/// How many messages go in a row before the event loop has its turn.
constexpr int MostAtOnce = 256;

} // namespace

FrameReplay::FrameReplay(QObject *parent) : QObject(parent)
{
    m_dueTimer.setSingleShot(true);
    m_dueTimer.setTimerType(Qt::PreciseTimer);
    m_replyTimer.setSingleShot(true);
    connect(&m_dueTimer, &QTimer::timeout, this, &FrameReplay::send);
    connect(&m_replyTimer, &QTimer::timeout, this, &FrameReplay::waitedLongEnough);
}

FrameReplay::~FrameReplay()
{
    // Their end is nobody's concern any more.
    if (m_socket)
        m_socket->disconnect(this);
    if (m_server)
        m_server->disconnect(this);
}

void FrameReplay::setRecording(const FrameRecording &recording, quint64 connectionId)
{
    m_recording = recording;
    m_connectionId = connectionId;
}

void FrameReplay::setRecording(FrameModel *frames, quint64 connectionId)
{
    setRecording(frames && frames->log() ? frames->log()->snapshot() : FrameRecording(), connectionId);
}

void FrameReplay::setPace(Pace pace)
{
    if (std::exchange(m_pace, pace) != pace)
        Q_EMIT paceChanged();
}

void FrameReplay::setReplyTimeout(int milliseconds)
{
    if (std::exchange(m_replyTimeout, milliseconds) != milliseconds)
        Q_EMIT replyTimeoutChanged();
}

/// False, and finished() follows, if there is nothing that could be played.
bool FrameReplay::begin(Role played)
{
    if (m_running)
        cancel();
    m_script = ReplayScript::of(m_recording, m_connectionId, played);
    m_comparison.emplace(m_script.expected);
    m_differences.clear();
    m_sent = m_repliesGivenUp = 0;
    m_progress = 0;
    m_errorString.clear();
    m_running = true;
    Q_EMIT progressChanged();
    Q_EMIT runningChanged();
    if (const QString problem = m_script.problem(); !problem.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this, problem] { fail(problem); }, Qt::QueuedConnection);
        return false;
    }
    return true;
}

/// What was recorded may come again.
Limits FrameReplay::limits() const
{
    Limits limits;
    for (const ReplayScript::Message &message : m_script.expected)
        limits.maxMessageSize = std::max(limits.maxMessageSize, qint64(message.payloadSize) * 2);
    return limits;
}

void FrameReplay::playAgainst(const QUrl &url)
{
    if (!begin(Role::Client))
        return;
    auto client = std::make_unique<WebSocketClient>();
    client->setLimits(limits());
    QStringList subprotocols;
    for (const QByteArray &name : std::as_const(m_script.offeredSubprotocols))
        subprotocols.append(QString::fromLatin1(name));
    client->setSubprotocols(subprotocols);
    client->setOrigin(QString::fromUtf8(m_script.origin));
    watch(client.get());
    connect(client.get(), &WebSocket::connected, this, &FrameReplay::opened);
    WebSocketClient *const opening = client.get();
    m_client = std::move(client);
    opening->open(url);
}

void FrameReplay::playInto(const QHostAddress &address, quint16 port)
{
    if (!begin(Role::Server))
        return;
    m_server = std::make_unique<WebSocketServer>();
    ServerOptions options;
    options.limits = limits();
    if (!m_script.agreedSubprotocol.isEmpty())
        options.subprotocols = {QString::fromLatin1(m_script.agreedSubprotocol)};
    m_server->setOptions(options);
    connect(m_server.get(), &WebSocketServer::connectionOpened, this, [this](WebSocket *socket) {
        if (m_socket)
            return socket->close(CloseCode::TryAgainLater);
        watch(socket);
        opened();
    });
    if (m_server->listen(address, port)) {
        Q_EMIT runningChanged();
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, reason = m_server->errorString()] { fail(reason); }, Qt::QueuedConnection);
}

QUrl FrameReplay::url() const
{
    return m_server ? QUrl(m_server->url()) : QUrl();
}

void FrameReplay::watch(WebSocket *socket)
{
    m_socket = socket;
    connect(socket, &WebSocket::utf8MessageReceived, this,
            [this](const QByteArray &message) { received(true, message); });
    connect(socket, &WebSocket::binaryMessageReceived, this,
            [this](const QByteArray &message) { received(false, message); });
    connect(socket, &WebSocket::bytesWritten, this, &FrameReplay::send);
    connect(socket, &WebSocket::closed, this, &FrameReplay::closed);
}

void FrameReplay::opened()
{
    m_clock.start();
    m_replyTimer.start(m_replyTimeout);
    // Later: a slot of connected() is no place to do much in.
    m_dueTimer.start(0);
}

bool FrameReplay::isDue(const ReplayScript::Message &message)
{
    switch (m_pace) {
    case Pace::Recorded:
        if (const auto wait = message.wait(m_clock.nsecsElapsed() / 1000); wait.count() > 0) {
            m_dueTimer.start(wait);
            return false;
        }
        return true;
    case Pace::InStep:
        return m_comparison->received() + m_repliesGivenUp >= message.repliesBefore;
    case Pace::Immediate:
        return true;
    }
    return true;
}

void FrameReplay::send()
{
    if (!m_running || !m_socket || m_socket->state() != WebSocket::State::Open)
        return;
    for (int i = 0; m_sent < m_script.sent.size(); ++i) {
        const ReplayScript::Message &message = m_script.sent[m_sent];
        if (m_socket->bytesToWrite() > MaxWaiting || !isDue(message))
            break; // bytesWritten(), a reply or the timer goes on
        if (i == MostAtOnce) {
            m_dueTimer.start(0);
            break;
        }
        m_socket->sendMessage({message.isText ? Opcode::Text : Opcode::Binary, message.payload});
        ++m_sent;
        m_replyTimer.start(m_replyTimeout);
    }
    advance();
}

void FrameReplay::received(bool isText, const QByteArray &payload)
{
    if (!m_running)
        return;
    m_comparison->add(isText, payload);
    m_differences.append(m_comparison->take());
    m_replyTimer.start(m_replyTimeout);
    if (m_pace == Pace::InStep)
        send();
    else
        advance();
}

void FrameReplay::advance()
{
    const std::size_t received = std::min(m_comparison->received(), m_script.expected.size());
    const double progress =
        double(m_sent + received) / double(std::max(m_script.sent.size() + m_script.expected.size(), std::size_t(1)));
    if (std::exchange(m_progress, progress) != progress)
        Q_EMIT progressChanged();
    if (!m_running || m_sent < m_script.sent.size() || received < m_script.expected.size())
        return;
    if (!m_script.peerCloses)
        close();
}

void FrameReplay::waitedLongEnough()
{
    if (!m_running || !m_socket)
        return;
    if (m_sent < m_script.sent.size() && m_pace == Pace::InStep) {
        const std::size_t before = m_script.sent[m_sent].repliesBefore;
        m_repliesGivenUp = std::max(before, m_comparison->received()) - m_comparison->received();
        send();
    } else if (m_sent == m_script.sent.size()) {
        close();
    }
    if (m_running && !m_replyTimer.isActive() && m_sent < m_script.sent.size())
        m_replyTimer.start(m_replyTimeout);
}

/// What still comes before the other side has closed as well is compared.
void FrameReplay::close()
{
    if (!m_socket || m_socket->state() != WebSocket::State::Open)
        return;
    const auto [code, reason] = m_script.closing();
    m_socket->close(code, reason);
}

void FrameReplay::closed()
{
    if (!m_running)
        return;
    m_comparison->finish();
    m_differences.append(m_comparison->take());
    if (m_sent == m_script.sent.size() && m_clock.isValid())
        return end(Outcome::Done);
    const QString error = m_socket ? m_socket->errorString() : QString();
    const QString sent =
        tr("The connection ended when %1 of %2 messages had been sent").arg(m_sent).arg(m_script.sent.size());
    fail(error.isEmpty() ? sent : tr("%1: %2").arg(sent, error));
}

void FrameReplay::fail(const QString &reason)
{
    if (!m_running)
        return;
    m_errorString = reason;
    end(Outcome::Failed);
}

void FrameReplay::cancel()
{
    if (m_running)
        end(Outcome::Cancelled);
}

void FrameReplay::end(Outcome outcome)
{
    m_running = false;
    m_clock.invalidate();
    m_dueTimer.stop();
    m_replyTimer.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    m_socket = nullptr;
    // Later: this may be a slot of theirs.
    if (m_client)
        m_client.release()->deleteLater();
    if (m_server) {
        m_server->close();
        m_server->disconnect(this);
        m_server.release()->deleteLater();
    }
    Q_EMIT runningChanged();
    Q_EMIT finished(outcome);
}

} // namespace Tidewire

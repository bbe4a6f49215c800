// SPDX-License-Identifier: MIT
#include "websocket.h"

#include "deadline.h"
#include "protocol/session.h"
#include "websocketowner.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qpointer.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace Tidewire {

Q_LOGGING_CATEGORY(lcWebSocket, "tidewire.websocket")

using namespace std::chrono_literals;

namespace {

/// A burst of answers is written in pieces of about this size, not when all of it is there.
constexpr qsizetype WriteSize = 256 * 1024;
/// Pings whose time is kept; a peer that answers none makes the oldest be forgotten.
constexpr qsizetype MaxSentPings = 16;

quint64 nextConnectionId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

qint64 steadyNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Errors after which there is nobody to talk to, or no wish to.
bool dropsAtOnce(Error error, Role role, bool closeSent)
{
    switch (error) {
    case Error::Aborted:
    case Error::SendQueueFull:
    case Error::CloseTimeout:
        return true;
    default:
        return role == Role::Client && !closeSent && error != Error::None;
    }
}

} // namespace

/// The deadline of whatever the connection is waiting for: the opening handshake, a sign of life, or its end.
class WebSocket::Timeout : public Deadline
{
public:
    explicit Timeout(WebSocket *socket) : m_socket(socket) {}

private:
    void deadlinePassed() override { m_socket->handleTimeout(); }

    WebSocket *m_socket;
};

WebSocket::WebSocket(QObject *parent) : QObject(parent), m_id(nextConnectionId()) {}

WebSocket::~WebSocket()
{
    if (m_owner && m_state != State::Closed)
        m_owner->socketDestroyed(this);
}

void WebSocket::start(std::unique_ptr<Session> session, std::unique_ptr<Transport> transport, const Limits &limits,
                      WebSocketOwner *owner)
{
    m_session = std::move(session);
    m_transport = std::move(transport);
    m_owner = owner;
    m_maxSendQueue = limits.maxSendQueue;
    m_closeTimeout = limits.closeTimeout;
    m_pingInterval = limits.pingInterval;
    m_pongTimeout = limits.pongTimeout;
    m_silentSince = -1;
    m_startTime = QDateTime::currentMSecsSinceEpoch();
    m_lastActivity = m_lastReceived = steadyNow();
    m_peer = m_transport->peer();
    m_local = m_transport->local();
    m_secure = m_transport->isSecure();
    m_error = Error::None;
    m_errorDetail.clear();
    m_closeCode = CloseCode::NoStatus;
    m_closeReason.clear();
    m_counters = {};
    m_bytesAnnounced = 0;
    m_roundTrip = -1;
    m_pings.clear();
    m_finishing = m_transportEnded = false;
    startTimeout(limits.handshakeTimeout);
    setState(State::Connecting);
}

// What the transport tells

void WebSocket::transportOpened()
{
    m_peer = m_transport->peer();
    m_local = m_transport->local();
    m_secure = m_transport->isSecure();
    flush();
}

void WebSocket::transportRead(std::span<char> bytes)
{
    m_counters.bytesReceived += bytes.size();
    m_lastActivity = m_lastReceived = steadyNow();
    m_session->receive(bytes);
    const QPointer<WebSocket> self(this);
    pump();
    if (self)
        m_session->releaseInput();
}

void WebSocket::transportWritten()
{
    m_lastActivity = steadyNow();
    const QPointer<WebSocket> self(this);
    announceWritten();
    if (self && m_session->hasKeptInput() && !isCongested())
        resume();
    else if (self && m_transport)
        m_transport->setReading(m_session->state() != Session::State::Deciding && !isCongested());
}

void WebSocket::transportClosed(Error error, const QString &detail)
{
    m_transportEnded = true;
    if (m_errorDetail.isEmpty() && error != Error::None)
        m_errorDetail = detail;
    m_session->endInput(error);
    pump();
}

// Events

/// Goes on with input that the session has kept.
void WebSocket::resume()
{
    m_session->receive({});
    const QPointer<WebSocket> self(this);
    pump();
    if (self)
        m_session->releaseInput();
}

/// Handles all that has happened. The only place from which signals are emitted one after the other; whatever calls it
/// in one of their slots leaves its work to the call that is under way.
void WebSocket::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    const QPointer<WebSocket> self(this);
    while (!isCongested()) {
        const std::optional<SessionEvent> event = m_session->nextEvent();
        if (!event)
            break;
        handle(*event);
        if (!self)
            return;
        if (m_session->outputSize() > WriteSize)
            flush();
    }
    settle();
    if (self)
        m_pumping = false;
}

void WebSocket::handle(const SessionEvent &event)
{
    switch (event.type) {
    case SessionEvent::Type::UpgradeRequested:
    case SessionEvent::Type::HttpRequested:
        if (m_owner)
            m_owner->requestArrived(this, event.type == SessionEvent::Type::UpgradeRequested);
        break;
    case SessionEvent::Type::Opened:
        handleOpened();
        break;
    case SessionEvent::Type::TextMessage:
        handleText(event.payload);
        break;
    case SessionEvent::Type::BinaryMessage:
        handleBinary();
        break;
    case SessionEvent::Type::Ping:
        flush(); // the peer is answered before the program is told
        Q_EMIT pingReceived(m_session->takePayload());
        break;
    case SessionEvent::Type::Pong:
        handlePong();
        break;
    case SessionEvent::Type::CloseReceived:
        m_closeCode = event.code;
        m_closeReason = event.reason;
        flush();
        setState(State::Closing);
        break;
    case SessionEvent::Type::Failed:
        handleFailure(event.error);
        break;
    }
}

void WebSocket::handleOpened()
{
    if (m_pingInterval > 0ms)
        startTimeout(m_pingInterval);
    else
        m_timeout.reset();
    flush();
    const QPointer<WebSocket> self(this);
    setState(State::Open);
    if (self && m_owner)
        m_owner->socketOpened(this);
    if (self)
        Q_EMIT connected();
}

void WebSocket::handleText(QByteArrayView payload)
{
    static const QMetaMethod textSignal = QMetaMethod::fromSignal(&WebSocket::textMessageReceived);
    static const QMetaMethod utf8Signal = QMetaMethod::fromSignal(&WebSocket::utf8MessageReceived);
    ++m_counters.messagesReceived;
    const QPointer<WebSocket> self(this);
    // Made before the first slot runs: that may destroy the session, and the payload with it.
    const QByteArray utf8 = isSignalConnected(utf8Signal) ? payload.toByteArray() : QByteArray();
    const bool wantsUtf8 = isSignalConnected(utf8Signal);
    if (m_owner)
        m_owner->textArrived(this, payload);
    if (self && isSignalConnected(textSignal))
        Q_EMIT textMessageReceived(QString::fromUtf8(payload));
    if (self && wantsUtf8)
        Q_EMIT utf8MessageReceived(utf8);
}

void WebSocket::handleBinary()
{
    ++m_counters.messagesReceived;
    const QByteArray message = m_session->takePayload();
    const QPointer<WebSocket> self(this);
    if (m_owner)
        m_owner->binaryArrived(this, message);
    if (self)
        Q_EMIT binaryMessageReceived(message);
}

void WebSocket::handlePong()
{
    const QByteArray payload = m_session->takePayload();
    const auto sentPing = std::ranges::find(m_pings, payload, &SentPing::payload);
    if (sentPing == m_pings.end())
        return; // unsolicited: RFC 6455 §5.5.3 asks for no reaction
    m_roundTrip = steadyNow() - sentPing->time;
    // RFC 6455 §5.5.3: a pong may answer all pings before.
    m_pings.erase(m_pings.begin(), sentPing + 1);
    Q_EMIT pong(quint64(std::chrono::nanoseconds(m_roundTrip) / 1ms), payload);
}

void WebSocket::handleFailure(Error error)
{
    m_error = error;
    if (error == Error::StatusUnexpected)
        m_errorDetail = QStringLiteral("it answered %1").arg(m_session->response().status());
    flush();
    qCDebug(lcWebSocket).noquote() << peer() << errorName(error) << errorString();
    if (isValidOnWire(closeCodeFor(error)) && m_session->closeSent() && error != Error::SendQueueFull) {
        m_closeCode = closeCodeFor(error);
        m_closeReason = explain(error);
    } else {
        m_closeCode = CloseCode::Abnormal;
    }
    const QPointer<WebSocket> self(this);
    if (m_state == State::Open)
        setState(State::Closing);
    if (self && error != Error::Aborted)
        Q_EMIT errorOccurred(error);
}

/// Hands what the session has written to the transport.
void WebSocket::flush()
{
    if (!m_transport || m_transportEnded || m_session->outputSize() == 0)
        return;
    m_counters.bytesSent += quint64(m_session->outputSize());
    m_transport->write(m_session->takeOutput());
    if (m_pumping)
        m_transport->flush();
    announceWritten();
}

/// What follows from the state that the events have led to.
void WebSocket::settle()
{
    flush();
    if (!m_transport)
        return;
    if (m_session->state() != Session::State::Ended) {
        m_transport->setReading(m_session->state() != Session::State::Deciding && !isCongested());
        return;
    }
    if (!m_finishing && !m_transportEnded && !dropsAtOnce(m_error, role(), m_session->closeSent())) {
        m_finishing = true;
        startTimeout(m_closeTimeout);
        // RFC 6455 §7.1.1: after a closing handshake the server is the first to close; a client waits for that.
        if (role() == Role::Server || m_error != Error::None)
            m_transport->finish();
        else
            m_transport->setReading(true);
    }
    if (m_transportEnded || !m_finishing)
        conclude();
}

/// The end: all that the connection had is freed, and the program is told.
void WebSocket::conclude()
{
    m_timeout.reset();
    m_transport.reset();
    m_pings.clear();
    const CloseCode code = m_closeCode;
    const QString reason = m_closeReason;
    const bool clean = m_session->closeSent() && m_session->closeReceived();
    const QPointer<WebSocket> self(this);
    m_pumping = false; // a slot may open() a client anew
    setState(State::Closed);
    if (self && m_owner)
        std::exchange(m_owner, nullptr)->socketClosed(this);
    if (self)
        Q_EMIT closed(code, reason, clean);
    if (self)
        Q_EMIT disconnected();
}

void WebSocket::startTimeout(std::chrono::milliseconds length)
{
    if (!m_timeout)
        m_timeout = std::make_unique<Timeout>(this);
    m_timeout->start(length);
}

void WebSocket::handleTimeout()
{
    switch (m_session->state()) {
    case Session::State::Handshake:
    case Session::State::Deciding:
        return fail(Error::HandshakeTimeout);
    case Session::State::Open:
        return handleSilence();
    case Session::State::Closing:
        return fail(Error::CloseTimeout);
    case Session::State::Ended:
        // The peer does not end its stream: what was to be said has been said.
        m_transportEnded = true;
        return pump();
    }
}

/// Looks whether the peer was silent. It may have shown many signs of life since the timeout was started: they only
/// leave their time, so that each costs nothing.
void WebSocket::handleSilence()
{
    if (m_silentSince == m_lastReceived) {
        // The ping may still wait behind a large message, which the peer goes on taking.
        if (bytesToWrite() == 0 || std::exchange(m_bytesGoneAtPing, bytesGone()) == bytesGone())
            return fail(Error::PongTimeout);
        return startTimeout(m_pongTimeout);
    }
    const auto silence = std::chrono::nanoseconds(steadyNow() - m_lastReceived);
    if (silence < m_pingInterval)
        return startTimeout(std::chrono::ceil<std::chrono::milliseconds>(m_pingInterval - silence));
    m_silentSince = m_lastReceived;
    m_bytesGoneAtPing = bytesGone();
    startTimeout(m_pongTimeout);
    ping();
}

quint64 WebSocket::bytesGone() const
{
    return m_counters.bytesSent - std::min(m_counters.bytesSent, quint64(bytesToWrite()));
}

void WebSocket::fail(Error error, const QString &detail)
{
    if (m_state == State::Closed || m_session->state() == Session::State::Ended)
        return;
    m_errorDetail = detail;
    m_session->fail(error);
    pump();
}

void WebSocket::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

// Sending

bool WebSocket::isCongested() const
{
    // Half of the limit: what a program answers to the messages read so far must still find room.
    return bytesToWrite() > m_maxSendQueue / 2;
}

bool WebSocket::mayQueue()
{
    if (m_state != State::Open)
        return false;
    if (bytesToWrite() <= m_maxSendQueue)
        return true;
    // Queued: the caller may be in the midst of a loop over all sockets.
    m_session->fail(Error::SendQueueFull);
    QMetaObject::invokeMethod(this, &WebSocket::pump, Qt::QueuedConnection);
    return false;
}

bool WebSocket::sent(bool accepted)
{
    if (!accepted)
        return false;
    ++m_counters.messagesSent;
    if (!m_pumping)
        flush();
    return true;
}

bool WebSocket::sendTextMessage(const QString &message)
{
    return mayQueue() && sent(m_session->sendText(message.toUtf8()));
}

bool WebSocket::sendUtf8Message(QByteArrayView message)
{
    return mayQueue() && sent(m_session->sendText(message));
}

bool WebSocket::sendBinaryMessage(const QByteArray &message)
{
    return mayQueue() && sent(m_session->sendBinary(message));
}

bool WebSocket::ping(const QByteArray &payload)
{
    if (!mayQueue() || !m_session->sendPing(payload))
        return false;
    if (m_pings.size() >= MaxSentPings)
        m_pings.removeFirst();
    m_pings.append({payload, steadyNow()});
    if (!m_pumping)
        flush();
    return true;
}

void WebSocket::close(CloseCode code, const QString &reason)
{
    if (m_state == State::Connecting)
        return abort();
    if (m_state != State::Open)
        return;
    if (!m_session->close(code, reason)) {
        if (m_session->state() == Session::State::Open)
            qCWarning(lcWebSocket) << "close() refused: code" << quint16(code) << "may not be sent";
        return;
    }
    startTimeout(m_closeTimeout);
    if (!m_pumping)
        flush();
    setState(State::Closing);
}

void WebSocket::abort()
{
    fail(Error::Aborted);
}

/// Tells of bytes that have gone, queued, and once for all that go until then.
void WebSocket::announceWritten()
{
    static const QMetaMethod writtenSignal = QMetaMethod::fromSignal(&WebSocket::bytesWritten);
    if (m_announcing || !isSignalConnected(writtenSignal))
        return;
    m_announcing = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announcing = false;
            const quint64 gone = bytesGone();
            if (gone > m_bytesAnnounced)
                Q_EMIT bytesWritten(qint64(gone - std::exchange(m_bytesAnnounced, gone)));
        },
        Qt::QueuedConnection);
}

} // namespace Tidewire

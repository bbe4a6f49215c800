// SPDX-License-Identifier: MIT
#include "websocket.h"

#include "protocol/session.h"
#include "protocol/sparebytes.h"
#include "steadyclock.h"
#include "websocketowner.h"
#include "websockettimeout.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qmetaobject.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace Tidewire {

Q_LOGGING_CATEGORY(lcWebSocket, "tidewire.websocket")

using namespace std::chrono_literals;

namespace {

quint64 nextConnectionId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

/// Errors after which there is nobody to talk to, or no wish to.
bool dropsAtOnce(Error error, Role role, bool closeSent)
{
    switch (error) {
    case Error::Aborted:
    case Error::CloseTimeout:
        return true;
    default:
        return role == Role::Client && !closeSent && error != Error::None;
    }
}

} // namespace

WebSocket::WebSocket(QObject *parent) : QObject(parent), m_id(nextConnectionId()) {}

WebSocket::~WebSocket()
{
    // An owner that has been told of the end is none any more.
    if (m_owner)
        m_owner->socketDestroyed(this);
}

void WebSocket::start(std::unique_ptr<Session> session, std::unique_ptr<Transport> transport, const Limits &limits,
                      WebSocketOwner *owner)
{
    m_session = std::move(session);
    m_transport = std::move(transport);
    m_transport->setUser(this, this);
    m_owner = owner;
    m_maxSendQueue = limits.maxSendQueue;
    m_highWater = limits.sendHighWater;
    m_session->setOverflowPolicy(m_overflowPolicy);
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
    m_finishing = m_transportEnded = m_ending = m_paused = m_aboveHighWater = false;
    startTimeout(limits.handshakeTimeout);
    setState(State::Connecting);
}

/// Takes what belongs to a thread, the transport and the deadline, along to another.
bool WebSocket::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange && m_transport) {
        const auto left = m_timeout ? m_timeout->remaining() : 0ms;
        m_timeout.reset();
        m_transport->leaveThread();
        // Sent before the move, posted for the time after it.
        QMetaObject::invokeMethod(
            this,
            [this, left] {
                if (!m_transport)
                    return;
                m_transport->enterThread();
                if (left > 0ms && !m_timeout)
                    startTimeout(left);
            },
            Qt::QueuedConnection);
    }
    return QObject::event(event);
}

// What the transport tells

void WebSocket::transportOpened()
{
    m_peer = m_transport->peer();
    m_local = m_transport->local();
    m_secure = m_transport->isSecure();
    flush();
}

std::span<char> WebSocket::receiveTarget()
{
    return m_session->receiveTarget();
}

void WebSocket::transportRead(std::span<char> bytes)
{
    m_counters.bytesReceived += bytes.size();
    m_lastActivity = m_lastReceived = steadyNow();
    m_session->receive(bytes);
    const DeletionGuard self(this);
    pump();
    if (self)
        m_session->releaseInput();
}

void WebSocket::transportReady()
{
    flush();
    goOn();
}

void WebSocket::transportSpent(QByteArray &&bytes)
{
    SpareBytes::give(std::move(bytes));
}

void WebSocket::transportWritten()
{
    m_lastActivity = steadyNow();
    flush();
    goOn();
}

/// Reads on, if what has left makes room for the answers.
void WebSocket::goOn()
{
    if (m_pumping)
        return; // a slot runs an event loop: settle() does the rest, and until then nothing may be read
    if (m_session->state() == Session::State::Ended)
        pump();
    else if (m_session->hasKeptInput() && mayRead())
        resume();
    else
        m_transport->setReading(mayRead());
}

void WebSocket::transportClosed(Error error, const QString &detail)
{
    m_transportEnded = true;
    m_endError = error;
    if (m_errorDetail.isEmpty() && error != Error::None)
        m_errorDetail = detail;
    // What came before the end is handled before it.
    resume();
}

/// Hands what the session has written to the transport.
void WebSocket::flush()
{
    if (!m_transport || m_transportEnded)
        return;
    m_session->setBacklog(m_transport->bytesToWrite());
    while (m_session->outputSize() > 0) {
        m_counters.bytesSent += quint64(m_session->outputSize());
        while (m_session->outputSize() > 0)
            m_transport->write(m_session->takeOutput());
        m_transport->flush();
        m_session->setBacklog(m_transport->bytesToWrite());
    }
    announceOutput();
}

/// What follows from the state that the events have led to.
void WebSocket::settle()
{
    flush();
    if (!m_transport)
        return;
    if (m_session->state() != Session::State::Ended) {
        m_transport->setReading(mayRead());
        // The flush may have made room for the answers to what had to wait.
        if (m_session->hasInput() && mayRead())
            QMetaObject::invokeMethod(this, &WebSocket::resume, Qt::QueuedConnection);
        return;
    }
    if (m_transportEnded || dropsAtOnce(m_error, role(), m_session->closeSent()))
        return conclude();
    if (!std::exchange(m_ending, true))
        startTimeout(m_closeTimeout);
    if (!m_session->hasWaiting() && !std::exchange(m_finishing, true))
        finish();
}

void WebSocket::finish()
{
    // RFC 6455 §7.1.1: after a closing handshake the server is the first to close; a client waits for that.
    if (role() == Role::Server || m_error != Error::None)
        m_transport->finish();
    else
        m_transport->setReading(true);
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
    const DeletionGuard self(this);
    m_pumping = false; // a slot may open() a client anew
    setState(State::Closed);
    if (self && m_owner)
        std::exchange(m_owner, nullptr)->socketClosed(this);
    if (self)
        Q_EMIT closed(code, reason, clean);
    if (self)
        Q_EMIT disconnected();
}

quint64 WebSocket::bytesGone() const
{
    return m_counters.bytesSent
        - std::min(m_counters.bytesSent, quint64(m_transport ? m_transport->bytesToWrite() : 0));
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

} // namespace Tidewire

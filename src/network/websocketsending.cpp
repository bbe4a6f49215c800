// SPDX-License-Identifier: MIT
// What a program tells a WebSocket to send.
#include "websocket.h"

#include "protocol/session.h"
#include "steadyclock.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qmetaobject.h>

#include <utility>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcWebSocket)

namespace {

/// Pings whose time is kept; a peer that answers none makes the oldest be forgotten.
constexpr qsizetype MaxSentPings = 16;

} // namespace

bool WebSocket::isCongested() const
{
    // Half of the limit: what a program answers to the messages read so far must still find room.
    // Servers only: if both sides stopped reading because the other does not read, nothing would move any more.
    return role() == Role::Server && !m_transportEnded && bytesToWrite() > m_maxSendQueue / 2;
}

bool WebSocket::mayRead() const
{
    return m_session->state() != Session::State::Deciding && !m_paused && !isCongested();
}

/// False if the connection is not open. Tells the session what room there is.
bool WebSocket::prepareToSend()
{
    if (m_state != State::Open || !m_transport)
        return false;
    m_session->setBacklog(m_transport->bytesToWrite());
    if (!m_session->mayWrite() && !m_session->hasWaiting()) {
        // A burst of this program's: it is not known yet whether the peer reads.
        flush();
    }
    return true;
}

SendResult WebSocket::sent(SendResult result)
{
    // Queued: the caller may be in the midst of a loop over all sockets.
    if (result.outcome == SendResult::QueueFull)
        QMetaObject::invokeMethod(this, &WebSocket::pump, Qt::QueuedConnection);
    else
        m_transport->flushSoon();
    return result;
}

SendResult WebSocket::sendTextMessage(const QString &message, const QString &key)
{
    return prepareToSend() ? sent(m_session->sendText(message.toUtf8(), key)) : SendResult::NotOpen;
}

SendResult WebSocket::sendUtf8Message(QByteArrayView message, const QString &key)
{
    return prepareToSend() ? sent(m_session->sendText(message, key)) : SendResult::NotOpen;
}

SendResult WebSocket::sendBinaryMessage(const QByteArray &message, const QString &key)
{
    return prepareToSend() ? sent(m_session->sendBinary(message, key)) : SendResult::NotOpen;
}

SendResult WebSocket::sendMessage(const PreparedMessage &message, const QString &key)
{
    return prepareToSend() ? sent(m_session->send(message, key)) : SendResult::NotOpen;
}

void WebSocket::setOverflowPolicy(OverflowPolicy policy)
{
    m_overflowPolicy = policy;
    if (m_session)
        m_session->setOverflowPolicy(policy);
}

void WebSocket::pauseReading()
{
    if (m_state != State::Open)
        return;
    m_paused = true;
    if (m_transport && !m_transportEnded)
        m_transport->setReading(false);
}

void WebSocket::resumeReading()
{
    if (!std::exchange(m_paused, false))
        return;
    m_lastReceived = steadyNow();
    m_silentSince = -1;
    // Queued: the caller does not expect messages before it returns.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_state != State::Closed)
                resume();
        },
        Qt::QueuedConnection);
}

bool WebSocket::ping(const QByteArray &payload)
{
    // Refused, and no reason to end the connection: a ping is not worth more than what it asks for.
    return m_state == State::Open && bytesToWrite() <= m_maxSendQueue && sendPing(payload);
}

/// Sends it also if the queue is full, as one message may have filled it.
bool WebSocket::sendPing(const QByteArray &payload)
{
    if (!m_session->sendPing(payload))
        return false;
    if (m_pings.size() >= MaxSentPings)
        m_pings.removeFirst();
    m_pings.append({payload, steadyNow()});
    m_transport->flushSoon();
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
    resumeReading();
    m_transport->flushSoon();
    setState(State::Closing);
}

void WebSocket::abort()
{
    fail(Error::Aborted);
}

/// Tells of bytes that have gone, or wait; queued, and once for all that happens until then.
void WebSocket::announceOutput()
{
    static const QMetaMethod writtenSignal = QMetaMethod::fromSignal(&WebSocket::bytesWritten);
    const bool crossing = m_aboveHighWater ? bytesToWrite() == 0 : bytesToWrite() > m_highWater;
    if (m_announcing || (!crossing && !isSignalConnected(writtenSignal)))
        return;
    m_announcing = true;
    QMetaObject::invokeMethod(this, &WebSocket::tellOutput, Qt::QueuedConnection);
}

void WebSocket::tellOutput()
{
    m_announcing = false;
    const DeletionGuard self(this);
    const quint64 gone = bytesGone();
    if (m_state != State::Closed && gone > m_bytesAnnounced)
        Q_EMIT bytesWritten(qint64(gone - std::exchange(m_bytesAnnounced, gone)));
    if (!self || m_state == State::Closed)
        return;
    if (!m_aboveHighWater && bytesToWrite() > m_highWater) {
        m_aboveHighWater = true;
        Q_EMIT highWaterMarkReached();
    } else if (m_aboveHighWater && bytesToWrite() == 0) {
        m_aboveHighWater = false;
        Q_EMIT drained();
    }
}

} // namespace Tidewire

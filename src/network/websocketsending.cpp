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

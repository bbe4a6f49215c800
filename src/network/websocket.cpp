// SPDX-License-Identifier: MIT
#include "websocket.h"

#include "connection.h"
#include "mailbox.h"
#include "networkthread.h"
#include "protocol/session.h"
#include "websocketextras.h"
#include "websocketowner.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qmetaobject.h>

#include <atomic>
#include <utility>

namespace Tidewire {

// How connections ended is for who asks for it: a server of the open network loses many.
Q_LOGGING_CATEGORY(lcWebSocket, "tidewire.websocket", QtInfoMsg)

namespace {

quint64 nextConnectionId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace

WebSocket::WebSocket(QObject *parent) : QObject(parent), m_id(nextConnectionId()) {}

WebSocket::~WebSocket()
{
    // An owner that has been told of the end is none any more.
    if (m_owner)
        m_owner->socketDestroyed(this);
    if (m_mailbox)
        m_mailbox->leave();
}

void WebSocket::begin(WebSocketOwner *owner)
{
    m_owner = owner;
    m_startTime = QDateTime::currentMSecsSinceEpoch();
    m_error = Error::None;
    m_closeCode = quint16(CloseCode::NoStatus);
    if (m_extras) {
        m_extras->errorDetail.clear();
        m_extras->closeReason.clear();
    }
    m_paused = false;
}

void WebSocket::start(Session &&session, std::unique_ptr<Transport> transport, WebSocketOwner *owner)
{
    begin(owner);
    session.setOverflowPolicy(m_overflowPolicy);
    ConnectionUser *const user = this;
    m_connection = std::make_shared<Connection>(std::move(session), user, Connection::Access::OwnThread);
    watchConnection();
    m_connection->start(std::move(transport), this);
    if (m_wantsWritten)
        m_connection->setReportsWritten();
    setState(State::Connecting);
}

void WebSocket::startIn(NetworkThread *thread, Session &&session, std::unique_ptr<Transport> transport,
                        WebSocketOwner *owner)
{
    begin(owner);
    session.setOverflowPolicy(m_overflowPolicy);
    const auto mailbox = std::make_shared<Mailbox>(thread, this, std::move(session));
    m_mailbox = mailbox.get();
    m_connection = std::shared_ptr<Connection>(mailbox, &mailbox->connection());
    watchConnection();
    thread->add(mailbox, std::move(transport));
    if (m_wantsWritten)
        m_connection->setReportsWritten();
    setState(State::Connecting);
}

WebSocket::Extras &WebSocket::extras()
{
    if (!m_extras)
        m_extras = std::make_unique<Extras>();
    return *m_extras;
}

void WebSocket::learnNetwork(const Transport &transport)
{
    const auto [peerAddress, peerPort] = transport.peer();
    m_peerAddress = peerAddress;
    m_peerPort = peerPort;
    const auto [localAddress, localPort] = transport.local();
    m_localAddress = localAddress;
    m_localPort = localPort;
    m_secure = transport.isSecure();
    learnTls(transport.tlsDetails());
}

void WebSocket::learnTls(TlsDetails &&tls)
{
    if (!tls.protocol.isEmpty())
        extras().tls = std::move(tls);
    else if (m_extras)
        m_extras->tls.reset();
}

/// Takes what belongs to a thread, the transport and the deadline, along to another.
bool WebSocket::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange && m_connection && !m_mailbox) {
        // Sent before the move, posted for the time after it.
        QMetaObject::invokeMethod(
            this,
            [connection = std::weak_ptr(m_connection), left = m_connection->leaveThread()] {
                if (const auto arrived = connection.lock())
                    arrived->enterThread(left);
            },
            Qt::QueuedConnection);
    }
    return QObject::event(event);
}

/// Sees who listens: what takes work is done for listeners only. That somebody has gone is not looked after, as
/// isSignalConnected() may not be called in disconnectNotify(): Qt holds the lock that it takes.
void WebSocket::connectNotify(const QMetaMethod &signal)
{
    static const QMetaMethod text = QMetaMethod::fromSignal(&WebSocket::textMessageReceived);
    static const QMetaMethod utf8 = QMetaMethod::fromSignal(&WebSocket::utf8MessageReceived);
    static const QMetaMethod binary = QMetaMethod::fromSignal(&WebSocket::binaryMessageReceived);
    static const QMetaMethod written = QMetaMethod::fromSignal(&WebSocket::bytesWritten);
    if (signal == text)
        m_wantsText = true;
    if (signal == text || signal == utf8 || signal == binary)
        m_wantsMessages = true;
    if (signal != written)
        return;
    m_wantsWritten = true;
    if (m_connection)
        m_connection->setReportsWritten();
}

void WebSocket::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

// Commands

SendResult WebSocket::sendTextMessage(const QString &message, const QString &key)
{
    return sendUtf8Message(message.toUtf8(), key);
}

SendResult WebSocket::sendUtf8Message(QByteArrayView message, const QString &key)
{
    return m_connection ? m_connection->sendText(message, key) : SendResult::NotOpen;
}

SendResult WebSocket::sendBinaryMessage(const QByteArray &message, const QString &key)
{
    return m_connection ? m_connection->sendBinary(message, key) : SendResult::NotOpen;
}

SendResult WebSocket::sendMessage(const PreparedMessage &message, const QString &key)
{
    return m_connection ? m_connection->send(message, key) : SendResult::NotOpen;
}

WebSocketSender WebSocket::sender() const
{
    return m_mailbox ? WebSocketSender(m_connection) : WebSocketSender();
}

bool WebSocket::ping(const QByteArray &payload)
{
    return m_connection && m_connection->ping(payload);
}

void WebSocket::setOverflowPolicy(OverflowPolicy policy)
{
    m_overflowPolicy = policy;
    if (m_connection)
        m_connection->setOverflowPolicy(policy);
}

void WebSocket::pauseReading()
{
    if (m_state != State::Open)
        return;
    m_paused = true;
    m_connection->setPaused(true);
}

void WebSocket::resumeReading()
{
    if (!std::exchange(m_paused, false))
        return;
    m_connection->setPaused(false);
    if (m_mailbox)
        m_mailbox->deliverHeldSoon();
}

void WebSocket::close(CloseCode code, const QString &reason)
{
    if (m_state == State::Connecting) {
        // The answer may be on its way already, and with it the connection open.
        if (!m_connection->close(code, reason))
            fail(Error::Aborted);
        return;
    }
    if (m_state != State::Open)
        return;
    if (!m_connection->close(code, reason)) {
        if (code == CloseCode::NoStatus ? !reason.isEmpty() : !isValidOnWire(code))
            qCWarning(lcWebSocket) << "close() refused: code" << int(code) << "may not be sent";
        else
            resumeReading(); // it has ended already, but the program has not been told
        return;
    }
    resumeReading();
    setState(State::Closing);
}

void WebSocket::abort()
{
    drop(Error::Aborted);
}

void WebSocket::drop(Error error)
{
    if (m_state == State::Closed)
        return;
    resumeReading();
    m_connection->drop(error);
}

void WebSocket::fail(Error error, const QString &detail)
{
    if (m_state == State::Closed)
        return;
    resumeReading();
    m_connection->fail(error, detail);
}

} // namespace Tidewire

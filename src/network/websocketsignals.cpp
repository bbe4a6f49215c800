// SPDX-License-Identifier: MIT
// What a WebSocket makes of the events of its connection.
#include "connection.h"
#include "protocol/utf8validator.h"
#include "websocketextras.h"
#include "websocketowner.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qmetaobject.h>

#include <utility>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcWebSocket)

using namespace std::chrono_literals;

bool WebSocket::take(ConnectionEvent &event)
{
    switch (event.type) {
    case ConnectionEvent::Type::NetworkReady:
        handleNetwork(event);
        break;
    case ConnectionEvent::Type::UpgradeRequested:
    case ConnectionEvent::Type::HttpRequested:
        if (m_owner)
            m_owner->requestArrived(this, event.type == ConnectionEvent::Type::UpgradeRequested);
        break;
    case ConnectionEvent::Type::Opened:
        handleOpened();
        break;
    case ConnectionEvent::Type::TextMessage:
        return takeMessage(Opcode::Text, event.payload);
    case ConnectionEvent::Type::BinaryMessage:
        return takeMessage(Opcode::Binary, event.payload);
    case ConnectionEvent::Type::Ping:
        Q_EMIT pingReceived(event.payload);
        break;
    case ConnectionEvent::Type::Pong:
        Q_EMIT pong(quint64(std::chrono::nanoseconds(event.elapsed) / 1ms), event.payload);
        break;
    case ConnectionEvent::Type::CloseReceived:
        handleClose(event);
        break;
    case ConnectionEvent::Type::Failed:
        handleFailure(event);
        break;
    case ConnectionEvent::Type::OutputChanged:
        // Nobody expects a signal from within a call that sends.
        QMetaObject::invokeMethod(this, &WebSocket::tellOutput, Qt::QueuedConnection);
        break;
    case ConnectionEvent::Type::RoomMade:
        break;
    case ConnectionEvent::Type::Ended:
        handleEnd(event.clean);
        break;
    }
    return true;
}

bool WebSocket::takeMessage(Opcode opcode, QByteArray &payload)
{
    if (opcode == Opcode::Text)
        handleText(payload);
    else
        handleBinary(payload);
    return true;
}

void WebSocket::handleNetwork(const ConnectionEvent &event)
{
    if (m_owner)
        learnTls({event.text, QString::fromLatin1(event.payload)}); // the rest was known when it was accepted
    else
        learnNetwork(*m_connection->transport());
}

void WebSocket::handleOpened()
{
    const DeletionGuard self(this);
    setState(State::Open);
    if (self && m_owner)
        m_owner->socketOpened(this);
    if (self)
        Q_EMIT connected();
}

void WebSocket::handleText(const QByteArray &utf8)
{
    const DeletionGuard self(this);
    const CheckedText checked(utf8);
    if (m_owner)
        m_owner->textArrived(this, utf8);
    if (self && m_wantsText)
        Q_EMIT textMessageReceived(QString::fromUtf8(utf8));
    if (self && m_wantsMessages)
        Q_EMIT utf8MessageReceived(utf8);
}

void WebSocket::handleBinary(const QByteArray &message)
{
    if (m_owner && !m_wantsMessages)
        return m_owner->binaryArrived(this, message); // the usual case, after which nothing is left to do
    const DeletionGuard self(this);
    if (m_owner)
        m_owner->binaryArrived(this, message);
    if (self && m_wantsMessages)
        Q_EMIT binaryMessageReceived(message);
}

void WebSocket::handleClose(const ConnectionEvent &event)
{
    m_closeCode = quint16(event.code);
    if (!event.text.isEmpty())
        extras().closeReason = event.text;
    const DeletionGuard self(this);
    setState(State::Closing);
    if (self)
        m_connection->answerClose();
}

void WebSocket::handleFailure(const ConnectionEvent &event)
{
    m_error = event.error;
    extras().errorDetail = event.text;
    qCDebug(lcWebSocket).noquote() << peer() << errorName(m_error) << errorString();
    m_closeCode = quint16(event.code);
    m_extras->closeReason = event.code == CloseCode::Abnormal ? QString() : QString(explain(event.error));
    const DeletionGuard self(this);
    if (m_state == State::Open)
        setState(State::Closing);
    if (self && event.error != Error::Aborted)
        Q_EMIT errorOccurred(event.error);
}

void WebSocket::handleEnd(bool clean)
{
    const CloseCode code = closeCode();
    const QString reason = closeReason();
    const DeletionGuard self(this);
    setState(State::Closed); // from here on a client may be opened anew
    if (self && m_owner)
        std::exchange(m_owner, nullptr)->socketClosed(this);
    if (self)
        Q_EMIT closed(code, reason, clean);
    if (self)
        Q_EMIT disconnected();
}

void WebSocket::tellOutput()
{
    const DeletionGuard self(this);
    const Connection::OutputReport report = m_connection->takeOutputReport();
    if (m_state != State::Closed && report.written > 0)
        Q_EMIT bytesWritten(report.written);
    if (!self || m_state == State::Closed)
        return;
    if (report.aboveHighWater)
        Q_EMIT highWaterMarkReached();
    else if (report.drained)
        Q_EMIT drained();
}

} // namespace Tidewire

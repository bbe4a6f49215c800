// SPDX-License-Identifier: MIT
// What a WebSocket does about the events of its session.
#include "websocket.h"

#include "protocol/session.h"
#include "protocol/sparebytes.h"
#include "steadyclock.h"
#include "websocketowner.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qmetaobject.h>

#include <algorithm>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcWebSocket)

using namespace std::chrono_literals;

namespace {

/// A burst of answers is written in pieces of about this size, not when all of it is there.
constexpr qsizetype WriteSize = 256 * 1024;

} // namespace

/// Goes on with input that the session has kept.
void WebSocket::resume()
{
    if (m_pumping)
        return; // whoever handles events now has that input already
    // A slot may run an event loop, in which nothing may be added to that input.
    if (m_transport && !m_transportEnded)
        m_transport->setReading(false);
    m_session->receive({});
    const DeletionGuard self(this);
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
    const DeletionGuard self(this);
    while (isHandling()) {
        const std::optional<SessionEvent> event = m_session->nextEvent();
        if (!event && !endInput())
            break;
        if (event)
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

/// An ended session has its end to tell, whatever waits for the peer or the program.
bool WebSocket::isHandling()
{
    if (m_session->state() == Session::State::Ended)
        return true;
    if (!m_paused && isCongested())
        flush(); // the system may take it at once, and then nothing would bring us back here
    return !m_paused && !isCongested();
}

/// When all that came before the transport's end has been handled: tells the session of it.
bool WebSocket::endInput()
{
    if (!m_transportEnded || m_session->state() == Session::State::Ended)
        return false;
    m_session->endInput(m_endError);
    return true;
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
        handleText();
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
        m_closeReason = event.reason();
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
    watchSilence();
    flush();
    const DeletionGuard self(this);
    setState(State::Open);
    if (self && m_owner)
        m_owner->socketOpened(this);
    if (self)
        Q_EMIT connected();
}

void WebSocket::handleText()
{
    static const QMetaMethod textSignal = QMetaMethod::fromSignal(&WebSocket::textMessageReceived);
    ++m_counters.messagesReceived;
    QByteArray utf8 = m_session->takePayload();
    const DeletionGuard self(this);
    if (m_owner)
        m_owner->textArrived(this, utf8);
    if (self && isSignalConnected(textSignal))
        Q_EMIT textMessageReceived(QString::fromUtf8(utf8));
    if (self)
        Q_EMIT utf8MessageReceived(utf8);
    SpareBytes::give(std::move(utf8));
}

void WebSocket::handleBinary()
{
    ++m_counters.messagesReceived;
    QByteArray message = m_session->takePayload();
    const DeletionGuard self(this);
    if (m_owner)
        m_owner->binaryArrived(this, message);
    if (self)
        Q_EMIT binaryMessageReceived(message);
    SpareBytes::give(std::move(message));
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
    if (isValidOnWire(closeCodeFor(error)) && m_session->closeSent()) {
        m_closeCode = m_session->failureCode(error);
        m_closeReason = explain(error);
    } else {
        m_closeCode = CloseCode::Abnormal;
    }
    const DeletionGuard self(this);
    if (m_state == State::Open)
        setState(State::Closing);
    if (self && error != Error::Aborted)
        Q_EMIT errorOccurred(error);
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// What a Connection does about the events of its session.
#include "connection.h"

#include "connectionextras.h"
#include "connectionlock.h"
#include "deliveredpayload.h"
#include "protocol/sparebytes.h"
#include "transport/steadyclock.h"

#include <algorithm>
#include <limits>

namespace Tidewire {

namespace {

/// A burst of answers is written in pieces of about this size, not when all of it is there.
constexpr qsizetype WriteSize = 256 * 1024;

} // namespace

/// Goes on with input that the session has kept.
void Connection::resume()
{
    if (m_pumping)
        return; // whoever handles events now has that input already
    // A slot may run an event loop, in which nothing may be added to that input.
    if (m_transport && !m_transportEnded)
        m_transport->setReading(false);
    m_session.receive({});
    if (pump())
        m_session.releaseInput();
}

/// Handles all that has happened. The only place from which events are told one after the other; whatever calls it
/// in one of the slots that are called in turn leaves its work to the call that is under way. False if the connection
/// was deleted meanwhile.
bool Connection::pump()
{
    if (m_pumping)
        return true;
    m_pumping = true;
    const DeletionGuard self(this);
    QByteArray payload = SpareBytes::take(); // here, as a slot may delete the connection
    const DeliveredPayload delivered(&payload);
    while (self && isHandling()) {
        if (const auto opcode = m_session.nextMessage(payload))
            tellMessage(*opcode, payload);
        else if (const auto event = m_session.nextEvent())
            handle(*event);
        else if (!endInput())
            break;
        if (self && m_session.outputSize() > WriteSize)
            flush();
    }
    SpareBytes::give(std::move(payload));
    if (!self)
        return false;
    if (m_betweenThreads) {
        m_pumping = false;
        return true;
    }
    if (!m_mutex && m_transport && !mayAnswerLater()) {
        // What attend() would do for the messages that were sent meanwhile is done here.
        handleClosing();
        if (std::exchange(m_flushAsked, false))
            m_transport->forgoFlush();
    }
    settle();
    if (!self)
        return false;
    m_pumping = false;
    return true;
}

/// An ended session has its end to tell, whatever waits for the peer or the program.
bool Connection::isHandling()
{
    if (m_betweenThreads)
        return false;
    if (m_session.state() == Session::State::Ended)
        return true;
    if (m_paused || m_full)
        return false;
    if (!isCongested())
        return true;
    flush(); // the system may take it at once, and then nothing would bring us back here
    return !isCongested();
}

/// When all that came before the transport's end has been handled: tells the session of it.
bool Connection::endInput()
{
    if (!m_transportEnded || m_session.state() == Session::State::Ended)
        return false;
    m_session.endInput(m_endError);
    return true;
}

/// The user may delete the connection; but not if it wants no more of it.
void Connection::tell(ConnectionEvent event)
{
    if (!m_user->take(event))
        m_full = true;
    SpareBytes::give(std::move(event.payload)); // where the user has left it
}

void Connection::tellMessage(Opcode opcode, QByteArray &payload)
{
    ++m_messagesReceived;
    if (!m_user->takeMessage(opcode, payload))
        m_full = true;
}

void Connection::handle(const SessionEvent &event)
{
    switch (event.type) {
    case SessionEvent::Type::UpgradeRequested:
        return tell({ConnectionEvent::Type::UpgradeRequested});
    case SessionEvent::Type::HttpRequested:
        return tell({ConnectionEvent::Type::HttpRequested});
    case SessionEvent::Type::Opened:
        return handleOpened();
    case SessionEvent::Type::TextMessage:
    case SessionEvent::Type::BinaryMessage:
        return handleMessage(event.type == SessionEvent::Type::TextMessage ? Opcode::Text : Opcode::Binary);
    case SessionEvent::Type::Ping:
        flush(); // the peer is answered before the program is told
        return tell({.type = ConnectionEvent::Type::Ping, .payload = m_session.takePayload()});
    case SessionEvent::Type::Pong:
        return handlePong();
    case SessionEvent::Type::CloseReceived:
        flush();
        if (m_session.owesClose())
            startTimeout(m_session.limits().closeTimeout);
        return tell({.type = ConnectionEvent::Type::CloseReceived, .code = event.code, .text = event.reason()});
    case SessionEvent::Type::Failed:
        return handleFailure(event.error);
    }
}

void Connection::handleMessage(Opcode opcode)
{
    QByteArray payload = m_session.takePayload();
    tellMessage(opcode, payload);
    SpareBytes::give(std::move(payload));
}

void Connection::handleOpened()
{
    watchSilence();
    flush();
    tell({ConnectionEvent::Type::Opened});
}

void Connection::handlePong()
{
    const QByteArray payload = m_session.takePayload();
    if (!m_extras)
        return; // unsolicited: RFC 6455 §5.5.3 asks for no reaction
    QList<Extras::SentPing> &pings = m_extras->pings;
    const auto sentPing = std::ranges::find(pings, payload, &Extras::SentPing::payload);
    if (sentPing == pings.end())
        return; // so is this
    const qint64 elapsed = steadyNow() - sentPing->time;
    m_roundTrip = qint32(std::min(elapsed / 1000, qint64(std::numeric_limits<qint32>::max())));
    // RFC 6455 §5.5.3: a pong may answer all pings before.
    pings.erase(pings.begin(), sentPing + 1);
    dropSpentExtras();
    tell({.type = ConnectionEvent::Type::Pong, .elapsed = elapsed, .payload = payload});
}

void Connection::handleFailure(Error error)
{
    m_error = error;
    if (error == Error::StatusUnexpected)
        extras().errorDetail = QStringLiteral("it answered %1").arg(m_session.response().status());
    flush();
    const bool told = isValidOnWire(closeCodeFor(error)) && m_session.closeSent();
    tell({.type = ConnectionEvent::Type::Failed,
          .code = told ? m_session.failureCode(error) : CloseCode::Abnormal,
          .error = error,
          .text = errorDetail()});
}

} // namespace Tidewire

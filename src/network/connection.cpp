// SPDX-License-Identifier: MIT
#include "connection.h"

#include "connectionextras.h"
#include "connectionlock.h"
#include "protocol/sparebytes.h"
#include "transport/steadyclock.h"

#include <utility>

namespace Tidewire {

using namespace std::chrono_literals;

namespace {

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

Connection::Connection(Session &&session, ConnectionUser *user, Access access)
    : m_mutex(access == Access::Shared ? std::make_unique<std::recursive_mutex>() : nullptr), m_user(user),
      m_session(std::move(session)), m_lastActivity(steadyNow()), m_lastReceived(m_lastActivity)
{
    // The answers of a program in another thread come later, but before that to a close frame.
    m_session.setHoldsClose(access == Access::Shared);
}

Connection::~Connection() = default;

void Connection::start(std::unique_ptr<Transport> transport, QObject *object)
{
    m_transport = std::move(transport);
    m_transport->setUser(this, object);
    startTimeout(m_session.limits().handshakeTimeout);
}

std::chrono::milliseconds Connection::startIn(QThread *thread, std::unique_ptr<Transport> transport)
{
    m_transport = std::move(transport);
    m_transport->setUser(this, nullptr);
    m_transport->moveToThread(thread);
    return m_session.limits().handshakeTimeout;
}

std::chrono::milliseconds Connection::leaveThread()
{
    const auto left = Deadline::isActive() ? Deadline::remaining() : 0ms;
    stopTimeout();
    m_flushAsked = m_mayAnswerInPlace = false;
    m_betweenThreads = true;
    m_session.ownOutput();
    if (m_transport)
        m_transport->leaveThread();
    return left;
}

void Connection::enterThread(std::chrono::milliseconds deadline)
{
    const Lock lock(this);
    m_betweenThreads = false;
    if (!m_transport)
        return;
    m_transport->enterThread();
    if (deadline > 0ms && !Deadline::isActive())
        startTimeout(deadline);
}

void Connection::abandon()
{
    const Lock lock(this);
    m_session.endInput(Error::Aborted);
    stopTimeout();
    m_session.ownOutput();
    m_transport.reset();
    m_session.release();
}

// What the transport tells

void Connection::transportOpened()
{
    const Lock lock(this);
    const DeletionGuard self(this);
    if (std::unique_ptr<Transport> successor = m_transport->successor())
        succeed(std::move(successor));
    const TlsDetails tls = m_transport->tlsDetails();
    tell({.type = ConnectionEvent::Type::NetworkReady, .payload = tls.cipher.toLatin1(), .text = tls.protocol});
    if (self)
        flush();
}

void Connection::succeed(std::unique_ptr<Transport> successor)
{
    successor->setUser(this, nullptr);
    m_transport = std::move(successor);
    m_transport->flush(); // what was written before there was a connection
    m_session.setBacklog(m_transport->bytesToWrite());
    if (m_flushAsked)
        m_transport->flushSoon();
}

/// It may be written to without the lock: no command of another thread touches a message on its way in.
std::span<char> Connection::receiveTarget()
{
    const Lock lock(this);
    return m_session.receiveTarget();
}

void Connection::transportRead(const Input &input)
{
    const Lock lock(this);
    m_bytesReceived += input.bytes.size();
    m_lastActivity = m_lastReceived = steadyTick();
    m_session.receive(input.bytes, input.room);
    // Answers of another thread come when the loan is over.
    m_mayAnswerInPlace = input.loan == Loan::UntilReady && !m_mutex;
    if (!pump())
        return;
    // What was asked for comes before the loan is over, and writes what stands in the place of the input.
    if (m_mayAnswerInPlace && m_flushAsked && m_transport)
        m_session.releaseInputUnderOutput();
    else
        m_session.releaseInput();
    m_mayAnswerInPlace = false;
}

/// Reads on, if what has left makes room for the answers.
void Connection::goOn()
{
    tellRoom();
    if (m_pumping || !m_transport)
        return; // a slot runs an event loop: settle() does the rest, and until then nothing may be read
    if (m_session.state() == Session::State::Ended)
        pump();
    else if (m_session.hasUntold() || ((m_session.hasKeptInput() || m_transportEnded) && mayRead()))
        resume();
    else if (!m_transportEnded)
        m_transport->setReading(mayRead());
}

void Connection::transportClosed(Error error, const QString &detail)
{
    const Lock lock(this);
    m_transportEnded = true;
    m_endError = error;
    if (error != Error::None && errorDetail().isEmpty())
        extras().errorDetail = detail;
    // What came before the end is handled before it.
    resume();
}

/// What follows from the state that the events have led to.
void Connection::settle()
{
    if (!mayAnswerLater())
        flush();
    tellRoom();
    if (!m_transport)
        return;
    if (m_session.state() != Session::State::Ended) {
        m_transport->setReading(mayRead());
        if (m_targeted != m_session.mayTarget())
            m_transport->setTargeted(m_targeted = m_session.mayTarget());
        // The flush may have made room for the answers to what had to wait.
        if (m_session.hasInput() && mayRead())
            flushSoon();
        return;
    }
    if (m_transportEnded || dropsAtOnce(m_error, m_session.role(), m_session.closeSent()))
        return conclude();
    // After a closing handshake that this side began its time is running.
    if (!std::exchange(m_ending, true) && !(m_closing && Deadline::isActive()))
        startEnd();
    if (m_session.hasWaiting())
        m_transport->setReading(false); // the end of the peer's stream is not to come before what waits has left
    else if (!std::exchange(m_finishing, true))
        finish();
    if (m_transportEnded)
        conclude(); // the transport has told within finish()
}

void Connection::finish()
{
    // RFC 6455 §7.1.1: after a closing handshake the server is the first to close; a client waits for that.
    if (m_session.role() == Role::Server || m_error != Error::None)
        m_transport->finish();
    else
        m_transport->setReading(true);
}

/// The end: all that the connection had is freed, and the user is told.
void Connection::conclude()
{
    stopTimeout();
    m_session.ownOutput();
    // What waits, or is lost, stands in front of the close frame.
    const bool isCut = m_cut || outputSize() > 0 || (m_transport && m_transport->hasLostOutput());
    m_transport.reset();
    m_session.release();
    if (m_extras)
        m_extras->pings.clear();
    dropSpentExtras();
    m_pumping = false;
    const bool clean = m_session.closeSent() && m_session.closeReceived() && !isCut;
    tell({.type = ConnectionEvent::Type::Ended, .clean = clean});
}

Connection::Extras &Connection::extras()
{
    if (!m_extras)
        m_extras = std::make_unique<Extras>();
    return *m_extras;
}

void Connection::dropSpentExtras()
{
    if (m_extras && m_extras->isSpent() && !m_reporting)
        m_extras.reset();
}

QString Connection::errorDetail() const
{
    return m_extras ? m_extras->errorDetail : QString();
}

quint64 Connection::bytesGone() const
{
    return m_bytesSent - std::min(m_bytesSent, quint64(m_transport ? m_session.backlog() : 0));
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// What a Connection does when time is up.
#include "connection.h"

#include "connectionextras.h"
#include "connectionlock.h"
#include "transport/steadyclock.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

using namespace std::chrono_literals;

namespace {

/// Bytes that may be on their way to the peer for longer than usual.
constexpr qint64 LargeRest = 16 * 1024;

} // namespace

void Connection::deadlinePassed()
{
    const Lock lock(this);
    switch (m_session.state()) {
    case Session::State::Handshake:
    case Session::State::Deciding:
        return fail(Error::HandshakeTimeout);
    case Session::State::Open:
        if (!m_session.owesClose())
            return handleSilence();
        m_session.answerClose(); // the program takes its time
        pump();
        return;
    case Session::State::Closing:
        if (goesOnEnding())
            return;
        return fail(Error::CloseTimeout);
    case Session::State::Ended:
        if (goesOnEnding())
            return;
        // The peer does not end its stream, or not take what there still was to say.
        cutOutput();
        pump();
        return;
    }
}

/// The opening handshake is done: from now on a peer that is silent for too long is asked for a sign of life.
void Connection::watchSilence()
{
    if (m_session.limits().pingInterval > 0ms)
        startTimeout(m_session.limits().pingInterval);
    else
        stopTimeout();
}

/// Looks whether the peer was silent. It may have shown many signs of life since the timeout was started: they only
/// leave their time, so that each costs nothing.
void Connection::handleSilence()
{
    const Limits &limits = m_session.limits();
    if (m_paused || m_full || m_pumping) // who is not read, as a slot has not returned, cannot show that it lives
        return startTimeout(limits.pingInterval);
    if (m_extras && m_extras->silent && m_extras->bytesReceivedAtPing == m_bytesReceived) {
        // The ping may still be behind a large message, or a large one behind it, which the peer goes on taking.
        const quint64 before = std::exchange(m_extras->bytesTaken, bytesTaken());
        if ((outputSize() == 0 && before >= m_extras->pingEnd) || before == m_extras->bytesTaken)
            return fail(Error::PongTimeout);
        return startTimeout(limits.pongTimeout);
    }
    const auto silence = std::chrono::nanoseconds(steadyNow() - m_lastReceived);
    if (silence < limits.pingInterval)
        return startTimeout(std::chrono::ceil<std::chrono::milliseconds>(limits.pingInterval - silence));
    const bool isBehindMuch = untaken() >= LargeRest;
    startTimeout(limits.pongTimeout);
    sendPing({});
    extras().silent = true;
    extras().bytesReceivedAtPing = m_bytesReceived;
    extras().pingEnd = m_bytesSent + quint64(m_session.outputSize());
    extras().bytesTaken = isBehindMuch ? bytesTaken() : extras().pingEnd;
}

/// The peer's silence so far was not its own.
void Connection::endPause()
{
    m_lastReceived = steadyNow();
    if (m_extras)
        m_extras->silent = false;
}

/// After close(): the time for the peer's answer begins.
void Connection::handleClosing()
{
    if (m_transport && m_session.state() == Session::State::Closing && !std::exchange(m_closing, true))
        startEnd();
}

void Connection::startEnd()
{
    const std::chrono::milliseconds length = std::min(m_session.limits().closeTimeout, Longest);
    const bool takesLonger = m_extras && m_extras->endBegan != 0; // since the close frame that was sent
    if (!takesLonger && untaken() < LargeRest)
        return startTimeout(length);
    if (!takesLonger)
        extras().endBegan = steadyNow();
    startPeriod(length);
}

/// The next \a length of the end, in which the peer has to take something: in the second half, as in the first its
/// system takes what it has room for, whether anybody reads that or not.
void Connection::startPeriod(std::chrono::milliseconds length)
{
    extras().secondHalf = length - length / 2;
    startTimeout(length / 2);
}

/// How many of all bytes the peer, or its system, has taken; with TLS a little less.
quint64 Connection::bytesTaken() const
{
    const quint64 gone = bytesGone();
    return gone - std::min(gone, quint64(m_transport ? m_transport->bytesOnTheirWay() : 0));
}

/// Those that it has not taken yet.
qint64 Connection::untaken() const
{
    return m_transport ? outputSize() + m_transport->bytesOnTheirWay() : 0;
}

/// When the time for the end is over: more of it, if the peer takes what there is. The system says that it has room for
/// more only when much has left, and may hold all of it itself. False if it is really over.
bool Connection::goesOnEnding()
{
    if (!m_extras || m_extras->endBegan == 0)
        return false;
    const quint64 before = std::exchange(m_extras->bytesTaken, bytesTaken());
    if (m_extras->secondHalf > 0ms)
        startTimeout(std::exchange(m_extras->secondHalf, 0ms));
    else if (m_extras->bytesTaken > before)
        prolongEnd();
    return Deadline::isActive();
}

/// The peer has taken something since the end began: as it goes on reading, it is given the time for the rest.
void Connection::prolongEnd()
{
    const Limits &limits = m_session.limits();
    const std::chrono::milliseconds pause = std::min(limits.closeTimeout, Longest);
    const std::chrono::nanoseconds now(steadyNow());
    const auto due = remaining() + extras().secondHalf;
    if (extras().endBegan == 0)
        extras().endBegan = (now - (pause - due)).count();
    const auto left = std::min(limits.lingerTimeout, Longest) - (now - std::chrono::nanoseconds(extras().endBegan));
    const auto length = std::min(pause, std::chrono::ceil<std::chrono::milliseconds>(left));
    if (length > due)
        startPeriod(length);
}

/// Nothing else is sent, nor awaited from the transport.
void Connection::cutOutput()
{
    m_cut = outputSize() > 0;
    m_transportEnded = true;
}

} // namespace Tidewire

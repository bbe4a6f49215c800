// SPDX-License-Identifier: MIT
// What a Connection is told to do, and what it tells of itself: in any thread, if it is a shared one. What only its own
// thread may do, such as to write or to start a deadline, is left to attend().
#include "connection.h"

#include "connectionextras.h"
#include "connectionlock.h"
#include "deliveredpayload.h"
#include "protocol/sessioncompression.h"
#include "protocol/sparebytes.h"
#include "transport/steadyclock.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

namespace {

/// A system call saved, by an answer that leaves together with others, is worth more than a copy of so many bytes.
constexpr qsizetype WorthCopying = 16 * 1024;

/// Pings whose time is kept; a peer that answers none makes the oldest be forgotten.
constexpr qsizetype MaxSentPings = 16;

} // namespace

/// Has attend() called as soon as control returns to the connection's event loop.
void Connection::wake()
{
    if (m_mutex)
        m_user->wake();
    else if (m_transport)
        flushSoon();
}

/// Asks the transport once, however many messages are sent until then.
void Connection::flushSoon()
{
    if (!std::exchange(m_flushAsked, true))
        m_transport->flushSoon();
}

bool Connection::accept(const HandshakeAnswer &answer)
{
    const Lock lock(this);
    const bool done = m_session.accept(answer);
    if (done && !m_pumping)
        wake();
    return done;
}

bool Connection::respond(const HttpResponse &response)
{
    const Lock lock(this);
    const bool done = m_session.respond(response);
    if (done && !m_pumping)
        wake();
    return done;
}

void Connection::fail(Error error, const QString &detail)
{
    const Lock lock(this);
    if (m_session.state() == Session::State::Ended)
        return;
    if (m_extras || !detail.isEmpty())
        extras().errorDetail = detail;
    m_session.fail(error);
    m_paused = false;
    if (m_mutex)
        wake();
    else
        pump();
}

void Connection::drop(Error error)
{
    const Lock lock(this);
    if (m_session.state() != Session::State::Ended)
        return fail(error);
    if (!m_transport)
        return;
    cutOutput();
    if (m_mutex)
        wake();
    else
        pump();
}

/// To be called before a message is sent.
void Connection::prepareToSend()
{
    // A burst of this program's: it is not known yet whether the peer reads.
    if (!m_session.mayWrite() && !m_mutex && !m_session.hasWaiting())
        flush();
}

/// To be called with what became of it.
SendResult Connection::sent(SendResult result)
{
    // Later: the caller may be in the midst of a loop over all connections.
    // Where nothing came of it there may be no thread any more to wake.
    if (!m_flushAsked && result != SendResult::NotOpen && result != SendResult::NotUtf8)
        wake();
    return result;
}

SendResult Connection::sendText(QByteArrayView text, const QString &key)
{
    const Lock lock(this);
    prepareToSend();
    return sent(m_session.sendText(text, key));
}

SendResult Connection::sendBinary(const QByteArray &data, const QString &key)
{
    const Lock lock(this);
    if (data.size() >= SpareBytes::SmallestWithRoom && relay(data))
        return SendResult::Sent;
    prepareToSend();
    return sent(m_session.sendBinary(data, key));
}

/// Sends a large message on as it came, if it is one and nothing stands before it: then it is not copied.
bool Connection::relay(const QByteArray &data)
{
    QByteArray *const payload = DeliveredPayload::find(data);
    // What answers a burst leaves together.
    if (!payload || !m_transport || m_transportEnded || m_mutex || m_session.hasInput()
        || (m_mayAnswerInPlace && data.size() <= WorthCopying))
        return false;
    const std::span<const char> frame = m_session.frameInPlace(*payload);
    if (frame.empty())
        return false;
    watchWritten();
    m_session.setBacklog(sendNow(frame));
    announceOutput();
    return true;
}

SendResult Connection::send(const PreparedMessage &message, const QString &key)
{
    const Lock lock(this);
    prepareToSend();
    return sent(m_session.send(message, key));
}

bool Connection::ping(const QByteArray &payload)
{
    const Lock lock(this);
    // Refused, and no reason to end the connection: a ping is not worth more than what it asks for.
    return m_transport && outputSize() <= m_session.limits().maxSendQueue && sendPing(payload);
}

/// Sends it also if the queue is full, as one message may have filled it.
bool Connection::sendPing(const QByteArray &payload)
{
    if (!m_session.sendPing(payload))
        return false;
    QList<Extras::SentPing> &pings = extras().pings;
    if (pings.size() >= MaxSentPings)
        pings.removeFirst();
    pings.append({payload, steadyNow()});
    wake();
    return true;
}

void Connection::setOverflowPolicy(OverflowPolicy policy)
{
    const Lock lock(this);
    m_session.setOverflowPolicy(policy);
}

void Connection::setPaused(bool paused)
{
    const Lock lock(this);
    const bool changes = m_paused != paused;
    m_paused = paused;
    if (!changes || !m_transport)
        return;
    if (!paused)
        endPause();
    else if (!m_mutex && !m_transportEnded)
        return m_transport->setReading(false);
    // Not at once: the caller does not expect messages before it returns.
    wake();
}

bool Connection::close(CloseCode code, const QString &reason)
{
    const Lock lock(this);
    if (!m_session.close(code, reason))
        return false;
    setPaused(false);
    wake();
    return true;
}

void Connection::answerClose()
{
    const Lock lock(this);
    if (!m_session.owesClose())
        return;
    m_session.answerClose();
    wake();
}

bool Connection::hasRoom()
{
    const Lock lock(this);
    m_roomWanted = isCongested();
    return !m_roomWanted;
}

/// What has left before is not reported.
void Connection::beginReports()
{
    m_reporting = true;
    extras().bytesReported = bytesGone();
}

void Connection::tellOutput()
{
    if (!m_reportsWritten && m_aboveHighWater && outputSize() > 0)
        return;
    if (m_transport && m_transport->hasLostOutput())
        return; // it has not left, and the end follows
    m_announced = true;
    tell({ConnectionEvent::Type::OutputChanged});
}

void Connection::tellRoomMade()
{
    m_roomWanted = false;
    tell({ConnectionEvent::Type::RoomMade});
}

Connection::OutputReport Connection::takeOutputReport()
{
    const Lock lock(this);
    m_announced = false;
    OutputReport report;
    if (m_reporting) {
        const quint64 gone = std::max(bytesGone(), extras().bytesReported); // with TLS more waits than was written
        report.written = qint64(gone - std::exchange(extras().bytesReported, gone));
    }
    const qint64 size = outputSize();
    if (!m_aboveHighWater)
        report.aboveHighWater = m_aboveHighWater = size > m_session.limits().sendHighWater;
    else if (size == 0)
        report.drained = std::exchange(m_aboveHighWater, false);
    return report;
}

bool Connection::isDeciding() const
{
    const Lock lock(this);
    return m_session.state() == Session::State::Deciding;
}

ConnectionCounters Connection::counters() const
{
    const Lock lock(this);
    ConnectionCounters counters;
    counters.messagesReceived = m_messagesReceived;
    counters.bytesReceived = m_bytesReceived;
    counters.bytesSent = m_bytesSent;
    counters.messagesSent = m_session.messagesSent();
    counters.messagesDropped = m_session.messagesDropped();
    if (m_session.compression()) {
        const CompressionFigures &figures = m_session.compression()->figures();
        counters.compressedReceived = figures.receivedCompressed;
        counters.uncompressedReceived = figures.receivedPlain;
        counters.compressedSent = figures.sentCompressed;
        counters.uncompressedSent = figures.sentPlain;
    }
    return counters;
}

qint64 Connection::bytesToWrite() const
{
    const Lock lock(this);
    if (m_mutex || !m_transport)
        return outputSize();
    // With what the transport has added by itself: TLS answers key updates.
    return outputSize() - m_session.backlog() + m_transport->bytesToWrite();
}

qint64 Connection::roundTripTime() const
{
    const Lock lock(this);
    return m_roundTrip;
}

qint64 Connection::lastActivity() const
{
    const Lock lock(this);
    return m_lastActivity;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// How a Connection's output leaves: by itself, or together with that of others.
#include "connection.h"

#include "connectionlock.h"
#include "protocol/sparebytes.h"
#include "transport/steadyclock.h"

#include <utility>

namespace Tidewire {

/// Keeps other threads away until outputTaken(), unless one is at work: that would mean to wait for it with the locks
/// of other connections in hand. What waits for room is a reason for flush() to do it: to let that go on may compress
/// it and tell observers.
std::span<const char> Connection::output()
{
    if (m_mutex && !m_mutex->try_lock())
        return {};
    const bool hasMore = m_transportEnded || m_session.hasWaiting();
    const std::span<const char> bytes = hasMore ? std::span<const char>() : m_session.outputInOnePiece();
    if (m_mutex && bytes.empty())
        m_mutex->unlock();
    return bytes;
}

void Connection::outputTaken()
{
    watchWritten();
    m_bytesSent += m_session.outputInOnePiece().size();
    m_session.dropOutput();
    m_session.setBacklog(m_transport->bytesToWrite());
    if (m_mutex)
        m_mutex->unlock();
}

void Connection::transportReady()
{
    attend();
}

void Connection::attend()
{
    const Lock lock(this);
    m_flushAsked = false;
    handleClosing();
    if (m_full && m_user->wantsMore()) {
        m_full = false;
        endPause();
    }
    flush();
    m_session.ownOutput();
    goOn();
}

void Connection::transportSpent(QByteArray &&bytes)
{
    SpareBytes::givePiece(std::move(bytes));
}

void Connection::transportWritten()
{
    const Lock lock(this);
    m_lastActivity = steadyTick();
    if ((m_closing || m_ending) && m_session.backlog() > 0)
        prolongEnd();
    flush();
    goOn();
}

/// Returns how many bytes wait afterwards.
qint64 Connection::sendNow(std::span<const char> bytes)
{
    m_bytesSent += bytes.size();
    return m_transport->send(bytes) ? 0 : m_transport->bytesToWrite();
}

/// Hands what the session has written to the transport.
void Connection::flush()
{
    if (!m_transport || m_transportEnded)
        return;
    watchWritten();
    if (const std::span<const char> bytes = m_session.outputInOnePiece(); !bytes.empty()) {
        const qint64 left = sendNow(bytes);
        m_session.dropOutput();
        m_session.setBacklog(left);
    } else if (m_session.backlog() > 0) {
        m_session.setBacklog(m_transport->bytesToWrite());
    }
    if (Q_UNLIKELY(m_session.outputSize() > 0))
        flushPieces();
    announceOutput();
}

/// The transport keeps the pieces until they have left.
void Connection::flushPieces()
{
    while (m_session.outputSize() > 0) {
        m_bytesSent += quint64(m_session.outputSize());
        while (m_session.outputSize() > 0)
            m_transport->write(m_session.takeOutput());
        m_transport->flush();
        m_session.setBacklog(m_transport->bytesToWrite());
    }
}

} // namespace Tidewire

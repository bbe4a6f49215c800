// SPDX-License-Identifier: MIT
#include "mailbox.h"

#include "networkthread.h"
#include "protocol/limits.h"
#include "protocol/session.h"
#include "websocket.h"

#include <utility>

namespace Tidewire {

namespace {

/// What an event costs besides its payload, about.
constexpr qint64 EventSize = 128;

qint64 sizeOf(const ConnectionEvent &event)
{
    return EventSize + event.payload.size();
}

/// Those of which a peer can cause any number.
bool isFlow(ConnectionEvent::Type type)
{
    return type == ConnectionEvent::Type::TextMessage || type == ConnectionEvent::Type::BinaryMessage
        || type == ConnectionEvent::Type::Ping;
}

/// Those that tell of what was sent, which goes on in a pause.
bool isForNow(ConnectionEvent::Type type)
{
    return type == ConnectionEvent::Type::OutputChanged || type == ConnectionEvent::Type::RoomMade;
}

} // namespace

Mailbox::Mailbox(NetworkThread *thread, WebSocket *socket, Session &&session)
    : m_thread(thread), m_limit(session.limits().maxReceiveQueue), m_socket(socket),
      m_connection(std::move(session), this, Connection::Access::Shared)
{
}

// The connection's thread

bool Mailbox::take(ConnectionEvent &event)
{
    const bool flows = isFlow(event.type);
    const qint64 size = sizeOf(event);
    const qint64 mine = m_size += size;
    const qint64 all = m_thread->m_size += size;
    m_thread->post(shared_from_this(), std::move(event));
    if (!flows || (mine <= m_limit && all / NetworkThread::FullMailboxes <= m_limit))
        return true;
    m_full = true;
    // If all was taken before that could be seen, nobody will ask for more.
    return m_size == 0 && m_full.exchange(false);
}

bool Mailbox::takeMessage(Opcode opcode, QByteArray &payload)
{
    using Type = ConnectionEvent::Type;
    ConnectionEvent event{.type = opcode == Opcode::Text ? Type::TextMessage : Type::BinaryMessage,
                          .payload = std::move(payload)};
    return take(event);
}

void Mailbox::wake()
{
    m_thread->wake(shared_from_this());
}

// The server's thread

bool Mailbox::mayDeliver()
{
    return !m_delivering && (!m_socket || (!m_socket->isReadingPaused() && m_connection.hasRoom()));
}

void Mailbox::deliver(ConnectionEvent &&event)
{
    if (!m_socket)
        return countOut(sizeOf(event));
    if (isForNow(event.type)) {
        countOut(sizeOf(event));
        m_socket->take(event);
    } else if (m_held.isEmpty() && mayDeliver()) {
        hand(std::move(event));
    } else {
        m_held.append(std::move(event));
        return;
    }
    if (!m_held.isEmpty() && mayDeliver())
        deliverHeldSoon();
}

void Mailbox::deliverHeld(const QDeadlineTimer &share)
{
    while (!m_held.isEmpty() && mayDeliver()) {
        if (share.hasExpired())
            return deliverHeldSoon();
        hand(m_held.takeFirst());
    }
    if (m_held.isEmpty())
        m_held = {};
}

void Mailbox::hand(ConnectionEvent event)
{
    countOut(sizeOf(event));
    if (!m_socket)
        return;
    if (event.type == ConnectionEvent::Type::Ended) {
        m_ended = true;
        --m_thread->m_load;
    }
    m_delivering = true;
    m_socket->take(event); // may delete the socket and the thread
    m_delivering = false;
}

void Mailbox::countOut(qint64 size)
{
    m_thread->m_size -= size;
    const qint64 left = m_size -= size;
    if (left <= m_limit / 2 && m_full.exchange(false))
        wake();
}

void Mailbox::deliverHeldSoon()
{
    m_thread->deliverSoon(shared_from_this());
}

void Mailbox::leave()
{
    m_socket = nullptr;
    for (const ConnectionEvent &event : std::exchange(m_held, {}))
        countOut(sizeOf(event));
    if (!m_ended)
        m_thread->remove(shared_from_this());
}

} // namespace Tidewire

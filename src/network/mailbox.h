// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qlist.h>

#include <atomic>
#include <memory>

namespace Tidewire {

class NetworkThread;
class WebSocket;

/// What lies between a connection that works in a NetworkThread and its WebSocket in the server's thread: events on
/// their way, in order. What the server's thread has not taken yet is bounded by Limits::maxReceiveQueue; beyond that
/// the connection is not read, and TCP slows the peer down.
class Mailbox : public ConnectionUser, public std::enable_shared_from_this<Mailbox>
{
public:
    Mailbox(NetworkThread *thread, WebSocket *socket, Session &&session);

    /// For any thread.
    Connection &connection() { return m_connection; }
    void wake() override;

    // The server's thread

    /// Hands \a event to the socket; one that has to wait, as the socket is paused or has not returned from a slot,
    /// comes in its turn.
    void deliver(ConnectionEvent &&event);
    /// Hands on what had to wait, as far as the socket takes it, until its \a share of the time is over.
    void deliverHeld(const QDeadlineTimer &share);
    /// The same, from the event loop.
    void deliverHeldSoon();
    /// The socket goes away, and with it the connection.
    void leave();

private:
    friend class NetworkThread;

    bool take(ConnectionEvent &event) override;
    bool takeMessage(Opcode opcode, QByteArray &payload) override;
    bool wantsMore() const override { return !m_full; }
    bool mayDeliver();
    void hand(ConnectionEvent event);
    void countOut(qint64 size);

    NetworkThread *const m_thread; ///< Ends the connection when it goes, after which nothing uses it.
    const qint64 m_limit;
    std::atomic<qint64> m_size = 0; ///< Bytes of the events that the socket has not taken.
    std::atomic<bool> m_full = false;
    bool m_awake = false; ///< NetworkThread knows that there is something to do; under its mutex.
    // The server's thread
    bool m_delivering = false;
    bool m_ended = false;
    WebSocket *m_socket;
    QList<ConnectionEvent> m_held;
    // The connection's thread; any, for commands
    Connection m_connection;
};

} // namespace Tidewire

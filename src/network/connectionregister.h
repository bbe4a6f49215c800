// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qhash.h>
#include <QtCore/qlist.h>
#include <QtNetwork/qhostaddress.h>

namespace Tidewire {

class WebSocket;

enum class ConnectionStage : quint8 {
    Absent,
    Refused,  ///< One too many, until it has gone.
    Arriving, ///< In its handshake, or being sent an HTTP answer.
    Open,     ///< Until it has gone.
};

/// The sockets of a server, by their ids. What there is to note of each stands in the socket itself, so that it costs
/// no more than one place in a table.
class ConnectionRegister
{
public:
    /// A socket whose peer is \a peer; \a stage is Refused or Arriving.
    void add(WebSocket *socket, const QHostAddress &peer, ConnectionStage stage);
    void setOpen(WebSocket *socket);
    /// Returns what it was.
    ConnectionStage remove(WebSocket *socket);

    /// All, in the order in which they came.
    QList<WebSocket *> all() const;
    /// Those that are open, in the same order.
    QList<WebSocket *> open() const;
    /// The open one of that id, or null.
    WebSocket *findOpen(quint64 id) const;
    static bool isOpen(const WebSocket *socket);

    bool isEmpty() const { return m_sockets.isEmpty(); }
    qsizetype openCount() const { return m_open; }
    qsizetype refusedCount() const { return m_refused; }
    /// How many were not refused; also of those from \a peer's network.
    qsizetype count() const { return m_sockets.size() - m_refused; }
    int countFrom(const QHostAddress &peer) const;

    /// Calls \a visit for each open socket, in no order. No socket may come or go meanwhile.
    template<typename Visit>
    void visitOpen(Visit visit) const
    {
        for (WebSocket *socket : m_sockets) {
            if (isOpen(socket))
                visit(socket);
        }
    }
    template<typename Visit>
    void visitAll(Visit visit) const
    {
        for (WebSocket *socket : m_sockets)
            visit(socket);
    }

private:
    template<typename Accept>
    QList<WebSocket *> sorted(Accept accept) const;

    QHash<quint64, WebSocket *> m_sockets;
    QHash<QHostAddress, int> m_perNetwork; ///< How many of those that were not refused; see networkOf().
    qsizetype m_refused = 0;
    qsizetype m_open = 0;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/enums.h"

#include <QtCore/qbytearray.h>

namespace Tidewire {

class WebSocket;

/// A server, as its sockets know it: told directly, so that a connection costs no signal connections of its own.
class WebSocketOwner
{
public:
    virtual ~WebSocketOwner() = default;
    /// The socket knows its peer, and its connection is about to begin: nothing has been read or written.
    virtual void socketStarts(WebSocket *socket) = 0;
    /// A request waits for a decision; plain HTTP if \a upgrade is false.
    virtual void requestArrived(WebSocket *socket, bool upgrade) = 0;
    virtual void socketOpened(WebSocket *socket) = 0;
    virtual void textArrived(WebSocket *socket, const QByteArray &utf8) = 0;
    virtual void binaryArrived(WebSocket *socket, const QByteArray &message) = 0;
    /// The socket has closed, or its handshake has failed. Nothing follows.
    virtual void socketClosed(WebSocket *socket) = 0;
    /// The socket is being destroyed before it closed.
    virtual void socketDestroyed(WebSocket *socket) = 0;
};

} // namespace Tidewire

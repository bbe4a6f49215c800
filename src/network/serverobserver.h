// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/enums.h"

namespace Tidewire {

class WebSocket;
struct HandshakeFailure;

/// Hears of a server's connections without being connected to each. All calls come in the server's thread.
class ServerObserver
{
public:
    virtual ~ServerObserver() = default;
    /// \a socket has been accepted by the network, and nothing of its handshake has been read. Nothing else may be done
    /// with it than to watch its frames and to ask for its id, its role and its peer.
    virtual void connectionStarted(WebSocket * /*socket*/) {}
    /// \a socket is open.
    virtual void connectionOpened(WebSocket *socket) = 0;
    /// \a socket has closed; it is deleted afterwards, so nothing may keep it.
    virtual void connectionClosed(WebSocket *socket) = 0;
    virtual void handshakeFailed(const HandshakeFailure &failure) = 0;
    /// The server itself goes away: forget it.
    virtual void serverDestroyed() = 0;
};

} // namespace Tidewire

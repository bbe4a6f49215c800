// SPDX-License-Identifier: MIT
#pragma once

#include "frameobservers.h"
#include "transport/transport.h"
#include "websocket.h"

#include <optional>

namespace Tidewire {

/// What few sockets have at a time.
struct WebSocket::Extras
{
    std::optional<TlsDetails> tls; ///< After its handshake.
    QString closeReason;
    QString errorDetail;
    FrameObservers frameObservers; ///< Those of the connection, for a client's next.
};

} // namespace Tidewire

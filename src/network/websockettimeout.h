// SPDX-License-Identifier: MIT
#pragma once

#include "deadline.h"
#include "websocket.h"

namespace Tidewire {

/// The deadline of whatever the connection is waiting for: the opening handshake, a sign of life, or its end.
class WebSocket::Timeout : public Deadline
{
public:
    explicit Timeout(WebSocket *socket) : m_socket(socket) {}

private:
    void deadlinePassed() override { m_socket->handleTimeout(); }

    WebSocket *m_socket;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"
#include "deadline.h"

namespace Tidewire {

/// The deadline of whatever the connection is waiting for: the opening handshake, a sign of life, or its end.
class Connection::Timeout : public Deadline
{
public:
    explicit Timeout(Connection *connection) : m_connection(connection) {}

private:
    void deadlinePassed() override { m_connection->handleTimeout(); }

    Connection *m_connection;
};

} // namespace Tidewire

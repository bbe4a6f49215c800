// SPDX-License-Identifier: MIT
#pragma once

#include "network/websocketserver.h"

#include <sys/types.h>

/// The other ends of many connections, in a process of their own, which send messages of 32 bytes in even steps.
class Swarm
{
    Q_DISABLE_COPY_MOVE(Swarm)

public:
    /// \a rate is in messages per second; 0: as fast as the server takes them.
    Swarm(quint16 port, int connections, int rate);
    ~Swarm();

private:
    pid_t m_process;
};

/// For a server that a swarm connects to.
Tidewire::ServerOptions swarmOptions(int connections);
/// False, and says so, if not all of them come.
bool waitForSwarm(const Tidewire::WebSocketServer &server, int connections);
/// As many as the system lets this process and its children have.
void allowManyDescriptors();
/// The CPU time of this thread.
double cpuMilliseconds();
/// Runs the event loop.
void spin(int milliseconds);

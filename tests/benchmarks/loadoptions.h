// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/types.h>

namespace Load {

/// What is asked of the load generator on its command line.
struct Options
{
    std::string mode = "echo"; ///< echo, broadcast, handshakes, or memory.
    std::uint16_t port = 0;
    pid_t pid = 0; ///< The server, whose CPU time and memory are read; 0 for one that is not to be watched.
    bool tls = false;
    bool deflate = false;
    bool text = false;
    std::size_t size = 125; ///< Bytes of a message.
    int inFlight = 1;       ///< Messages on the way: per connection, or in all with broadcast.
    int connections = 100;  ///< Those that exchange messages; with broadcast those that receive them.
    int idle = 0;           ///< Those besides that never say anything.
    double rate = 0;        ///< Messages a second, whatever the replies; 0 sends one for each reply.
    double seconds = 1;     ///< Of a round.
    double warmUp = 0.2;    ///< Seconds before each round that are not counted.
    int rounds = 1;
    double patience = 30;  ///< Seconds until replies that have not come are taken for lost.
    bool onDemand = false; ///< A round for each line of stdin, instead of rounds.
};

/// Ends the program with a message if the arguments are wrong.
Options readOptions(int argc, char *argv[]);

} // namespace Load

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/socket.h>

/// Where a library lets one choose how hard it compresses: as hard as Tidewire does by default.
constexpr int CompressionLevel = 3;

/// What all echo servers take on their command line, as tidewire-echo does.
struct PeerArguments
{
    int port = 0;
    bool broadcast = false;
    bool many = false;       ///< There will be thousands of connections: only for who has another way then.
    std::string certificate; ///< PEM files; empty for plain TCP.
    std::string key;

    bool tls() const { return !certificate.empty(); }
};

inline PeerArguments readPeerArguments(int argc, char *argv[])
{
    PeerArguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        const char *const value = i + 1 < argc ? argv[i + 1] : "";
        if (name == "--broadcast" || name == "--many") {
            (name == "--many" ? arguments.many : arguments.broadcast) = true;
            continue;
        }
        if (name == "--port")
            arguments.port = std::atoi(value);
        else if (name == "--tls-certificate")
            arguments.certificate = value;
        else if (name == "--tls-key")
            arguments.key = value;
        ++i;
    }
    return arguments;
}

/// Switches Nagle's algorithm off, as all others do; what a listening socket accepts inherits that on Linux.
inline void sendAtOnce(int listeningDescriptor)
{
    const int on = 1;
    if (::setsockopt(listeningDescriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) < 0)
        std::perror("TCP_NODELAY");
}

/// Tells whoever has started the server where it listens.
inline void announce(const PeerArguments &arguments, int port)
{
    std::printf("listening on %s://127.0.0.1:%d/\n", arguments.tls() ? "wss" : "ws", port);
    std::fflush(stdout);
}

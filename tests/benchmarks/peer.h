// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// What all echo servers take on their command line, as tidewire-echo does.
struct PeerArguments
{
    int port = 0;
    bool broadcast = false;
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
        if (name == "--broadcast") {
            arguments.broadcast = true;
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

/// Tells whoever has started the server where it listens.
inline void announce(const PeerArguments &arguments, int port)
{
    std::printf("listening on %s://127.0.0.1:%d/\n", arguments.tls() ? "wss" : "ws", port);
    std::fflush(stdout);
}

// SPDX-License-Identifier: MIT
#pragma once

#include "figures.h"
#include "link.h"

#include <vector>

namespace Load {

/// The mode handshakes: each connection opens, and when the handshake is done makes room for the next.
class Handshakes
{
public:
    explicit Handshakes(const Options &options);
    ~Handshakes();
    Handshakes(const Handshakes &) = delete;
    Handshakes &operator=(const Handshakes &) = delete;

    void runRound();
    /// False at the end of stdin.
    bool waitForDemand();

private:
    struct Attempt
    {
        int fd = -1;
        std::int64_t startTime = 0;
        std::string head;
    };

    void start(Attempt &attempt);
    void end(Attempt &attempt);
    void handle(Attempt &attempt, unsigned events);
    void loop(std::int64_t end);

    const Options &m_options;
    const std::string m_request;
    int m_epoll;
    std::vector<Attempt> m_attempts;
    Histogram m_latencies;
    std::uint64_t m_done = 0;
    int m_open = 0;
    bool m_starting = false;
};

} // namespace Load

// SPDX-License-Identifier: MIT
#include "handshakes.h"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Load {

Handshakes::Handshakes(const Options &options)
    : m_options(options), m_request(handshakeRequest(options)), m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_attempts(std::size_t(options.connections))
{
}

Handshakes::~Handshakes()
{
    ::close(m_epoll);
}

void Handshakes::start(Attempt &attempt)
{
    attempt.startTime = now();
    attempt.head.clear();
    attempt.fd = connectLater(m_options.port);
    ++m_open;
    epoll_event event{.events = EPOLLOUT, .data = {.ptr = &attempt}};
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, attempt.fd, &event) < 0)
        failWithErrno("epoll_ctl");
}

void Handshakes::end(Attempt &attempt)
{
    // By a reset: a system full of TIME_WAIT would soon have no port left.
    const linger none{1, 0};
    ::setsockopt(attempt.fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    ::close(attempt.fd);
    --m_open;
}

void Handshakes::handle(Attempt &attempt, unsigned events)
{
    if ((events & EPOLLOUT) != 0) {
        if (::send(attempt.fd, m_request.data(), m_request.size(), MSG_NOSIGNAL) != ssize_t(m_request.size()))
            failWithErrno("send");
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &attempt}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, attempt.fd, &event);
        return;
    }
    char buffer[2048];
    const ssize_t size = ::recv(attempt.fd, buffer, sizeof buffer, 0);
    if (size < 0 && errno == EAGAIN)
        return;
    if (size <= 0)
        throw Failure("the server refused a connection");
    attempt.head.append(buffer, std::size_t(size));
    if (!attempt.head.ends_with("\r\n\r\n"))
        return;
    checkHandshake(attempt.head, m_options);
    m_latencies.add(now() - attempt.startTime);
    ++m_done;
    end(attempt);
    if (m_starting)
        start(attempt);
}

void Handshakes::loop(std::int64_t end)
{
    std::array<epoll_event, 64> events;
    for (std::int64_t left = end - now(); left > 0 && m_open > 0; left = end - now()) {
        const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), int(left / 1'000'000) + 1);
        for (int i = 0; i < count; ++i)
            handle(*static_cast<Attempt *>(events[std::size_t(i)].data.ptr), events[std::size_t(i)].events);
    }
}

void Handshakes::runRound()
{
    m_starting = true;
    for (Attempt &attempt : m_attempts)
        start(attempt);
    loop(now() + std::int64_t(m_options.warmUp * 1e9));
    m_done = 0;
    m_latencies.clear();
    Round round(m_options);
    loop(now() + std::int64_t(m_options.seconds * 1e9));
    round.stop();
    const std::uint64_t done = m_done;
    m_starting = false;
    loop(now() + std::int64_t(m_options.patience * 1e9));
    if (m_open > 0)
        throw Failure("answers to handshakes are missing");
    round.print(done, m_latencies, 0, false);
}

bool Handshakes::waitForDemand()
{
    char line[64];
    return ::read(STDIN_FILENO, line, sizeof line) > 0;
}

} // namespace Load

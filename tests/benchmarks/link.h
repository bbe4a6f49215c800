// SPDX-License-Identifier: MIT
#pragma once

#include "loadoptions.h"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

struct ssl_st;

namespace Load {

/// What ends the run: the server did something wrong, or the system will not do it.
class Failure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Throws a Failure that tells errno as well.
[[noreturn]] void failWithErrno(const char *what);

/// A TCP socket that is connecting to the server, without blocking.
int connectLater(std::uint16_t port);
/// The opening handshake's request.
std::string handshakeRequest(const Options &options);
/// Checks the answer's head; Sec-WebSocket-Accept as well.
void checkHandshake(std::string_view head, const Options &options);

/// One WebSocket connection's bytes, perhaps over TLS. It blocks until startPolling().
class Link
{
public:
    /// Connects, and does the opening handshake.
    static Link open(const Options &options);
    /// \a count of them, many at a time.
    template<typename Take>
    static void openMany(const Options &options, int count, Take take);
    Link(Link &&other) noexcept;
    Link &operator=(Link &&) = delete;
    ~Link();

    int descriptor() const { return m_fd; }
    void readAll(std::span<char> bytes);
    void writeAll(std::span<const char> bytes);
    /// From now on read() and write() do what is possible at once.
    void startPolling();
    /// How many bytes came; 0 if there are none now. To be called again if hasPending().
    std::size_t read(std::span<char> bytes);
    /// True if there are more bytes that TLS has decrypted already, of which the system does not tell.
    bool hasPending() const;
    /// How many bytes the system took.
    std::size_t write(std::span<const char> bytes);

private:
    /// Fewer than the backlog of Qt's servers, which is 50.
    static constexpr int Together = 40;

    /// Connects, and sends the request.
    explicit Link(const Options &options);
    void startTls();
    void readAnswer(const Options &options);

    int m_fd;
    ssl_st *m_tls = nullptr;
};

template<typename Take>
void Link::openMany(const Options &options, int count, Take take)
{
    std::vector<Link> links;
    for (; count > 0; count -= Together) {
        // A server that is slow with many connections is so for each time that it wakes up.
        while (int(links.size()) < std::min(count, Together))
            links.push_back(Link(options));
        for (Link &link : links) {
            link.readAnswer(options);
            take(std::move(link));
        }
        links.clear();
    }
}

} // namespace Load

// SPDX-License-Identifier: MIT
#pragma once

#include "loadoptions.h"

#include <span>
#include <stdexcept>

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
    explicit Link(const Options &options);
    Link(Link &&other) noexcept;
    Link &operator=(Link &&) = delete;
    ~Link();

    int descriptor() const { return m_fd; }
    void readAll(std::span<char> bytes);
    void writeAll(std::span<const char> bytes);
    /// From now on read() and write() do what is possible at once.
    void startPolling();
    /// How many bytes came; 0 if there are none now. With TLS to be called until it returns 0.
    std::size_t read(std::span<char> bytes);
    /// How many bytes the system took.
    std::size_t write(std::span<const char> bytes);
    bool isTls() const { return m_tls != nullptr; }

private:
    void startTls();
    void openWebSocket(const Options &options);

    int m_fd;
    ssl_st *m_tls = nullptr;
};

} // namespace Load

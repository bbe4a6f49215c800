// SPDX-License-Identifier: MIT
#include "link.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#ifdef TIDEWIRE_LOAD_TLS
#include <openssl/ssl.h>
#endif

namespace Load {

namespace {

int tcpSocket(int flags)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    if (fd < 0)
        failWithErrno("socket");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

#ifdef TIDEWIRE_LOAD_TLS
SSL_CTX *tlsContext()
{
    static SSL_CTX *const context = [] {
        SSL_CTX *const made = SSL_CTX_new(TLS_client_method());
        // The certificate is one that the run has just made.
        SSL_CTX_set_verify(made, SSL_VERIFY_NONE, nullptr);
        SSL_CTX_set_mode(
            made, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
        return made;
    }();
    return context;
}
#endif

} // namespace

void failWithErrno(const char *what)
{
    throw Failure(std::string(what) + ": " + std::strerror(errno));
}

int connectLater(std::uint16_t port)
{
    const int fd = tcpSocket(SOCK_NONBLOCK);
    const sockaddr_in address = loopback(port);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0 && errno != EINPROGRESS)
        failWithErrno("connect");
    return fd;
}

std::string handshakeRequest(const Options &options)
{
    const std::string port = std::to_string(options.port);
    std::string request = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (options.deflate) {
        request += "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
                   "client_no_context_takeover\r\n";
    }
    return request + "\r\n";
}

void checkHandshake(std::string_view head, const Options &options)
{
    if (!head.starts_with("HTTP/1.1 101"))
        throw Failure("the server answered " + std::string(head.substr(0, head.find('\r'))));
    // For the key of RFC 6455 §1.3.
    if (head.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") == head.npos)
        throw Failure("the server's Sec-WebSocket-Accept is wrong");
    if (options.deflate && head.find("permessage-deflate") == head.npos)
        throw Failure("the server does not compress");
}

Link::Link(const Options &options) : m_fd(tcpSocket(0))
{
    const sockaddr_in address = loopback(options.port);
    if (::connect(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0)
        failWithErrno("connect");
    // A server that does not answer must not hold up the run.
    const timeval patience{20, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (options.tls)
        startTls();
    writeAll(handshakeRequest(options));
}

Link Link::open(const Options &options)
{
    Link link(options);
    link.readAnswer(options);
    return link;
}

Link::Link(Link &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)), m_tls(std::exchange(other.m_tls, nullptr)) {}

Link::~Link()
{
#ifdef TIDEWIRE_LOAD_TLS
    SSL_free(m_tls);
#endif
    if (m_fd >= 0)
        ::close(m_fd);
}

void Link::startTls()
{
#ifdef TIDEWIRE_LOAD_TLS
    m_tls = SSL_new(tlsContext());
    SSL_set_fd(m_tls, m_fd);
    if (SSL_connect(m_tls) != 1)
        throw Failure("the TLS handshake failed");
#else
    throw Failure("built without TLS"); // readOptions() has refused it
#endif
}

void Link::readAnswer(const Options &options)
{
    std::string head;
    while (head.size() < 4 || head.compare(head.size() - 4, 4, "\r\n\r\n") != 0) {
        char buffer[2048];
        const std::size_t size = read(buffer);
        if (size == 0)
            throw Failure("the server does not answer the handshake");
        head.append(buffer, size);
    }
    checkHandshake(head, options);
}

void Link::readAll(std::span<char> bytes)
{
    while (!bytes.empty()) {
        const std::size_t size = read(bytes);
        if (size == 0)
            throw Failure("the server does not answer");
        bytes = bytes.subspan(size);
    }
}

void Link::writeAll(std::span<const char> bytes)
{
    while (!bytes.empty())
        bytes = bytes.subspan(write(bytes));
}

void Link::startPolling()
{
    if (::fcntl(m_fd, F_SETFL, O_NONBLOCK) < 0)
        failWithErrno("fcntl");
}

std::size_t Link::read(std::span<char> bytes)
{
#ifdef TIDEWIRE_LOAD_TLS
    if (m_tls != nullptr) {
        const int size = SSL_read(m_tls, bytes.data(), int(bytes.size()));
        if (size <= 0 && SSL_get_error(m_tls, size) != SSL_ERROR_WANT_READ)
            throw Failure("the server closed a connection");
        return size <= 0 ? 0 : std::size_t(size);
    }
#endif
    const ssize_t size = ::recv(m_fd, bytes.data(), bytes.size(), 0);
    if (size == 0)
        throw Failure("the server closed a connection");
    if (size < 0 && errno != EAGAIN && errno != EINTR)
        failWithErrno("recv");
    return size < 0 ? 0 : std::size_t(size);
}

bool Link::hasPending() const
{
#ifdef TIDEWIRE_LOAD_TLS
    return m_tls != nullptr && SSL_pending(m_tls) > 0;
#else
    return false;
#endif
}

std::size_t Link::write(std::span<const char> bytes)
{
#ifdef TIDEWIRE_LOAD_TLS
    if (m_tls != nullptr) {
        const int size = SSL_write(m_tls, bytes.data(), int(bytes.size()));
        if (size <= 0 && SSL_get_error(m_tls, size) != SSL_ERROR_WANT_WRITE)
            throw Failure("the server closed a connection");
        return size <= 0 ? 0 : std::size_t(size);
    }
#endif
    const ssize_t size = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size < 0 && errno != EAGAIN && errno != EINTR)
        failWithErrno("send");
    return size < 0 ? 0 : std::size_t(size);
}

} // namespace Load

// SPDX-License-Identifier: MIT
// The limit program: a WebSocket server with nothing in it but what it takes to parse frames and to answer them. It
// trusts its peers, checks nothing, and so shows what the system itself allows.

#include "limitframes.h"
#include "sha1.h"

#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace Limit;

constexpr std::size_t BufferSize = 256 * 1024;

struct Connection
{
    explicit Connection(int descriptor, std::size_t index) : fd(descriptor), place(index) {}

    int fd;
    bool open = false; ///< The handshake is done.
    bool waitsForRoom = false;
    std::size_t place;            ///< In Server::m_all.
    std::unique_ptr<char[]> kept; ///< A frame that has not wholly arrived. It stays as large as it has grown.
    std::size_t capacity = 0;
    std::size_t frameSize = 0;
    std::size_t keptSize = 0; ///< How much of the frame has arrived.
    std::string unsent;
};

class Server
{
public:
    Server(std::uint16_t port, bool broadcast) : m_broadcast(broadcast), m_buffer(2 * BufferSize) { listen(port); }
    [[noreturn]] void run();

private:
    void listen(std::uint16_t port);
    void accept();
    void handle(Connection *connection, unsigned events);
    bool receive(Connection &connection);
    bool receiveLarge(Connection &connection);
    void answerHandshake(Connection &connection, std::string_view head);
    std::size_t takeFrames(Connection &connection, std::size_t size);
    void keep(Connection &connection, const char *rest, std::size_t size);
    std::size_t answer(char *target, char *frame, const Header &header);
    void send(Connection &connection, const char *bytes, std::size_t size);
    void respond(Connection &connection, const char *bytes, std::size_t size);
    void watch(Connection &connection, int operation, unsigned events);
    void remove(Connection *connection);

    const bool m_broadcast;
    int m_listener = -1;
    int m_epoll = -1;
    std::vector<char> m_buffer;
    std::vector<Connection *> m_all;
};

[[noreturn]] void fail(const char *what)
{
    std::perror(what);
    std::exit(1);
}

void Server::listen(std::uint16_t port)
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) < 0 || ::listen(m_listener, 1024) < 0)
        fail("listen");
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    epoll_event event{.events = EPOLLIN, .data = {.ptr = nullptr}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_listener, &event);
    std::printf("listening on ws://127.0.0.1:%d/\n", ntohs(address.sin_port));
    std::fflush(stdout);
}

void Server::run()
{
    for (;;) {
        epoll_event events[256];
        const int count = ::epoll_wait(m_epoll, events, 256, -1);
        for (int i = 0; i < count; ++i) {
            if (events[i].data.ptr == nullptr)
                accept();
            else
                handle(static_cast<Connection *>(events[i].data.ptr), events[i].events);
        }
    }
}

void Server::accept()
{
    for (;;) {
        const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return;
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        auto *const connection = new Connection(fd, m_all.size());
        m_all.push_back(connection);
        watch(*connection, EPOLL_CTL_ADD, EPOLLIN);
    }
}

void Server::watch(Connection &connection, int operation, unsigned events)
{
    epoll_event event{.events = events, .data = {.ptr = &connection}};
    if (::epoll_ctl(m_epoll, operation, connection.fd, &event) < 0)
        fail("epoll_ctl");
}

void Server::remove(Connection *connection)
{
    ::close(connection->fd);
    m_all.back()->place = connection->place;
    m_all[connection->place] = m_all.back();
    m_all.pop_back();
    delete connection;
}

void Server::handle(Connection *connection, unsigned events)
{
    if ((events & EPOLLOUT) != 0) {
        const std::string unsent = std::move(connection->unsent);
        connection->unsent.clear();
        send(*connection, unsent.data(), unsent.size());
        if (!connection->unsent.empty())
            return;
        connection->waitsForRoom = false;
        watch(*connection, EPOLL_CTL_MOD, EPOLLIN);
        return;
    }
    const bool large = connection->keptSize > 0 && connection->frameSize > BufferSize;
    if (!(large ? receiveLarge(*connection) : receive(*connection)))
        remove(connection);
}

bool Server::receive(Connection &connection)
{
    // What was kept comes first, so that frames are always in one piece.
    const std::size_t kept = connection.keptSize;
    if (kept > 0)
        std::memcpy(m_buffer.data(), connection.kept.get(), kept);
    const ssize_t size = ::recv(connection.fd, m_buffer.data() + kept, BufferSize, 0);
    if (size <= 0)
        return size < 0 && errno == EAGAIN;
    connection.keptSize = 0;
    if (!connection.open) {
        answerHandshake(connection, {m_buffer.data(), std::size_t(size)});
        return true;
    }
    const std::size_t answered = takeFrames(connection, kept + std::size_t(size));
    respond(connection, m_buffer.data(), answered);
    return true;
}

/// Straight into the place where the frame will be answered from.
bool Server::receiveLarge(Connection &connection)
{
    char *const frame = connection.kept.get();
    const ssize_t size =
        ::recv(connection.fd, frame + connection.keptSize, connection.frameSize - connection.keptSize, 0);
    if (size <= 0)
        return size < 0 && errno == EAGAIN;
    connection.keptSize += std::size_t(size);
    if (connection.keptSize < connection.frameSize)
        return true;
    Header header;
    readHeader(frame, connection.frameSize, header);
    // In place: in front of a large payload there is room for more than its header.
    respond(connection, frame + 4, answer(frame + 4, frame, header));
    connection.keptSize = 0;
    return true;
}

void Server::answerHandshake(Connection &connection, std::string_view head)
{
    constexpr std::string_view Name = "Sec-WebSocket-Key: ";
    const auto key = head.substr(head.find(Name) + Name.size(), 24);
    const std::string answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                               "Sec-WebSocket-Accept: "
        + acceptKey(key) + "\r\n\r\n";
    connection.open = true;
    send(connection, answer.data(), answer.size());
}

/// Puts the answers to the frames in the buffer to its front, and returns their size.
std::size_t Server::takeFrames(Connection &connection, std::size_t size)
{
    std::size_t position = 0;
    std::size_t answered = 0;
    Header header;
    while (readHeader(m_buffer.data() + position, size - position, header)) {
        if (size - position < header.size + header.payload)
            break;
        answered += answer(m_buffer.data() + answered, m_buffer.data() + position, header);
        position += header.size + header.payload;
    }
    if (position < size)
        keep(connection, m_buffer.data() + position, size - position);
    return answered;
}

void Server::keep(Connection &connection, const char *rest, std::size_t size)
{
    Header header;
    const bool known = readHeader(rest, size, header);
    connection.frameSize = known ? header.size + header.payload : size;
    if (connection.frameSize > connection.capacity) {
        connection.capacity = connection.frameSize;
        connection.kept = std::make_unique_for_overwrite<char[]>(connection.capacity);
    }
    std::memcpy(connection.kept.get(), rest, size);
    connection.keptSize = size;
}

/// Writes the unmasked frame to \a target, which is not behind \a frame by more than 4 bytes: a reply's header is
/// shorter by the key. Returns its size; 0 for a frame that needs no answer.
std::size_t Server::answer(char *target, char *frame, const Header &header)
{
    if (header.opcode == 8 || header.opcode == 10)
        return 0;
    const std::size_t headSize = header.size - 4;
    std::memmove(target, frame, headSize);
    target[1] = char(target[1] & 0x7F);
    if (header.opcode == 9)
        target[0] = char(0x8A);
    unmask(target + headSize, frame + header.size, header.payload, header.key);
    return headSize + header.payload;
}

void Server::send(Connection &connection, const char *bytes, std::size_t size)
{
    if (size == 0)
        return;
    ssize_t sent = 0;
    if (connection.unsent.empty())
        sent = ::send(connection.fd, bytes, size, MSG_NOSIGNAL);
    if (sent == ssize_t(size))
        return;
    const auto done = std::size_t(sent < 0 ? 0 : sent);
    connection.unsent.append(bytes + done, size - done);
    if (!connection.waitsForRoom) {
        // It does not read either: whoever does not take answers gets no more questions in.
        connection.waitsForRoom = true;
        watch(connection, EPOLL_CTL_MOD, EPOLLOUT);
    }
}

void Server::respond(Connection &connection, const char *bytes, std::size_t size)
{
    if (!m_broadcast) {
        send(connection, bytes, size);
        return;
    }
    for (Connection *each : m_all) {
        if (each->open)
            send(*each, bytes, size);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    int port = 0;
    bool broadcast = false;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--broadcast")
            broadcast = true;
        else if (std::string_view(argv[i]) == "--port" && i + 1 < argc)
            port = std::atoi(argv[++i]);
    }
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    Server(std::uint16_t(port), broadcast).run();
}

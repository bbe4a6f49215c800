// SPDX-License-Identifier: MIT
#include "swarm.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qtimer.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

using namespace std::chrono_literals;
using namespace Tidewire;

namespace {

constexpr std::string_view Handshake = "GET /room HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                       "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                       "User-Agent: Mozilla/5.0 (X11; Linux x86_64) bench\r\n"
                                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

/// One masked binary message of 32 bytes; the mask is zero.
std::string frame()
{
    std::string bytes("\x82\xA0", 2);
    bytes.append(4, '\0');
    return bytes.append(32, 'x');
}

int connectTo(quint16 port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (descriptor < 0 || connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return -1;
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return send(descriptor, Handshake.data(), Handshake.size(), MSG_NOSIGNAL) > 0 ? descriptor : -1;
}

std::vector<int> connectAll(quint16 port, int connections)
{
    std::vector<int> sockets;
    for (int i = 0; i < connections; ++i) {
        const int descriptor = connectTo(port);
        if (descriptor < 0) {
            std::perror("connect");
            _exit(1);
        }
        sockets.push_back(descriptor);
    }
    return sockets;
}

/// Waits for the next millisecond.
void step(timespec &due)
{
    due.tv_nsec += 1'000'000;
    if (due.tv_nsec >= 1'000'000'000) {
        due.tv_nsec -= 1'000'000'000;
        ++due.tv_sec;
    }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, nullptr);
}

[[noreturn]] void runClients(quint16 port, int connections, int rate)
{
    const std::vector<int> sockets = connectAll(port, connections);
    // Some send much more than others, as in the world; a wake-up of the server reads several connections.
    const std::string bytes = frame();
    const int perStep = rate == 0 ? 1000 : std::max(1, rate / 1000);
    std::size_t next = 0;
    timespec due{};
    clock_gettime(CLOCK_MONOTONIC, &due);
    while (true) {
        for (int i = 0; i < perStep; ++i) {
            const std::size_t index = i % 4 == 0 ? next++ % sockets.size() : next++ % (sockets.size() / 10 + 1);
            if (send(sockets[index], bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
                _exit(0);
        }
        if (rate != 0)
            step(due);
    }
}

} // namespace

Swarm::Swarm(quint16 port, int connections, int rate) : m_process(fork())
{
    if (m_process != 0)
        return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    runClients(port, connections, rate);
}

Swarm::~Swarm()
{
    kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

ServerOptions swarmOptions(int connections)
{
    ServerOptions options;
    options.compression = CompressionOptions::none();
    options.limits.pingInterval = 0ms; // The clients do not read.
    options.limits.maxConnections = connections + 10;
    options.limits.maxConnectionsPerAddress = connections + 10;
    return options;
}

bool waitForSwarm(const WebSocketServer &server, int connections)
{
    for (int i = 0; i < 600 && server.connectionCount() < connections; ++i)
        spin(100);
    if (server.connectionCount() < connections)
        std::fprintf(stderr, "only %d connections came\n", server.connectionCount());
    return server.connectionCount() >= connections;
}

void allowManyDescriptors()
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

void spin(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

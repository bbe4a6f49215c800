// SPDX-License-Identifier: MIT
// What it costs a server that somebody watches it: `bench-monitor [CONNECTIONS [MESSAGES-PER-SECOND [SECONDS]]]`.
//
// A second process holds the connections' other ends and sends. In the server's thread each look of the model is timed
// by the thread's CPU clock, four times a second as the model does by itself, amid the traffic. The shares are of one
// core; "server" is all that the thread does.

#include "monitor/alertmodel.h"
#include "monitor/connectionmodel.h"
#include "monitor/serverfigures.h"
#include "network/websocketserver.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qtimer.h>

#include <arpa/inet.h>
#include <malloc.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
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

/// The other process: connects, then sends in even steps until it is killed.
[[noreturn]] void runClients(quint16 port, int connections, int rate)
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
    // Some send much more than others, as in the world; a wake-up of the server reads several connections.
    const std::string bytes = frame();
    const int perStep = std::max(1, rate / 1000);
    std::size_t next = 0;
    timespec due{};
    clock_gettime(CLOCK_MONOTONIC, &due);
    while (true) {
        for (int i = 0; i < perStep; ++i) {
            const std::size_t index = i % 4 == 0 ? next++ % sockets.size() : next++ % (sockets.size() / 10 + 1);
            if (send(sockets[index], bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
                _exit(0);
        }
        due.tv_nsec += 1'000'000;
        if (due.tv_nsec >= 1'000'000'000) {
            due.tv_nsec -= 1'000'000'000;
            ++due.tv_sec;
        }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, nullptr);
    }
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

/// Times what is done four times a second, and prints its share of a core.
template<typename Tick>
void measure(const char *name, const WebSocketServer &server, int seconds, Tick tick)
{
    double inTick = 0;
    double longest = 0;
    const double begin = cpuMilliseconds();
    const quint64 messages = server.totals().messagesReceived;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < seconds * 4; ++i) {
        spin(250);
        const double before = cpuMilliseconds();
        tick();
        const double cost = cpuMilliseconds() - before;
        inTick += cost;
        longest = std::max(longest, cost);
    }
    const auto elapsed = double(timer.elapsed());
    std::printf("%-34s %6.2f %% of a core, longest look %5.2f ms; server %5.1f %%, %7.0f messages/s\n", name,
                inTick / elapsed * 100, longest, (cpuMilliseconds() - begin) / elapsed * 100,
                double(server.totals().messagesReceived - messages) / elapsed * 1000);
    std::fflush(stdout);
}

/// A service is watched by a timer of its own; here time is driven, so that it can be measured alone.
template<typename Watcher>
void stopTimers(const Watcher &watcher)
{
    for (QTimer *timer : watcher.template findChildren<QTimer *>())
        timer->stop();
}

void measureModel(WebSocketServer &server, int seconds)
{
    struct Case
    {
        const char *name;
        ConnectionModel::Column column;
        QString filter;
    };
    const Case cases[]{
        {"model, by rate", ConnectionModel::Column::InRate, {}},
        {"model, by peer", ConnectionModel::Column::Peer, {}},
        {"model, filter path:/room in>1", ConnectionModel::Column::InRate, u"path:/room in>1"_s},
        {"model, filter /ro+m/ -idle>1h", ConnectionModel::Column::BytesIn, u"/ro+m/ -idle>1h"_s},
    };
    for (const Case &entry : cases) {
        ConnectionModel model;
        model.setVisibleRange(0, 29);
        model.setSortColumn(entry.column);
        model.setService(&server);
        model.setFilter(entry.filter);
        stopTimers(model);
        // As a view does.
        QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
                         [&model](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                             for (int row = first.row(); row <= last.row(); ++row) {
                                 for (const int role : roles)
                                     model.index(row).data(role);
                             }
                         });
        measure(entry.name, server, seconds, [&model] { model.tick(250ms); });
    }
}

/// What the model keeps of each connection, at first and after ten minutes in which each had traffic.
void measureMemory(WebSocketServer &server)
{
    const auto used = [] { return double(mallinfo2().uordblks) + double(mallinfo2().hblkhd); };
    const double before = used();
    ConnectionModel model;
    model.setService(&server);
    stopTimers(model);
    const double atFirst = used();
    for (int i = 0; i < 600; ++i) {
        model.tick(1s);
        spin(1);
    }
    const double later = used();
    std::printf("%-34s %6.0f bytes a connection, and %.0f of history after ten minutes\n", "model, memory",
                (atFirst - before) / server.connectionCount(), (later - atFirst) / server.connectionCount());
}

int run(WebSocketServer &server, int connections, int seconds)
{
    for (int i = 0; i < 600 && server.connectionCount() < connections; ++i)
        spin(100);
    if (server.connectionCount() < connections) {
        std::fprintf(stderr, "only %d connections came\n", server.connectionCount());
        return 1;
    }
    std::printf("%d connections\n", server.connectionCount());
    measure("nobody watches", server, seconds, [] {});
    measureModel(server, seconds);
    ServerFigures figures;
    figures.setService(&server);
    stopTimers(figures);
    measure("figures", server, seconds, [&figures] { figures.tick(250ms); });
    AlertModel alerts;
    alerts.setService(&server);
    stopTimers(alerts);
    measure("alerts", server, seconds, [&alerts] { alerts.tick(250ms); });
    measureMemory(server);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto number = [&](int index, int otherwise) { return argc > index ? std::atoi(argv[index]) : otherwise; };
    const int connections = number(1, 10'000);
    const int rate = number(2, 100'000);
    const int seconds = number(3, 10);

    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    WebSocketServer server;
    ServerOptions options;
    options.compression = CompressionOptions::none();
    options.limits.pingInterval = 0ms; // The clients do not read.
    options.limits.maxConnections = connections + 10;
    options.limits.maxConnectionsPerAddress = connections + 10;
    server.setOptions(options);
    if (!server.listen(QHostAddress::LocalHost)) {
        std::fprintf(stderr, "cannot listen\n");
        return 1;
    }
    const pid_t clients = fork();
    if (clients == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        runClients(server.serverPort(), connections, rate);
    }
    const int result = run(server, connections, seconds);
    kill(clients, SIGKILL);
    waitpid(clients, nullptr, 0);
    return result;
}

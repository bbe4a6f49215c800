// SPDX-License-Identifier: MIT
// How a dashboard feels while it watches many connections, on the software back end:
// `bench-connectiontable [CONNECTIONS [MESSAGES-PER-SECOND [SECONDS]]]`.
//
// Told are the time from the process's start to the first frame, and the time from one frame to the next where every
// frame changes something, which is what a person sees of everything that the GUI thread does. A second process holds
// the connections' other ends and sends.

#include <Tidewire/WebSocketServer>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlapplicationengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

constexpr std::string_view Handshake = "GET /room HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                       "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                       "User-Agent: Mozilla/5.0 (X11; Linux x86_64) bench\r\n"
                                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

struct Arguments
{
    int connections = 10'000;
    int rate = 10'000;
    int seconds = 10;
};

int connectTo(quint16 port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (descriptor < 0 || connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return -1;
    return send(descriptor, Handshake.data(), Handshake.size(), MSG_NOSIGNAL) > 0 ? descriptor : -1;
}

/// The other process: learns the port from a pipe, connects, then sends in even steps until it is killed.
[[noreturn]] void runClients(int pipe, const Arguments &arguments)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    quint16 port = 0;
    if (read(pipe, &port, sizeof port) != sizeof port)
        _exit(1);
    std::vector<int> sockets;
    for (int i = 0; i < arguments.connections; ++i)
        sockets.push_back(connectTo(port));
    // One masked binary message of 32 bytes; the mask is zero.
    const std::string frame = std::string("\x82\xA0", 2) + std::string(4, '\0') + std::string(32, 'x');
    std::size_t next = 0;
    const timespec step{0, 5'000'000};
    while (true) {
        for (int i = 0; i < arguments.rate / 200; ++i)
            send(sockets[next++ * 7 % sockets.size()], frame.data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        nanosleep(&step, nullptr);
    }
}

int startClients(const Arguments &arguments)
{
    int ends[2];
    if (pipe(ends) != 0)
        std::abort();
    if (fork() == 0)
        runClients(ends[0], arguments);
    return ends[1];
}

void spin(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Milliseconds since the process began.
double processAge()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    std::FILE *file = std::fopen("/proc/self/stat", "r");
    unsigned long long start = 0;
    if (!file
        || std::fscanf(file,
                       "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu",
                       &start)
            != 1)
        return -1;
    std::fclose(file);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6 - double(start) * 1e3 / double(sysconf(_SC_CLK_TCK));
}

/// Times frames for a while; \a step changes something before each of them.
template<typename Step>
void measure(const char *name, QQuickWindow *window, int seconds, Step step)
{
    std::vector<double> times;
    QElapsedTimer sinceFrame;
    sinceFrame.start();
    QObject context;
    QObject::connect(window, &QQuickWindow::frameSwapped, &context, [&] {
        times.push_back(double(sinceFrame.nsecsElapsed()) / 1e6);
        sinceFrame.restart();
        step();
        window->update();
    });
    window->update();
    spin(seconds * 1000);
    std::sort(times.begin(), times.end());
    const auto at = [&](double part) {
        return times[std::min(times.size() - 1, std::size_t(part * double(times.size())))];
    };
    if (times.empty())
        return;
    std::printf("%-28s %6zu frames, median %5.1f ms, p95 %5.1f, p99 %5.1f, longest %5.1f\n", name, times.size(),
                at(0.5), at(0.95), at(0.99), times.back());
    std::fflush(stdout);
}

void watch(QQuickWindow *window, const Arguments &arguments)
{
    auto *view = window->findChild<QQuickItem *>(u"connectionView"_s);
    measure("looking on", window, arguments.seconds, [] {});
    double direction = 37;
    measure("scrolling", window, arguments.seconds, [&] {
        const double end = view->property("contentHeight").toDouble() - view->height();
        const double next = view->property("contentY").toDouble() + direction;
        if (next < 0 || next > end)
            direction = -direction;
        view->setProperty("contentY", std::clamp(next, 0.0, std::max(0.0, end)));
    });
    auto *filter = window->findChild<QQuickItem *>(u"filterField"_s);
    filter->setProperty("text", u"path:/room rate>0.1"_s);
    measure("with a filter", window, arguments.seconds, [] {});
}

Arguments argumentsOf(int argc, char *argv[])
{
    Arguments arguments;
    if (argc > 1)
        arguments.connections = std::max(1, std::atoi(argv[1]));
    if (argc > 2)
        arguments.rate = std::max(0, std::atoi(argv[2]));
    if (argc > 3)
        arguments.seconds = std::max(1, std::atoi(argv[3]));
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    const Arguments arguments = argumentsOf(argc, argv);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const int toClients = startClients(arguments);

    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    WebSocketServer server;
    ServerOptions options;
    options.compression = CompressionOptions::none();
    options.limits.pingInterval = std::chrono::milliseconds(0); // The clients do not read.
    options.limits.maxConnections = arguments.connections + 10;
    options.limits.maxConnectionsPerAddress = arguments.connections + 10;
    server.setOptions(options);
    if (!server.listen(QHostAddress::LocalHost, 0))
        return 1;
    QQmlApplicationEngine engine;
    engine.addImportPath(u":/qt/qml"_s);
    engine.setInitialProperties({{u"server"_s, QVariant::fromValue<QObject *>(&server)}});
    engine.loadData("import QtQuick\nimport QtQuick.Window\nimport Tidewire.Dashboard\n"
                    "Window { property QtObject server; width: 1280; height: 800; visible: true\n"
                    "Dashboard { anchors.fill: parent; server: parent.Window.window.server; title: 'bench' } }\n");
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window)
        return 1;
    QEventLoop firstFrame;
    QObject::connect(window, &QQuickWindow::frameSwapped, &firstFrame, &QEventLoop::quit);
    firstFrame.exec();
    std::printf("first frame after %.0f ms\n", processAge());

    const auto port = quint16(QUrl(server.url()).port());
    if (write(toClients, &port, sizeof port) != sizeof port)
        return 1;
    for (int waited = 0; server.connectionCount() < arguments.connections && waited < 60; ++waited)
        spin(1000);
    std::printf("%d connections\n", int(server.connectionCount()));
    watch(window, arguments);
    return 0;
}

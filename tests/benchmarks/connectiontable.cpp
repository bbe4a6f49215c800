// SPDX-License-Identifier: MIT
// How a dashboard feels while it watches many connections, on the software back end:
// `bench-connectiontable [CONNECTIONS [MESSAGES-PER-SECOND [SECONDS]]]`.
//
// Told are the time from the process's start to the first frame, and the time from one frame to the next where every
// frame changes something, which is what a person sees of everything that the GUI thread does. A second process holds
// the connections' other ends and sends.

#include "swarm.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qeventloop.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlapplicationengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

struct Arguments
{
    int connections = 10'000;
    int rate = 10'000;
    int seconds = 10;
};

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
    allowManyDescriptors();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    WebSocketServer server;
    server.setOptions(swarmOptions(arguments.connections));
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

    const Swarm swarm(server.serverPort(), arguments.connections, arguments.rate);
    if (!waitForSwarm(server, arguments.connections))
        return 1;
    std::printf("%d connections\n", server.connectionCount());
    watch(window, arguments);
    return 0;
}

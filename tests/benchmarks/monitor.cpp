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
#include "swarm.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qtimer.h>

#include <malloc.h>

#include <cstdio>
#include <cstdlib>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

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
    if (!waitForSwarm(server, connections))
        return 1;
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

    allowManyDescriptors();
    WebSocketServer server;
    server.setOptions(swarmOptions(connections));
    if (!server.listen(QHostAddress::LocalHost)) {
        std::fprintf(stderr, "cannot listen\n");
        return 1;
    }
    const Swarm clients(server.serverPort(), connections, rate);
    const int result = run(server, connections, seconds);
    return result;
}

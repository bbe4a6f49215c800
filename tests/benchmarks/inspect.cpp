// SPDX-License-Identifier: MIT
// What it costs a server that a dashboard in another process looks into it:
// `bench-inspect [CONNECTIONS [ROUNDS [SECONDS [MESSAGES-PER-SECOND]]]]`.
//
// A swarm sends as fast as the server takes it, or at that rate. In turns nobody looks, and a viewer shows 40 rows by
// rate, the figures, the alerts, and the details and frames of one connection. Both are told in messages per second of
// the server thread's CPU time, and their ratio, which is that of the throughputs of a server that is busy all the
// time. At a low rate the shares of a core differ by what the looking costs, with less noise.

#include "monitor/alertmodel.h"
#include "monitor/connectiondetails.h"
#include "monitor/framerecorder.h"
#include "monitor/inspect/inspectendpoint.h"
#include "monitor/inspect/remoteserver.h"
#include "monitor/serverfigures.h"
#include "swarm.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qprocess.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// The other process: a dashboard without its pictures.
int runViewer(const QString &url, const QString &token)
{
    RemoteServer remote;
    remote.setUrl(QUrl(url));
    remote.setToken(token);
    ConnectionModel model;
    model.setVisibleRange(0, 39);
    model.setSortColumn(ConnectionModel::Column::InRate);
    model.setServer(&remote);
    ServerFigures figures;
    figures.setServer(&remote);
    AlertModel alerts;
    alerts.setServer(&remote);
    ConnectionDetails details;
    details.setModel(&model);
    FrameRecorder recorder;
    recorder.setServer(&remote);
    QObject::connect(&model, &ConnectionModel::refreshed, &details, [&] {
        if (details.connectionId() != 0 || model.connectionIdAt(0) == 0)
            return;
        details.setConnectionId(model.connectionIdAt(0));
        recorder.recordConnection(details.connectionId());
    });
    return QCoreApplication::exec();
}

struct Measured
{
    double messages = 0; ///< Per second of this thread's CPU time.
    double share = 0;    ///< Of a core.
};

Measured measure(const WebSocketServer &server, int seconds)
{
    const double begin = cpuMilliseconds();
    const quint64 messages = server.totals().messagesReceived;
    QElapsedTimer timer;
    timer.start();
    spin(seconds * 1000);
    const double used = cpuMilliseconds() - begin;
    return {double(server.totals().messagesReceived - messages) / used * 1000, used / double(timer.elapsed())};
}

/// The same while somebody looks; nothing if nobody comes.
Measured measureInspected(const WebSocketServer &server, const InspectEndpoint &inspector, int seconds)
{
    QProcess viewer;
    viewer.setProcessChannelMode(QProcess::ForwardedChannels);
    viewer.start(QCoreApplication::applicationFilePath(),
                 {u"--viewer"_s, inspector.url().toString(), inspector.token()});
    for (int i = 0; i < 100 && inspector.viewerCount() == 0; ++i)
        spin(100);
    spin(2000); // its first wishes are fulfilled
    const Measured result = inspector.viewerCount() == 0 ? Measured() : measure(server, seconds);
    viewer.kill();
    viewer.waitForFinished();
    spin(500);
    return result;
}

double median(std::vector<Measured> values, double Measured::*member)
{
    std::ranges::sort(values, {}, member);
    return values[values.size() / 2].*member;
}

int run(const WebSocketServer &server, const InspectEndpoint &inspector, int rounds, int seconds)
{
    std::vector<Measured> alone;
    std::vector<Measured> inspected;
    std::vector<Measured> ratios;
    for (int i = 0; i < rounds; ++i) {
        alone.push_back(measure(server, seconds));
        inspected.push_back(measureInspected(server, inspector, seconds));
        ratios.push_back({inspected.back().messages / alone.back().messages, 0});
        std::printf("round %d: %8.0f (%5.1f %%) alone, %8.0f (%5.1f %%) inspected, ratio %.3f\n", i + 1,
                    alone.back().messages, alone.back().share * 100, inspected.back().messages,
                    inspected.back().share * 100, ratios.back().messages);
        std::fflush(stdout);
    }
    std::printf("%d connections, messages per CPU second (share of a core): %.0f (%.1f %%) alone, %.0f (%.1f %%) "
                "inspected; median ratio %.3f\n",
                server.connectionCount(), median(alone, &Measured::messages), median(alone, &Measured::share) * 100,
                median(inspected, &Measured::messages), median(inspected, &Measured::share) * 100,
                median(ratios, &Measured::messages));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--viewer"_L1)
        return runViewer(arguments.value(2), arguments.value(3));
    const auto number = [&](int index, int otherwise) { return argc > index ? std::atoi(argv[index]) : otherwise; };
    const int connections = number(1, 10'000);

    allowManyDescriptors();
    WebSocketServer server;
    server.setOptions(swarmOptions(connections));
    if (!server.listen(QHostAddress::LocalHost)) {
        std::fprintf(stderr, "cannot listen\n");
        return 1;
    }
    const Swarm clients(server.serverPort(), connections, number(4, 0));
    InspectEndpoint inspector(&server);
    if (!inspector.open() || !waitForSwarm(server, connections))
        return 1;
    return run(server, inspector, number(2, 5), number(3, 5));
}

// SPDX-License-Identifier: MIT
// How smooth the dashboard is while it lists the frames of a busy connection:
// `bench-dashboard [FRAMES-PER-SECOND [SECONDS [follow|scrolled|filtered|refiltered]]]`. Run it with
// QT_QUICK_BACKEND=software and, without a display, QT_QPA_PLATFORM=offscreen. With "refiltered" the recording is full
// from the beginning, and twice a second the filter becomes another.
//
// Another process sends. "interval" is the time from one picture to the next, "stall" how long the event loop of the
// window was away, measured by a timer of one millisecond.

#include <Tidewire/FrameModel>
#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlapplicationengine.h>
#include <QtQuick/qquickwindow.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

constexpr auto Page = R"(
    import QtQuick
    import QtQuick.Window
    import Tidewire.Dashboard

    Window {
        required property QtObject server

        width: 1280
        height: 800
        visible: true

        Dashboard {
            anchors.fill: parent
            server: parent.Window.window.server
        }
    }
)";

/// The other process.
int flood(const QUrl &url, int rate)
{
    WebSocketClient client;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QElapsedTimer clock;
    qint64 sent = 0;
    QObject::connect(&timer, &QTimer::timeout, &client, [&] {
        for (const qint64 due = clock.elapsed() * rate / 1000; sent < due; ++sent)
            client.sendTextMessage(u"{\"type\":\"move\",\"x\":%1,\"y\":87,\"text\":\"hello\"}"_s.arg(sent));
    });
    QObject::connect(&client, &WebSocket::connected, &client, [&] {
        clock.start();
        timer.start(1);
    });
    QObject::connect(&client, &WebSocket::closed, qApp, &QCoreApplication::quit);
    client.open(url);
    return QCoreApplication::exec();
}

void spin(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Milliseconds between the calls of add().
class Gaps
{
public:
    void add()
    {
        if (m_clock.isValid())
            m_gaps.push_back(double(m_clock.nsecsElapsed()) / 1e6);
        m_clock.start();
    }
    void print(const char *name)
    {
        std::ranges::sort(m_gaps);
        const auto part = [this](double share) {
            return m_gaps.empty() ? 0 : m_gaps[std::size_t(share * double(m_gaps.size() - 1))];
        };
        std::printf("%-9s p50 %6.1f ms  p99 %6.1f ms  longest %6.1f ms  (%zu)\n", name, part(0.5), part(0.99), part(1),
                    m_gaps.size());
    }

private:
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

void measure(QQuickWindow &window, const FrameModel &frames, int seconds)
{
    Gaps intervals;
    Gaps stalls;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heart, &QTimer::timeout, &window, [&stalls] { stalls.add(); });
    const auto swapped =
        QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&intervals] { intervals.add(); });
    int inserted = 0;
    const auto rows =
        QObject::connect(&frames, &QAbstractItemModel::rowsInserted, &window,
                         [&inserted](const QModelIndex &, int first, int last) { inserted += last - first + 1; });
    heart.start(1);
    const double before = cpuMilliseconds();
    spin(seconds * 1000);
    const double cpu = cpuMilliseconds() - before;
    heart.stop();
    QObject::disconnect(swapped);
    QObject::disconnect(rows);
    intervals.print("interval");
    stalls.print("stall");
    std::printf("rows      %d/s of %d, %.0f dropped; the window's thread used %.0f %% of a core\n", inserted / seconds,
                frames.count(), frames.dropped(), cpu / seconds / 10);
}

/// As if it had recorded for a long time.
void fillRing(const FrameModel &frames)
{
    const std::shared_ptr<FrameLog> &log = frames.recorder()->log();
    const FrameRecord record = frames.record(frames.count() - 1);
    while (log->dropped() == 0)
        log->append(record);
}

int show(QGuiApplication &application, int rate, int seconds, const QString &how)
{
    WebSocketServer server;
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    QQmlApplicationEngine engine;
    engine.addImportPath(u":/qt/qml"_s);
    engine.setInitialProperties({{u"server"_s, QVariant::fromValue<QObject *>(&server)}});
    engine.loadData(Page);
    auto *const window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    QProcess sender;
    sender.setProcessChannelMode(QProcess::ForwardedChannels);
    sender.start(application.applicationFilePath(), {u"--flood"_s, server.url(), QString::number(rate)});
    for (int i = 0; i < 100 && server.connectionCount() == 0; ++i)
        spin(50);
    if (!window || server.connectionCount() == 0)
        return 1;
    spin(500);
    QMetaObject::invokeMethod(window->findChild<QObject *>(u"connectionTable"_s), "select",
                              Q_ARG(double, double(server.connections().first()->connectionId())));
    QMetaObject::invokeMethod(window->findChild<QObject *>(u"detailPane"_s), "showTab", Q_ARG(int, 2));
    auto *const list = window->findChild<QObject *>(u"frameList"_s);
    const auto *const frames = window->findChild<FrameModel *>(u"liveFrames"_s);
    spin(2000);
    if (frames->count() == 0) {
        std::fprintf(stderr, "Nothing is recorded\n");
        return 1;
    }
    if (how == u"scrolled")
        list->setProperty("follow", false);
    else if (how == u"filtered")
        window->findChild<QObject *>(u"frameFilter"_s)->setProperty("text", u"move 7"_s);
    QTimer changes;
    if (how == u"refiltered") {
        fillRing(*frames);
        QObject *const filter = window->findChild<QObject *>(u"frameFilter"_s);
        QObject::connect(&changes, &QTimer::timeout, filter, [filter, digit = 0]() mutable {
            filter->setProperty("text", u"move %1"_s.arg(digit++ % 10));
        });
        spin(2000);
        changes.start(500);
    }
    measure(*window, *frames, seconds);
    sender.kill();
    sender.waitForFinished();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 4 && QByteArrayView(argv[1]) == "--flood") {
        QCoreApplication application(argc, argv);
        return flood(QUrl(QString::fromLocal8Bit(argv[2])), std::atoi(argv[3]));
    }
    QGuiApplication application(argc, argv);
    const auto number = [&](int index, int otherwise) { return argc > index ? std::atoi(argv[index]) : otherwise; };
    return show(application, number(1, 10'000), number(2, 10), argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString());
}

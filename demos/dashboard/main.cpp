// SPDX-License-Identifier: MIT
// A server and its dashboard in one program, with the servers of other programs beside it. What a program needs for
// its own: a WebSocketServer, a few connects, and `Dashboard { server: … }` in a window.

#include "figuresline.h"
#include "options.h"
#include "simulation.h"
#include "webpage.h"

#include <common/commandline.h>
#include <common/display.h>
#include <common/unixsignals.h>

#include <Tidewire/WebSocketServer>

#include <QtCore/qfileinfo.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtimer.h>
#include <QtCore/qtranslator.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlapplicationengine.h>

#include <chrono>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tidewire;

namespace {

/// Every message goes back to its sender, as what it was.
void echo(WebSocketServer &server)
{
    QObject::connect(&server, &WebSocketServer::utf8MessageReceived,
                     [](WebSocket *socket, const QByteArray &message) { socket->sendUtf8Message(message); });
    QObject::connect(&server, &WebSocketServer::binaryMessageReceived,
                     [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
}

/// The server itself pings those who are silent only; this gives the dashboard a round-trip time for all.
void pingEverybody(WebSocketServer &server)
{
    auto *timer = new QTimer(&server);
    QObject::connect(timer, &QTimer::timeout, &server, [&server] {
        for (WebSocket *socket : server.connections())
            socket->ping();
    });
    timer->start(5s);
}

void listen(WebSocketServer &server, const Options &options)
{
    if (!server.listen(options.host, options.port) && (options.portGiven || !server.listen(options.host, 0)))
        exitWith(Failure, u"cannot listen on port %1: %2"_s.arg(options.port).arg(server.errorString()));
}

/// The same address for a browser: it serves the page.
QString pageUrl(const WebSocketServer &server)
{
    QUrl url(server.url());
    url.setScheme(u"http"_s);
    return url.toString();
}

void announce(const WebSocketServer &server)
{
    std::printf("listening on %s\n", qPrintable(server.url()));
    std::fflush(stdout);
    std::fprintf(stderr, "open %s in a browser\n", qPrintable(pageUrl(server)));
}

void installTranslation(QGuiApplication &application)
{
    auto *translator = new QTranslator(&application);
    // English too: it has the plurals.
    if (translator->load(QLocale(), u"tidewire"_s, u"_"_s, u":/i18n"_s) || translator->load(u":/i18n/tidewire_en.qm"_s))
        QGuiApplication::installTranslator(translator);
}

/// Where the arrangement of the window is kept.
QString settingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/dashboard.ini"_s;
}

QVariantList attachments(const Options &options)
{
    QVariantList list;
    for (const Attachment &attachment : options.attachments)
        list.append(QVariantMap{
            {u"url"_s, attachment.url}, {u"token"_s, attachment.token}, {u"fingerprint"_s, attachment.fingerprint}});
    return list;
}

QVariant fileUrls(const QStringList &files)
{
    QList<QUrl> urls;
    for (const QString &file : files)
        urls.append(QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath()));
    return QVariant::fromValue(urls);
}

bool showWindow(QQmlApplicationEngine &engine, WebSocketServer &server, Simulation &simulation, const Options &options)
{
    engine.addImportPath(u":/qt/qml"_s);
    engine.setInitialProperties({{u"server"_s, QVariant::fromValue<QObject *>(options.hosts ? &server : nullptr)},
                                 {u"simulation"_s, QVariant::fromValue<QObject *>(&simulation)},
                                 {u"pageUrl"_s, options.hosts ? pageUrl(server) : QString()},
                                 {u"theme"_s, options.theme},
                                 {u"settingsFile"_s, settingsFile()},
                                 {u"attachments"_s, attachments(options)},
                                 {u"caCertificateFiles"_s, fileUrls(options.caCertificateFiles)},
                                 {u"ownPid"_s, int(QCoreApplication::applicationPid())}});
    engine.load(u"qrc:/qt/qml/DashboardDemo/Main.qml"_s);
    return !engine.rootObjects().isEmpty();
}

} // namespace

int main(int argc, char *argv[])
{
    doWithoutDisplay();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"tidewire-dashboard"_s);
    QGuiApplication::setApplicationDisplayName(u"Tidewire"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(TIDEWIRE_VERSION));
    const Options options = Options::parse();
    installTranslation(application);

    WebSocketServer server;
    if (options.hosts) {
        server.setHttpHandler(answer);
        echo(server);
        listen(server, options);
        pingEverybody(server);
    }

    Simulation simulation(QUrl(server.url()), options.simulatedClients);
    simulation.setRunning(true);

    QQmlApplicationEngine engine;
    if (!showWindow(engine, server, simulation, options))
        return Failure;
    std::optional<FiguresLine> line;
    if (options.hosts && QGuiApplication::platformName() == u"offscreen")
        line.emplace(&server);

    // A closed window and Ctrl+C end it alike: every client is told, then the program goes.
    const auto end = [&] {
        simulation.setRunning(false);
        server.shutdown();
    };
    UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::terminationRequested, &server, end);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &server, end);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(&server, &WebSocketServer::shutdownFinished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    if (options.hosts)
        announce(server);
    return QGuiApplication::exec();
}

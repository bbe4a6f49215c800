// SPDX-License-Identifier: MIT
#include "liveserver.h"
#include "monitor/serverfigures.h"

#include <QtCore/qtimer.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_ServerFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyWithoutServer();
    void tellsOfTheServer();
    void countsConnections();
    void countsTraffic();
    void seesQueues();
    void countsErrors();
    void countsBadHandshakes();
    void countsErrorsByKind();
    void keepsTotalsAndPeaks();
    void countsDrops();
    void keepsAHistory();
    void leavesOutWhatWasBefore();
    void ticksByItself();
    void losesItsServer();
    void goesBeforeItsServer();
};

void tst_ServerFigures::isEmptyWithoutServer()
{
    ServerFigures figures;
    const QSignalSpy changes(&figures, &ServerFigures::changed);
    figures.tick(5s);
    QCOMPARE(figures.url(), QString());
    QCOMPARE(figures.connections(), 0);
    QCOMPARE(figures.messagesIn(), 0.0);
    QCOMPARE(figures.errors(), 0);
    QCOMPARE(figures.connectionsHistory(), QList<qreal>());
    QCOMPARE(changes.size(), 0);
}

void tst_ServerFigures::tellsOfTheServer()
{
    LiveServer live;
    ServerFigures figures;
    figures.setServer(live.server.get());
    QCOMPARE(figures.service(), live.server.get());
    QCOMPARE(figures.server(), live.server.get());
    QCOMPARE(figures.url(), live.server->url());
    QVERIFY(figures.url().startsWith(u"ws://127.0.0.1:"_s));
    QVERIFY(figures.uptime() >= 0);
    QVERIFY(figures.uptime() < 1000);
}

void tst_ServerFigures::countsConnections()
{
    LiveServer live;
    ServerFigures figures;
    live.showTo(figures);
    for (int i = 0; i < 3; ++i)
        QVERIFY(live.connectClient());
    figures.tick(1s);
    QCOMPARE(figures.connections(), 3);
    QVERIFY(figures.connectionRate() > 0);
    QVERIFY(!figures.connectionsHistory().isEmpty());
    QCOMPARE(figures.connectionsHistory().last(), 3.0);
    for (int i = 0; i < 5; ++i)
        figures.tick(1s);
    QCOMPARE(figures.connectionRate(), 0.0);
    live.clients.clear();
    QVERIFY(live.waitForCount(0));
    figures.tick(1s);
    QCOMPARE(figures.connections(), 0);
}

void tst_ServerFigures::countsTraffic()
{
    LiveServer live;
    ServerFigures figures;
    live.showTo(figures);
    WebSocketClient *client = live.connectClient();
    QVERIFY(client);
    QSignalSpy echoes(client, &WebSocket::textMessageReceived);
    for (int i = 0; i < 20; ++i)
        QVERIFY(client->sendTextMessage(u"hello"_s));
    QTRY_COMPARE(echoes.size(), 20);
    figures.tick(1s);
    QVERIFY(figures.messagesIn() > 0);
    QVERIFY(figures.messagesOut() > 0);
    QVERIFY(figures.bytesIn() > figures.messagesIn());
    QVERIFY(figures.bytesOut() > figures.messagesOut());
    QVERIFY(figures.messagesInHistory().last() > 0);
    QVERIFY(figures.messagesOutHistory().last() > 0);
    QVERIFY(figures.bytesOutHistory().last() > 0);
    figures.tick(100s);
    QCOMPARE(figures.messagesOut(), 0.0);
    QCOMPARE(figures.messagesOutHistory().size(), 60);
}

void tst_ServerFigures::seesQueues()
{
    LiveServer live;
    ServerFigures figures;
    live.showTo(figures);
    QVERIFY(live.connectClient());
    const QByteArray block(1024 * 1024, 'x');
    for (int i = 0; i < 12; ++i)
        QVERIFY(live.lastSocket()->sendBinaryMessage(block));
    figures.tick(1s);
    QCOMPARE(figures.slow(), 1);
    QVERIFY(figures.queued() > 1024 * 1024);
    QVERIFY(figures.queuedHistory().last() > 1024 * 1024);
}

void tst_ServerFigures::countsErrors()
{
    LiveServer live;
    ServerFigures figures;
    live.showTo(figures);
    WebSocketClient *polite = live.connectClient();
    QVERIFY(polite);
    polite->close();
    QVERIFY(live.waitForCount(0));
    QCOMPARE(figures.errors(), 0);
    QCOMPARE(figures.errorCodes(), QString());

    WebSocketClient *rude = live.connectClient();
    QVERIFY(rude);
    rude->abort();
    QVERIFY(live.waitForCount(0));
    QCOMPARE(figures.errors(), 1);
    QCOMPARE(figures.errorCodes(), u"1006"_s);
    figures.tick(2s);
    QVERIFY(figures.errorsHistory().contains(1.0));
    figures.tick(61s);
    QCOMPARE(figures.errors(), 0);
}

void tst_ServerFigures::countsBadHandshakes()
{
    LiveServer live;
    ServerOptions options;
    options.paths = QStringList{u"/only"_s};
    live.server->setOptions(options);
    ServerFigures figures;
    live.showTo(figures);
    WebSocketClient client;
    client.open(QUrl(live.server->url() + u"elsewhere"_s));
    QTRY_COMPARE(figures.errors(), 1);
    QCOMPARE(figures.errorCodes(), u"404"_s);
    QCOMPARE(figures.connections(), 0);
}

void tst_ServerFigures::countsErrorsByKind()
{
    LiveServer live;
    ServerFigures figures;
    live.showTo(figures);
    ServerOptions options;
    options.paths = QStringList{u"/chat"_s};
    live.server->setOptions(options);
    WebSocketClient client;
    for (int i = 1; i <= 2; ++i) {
        client.open(QUrl(live.server->url() + u"elsewhere"_s));
        QTRY_COMPARE(figures.handshakeFailures(), qreal(i));
        QTRY_COMPARE(client.state(), WebSocket::State::Closed);
    }
    QVERIFY(live.connectClient());
    live.clients.back()->abort();
    QVERIFY(live.waitForCount(0));
    QCOMPARE(figures.totalErrors(), 3.0);
    QCOMPARE(figures.totalConnections(), 1.0);
    QCOMPARE(figures.errorKinds().size(), 2);
    QCOMPARE(figures.errorKinds().at(0).toMap().value(u"name"_s).toString(), u"PathNotServed"_s);
    QCOMPARE(figures.errorKinds().at(0).toMap().value(u"count"_s).toInt(), 2);
    figures.tick(100s);
    QCOMPARE(figures.errors(), 0);
    QCOMPARE(figures.totalErrors(), 3.0);
    figures.setService(nullptr);
    QCOMPARE(figures.totalErrors() + figures.handshakeFailures() + figures.totalConnections(), 0.0);
}

void tst_ServerFigures::keepsTotalsAndPeaks()
{
    LiveServer live;
    WebSocketClient *client = live.connectClient();
    QVERIFY(client);
    QVERIFY(live.connectClient());
    ServerFigures figures;
    live.showTo(figures);
    QCOMPARE(figures.totalConnections(), 2.0);
    QCOMPARE(figures.peakConnections(), 2);
    QSignalSpy echoes(client, &WebSocket::textMessageReceived);
    for (int i = 0; i < 20; ++i)
        QVERIFY(client->sendTextMessage(u"hello"_s));
    QTRY_COMPARE(echoes.size(), 20);
    figures.tick(1s);
    QCOMPARE(figures.totalMessagesIn(), 20.0);
    QCOMPARE(figures.totalMessagesOut(), 20.0);
    QCOMPARE(figures.totalBytesIn(), qreal(live.server->totals().bytesReceived));
    QCOMPARE(figures.totalBytesOut(), qreal(live.server->totals().bytesSent));
    live.clients.clear();
    QVERIFY(live.waitForCount(0));
    const qreal peak = figures.peakMessagesIn();
    for (int i = 0; i < 10; ++i)
        figures.tick(1s);
    QCOMPARE(figures.messagesIn(), 0.0);
    QVERIFY(peak > 0);
    QCOMPARE(figures.peakMessagesIn(), peak);
    QVERIFY(figures.peakMessagesOut() > 0 && figures.peakBytesIn() > 0 && figures.peakBytesOut() > 0);
    QCOMPARE(figures.peakConnections(), 2);
    QCOMPARE(figures.totalMessagesIn(), 20.0);
}

void tst_ServerFigures::countsDrops()
{
    LiveServer live;
    QVERIFY(live.connectClient());
    ServerFigures figures;
    live.showTo(figures);
    live.lastSocket()->setOverflowPolicy(OverflowPolicy::DropNewest);
    // Nothing is read while no event loop runs: the queue holds 16 MiB.
    const QByteArray block(1024 * 1024, 'x');
    for (int i = 0; i < 40; ++i)
        live.lastSocket()->sendBinaryMessage(block);
    figures.tick(1s);
    QVERIFY(figures.totalDropped() > 0);
    QVERIFY(figures.dropRate() > 0);
    QVERIFY(figures.peakQueued() > 8 * 1024 * 1024);
    QVERIFY(figures.history(Traffic::Series::Dropped, Traffic::Span::Minute).last() > 0);
}

void tst_ServerFigures::keepsAHistory()
{
    LiveServer live;
    QVERIFY(live.connectClient());
    ServerFigures figures;
    live.showTo(figures);
    const QSignalSpy changes(&figures, &ServerFigures::historyChanged);
    for (int i = 0; i < 8; ++i)
        figures.tick(250ms);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(figures.historyTick(), 2);
    for (int i = 0; i < 20 * 60; ++i)
        figures.tick(1s);
    const auto length = [&figures](Traffic::Span span) {
        return figures.history(Traffic::Series::Connections, span).size();
    };
    QCOMPARE(length(Traffic::Span::Minute), 60);
    QCOMPARE(length(Traffic::Span::TenMinutes), 600);
    QCOMPARE(length(Traffic::Span::Day), 20);
    QCOMPARE(figures.history(Traffic::Series::Connections, Traffic::Span::Day).last(), 1.0);
    QCOMPARE(figures.history(Traffic::Series::MessagesIn, Traffic::Span::Day).last(), 0.0);
    QCOMPARE(figures.bytesInHistory().size(), 60);
}

void tst_ServerFigures::leavesOutWhatWasBefore()
{
    LiveServer live;
    WebSocketClient *client = live.connectClient();
    QVERIFY(client);
    QSignalSpy echoes(client, &WebSocket::textMessageReceived);
    QVERIFY(client->sendTextMessage(u"hello"_s));
    QTRY_COMPARE(echoes.size(), 1);
    ServerFigures figures;
    live.showTo(figures);
    QCOMPARE(figures.connections(), 1);
    figures.tick(1s);
    QCOMPARE(figures.messagesIn(), 0.0);
    QCOMPARE(figures.bytesOut(), 0.0);
    QCOMPARE(figures.connectionRate(), 0.0);
}

void tst_ServerFigures::ticksByItself()
{
    LiveServer live;
    ServerFigures figures;
    figures.setService(live.server.get());
    const QSignalSpy changes(&figures, &ServerFigures::changed);
    QTRY_VERIFY(changes.size() >= 3);
    const auto *timer = figures.findChild<QTimer *>();
    QVERIFY(timer->isActive());
    figures.setService(nullptr);
    QVERIFY(!timer->isActive());
}

void tst_ServerFigures::losesItsServer()
{
    LiveServer live;
    QVERIFY(live.connectClient());
    ServerFigures figures;
    live.showTo(figures);
    QCOMPARE(figures.connections(), 1);
    const QSignalSpy changes(&figures, &ServerFigures::serverChanged);
    live.server.reset();
    QCOMPARE(changes.size(), 1);
    QVERIFY(!figures.service());
    QCOMPARE(figures.connections(), 0);
    QCOMPARE(figures.url(), QString());
    figures.tick(1s);
}

void tst_ServerFigures::goesBeforeItsServer()
{
    LiveServer live;
    auto figures = std::make_unique<ServerFigures>();
    figures->setService(live.server.get());
    QVERIFY(live.connectClient());
    figures.reset();
    live.clients.clear();
    QVERIFY(live.waitForCount(0));
}

QTEST_GUILESS_MAIN(tst_ServerFigures)
#include "tst_serverfigures.moc"

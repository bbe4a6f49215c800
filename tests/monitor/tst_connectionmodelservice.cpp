// SPDX-License-Identifier: MIT
#include "liveserver.h"
#include "monitor/connectionmodel.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qabstractitemmodeltester.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;

/// The model with a server and real connections.
class tst_ConnectionModelService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsThere();
    void followsByItself();
    void readsTheFigures();
    void showsAPathOfOtherLetters();
    void showsSlowAndClosing();
    void closesWithTheConnection();
    void takesTheServerAsAnObject();
    void losesItsServer();
    void losesItsServerWhilePaused();
    void goesBeforeItsServer();
    void changesItsServer();
    void takesASocketThatIsDeleted();
};

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto Report = Tester::FailureReportingMode::QtTest;

QVariant value(const ConnectionModel &model, int row, ConnectionModel::Role role)
{
    return model.index(row).data(role);
}

QString state(const ConnectionModel &model, int row)
{
    return value(model, row, ConnectionModel::StateRole).toString();
}

} // namespace

void tst_ConnectionModelService::showsWhatIsThere()
{
    LiveServer live;
    QVERIFY(live.connectClient());
    QVERIFY(live.connectClient());
    ConnectionModel model;
    const Tester tester(&model, Report);
    live.showTo(model);
    QCOMPARE(model.count(), 2);
    QCOMPARE(model.totalCount(), 2);
    QCOMPARE(model.connectionIdAt(1), live.lastSocket()->connectionId());
    QCOMPARE(model.service(), live.server.get());
}

void tst_ConnectionModelService::followsByItself()
{
    LiveServer live;
    ConnectionModel model;
    const Tester tester(&model, Report);
    model.setService(live.server.get());
    QCOMPARE(model.count(), 0);
    QVERIFY(live.connectClient());
    QTRY_COMPARE(model.count(), 1);
    QCOMPARE(model.totalCount(), 1);
    model.setClosedRetention(1);
    live.clients.front()->close();
    QTRY_COMPARE(model.count(), 0);
    QCOMPARE(model.totalCount(), 0);
}

void tst_ConnectionModelService::readsTheFigures()
{
    LiveServer live;
    ServerOptions options = live.server->options();
    options.subprotocols = {u"demo"_s};
    live.server->setOptions(options);
    WebSocketClient *client = live.connectClient(u"chat?x=1"_s, {{"User-Agent", "Tester/1"}, {"Origin", "http://a.b"}});
    QVERIFY(client);
    ConnectionModel model;
    live.showTo(model);
    QSignalSpy echoes(client, &WebSocket::textMessageReceived);
    for (int i = 0; i < 10; ++i)
        QVERIFY(client->sendTextMessage(u"hello"_s));
    QTRY_COMPARE(echoes.size(), 10);
    QSignalSpy pongs(live.lastSocket(), &WebSocket::pong);
    QVERIFY(live.lastSocket()->ping());
    QTRY_COMPARE(pongs.size(), 1);
    model.tick(1s);
    QVERIFY(value(model, 0, ConnectionModel::InRateRole).toDouble() > 0);
    QVERIFY(value(model, 0, ConnectionModel::OutRateRole).toDouble() > 0);
    QVERIFY(value(model, 0, ConnectionModel::RoundTripRole).toDouble() >= 0);
    QCOMPARE(value(model, 0, ConnectionModel::PeerRole).toString(), live.lastSocket()->peer());
    QCOMPARE(value(model, 0, ConnectionModel::PathRole).toString(), u"/chat"_s);
    QCOMPARE(value(model, 0, ConnectionModel::SubprotocolRole).toString(), u"demo"_s);
    model.setFilter(u"agent:tester origin:a.b peer:127.0.0.1 subprotocol:demo in>0 age<1h"_s);
    QCOMPARE(model.count(), 1);
    QCOMPARE(state(model, 0), u"open"_s);
}

void tst_ConnectionModelService::showsAPathOfOtherLetters()
{
    LiveServer live;
    QVERIFY(live.connectClient(u"%C3%9Cbung%0Aroom"_s));
    ConnectionModel model;
    live.showTo(model);
    QCOMPARE(value(model, 0, ConnectionModel::PathRole).toString(), u"/Übung\nroom"_s);
    model.setFilter(u"path:übung"_s);
    QCOMPARE(model.count(), 1);
}

void tst_ConnectionModelService::showsSlowAndClosing()
{
    LiveServer live;
    WebSocketClient *client = live.connectClient();
    QVERIFY(client);
    ConnectionModel model;
    live.showTo(model);
    // Nothing is read while no event loop runs: the queue is what the system does not take.
    const QByteArray block(1024 * 1024, 'x');
    for (int i = 0; i < 12; ++i)
        QVERIFY(live.lastSocket()->sendBinaryMessage(block));
    model.tick(250ms);
    QCOMPARE(state(model, 0), u"slow"_s);
    QVERIFY(value(model, 0, ConnectionModel::QueuedRole).toLongLong() > SlowQueue);
    live.lastSocket()->close();
    model.tick(250ms);
    QCOMPARE(state(model, 0), u"closing"_s);
    QTRY_COMPARE(state(model, 0), u"closed"_s);
    QCOMPARE(value(model, 0, ConnectionModel::QueuedRole).toLongLong(), 0);
}

void tst_ConnectionModelService::closesWithTheConnection()
{
    LiveServer live;
    WebSocketClient *client = live.connectClient();
    QVERIFY(client);
    ConnectionModel model;
    const Tester tester(&model, Report);
    live.showTo(model);
    const quint64 id = model.connectionIdAt(0);
    client->close(CloseCode::GoingAway, u"bye"_s);
    QVERIFY(live.waitForCount(0));
    model.tick(1s);
    QCOMPARE(state(model, 0), u"closed"_s);
    QVERIFY(model.connection(id)->report);
    QCOMPARE(model.connection(id)->report->closeCode, 1001);
    QCOMPARE(model.connection(id)->report->closeReason, u"bye"_s);
    QCOMPARE(value(model, 0, ConnectionModel::CloseCodeRole).toInt(), 1001);
    QCOMPARE(value(model, 0, ConnectionModel::CloseReasonRole).toString(), u"bye"_s);
    model.setFilter(u"code:1001 reason:bye"_s);
    QCOMPARE(model.count(), 1);
    model.setFilter({});
    model.tick(5s);
    QCOMPARE(model.count(), 0);
}

void tst_ConnectionModelService::takesTheServerAsAnObject()
{
    LiveServer live;
    ConnectionModel model;
    const QSignalSpy changes(&model, &ConnectionModel::serverChanged);
    model.setProperty("server", QVariant::fromValue<QObject *>(live.server.get()));
    QCOMPARE(model.service(), live.server.get());
    QCOMPARE(model.server(), live.server.get());
    model.setServer(live.server.get());
    QCOMPARE(changes.size(), 1);
    QObject other;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is no WebSocket server$"_s));
    model.setServer(&other);
    QVERIFY(!model.server());
    model.setServer(nullptr);
    QCOMPARE(changes.size(), 2);
}

void tst_ConnectionModelService::losesItsServer()
{
    LiveServer live;
    QVERIFY(live.connectClient());
    ConnectionModel model;
    const Tester tester(&model, Report);
    live.showTo(model);
    const QSignalSpy changes(&model, &ConnectionModel::serverChanged);
    live.server.reset();
    QVERIFY(!model.service());
    QVERIFY(!model.server());
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.count(), 0);
    QCOMPARE(model.totalCount(), 0);
    model.tick(1s);
}

void tst_ConnectionModelService::losesItsServerWhilePaused()
{
    LiveServer live;
    QVERIFY(live.connectClient());
    ConnectionModel model;
    const Tester tester(&model, Report);
    live.showTo(model);
    model.setPaused(true);
    live.server.reset();
    QVERIFY(!model.isPaused());
    QCOMPARE(model.count(), 0);
}

void tst_ConnectionModelService::goesBeforeItsServer()
{
    LiveServer live;
    auto model = std::make_unique<ConnectionModel>();
    model->setService(live.server.get());
    QVERIFY(live.connectClient());
    model.reset();
    QVERIFY(live.connectClient());
    live.clients.clear();
    QVERIFY(live.waitForCount(0));
}

void tst_ConnectionModelService::changesItsServer()
{
    LiveServer first;
    LiveServer second;
    QVERIFY(first.connectClient());
    QVERIFY(second.connectClient());
    QVERIFY(second.connectClient());
    ConnectionModel model;
    const Tester tester(&model, Report);
    first.showTo(model);
    QCOMPARE(model.count(), 1);
    model.setPaused(true);
    second.showTo(model);
    QVERIFY(!model.isPaused());
    QCOMPARE(model.count(), 2);
    first.server.reset();
    QCOMPARE(model.count(), 2);
    model.setService(nullptr);
    QCOMPARE(model.count(), 0);
    QVERIFY(second.connectClient());
    QCOMPARE(model.totalCount(), 0);
    second.showTo(model);
    QCOMPARE(model.count(), 3);
}

void tst_ConnectionModelService::takesASocketThatIsDeleted()
{
    LiveServer live;
    QVERIFY(live.connectClient());
    ConnectionModel model;
    live.showTo(model);
    delete live.lastSocket();
    model.tick(250ms);
    QCOMPARE(state(model, 0), u"closed"_s);
    QCOMPARE(model.totalCount(), 0);
    model.tick(10s);
    QCOMPARE(model.count(), 0);
}

QTEST_GUILESS_MAIN(tst_ConnectionModelService)
#include "tst_connectionmodelservice.moc"

// SPDX-License-Identifier: MIT
#include "liveserver.h"
#include "monitor/alertmodel.h"

#include <QtCore/qtimer.h>
#include <QtTest/qabstractitemmodeltester.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;
using Kind = Alert::Kind;

/// The model with a server and real connections, in time that the test makes.
class tst_AlertModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyWithoutServer();
    void keepsItsThresholds();
    void tellsOfASlowConsumer();
    void endsWithTheConnection();
    void endsWithADeletedSocket();
    void tellsOfALongRoundTrip();
    void tellsOfAnErrorBurst();
    void tellsOfAConnectionStorm();
    void canBeTurnedOff();
    void endsWithTheServer();
    void beginsAnewWithAnotherServer();
    void aSlotMayCloseTheConnection();
    void aSlotMayDestroyAnything();
    void ticksByItself();
};

namespace {

/// A server, a model of its alerts, and a clock that the test turns.
struct Setup
{
    Setup()
    {
        model = std::make_unique<AlertModel>(nullptr, [this] { return now; });
        tester = std::make_unique<QAbstractItemModelTester>(model.get(),
                                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
        // Only what a test asks for.
        model->setQueueThreshold(0);
        model->setRoundTripThreshold(0);
        model->setErrorThreshold(0);
        model->setHandshakeThreshold(0);
        model->setService(live.server.get());
    }
    void pass(int seconds)
    {
        for (int i = 0; i < seconds * 4; ++i) {
            now = now.addMSecs(250);
            model->tick(250ms);
        }
    }
    /// Fills the queue of the newest connection: nothing is read while no event loop runs.
    void fillQueue() const
    {
        const QByteArray block(1024 * 1024, 'x');
        for (int i = 0; i < 12; ++i)
            live.lastSocket()->sendBinaryMessage(block);
    }

    LiveServer live;
    QDateTime now{QDate(2024, 5, 1), QTime(12, 0), Qt::UTC};
    std::unique_ptr<AlertModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

void tst_AlertModel::isEmptyWithoutServer()
{
    AlertModel model;
    model.tick(1h);
    QCOMPARE(model.count(), 0);
    QVERIFY(!model.server());
}

void tst_AlertModel::keepsItsThresholds()
{
    AlertModel model;
    QCOMPARE(model.queueThreshold(), 1024.0 * 1024);
    const QSignalSpy changes(&model, &AlertModel::thresholdsChanged);
    for (const char *name : {"queueThreshold", "queueTime", "roundTripThreshold", "roundTripTime", "errorThreshold",
                             "errorWindow", "handshakeThreshold", "handshakeWindow"}) {
        QVERIFY(model.setProperty(name, 42));
        QVERIFY(model.setProperty(name, 42));
        QCOMPARE(model.property(name).toInt(), 42);
        QVERIFY(model.setProperty(name, -1));
        QCOMPARE(model.property(name).toInt(), 0);
    }
    QCOMPARE(changes.size(), 16);
}

void tst_AlertModel::tellsOfASlowConsumer()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    AlertModel &model = *setup.model;
    model.setQueueThreshold(1024 * 1024);
    model.setQueueTime(5000);
    const QSignalSpy begun(&model, &AlertModel::alertBegan);
    const QSignalSpy ended(&model, &AlertModel::alertEnded);
    setup.fillQueue();
    setup.pass(5);
    QCOMPARE(model.count(), 0);
    setup.pass(2);
    QCOMPARE(model.activeCount(), 1);
    QCOMPARE(begun.size(), 1);
    const auto alert = begun.at(0).at(0).value<Alert>();
    QCOMPARE(alert, model.at(0));
    QCOMPARE(alert.kind, Kind::SlowConsumer);
    QCOMPARE(alert.connectionId, setup.live.lastSocket()->connectionId());
    QCOMPARE(alert.subject, setup.live.lastSocket()->peer());
    QCOMPARE(alert.time.time(), QTime(12, 0, 6));
    QVERIFY(alert.value > 1024 * 1024);
    QCOMPARE(alert.threshold, 1024.0 * 1024);
    setup.pass(60);
    QCOMPARE(model.count(), 1);

    // The client reads.
    QTRY_COMPARE(setup.live.lastSocket()->bytesToWrite(), 0);
    setup.pass(5);
    QCOMPARE(model.activeCount(), 0);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(model.at(0).endTime, ended.at(0).at(0).value<Alert>().endTime);
    QVERIFY(model.at(0).endTime > alert.time);
}

void tst_AlertModel::endsWithTheConnection()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    setup.model->setQueueThreshold(1024);
    setup.model->setQueueTime(0);
    setup.fillQueue();
    setup.pass(1);
    QCOMPARE(setup.model->activeCount(), 1);
    setup.live.clients.clear();
    QVERIFY(setup.live.waitForCount(0));
    QCOMPARE(setup.model->activeCount(), 0);
    QCOMPARE(setup.model->count(), 1);
}

void tst_AlertModel::endsWithADeletedSocket()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    QVERIFY(setup.live.connectClient());
    setup.model->setQueueThreshold(1024);
    setup.model->setQueueTime(0);
    setup.fillQueue();
    setup.pass(1);
    QCOMPARE(setup.model->activeCount(), 1);
    delete setup.live.lastSocket();
    setup.pass(1);
    QCOMPARE(setup.model->activeCount(), 0);
}

void tst_AlertModel::tellsOfALongRoundTrip()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    setup.model->setRoundTripThreshold(0.0005);
    QSignalSpy pongs(setup.live.lastSocket(), &WebSocket::pong);
    setup.pass(3);
    QCOMPARE(setup.model->count(), 0);
    QVERIFY(setup.live.lastSocket()->ping());
    QTRY_COMPARE(pongs.size(), 1);
    setup.pass(1);
    QCOMPARE(setup.model->count(), 1);
    QCOMPARE(setup.model->at(0).kind, Kind::LongRoundTrip);
    QCOMPARE(setup.model->at(0).value, double(setup.live.lastSocket()->roundTripTime()) / 1000);
}

void tst_AlertModel::tellsOfAnErrorBurst()
{
    Setup setup;
    setup.model->setErrorThreshold(4);
    setup.model->setErrorWindow(10'000);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(setup.live.connectClient());
        setup.live.clients.back()->abort();
        QVERIFY(setup.live.waitForCount(0));
    }
    QVERIFY(setup.live.connectClient());
    setup.live.clients.back()->close(); // No error.
    QVERIFY(setup.live.waitForCount(0));
    setup.pass(1);
    QCOMPARE(setup.model->count(), 0);
    ServerOptions options;
    options.paths = QStringList{u"/only"_s};
    setup.live.server->setOptions(options);
    QSignalSpy failures(setup.live.server.get(), &WebSocketServer::handshakeFailed);
    WebSocketClient client;
    client.open(QUrl(setup.live.server->url() + u"elsewhere"_s));
    QTRY_COMPARE(failures.size(), 1);
    setup.pass(1);
    QCOMPARE(setup.model->count(), 1);
    QCOMPARE(setup.model->at(0).kind, Kind::ErrorBurst);
    QCOMPARE(setup.model->at(0).value, 4.0);
    QCOMPARE(setup.model->at(0).connectionId, quint64(0));
    setup.pass(20);
    QCOMPARE(setup.model->activeCount(), 0);
    QCOMPARE(setup.model->count(), 1);
}

void tst_AlertModel::tellsOfAConnectionStorm()
{
    Setup setup;
    setup.model->setHandshakeThreshold(5);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(setup.live.connectClient());
        setup.pass(0);
    }
    setup.pass(1);
    QCOMPARE(setup.model->count(), 1);
    QCOMPARE(setup.model->at(0).kind, Kind::ConnectionStorm);
    QCOMPARE(setup.model->at(0).severity, Alert::Severity::Critical);
    QCOMPARE(setup.model->at(0).value, 20.0);
}

void tst_AlertModel::canBeTurnedOff()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    setup.fillQueue();
    setup.pass(60);
    QCOMPARE(setup.model->count(), 0);
    setup.model->setQueueThreshold(1024);
    setup.model->setQueueTime(0);
    setup.pass(1);
    QCOMPARE(setup.model->activeCount(), 1);
    setup.model->setQueueThreshold(0);
    setup.pass(1);
    QCOMPARE(setup.model->activeCount(), 0);
}

void tst_AlertModel::endsWithTheServer()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    setup.model->setQueueThreshold(1024);
    setup.model->setQueueTime(0);
    setup.model->setHandshakeThreshold(1);
    QVERIFY(setup.live.connectClient());
    setup.fillQueue();
    setup.pass(1);
    QCOMPARE(setup.model->activeCount(), 2);
    const QSignalSpy changes(setup.model.get(), &AlertModel::serverChanged);
    setup.live.server.reset();
    QCOMPARE(setup.model->activeCount(), 0);
    QCOMPARE(setup.model->count(), 2);
    QCOMPARE(changes.size(), 1);
    setup.pass(1);
}

void tst_AlertModel::beginsAnewWithAnotherServer()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    setup.model->setQueueThreshold(1024);
    setup.model->setQueueTime(0);
    setup.fillQueue();
    setup.pass(1);
    QCOMPARE(setup.model->count(), 1);
    LiveServer other;
    setup.model->setService(other.server.get());
    QCOMPARE(setup.model->count(), 0);
    setup.live.server.reset();
    QCOMPARE(setup.model->service(), other.server.get());
    setup.model->setService(nullptr);
}

void tst_AlertModel::aSlotMayCloseTheConnection()
{
    Setup setup;
    QVERIFY(setup.live.connectClient());
    setup.model->setQueueThreshold(1024);
    setup.model->setQueueTime(0);
    const QSignalSpy ended(setup.model.get(), &AlertModel::alertEnded);
    connect(setup.model.get(), &QAbstractItemModel::rowsInserted, this, [&setup] { setup.live.lastSocket()->abort(); });
    setup.fillQueue();
    setup.pass(1);
    QVERIFY(setup.live.waitForCount(0));
    QCOMPARE(setup.model->activeCount(), 0);
    QCOMPARE(ended.size(), 1);
}

void tst_AlertModel::aSlotMayDestroyAnything()
{
    for (const bool modelGoes : {true, false}) {
        Setup setup;
        QVERIFY(setup.live.connectClient());
        QVERIFY(setup.live.connectClient());
        setup.model->setHandshakeThreshold(1);
        setup.model->setQueueThreshold(1024);
        setup.model->setQueueTime(0);
        connect(setup.model.get(), &AlertModel::alertBegan, this, [&setup, modelGoes] {
            if (!modelGoes)
                return setup.live.server.reset();
            setup.tester.reset();
            setup.model.reset();
        });
        QVERIFY(setup.live.connectClient());
        setup.fillQueue();
        setup.model->tick(1s);
        QCOMPARE(setup.model == nullptr, modelGoes);
        QCOMPARE(setup.live.server == nullptr, !modelGoes);
        if (!modelGoes)
            QCOMPARE(setup.model->activeCount(), 0);
    }
}

void tst_AlertModel::ticksByItself()
{
    LiveServer live;
    AlertModel model;
    model.setHandshakeThreshold(1);
    const auto *timer = model.findChild<QTimer *>();
    QVERIFY(!timer->isActive());
    model.setServer(live.server.get());
    QVERIFY(timer->isActive());
    QVERIFY(live.connectClient());
    QTRY_COMPARE(model.activeCount(), 1);
    QVERIFY(model.at(0).time.isValid());
    model.setServer(nullptr);
    QVERIFY(!timer->isActive());
}

QTEST_GUILESS_MAIN(tst_AlertModel)
#include "tst_alertmodel.moc"

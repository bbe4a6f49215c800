// SPDX-License-Identifier: MIT
// What a program does in the midst of what a library does for it: it deletes, reopens, and runs event loops.
#include "hostile.h"

#include <Tidewire/WebSocketClient>

#include <QtCore/qeventloop.h>
#include <QtCore/qpromise.h>
#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

/// As a dialog does: runs an event loop until \a done, or until it is clear that this never comes.
bool nest(const std::function<bool()> &done)
{
    bool isDone = false;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        isDone = isDone || done();
        if (isDone)
            loop.quit();
    });
    look.start(1);
    QTimer::singleShot(Patience, &loop, &QEventLoop::quit);
    loop.exec();
    return isDone;
}

ServerOptions impatient()
{
    ServerOptions options;
    options.limits.handshakeTimeout = 50ms;
    options.limits.pingInterval = 50ms;
    options.limits.pongTimeout = 50ms;
    return options;
}

} // namespace

class tst_HostilePrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The server may not keep a socket that a slot has destroyed, in whatever state it was.
    void deletedInAnyState_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("closing") << int(WebSocket::Closing);
        QTest::newRow("closed") << int(WebSocket::Closed);
    }
    void deletedInAnyState()
    {
        QFETCH(const int, when);
        Besieged besieged;
        const auto peer = besieged.openPeer();
        WebSocket *const socket = besieged.socket();
        besieged.server.joinGroup(socket, u"room"_s);
        connect(socket, &WebSocket::stateChanged, this, [=](WebSocket::State state) {
            if (state == when)
                delete socket;
        });
        QSignalSpy destroyed(socket, &QObject::destroyed);
        peer->send(RawPeer::frame(0x88));
        QTRY_COMPARE_WITH_TIMEOUT(destroyed.size(), 1, Patience);
        QCOMPARE(besieged.server.connections().size(), 1);
        QVERIFY(besieged.server.groups().isEmpty());
        QVERIFY(besieged.witnessIsServed());
    }

    /// One refusal too many is told of while the server still takes connections.
    void serverDestroyedWhileItRefuses()
    {
        const Log log;
        auto server = std::make_unique<WebSocketServer>();
        ServerOptions options;
        options.limits.maxConnections = 0;
        server->setOptions(options);
        bool told = false;
        connect(server.get(), &WebSocketServer::handshakeFailed, this, [&] {
            told = true;
            server.reset();
        });
        QVERIFY(server->listen(QHostAddress::LocalHost));
        std::vector<std::unique_ptr<RawPeer>> peers(100);
        for (auto &peer : peers)
            peer = std::make_unique<RawPeer>(server->serverPort());
        QTRY_VERIFY_WITH_TIMEOUT(told, Patience);
        for (auto &peer : peers)
            QVERIFY(peer->waitForEnd());
    }

    /// Also a connection that the program destroys is one less to wait for.
    void shutdownEndsWithTheLastSocket()
    {
        Besieged besieged;
        WebSocket *const socket = besieged.socket();
        QSignalSpy finished(&besieged.server, &WebSocketServer::shutdownFinished);
        besieged.server.shutdown();
        QCOMPARE(socket->state(), WebSocket::Closing);
        delete socket;
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    }

    void reopenedInAnySlot_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("stateChanged") << 0;
        QTest::newRow("closed") << 1;
        QTest::newRow("disconnected") << 2;
    }
    void reopenedInAnySlot()
    {
        QFETCH(const int, signal);
        Besieged besieged;
        WebSocketClient client;
        const QUrl url(besieged.server.url());
        int opened = 0;
        connect(&client, &WebSocket::connected, this, [&] {
            if (++opened < 3)
                client.close();
            else
                client.sendTextMessage(u"third"_s);
        });
        const auto reopen = [&] {
            if (client.state() == WebSocket::Closed)
                client.open(url);
        };
        if (signal == 0)
            connect(&client, &WebSocket::stateChanged, this, reopen);
        else if (signal == 1)
            connect(&client, &WebSocket::closed, this, reopen);
        else
            connect(&client, &WebSocket::disconnected, this, reopen);
        QSignalSpy texts(&client, &WebSocket::textMessageReceived);
        client.open(url);
        QTRY_COMPARE_WITH_TIMEOUT(texts.size(), 1, Patience);
        QCOMPARE(opened, 3);
        QVERIFY(besieged.witnessIsServed());
        client.disconnect(this);
    }

    /// Deadlines of other connections pass while a slot that a deadline led to runs an event loop.
    void deadlinesPassInANestedLoop()
    {
        const Log log;
        WebSocketServer server;
        server.setOptions(impatient());
        int failures = 0;
        bool othersFailed = false;
        connect(&server, &WebSocketServer::connectionOpened, this, [&](WebSocket *socket) {
            connect(socket, &WebSocket::errorOccurred, this, [&] {
                if (++failures == 1)
                    othersFailed = nest([&] { return failures == 3; });
            });
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        std::vector<std::unique_ptr<RawPeer>> peers(3);
        for (auto &peer : peers) {
            peer = std::make_unique<RawPeer>(server.serverPort());
            peer->send(RawPeer::upgrade());
        }
        QTRY_COMPARE_WITH_TIMEOUT(failures, 3, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, Patience);
        QVERIFY(othersFailed);
    }

    /// The peer lives, and is not read only because a slot has not returned.
    void longSlotsDoNotKillThePeer()
    {
        Besieged besieged(impatient());
        WebSocketServer clock; // shows that time enough has passed
        clock.setOptions(impatient());
        int ticks = 0;
        connect(&clock, &WebSocketServer::connectionClosed, this, [&] { ++ticks; });
        QVERIFY(clock.listen(QHostAddress::LocalHost));
        WebSocketClient client;
        client.open(QUrl(besieged.server.url()));
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Open, Patience);
        bool nested = false;
        connect(besieged.socket(), &WebSocket::textMessageReceived, this, [&] {
            std::unique_ptr<RawPeer> silent;
            nested = nest([&] {
                if (silent && silent->socket().state() != QAbstractSocket::UnconnectedState) {
                    silent->read();
                    return false;
                }
                silent = std::make_unique<RawPeer>(clock.serverPort());
                silent->send(RawPeer::upgrade());
                return ticks >= 3;
            });
        });
        QSignalSpy echoes(&client, &WebSocket::textMessageReceived);
        client.sendTextMessage(u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(nested, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!echoes.isEmpty() || client.state() == WebSocket::Closed, Patience);
        QCOMPARE(client.closeReason(), QString());
        QCOMPARE(client.state(), WebSocket::Open);
    }

    /// What a slot sends does not wait until the slot returns.
    void messagesLeaveInANestedLoop()
    {
        Besieged besieged;
        const auto peer = besieged.openPeer();
        WebSocket *const socket = besieged.socket();
        bool arrived = false;
        connect(socket, &WebSocket::textMessageReceived, this, [&] {
            socket->sendTextMessage(u"working on it"_s);
            arrived = nest([&] { return peer->read().contains("working on it"); });
        });
        peer->send(RawPeer::frame(0x81, "do"));
        QVERIFY(QTest::qWaitFor([&] { return peer->read().contains("working on it"); }, Patience));
        QTRY_VERIFY_WITH_TIMEOUT(arrived, Patience);
    }

    /// Nothing that comes while a slot runs an event loop is lost, or told twice.
    void nothingIsLostInANestedLoop()
    {
        Besieged besieged;
        QPromise<HandshakeDecision> promise;
        promise.start();
        bool asked = false;
        besieged.server.setHandshakeHandler([&](const HandshakeRequest &) {
            asked = true;
            return HandshakeDecision::later(promise.future());
        });
        QStringList told;
        const auto peer = besieged.peer();
        connect(&besieged.server, &WebSocketServer::connectionOpened, this, [&](WebSocket *socket) {
            connect(socket, &WebSocket::textMessageReceived, this, [&](const QString &text) { told.append(text); });
            // More than the system takes at once: the rest leaves from the event loop.
            for (int i = 0; i < 12; ++i)
                socket->sendBinaryMessage(QByteArray(Mebibyte, char(i)));
            nest([&] { return peer->read().size() > 12 * Mebibyte; });
        });
        peer->send(RawPeer::upgrade());
        QTRY_VERIFY_WITH_TIMEOUT(asked, Patience);
        // They wait in the transport, which is not read before the decision.
        peer->send(RawPeer::frame(0x81, "a") + RawPeer::frame(0x81, "b"));
        QTRY_COMPARE_WITH_TIMEOUT(peer->socket().bytesToWrite(), 0, Patience);
        promise.addResult(HandshakeDecision::accept());
        promise.finish();
        QTRY_VERIFY_WITH_TIMEOUT(peer->read().size() > 12 * Mebibyte, Patience);
        peer->send(RawPeer::frame(0x81, "c"));
        QTRY_VERIFY_WITH_TIMEOUT(told.endsWith(u"c"_s), Patience);
        QCOMPARE(told, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }

    /// TCP slows the peer down as long as a slot does not return.
    void floodsWhileASlotRunsAreBounded()
    {
        Besieged besieged;
        const auto peer = besieged.openPeer();
        bool returned = false;
        bool bounded = false;
        connect(besieged.socket(), &WebSocket::textMessageReceived, this, [&] {
            Growth growth;
            // It ends early, when nothing is taken any more.
            peer->flood(
                RawPeer::frame(0x82, QByteArray(60'000, 'x')), 1'100, [&] { growth.look(); }, 10'000);
            bounded = growth.isBelow(16 * Mebibyte);
            returned = true;
        });
        peer->send(RawPeer::frame(0x81, "flood"));
        QTRY_VERIFY_WITH_TIMEOUT(returned, Patience);
        QVERIFY(bounded);
        QVERIFY(besieged.witnessIsServed());
    }
};

QTEST_GUILESS_MAIN(tst_HostilePrograms)
#include "tst_hostile_programs.moc"

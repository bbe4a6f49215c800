// SPDX-License-Identifier: MIT
// What could go wrong between a server and the system: when bytes leave, how connections end, and in which thread.
#include "rawpeer.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <future>
#include <memory>
#include <optional>

#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// A server on a free port.
struct Listening : WebSocketServer
{
    Listening()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    /// Its end of the connection to \a peer, which reads next to nothing until it is told to.
    WebSocket *openTo(RawPeer &peer)
    {
        peer.socket().setReadBufferSize(1024);
        peer.send(RawPeer::upgrade());
        if (!QTest::qWaitFor([this] { return connectionCount() == 1; }, Patience))
            qFatal("no connection");
        return connections().constFirst();
    }
};

} // namespace

class tst_Transport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A slot sends, and waits for an answer in an event loop of its own: both kinds of them.
    void sendsBeforeANestedLoop_data()
    {
        QTest::addColumn<bool>("blocks");
        QTest::newRow("exec") << true;
        QTest::newRow("processEvents") << false;
    }
    void sendsBeforeANestedLoop()
    {
        QFETCH(const bool, blocks);
        Listening server;
        bool answered = false;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&](WebSocket *socket, const QString &) {
            socket->sendTextMessage(u"question"_s);
            if (blocks) {
                QEventLoop loop;
                QTimer::singleShot(Patience, &loop, &QEventLoop::quit);
                connect(this, &tst_Transport::questionArrived, &loop, &QEventLoop::quit);
                loop.exec();
                answered = m_questions == 1;
            } else {
                answered = QTest::qWaitFor([this] { return m_questions == 1; }, Patience);
            }
        });
        m_questions = 0;
        RawPeer peer(server.serverPort());
        connect(&peer.socket(), &QTcpSocket::readyRead, this, [&] {
            if (peer.read().contains("question") && m_questions++ == 0)
                Q_EMIT questionArrived();
        });
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "go"));
        QTRY_VERIFY_WITH_TIMEOUT(m_questions == 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(answered, Patience);
    }

    /// Small answers of one turn leave together: that does not hold where they are large, or slots are slow.
    void answersLeaveTogether_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("slow");
        QTest::addColumn<bool>("together");
        QTest::newRow("small") << 100 << false << true;
        QTest::newRow("large") << 50'000 << false << false;
        QTest::newRow("slow slots") << 100 << true << false;
    }
    void answersLeaveTogether()
    {
        if (qEnvironmentVariableIsSet("TIDEWIRE_THREADS"))
            QSKIP("answers that come from another thread leave by another way");
        QFETCH(const int, size);
        QFETCH(const bool, slow);
        QFETCH(const bool, together);
        WebSocketServer server;
        QList<qint64> waiting;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                [&](WebSocket *socket, const QByteArray &message) {
                    for (const WebSocket *other : server.connections())
                        waiting << (other == socket ? 0 : other->bytesToWrite());
                    socket->sendBinaryMessage(QByteArray(size, 'x'));
                    if (message == "slow")
                        QThread::msleep(30);
                });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer one(server.serverPort());
        RawPeer two(server.serverPort());
        for (RawPeer *peer : {&one, &two})
            peer->send(RawPeer::upgrade());
        QVERIFY(one.waitFor("\r\n\r\n") && two.waitFor("\r\n\r\n"));
        int rounds = 0;
        const auto waits = [&] {
            waiting.clear();
            ++rounds;
            if (slow)
                one.send(RawPeer::frame(0x82, "slow"));
            if (slow && !QTest::qWaitFor([&] { return waiting.size() == 2; }, Patience))
                return !together;
            waiting.clear();
            for (RawPeer *peer : {&one, &two}) {
                peer->send(RawPeer::frame(0x82, "now"));
                peer->socket().waitForBytesWritten(Patience);
            }
            return QTest::qWaitFor([&] { return waiting.size() == 4; }, Patience) && std::ranges::max(waiting) > 0;
        };
        // Not at the first attempt, if the machine is busy: then any slot may be slow, and anything else too. One that
        // succeeds is enough: QTRY_VERIFY would ask for two in a row.
        QVERIFY(QTest::qWaitFor([&] { return waits() == together; }, Patience));
        const auto hasAnswers = [&](RawPeer &peer) { return peer.read().count('x') >= rounds * size; };
        QTRY_VERIFY_WITH_TIMEOUT(hasAnswers(one) && hasAnswers(two), Patience);
    }

    /// A nested loop in a slot of one connection serves the others.
    void nestedLoopServesOthers()
    {
        Listening server;
        QEventLoop loop;
        QStringList seen;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&](WebSocket *, const QString &message) {
            seen << message;
            if (message == u"wait")
                loop.exec();
            else if (message == u"go on")
                loop.quit();
        });
        RawPeer waiting(server.serverPort());
        waiting.send(RawPeer::upgrade() + RawPeer::frame(0x81, "wait") + RawPeer::frame(0x81, "behind"));
        QTimer::singleShot(0, this, [&] { waiting.send(RawPeer::frame(0x81, "far behind")); });
        RawPeer other(server.serverPort());
        QTimer::singleShot(50, this, [&] { other.send(RawPeer::upgrade() + RawPeer::frame(0x81, "go on")); });
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 4, Patience);
        QCOMPARE(seen, QStringList({u"wait"_s, u"go on"_s, u"behind"_s, u"far behind"_s}));
    }

    /// A peer that ends its stream with its close frame still gets all that was sent to it before.
    void halfClosedPeerGetsTheRest_data()
    {
        QTest::addColumn<int>("more");
        QTest::newRow("what the transport has") << 0;
        QTest::newRow("what waits behind that") << 1;
    }
    void halfClosedPeerGetsTheRest()
    {
        QFETCH(const int, more);
        if (qgetenv("TIDEWIRE_TRANSPORT") == "portable")
            QSKIP("QTcpSocket ends both directions when the peer ends its own");
        Listening server;
        const QByteArray large(8 * 1024 * 1024, 'x');
        connect(&server, &WebSocketServer::connectionOpened, &server, [&](WebSocket *socket) {
            socket->sendBinaryMessage(large);
            for (int i = 0; i < more; ++i)
                socket->sendBinaryMessage("x");
        });
        RawPeer peer(server.serverPort());
        WebSocket *const socket = server.openTo(peer);
        peer.send(RawPeer::frame(0x88));
        peer.socket().flush();
        QCOMPARE(::shutdown(int(peer.socket().socketDescriptor()), SHUT_WR), 0);
        QTRY_COMPARE_WITH_TIMEOUT(socket->state(), WebSocket::Closing, Patience);
        peer.socket().setReadBufferSize(0);
        QVERIFY(peer.waitForEnd());
        const QByteArray frames = peer.frames();
        QCOMPARE(frames.size(), 10 + large.size() + 3 * more + 2);
        QVERIFY(frames.endsWith(QByteArray("x\x88\x00", 3)));
    }

    /// What is sent in many turns of the event loop arrives whole and in order, also the piece of which the system
    /// takes a part only, as it is full then.
    void littleByLittleToOneThatDoesNotRead()
    {
        Listening server;
        RawPeer peer(server.serverPort());
        WebSocket *const socket = server.openTo(peer);
        QByteArray expected;
        while (socket->bytesToWrite() < 100'000 && expected.size() < 12'000'000) {
            for (int i = 0; i < 20; ++i) {
                const QByteArray message = QByteArray::number(expected.size()).leftJustified(1009, '.');
                QVERIFY(socket->sendBinaryMessage(message).isAccepted());
                expected += QByteArray("\x82\x7e\x03\xf1", 4) + message;
            }
            QCoreApplication::processEvents();
        }
        QVERIFY(socket->bytesToWrite() > 0);
        peer.socket().setReadBufferSize(0);
        QVERIFY(peer.waitFor("\r\n\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(peer.frames().size(), expected.size(), Patience);
        QVERIFY(peer.frames() == expected);
    }

    /// A connection whose peer has read at last what had to wait is at rest again: nothing wakes the loop for it.
    void restsAfterCongestion()
    {
        Listening server;
        const QByteArray large(8 * 1024 * 1024, 'x');
        connect(&server, &WebSocketServer::connectionOpened, &server,
                [&](WebSocket *socket) { socket->sendBinaryMessage(large); });
        RawPeer peer(server.serverPort());
        WebSocket *const socket = server.openTo(peer);
        QTRY_VERIFY_WITH_TIMEOUT(socket->bytesToWrite() > 0, Patience);
        peer.socket().setReadBufferSize(0);
        QVERIFY(peer.waitFor("\r\n\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(peer.frames().size(), 10 + large.size(), Patience);
        QCOMPARE(socket->bytesToWrite(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents), Patience);
    }

    /// Large messages are received straight into their place, and what comes behind them goes elsewhere.
    void largeMessagesInARow()
    {
        Listening server;
        QByteArrayList seen;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                [&](WebSocket *socket, const QByteArray &message) {
                    seen << message;
                    if (seen.size() == 2)
                        socket->pauseReading(); // with more behind it, received and not delivered
                    QTimer::singleShot(0, socket, &WebSocket::resumeReading);
                });
        RawPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QByteArrayList sent;
        for (int i = 0; i < 8; ++i) {
            QByteArray large(i % 3 == 1 ? 5 : 3'000'000 + i, char('a' + i));
            large.replace(large.size() / 2, 2, QByteArray(2, char(i)));
            sent << large;
            peer.send(RawPeer::frame(0x82, large));
        }
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), sent.size(), Patience);
        QVERIFY(seen == sent);
    }

    /// One peer that never stops does not keep the server from another.
    void floodStarvesNobody()
    {
        Listening server;
        quint64 flood = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                [&](WebSocket *, const QByteArray &) { ++flood; });
        connect(&server, &WebSocketServer::textMessageReceived, &server,
                [](WebSocket *socket, const QString &text) { socket->sendTextMessage(text); });
        RawPeer noisy(server.serverPort());
        QByteArray many;
        for (int i = 0; i < 10'000; ++i)
            many += RawPeer::frame(0x82, "flood");
        const auto more = [&] {
            while (noisy.socket().bytesToWrite() < many.size())
                noisy.send(many);
        };
        connect(&noisy.socket(), &QTcpSocket::bytesWritten, this, more);
        noisy.send(RawPeer::upgrade());
        more();
        QTRY_VERIFY_WITH_TIMEOUT(flood > 100'000, Patience);
        RawPeer quiet(server.serverPort());
        quiet.send(RawPeer::upgrade());
        for (int i = 0; i < 20; ++i) {
            const QByteArray text = "quiet " + QByteArray::number(i) + ';';
            quiet.send(RawPeer::frame(0x81, text));
            QVERIFY(quiet.waitFor(text));
        }
        noisy.socket().disconnect(this);
    }

    /// The system may refuse at once, before anybody has heard of the connection.
    void unreachableAddress()
    {
        WebSocketClient client;
        QSignalSpy errors(&client, &WebSocket::errorOccurred);
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(u"ws://255.255.255.255:1/"_s));
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(errors.size(), 1);
        QCOMPARE(client.state(), WebSocket::Closed);
    }

    void serverInAnotherThread_data()
    {
        QTest::addColumn<bool>("withConnection");
        QTest::newRow("before it listens") << false;
        QTest::newRow("with a connection") << true;
    }
    void serverInAnotherThread()
    {
        QFETCH(const bool, withConnection);
        auto *server = new WebSocketServer;
        const QPointer<WebSocketServer> known(server);
        connect(server, &WebSocketServer::textMessageReceived, server,
                [server](WebSocket *socket, const QString &text) {
                    socket->sendTextMessage(QThread::currentThread() == server->thread() ? text : u"wrong thread"_s);
                });
        std::optional<RawPeer> peer;
        if (withConnection) {
            QVERIFY(server->listen(QHostAddress::LocalHost));
            peer.emplace(server->serverPort()).send(RawPeer::upgrade() + RawPeer::frame(0x81, "before"));
            QVERIFY(peer->waitFor("before"));
            peer->send(RawPeer::frame(0x81, "moved"));
        }
        std::promise<quint16> port;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            if (!withConnection)
                server->listen(QHostAddress::LocalHost);
            port.set_value(server->serverPort());
            QEventLoop().exec();
        }));
        connect(thread.get(), &QThread::finished, server, &QObject::deleteLater);
        server->moveToThread(thread.get());
        thread->start();
        const quint16 there = port.get_future().get();
        if (!withConnection)
            peer.emplace(there).send(RawPeer::upgrade() + RawPeer::frame(0x81, "moved"));
        QVERIFY(peer->waitFor("moved"));
        thread->quit();
        QVERIFY(thread->wait(Patience));
        QVERIFY(!known);
        QVERIFY(peer->waitForEnd());
    }

    /// The thread that a server is moved to moves it on before it has looked at anything.
    void isMovedOnBeforeItArrives()
    {
        auto *const server = new WebSocketServer;
        connect(server, &WebSocketServer::textMessageReceived, server,
                [](WebSocket *socket, const QString &text) { socket->sendTextMessage(text); });
        QVERIFY(server->listen(QHostAddress::LocalHost));
        RawPeer peer(server->serverPort());
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "before"));
        QVERIFY(peer.waitFor("before"));
        peer.send(RawPeer::frame(0x81, "moved"));
        QThread last;
        connect(&last, &QThread::finished, server, &QObject::deleteLater);
        std::promise<void> moved;
        const std::unique_ptr<QThread> first(QThread::create([&] {
            server->moveToThread(&last);
            moved.set_value();
        }));
        server->moveToThread(first.get());
        first->start();
        moved.get_future().wait();
        QVERIFY(first->wait(Patience));
        last.start();
        QVERIFY(peer.waitFor("moved"));
        last.quit();
        QVERIFY(last.wait(Patience));
        QVERIFY(peer.waitForEnd());
    }

Q_SIGNALS:
    void questionArrived();

private:
    int m_questions = 0;
};

QTEST_GUILESS_MAIN(tst_Transport)
#include "tst_transport.moc"

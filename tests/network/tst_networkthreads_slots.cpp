// SPDX-License-Identifier: MIT
// Slots that take their time, run event loops or delete things, while network threads bring more.
#include "threaded.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

class tst_NetworkThreadsSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlowSlotHoldsBackNoPings()
    {
        Threaded server(1);
        BlockingPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        std::optional<bool> answered;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&](WebSocket *socket) {
            peer.send(RawPeer::frame(0x89, "in the slot"));
            socket->sendTextMessage(u"sent in the slot"_s);
            answered = peer.waitFor("\x8a\x0bin the slot") && peer.waitFor("sent in the slot");
        });
        peer.send(RawPeer::frame(0x81, "begin"));
        QTRY_VERIFY_WITH_TIMEOUT(answered.has_value(), Patience);
        QVERIFY(*answered);
    }

    void whatWaitsForASlotIsBounded()
    {
        ServerOptions options;
        options.limits.maxReceiveQueue = 100'000;
        options.compression = CompressionOptions::none();
        Threaded server(1, options);
        BlockingPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        const QByteArray message = RawPeer::frame(0x82, QByteArray(1'000, 'm'));
        qint64 sent = 0;
        quint64 handled = 0;
        quint64 taken = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&](WebSocket *socket) {
            if (++handled > 1)
                return;
            sent = message.size() + peer.flood(message);
            taken = socket->counters().messagesReceived;
        });
        peer.send(message);
        QTRY_VERIFY_WITH_TIMEOUT(sent > 0 && handled >= quint64(sent / message.size()), Patience);
        QVERIFY(sent > 500'000); // the system's share, at least
        // The one in the slot, those within the limit, and the one that exceeded it.
        QVERIFY2(taken > 50 && taken <= 102, QByteArray::number(taken).constData());
        QCOMPARE(handled, quint64(sent / message.size()));
    }

    /// One slot runs an event loop that waits for what came for the other.
    void pausedOnesGoOnInEachOthersLoops()
    {
        Threaded server(1, withoutPings());
        const std::array peers{server.join(), server.join()};
        const QList<WebSocket *> sockets = server.connections();
        connect(&server, &WebSocketServer::textMessageReceived, &server, [](WebSocket *it) { it->pauseReading(); });
        for (const auto &peer : peers)
            peer->send(RawPeer::frame(0x81, "pause") + RawPeer::frame(0x82, "held"));
        const auto isHeld = [](const WebSocket *it) {
            return it->isReadingPaused() && it->counters().messagesReceived == 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(sockets, isHeld), Patience);
        int got = 0;
        int whileNested = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&] {
            if (++got == 1)
                whileNested += QTest::qWaitFor([&] { return got == 2; }, Patience);
        });
        for (WebSocket *socket : sockets)
            socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(got, 2, Patience);
        QCOMPARE(whileNested, 1);
    }

    /// What was held in a pause comes by and by, as everything else does: timers and other connections go on.
    void heldMessagesLeaveRoomForOthers()
    {
        constexpr int Count = 500;
        Threaded server(1);
        const std::array peers{server.join(), server.join()};
        WebSocket *const paused = server.connections().constFirst();
        int held = 0;
        int heldBefore = -1;
        const auto hear = [&](WebSocket *socket, const QByteArray &message) {
            if (message == "other") {
                heldBefore = held;
            } else if (message == "pause") {
                // It was read by then, and is on its way.
                const QDeadlineTimer deadline(Patience);
                while (socket->counters().messagesReceived <= Count && !deadline.hasExpired())
                    QThread::msleep(1);
                socket->pauseReading();
            } else {
                QThread::msleep(1);
                if (++held == 1)
                    peers.back()->send(RawPeer::frame(0x82, "other"));
            }
        };
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, hear);
        peers.front()->send(RawPeer::frame(0x82, "pause") + RawPeer::frame(0x82, "held").repeated(Count));
        QTRY_VERIFY_WITH_TIMEOUT(paused->isReadingPaused(), Patience);
        paused->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(held, Count, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(heldBefore >= 0, Patience);
        QVERIFY2(heldBefore < Count, "all came in one go");
    }

    /// What was on its way to a socket that is deleted in its own slot counts no more, or all others would be slow.
    void deletedBeforeANestedEventLoop()
    {
        ServerOptions options = withoutPings();
        options.limits.maxReceiveQueue = 1'000;
        Threaded server(1, options);
        const auto witness = server.join();
        int seen = 0;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&] { ++seen; });
        const auto deleting = connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&](WebSocket *it) {
            delete it;
            const int before = seen;
            witness->send(RawPeer::frame(0x81));
            QVERIFY(QTest::qWaitFor([&] { return seen > before; }, Patience));
        });
        // Together more than all connections of the thread may have on their way.
        for (int i = 0; i < 100; ++i) {
            const auto peer = server.join();
            peer->send(RawPeer::frame(0x82, QByteArray(100, 'm')).repeated(20));
            QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        }
        disconnect(deleting);
        BlockingPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 2, Patience);
        quint64 read = 0;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&](WebSocket *it) {
            for (int i = 0; i < 3; ++i)
                peer.send(RawPeer::frame(0x82, "m"));
            const QDeadlineTimer end(Patience);
            while (it->counters().messagesReceived < 4 && !end.hasExpired())
                std::this_thread::yield();
            read = it->counters().messagesReceived;
        });
        peer.send(RawPeer::frame(0x81, "begin"));
        QTRY_COMPARE_WITH_TIMEOUT(read, quint64(4), 2 * Patience);
    }

    void aNestedEventLoopHoldsBackItsOwnConnection()
    {
        Threaded server(1);
        const auto peer = server.join();
        const auto other = server.join();
        QList<QByteArray> got;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&](WebSocket *, const QByteArray &message) {
            got.append(message);
            if (message == "1") {
                other->send(RawPeer::frame(0x82, "other"));
                QTRY_VERIFY_WITH_TIMEOUT(got.contains("other"), Patience);
                got.append("returned");
            }
        });
        peer->send(RawPeer::frame(0x82, "1") + RawPeer::frame(0x82, "2"));
        QTRY_COMPARE_WITH_TIMEOUT(got, QList<QByteArray>({"1", "other", "returned", "2"}), Patience);
    }

    /// Nor does it hold back what came from others at the same time.
    void aNestedEventLoopGoesOnWithTheOthers()
    {
        Threaded server(1);
        BlockingPeer first(server.serverPort());
        BlockingPeer second(server.serverPort());
        for (BlockingPeer *peer : {&first, &second})
            peer->send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 2, Patience);
        int got = 0;
        bool whileNested = false;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&] {
            for (BlockingPeer *peer : {&first, &second})
                peer->send(RawPeer::frame(0x82, "x") + RawPeer::frame(0x89, "p"));
            QVERIFY(first.waitFor("\x8a\x01p") && second.waitFor("\x8a\x01p")); // both are on their way
        });
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&] {
            if (++got == 1)
                whileNested = QTest::qWaitFor([&] { return got == 2; }, Patience);
        });
        first.send(RawPeer::frame(0x81, "begin"));
        QTRY_COMPARE_WITH_TIMEOUT(got, 2, Patience);
        QVERIFY(whileNested);
    }

    /// Nor what came after the batch that is being delivered.
    void nestedEventLoopsGoOnWithTheNextBatch()
    {
        Threaded server(1, withoutPings());
        std::array<std::unique_ptr<BlockingPeer>, 4> peers;
        for (int count = 0; auto &peer : peers) {
            peer = std::make_unique<BlockingPeer>(server.serverPort());
            peer->send(RawPeer::upgrade());
            ++count;
            QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), count, Patience);
        }
        const auto [first, second, third, clock] = std::to_array({0, 1, 2, 3});
        // Without an event loop, until the network thread has passed it on.
        const auto sendFrom = [&](int i) {
            const WebSocket *const socket = server.connections().at(i);
            const quint64 before = socket->counters().messagesReceived;
            peers[size_t(i)]->send(RawPeer::frame(0x82, "x"));
            while (socket->counters().messagesReceived == before)
                std::this_thread::yield();
            for (const QString &turn : {u"one turn"_s, u"another turn"_s}) {
                server.connections().at(clock)->sendTextMessage(turn);
                QVERIFY(peers[size_t(clock)]->waitFor(turn.toLatin1()));
                peers[size_t(clock)]->forget();
            }
        };
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&] {
            sendFrom(first);
            sendFrom(second);
        });
        int got = 0;
        int whileNested = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&] {
            if (++got == 1)
                sendFrom(third);
            if (got < 3)
                whileNested += QTest::qWaitFor([&] { return got == 3; }, Patience);
        });
        peers[size_t(clock)]->send(RawPeer::frame(0x81, "begin"));
        QTRY_COMPARE_WITH_TIMEOUT(got, 3, Patience * 3);
        QCOMPARE(whileNested, 2);
    }

    void deletedInTheMidstOfABatch_data()
    {
        QTest::addColumn<bool>("wholeServer");
        QTest::newRow("the socket") << false;
        QTest::newRow("the server") << true;
    }

    void deletedInTheMidstOfABatch()
    {
        QFETCH(const bool, wholeServer);
        auto server = std::make_unique<Threaded>(2);
        const auto peer = server->join();
        const auto other = server->join();
        int got = 0;
        connect(server.get(), &WebSocketServer::binaryMessageReceived, this, [&](WebSocket *socket) {
            ++got;
            if (wholeServer)
                server.reset();
            else
                delete socket;
        });
        const QByteArray many = RawPeer::frame(0x82, "x").repeated(1'000);
        peer->send(many);
        QVERIFY(peer->waitForEnd());
        QCOMPARE(got, 1);
        if (wholeServer) {
            QVERIFY(other->waitForEnd());
            return;
        }
        QCOMPARE(server->connectionCount(), 1);
        other->send(many);
        QVERIFY(other->waitForEnd());
        QCOMPARE(got, 2);
    }
};

QTEST_GUILESS_MAIN(tst_NetworkThreadsSlots)
#include "tst_networkthreads_slots.moc"

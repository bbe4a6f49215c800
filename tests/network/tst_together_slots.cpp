// SPDX-License-Identifier: MIT
// Messages of many connections that arrive at the same time. What a slot does to those that come next must not show.
#include "together.h"

#include <QtCore/qatomic.h>
#include <QtCore/qthread.h>

using namespace Together;

class tst_TogetherSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slotDeletesTheOthers()
    {
        Crowd crowd;
        QStringList heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *socket, const QString &text) {
                    heard.append(text);
                    for (WebSocket *each : crowd.server().connections()) {
                        if (each != socket)
                            delete each;
                    }
                    socket->sendTextMessage(u"the only one"_s);
                });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return !heard.isEmpty(); }, Patience));
        QVERIFY(crowd.peers()[heard.first().toUInt()]->waitFor("the only one"));
        for (int i = 0; i < Peers; ++i) {
            if (i != heard.first().toInt())
                QVERIFY(crowd.peers()[size_t(i)]->waitForEnd());
        }
        QCOMPARE(heard.size(), 1);
        QCOMPARE(crowd.server().connectionCount(), 1);
    }

    void slotDestroysTheServer()
    {
        Crowd crowd;
        std::unique_ptr<WebSocketServer> server = crowd.takeServer();
        int heard = 0;
        connect(server.get(), &WebSocketServer::textMessageReceived, this, [&] {
            ++heard;
            server.reset();
        });
        crowd.sendNumbers();
        for (const auto &peer : crowd.peers())
            QVERIFY(peer->waitForEnd());
        QCOMPARE(heard, 1);
    }

    /// Nothing is heard of them until they read again, and then each message once.
    void slotPausesTheOthers()
    {
        Crowd crowd;
        QStringList heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *socket, const QString &text) {
                    if (heard.isEmpty()) {
                        for (WebSocket *each : crowd.server().connections()) {
                            if (each != socket)
                                each->pauseReading();
                        }
                    }
                    heard.append(text);
                });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return !heard.isEmpty(); }, Patience));
        // What comes behind, and all that the event loop has to do.
        crowd.sendAll([](int i) { return RawPeer::frame(0x81, QByteArray::number(i + Peers)); });
        const QString first = heard.first();
        const QString behind = QString::number(first.toInt() + Peers);
        QVERIFY(QTest::qWaitFor([&] { return heard.contains(behind); }, Patience));
        QCOMPARE(heard, QStringList({first, behind}));
        for (WebSocket *each : crowd.server().connections())
            each->resumeReading();
        QVERIFY(QTest::qWaitFor([&] { return heard.size() >= 2 * Peers; }, Patience));
        QCOMPARE(sorted(heard), numbers(2 * Peers));
        for (int i = 0; i < Peers; ++i)
            QVERIFY(heard.indexOf(QString::number(i)) < heard.indexOf(QString::number(i + Peers)));
    }

    /// A slot that pauses and resumes them, which leaves no event of the system to go on with.
    void slotResumesTheOthers()
    {
        Crowd crowd;
        QStringList heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this, [&](WebSocket *, const QString &text) {
            heard.append(text);
            for (WebSocket *each : crowd.server().connections()) {
                each->pauseReading();
                each->resumeReading();
            }
        });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return heard.size() >= Peers; }, Patience));
        QCOMPARE(sorted(heard), numbers(Peers));
    }

    /// Their messages have been sent before, and are heard.
    void slotClosesTheOthers()
    {
        Crowd crowd;
        QStringList heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this, [&](WebSocket *, const QString &text) {
            heard.append(text);
            for (WebSocket *each : crowd.server().connections())
                each->close();
        });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return heard.size() >= Peers; }, Patience));
        QCOMPARE(sorted(heard), numbers(Peers));
        for (const auto &peer : crowd.peers())
            QVERIFY(peer->waitFor(QByteArray("\x88\x02\x03\xE8", 4)));
    }

    /// In the first slot of many, to a thread that begins later: what the others answer must not stay where it was.
    void slotMovesTheServer_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("a part of what was received together") << 30;
        QTest::newRow("more than that has room for") << 50;
    }
    void slotMovesTheServer()
    {
        QFETCH(const int, count);
        Crowd crowd(4);
        auto *const server = crowd.takeServer().release();
        QThread thread;
        connect(&thread, &QThread::finished, server, &QObject::deleteLater);
        int heard = 0;
        connect(
            server, &WebSocketServer::binaryMessageReceived, server,
            [&, server](WebSocket *socket, const QByteArray &message) {
                if (message.isEmpty())
                    return;
                if (++heard == 1) // without an answer, behind which the others would not stand where they were
                    return server->moveToThread(&thread);
                socket->sendBinaryMessage(message);
            },
            Qt::DirectConnection);
        QByteArray frames;
        for (int i = 0; i < count; ++i)
            frames += RawPeer::frame(0x82, payload(0, i, 200));
        crowd.sendAll([&](int i) { return i == 0 ? frames : RawPeer::frame(0x82); });
        QTest::qWait(50);
        thread.start();
        RawPeer &peer = *crowd.peers().front();
        const qsizetype size = (count - 1) * 204; // a length of 16 bits
        QVERIFY(QTest::qWaitFor([&] { return peer.frames().size() >= size; }, Patience));
        QByteArray expected;
        for (int i = 1; i < count; ++i)
            expected += RawPeer::unmasked(RawPeer::frame(0x82, payload(0, i, 200)));
        QVERIFY(peer.frames() == expected);
        thread.quit();
        QVERIFY(thread.wait(Patience));
    }

    /// The time for others is over after the first; the rest has arrived before, so that the system tells nothing more.
    void slowSlotsForgetNobody()
    {
        constexpr int Few = 20; // all received with one call
        Crowd crowd(Few);
        QStringList heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this, [&](WebSocket *, const QString &text) {
            heard.append(text);
            QThread::msleep(heard.size() < 5 ? 15 : 0);
        });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return heard.size() >= Few; }, Patience));
        QCOMPARE(sorted(heard), numbers(Few));
    }

    /// Between two of them the server goes to another thread, with what has arrived already.
    void serverGoesToAnotherThread()
    {
        Crowd crowd;
        auto *const server = crowd.takeServer().release();
        QThread thread;
        connect(&thread, &QThread::finished, server, &QObject::deleteLater);
        QAtomicInt heard;
        connect(server, &WebSocketServer::textMessageReceived, server,
                [&, server](WebSocket *socket, const QString &text) {
                    socket->sendTextMessage(u"answer "_s + text);
                    if (heard.fetchAndAddRelaxed(1) != 0)
                        return;
                    const auto move = [&, server] {
                        server->moveToThread(&thread);
                        thread.start();
                    };
                    QMetaObject::invokeMethod(server, move, Qt::QueuedConnection);
                    QThread::msleep(15); // so that what follows is left for later
                });
        crowd.sendNumbers();
        for (int i = 0; i < Peers; ++i)
            QVERIFY(crowd.peers()[size_t(i)]->waitFor("answer " + QByteArray::number(i)));
        QCOMPARE(heard.loadRelaxed(), Peers);
        thread.quit();
        QVERIFY(thread.wait(Patience));
    }
};

QTEST_GUILESS_MAIN(tst_TogetherSlots)
#include "tst_together_slots.moc"

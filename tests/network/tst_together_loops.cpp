// SPDX-License-Identifier: MIT
// Messages of many connections that arrive at the same time, and event loops: nested ones, and such as have nothing to
// wake them.
#include "together.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qtimer.h>

#include <optional>
#include <thread>

using namespace Together;

class tst_TogetherLoops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each in the event loop of the one before; what comes in there has to wait for nobody.
    void slotsRunLoops()
    {
        constexpr int Nested = 40; // not too many for the stack
        Crowd crowd(Nested);
        QStringList heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *socket, const QString &text) {
                    heard.append(text);
                    socket->sendTextMessage(u"answer "_s + text);
                    QVERIFY(QTest::qWaitFor([&] { return heard.size() >= Nested; }, Patience));
                });
        crowd.sendNumbers();
        for (int i = 0; i < Nested; ++i) {
            const QByteArray answer = "answer " + QByteArray::number(i);
            QVERIFY(crowd.peers()[size_t(i)]->waitFor(answer));
            QCOMPARE(crowd.peers()[size_t(i)]->frames().size(), answer.size() + 2);
        }
        QCOMPARE(sorted(heard), numbers(Nested));
    }

    /// What is received in a nested event loop must not come to where the outer slot's connection still has messages.
    void loopsLeaveTheRestAlone()
    {
        Crowd crowd(8);
        QStringList heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this, [&](WebSocket *, const QString &text) {
            heard.append(text);
            if (heard.size() > 1)
                return;
            crowd.sendAll([](int i) { return RawPeer::frame(0x81, "more " + QByteArray::number(i)); });
            QVERIFY(QTest::qWaitFor([&] { return heard.size() == 1 + 7 * 3; }, Patience));
        });
        crowd.sendAll([](int i) {
            return RawPeer::frame(0x81, "one " + QByteArray::number(i))
                + RawPeer::frame(0x81, "two " + QByteArray::number(i));
        });
        QVERIFY(QTest::qWaitFor([&] { return heard.size() >= 8 * 3; }, Patience));
        QStringList expected;
        for (int i = 0; i < 8; ++i)
            expected += {u"one %1"_s.arg(i), u"two %1"_s.arg(i), u"more %1"_s.arg(i)};
        QCOMPARE(sorted(heard), sorted(expected));
    }

    /// More comes for a connection whose slot runs an event loop, while others go on.
    void moreComesInALoop()
    {
        Crowd crowd;
        QStringList heard;
        WebSocket *looping = nullptr;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *socket, const QString &text) {
                    heard.append(text);
                    if (looping)
                        return;
                    looping = socket;
                    crowd.sendAll([](int i) { return RawPeer::frame(0x81, QByteArray::number(i + Peers)); });
                    QVERIFY(QTest::qWaitFor([&] { return heard.size() >= 2 * Peers - 1; }, Patience));
                });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return heard.size() >= 2 * Peers; }, Patience));
        QCOMPARE(sorted(heard), numbers(2 * Peers));
        QCOMPARE(heard.last().toInt(), heard.first().toInt() + Peers);
    }

    /// What the loop waits for has arrived with what the slot is called for, so that the system tells nothing more.
    void loopWaitsForAnother()
    {
        Crowd crowd(2);
        QEventLoop loop;
        int heard = 0;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this, [&] {
            if (++heard == 2)
                return loop.quit();
            QTimer::singleShot(Patience, &loop, &QEventLoop::quit);
            loop.exec();
            QCOMPARE(heard, 2);
        });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return heard == 2; }, Patience));
    }

    /// By an event that comes to a loop with nothing else to do.
    void resumedFromAnotherThread()
    {
        Crowd crowd(3);
        QEventLoop loop;
        int heard = 0;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this, [&](WebSocket *socket) {
            if (++heard == 3 - 1)
                return loop.quit();
            if (heard != 1)
                return;
            for (WebSocket *each : crowd.server().connections()) {
                if (each != socket)
                    each->pauseReading();
                if (each != socket)
                    m_paused = each;
            }
        });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return heard == 1; }, Patience));
        QTest::qWait(50);
        std::thread thread([&] {
            std::this_thread::sleep_for(100ms); // the loop blocks
            QMetaObject::invokeMethod(this, "resume", Qt::QueuedConnection);
        });
        QTimer::singleShot(Patience, &loop, &QEventLoop::quit);
        loop.exec();
        thread.join();
        QCOMPARE(heard, 2);
    }

    /// A slot that is called just before the event loop blocks writes to another connection.
    void lateSlotWritesToAnother()
    {
        Crowd crowd(2);
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *socket, const QString &text) {
                    if (text == "1"_L1)
                        (m_paused = socket)->pauseReading();
                    for (WebSocket *each : crowd.server().connections()) {
                        if (each != socket)
                            each->sendTextMessage(u"relayed "_s + text);
                    }
                });
        crowd.peers()[0]->send(RawPeer::frame(0x81, "1") + RawPeer::frame(0x81, "2"));
        RawPeer &other = *crowd.peers()[1];
        QVERIFY(other.waitFor("relayed 1"));
        std::thread thread([&] {
            std::this_thread::sleep_for(100ms); // the loop blocks
            QMetaObject::invokeMethod(this, "resume", Qt::QueuedConnection);
        });
        QEventLoop loop;
        connect(&other.socket(), &QTcpSocket::readyRead, &loop, &QEventLoop::quit);
        bool late = false;
        QTimer::singleShot(Patience, &loop, [&] {
            late = true;
            loop.quit();
        });
        loop.exec();
        thread.join();
        QVERIFY(!late);
        QVERIFY(other.waitFor("relayed 2"));
    }

    /// A slot that is called when its connection has been resumed sends, and waits in an event loop.
    void resumedSlotSendsAndWaits()
    {
        Crowd crowd(2);
        QString first;
        WebSocket *paused = nullptr;
        std::optional<bool> arrived;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *socket, const QString &text) {
                    if (first.isEmpty()) {
                        first = text;
                        for (WebSocket *each : crowd.server().connections()) {
                            if (each != socket)
                                (paused = each)->pauseReading();
                        }
                        return;
                    }
                    socket->sendTextMessage(u"question"_s);
                    arrived = crowd.peers()[text.toUInt()]->waitFor("question");
                });
        crowd.sendNumbers();
        QVERIFY(QTest::qWaitFor([&] { return !first.isEmpty(); }, Patience));
        QTest::qWait(50);
        QVERIFY(!arrived);
        QTimer::singleShot(5, this, [&] {
            paused->resumeReading();
            QMetaObject::invokeMethod(
                this, [&] { paused->sendTextMessage(u"other"_s); }, Qt::QueuedConnection);
        });
        QVERIFY(QTest::qWaitFor([&] { return arrived.has_value(); }, Patience));
        QVERIFY(*arrived);
    }

private:
    /// Called by other threads, in this one.
    Q_INVOKABLE void resume() { m_paused->resumeReading(); }

    WebSocket *m_paused = nullptr;
};

QTEST_GUILESS_MAIN(tst_TogetherLoops)
#include "tst_together_loops.moc"

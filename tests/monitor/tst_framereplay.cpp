// SPDX-License-Identifier: MIT
// A recording of real connections, played against real servers and clients.
#include "fakeframe.h"
#include "liveserver.h"

#include "monitor/framerecorder.h"
#include "monitor/framereplay.h"

#include <QtCore/qregularexpression.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using Outcome = FrameReplay::Outcome;
using Pace = FrameReplay::Pace;

class tst_FrameReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_live = std::make_unique<LiveServer>();
        ServerOptions options = m_live->server->options();
        options.subprotocols = {u"demo"_s};
        m_live->server->setOptions(options);
        connect(m_live->server.get(), &WebSocketServer::binaryMessageReceived, m_live->server.get(),
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
    }

    void againstTheServer_data()
    {
        QTest::addColumn<Pace>("pace");
        QTest::newRow("recorded") << Pace::Recorded;
        QTest::newRow("in step") << Pace::InStep;
        QTest::newRow("immediate") << Pace::Immediate;
    }
    void againstTheServer()
    {
        QFETCH(const Pace, pace);
        const auto [recording, id] = recordEchoes(3);
        FrameReplay replay;
        replay.setRecording(recording, id);
        replay.setPace(pace);
        QSignalSpy opened(m_live->server.get(), &WebSocketServer::connectionOpened);
        QStringList received;
        connect(m_live->server.get(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *, const QString &message) { received << message; });
        QString subprotocol;
        connect(m_live->server.get(), &WebSocketServer::connectionOpened, this,
                [&](WebSocket *socket) { subprotocol = socket->subprotocol(); });
        replay.playAgainst(QUrl(m_live->server->url() + u"chat"_s));
        QVERIFY(replay.isRunning());
        QCOMPARE(outcomeOf(replay), Outcome::Done);
        QCOMPARE(replay.errorString(), QString());
        QCOMPARE(replay.differences()->total(), 0);
        QCOMPARE(replay.progress(), 1);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(received, QStringList({u"text 0"_s, u"text 1"_s, u"text 2"_s}));
        QCOMPARE(subprotocol, u"demo"_s);
        QVERIFY(!replay.isRunning());
    }

    void differences()
    {
        const auto [recording, id] = recordEchoes(3);
        // A server that says something else now.
        m_live->server->disconnect(m_live->server.get());
        connect(m_live->server.get(), &WebSocketServer::textMessageReceived, m_live->server.get(),
                [](WebSocket *socket, const QString &message) {
                    if (message == u"text 0")
                        socket->sendTextMessage(u"text O"_s);
                    else if (message == u"text 1")
                        socket->sendTextMessage(message);
                    if (message == u"text 2")
                        socket->sendTextMessage(u"not recorded"_s);
                });
        FrameReplay replay;
        replay.setRecording(recording, id);
        replay.setPace(Pace::Immediate);
        replay.setReplyTimeout(200);
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(outcomeOf(replay), Outcome::Done);
        const ReplayDifferenceModel &found = *replay.differences();
        // Sent: text 0, bin 0, text 1, bin 1, text 2, bin 2. Came: text O, text 1, not recorded.
        QCOMPARE(found.difference(0).kind, ReplayDifference::Kind::Differing);
        QCOMPARE(found.difference(0).offset, 5);
        QCOMPARE(found.difference(0).received, "text O");
        QCOMPARE(found.difference(1).kind, ReplayDifference::Kind::Missing);
        QCOMPARE(found.difference(1).expected, "bin 0");
        QCOMPARE(found.count(), 5); // bin 1 and "not recorded" as a pair, two more missing
    }

    /// In step, a reply that does not come holds the rest back no longer than the timeout.
    void aReplyThatDoesNotCome()
    {
        const auto [recording, id] = recordEchoes(2);
        m_live->server->disconnect(m_live->server.get());
        int received = 0;
        connect(m_live->server.get(), &WebSocketServer::textMessageReceived, this, [&] { ++received; });
        connect(m_live->server.get(), &WebSocketServer::binaryMessageReceived, this, [&] { ++received; });
        FrameReplay replay;
        replay.setRecording(recording, id);
        replay.setPace(Pace::InStep);
        replay.setReplyTimeout(50);
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(outcomeOf(replay), Outcome::Done);
        QCOMPARE(received, 4);
        QCOMPARE(replay.differences()->total(), 4);
    }

    void keepsThePace()
    {
        FrameRecording recording;
        for (int i = 0; i < 4; ++i)
            recording.frames.push_back(fakeFrame(1, Direction::Received, Opcode::Text, "x", i * 100'000));
        QList<qint64> times;
        QElapsedTimer clock;
        clock.start();
        m_live->server->disconnect(m_live->server.get());
        connect(m_live->server.get(), &WebSocketServer::textMessageReceived, this, [&] { times << clock.elapsed(); });
        FrameReplay replay;
        replay.setRecording(recording, 1);
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(outcomeOf(replay), Outcome::Done);
        QCOMPARE(times.size(), 4);
        // Never too early, however slow the machine is.
        QVERIFY(times.last() - times.first() >= 3 * 100 - 100);
        QVERIFY(clock.elapsed() >= 300);
    }

    void waits_data()
    {
        using namespace std::chrono_literals;
        constexpr qint64 Day = 24LL * 60 * 60 * 1'000'000;
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("elapsed");
        QTest::addColumn<std::chrono::milliseconds>("wait");
        QTest::newRow("due") << qint64(5000) << qint64(5000) << 0ms;
        QTest::newRow("late") << qint64(5000) << qint64(9000) << 0ms;
        QTest::newRow("not too early") << qint64(5001) << qint64(0) << 6ms;
        QTest::newRow("as long as a timer can") << 24 * Day << qint64(0) << std::chrono::milliseconds(24 * 24h);
        QTest::newRow("longer") << 30 * Day << qint64(0) << std::chrono::milliseconds(24 * 24h);
        QTest::newRow("the rest of that") << 30 * Day << 24 * Day << std::chrono::milliseconds(6 * 24h);
    }
    void waits()
    {
        QFETCH(const qint64, offset);
        QFETCH(const qint64, elapsed);
        ReplayScript::Message message;
        message.offset = offset;
        QTEST(message.wait(elapsed), "wait");
        QVERIFY(message.wait(elapsed).count() <= std::numeric_limits<int>::max());
    }

    /// Longer than a timer can.
    void waitsForAMonth()
    {
        constexpr qint64 Day = 24LL * 60 * 60 * 1'000'000;
        FrameRecording recording;
        for (const qint64 time : {qint64(0), 30 * Day})
            recording.frames.push_back(fakeFrame(1, Direction::Received, Opcode::Text, "x", time));
        QSignalSpy received(m_live->server.get(), &WebSocketServer::textMessageReceived);
        QTest::failOnWarning(QRegularExpression(u"Timers cannot"_s));
        FrameReplay replay;
        replay.setRecording(recording, 1);
        replay.playAgainst(QUrl(m_live->server->url()));
        QTRY_COMPARE_WITH_TIMEOUT(received.count(), 1, 10'000);
        QVERIFY(replay.isRunning());
    }

    void intoAClient_data() { againstTheServer_data(); }
    void intoAClient()
    {
        QFETCH(const Pace, pace);
        const auto [recording, id] = recordEchoes(2);
        FrameReplay replay;
        replay.setRecording(recording, id);
        replay.setPace(pace);
        replay.setReplyTimeout(300); // the client was the first to close, and this one does not
        replay.playInto(0);
        QVERIFY(replay.url().isValid());
        WebSocketClient client;
        QStringList received;
        connect(&client, &WebSocket::textMessageReceived, this, [&](const QString &text) { received << text; });
        connect(&client, &WebSocket::connected, this, [&] {
            for (int i = 0; i < 2; ++i) {
                client.sendTextMessage(u"text %1"_s.arg(i));
                client.sendBinaryMessage(i == 0 ? "bin 0" : "changed");
            }
        });
        client.setSubprotocols({u"other"_s, u"demo"_s});
        client.open(replay.url());
        QCOMPARE(outcomeOf(replay), Outcome::Done);
        QCOMPARE(received, QStringList({u"text 0"_s, u"text 1"_s}));
        QCOMPARE(client.subprotocol(), u"demo"_s);
        QCOMPARE(replay.differences()->total(), 1);
        QCOMPARE(replay.differences()->difference(0).received, "changed");
        QVERIFY(replay.url().isEmpty());
    }

    void failures()
    {
        FrameReplay replay;
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(outcomeOf(replay), Outcome::Failed);
        QVERIFY(replay.errorString().contains(u"no messages"_s));

        const auto [recording, id] = recordEchoes(1);
        replay.setRecording(recording, id);
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        replay.playInto(taken.serverPort());
        QCOMPARE(outcomeOf(replay), Outcome::Failed);
        QVERIFY(!replay.errorString().isEmpty());
        const quint16 port = taken.serverPort();
        taken.close();
        replay.playAgainst(QUrl(u"ws://127.0.0.1:%1/"_s.arg(port)));
        QCOMPARE(outcomeOf(replay), Outcome::Failed);
        QVERIFY2(replay.errorString().contains(u"0 of 2"_s), qPrintable(replay.errorString()));
    }

    void aPeerThatLeaves()
    {
        const auto [recording, id] = recordEchoes(5);
        connect(m_live->server.get(), &WebSocketServer::textMessageReceived, this,
                [](WebSocket *socket, const QString &message) {
                    if (message == u"text 2")
                        socket->abort();
                });
        FrameReplay replay;
        replay.setRecording(recording, id);
        replay.setPace(Pace::InStep);
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(outcomeOf(replay), Outcome::Failed);
        QVERIFY2(replay.errorString().contains(u"6 of 10"_s), qPrintable(replay.errorString()));
        QVERIFY(replay.differences()->total() >= 5);
    }

    void cancels()
    {
        FrameRecording recording;
        recording.frames.push_back(fakeFrame(1, Direction::Received, Opcode::Text, "now"));
        recording.frames.push_back(fakeFrame(1, Direction::Received, Opcode::Text, "in an hour", 3'600'000'000));
        FrameReplay replay;
        replay.setRecording(recording, 1);
        QSignalSpy finished(&replay, &FrameReplay::finished);
        QSignalSpy received(m_live->server.get(), &WebSocketServer::textMessageReceived);
        replay.playAgainst(QUrl(m_live->server->url()));
        QTRY_COMPARE(received.size(), 1);
        QVERIFY(replay.isRunning());
        replay.cancel();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().value<Outcome>(), Outcome::Cancelled);
        QVERIFY(m_live->waitForCount(0));
        replay.cancel();
        QCOMPARE(finished.size(), 1);
        // Another one ends the first; the destructor ends the last.
        replay.playInto(0);
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(finished.size(), 2);
        QTRY_COMPARE(received.size(), 2);
    }

    /// Recording that was stopped and begun again has the heads twice; another request is another connection's.
    void goesOnBehindTheSameHeads()
    {
        const QByteArray request("GET / HTTP/1.1\r\nSec-WebSocket-Key: a\r\n\r\n");
        const QByteArray response("HTTP/1.1 101 Switching Protocols\r\n\r\n");
        FrameRecording recording;
        for (const char *text : {"one", "two"}) {
            recording.frames.push_back(fakeHead(1, Direction::Received, request));
            recording.frames.push_back(fakeHead(1, Direction::Sent, response));
            recording.frames.push_back(fakeText(1, text));
        }
        recording.frames.push_back(fakeHead(1, Direction::Received, "GET /other HTTP/1.1\r\n\r\n"));
        recording.frames.push_back(fakeText(1, "three"));
        QStringList received;
        connect(m_live->server.get(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *, const QString &message) { received << message; });
        FrameReplay replay;
        replay.setRecording(recording, 1);
        replay.setPace(Pace::Immediate);
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(outcomeOf(replay), Outcome::Done);
        QCOMPARE(received, QStringList({u"one"_s, u"two"_s}));
    }

    /// Much more than the network takes at once.
    void muchAtOnce()
    {
        FrameRecording recording;
        recording.connections = {{1, Role::Client, false, {}}};
        const QByteArray payload(100'000, 'x');
        for (int i = 0; i < 500; ++i) {
            recording.frames.push_back(fakeFrame(1, Direction::Sent, Opcode::Binary, payload));
            recording.frames.push_back(fakeFrame(1, Direction::Received, Opcode::Binary, payload));
        }
        FrameReplay replay;
        replay.setRecording(recording, 1);
        replay.setPace(Pace::Immediate);
        replay.playAgainst(QUrl(m_live->server->url()));
        QCOMPARE(outcomeOf(replay), Outcome::Done);
        QCOMPARE(replay.differences()->total(), 0);
    }

private:
    /// A client sends a text and a binary message \a count times, each when the last one has come back.
    std::pair<FrameRecording, quint64> recordEchoes(int count)
    {
        FrameRecorder recorder;
        recorder.setServer(m_live->server.get());
        recorder.setRecordsAll(true);
        WebSocketClient *const client = m_live->connectClient();
        if (!client)
            qFatal("no connection");
        const quint64 id = m_live->lastSocket()->connectionId();
        QSignalSpy texts(client, &WebSocket::textMessageReceived);
        QSignalSpy binaries(client, &WebSocket::binaryMessageReceived);
        for (int i = 0; i < count; ++i) {
            client->sendTextMessage(u"text %1"_s.arg(i));
            client->sendBinaryMessage("bin " + QByteArray::number(i));
            if (!QTest::qWaitFor([&] { return texts.size() == i + 1 && binaries.size() == i + 1; }))
                qFatal("no echo");
        }
        client->close(CloseCode(4000), u"done"_s);
        if (!m_live->waitForCount(0))
            qFatal("the connection stays open");
        return {recorder.log()->snapshot(), id};
    }

    static Outcome outcomeOf(FrameReplay &replay)
    {
        QSignalSpy finished(&replay, &FrameReplay::finished);
        return finished.wait(20'000) ? finished.first().first().value<Outcome>() : Outcome(-1);
    }

    std::unique_ptr<LiveServer> m_live;
};

QTEST_GUILESS_MAIN(tst_FrameReplay)
#include "tst_framereplay.moc"

// SPDX-License-Identifier: MIT
// Recording over real connections.
#include "liveserver.h"

#include "monitor/framerecorder.h"
#include "monitor/frametap.h"

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// "1<text:hello": connection, direction, type and payload; of a head its first line.
QStringList describe(const FrameRecorder &recorder)
{
    QStringList lines;
    for (const FrameRecord &record : recorder.log()->records(0, 1'000'000)) {
        const QString arrow = record.direction == Direction::Received ? u"<"_s : u">"_s;
        const QByteArray payload = record.kind == FrameRecord::Kind::Head
            ? record.payload.first(record.payload.indexOf("\r\n"))
            : record.payload;
        const Role role = recorder.log()->connection(record.connectionId).role;
        lines.append(arrow + typeName(record, role) + u':' + QString::fromLatin1(payload));
    }
    return lines;
}

const QStringList Heads{u"<request:GET /chat HTTP/1.1"_s, u">response:HTTP/1.1 101 Switching Protocols"_s};

} // namespace

class tst_FrameRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_live = std::make_unique<LiveServer>(); }

    void recordsNothingByItself()
    {
        FrameRecorder recorder;
        recorder.setService(m_live->server.get());
        WebSocketClient *const client = m_live->connectClient();
        QVERIFY(client);
        echo(client, u"unseen"_s);
        QCOMPARE(describe(recorder), QStringList());
        QCOMPARE(recorder.connectionCount(), 0);
    }

    void oneConnection()
    {
        FrameRecorder recorder;
        recorder.setService(m_live->server.get());
        WebSocketClient *const client = m_live->connectClient();
        WebSocketClient *const other = m_live->connectClient();
        const quint64 id = m_live->server->connections().first()->connectionId();
        QVERIFY(!recorder.recordConnection(id + 1000));
        QVERIFY(recorder.recordConnection(id));
        QVERIFY(recorder.recordConnection(id)); // nothing is recorded twice
        QVERIFY(recorder.isRecordedConnection(id));
        QSignalSpy recorded(&recorder, &FrameRecorder::recorded);
        echo(client, u"hello"_s);
        echo(other, u"other"_s);
        QCOMPARE(describe(recorder), Heads + QStringList({u"<text:hello"_s, u">text:hello"_s}));
        QTRY_VERIFY(!recorded.isEmpty());
        const FrameRecord record = recorder.log()->records(3, 1).front();
        QCOMPARE(record.connectionId, id);
        QVERIFY(record.masked && record.fin && record.complete && !record.rsv1);
        QCOMPARE(record.wireSize, 11);
        QCOMPARE(record.payloadSize, 5);
        QVERIFY(qAbs(record.time / 1000 - QDateTime::currentMSecsSinceEpoch()) < 60'000);
        QVERIFY(record.steadyTime <= recorder.log()->records(4, 1).front().steadyTime);
        QCOMPARE(recorder.log()->connection(id).peer, m_live->server->connection(id)->peer());

        recorder.stopConnection(id);
        echo(client, u"unseen"_s);
        QCOMPARE(describe(recorder).size(), 4);
    }

    void allConnections()
    {
        FrameRecorder recorder;
        recorder.setServer(m_live->server.get());
        recorder.setRecordsAll(true);
        WebSocketClient *const client = m_live->connectClient();
        QVERIFY(client);
        client->ping("p");
        echo(client, u"hello"_s);
        client->close(CloseCode::Normal, u"bye"_s);
        QVERIFY(m_live->waitForCount(0));
        const QString close = QString::fromLatin1(QByteArray("\x03\xe8") + "bye");
        QCOMPARE(describe(recorder),
                 Heads
                     + QStringList({u"<ping:p"_s, u">pong:p"_s, u"<text:hello"_s, u">text:hello"_s,
                                    u"<close:"_s + close, u">close:\u0003\u00e8"_s}));
        QTRY_COMPARE(recorder.connectionCount(), 0);
        recorder.stopAll();
        QVERIFY(m_live->connectClient());
        QCOMPARE(describe(recorder).size(), 8);
    }

    /// From the first byte on, and what fails as well.
    void failedHandshakes()
    {
        FrameRecorder recorder;
        recorder.setServer(m_live->server.get());
        recorder.setRecordsAll(true);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_live->server->serverPort());
        QVERIFY(socket.waitForConnected());
        socket.write("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QTRY_COMPARE(describe(recorder).size(), 2);
        QVERIFY(describe(recorder).at(0).startsWith(u"<request:GET / HTTP/1.1"_s));
        QVERIFY(describe(recorder).at(1).startsWith(u">response:HTTP/1.1 4"_s));
        socket.disconnectFromHost();
        QTRY_COMPARE(recorder.connectionCount(), 0);
    }

    void byPredicate()
    {
        FrameRecorder recorder;
        recorder.setService(m_live->server.get());
        WebSocketClient *const first = m_live->connectClient(u"chat"_s);
        recorder.setPredicate([](const WebSocket &socket) { return socket.requestPath() == u"/chat"; });
        QCOMPARE(recorder.connectionCount(), 1);
        WebSocketClient *const second = m_live->connectClient(u"ticker"_s);
        WebSocketClient *const third = m_live->connectClient(u"chat"_s);
        QCOMPARE(recorder.connectionCount(), 2);
        echo(first, u"1"_s);
        echo(second, u"2"_s);
        echo(third, u"3"_s);
        QCOMPARE(describe(recorder),
                 Heads + Heads + QStringList({u"<text:1"_s, u">text:1"_s, u"<text:3"_s, u">text:3"_s}));
    }

    /// A client's side, several connections of it.
    void client()
    {
        FrameRecorder recorder;
        WebSocketClient client;
        recorder.record(&client);
        for (int i = 0; i < 2; ++i) {
            QSignalSpy connected(&client, &WebSocket::connected);
            client.open(QUrl(m_live->server->url() + u"chat"_s));
            QVERIFY(connected.wait());
            echo(&client, u"hello"_s);
            QSignalSpy closed(&client, &WebSocket::closed);
            client.close(CloseCode::NoStatus);
            QVERIFY(closed.wait());
        }
        const QStringList once{u">request:GET /chat HTTP/1.1"_s,
                               u"<response:HTTP/1.1 101 Switching Protocols"_s,
                               u">text:hello"_s,
                               u"<text:hello"_s,
                               u">close:"_s,
                               u"<close:"_s};
        QCOMPARE(describe(recorder), once + once);
        QCOMPARE(recorder.log()->connection(client.connectionId()).role, Role::Client);
        recorder.stop(&client);
        QCOMPARE(recorder.connectionCount(), 0);
    }

    void cutsPayloads()
    {
        FrameRecorder recorder;
        recorder.setService(m_live->server.get());
        recorder.setMaxPayload(10);
        recorder.setMaxBytes(1'000'000);
        WebSocketClient *const client = m_live->connectClient();
        recorder.record(m_live->lastSocket());
        echo(client, QString(300'000, u'x'));
        for (const quint64 number : {3, 4}) {
            const FrameRecord record = recorder.log()->records(number, 1).front();
            QCOMPARE(record.payload, QByteArray(10, 'x'));
            QCOMPARE(record.payloadSize, 300'000);
            QVERIFY(record.isCut() && record.complete);
        }
        QVERIFY(recorder.bytes() < 10'000);
    }

    void tellsHowOften()
    {
        FrameRecorder recorder;
        QSignalSpy recorded(&recorder, &FrameRecorder::recorded);
        for (int i = 0; i < 10'000; ++i)
            recorder.log()->append({});
        QVERIFY(recorded.wait());
        QCOMPARE(recorded.size(), 1);
        recorder.log()->append({});
        QVERIFY(recorded.wait());
        QCOMPARE(recorded.size(), 2);
    }

    /// What was under way when the connection ended is there, and says so.
    void incompleteFrames()
    {
        const auto log = std::make_shared<FrameLog>();
        auto tap = std::make_unique<FrameTap>(log, 5, 100);
        tap->payloadPassed(Direction::Received, "of a frame that began before"); // is left out
        tap->frameEnded(Direction::Received);
        tap->frameBegan({.direction = Direction::Received, .opcode = Opcode::Binary, .wireSize = 1000});
        tap->payloadPassed(Direction::Received, "ab");
        tap->frameBegan({.direction = Direction::Sent, .opcode = Opcode::Pong, .wireSize = 3});
        tap->payloadPassed(Direction::Sent, "p");
        tap->frameEnded(Direction::Sent);
        tap->payloadPassed(Direction::Received, "cd");
        tap.reset();
        const FrameRecording recording = log->snapshot();
        QCOMPARE(recording.frames.size(), 2u);
        QVERIFY(recording.frames[0].complete);
        QVERIFY(!recording.frames[1].complete);
        QCOMPARE(recording.frames[1].payload, "abcd");
    }

    void outlivesAndIsOutlived()
    {
        auto recorder = std::make_unique<FrameRecorder>();
        recorder->setServer(m_live->server.get());
        recorder->setRecordsAll(true);
        WebSocketClient *const client = m_live->connectClient();
        const std::shared_ptr<FrameLog> log = recorder->log();
        recorder.reset();
        echo(client, u"unseen"_s);
        QCOMPARE(log->snapshot().frames.size(), 2u);

        FrameRecorder second;
        second.setServer(m_live->server.get());
        second.setRecordsAll(true);
        QCOMPARE(second.connectionCount(), 1);
        m_live->server.reset();
        QCOMPARE(second.server(), nullptr);
        QCOMPARE(second.connectionCount(), 0);
    }

private:
    static void echo(WebSocketClient *client, const QString &text)
    {
        QSignalSpy received(client, &WebSocket::textMessageReceived);
        QVERIFY(client->sendTextMessage(text));
        QTRY_COMPARE(received.size(), 1);
    }

    std::unique_ptr<LiveServer> m_live;
};

QTEST_GUILESS_MAIN(tst_FrameRecorder)
#include "tst_framerecorder.moc"

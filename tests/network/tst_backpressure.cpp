// SPDX-License-Identifier: MIT
// Peers that do not read, and programs that do not want to.
#include "rawpeer.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qeventloop.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using namespace std::chrono_literals;

namespace {

constexpr qint64 Mebibyte = 1024 * 1024;

ServerOptions plainOptions()
{
    ServerOptions options;
    options.compression = CompressionOptions::none();
    options.limits.pingInterval = 0ms; // only messages are looked for
    return options;
}

/// A server and one client of it that reads only when it is told to.
struct Stuck
{
    explicit Stuck(const ServerOptions &options = plainOptions())
    {
        server.setOptions(options);
        server.listen(QHostAddress::LocalHost);
        peer = std::make_unique<RawPeer>(server.serverPort());
        peer->socket().setReadBufferSize(1024);
        // Or the system makes it larger the more has been read, and takes what is to wait.
        peer->socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 128 * 1024);
        peer->send(RawPeer::upgrade());
        if (!QTest::qWaitFor([this] { return server.connectionCount() == 1; }, Patience))
            qFatal("no connection");
        socket = server.connections().constFirst();
    }

    /// Sends messages of 64 KiB that begin with their number, until one has to wait although the system was asked.
    int fill()
    {
        RawPeer witness(server.serverPort());
        witness.send(RawPeer::upgrade());
        int count = 0;
        for (bool waits = false; !waits;) {
            while (socket->sendBinaryMessage(numbered(count++)).outcome == SendResult::Sent)
                QCoreApplication::processEvents();
            // A network thread does what it was asked before it reads.
            const QByteArray sign = "sign " + QByteArray::number(count);
            witness.send(RawPeer::frame(0x89, sign));
            if (!witness.waitFor(sign))
                qFatal("no answer");
            waits = socket->sendBinaryMessage(numbered(count++)).outcome != SendResult::Sent;
        }
        return count;
    }

    static QByteArray numbered(int number) { return QByteArray::number(number).leftJustified(64 * 1024, ' '); }

    /// The numbers of the messages that the peer gets when it reads all there is.
    QList<int> readNumbers()
    {
        peer->socket().setReadBufferSize(0);
        const auto isIdle = [this] {
            peer->read();
            return socket->bytesToWrite() == 0 && peer->socket().bytesAvailable() == 0;
        };
        if (!QTest::qWaitFor(isIdle, Patience))
            return {};
        // A pong behind it all has not got to be there yet.
        socket->ping("end of test");
        if (!peer->waitFor("end of test"))
            return {};
        QList<int> numbers;
        const QByteArray frames = peer->frames();
        for (qsizetype at = 0; at < frames.size() && frames[at] == char(0x82); at += 10 + 64 * 1024)
            numbers.append(frames.mid(at + 10, 10).trimmed().toInt());
        return numbers;
    }

    WebSocketServer server;
    std::unique_ptr<RawPeer> peer;
    WebSocket *socket = nullptr;
};

QList<int> upTo(int count)
{
    QList<int> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

} // namespace

class tst_Backpressure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queuedMessagesArrive()
    {
        Stuck stuck;
        int count = stuck.fill();
        for (; count < 100; ++count)
            QVERIFY(stuck.socket->sendBinaryMessage(Stuck::numbered(count)));
        QVERIFY(stuck.socket->bytesToWrite() > 0);
        QCOMPARE(stuck.readNumbers(), upTo(count));
        QCOMPARE(stuck.socket->counters().messagesSent, quint64(count));
        QCOMPARE(stuck.socket->counters().messagesDropped, 0);
    }

    void waterMarks()
    {
        Stuck stuck;
        QStringList told;
        connect(stuck.socket, &WebSocket::highWaterMarkReached, this, [&] {
            QVERIFY(stuck.socket->bytesToWrite() > Limits().sendHighWater);
            told.append(u"high"_s);
        });
        connect(stuck.socket, &WebSocket::drained, this, [&] {
            QCOMPARE(stuck.socket->bytesToWrite(), 0);
            told.append(u"drained"_s);
        });
        for (int round = 1; round < 3; ++round) {
            stuck.fill();
            for (int i = 0; i < 40; ++i)
                stuck.socket->sendBinaryMessage(Stuck::numbered(i));
            QVERIFY(told.size() == 2 * round - 2); // not from within the call
            QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2 * round - 1, Patience);
            stuck.readNumbers();
            QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2 * round, Patience);
            stuck.peer->socket().setReadBufferSize(1024);
        }
        QCOMPARE(told, (QStringList{u"high"_s, u"drained"_s, u"high"_s, u"drained"_s}));
    }

    void dropOldest()
    {
        ServerOptions options = plainOptions();
        options.overflowPolicy = OverflowPolicy::DropOldest;
        options.limits.maxSendQueue = Mebibyte;
        Stuck stuck(options);
        int count = stuck.fill();
        for (const int last = count + 200; count < last; ++count) {
            QCOMPARE(stuck.socket->sendBinaryMessage(Stuck::numbered(count)), SendResult::Queued);
            QVERIFY(stuck.socket->bytesToWrite() <= Mebibyte + 70'000);
        }
        const QList<int> numbers = stuck.readNumbers();
        QVERIFY(std::ranges::is_sorted(numbers));
        QCOMPARE(numbers.constLast(), count - 1);
        QCOMPARE(quint64(numbers.size()), stuck.socket->counters().messagesSent);
        QCOMPARE(quint64(count - numbers.size()), stuck.socket->counters().messagesDropped);
        QVERIFY(numbers.size() < count);
    }

    void dropNewest()
    {
        Stuck stuck;
        stuck.socket->setOverflowPolicy(OverflowPolicy::DropNewest);
        int accepted = stuck.fill();
        while (stuck.socket->sendBinaryMessage(Stuck::numbered(accepted)))
            ++accepted;
        QCOMPARE(stuck.socket->sendBinaryMessage("x"), SendResult::Dropped);
        QVERIFY(stuck.socket->bytesToWrite() <= Limits().maxSendQueue + 70'000);
        QCOMPARE(stuck.readNumbers(), upTo(accepted));
    }

    void keepLatest()
    {
        ServerOptions options = plainOptions();
        options.overflowPolicy = OverflowPolicy::KeepLatest;
        Stuck stuck(options);
        const int count = stuck.fill();
        for (int i = count; i < 10'000; ++i)
            QCOMPARE(stuck.socket->sendBinaryMessage(Stuck::numbered(i), u"cursor"_s), SendResult::Queued);
        QVERIFY(stuck.socket->bytesToWrite() < Mebibyte);
        QCOMPARE(stuck.readNumbers(), upTo(count) + QList<int>{9'999});
    }

    void closePolicies_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("code");
        QTest::newRow("1008") << int(OverflowPolicy::Close) << 1008;
        QTest::newRow("1013") << int(OverflowPolicy::CloseTryAgainLater) << 1013;
    }
    void closePolicies()
    {
        QFETCH(int, policy);
        QFETCH(int, code);
        ServerOptions options = plainOptions();
        options.overflowPolicy = OverflowPolicy(policy);
        options.limits.maxSendQueue = Mebibyte;
        Stuck stuck(options);
        CloseCode closeCode = CloseCode::NoStatus;
        connect(&stuck.server, &WebSocketServer::connectionClosed, this,
                [&closeCode](WebSocket *socket) { closeCode = socket->closeCode(); });
        int number = stuck.fill();
        while (stuck.socket->sendBinaryMessage(Stuck::numbered(number)))
            ++number;
        // The messages that waited are gone at once, the rest is the network's.
        QTRY_COMPARE_WITH_TIMEOUT(stuck.socket->state(), WebSocket::State::Closing, Patience);
        QCOMPARE(stuck.socket->error(), Error::SendQueueFull);
        QVERIFY(stuck.socket->bytesToWrite() < Mebibyte / 2);
        // A peer that reads after all is told why.
        stuck.peer->socket().setReadBufferSize(0);
        QVERIFY(stuck.peer->waitForEnd());
        const QByteArray reason = explain(Error::SendQueueFull).data();
        QVERIFY(stuck.peer->read().endsWith(char(code >> 8) + QByteArray(1, char(code)) + reason));
        QTRY_COMPARE_WITH_TIMEOUT(closeCode, CloseCode(code), Patience);
    }

    void pingsThatNobodyReadsTheAnswersOf()
    {
        Stuck stuck;
        QSignalSpy pings(stuck.socket, &WebSocket::pingReceived);
        stuck.fill();
        const QByteArray flood = RawPeer::frame(0x89, QByteArray(125, 'p')).repeated(1000);
        for (int i = 0; i < 100; ++i)
            stuck.peer->send(flood);
        stuck.peer->send(RawPeer::frame(0x89, "the last"));
        QTRY_COMPARE_WITH_TIMEOUT(pings.size(), 100'001, Patience);
        QVERIFY(stuck.socket->bytesToWrite() < Mebibyte);
        stuck.peer->socket().setReadBufferSize(0);
        QVERIFY(stuck.peer->waitFor("\x8a\x08the last"));
    }

    void closeFollowsWhatWaits()
    {
        Stuck stuck;
        int count = stuck.fill();
        for (; count < 100; ++count)
            stuck.socket->sendBinaryMessage(Stuck::numbered(count));
        stuck.socket->close(CloseCode::GoingAway);
        QCOMPARE(stuck.socket->sendBinaryMessage("late"), SendResult::NotOpen);
        stuck.peer->socket().setReadBufferSize(0);
        QVERIFY(stuck.peer->waitFor("\x88\x02\x03\xe9"));
        QCOMPARE(stuck.peer->frames().size(), count * (10 + 64 * 1024) + 4);
    }

    void peersCloseIsAnsweredBehindWhatWaits()
    {
        Stuck stuck;
        int count = stuck.fill();
        for (; count < 100; ++count)
            stuck.socket->sendBinaryMessage(Stuck::numbered(count));
        stuck.peer->send(RawPeer::frame(0x88, "\x03\xe8"));
        QTRY_COMPARE_WITH_TIMEOUT(stuck.socket->state(), WebSocket::State::Closing, Patience);
        stuck.peer->socket().setReadBufferSize(0);
        QVERIFY(stuck.peer->waitForEnd());
        QCOMPARE(stuck.peer->frames().size(), count * (10 + 64 * 1024) + 4);
        QTRY_COMPARE_WITH_TIMEOUT(stuck.server.connectionCount(), 0, Patience);
    }

    void results()
    {
        Stuck stuck;
        QCOMPARE(stuck.socket->sendTextMessage(u"a"_s), SendResult::Sent);
        QCOMPARE(stuck.socket->sendUtf8Message("\xff"), SendResult::NotUtf8);
        QCOMPARE(stuck.socket->sendMessage({}), SendResult::NotUtf8);
        QCOMPARE(stuck.socket->sendMessage(PreparedMessage::text(u"b"_s)), SendResult::Sent);
        WebSocketClient client;
        QCOMPARE(client.sendTextMessage(u"a"_s), SendResult::NotOpen);
        QVERIFY(!client.sendTextMessage(u"a"_s).reason().isEmpty());
        QVERIFY(SendResult(SendResult::Sent).reason().isEmpty());
    }

    void pausedReadingLosesNothing()
    {
        WebSocketServer server;
        server.setOptions(plainOptions());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketClient client;
        client.setCompression(CompressionOptions::none());
        client.open(QUrl(server.url()));
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        WebSocket *const socket = server.connections().constFirst();
        QList<int> numbers;
        connect(socket, &WebSocket::binaryMessageReceived, this, [&](const QByteArray &message) {
            numbers.append(message.trimmed().toInt());
            // In the midst of those that have been read already.
            if (numbers.size() == 3)
                socket->pauseReading();
        });
        int sent = 0;
        // Until nothing moves any more: TCP has slowed the client down.
        do {
            while (client.sendBinaryMessage(Stuck::numbered(sent++)).outcome == SendResult::Sent)
                QTest::qWait(0);
            QTest::qWait(50);
        } while (client.bytesToWrite() == 0);
        QCOMPARE(numbers, upTo(3));
        QVERIFY(socket->isReadingPaused());
        QVERIFY(socket->counters().bytesReceived < quint64(2 * Mebibyte)); // a network thread may read ahead
        QVERIFY(socket->sendTextMessage(u"writing goes on"_s));
        socket->resumeReading();
        QCOMPARE(numbers.size(), 3); // not from within the call
        QTRY_COMPARE_WITH_TIMEOUT(numbers.size(), sent, Patience);
        QCOMPARE(numbers, upTo(sent));
    }

    void pauseOutlivesThePeer()
    {
        Stuck stuck;
        QStringList told;
        connect(stuck.socket, &WebSocket::textMessageReceived, this, [&](const QString &message) {
            told.append(message);
            if (told.size() == 1)
                stuck.socket->pauseReading();
        });
        connect(stuck.socket, &WebSocket::closed, this, [&] { told.append(u"closed"_s); });
        stuck.peer->send(RawPeer::frame(0x81, "a") + RawPeer::frame(0x81, "b") + RawPeer::frame(0x81, "c"));
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
        stuck.peer->socket().disconnectFromHost();
        QTest::qWait(50);
        QCOMPARE(told, QStringList{u"a"_s});
        QCOMPARE(stuck.socket->state(), WebSocket::State::Open);
        stuck.socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(told, (QStringList{u"a"_s, u"b"_s, u"c"_s, u"closed"_s}), Patience);
    }

    void pauseIsNoSilence()
    {
        ServerOptions options = plainOptions();
        options.limits.pingInterval = 20ms;
        options.limits.pongTimeout = 20ms;
        WebSocketServer other; // shows that time enough has passed
        other.setOptions(options);
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Stuck stuck(options);
        stuck.socket->pauseReading();
        for (int i = 0; i < 3; ++i) {
            RawPeer silent(other.serverPort());
            silent.send(RawPeer::upgrade());
            QVERIFY(silent.waitForEnd());
        }
        QCOMPARE(stuck.server.connectionCount(), 1);
        stuck.socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(stuck.server.connectionCount(), 0, Patience);
    }

    void closeEndsThePause()
    {
        Stuck stuck;
        stuck.socket->pauseReading();
        stuck.peer->socket().setReadBufferSize(0);
        stuck.peer->send(RawPeer::frame(0x81, "a"));
        QSignalSpy texts(stuck.socket, &WebSocket::textMessageReceived);
        bool clean = false;
        connect(stuck.socket, &WebSocket::closed, this,
                [&](CloseCode, const QString &, bool isClean) { clean = isClean; });
        stuck.socket->close();
        QVERIFY(stuck.peer->waitFor("\x88\x02\x03\xe8"));
        stuck.peer->send(RawPeer::frame(0x88, "\x03\xe8"));
        QTRY_COMPARE_WITH_TIMEOUT(stuck.server.connectionCount(), 0, Patience);
        QCOMPARE(texts.size(), 1);
        QVERIFY(clean);
    }

    /// A slot that pauses, resumes, and runs an event loop meanwhile.
    void pausedInANestedLoop()
    {
        Stuck stuck;
        QList<QString> told;
        connect(stuck.socket, &WebSocket::textMessageReceived, this, [&](const QString &message) {
            told.append(message);
            if (message != u"a")
                return;
            stuck.socket->pauseReading();
            QTest::qWait(20);
            stuck.socket->resumeReading();
            QTest::qWait(20);
            told.append(u"after a"_s);
        });
        stuck.peer->send(RawPeer::frame(0x81, "a") + RawPeer::frame(0x81, "b"));
        QTRY_COMPARE_WITH_TIMEOUT(told, (QList<QString>{u"a"_s, u"after a"_s, u"b"_s}), Patience);
    }
};

QTEST_GUILESS_MAIN(tst_Backpressure)
#include "tst_backpressure.moc"

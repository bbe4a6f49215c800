// SPDX-License-Identifier: MIT
// Peers that do not read, hardly read, or do not end.
#include "hostile.h"

#include <Tidewire/WebSocketClient>

#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

ServerOptions withPolicy(OverflowPolicy policy)
{
    ServerOptions options;
    options.compression = CompressionOptions::none();
    options.limits.maxSendQueue = Mebibyte;
    options.overflowPolicy = policy;
    return options;
}

} // namespace

class tst_HostileReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverReads_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<CloseCode>("code");
        QTest::newRow("close") << int(OverflowPolicy::Close) << CloseCode::PolicyViolation;
        QTest::newRow("try again later") << int(OverflowPolicy::CloseTryAgainLater) << CloseCode::TryAgainLater;
        QTest::newRow("drop the oldest") << int(OverflowPolicy::DropOldest) << CloseCode::NoStatus;
        QTest::newRow("drop the newest") << int(OverflowPolicy::DropNewest) << CloseCode::NoStatus;
        QTest::newRow("keep the latest") << int(OverflowPolicy::KeepLatest) << CloseCode::NoStatus;
    }
    void neverReads()
    {
        QFETCH(const int, policy);
        QFETCH(const CloseCode, code);
        Besieged besieged(withPolicy(OverflowPolicy(policy)));
        const auto peer = besieged.openPeer();
        peer->socket().setReadBufferSize(1);
        const QPointer<WebSocket> socket(besieged.socket());
        Growth growth;
        for (int i = 0; i < 2'000 && socket && socket->state() == WebSocket::Open; ++i) {
            socket->sendBinaryMessage(QByteArray(64 * 1024, char(i)), u"key"_s);
            QVERIFY(socket->bytesToWrite() <= Mebibyte + 70'000);
            if (i % 64 == 0) {
                QVERIFY(besieged.witnessIsServed());
                growth.look();
            }
        }
        QVERIFY(growth.isBelow(16 * Mebibyte));
        if (code == CloseCode::NoStatus) {
            QCOMPARE(socket->state(), WebSocket::Open);
        } else {
            // It does not read the close frame either.
            QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
            QCOMPARE(besieged.error, Error::SendQueueFull);
            QCOMPARE(besieged.code, code);
            QVERIFY(besieged.log.names(Error::SendQueueFull));
        }
        QVERIFY(besieged.witnessIsServed());
    }

    /// It takes so little that nothing moves for as long as a dead peer is given.
    void sips()
    {
        ServerOptions options = withPolicy(OverflowPolicy::DropOldest);
        options.limits.pingInterval = 100ms;
        options.limits.pongTimeout = 300ms;
        options.limits.closeTimeout = 100ms;
        Besieged besieged(options);
        const auto peer = besieged.openPeer();
        peer->socket().setReadBufferSize(1);
        QTimer sip;
        connect(&sip, &QTimer::timeout, this, [&] { peer->socket().read(1); });
        sip.start(50);
        for (int i = 0; i < 400; ++i)
            besieged.server.broadcastBinaryMessage(QByteArray(64 * 1024, 'x'));
        QTRY_VERIFY_WITH_TIMEOUT(besieged.log.names(Error::PongTimeout), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(besieged.server.connectionCount(), 0, Patience);
    }

    /// Both sides may wait for the other to read, but not at the same time: nothing would move any more.
    void bothSidesGoOnReading()
    {
        Besieged besieged(withPolicy(OverflowPolicy::Close));
        // What the system holds is to be little.
        const int size = 64 * 1024;
        const int listener = int(besieged.server.socketDescriptor());
        ::setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
        ::setsockopt(listener, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        WebSocketClient client;
        client.setCompression(CompressionOptions::none());
        Limits limits;
        limits.maxSendQueue = 32 * Mebibyte;
        client.setLimits(limits);
        QSignalSpy echoes(&client, &WebSocket::binaryMessageReceived);
        client.open(QUrl(besieged.server.url()));
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Open, Patience);
        for (int i = 0; i < 3; ++i)
            QVERIFY(client.sendBinaryMessage(QByteArray(16 * Mebibyte, char(i))));
        QTRY_COMPARE_WITH_TIMEOUT(echoes.size(), 3, Patience);
        QCOMPARE(client.state(), WebSocket::Open);
        QVERIFY(besieged.witnessIsServed());
    }

    /// The latest message of a key may be larger than the one whose place it takes.
    void latestMessagesAreBounded()
    {
        Besieged besieged(withPolicy(OverflowPolicy::KeepLatest));
        const auto peer = besieged.openPeer();
        peer->socket().setReadBufferSize(1);
        const QPointer<WebSocket> socket(besieged.socket());
        while (socket->sendBinaryMessage(QByteArray(64 * 1024, 'x')).outcome == SendResult::Sent)
            QCoreApplication::processEvents();
        for (const qsizetype size : {qsizetype(1), qsizetype(Mebibyte)}) {
            for (int i = 0; i < 64 && socket->state() == WebSocket::Open; ++i)
                socket->sendBinaryMessage(QByteArray(size, 'y'), QString::number(i));
        }
        QVERIFY2(socket->bytesToWrite() < 3 * Mebibyte, QByteArray::number(socket->bytesToWrite()).constData());
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.error, Error::SendQueueFull);
    }

    void noCloseReply_data()
    {
        QTest::addColumn<bool>("talks");
        QTest::newRow("silent") << false;
        QTest::newRow("goes on sending") << true;
    }
    /// What else comes does not move the deadline.
    void noCloseReply()
    {
        QFETCH(const bool, talks);
        ServerOptions options;
        options.limits.closeTimeout = 300ms;
        Besieged besieged(options);
        const auto peer = besieged.openPeer();
        QTimer chatter;
        connect(&chatter, &QTimer::timeout, this, [&] {
            if (peer->socket().isOpen())
                peer->send(RawPeer::frame(0x81, "late") + RawPeer::frame(0x89));
        });
        if (talks)
            chatter.start(10);
        besieged.socket()->close(CloseCode::GoingAway);
        QVERIFY(peer->waitFor("\x88\x02\x03\xe9"));
        QVERIFY(peer->waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.error, Error::CloseTimeout);
        QCOMPARE(besieged.code, CloseCode::Abnormal);
        QVERIFY(besieged.log.names(Error::CloseTimeout));
        QVERIFY(besieged.witnessIsServed());
    }

    void doesNotEnd_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<Error>("error");
        QTest::newRow("after the closing handshake") << RawPeer::frame(0x88, "\x03\xe8") << Error::None;
        QTest::newRow("after a failure") << RawPeer::frame(0xF1) << Error::ReservedBitSet;
    }
    /// Nor does it help to go on sending.
    void doesNotEnd()
    {
        QFETCH(const QByteArray, wire);
        QFETCH(const Error, error);
        ServerOptions options;
        options.limits.closeTimeout = 300ms;
        Besieged besieged(options);
        const auto peer = besieged.openPeer();
        peer->socket().setReadBufferSize(1); // so that it does not see the end, and end by itself
        peer->send(wire);
        Growth growth;
        peer->flood(QByteArray(100'000, 'x'), 2'000, [&] { growth.look(); });
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.error, error);
        QVERIFY(growth.isBelow(24 * Mebibyte));
        QVERIFY(besieged.isAlone());
        QVERIFY(besieged.witnessIsServed());
    }
};

QTEST_GUILESS_MAIN(tst_HostileReaders)
#include "tst_hostile_readers.moc"

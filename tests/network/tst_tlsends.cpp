// SPDX-License-Identifier: MIT
// How TLS connections of a server end, what cuts them off, and what strangers try.
#include "tlsfixture.h"

#include <QtCore/qtimer.h>
#include <QtNetwork/qsslsocket.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_TlsEnds : public QObject, protected TlsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void endOfOursIsTold_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("closing handshake") << RawPeer::upgrade() + RawPeer::frame(0x88);
        QTest::newRow("plain HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTest::newRow("broken protocol") << RawPeer::upgrade() + RawPeer::frame(0x83);
    }
    /// A close_notify comes behind the last word: else the peer could not tell it from an attacker's cut.
    void endOfOursIsTold()
    {
        QFETCH(const QByteArray, said);
        TlsPeer peer(m_server->serverPort());
        QVERIFY(peer.shakeHands());
        peer.send(said);
        QVERIFY(peer.waitForEnd());
        QCOMPARE(peer.reason(), QByteArray());
        QVERIFY(peer.hasCloseNotify());
        QVERIFY(peer.read().startsWith("HTTP/1.1 "));
    }

    void endOfTheirsIsAnswered()
    {
        if (isPortable())
            QSKIP("QSslSocket leaves a close_notify unanswered");
        const auto peer = openPeer();
        // Bytes behind it are none of TLS's any more, whatever they are.
        peer->tcp().send(peer->closeNotify() + "rubbish");
        QVERIFY(peer->waitForEnd());
        QVERIFY(peer->hasCloseNotify());
        QTRY_COMPARE_WITH_TIMEOUT(m_closed, 1, Patience);
        QCOMPARE(m_error, Error::ConnectionLost);
    }

    /// What is sent before the close_notify comes before the end, also to a program that does not read for a while.
    void pausedProgramHearsAll()
    {
        const auto peer = openPeer();
        WebSocket *const socket = lastSocket();
        QStringList heard;
        connect(socket, &WebSocket::textMessageReceived, this, [&](const QString &text) {
            heard << text;
            if (text == u"first")
                socket->pauseReading();
        });
        connect(socket, &WebSocket::closed, this, [&] { heard << u"closed"_s; });
        peer->sendLast(RawPeer::frame(0x81, "first") + RawPeer::frame(0x81, "second"));
        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 1, Patience);
        const auto other = openPeer(); // the loop turns, and nothing comes
        QCOMPARE(heard, QStringList{u"first"_s});
        // Nor has the program's own direction ended, unless a network thread has seen the end already.
        if (!isPortable() && !qEnvironmentVariableIsSet("TIDEWIRE_THREADS")) {
            socket->sendTextMessage(u"meanwhile"_s);
            QVERIFY(peer->waitFor("meanwhile"));
        }
        socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 3, Patience);
        QCOMPARE(heard, QStringList({u"first"_s, u"second"_s, u"closed"_s}));
    }

    /// A peer that has ended its stream, of TLS and of TCP, still gets all that was sent to it before.
    void halfClosedPeerGetsTheRest_data()
    {
        QTest::addColumn<bool>("endsTcp");
        QTest::newRow("of TLS") << false;
        QTest::newRow("of TCP as well") << true;
    }
    void halfClosedPeerGetsTheRest()
    {
        if (isPortable())
            QSKIP("QTcpSocket ends both directions when the peer ends its own");
        QFETCH(const bool, endsTcp);
        const QByteArray large(8 * 1024 * 1024, 'x');
        connect(m_server.get(), &SecureWebSocketServer::connectionOpened, this, [&](WebSocket *socket) {
            if (socket->requestPath() == u"/large")
                socket->sendBinaryMessage(large);
        });
        TlsPeer peer(m_server->serverPort());
        QVERIFY(peer.shakeHands());
        peer.tcp().socket().setReadBufferSize(1024);
        peer.send(RawPeer::upgrade("/large"));
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 1, Patience);
        WebSocket *const socket = lastSocket();
        QSignalSpy closed(socket, &WebSocket::closed);
        peer.sendLast(RawPeer::frame(0x88));
        peer.tcp().socket().flush();
        if (endsTcp)
            peer.tcp().endStream();
        QTRY_COMPARE_WITH_TIMEOUT(socket->state(), WebSocket::Closing, Patience);
        QVERIFY(socket->bytesToWrite() > 0);
        peer.tcp().socket().setReadBufferSize(0);
        QVERIFY(peer.waitForEnd());
        const QByteArray frames = peer.frames();
        QCOMPARE(frames.size(), 10 + large.size() + 2);
        QVERIFY(frames.endsWith(QByteArray("x\x88\x00", 3)));
        QVERIFY(peer.hasCloseNotify());
        QTRY_COMPARE_WITH_TIMEOUT(m_closed, 1, Patience);
        QCOMPARE(m_error, Error::None);
    }

    /// Its end comes with its last message, to which the program has an answer.
    void lastMessageIsAnswered()
    {
        if (isPortable())
            QSKIP("QSslSocket ends both directions when the peer ends its own");
        if (qEnvironmentVariableIsSet("TIDEWIRE_THREADS"))
            QSKIP("The program hears of the message when the network thread has seen the end");
        const auto peer = openPeer();
        peer->sendLast(RawPeer::frame(0x81, "the last"));
        QVERIFY(peer->waitForEnd());
        QCOMPARE(peer->frames(), RawPeer::unmasked(RawPeer::frame(0x81, "the last")));
    }

    /// The same from a slot that runs an event loop afterwards, before the other messages have had their turn.
    void answeredBeforeANestedEventLoop()
    {
        if (isPortable())
            QSKIP("QSslSocket ends both directions when the peer ends its own");
        const auto peer = openPeer();
        WebSocket *const socket = lastSocket();
        QStringList heard;
        connect(socket, &WebSocket::textMessageReceived, this, [&](const QString &text) {
            heard << text;
            if (text != u"first")
                return socket->pauseReading();
            const auto other = openPeer();
        });
        connect(socket, &WebSocket::closed, this, [&] { heard << u"closed"_s; });
        peer->sendLast(RawPeer::frame(0x81, "first") + RawPeer::frame(0x81, "second") + RawPeer::frame(0x81, "third"));
        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 2, Patience);
        if (!qEnvironmentVariableIsSet("TIDEWIRE_THREADS")) // where the end is seen at once
            QVERIFY(peer->waitFor("first"));
        socket->resumeReading();
        QTRY_VERIFY_WITH_TIMEOUT(heard.size() > 2, Patience);
        QCOMPARE(heard.at(2), u"third"_s);
        socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(heard, QStringList({u"first"_s, u"second"_s, u"third"_s, u"closed"_s}), Patience);
    }

    /// A peer that goes on sending after our end does not keep it from what we said.
    void endDropsInput()
    {
        connect(m_server.get(), &SecureWebSocketServer::binaryMessageReceived, this, [](WebSocket *socket) {
            socket->sendTextMessage(u"the last word"_s);
            socket->close(CloseCode::Normal);
        });
        const auto peer = openPeer();
        const QByteArray noise = RawPeer::frame(0x82, QByteArray(1'000'000, 'n'));
        peer->tcp().send(peer->records(RawPeer::frame(0x82, "go") + RawPeer::frame(0x88) + noise));
        QVERIFY(peer->waitForEnd());
        QVERIFY(peer->frames().startsWith("\x81\x0Dthe last word\x88\x02\x03\xE8"));
        QVERIFY(peer->hasCloseNotify());
    }

    /// The same, while much of that is still in the kernel: were TCP to end by a reset, it would go no further.
    void endDropsInputOfOneThatReadsLate()
    {
        const auto peer = openNarrowPeer(1024 * 1024);
        QTcpSocket &tcp = peer->tcp().socket();
        tcp.setReadBufferSize(1);
        WebSocket *const socket = lastSocket();
        const QByteArray message(100'000, 'm');
        socket->sendBinaryMessage(message);
        QTRY_COMPARE_WITH_TIMEOUT(socket->bytesToWrite(), 0, Patience);
        peer->send(RawPeer::frame(0x83, "no such opcode"));
        tcp.flush();
        openPeer(); // so that the server had its turn
        QTimer noise;
        connect(&noise, &QTimer::timeout, &noise, [&] { peer->send(RawPeer::frame(0x82, "not read any more")); });
        noise.start(0);
        tcp.setReadBufferSize(0);
        QVERIFY(peer->waitForEnd());
        QVERIFY(peer->frames().contains(message + "\x88"));
        QVERIFY(peer->hasCloseNotify());
    }

    void cutHandshake_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("reset");
        for (const bool reset : {false, true}) {
            for (const int bytes : {0, 1, 4, 5, 6, 9, 100, -1, 1'000})
                QTest::addRow("%s after %d", reset ? "reset" : "end", bytes) << bytes << reset;
        }
    }
    /// The ClientHello in part, or with -1 without its last byte, or whole, and then the end.
    void cutHandshake()
    {
        QFETCH(const int, bytes);
        QFETCH(const bool, reset);
        TlsPeer peer(m_server->serverPort());
        QTRY_COMPARE_WITH_TIMEOUT(peer.tcp().socket().state(), QAbstractSocket::ConnectedState, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->findChildren<WebSocket *>().size(), 1, Patience);
        const QByteArray hello = peer.handshakeRecords();
        peer.tcp().send(bytes < 0 ? hello.chopped(-bytes) : hello.first(qMin<qsizetype>(bytes, hello.size())));
        peer.tcp().socket().flush();
        if (reset)
            peer.tcp().reset();
        else
            peer.tcp().endStream();
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QVERIFY(m_failures[0].error != Error::None);
        QVERIFY(m_failures[0].error != Error::HandshakeTimeout);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->findChildren<WebSocket *>().size(), 0, Patience);
    }

    void garbageInHandshake_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(100, '\0');
        QTest::newRow("a record of another version") << QByteArray::fromHex("1609990005") + "wrong";
        QTest::newRow("a hello that lies about its length") << QByteArray::fromHex("1603010005010fffff00");
        QTest::newRow("a record that is too large") << QByteArray::fromHex("160301ffff") + QByteArray(65'535, 'x');
        QTest::newRow("application data") << QByteArray::fromHex("1703030005") + "early";
        QTest::newRow("an alert") << QByteArray::fromHex("15030100020228");
    }
    void garbageInHandshake()
    {
        QFETCH(const QByteArray, bytes);
        TlsPeer peer(m_server->serverPort());
        peer.tcp().send(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures[0].error, Error::TlsFailure);
        QVERIFY(!m_failures[0].detail.isEmpty());
        QVERIFY(peer.waitForEnd());
    }

    void garbageInside_data()
    {
        QTest::addColumn<int>("position");
        QTest::newRow("type") << 0;
        QTest::newRow("version") << 1;
        QTest::newRow("payload") << 20;
    }
    /// A byte of a record was changed on its way. What came before it counts, and it is an error of TLS.
    void garbageInside()
    {
        QFETCH(const int, position);
        const auto peer = openPeer();
        QStringList heard;
        connect(lastSocket(), &WebSocket::textMessageReceived, this, [&](const QString &text) { heard << text; });
        const QByteArray good = peer->records(RawPeer::frame(0x81, "good"));
        QByteArray bad = peer->records(RawPeer::frame(0x81, QByteArray(100, 'b')));
        bad[position] = char(bad[position] ^ 0x55);
        peer->tcp().send(good + bad);
        QTRY_COMPARE_WITH_TIMEOUT(m_closed, 1, Patience);
        QCOMPARE(heard, QStringList{u"good"_s});
        QCOMPARE(m_error, Error::TlsFailure);
        QVERIFY(m_detail.size() > explain(Error::TlsFailure).size());
        QVERIFY(peer->waitForEnd());
        if (!isPortable())
            QVERIFY2(peer->reason().contains("alert"), peer->reason());
    }

    /// Also right behind the upgrade, when the server may not have answered it yet.
    void garbageBehindTheRequest()
    {
        TlsPeer peer(m_server->serverPort());
        QVERIFY(peer.shakeHands());
        peer.tcp().send(peer.records(RawPeer::upgrade()) + "rubbish");
        QVERIFY(peer.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->findChildren<WebSocket *>().size(), 0, Patience);
    }

    void resetInEachState_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("established") << QByteArray();
        QTest::newRow("in the head") << QByteArray("GET / HTTP/1.1\r\n");
        QTest::newRow("open") << RawPeer::upgrade();
        QTest::newRow("in a frame") << RawPeer::upgrade() + RawPeer::header(0x81, 100) + "part";
        QTest::newRow("closing") << RawPeer::upgrade() + RawPeer::frame(0x88);
    }
    void resetInEachState()
    {
        QFETCH(const QByteArray, said);
        TlsPeer peer(m_server->serverPort());
        QVERIFY(peer.shakeHands());
        if (!said.isEmpty())
            peer.send(said);
        peer.tcp().socket().flush();
        peer.tcp().reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->findChildren<WebSocket *>().isEmpty(), Patience);
    }

    /// Who it was is not known to the system any more when TLS tells that it is ready.
    void resetIsCountedToItsAddress()
    {
        ServerOptions options = m_server->options();
        options.limits.maxConnectionsPerAddress = 1;
        m_server->setOptions(options);
        {
            TlsPeer peer(m_server->serverPort());
            QVERIFY(peer.shakeHands());
            peer.tcp().socket().flush();
            peer.tcp().reset();
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures.constFirst().peer.address, QHostAddress(QHostAddress::LocalHost));
        const auto next = openPeer();
        m_server->setOptions({});
    }

    void cutIsNoEnd()
    {
        const auto peer = openPeer();
        peer->tcp().endStream();
        QTRY_COMPARE_WITH_TIMEOUT(m_closed, 1, Patience);
        QCOMPARE(m_error, Error::ConnectionLost);
    }
};

QTEST_GUILESS_MAIN(tst_TlsEnds)
#include "tst_tlsends.moc"

// SPDX-License-Identifier: MIT
// What could go wrong between a server and TLS: how connections end, what cuts them off, and what strangers try.
#include "testcertificate.h"
#include "tlspeer.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>

#include <QtCore/qeventloop.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qsslsocket.h>
#include <QtNetwork/qtcpserver.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <future>
#include <memory>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

bool isPortable()
{
    return qgetenv("TIDEWIRE_TRANSPORT") == "portable";
}

void onlyTls12(SSL_CTX *context)
{
    SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
}

} // namespace

class tst_TlsTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<SecureWebSocketServer>();
        m_server->setSslConfiguration(*serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile));
        m_failures.clear();
        m_closed = 0;
        connect(m_server.get(), &SecureWebSocketServer::handshakeFailed, this,
                [this](const HandshakeFailure &failure) { m_failures.append(failure); });
        connect(m_server.get(), &SecureWebSocketServer::connectionClosed, this, [this](WebSocket *socket) {
            m_error = socket->error();
            m_detail = socket->errorString();
            ++m_closed;
        });
        connect(m_server.get(), &SecureWebSocketServer::textMessageReceived, this,
                [](WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    void cleanup()
    {
        // Whatever a test has done to its connection: the server goes on.
        if (m_server) {
            const auto peer = openPeer();
            peer->send(RawPeer::frame(0x81, "still here"));
            QVERIFY(peer->waitFor("still here"));
        }
        m_server.reset();
    }

    /// Else the tests below would tell nothing of the native way.
    void transportIsTheOneAskedFor()
    {
        const auto peer = openPeer();
        QCOMPARE(m_server->findChildren<QSslSocket *>().size(), isPortable() ? 1 : 0);
    }

    void detailsAreKept()
    {
        const auto peer = openPeer(onlyTls12);
        const QPointer<WebSocket> socket = lastSocket();
        QCOMPARE(socket->tlsProtocol(), u"TLSv1.2"_s);
        const QString cipher = QString::fromLatin1(SSL_get_cipher_name(peer->ssl()));
        QCOMPARE(socket->tlsCipher(), cipher);
        QString protocolAfter;
        QString cipherAfter;
        connect(socket, &WebSocket::closed, this, [&] {
            protocolAfter = socket->tlsProtocol();
            cipherAfter = socket->tlsCipher();
        });
        peer->tcp().reset();
        QTRY_COMPARE_WITH_TIMEOUT(protocolAfter, u"TLSv1.2"_s, Patience);
        QCOMPARE(cipherAfter, cipher);
        const auto modern = openPeer();
        QCOMPARE(lastSocket()->tlsProtocol(), u"TLSv1.3"_s);
    }

    /// Records, and what is in them, come in any pieces.
    void piecesOfOneByte()
    {
        TlsPeer peer(m_server->serverPort());
        const auto sendInPieces = [&](const QByteArray &bytes) {
            for (const char byte : bytes) {
                peer.tcp().send(QByteArray(1, byte));
                peer.tcp().socket().flush();
                QCoreApplication::processEvents();
            }
        };
        QTRY_COMPARE_WITH_TIMEOUT(peer.tcp().socket().state(), QAbstractSocket::ConnectedState, Patience);
        sendInPieces(peer.handshakeRecords());
        QVERIFY(peer.shakeHands());
        sendInPieces(peer.records(RawPeer::upgrade()));
        QVERIFY(peer.waitFor("\r\n\r\n"));
        const QByteArray text(300, 't');
        sendInPieces(peer.records(RawPeer::frame(0x81, text)));
        QVERIFY(peer.waitFor(text));
    }

    /// More than the receive buffer takes, of records whose first part was held back.
    void manyLargeRecords()
    {
        const auto peer = openPeer();
        const QByteArray text(1'000'000, 'm');
        const QByteArray records = peer->records(RawPeer::frame(0x81, text) + RawPeer::frame(0x81, "end"));
        peer->tcp().send(records.first(16'000));
        peer->tcp().socket().flush();
        QTRY_VERIFY_WITH_TIMEOUT(lastSocket()->counters().bytesReceived > 0, Patience);
        peer->tcp().send(records.sliced(16'000));
        QVERIFY(peer->waitFor("end"));
        QCOMPARE(peer->frames().size(), 10 + text.size() + 5);
    }

    /// Records that came together, with slots after each of which its answer leaves at once: to send makes QSslSocket
    /// decrypt the next one.
    void answersBetweenRecords()
    {
        const auto peer = openPeer();
        const QPointer<WebSocket> socket = lastSocket();
        connect(socket, &WebSocket::textMessageReceived, socket, [] { QThread::msleep(15); });
        QByteArray records;
        QByteArray answers;
        for (int i = 0; i < 10; ++i) {
            const QByteArray text = "message " + QByteArray::number(i);
            records += peer->records(RawPeer::frame(0x81, text));
            answers += QByteArray("\x81\x09", 2) + text;
        }
        peer->tcp().send(records + peer->records(RawPeer::frame(0x88, "\x03\xe8")));
        QVERIFY(peer->waitFor("\x88\x02\x03\xe8"));
        QCOMPARE(peer->frames(), answers + "\x88\x02\x03\xe8");
        QTRY_VERIFY_WITH_TIMEOUT(!socket, Patience);
    }

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

    void keysAreUpdated()
    {
        const auto peer = openPeer();
        for (int i = 0; i < 3; ++i) {
            peer->tcp().send(peer->keyUpdate());
            const QByteArray text = "after update " + QByteArray::number(i) + '.';
            peer->send(RawPeer::frame(0x81, text));
            QVERIFY(peer->waitFor(text));
        }
    }

    /// Each asks for an answer, which costs memory if nobody takes it.
    void keyUpdatesDoNotPileUp()
    {
        if (qEnvironmentVariableIsSet("TIDEWIRE_THREADS"))
            QSKIP("What TLS itself has to write is known in the connection's thread only");
        if (isPortable())
            QSKIP("QSslSocket lets them");
        // The system is to hold little of what nobody takes. Accepted sockets inherit it.
        const int little = 32 * 1024;
        ::setsockopt(int(m_server->socketDescriptor()), SOL_SOCKET, SO_SNDBUF, &little, sizeof little);
        ServerOptions options;
        options.limits.pingInterval = {}; // a ping would wait as well
        m_server->setOptions(options);
        const auto peer = openPeer();
        ::setsockopt(int(peer->tcp().socket().socketDescriptor()), SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
        WebSocket *const socket = lastSocket();
        peer->tcp().socket().setReadBufferSize(1);
        const auto sendUpdates = [&] {
            QByteArray updates;
            for (int i = 0; i < 2'000; ++i)
                updates += peer->keyUpdate();
            peer->tcp().send(updates);
            openPeer(); // so that the server had its turn
        };
        for (int i = 0; i < 100 && socket->bytesToWrite() < 64 * 1024; ++i)
            sendUpdates();
        const qint64 waiting = socket->bytesToWrite();
        QVERIFY2(waiting > 64 * 1024 && waiting < 512 * 1024, QByteArray::number(waiting));
        for (int i = 0; i < 3; ++i)
            sendUpdates();
        QVERIFY2(socket->bytesToWrite() <= waiting, QByteArray::number(socket->bytesToWrite()));
        // Who reads again is read again.
        peer->tcp().socket().setReadBufferSize(0);
        peer->send(RawPeer::frame(0x81, "read again"));
        QVERIFY(peer->waitFor("read again"));
        m_server->setOptions({});
    }

    /// Who was not read, as too many answers to key updates waited, is read again when half of them have left, and not
    /// only when nothing waits any more: that may never be while the program goes on sending.
    void keyUpdatesGoOnAtHalf()
    {
        if (qEnvironmentVariableIsSet("TIDEWIRE_THREADS"))
            QSKIP("What TLS itself has to write is known in the connection's thread only");
        if (isPortable())
            QSKIP("QSslSocket lets them");
        constexpr qint64 Half = 32 * 1024;
        const auto peer = openNarrowPeer();
        QTcpSocket &tcp = peer->tcp().socket();
        WebSocket *const socket = lastSocket();
        int heard = 0;
        connect(socket, &WebSocket::binaryMessageReceived, this, [&] { ++heard; });
        tcp.setReadBufferSize(1);
        // All is read before more is sent, so that no updates are left behind those that are too many.
        int sent = 0;
        while (socket->bytesToWrite() <= 2 * Half) {
            QByteArray updates;
            for (int i = 0; i < 100; ++i)
                updates += peer->keyUpdate();
            peer->tcp().send(updates + peer->records(RawPeer::frame(0x82, "updated")));
            ++sent;
            QTRY_COMPARE_WITH_TIMEOUT(heard, sent, Patience);
        }
        const qint64 waiting = socket->bytesToWrite();
        QVERIFY2(waiting < 3 * Half, QByteArray::number(waiting));
        peer->send(RawPeer::frame(0x82, "and more"));
        tcp.flush();
        openPeer(); // so that the server had its turn
        QCOMPARE(heard, sent);
        QCOMPARE(socket->bytesToWrite(), waiting);
        // The peer takes half of it, and then nothing.
        tcp.setReadBufferSize(1024);
        const auto halfHasLeft = [&] {
            peer->read();
            return socket->bytesToWrite() <= Half;
        };
        QVERIFY(QTest::qWaitFor(halfHasLeft, Patience));
        openPeer();
        QCOMPARE(heard, sent + 1);
        QVERIFY2(socket->bytesToWrite() > 0, "too much has left at once to tell anything");
        tcp.setReadBufferSize(0);
        peer->send(RawPeer::frame(0x81, "read again"));
        QVERIFY(peer->waitFor("read again"));
    }

    /// What the program has to send is no answer to a key update, however much of it waits.
    void keyUpdatesOfOneThatIsSentMuch()
    {
        if (isPortable())
            QSKIP("QSslSocket lets them");
        const auto peer = openNarrowPeer();
        WebSocket *const socket = lastSocket();
        bool heard = false;
        connect(socket, &WebSocket::binaryMessageReceived, this, [&] { heard = true; });
        peer->tcp().socket().setReadBufferSize(1);
        socket->sendBinaryMessage(QByteArray(1'000'000, 'x'));
        QByteArray updates = peer->keyUpdate();
        updates += peer->keyUpdate();
        peer->tcp().send(updates + peer->records(RawPeer::frame(0x82, "still here")));
        QTRY_VERIFY_WITH_TIMEOUT(heard, Patience);
        QVERIFY(socket->bytesToWrite() > 64 * 1024);
    }

    /// Not TLS' own bytes, of which there are more while they wait.
    void bytesWrittenAreThoseOfTheFrames()
    {
        const auto peer = openNarrowPeer();
        WebSocket *const socket = lastSocket();
        peer->tcp().socket().setReadBufferSize(1);
        qint64 written = 0;
        connect(socket, &WebSocket::bytesWritten, this, [&](qint64 size) { written += size; });
        for (int i = 0; i < 200; ++i) {
            socket->sendBinaryMessage(QByteArray(1000, 'x'));
            QCoreApplication::processEvents();
        }
        peer->tcp().socket().setReadBufferSize(0);
        QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), 200 * 1004, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(socket->bytesToWrite(), 0, Patience);
        QCOMPARE(written, 200 * 1004);
    }

    /// Nothing that one connection leaves with OpenSSL is taken for another's, of QSslSocket for instance.
    void noErrorIsLeftInTheThread()
    {
        TlsPeer peer(m_server->serverPort());
        QVERIFY(peer.shakeHands());
        peer.tcp().send(peer.records("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") + "rubbish rubbish rubbish");
        ERR_clear_error(); // the peer's; it does nothing until the end
        QTRY_VERIFY_WITH_TIMEOUT(m_server->findChildren<WebSocket *>().isEmpty(), Patience);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void renegotiationIsRefused()
    {
        const auto peer = openPeer([](SSL_CTX *context) {
            onlyTls12(context);
            SSL_CTX_set_options(context, SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION);
        });
        SSL_renegotiate(peer->ssl());
        peer->tcp().send(peer->handshakeRecords());
        if (isPortable())
            QSKIP("QSslSocket does as it is told");
        QTRY_COMPARE_WITH_TIMEOUT(peer->reason(), QByteArray("no renegotiation"), Patience);
    }

    void slotDeletesTheSocket()
    {
        const auto peer = openPeer();
        const QPointer<WebSocket> socket = lastSocket();
        connect(socket, &WebSocket::textMessageReceived, this, [&] { delete socket.data(); });
        peer->send(RawPeer::frame(0x81, "one") + RawPeer::frame(0x81, "two"));
        QTRY_VERIFY_WITH_TIMEOUT(!socket, Patience);
        QVERIFY(peer->waitForEnd());
    }

    void slotDeletesTheServer()
    {
        const auto peer = openPeer();
        connect(lastSocket(), &WebSocket::textMessageReceived, this, [&] { m_server.reset(); });
        peer->sendLast(RawPeer::frame(0x81, "one"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_server, Patience);
        QVERIFY(peer->waitForEnd());
    }

    void nestedLoopServesOthers()
    {
        const auto waiting = openPeer();
        std::unique_ptr<TlsPeer> other;
        QEventLoop loop;
        QStringList seen;
        connect(m_server.get(), &SecureWebSocketServer::textMessageReceived, &loop,
                [&](WebSocket *, const QString &message) {
                    seen << message;
                    if (message == u"wait") {
                        QTimer::singleShot(0, &loop, [&] {
                            waiting->send(RawPeer::frame(0x81, "far behind"));
                            other = openPeer();
                            other->send(RawPeer::frame(0x81, "go on"));
                        });
                        loop.exec();
                    } else if (message == u"go on") {
                        loop.quit();
                    }
                });
        waiting->send(RawPeer::frame(0x81, "wait") + RawPeer::frame(0x81, "behind"));
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 4, Patience);
        QCOMPARE(seen, QStringList({u"wait"_s, u"go on"_s, u"behind"_s, u"far behind"_s}));
    }

    /// One peer that never stops does not keep the server from another.
    void floodStarvesNobody()
    {
        quint64 flood = 0;
        const QObject counter; // goes before the number does; a network thread's messages come later still
        connect(m_server.get(), &SecureWebSocketServer::binaryMessageReceived, &counter,
                [&](WebSocket *, const QByteArray &) { ++flood; });
        const auto noisy = openPeer();
        QByteArray many;
        for (int i = 0; i < 10'000; ++i)
            many += RawPeer::frame(0x82, "flood");
        const auto more = [&] {
            while (noisy->tcp().socket().bytesToWrite() < many.size())
                noisy->send(many);
        };
        connect(&noisy->tcp().socket(), &QTcpSocket::bytesWritten, this, more);
        more();
        QTRY_VERIFY_WITH_TIMEOUT(flood > 100'000, Patience);
        const auto quiet = openPeer();
        for (int i = 0; i < 20; ++i) {
            const QByteArray text = "quiet " + QByteArray::number(i) + ';';
            quiet->send(RawPeer::frame(0x81, text));
            QVERIFY(quiet->waitFor(text));
        }
        noisy->tcp().socket().disconnect(this);
    }

    /// A refusal would have to be encrypted first: the connection is dropped, and counted.
    void oneTooMany()
    {
        ServerOptions options;
        options.limits.maxConnections = 1;
        m_server->setOptions(options);
        const auto peer = openPeer();
        TlsPeer refused(m_server->serverPort());
        QVERIFY(!refused.shakeHands());
        QVERIFY(refused.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures[0].error, Error::TooManyConnections);
        m_server->setOptions({});
    }

    void serverInAnotherThread()
    {
        const auto peer = openPeer();
        SecureWebSocketServer *const server = m_server.release();
        server->disconnect(this);
        connect(server, &SecureWebSocketServer::textMessageReceived, server,
                [server](WebSocket *socket, const QString &text) {
                    socket->sendTextMessage(QThread::currentThread() == server->thread() ? text : u"wrong thread"_s);
                });
        peer->send(RawPeer::frame(0x81, "moved"));
        const std::unique_ptr<QThread> thread(QThread::create([] { QEventLoop().exec(); }));
        connect(thread.get(), &QThread::finished, server, &QObject::deleteLater);
        server->moveToThread(thread.get());
        thread->start();
        QVERIFY(peer->waitFor("moved"));
        TlsPeer later(server->serverPort());
        QVERIFY(later.shakeHands());
        thread->quit();
        QVERIFY(thread->wait(Patience));
        QVERIFY(peer->waitForEnd());
    }

private:
    /// One whose opening handshake is done.
    std::unique_ptr<TlsPeer> openPeer(const TlsPeer::Setup &setup = {})
    {
        auto peer = std::make_unique<TlsPeer>(m_server->serverPort(), setup);
        if (!peer->shakeHands())
            qFatal("no TLS: %s", peer->reason().constData());
        bool opened = false;
        const qsizetype failures = m_failures.size();
        const auto connection =
            connect(m_server.get(), &SecureWebSocketServer::connectionOpened, this, [&] { opened = true; });
        peer->send(RawPeer::upgrade());
        // A network thread answers before the server hears of it.
        if (!peer->waitFor("\r\n\r\n")
            || !QTest::qWaitFor([&] { return opened || m_failures.size() > failures; }, Patience))
            qFatal("no answer");
        disconnect(connection);
        return peer;
    }
    /// The same, over systems that hold little of what is not read, from the first byte on: it leaves by a few KiB.
    std::unique_ptr<TlsPeer> openNarrowPeer()
    {
        const int little = 4 * 1024;
        ::setsockopt(int(m_server->socketDescriptor()), SOL_SOCKET, SO_SNDBUF, &little, sizeof little);
        ServerOptions options;
        options.limits.pingInterval = {}; // a ping would wait as well
        m_server->setOptions(options);
        QTcpServer nobody;
        if (!nobody.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        auto peer = std::make_unique<TlsPeer>(nobody.serverPort());
        peer->tcp().socket().abort();
        peer->tcp().socket().setSocketDescriptor(connected(m_server->serverPort(), little));
        if (!peer->shakeHands())
            qFatal("no TLS: %s", peer->reason().constData());
        peer->send(RawPeer::upgrade());
        if (!peer->waitFor("\r\n\r\n") || !QTest::qWaitFor([&] { return m_server->connectionCount() == 1; }, Patience))
            qFatal("no answer");
        return peer;
    }
    /// A descriptor connected to \a port, whose system takes \a room bytes, about, that are not read: from the first
    /// on, as a window that was offered once is not taken back.
    static int connected(quint16 port, int room)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot connect");
        return descriptor;
    }
    WebSocket *lastSocket() const { return m_server->connections().constLast(); }

    QTemporaryDir m_folder;
    TestCertificate m_certificate{m_folder.path()};
    std::unique_ptr<SecureWebSocketServer> m_server;
    QList<HandshakeFailure> m_failures;
    Error m_error = Error::None;
    QString m_detail;
    int m_closed = 0;
};

QTEST_GUILESS_MAIN(tst_TlsTransport)
#include "tst_tlstransport.moc"

// SPDX-License-Identifier: MIT
// What could go wrong between a server and TLS: records in pieces, slots in the midst of them, floods.
#include "tlsfixture.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qpointer.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qsslsocket.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

void onlyTls12(SSL_CTX *context)
{
    SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
}

} // namespace

class tst_TlsTransport : public QObject, protected TlsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

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
        const std::unique_ptr<QThread> thread(QThread::create([server] {
            QEventLoop().exec();
            delete server;
            // By itself OpenSSL does it at the very end, which QThread::wait() does not wait for: LeakSanitizer, should
            // the process end at that moment, takes what is being freed for lost.
            OPENSSL_thread_stop();
        }));
        server->moveToThread(thread.get());
        thread->start();
        QVERIFY(peer->waitFor("moved"));
        TlsPeer later(server->serverPort());
        QVERIFY(later.shakeHands());
        thread->quit();
        QVERIFY(thread->wait(Patience));
        QVERIFY(peer->waitForEnd());
    }
};

QTEST_GUILESS_MAIN(tst_TlsTransport)
#include "tst_tlstransport.moc"

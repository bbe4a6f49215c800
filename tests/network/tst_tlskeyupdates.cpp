// SPDX-License-Identifier: MIT
// A TLS peer's key updates (RFC 8446 §4.6.3), and what they must not do.
#include "tlsfixture.h"

#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_TlsKeyUpdates : public QObject, protected TlsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

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

    /// Each asks for an answer, which costs memory if nobody takes it. Who is not read any more, as too many wait, is
    /// read again when half of them have left, and not only when nothing waits: that may never be while the program
    /// goes on sending.
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
            for (int i = 0; i < 32; ++i)
                updates += peer->keyUpdate();
            peer->tcp().send(updates + peer->records(RawPeer::frame(0x82, "updated")));
            ++sent;
            QTRY_COMPARE_WITH_TIMEOUT(heard, sent, Patience);
        }
        const qint64 waiting = socket->bytesToWrite();
        QVERIFY2(waiting < 3 * Half, QByteArray::number(waiting));
        QByteArray more;
        for (int i = 0; i < 10; ++i)
            more += peer->keyUpdate();
        peer->tcp().send(more + peer->records(RawPeer::frame(0x82, "and more")));
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

    void floodOfKeyUpdatesEnds()
    {
        if (isPortable())
            QSKIP("QSslSocket lets them");
        const auto peer = openPeer();
        QByteArray updates;
        for (int i = 0; i < 1000; ++i)
            updates += peer->keyUpdate();
        peer->tcp().send(updates);
        QTRY_COMPARE_WITH_TIMEOUT(m_closed, 1, Patience);
        QCOMPARE(m_error, Error::TlsFailure);
        QVERIFY2(m_detail.contains(u"too many key updates"_s), qPrintable(m_detail));
        QVERIFY(peer->waitForEnd());
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
};

QTEST_GUILESS_MAIN(tst_TlsKeyUpdates)
#include "tst_tlskeyupdates.moc"

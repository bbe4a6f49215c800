// SPDX-License-Identifier: MIT
// What is queued when a connection ends: it leaves as long as the peer reads, within bounds.
#include "rawpeer.h"

#include <Tidewire/WebSocketServer>

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace std::chrono_literals;
using namespace Tidewire;

namespace {

constexpr qsizetype Mebibyte = 1024 * 1024;
/// More than the system holds for both sides.
constexpr qsizetype Large = 32 * Mebibyte;

/// A server on a free port that answers every request with Large bytes, and notes how connections ended.
class Generous
{
public:
    explicit Generous(const Limits &limits, std::chrono::milliseconds shutdownTimeout = 1h)
    {
        ServerOptions options;
        options.limits = limits;
        options.limits.maxSendQueue = 2 * Large;
        options.shutdownTimeout = shutdownTimeout;
        server.setOptions(options);
        server.setHttpHandler(
            [](const HttpRequest &) { return HttpResponse::content("text/plain", QByteArray(Large, 'x')); });
        QObject::connect(&server, &WebSocketServer::connectionOpened, &server, [this](WebSocket *socket) {
            QObject::connect(socket, &WebSocket::closed, &server,
                             [this](CloseCode, const QString &, bool wasClean) { clean = wasClean; });
        });
        QObject::connect(&server, &WebSocketServer::connectionClosed, &server,
                         [this](WebSocket *socket) { error = socket->error(); });
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    /// The server's end of a connection whose peer does not read what comes after the answer.
    WebSocket *open(RawPeer &peer)
    {
        peer.socket().setReadBufferSize(64 * 1024);
        peer.send(RawPeer::upgrade());
        const auto isOpen = [this] {
            return server.connectionCount() == 1;
        }; // a network thread answers before it tells
        if (!peer.waitFor("\r\n\r\n") || !QTest::qWaitFor(isOpen, Patience))
            qFatal("no connection");
        return server.connections().constFirst();
    }
    static void sendMuch(WebSocket *socket)
    {
        for (qsizetype i = 0; i < Large / Mebibyte; ++i)
            socket->sendBinaryMessage(QByteArray(Mebibyte, 'x'));
    }

    WebSocketServer server;
    std::optional<bool> clean;
    std::optional<Error> error;
};

constexpr QByteArrayView GoingAway("\x88\x02\x03\xe9");

/// Reads until the end, never more than \a most bytes at a time, and returns how many bytes came, and the last of them.
/// Says \a answer to a close frame.
qsizetype readSlowly(RawPeer &peer, QByteArray *last = nullptr, qint64 most = 128 * 1024, const QByteArray &answer = {})
{
    QTcpSocket &socket = peer.socket();
    socket.setReadBufferSize(most);
    const auto moves = [&] {
        return socket.bytesAvailable() > 0 || socket.state() == QAbstractSocket::UnconnectedState;
    };
    qsizetype size = 0;
    while (QTest::qWaitFor(moves, Patience) && socket.bytesAvailable() > 0) {
        const QByteArray bytes = socket.read(most);
        size += bytes.size();
        if (last)
            *last = (*last + bytes).last(qMin(qsizetype(4), last->size() + bytes.size()));
        if (last && *last == GoingAway)
            peer.send(answer);
        QTest::qWait(12);
    }
    return size;
}

Limits impatient(std::chrono::milliseconds lingerTimeout)
{
    Limits limits;
    limits.closeTimeout = 1s; // who reads slowly takes three times that
    limits.lingerTimeout = lingerTimeout;
    return limits;
}

/// Nothing but what is to be tested ends a connection.
Limits patient()
{
    Limits limits;
    limits.closeTimeout = 1h;
    limits.lingerTimeout = 1h;
    return limits;
}

} // namespace

class tst_Closing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerReachesASlowReader()
    {
        Generous generous(impatient(1h));
        RawPeer peer(generous.server.serverPort());
        peer.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(readSlowly(peer) > Large);
    }

    void messagesReachASlowReader()
    {
        Generous generous(impatient(1h));
        RawPeer peer(generous.server.serverPort());
        WebSocket *const socket = generous.open(peer);
        Generous::sendMuch(socket);
        socket->close(CloseCode::GoingAway);
        QByteArray last;
        QVERIFY(readSlowly(peer, &last) > Large);
        QCOMPARE(last, GoingAway);
        QTRY_COMPARE_WITH_TIMEOUT(generous.error, Error::CloseTimeout, Patience); // it did not answer
    }

    /// Nothing leaves this program any more, and still the peer has much to read before it comes to the close frame.
    void whatTheSystemHoldsIsWaitedFor()
    {
        Generous generous(impatient(1h));
        RawPeer peer(generous.server.serverPort());
        WebSocket *const socket = generous.open(peer);
        socket->sendBinaryMessage(QByteArray(2 * Mebibyte, 'x'));
        socket->close(CloseCode::GoingAway);
        QByteArray last;
        QVERIFY(readSlowly(peer, &last, 8 * 1024, RawPeer::frame(0x88, "\x03\xe9")) > 2 * Mebibyte);
        QCOMPARE(last, GoingAway);
        QTRY_COMPARE_WITH_TIMEOUT(generous.clean, true, Patience);
        QCOMPARE(generous.error, Error::None);
    }

    void nobodyReadsForEver()
    {
        Generous generous(impatient(500ms));
        RawPeer peer(generous.server.serverPort());
        Generous::sendMuch(generous.open(peer));
        peer.send(RawPeer::frame(0x88, "\x03\xe8"));
        const qsizetype size = readSlowly(peer);
        QVERIFY2(size < Large, QByteArray::number(size).constData());
        QTRY_COMPARE_WITH_TIMEOUT(generous.error, Error::None, Patience);
        QCOMPARE(generous.clean, false);
    }

    /// The answer to a close frame is behind what the peer will never read.
    void resetIsNotClean()
    {
        Generous generous(patient());
        RawPeer peer(generous.server.serverPort());
        WebSocket *const socket = generous.open(peer);
        Generous::sendMuch(socket);
        QSignalSpy changes(socket, &WebSocket::stateChanged);
        peer.send(RawPeer::frame(0x88, "\x03\xe8"));
        QTRY_VERIFY_WITH_TIMEOUT(!changes.isEmpty(), Patience);
        peer.reset();
        QTRY_COMPARE_WITH_TIMEOUT(generous.clean, false, Patience);
    }

    void shutdownIsBounded_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("an answer") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTest::newRow("a connection") << RawPeer::upgrade();
        QTest::newRow("a closing handshake") << RawPeer::upgrade() + RawPeer::frame(0x88, "\x03\xe8");
    }
    void shutdownIsBounded()
    {
        QFETCH(const QByteArray, wire);
        Generous generous(patient(), 100ms);
        QObject::connect(&generous.server, &WebSocketServer::connectionOpened, this,
                         [](WebSocket *socket) { Generous::sendMuch(socket); });
        RawPeer peer(generous.server.serverPort());
        peer.socket().setReadBufferSize(1024);
        peer.send(wire);
        QTRY_COMPARE_WITH_TIMEOUT(peer.socket().bytesAvailable(), 1024, Patience);
        QSignalSpy finished(&generous.server, &WebSocketServer::shutdownFinished);
        generous.server.shutdown();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(generous.server.findChildren<WebSocket *>().isEmpty(), Patience);
    }

    void shutdownLetsAnAnswerLeave()
    {
        Generous generous(patient());
        RawPeer peer(generous.server.serverPort());
        peer.socket().setReadBufferSize(1024);
        peer.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(peer.socket().bytesAvailable(), 1024, Patience);
        QSignalSpy finished(&generous.server, &WebSocketServer::shutdownFinished);
        generous.server.shutdown();
        QVERIFY(readSlowly(peer) > Large);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
    }

    /// Its time is up in the midst of the next one.
    void shutdownsDoNotMix()
    {
        Generous generous(patient(), 100ms);
        QSignalSpy finished(&generous.server, &WebSocketServer::shutdownFinished);
        generous.server.shutdown();
        QCOMPARE(finished.count(), 1);
        QVERIFY(generous.server.listen(QHostAddress::LocalHost));
        ServerOptions options = generous.server.options();
        options.shutdownTimeout = 1h;
        generous.server.setOptions(options);
        RawPeer peer(generous.server.serverPort());
        generous.open(peer);
        generous.server.shutdown();
        QTest::qWait(200); // the first one's time
        QCOMPARE(generous.server.connectionCount(), 1);
        peer.send(RawPeer::frame(0x88, "\x03\xe9"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, Patience);
    }

    void abortDropsWhatIsLeft()
    {
        Generous generous(patient());
        RawPeer peer(generous.server.serverPort());
        const QPointer<WebSocket> socket(generous.open(peer));
        Generous::sendMuch(socket);
        peer.send(RawPeer::frame(0x88, "\x03\xe8"));
        QTRY_COMPARE_WITH_TIMEOUT(socket->state(), WebSocket::State::Closing, Patience);
        QCOMPARE(socket->closeCode(), CloseCode::Normal);
        socket->abort();
        QTRY_COMPARE_WITH_TIMEOUT(generous.clean, false, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!socket, Patience);
    }
};

QTEST_GUILESS_MAIN(tst_Closing)
#include "tst_closing.moc"

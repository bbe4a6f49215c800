// SPDX-License-Identifier: MIT
// Peers that fall silent.
#include "rawpeer.h"

#include "protocol/handshake.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qtcpserver.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using namespace std::chrono_literals;

namespace {

constexpr QByteArrayView EmptyPing("\x89\x00", 2);

ServerOptions impatient()
{
    ServerOptions options;
    options.limits.pingInterval = 20ms;
    options.limits.pongTimeout = 200ms;
    return options;
}

/// A server that completes the handshake and never says another word.
class MuteServer : public QTcpServer
{
public:
    MuteServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            m_socket = nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
        });
    }
    QByteArray received;

private:
    void read()
    {
        received += m_socket->readAll();
        const qsizetype end = received.indexOf("\r\n\r\n");
        if (m_answered || end < 0)
            return;
        m_answered = true;
        const HttpRequest request = *HttpRequest::parse(received.first(end + 4), {});
        received.remove(0, end + 4);
        m_socket->write(HandshakeAnswer().toBytes(request));
    }

    QTcpSocket *m_socket = nullptr;
    bool m_answered = false;
};

} // namespace

class tst_Keepalive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silentClientIsPingedAndClosed()
    {
        WebSocketServer server;
        server.setOptions(impatient());
        QSignalSpy closed(&server, &WebSocketServer::connectionClosed);
        Error error = Error::None;
        CloseCode code = CloseCode::NoStatus;
        connect(&server, &WebSocketServer::connectionClosed, &server, [&](WebSocket *socket) {
            error = socket->error();
            code = socket->closeCode();
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QVERIFY(peer.waitFor("\r\n\r\n" + EmptyPing.toByteArray()));
        QVERIFY(peer.waitForEnd());
        const QByteArray reason = explain(Error::PongTimeout).data();
        QCOMPARE(peer.frames(), EmptyPing.toByteArray() + "\x88" + char(2 + reason.size()) + "\x03\xF3" + reason);
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(error, Error::PongTimeout);
        QCOMPARE(code, CloseCode::InternalError);
    }

    /// Not only a pong: here the bytes of a frame that is never complete.
    void anyByteIsASignOfLife()
    {
        WebSocketServer server;
        server.setOptions(impatient());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        const QByteArray ping = EmptyPing.toByteArray();
        QVERIFY(peer.waitFor("\r\n\r\n" + ping));
        peer.send(QByteArray("\x82\xfe\x10\x00\0\0\0\0", 8));
        for (int pings = 2; pings < 6; ++pings) {
            QVERIFY(peer.waitFor("\r\n\r\n" + ping.repeated(pings)));
            peer.send("x");
        }
        QCOMPARE(server.connectionCount(), 1);
    }

    void whoTalksIsNotPinged()
    {
        WebSocketServer server;
        ServerOptions options;
        options.limits.pingInterval = 1h;
        server.setOptions(options);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x89, "a"));
        QVERIFY(peer.waitFor(QByteArray("\x8a\x01"
                                        "a")));
        QCOMPARE(peer.frames().size(), 3);
    }

    void canBeSwitchedOff()
    {
        WebSocketServer server;
        ServerOptions options = impatient();
        options.limits.pingInterval = 0ms;
        server.setOptions(options);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketServer other;
        other.setOptions(impatient());
        QVERIFY(other.listen(QHostAddress::LocalHost));
        RawPeer left(server.serverPort());
        RawPeer pinged(other.serverPort());
        left.send(RawPeer::upgrade());
        QVERIFY(left.waitFor("\r\n\r\n"));
        pinged.send(RawPeer::upgrade());
        // As long as it takes another server to lose its patience.
        QVERIFY(pinged.waitForEnd());
        QVERIFY(left.frames().isEmpty());
        QCOMPARE(server.connectionCount(), 1);
    }

    void clientsNoticeMuteServers()
    {
        MuteServer server;
        WebSocketClient client;
        client.setLimits(impatient().limits);
        QSignalSpy errors(&client, &WebSocket::errorOccurred);
        client.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort())));
        QTRY_COMPARE_WITH_TIMEOUT(client.error(), Error::PongTimeout, Patience);
        QCOMPARE(errors.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(server.received.startsWith("\x89\x80"), Patience);
    }

    /// It takes a large message for longer than it may be silent, and the ping waits behind that.
    void slowReaderIsGivenTime()
    {
        WebSocketServer server;
        ServerOptions options = impatient();
        options.compression = CompressionOptions::none();
        options.limits.pingInterval = 2s; // the message goes before
        options.limits.pongTimeout = 1s;
        server.setOptions(options);
        Error error = Error::None;
        connect(&server, &WebSocketServer::connectionClosed, &server,
                [&error](WebSocket *socket) { error = socket->error(); });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer peer(server.serverPort());
        constexpr qsizetype Sip = 64 * 1024;
        constexpr qsizetype Large = 32'000'000;
        peer.socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, Sip);
        peer.socket().setReadBufferSize(Sip);
        peer.reserve(Large + Sip);
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        WebSocket *const socket = server.connections().constFirst();
        qsizetype takenAtError = 0;
        connect(socket, &WebSocket::errorOccurred, this, [&] { takenAtError = peer.read().size(); });
        QVERIFY(socket->sendBinaryMessage(QByteArray(Large, 'x')));
        QTimer sips;
        connect(&sips, &QTimer::timeout, this, [&peer] { peer.read(); });
        QElapsedTimer time;
        time.start();
        sips.start(10);
        QTRY_COMPARE_WITH_TIMEOUT(error, Error::PongTimeout, Patience);
        QVERIFY2(takenAtError > Large, QByteArray::number(takenAtError).constData());
        QVERIFY(time.elapsed() > 2 * options.limits.pongTimeout / 1ms);
    }

    /// However much waits for it.
    void deadReaderIsClosed()
    {
        WebSocketServer server;
        ServerOptions options = impatient();
        options.compression = CompressionOptions::none();
        options.limits.pingInterval = 2s; // the message goes before
        options.limits.closeTimeout = 100ms;
        server.setOptions(options);
        QSignalSpy closed(&server, &WebSocketServer::connectionClosed);
        Error error = Error::None;
        connect(&server, &WebSocketServer::connectionClosed, &server,
                [&error](WebSocket *socket) { error = socket->error(); });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer peer(server.serverPort());
        peer.socket().setReadBufferSize(1024);
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        QVERIFY(server.connections().constFirst()->sendBinaryMessage(QByteArray(32'000'000, 'x')));
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(error, Error::PongTimeout);
    }

    void bothSidesStayOpen()
    {
        WebSocketServer server;
        server.setOptions(impatient());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketClient client;
        client.setLimits(impatient().limits);
        QSignalSpy pings(&client, &WebSocket::pingReceived);
        client.open(QUrl(server.url()));
        QTRY_VERIFY_WITH_TIMEOUT(pings.size() > 10, Patience);
        QCOMPARE(client.state(), WebSocket::State::Open);
        QCOMPARE(server.connectionCount(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Keepalive)
#include "tst_keepalive.moc"

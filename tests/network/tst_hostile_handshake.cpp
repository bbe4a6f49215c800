// SPDX-License-Identifier: MIT
// Opening handshakes that are odd, slow, or cut off.
#include "hostile.h"

#include "testcertificate.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>

#include <QtCore/qtemporarydir.h>
#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

/// Elements of a list in a header: "x0, x1, …".
QByteArray list(int count)
{
    QByteArrayList names;
    for (int i = 0; i < count; ++i)
        names.append('x' + QByteArray::number(i));
    return names.join(", ");
}

} // namespace

class tst_HostileHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oddButAllowed_data()
    {
        QTest::addColumn<QByteArray>("request");
        const auto row = [](const char *name, const QByteArray &request) { QTest::newRow(name) << request; };
        row("no origin", RawPeer::upgrade());
        row("absolute form", RawPeer::upgrade("ws://localhost/chat"));
        row("a line end in the path", RawPeer::upgrade("/chat%0d%0aX-Evil:%201"));
        row("a path of 15 KB", RawPeer::upgrade('/' + QByteArray(15'000, 'a')));
        row("Upgrade twice", RawPeer::upgrade("/", "Upgrade: websocket\r\n"));
        row("a body of no bytes", RawPeer::upgrade("/", "Content-Length: 0\r\n"));
        row("10,000 subprotocols", RawPeer::upgrade("/", "Sec-WebSocket-Protocol: " + list(10'000) + "\r\n"));
        row("10,000 extensions", RawPeer::upgrade("/", "Sec-WebSocket-Extensions: " + list(10'000) + "\r\n"));
        row("10,000 parameters",
            RawPeer::upgrade(
                "/", "Sec-WebSocket-Extensions: permessage-deflate; " + list(10'000).replace(',', ';') + "\r\n"));
        const QByteArray deflate = "Sec-WebSocket-Extensions: permessage-deflate; ";
        for (const char *parameter :
             {"server_max_window_bits=7", "server_max_window_bits=16", "server_max_window_bits",
              "server_max_window_bits=99999999999999999999", "server_max_window_bits=010", "server_max_window_bits=-9",
              "server_max_window_bits=10; server_max_window_bits=10", "client_max_window_bits=7",
              "client_max_window_bits=16", "client_max_window_bits=99999999999999999999",
              "client_max_window_bits; client_max_window_bits", "server_no_context_takeover=1",
              "client_no_context_takeover; client_no_context_takeover", "unknown"})
            row(parameter, RawPeer::upgrade("/", deflate + parameter + "\r\n"));
    }
    /// The connection opens, and nothing was agreed on that the client did not ask for in a valid way.
    void oddButAllowed()
    {
        QFETCH(const QByteArray, request);
        ServerOptions options;
        options.limits.maxHeadSize = Mebibyte;
        options.subprotocols = {u"chat"_s};
        Besieged besieged(options);
        const auto peer = besieged.peer();
        peer->send(request + RawPeer::frame(0x81, "behind the request"));
        QVERIFY(peer->waitFor(QByteArray("\x81\x12") + "behind the request"));
        QVERIFY(peer->read().startsWith("HTTP/1.1 101 "));
        QVERIFY(!peer->read().contains("Sec-WebSocket-Extensions"));
        QVERIFY(!peer->read().contains("Sec-WebSocket-Protocol"));
        QVERIFY(!peer->read().contains("X-Evil"));
        QVERIFY(besieged.witnessIsServed());
    }

    void everySplitPoint()
    {
        Besieged besieged;
        const QByteArray wire = RawPeer::upgrade() + RawPeer::frame(0x01, "on") + RawPeer::frame(0x89, "p")
            + RawPeer::frame(0x80, "e") + RawPeer::frame(0x88, "\x03\xe8");
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (qsizetype at = 1; at < wire.size(); ++at) {
            auto &peer = *peers.emplace_back(besieged.peer());
            peer.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
            peer.send(wire.first(at));
        }
        QVERIFY(besieged.witnessIsServed());
        for (qsizetype at = 1; at < wire.size(); ++at) {
            RawPeer &peer = *peers[size_t(at) - 1];
            peer.send(wire.sliced(at));
            QVERIFY(peer.waitForEnd());
            QCOMPARE(peer.frames(), "\x8a\x01p\x81\x03one" + QByteArray("\x88\x02\x03\xe8"));
        }
        QVERIFY(besieged.witnessIsServed());
    }

    /// The deadline is absolute: bytes that come do not move it.
    void dribbles()
    {
        ServerOptions options;
        options.limits.handshakeTimeout = 500ms;
        Besieged besieged(options);
        std::vector<std::unique_ptr<RawPeer>> peers(20);
        for (auto &peer : peers)
            peer = besieged.peer();
        QTimer drops;
        qsizetype sent = 0;
        const QByteArray request = RawPeer::upgrade("/" + QByteArray(10'000, 'a'));
        connect(&drops, &QTimer::timeout, this, [&] {
            for (const auto &peer : peers)
                peer->send(request.sliced(sent, 1));
            ++sent;
        });
        drops.start(10);
        for (const auto &peer : peers)
            QVERIFY(peer->waitFor("HTTP/1.1 408 "));
        QVERIFY(sent < request.size());
        for (const auto &peer : peers)
            QVERIFY(peer->waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, int(peers.size()), Patience);
        QCOMPARE(besieged.error, Error::HandshakeTimeout);
        QVERIFY(besieged.log.names(Error::HandshakeTimeout));
        QVERIFY(besieged.witnessIsServed());
    }

    void dribblesOfTls()
    {
        const Log log;
        const QTemporaryDir folder;
        const TestCertificate certificate(folder.path());
        SecureWebSocketServer server;
        server.setSslConfiguration(*serverTlsConfiguration(certificate.certificateFile, certificate.keyFile));
        ServerOptions options;
        options.limits.handshakeTimeout = 500ms;
        server.setOptions(options);
        Error error = Error::None;
        connect(&server, &SecureWebSocketServer::handshakeFailed, this,
                [&](const HandshakeFailure &failure) { error = failure.error; });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer peer(server.serverPort());
        // A ClientHello that announces 16 KiB of itself.
        peer.send(QByteArray::fromHex("16030140000100"
                                      "3ffc0303"));
        QTimer drops;
        connect(&drops, &QTimer::timeout, this, [&] {
            if (peer.socket().isOpen())
                peer.send("x");
        });
        drops.start(10);
        QVERIFY(peer.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(error, Error::HandshakeTimeout, Patience);
    }

    void halfClose_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<Error>("error");
        QTest::newRow("at once") << QByteArray() << Error::ConnectionLost;
        QTest::newRow("in the request") << RawPeer::upgrade().chopped(2) << Error::ConnectionLost;
        QTest::newRow("behind the request") << RawPeer::upgrade() << Error::ConnectionLost;
        QTest::newRow("in a frame") << RawPeer::upgrade() + RawPeer::header(0x82, 100) << Error::ConnectionLost;
        QTest::newRow("in a message") << RawPeer::upgrade() + RawPeer::frame(0x02, "a") << Error::ConnectionLost;
        QTest::newRow("behind the close frame") << RawPeer::upgrade() + RawPeer::frame(0x88, "\x03\xe8") << Error::None;
    }
    /// Half a connection is of no use to RFC 6455: the rest is ended.
    void halfClose()
    {
        QFETCH(const QByteArray, wire);
        QFETCH(const Error, error);
        Besieged besieged;
        const auto peer = besieged.peer();
        QVERIFY(peer->socket().waitForConnected(Patience));
        peer->send(wire);
        peer->endStream();
        QVERIFY(peer->waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.error, error);
        QVERIFY(error == Error::None || besieged.log.names(error));
        QVERIFY(besieged.witnessIsServed());
        QVERIFY(besieged.isAlone());
    }

    void resets_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("until");
        QTest::newRow("in the request") << QByteArray("GET / HT") << QByteArray();
        QTest::newRow("when refused") << QByteArray("GET / HTTP/2.0\r\n\r\n") << QByteArray("HTTP/1.1 505 ");
        QTest::newRow("open") << RawPeer::upgrade() << QByteArray("\r\n\r\n");
        QTest::newRow("in a frame") << RawPeer::upgrade() + RawPeer::header(0x82, 100) << QByteArray("\r\n\r\n");
        QTest::newRow("in a message") << RawPeer::upgrade() + RawPeer::frame(0x02, "a") << QByteArray("\r\n\r\n");
        QTest::newRow("when failed") << RawPeer::upgrade() + RawPeer::frame(0xF1) << QByteArray("\x88");
        QTest::newRow("when closed") << RawPeer::upgrade() + RawPeer::frame(0x88) << QByteArray("\x88");
        QTest::newRow("when told to close") << RawPeer::upgrade() + RawPeer::frame(0x81, "close") << QByteArray("\x88");
        QTest::newRow("while it is sent to") << RawPeer::upgrade() + RawPeer::frame(0x81, "flood")
                                             << QByteArray("\x81\x05"
                                                           "flood");
    }
    void resets()
    {
        QFETCH(const QByteArray, wire);
        QFETCH(const QByteArray, until);
        Besieged besieged;
        connect(&besieged.server, &WebSocketServer::textMessageReceived, this,
                [](WebSocket *socket, const QString &message) {
                    if (message == u"close")
                        socket->close();
                    for (int i = 0; i < 50 && message == u"flood"; ++i)
                        socket->sendBinaryMessage(QByteArray(100'000, char(i)));
                });
        const auto peer = besieged.peer();
        peer->send(wire);
        QVERIFY(peer->waitFor(until));
        QTRY_VERIFY_WITH_TIMEOUT(peer->socket().bytesToWrite() == 0, Patience);
        peer->reset();
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QVERIFY(besieged.isAlone());
        QVERIFY(besieged.witnessIsServed());
    }
};

QTEST_GUILESS_MAIN(tst_HostileHandshake)
#include "tst_hostile_handshake.moc"

// SPDX-License-Identifier: MIT
// Each limit at its edge, over real sockets and on both sides: so much passes, and one more does not.
#include "hostile.h"

#include <Tidewire/WebSocketClient>

#include <QtCore/qcryptographichash.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qtcpserver.h>
#include <QtTest/qsignalspy.h>

#include <netinet/in.h>
#include <netinet/tcp.h>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

/// A server that sends what it is told to, with a handshake of its own.
class RawServer : public QTcpServer
{
public:
    RawServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this] { received += socket->readAll(); });
        });
    }

    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/"_s.arg(serverPort())); }
    bool waitForRequest()
    {
        return QTest::qWaitFor([this] { return received.contains("\r\n\r\n"); }, Patience);
    }
    /// The answer to the request that came last, filled up to \a size bytes if that is more.
    QByteArray answer(const QByteArray &more = {}, qsizetype size = 0) const
    {
        const qsizetype key = received.lastIndexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray accept = QCryptographicHash::hash(
            received.mid(key, 24) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
        QByteArray head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: "
            + accept.toBase64() + "\r\n" + more;
        if (size > 0)
            head += "X: " + QByteArray(size - head.size() - 7, 'x') + "\r\n";
        return head + "\r\n";
    }

    QTcpSocket *socket = nullptr;
    QByteArray received;
};

/// A request of \a size bytes.
QByteArray sized(qsizetype size)
{
    const qsizetype missing = size - RawPeer::upgrade().size();
    return RawPeer::upgrade("/", "X: " + QByteArray(missing - 5, 'x') + "\r\n");
}

} // namespace

class tst_LimitEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frames_data()
    {
        QTest::addColumn<Limits>("limits");
        QTest::addColumn<QByteArrayList>("fits");
        QTest::addColumn<QByteArrayList>("more");
        QTest::addColumn<Error>("error");
        Limits limits;
        limits.maxMessageSize = 1'000;
        const auto frame = [](quint8 first, int size) { return RawPeer::frame(first, QByteArray(size, 'x')); };
        QTest::newRow("message size") << limits << QByteArrayList{frame(0x82, 1'000)}
                                      << QByteArrayList{frame(0x82, 1'001)} << Error::MessageTooBig;
        QTest::newRow("message size, fragments")
            << limits << QByteArrayList{frame(0x02, 500), frame(0x80, 500)}
            << QByteArrayList{frame(0x02, 500), frame(0x80, 501)} << Error::MessageTooBig;
        limits.maxFrameSize = 100;
        QTest::newRow("frame size") << limits << QByteArrayList{frame(0x02, 100), frame(0x80, 100)}
                                    << QByteArrayList{frame(0x02, 100), frame(0x80, 101)} << Error::FrameTooBig;
        limits.maxFragments = 3;
        QTest::newRow("fragments") << limits << QByteArrayList{frame(0x02, 1), frame(0x00, 0), frame(0x80, 1)}
                                   << QByteArrayList{frame(0x02, 1), frame(0x00, 0), frame(0x00, 1), frame(0x80, 0)}
                                   << Error::TooManyFragments;
    }
    void frames()
    {
        QFETCH(const Limits, limits);
        QFETCH(const QByteArrayList, fits);
        QFETCH(const QByteArrayList, more);
        QFETCH(const Error, error);
        ServerOptions options;
        options.limits = limits;
        Besieged besieged(options);
        QSignalSpy messages(&besieged.server, &WebSocketServer::binaryMessageReceived);
        const auto peer = besieged.openPeer();
        peer->send(fits.join().repeated(2) + more.join());
        QVERIFY(peer->waitForEnd());
        QVERIFY(peer->frames().endsWith(failure(error)));
        QTRY_COMPARE_WITH_TIMEOUT(besieged.error, error, Patience);
        QCOMPARE(messages.size(), 2);
        QVERIFY(besieged.witnessIsServed());

        RawServer server;
        WebSocketClient client;
        client.setLimits(limits);
        QSignalSpy received(&client, &WebSocket::binaryMessageReceived);
        client.open(server.url());
        QVERIFY(server.waitForRequest());
        server.socket->write(server.answer());
        for (const QByteArray &frame : fits + fits + more)
            server.socket->write(RawPeer::unmasked(frame));
        QTRY_COMPARE_WITH_TIMEOUT(client.error(), error, Patience);
        QCOMPARE(received.size(), 2);
        QCOMPARE(client.closeCode(), closeCodeFor(error));
    }

    void headSize()
    {
        Limits limits;
        limits.maxHeadSize = 1'000;
        ServerOptions options;
        options.limits = limits;
        Besieged besieged(options);
        for (const int size : {1'000, 1'001}) {
            const auto peer = besieged.peer();
            QCOMPARE(sized(size).size(), size);
            peer->send(sized(size));
            QVERIFY(peer->waitFor(size == 1'000 ? "HTTP/1.1 101 " : "HTTP/1.1 431 "));

            RawServer server;
            WebSocketClient client;
            client.setLimits(limits);
            client.open(server.url());
            QVERIFY(server.waitForRequest());
            QCOMPARE(server.answer({}, size).size(), size);
            server.socket->write(server.answer({}, size));
            QTRY_COMPARE_WITH_TIMEOUT(client.state(), size == 1'000 ? WebSocket::Open : WebSocket::Closed, Patience);
            QCOMPARE(client.error(), size == 1'000 ? Error::None : Error::HeadTooLarge);
        }
        QVERIFY(besieged.witnessIsServed());
    }

    void headerCount()
    {
        constexpr int OfRequest = 5;
        constexpr int OfAnswer = 3;
        Limits limits;
        limits.maxHeaderCount = 10;
        ServerOptions options;
        options.limits = limits;
        Besieged besieged(options);
        for (const int count : {10, 11}) {
            const auto peer = besieged.peer();
            peer->send(RawPeer::upgrade("/", QByteArray("X: y\r\n").repeated(count - OfRequest)));
            QVERIFY(peer->waitFor(count == 10 ? "HTTP/1.1 101 " : "HTTP/1.1 431 "));

            RawServer server;
            WebSocketClient client;
            client.setLimits(limits);
            client.open(server.url());
            QVERIFY(server.waitForRequest());
            server.socket->write(server.answer(QByteArray("X: y\r\n").repeated(count - OfAnswer)));
            QTRY_COMPARE_WITH_TIMEOUT(client.state(), count == 10 ? WebSocket::Open : WebSocket::Closed, Patience);
            QCOMPARE(client.error(), count == 10 ? Error::None : Error::TooManyHeaders);
        }
        QVERIFY(besieged.witnessIsServed());
    }

    void connections_data()
    {
        QTest::addColumn<bool>("perAddress");
        QTest::newRow("in all") << false;
        QTest::newRow("of an address") << true;
    }
    /// Those whose handshake is not done count as well, and who leaves makes room.
    void connections()
    {
        QFETCH(const bool, perAddress);
        ServerOptions options;
        (perAddress ? options.limits.maxConnectionsPerAddress : options.limits.maxConnections) = 3;
        Besieged besieged(options);
        const auto opened = besieged.openPeer();
        auto opening = besieged.peer();
        opening->send("GET / HTTP/1.1\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(besieged.server.findChildren<WebSocket *>().size(), 3, Patience);
        const auto answer = [&] {
            const auto peer = besieged.peer();
            peer->send(RawPeer::upgrade());
            return peer->waitFor("\r\n\r\n") ? peer->read().mid(9, 3) : QByteArray();
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(answer(), "503");
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 3, Patience);
        QCOMPARE(besieged.error, perAddress ? Error::TooManyFromAddress : Error::TooManyConnections);
        opening->reset();
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 4, Patience);
        QCOMPARE(answer(), "101");
        QVERIFY(besieged.witnessIsServed());
    }

    void listenBacklog()
    {
        WebSocketServer server;
        ServerOptions options;
        options.limits.listenBacklog = 7;
        server.setOptions(options);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        // Of a listening socket Linux tells here what it was told.
        tcp_info info = {};
        socklen_t size = sizeof info;
        QCOMPARE(::getsockopt(int(server.socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info, &size), 0);
        QCOMPARE(info.tcpi_sacked, 7U);
    }

    /// The answer comes byte by byte, each within the time that all of it has.
    void clientsHandshakeTimeout()
    {
        const Log log;
        RawServer server;
        WebSocketClient client;
        client.setLimits({.handshakeTimeout = 500ms});
        client.open(server.url());
        QVERIFY(server.waitForRequest());
        QTimer drops;
        connect(&drops, &QTimer::timeout, this,
                [&, at = 0]() mutable { server.socket->write(server.answer().mid(at++, 1)); });
        drops.start(20);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Closed, Patience);
        QCOMPARE(client.error(), Error::HandshakeTimeout);
        QCOMPARE(client.closeCode(), CloseCode::Abnormal);
        QVERIFY(log.names(Error::HandshakeTimeout));
    }

    void clientsCloseTimeout_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<Error>("error");
        QTest::newRow("no close frame") << QByteArray() << Error::CloseTimeout;
        QTest::newRow("no end") << QByteArray("\x88\x02\x03\xe8") << Error::None;
    }
    void clientsCloseTimeout()
    {
        QFETCH(const QByteArray, reply);
        QFETCH(const Error, error);
        RawServer server;
        WebSocketClient client;
        client.setLimits({.closeTimeout = 300ms});
        client.open(server.url());
        QVERIFY(server.waitForRequest());
        server.socket->write(server.answer());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Open, Patience);
        client.close();
        server.socket->write(reply);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Closed, Patience);
        QCOMPARE(client.error(), error);
        QCOMPARE(client.closeCode(), error == Error::None ? CloseCode::Normal : CloseCode::Abnormal);
    }
};

QTEST_GUILESS_MAIN(tst_LimitEdges)
#include "tst_limit_edges.moc"

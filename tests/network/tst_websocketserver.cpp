// SPDX-License-Identifier: MIT
#include "rawpeer.h"

#include <Tidewire/ServerObserver>
#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qpromise.h>
#include <QtCore/qregularexpression.h>
#include <QtNetwork/qsslserver.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// A server on a free port, and what its program saw.
struct Echo
{
    explicit Echo(const ServerOptions &options = {})
    {
        server.setOptions(options);
        QObject::connect(&server, &WebSocketServer::textMessageReceived, &server,
                         [](WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
        QObject::connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                         [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        QObject::connect(&server, &WebSocketServer::connectionClosed, &server, [this](WebSocket *socket) {
            lastCode = socket->closeCode();
            lastReason = socket->closeReason();
            lastError = socket->error();
        });
        QObject::connect(&server, &WebSocketServer::handshakeFailed, &server,
                         [this](const HandshakeFailure &failure) { lastError = failure.error; });
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    QUrl url(const QString &path = u"/"_s) const
    {
        return QUrl(u"ws://127.0.0.1:%1"_s.arg(server.serverPort()) + path);
    }

    WebSocketServer server;
    CloseCode lastCode{};
    QString lastReason;
    Error lastError = Error::None;
};

} // namespace

class tst_WebSocketServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creationIsTold()
    {
        static QList<QPair<WebSocketService *, QObject *>> made;
        WebSocketService::setCreationHook([](WebSocketService *service, QObject *host) {
            made.append({service, host});
        });
        WebSocketServer server;
        WebSocketService::setCreationHook(nullptr);
        const WebSocketServer other;
        QCOMPARE(made.size(), 1);
        QCOMPARE(made.first().first, static_cast<WebSocketService *>(&server));
        QCOMPARE(made.first().second, &server);
    }

    void clientKnowsTheStatus()
    {
        Echo echo;
        WebSocketClient client;
        QCOMPARE(client.responseStatus(), 0);
        client.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        QCOMPARE(client.responseStatus(), 101);
        QCOMPARE(echo.server.connections().first()->responseStatus(), 0);
        ServerOptions options;
        options.paths = {u"/only"_s};
        echo.server.setOptions(options);
        WebSocketClient refused;
        refused.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(refused.state(), WebSocket::State::Closed, Patience);
        QCOMPARE(refused.responseStatus(), 404);
    }

    void echoes_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 125, 126, 65'535, 65'536, 1'048'576, 4'194'304})
            QTest::addRow("%lld bytes", qlonglong(size)) << size;
    }
    void echoes()
    {
        QFETCH(qsizetype, size);
        Echo echo;
        WebSocketClient client;
        QSignalSpy text(&client, &WebSocket::textMessageReceived);
        QSignalSpy binary(&client, &WebSocket::binaryMessageReceived);
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        const QString message(size, u'€');
        const QByteArray bytes(size, '\xFE');
        QVERIFY(client.sendTextMessage(message));
        QVERIFY(client.sendBinaryMessage(bytes));
        QTRY_COMPARE_WITH_TIMEOUT(binary.count(), 1, Patience);
        QCOMPARE(text.count(), 1);
        QCOMPARE(text[0][0].toString(), message);
        QCOMPARE(binary[0][0].toByteArray(), bytes);
        client.close(CloseCode(4321), u"bye"_s);
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(closed[0][0].value<CloseCode>(), CloseCode(4321));
        QVERIFY(closed[0][2].toBool());
        QTRY_COMPARE_WITH_TIMEOUT(echo.server.connectionCount(), 0, Patience);
        QCOMPARE(echo.lastCode, CloseCode(4321));
        QCOMPARE(echo.lastReason, u"bye"_s);
    }

    /// As those of tst_enums.
    void stateFitsQml() { QCOMPARE(QMetaType::fromType<WebSocket::State>().sizeOf(), sizeof(int)); }

    void messageBehindHandshakeIsDelivered()
    {
        Echo echo;
        RawPeer peer(echo.server.serverPort());
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "early"));
        QVERIFY(peer.waitFor("\x81\x05"
                             "early"));
        QVERIFY(peer.read().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    }

    void closingHandshake()
    {
        Echo echo;
        RawPeer peer(echo.server.serverPort());
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x88, QByteArray("\x03\xE8", 2) + "done"));
        QVERIFY(peer.waitFor(QByteArray("\x88\x02\x03\xE8", 4)));
        QVERIFY(peer.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(echo.lastReason, u"done"_s, Patience);
        QCOMPARE(echo.lastCode, CloseCode::Normal);
    }

    void closeWithoutCode()
    {
        Echo echo;
        RawPeer peer(echo.server.serverPort());
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x88));
        QVERIFY(peer.waitFor(QByteArray("\x88\x00", 2)));
        QVERIFY(peer.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(echo.lastCode, CloseCode::NoStatus, Patience);
    }

    void resetIsAbnormal()
    {
        Echo echo;
        RawPeer peer(echo.server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(echo.server.connectionCount(), 1, Patience);
        peer.socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(echo.server.connectionCount(), 0, Patience);
        QCOMPARE(echo.lastCode, CloseCode::Abnormal);
        QVERIFY(echo.lastError != Error::None);
    }

    void brokenFrameIsNamed()
    {
        Echo echo;
        RawPeer peer(echo.server.serverPort());
        peer.send(RawPeer::upgrade() + QByteArray("\x81\x02hi", 4));
        QVERIFY(peer.waitFor(QByteArray("\x03\xEA", 2)));
        QVERIFY(peer.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(echo.lastError, Error::FrameNotMasked, Patience);
        QCOMPARE(echo.lastCode, CloseCode::ProtocolError);
    }

    void refusesHandshakes_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<Error>("error");
        const QByteArray plain = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        QTest::newRow("plain") << plain << QByteArray("HTTP/1.1 426 ") << Error::UpgradeRequired;
        QTest::newRow("path") << RawPeer::upgrade("/other") << QByteArray("HTTP/1.1 404 ") << Error::PathNotServed;
        QTest::newRow("origin") << RawPeer::upgrade("/chat", "Origin: https://evil.test\r\n")
                                << QByteArray("HTTP/1.1 403 ") << Error::OriginNotAllowed;
        QTest::newRow("post") << QByteArray(RawPeer::upgrade("/chat")).replace("GET", "POST")
                              << QByteArray("HTTP/1.1 405 ") << Error::MethodNotAllowed;
        QTest::newRow("version") << QByteArray(RawPeer::upgrade("/chat")).replace("Version: 13", "Version: 8")
                                 << QByteArray("HTTP/1.1 426 ") << Error::VersionUnsupported;
        QTest::newRow("key") << QByteArray(RawPeer::upgrade("/chat")).replace("dGhl", "") << QByteArray("HTTP/1.1 400 ")
                             << Error::KeyInvalid;
        QTest::newRow("http2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << QByteArray("HTTP/1.1 505 ")
                               << Error::HttpVersionUnsupported;
        QTest::newRow("tls") << QByteArray("\x16\x03\x01\x02") << QByteArray("HTTP/1.1 400 ")
                             << Error::RequestLineMalformed;
        QTest::newRow("large") << "GET /" + QByteArray(20'000, 'a') << QByteArray("HTTP/1.1 431 ")
                               << Error::HeadTooLarge;
    }
    void refusesHandshakes()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        QFETCH(Error, error);
        ServerOptions options;
        options.paths = {u"/chat"_s};
        options.allowedOrigins = {u"https://example.org"_s};
        Echo echo(options);
        RawPeer peer(echo.server.serverPort());
        peer.send(request);
        QVERIFY(peer.waitFor(status));
        QVERIFY(peer.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(echo.lastError, error, Patience);
        QVERIFY(peer.read().contains("Connection: "));
        QVERIFY(peer.read().contains(" GMT\r\n"));
    }

    void handshakeDeadline()
    {
        ServerOptions options;
        options.limits.handshakeTimeout = std::chrono::milliseconds(50);
        Echo echo(options);
        RawPeer peer(echo.server.serverPort());
        peer.send("GET / HT");
        QVERIFY(peer.waitFor("HTTP/1.1 408 "));
        QVERIFY(peer.waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(echo.lastError, Error::HandshakeTimeout, Patience);
    }

    void httpHandlerAnswers()
    {
        Echo echo;
        echo.server.setHttpHandler([](const HttpRequest &request) {
            return HttpResponse::content("text/plain", "path " + request.path().toByteArray());
        });
        RawPeer get(echo.server.serverPort());
        get.send("GET /page?x HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(get.waitForEnd());
        QVERIFY(get.read().startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(get.read().contains("\r\nDate: "));
        QVERIFY(get.read().endsWith("\r\n\r\npath /page"));
        RawPeer head(echo.server.serverPort());
        head.send("HEAD /page HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(head.waitForEnd());
        QVERIFY(head.read().contains("Content-Length: 10\r\n"));
        QVERIFY(head.read().endsWith("\r\n\r\n"));
        // As a proxy asks whether the server lives.
        RawPeer old(echo.server.serverPort());
        old.send("GET /old HTTP/1.0\r\nHost: localhost\r\n\r\n");
        QVERIFY(old.waitForEnd());
        QVERIFY(old.read().startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(old.read().endsWith("\r\n\r\npath /old"));
    }

    /// What a handler has captured is there until it returns.
    void handlersReplaceThemselves()
    {
        Echo echo;
        const auto page = [](const QByteArray &text) { return HttpResponse::content("text/plain", text); };
        echo.server.setHttpHandler([&echo, page, text = QByteArray(100, 'a')](const HttpRequest &) {
            echo.server.setHttpHandler([page](const HttpRequest &) { return page("second"); });
            return page(text);
        });
        echo.server.setHandshakeHandler([&echo, room = QByteArray(100, 'b')](const HandshakeRequest &) {
            echo.server.setHandshakeHandler({});
            return HandshakeDecision::accept({}, {{"X-Room", room}});
        });
        for (const QByteArray &text : {QByteArray(100, 'a'), QByteArray("second")}) {
            RawPeer get(echo.server.serverPort());
            get.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            QVERIFY(get.waitForEnd());
            QVERIFY2(get.read().endsWith("\r\n\r\n" + text), get.read().constData());
        }
        for (const bool first : {true, false}) {
            RawPeer peer(echo.server.serverPort());
            peer.send(RawPeer::upgrade());
            QVERIFY(peer.waitFor("\r\n\r\n"));
            QCOMPARE(peer.read().contains("X-Room: " + QByteArray(100, 'b')), first);
        }
    }

    void handshakeHandlerDecides()
    {
        Echo echo;
        echo.server.setHandshakeHandler([](const HandshakeRequest &request) {
            if (request.http.path() == "/no")
                return HandshakeDecision::reject(401, "who are you?", {{"WWW-Authenticate", "Basic"}});
            return HandshakeDecision::accept("chat.v2", {{"X-Room", "7"}});
        });
        RawPeer refused(echo.server.serverPort());
        refused.send(RawPeer::upgrade("/no"));
        QVERIFY(refused.waitForEnd());
        QVERIFY(refused.read().startsWith("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n"));
        QVERIFY(refused.read().endsWith("who are you?"));
        RawPeer taken(echo.server.serverPort());
        taken.send(RawPeer::upgrade("/", "Sec-WebSocket-Protocol: chat.v1, chat.v2\r\n"));
        QVERIFY(taken.waitFor("\r\n\r\n"));
        QVERIFY(taken.read().contains("Sec-WebSocket-Protocol: chat.v2\r\nX-Room: 7\r\n"));
        // An answer that the client did not ask for is our program's mistake.
        RawPeer none(echo.server.serverPort());
        none.send(RawPeer::upgrade());
        QVERIFY(none.waitFor("HTTP/1.1 500 "));
    }

    void decisionMayComeLater()
    {
        Echo echo;
        QPromise<HandshakeDecision> promise;
        promise.start();
        bool asked = false;
        echo.server.setHandshakeHandler([&](const HandshakeRequest &) {
            asked = true;
            return HandshakeDecision::later(promise.future());
        });
        RawPeer peer(echo.server.serverPort());
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "early"));
        QTRY_VERIFY_WITH_TIMEOUT(asked, Patience);
        peer.send(RawPeer::frame(0x81, "late"));
        QCOMPARE(echo.server.connectionCount(), 0);
        promise.addResult(HandshakeDecision::accept());
        promise.finish();
        QVERIFY(peer.waitFor("\x81\x05"
                             "early\x81\x04"
                             "late"));
    }

    void agreesOnSubprotocol()
    {
        ServerOptions options;
        options.subprotocols = {u"a"_s, u"b"_s};
        Echo echo(options);
        WebSocketClient client;
        client.setSubprotocols({u"x"_s, u"b"_s, u"a"_s});
        client.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        QCOMPARE(client.subprotocol(), u"b"_s);
    }

    void tooManyConnections()
    {
        ServerOptions options;
        options.limits.maxConnections = 1;
        Echo echo(options);
        RawPeer first(echo.server.serverPort());
        first.send(RawPeer::upgrade());
        QVERIFY(first.waitFor(" 101 "));
        RawPeer second(echo.server.serverPort());
        second.send(RawPeer::upgrade());
        QVERIFY(second.waitFor("HTTP/1.1 503 "));
        QVERIFY(second.waitFor("Retry-After: "));
    }

    void tellsOfTheRequest()
    {
        ServerOptions options;
        options.allowedOrigins = {u"https://o.test"_s};
        Echo echo(options);
        QSignalSpy opened(&echo.server, &WebSocketServer::connectionOpened);
        RawPeer peer(echo.server.serverPort());
        peer.send(RawPeer::upgrade("/a%20b?c=d", "Cookie: x=1; y=\"2\"\r\nOrigin: https://o.test\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, Patience);
        auto *socket = echo.server.connections().constFirst();
        QCOMPARE(socket->requestPath(), u"/a b"_s);
        QCOMPARE(socket->requestQuery(), u"c=d"_s);
        QCOMPARE(socket->requestUrl(), QUrl(u"ws://localhost/a%20b?c=d"_s));
        QCOMPARE(socket->cookie(u"y"_s), u"2"_s);
        QCOMPARE(socket->origin(), u"https://o.test"_s);
        QCOMPARE(socket->requestHeader(u"host"_s), u"localhost"_s);
        QCOMPARE(socket->peerPort(), peer.socket().localPort());
        QCOMPARE(socket->localPort(), echo.server.serverPort());
        QVERIFY(socket->ping("p"));
        QVERIFY(peer.waitFor(QByteArray("\x89\x01p", 3)));
        QSignalSpy pong(socket, &WebSocket::pong);
        peer.send(RawPeer::frame(0x8A, "p"));
        QTRY_COMPARE_WITH_TIMEOUT(pong.count(), 1, Patience);
        QVERIFY(socket->roundTripTime() >= 0);
    }

    void shutdownSaysGoingAway()
    {
        Echo echo;
        WebSocketClient client;
        client.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        QSignalSpy closed(&client, &WebSocket::closed);
        QSignalSpy finished(&echo.server, &WebSocketServer::shutdownFinished);
        echo.server.shutdown();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(closed[0][0].value<CloseCode>(), CloseCode::GoingAway);
        QVERIFY(!echo.server.isListening());
    }

    /// The connections have to go all the same, or the program would wait for ever.
    void closeNamesTheCodeItRefuses()
    {
        Echo echo;
        WebSocketClient client;
        client.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        QTest::ignoreMessage(QtWarningMsg, "close() refused: code 66536 may not be sent"); // 1000 in 16 bits
        client.close(CloseCode(66'536));
        QCOMPARE(client.state(), WebSocket::State::Open);
    }

    void bindsWithTheLongestTimeouts()
    {
        QSslServer plain;
        WebSocketServer server;
        ServerOptions options;
        options.limits.handshakeTimeout = std::chrono::milliseconds::max();
        server.setOptions(options);
        server.bind(&plain);
        QCOMPARE(plain.handshakeTimeout(), std::numeric_limits<int>::max());
    }

    void shutdownWithAnImpossibleCode()
    {
        Echo echo;
        WebSocketClient client;
        client.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        QSignalSpy finished(&echo.server, &WebSocketServer::shutdownFinished);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"code 999 may not be sent"_s));
        echo.server.shutdown(CloseCode(999));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(client.closeCode(), CloseCode::GoingAway, Patience);
    }

    void bindsToAnyServer()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        WebSocketServer server;
        server.bind(&plain);
        WebSocketClient client;
        client.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(plain.serverPort())));
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        QCOMPARE(server.url(), u"ws://127.0.0.1:%1/"_s.arg(plain.serverPort()));
    }

    void clientErrorsHaveNames()
    {
        WebSocketClient client;
        QSignalSpy errors(&client, &WebSocket::errorOccurred);
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(u"http://127.0.0.1/"_s));
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(client.error(), Error::UrlInvalid);
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 port = taken.serverPort();
        client.setLimits({.handshakeTimeout = std::chrono::milliseconds(50)});
        client.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(port)));
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 2, Patience);
        QCOMPARE(client.error(), Error::HandshakeTimeout);
        taken.close();
        client.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(port)));
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 3, Patience);
        QCOMPARE(client.error(), Error::ConnectionRefused);
        QCOMPARE(errors.count(), 3);
        QCOMPARE(closed[2][0].value<CloseCode>(), CloseCode::Abnormal);
    }

    void slowReaderIsNotDroppedByItsOwnEchoes()
    {
        ServerOptions options;
        options.limits.maxSendQueue = 256 * 1024;
        options.compression = CompressionOptions::none();
        Echo echo(options);
        WebSocketClient client;
        QSignalSpy binary(&client, &WebSocket::binaryMessageReceived);
        client.open(echo.url());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        const QByteArray message(100'000, 'x');
        for (int i = 0; i < 100; ++i)
            QVERIFY(client.sendBinaryMessage(message));
        QTRY_COMPARE_WITH_TIMEOUT(binary.count(), 100, Patience);
    }

    void unreadBroadcastsAreBounded()
    {
        ServerOptions options;
        options.limits.maxSendQueue = 1024 * 1024;
        options.compression = CompressionOptions::none();
        Echo echo(options);
        RawPeer mute(echo.server.serverPort());
        mute.socket().setReadBufferSize(1024);
        mute.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(echo.server.connectionCount(), 1, Patience);
        const QByteArray message(512 * 1024, 'x');
        for (int i = 0; i < 100 && echo.server.broadcastBinaryMessage(message) > 0; ++i)
            QVERIFY(echo.server.connections().constFirst()->bytesToWrite() < 2 * 1024 * 1024);
        QTRY_COMPARE_WITH_TIMEOUT(echo.server.connectionCount(), 0, Patience);
        QCOMPARE(echo.lastError, Error::SendQueueFull);
    }
};

QTEST_GUILESS_MAIN(tst_WebSocketServer)
#include "tst_websocketserver.moc"

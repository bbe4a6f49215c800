// SPDX-License-Identifier: MIT
// The opening handshake through a session: what is told, and what goes out.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

using State = Session::State;

class SessionOpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverAccepts();
    void serverChoosesASubprotocol();
    void serverRejects();
    void plainHttp();
    void answersAreDated();
    void headRequest();
    void serverRefuses_data();
    void serverRefuses();
    void clientOpens();
    void clientSkipsInterimAnswers_data();
    void clientSkipsInterimAnswers();
    void clientRefuses_data();
    void clientRefuses();
    void framesBehindTheRequest();
    void framesBehindTheAnswer();
    void headLimits_data() { addRoles(); }
    void headLimits();
    void bothSidesOfOurs();
};

void SessionOpeningTest::serverAccepts()
{
    Session session{Limits()};
    QCOMPARE(session.role(), Role::Server);
    QCOMPARE(session.state(), State::Handshake);
    QCOMPARE(session.outputSize(), 0);
    QVERIFY(!session.nextEvent());
    QCOMPARE(feedByteByByte(session, rfcRequest()), QStringList{u"upgrade"_s});
    QCOMPARE(session.state(), State::Deciding);
    QCOMPARE(session.request().path(), QByteArrayView("/chat"));
    QCOMPARE(session.request().host(), QByteArrayView("server.example.com"));
    QVERIFY(!session.nextEvent());
    QCOMPARE(session.outputSize(), 0);
    QVERIFY(session.accept({}));
    QCOMPARE(session.state(), State::Open);
    QCOMPARE(session.takeOutput(), rfcAnswer());
    QCOMPARE(pull(session), QStringList{u"opened"_s});
    QVERIFY(session.subprotocol().isEmpty());
    QCOMPARE(session.request().path(), QByteArrayView("/chat")); // it stays known
}

void SessionOpeningTest::serverChoosesASubprotocol()
{
    Session session{Limits()};
    feed(session, rfcRequest().chopped(2) + "Sec-WebSocket-Protocol: a, b\r\n\r\n");
    QVERIFY(session.accept({"b", {{"X-Note", "1"}}}));
    QCOMPARE(session.subprotocol(), QByteArray("b"));
    const auto head = HttpHead::parse(session.takeOutput(), {});
    QCOMPARE(head.error(), Error::None);
    QCOMPARE(head->value("Sec-WebSocket-Protocol"), QByteArrayView("b"));
    QCOMPARE(head->value("X-Note"), QByteArrayView("1"));
}

void SessionOpeningTest::serverRejects()
{
    const auto session = sessionIn(State::Deciding, Role::Server);
    const HttpResponse response{403, {{"X-Why", "because"}}, "No."};
    QVERIFY(session->respond(response));
    QCOMPARE(session->takeOutput(), response.toBytes());
    QCOMPARE(session->state(), State::Ended);
    QVERIFY(!session->nextEvent());
    QVERIFY(!session->closeSent());

    const auto failing = sessionIn(State::Deciding, Role::Server);
    failing->fail(Error::OriginNotAllowed);
    QVERIFY(failing->takeOutput().startsWith("HTTP/1.1 403 "));
    QCOMPARE(pull(*failing), QStringList{failed(Error::OriginNotAllowed)});
}

void SessionOpeningTest::plainHttp()
{
    Session session{Limits()};
    QCOMPARE(feed(session, "GET /page?x HTTP/1.1\r\nHost: a\r\n\r\n"), QStringList{u"http"_s});
    QCOMPARE(session.state(), State::Deciding);
    QCOMPARE(session.request().target(), QByteArrayView("/page?x"));
    const HttpResponse page = HttpResponse::content("text/html", "<p>");
    QVERIFY(session.respond(page));
    QCOMPARE(session.takeOutput(), page.toBytes());
    QCOMPARE(session.state(), State::Ended);

    Session refused{Limits()};
    QCOMPARE(feed(refused, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"), QStringList{u"http"_s});
    refused.fail(Error::UpgradeRequired);
    QCOMPARE(refused.takeOutput(), HttpResponse::forError(Error::UpgradeRequired).toBytes());
}

void SessionOpeningTest::answersAreDated()
{
    const Session::WallClock clock = [] { return qint64(784'111'777); };
    const QByteArray date = "\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    Session page(Limits(), CompressionOptions::none(), clock);
    feed(page, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(page.respond(HttpResponse::content("text/html", "<p>")));
    QCOMPARE(page.takeOutput().count(date), 1);

    Session refusing(Limits(), CompressionOptions::none(), clock);
    feed(refusing, "nonsense\r\n\r\n");
    QCOMPARE(refusing.takeOutput().count(date), 1);

    Session opening(Limits(), CompressionOptions::none(), clock);
    feed(opening, rfcRequest());
    QVERIFY(opening.accept({}));
    QVERIFY(!opening.takeOutput().contains("Date:")); // RFC 9110 §6.6.1 asks for none in a 1xx
}

void SessionOpeningTest::headRequest()
{
    const QByteArray request = "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n";
    Session session{Limits()};
    QCOMPARE(feed(session, request), QStringList{u"http"_s});
    QVERIFY(session.respond(HttpResponse::content("text/html", "<p>Hi")));
    const QByteArray output = session.takeOutput();
    QVERIFY(output.endsWith("\r\n\r\n"));
    QVERIFY(output.contains("Content-Length: 5\r\n"));

    Session failing{Limits()};
    feed(failing, request);
    failing.fail(Error::PathNotServed);
    QVERIFY(failing.takeOutput().endsWith("\r\n\r\n"));
}

void SessionOpeningTest::serverRefuses_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<Error>("error");
    const auto row = [](const char *name, const QByteArray &wire, Error error) {
        QTest::newRow(name) << wire << error;
    };
    const auto changed = [](const char *what, const char *with) { return rfcRequest().replace(what, with); };
    row("a TLS hello", hex("16 03 01 02 00 01 00 01 fc 03 03 00 0a"), Error::RequestLineMalformed);
    row("a frame", hex("81 85 37 fa 21 3d 7f 9f 4d 51 58 0a"), Error::RequestLineMalformed);
    row("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Error::HttpVersionUnsupported);
    row("HTTP/1.0", changed("HTTP/1.1", "HTTP/1.0"), Error::HttpVersionUnsupported);
    row("no HTTP", "GET /x xxxxx9.9\r\n\r\n", Error::RequestLineMalformed);
    row("bare LF", changed("\r\n", "\n"), Error::RequestLineMalformed);
    row("NUL in a header", changed("Host: ", "Host: \x01"), Error::HeaderMalformed);
    row("a folded header", changed("Connection: ", "Connection:\r\n "), Error::HeaderMalformed);
    row("space before a colon", changed("Host:", "Host :"), Error::HeaderMalformed);
    row("10,000 headers", rfcRequest().chopped(2) + QByteArray("A:\r\n").repeated(10'000) + "\r\n",
        Error::HeadTooLarge);
    row("101 headers", rfcRequest().chopped(2) + QByteArray("A:\r\n").repeated(96) + "\r\n", Error::TooManyHeaders);
    row("1 MB without an end", "GET / HTTP/1.1\r\nA: " + QByteArray(1 << 20, 'a'), Error::HeadTooLarge);
    row("a path of 64 KB", changed("/chat", "/" + QByteArray(64 * 1024, 'a')), Error::HeadTooLarge);
    row("POST", changed("GET", "POST"), Error::MethodNotAllowed);
    row("two Hosts", changed("Upgrade: ", "Host: b\r\nUpgrade: "), Error::HeaderDuplicated);
    row("no Host", changed("Host: server.example.com\r\n", ""), Error::HostMissing);
    row("a page without Host", "GET / HTTP/1.1\r\n\r\n", Error::HostMissing);
    row("a page of two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", Error::HeaderDuplicated);
    row("a page of no host's name", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", Error::HeaderMalformed);
    row("an absolute form without Host", "GET http://a/ HTTP/1.1\r\n\r\n", Error::HostMissing);
    row("no Upgrade", changed("Upgrade: websocket\r\n", ""), Error::UpgradeRequired);
    row("no Connection", changed("Connection: Upgrade\r\n", ""), Error::ConnectionHeaderInvalid);
    row("version 8", changed("Version: 13", "Version: 8"), Error::VersionUnsupported);
    row("a short key", changed("dGhl", ""), Error::KeyInvalid);
    row("a body", changed("Upgrade: ", "Content-Length: 3\r\nUpgrade: "), Error::RequestHasBody);
    row("a subprotocol twice", changed("Upgrade: ", "Sec-WebSocket-Protocol: a, a\r\nUpgrade: "),
        Error::SubprotocolInvalid);
}

void SessionOpeningTest::serverRefuses()
{
    QFETCH(QByteArray, wire);
    QFETCH(Error, error);
    for (const bool byteByByte : {false, true}) {
        if (byteByByte && wire.size() > 30'000)
            continue;
        Session session{Limits()};
        QCOMPARE(byteByByte ? feedByteByByte(session, wire) : feed(session, wire), QStringList{failed(error)});
        QCOMPARE(session.state(), State::Ended);
        QCOMPARE(session.takeOutput(), HttpResponse::forError(error).toBytes());
        QVERIFY(!session.closeSent());
        QVERIFY(feed(session, rfcRequest()).isEmpty());
        QCOMPARE(session.outputSize(), 0);
    }
}

void SessionOpeningTest::clientOpens()
{
    const auto session = newSession(Role::Client);
    QCOMPARE(session->role(), Role::Client);
    QCOMPARE(session->state(), State::Handshake);
    const auto request = HttpRequest::parse(session->takeOutput(), {});
    QCOMPARE(request.error(), Error::None);
    QCOMPARE(checkUpgrade(*request), Error::None);
    QCOMPARE(feedByteByByte(*session, rfcAnswer()), QStringList{u"opened"_s});
    QCOMPARE(session->state(), State::Open);
    QCOMPARE(session->response().status(), 101);
    QCOMPARE(session->outputSize(), 0);
}

/// RFC 9110 §15.2: any number of answers 1xx may come before the one that counts.
void SessionOpeningTest::clientSkipsInterimAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("events");
    QTest::newRow("101") << rfcAnswer() << QStringList{u"opened"_s};
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n")
                         << QStringList{failed(Error::StatusUnexpected)};
    QTest::newRow("rubbish") << QByteArray("rubbish\r\n\r\n") << QStringList{failed(Error::StatusLineMalformed)};
}

void SessionOpeningTest::clientSkipsInterimAnswers()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QStringList, events);
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                               "HTTP/1.1 199 \r\n\r\n";
    for (const int times : {1, 1'000}) {
        const auto whole = newSession(Role::Client);
        QCOMPARE(feed(*whole, interim.repeated(times) + answer), events);
        const auto dribble = newSession(Role::Client);
        QCOMPARE(feedByteByByte(*dribble, interim.repeated(times)), QStringList());
        QCOMPARE(dribble->state(), State::Handshake);
        QCOMPARE(feedByteByByte(*dribble, answer), events);
    }
}

void SessionOpeningTest::clientRefuses_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<Error>("error");
    const auto row = [](const char *name, const QByteArray &wire, Error error) {
        QTest::newRow(name) << wire << error;
    };
    const auto changed = [](const char *what, const char *with) { return rfcAnswer().replace(what, with); };
    row("a TLS alert", hex("15 03 01 00 02 02 46"), Error::StatusLineMalformed);
    row("another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n", Error::StatusLineMalformed);
    row("HTTP/1.0", changed("HTTP/1.1", "HTTP/1.0"), Error::StatusLineMalformed);
    row("bare LF", changed("\r\n", "\n"), Error::StatusLineMalformed);
    row("404", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Error::StatusUnexpected);
    row("302", "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", Error::StatusUnexpected);
    row("a control byte", changed("Upgrade: ", "Upgrade: \x01"), Error::HeaderMalformed);
    row("no Upgrade", changed("Upgrade: websocket\r\n", ""), Error::UpgradeHeaderInvalid);
    row("no Connection", changed("Connection: Upgrade\r\n", ""), Error::ConnectionHeaderInvalid);
    row("a wrong key", changed("s3pP", "s3pQ"), Error::AcceptKeyInvalid);
    row("two keys", changed("Upgrade: ", "Sec-WebSocket-Accept: x\r\nUpgrade: "), Error::HeaderDuplicated);
    row("an extension", changed("Upgrade: ", "Sec-WebSocket-Extensions: x\r\nUpgrade: "), Error::ExtensionNotRequested);
    row("a subprotocol", changed("Upgrade: ", "Sec-WebSocket-Protocol: x\r\nUpgrade: "),
        Error::SubprotocolNotRequested);
    row("too large", "HTTP/1.1 101 " + QByteArray(20'000, 'a'), Error::HeadTooLarge);
    row("101 headers", rfcAnswer().chopped(2) + QByteArray("A:\r\n").repeated(98) + "\r\n", Error::TooManyHeaders);
}

void SessionOpeningTest::clientRefuses()
{
    QFETCH(QByteArray, wire);
    QFETCH(Error, error);
    for (const bool byteByByte : {false, true}) {
        const auto session = newSession(Role::Client);
        session->takeOutput();
        const QByteArray all = wire + toward(Role::Client, FinText, "later");
        QCOMPARE(byteByByte ? feedByteByByte(*session, all) : feed(*session, all), QStringList{failed(error)});
        QCOMPARE(session->state(), State::Ended);
        QCOMPARE(session->outputSize(), 0); // a client has nothing to say to that
        if (error == Error::StatusUnexpected)
            QVERIFY(session->response().status() >= 300);
    }
}

void SessionOpeningTest::framesBehindTheRequest()
{
    Session session{Limits()};
    QByteArray wire = rfcRequest() + toward(Role::Server, FinText, "early") + toward(Role::Server, Ping);
    session.receive({wire.data(), size_t(wire.size())});
    QCOMPARE(pull(session), QStringList{u"upgrade"_s});
    QVERIFY(session.accept({}));
    QCOMPARE(pull(session), (QStringList{u"opened"_s, u"text:early"_s, u"ping:"_s}));
    session.releaseInput();
    QCOMPARE(session.takeOutput(), rfcAnswer() + from(Role::Server, Pong));

    Session rejecting{Limits()};
    feed(rejecting, rfcRequest() + toward(Role::Server, FinText, "early"));
    QVERIFY(rejecting.respond({404, {}, {}}));
    QVERIFY(feed(rejecting, {}).isEmpty());
}

void SessionOpeningTest::framesBehindTheAnswer()
{
    const auto session = newSession(Role::Client);
    session->takeOutput();
    QCOMPARE(feed(*session, rfcAnswer() + toward(Role::Client, FinText, "early") + toward(Role::Client, Ping)),
             (QStringList{u"opened"_s, u"text:early"_s, u"ping:"_s}));
    QCOMPARE(session->takeOutput(), from(Role::Client, Pong));
}

void SessionOpeningTest::headLimits()
{
    QFETCH(Role, role);
    const QByteArray head = role == Role::Server ? rfcRequest() : rfcAnswer();
    Limits limits;
    limits.maxHeadSize = head.size();
    QVERIFY(
        !feed(*newSession(role, limits), head + toward(role, FinText, "early")).contains(failed(Error::HeadTooLarge)));
    limits.maxHeadSize = head.size() - 1;
    QCOMPARE(feed(*newSession(role, limits), head), QStringList{failed(Error::HeadTooLarge)});
    limits.maxHeadSize = 16 * 1024;
    limits.maxHeaderCount = role == Role::Server ? 5 : 3;
    QVERIFY(!feed(*newSession(role, limits), head).contains(failed(Error::TooManyHeaders)));
    --limits.maxHeaderCount;
    QCOMPARE(feed(*newSession(role, limits), head), QStringList{failed(Error::TooManyHeaders)});
}

void SessionOpeningTest::bothSidesOfOurs()
{
    HandshakeOffer offer = rfcOffer();
    offer.subprotocols = {"a", "b"};
    Session client(Limits(), offer, [] { return OwnKey; });
    Session server{Limits()};
    QCOMPARE(feed(server, client.takeOutput()), QStringList{u"upgrade"_s});
    QVERIFY(server.accept({"b", {}}));
    QVERIFY(server.sendText("welcome")); // at once, behind the answer
    QCOMPARE(feed(client, server.takeOutput()), (QStringList{u"opened"_s, u"text:welcome"_s}));
    QCOMPARE(client.subprotocol(), QByteArray("b"));
    QVERIFY(client.sendText("thanks"));
    QCOMPARE(feed(server, client.takeOutput()), (QStringList{u"opened"_s, u"text:thanks"_s}));
}

QTEST_APPLESS_MAIN(SessionOpeningTest)
#include "tst_session_opening.moc"

// SPDX-License-Identifier: MIT
// The client's side of the opening handshake (RFC 6455 §4.1).
#include "prototest.h"

#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

HandshakeOffer offerTo(const QString &url)
{
    HandshakeOffer offer = rfcOffer();
    offer.url = QUrl(url);
    return offer;
}

HttpRequest requestOf(const HandshakeOffer &offer)
{
    const auto request = HttpRequest::parse(offer.toBytes(), {});
    return request ? *request : HttpRequest();
}

QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    QByteArray bytes = rfcAnswer();
    Q_ASSERT(bytes.count(from) == 1);
    return bytes.replace(from, to);
}

QByteArray with(const QByteArray &line)
{
    return changed("Connection: Upgrade\r\n", "Connection: Upgrade\r\n" + line + "\r\n");
}

/// What a client says to that answer.
Error verdict(const QByteArray &answer, const HandshakeOffer &offer)
{
    const auto response = HandshakeResponse::parse(answer, {});
    return response ? response->check(offer) : response.error();
}

} // namespace

class HandshakeClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request();
    void requestWithEverything();
    void addresses_data();
    void addresses();
    void credentials_data();
    void credentials();
    void badOffers_data();
    void badOffers();
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void subprotocols();
    void whatAnAnswerSays();
    void bothSidesAgree();
};

void HandshakeClientTest::request()
{
    const HandshakeOffer offer = rfcOffer();
    QCOMPARE(offer.check(), Error::None);
    QCOMPARE(offer.key(), QByteArray("dGhlIHNhbXBsZSBub25jZQ=="));
    const HttpRequest request = requestOf(offer);
    QCOMPARE(request.method(), QByteArrayView("GET"));
    QCOMPARE(request.target(), QByteArrayView("/chat"));
    QCOMPARE(request.host(), QByteArrayView("server.example.com"));
    QCOMPARE(request.header("Sec-WebSocket-Key"), QByteArrayView("dGhlIHNhbXBsZSBub25jZQ=="));
    QCOMPARE(request.header("Sec-WebSocket-Version"), QByteArrayView("13"));
    for (const char *name : {"Origin", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions"})
        QVERIFY2(!request.head().contains(name), name);
    QCOMPARE(checkUpgrade(request), Error::None);
}

void HandshakeClientTest::requestWithEverything()
{
    HandshakeOffer offer = rfcOffer();
    offer.subprotocols = {"superchat", "chat"};
    offer.origin = "https://example.com";
    offer.headers = {{"Cookie", "a=1"}, {"Authorization", "Bearer x"}};
    QCOMPARE(offer.check(), Error::None);
    const HttpRequest request = requestOf(offer);
    QCOMPARE(checkUpgrade(request), Error::None);
    QCOMPARE(request.subprotocols(), offer.subprotocols);
    QCOMPARE(request.origin(), QByteArrayView("https://example.com"));
    QCOMPARE(request.cookies(), (HttpHeaders{{"a", "1"}}));
    QCOMPARE(request.header("Authorization"), QByteArrayView("Bearer x"));
}

void HandshakeClientTest::addresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const QString &url, const char *target, const char *host) {
        QTest::newRow(qPrintable(url)) << url << QByteArray(target) << QByteArray(host);
    };
    row(u"ws://a"_s, "/", "a");
    row(u"ws://a/"_s, "/", "a");
    row(u"WS://A/"_s, "/", "a");
    row(u"ws://a?q"_s, "/?q", "a");
    row(u"ws://a/b/c?d=e&f=/?"_s, "/b/c?d=e&f=/?", "a");
    row(u"ws://a/b c?d e"_s, "/b%20c?d%20e", "a");
    row(u"ws://a/ä?ö"_s, "/%C3%A4?%C3%B6", "a");
    row(u"ws://a/%0d%0aX:%201"_s, "/%0D%0AX:%201", "a");
    row(u"ws://a/b%2Fc"_s, "/b%2Fc", "a");
    row(u"ws://a:80/"_s, "/", "a");
    row(u"ws://a:443/"_s, "/", "a:443");
    row(u"ws://a:8080/"_s, "/", "a:8080");
    row(u"wss://a/"_s, "/", "a");
    row(u"wss://a:443/"_s, "/", "a");
    row(u"wss://a:80/"_s, "/", "a:80");
    row(u"ws://user:secret@a/"_s, "/", "a");
    row(u"ws://127.0.0.1:9/"_s, "/", "127.0.0.1:9");
    row(u"ws://[::1]/"_s, "/", "[::1]");
    row(u"ws://[::1]:9/"_s, "/", "[::1]:9");
    row(u"ws://[fe80::1%25lo]:9/"_s, "/", "[fe80::1]:9"); // RFC 6874 §4
    row(u"ws://bücher.de/"_s, "/", "xn--bcher-kva.de");
}

void HandshakeClientTest::addresses()
{
    QFETCH(QString, url);
    const HandshakeOffer offer = offerTo(url);
    QCOMPARE(offer.check(), Error::None);
    const HttpRequest request = requestOf(offer);
    // Percent-encoding may be written in either case.
    const auto normal = [](QByteArrayView text) { return text.toByteArray().replace("%0d%0a", "%0D%0A"); };
    QTEST(normal(request.target()), "target");
    QTEST(request.host().toByteArray(), "host");
    QCOMPARE(checkUpgrade(request), Error::None);
}

void HandshakeClientTest::credentials_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("credentials");
    QTest::newRow("none") << u"ws://a/"_s << QByteArray();
    QTest::newRow("RFC 7617 2") << u"ws://Aladdin:open%20sesame@a/"_s
                                << QByteArray("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    QTest::newRow("RFC 7617 2.1") << u"ws://test:123%C2%A3@a/"_s << QByteArray("Basic dGVzdDoxMjPCow==");
    QTest::newRow("without password") << u"ws://a@a/"_s << QByteArray("Basic YTo=");
    QTest::newRow("without name") << u"ws://:b@a/"_s << QByteArray("Basic OmI=");
}

void HandshakeClientTest::credentials()
{
    QFETCH(const QString, url);
    HandshakeOffer offer = offerTo(url);
    QCOMPARE(offer.check(), Error::None);
    const HttpRequest request = requestOf(offer);
    QTEST(request.header("Authorization").toByteArray(), "credentials");
    QCOMPARE(request.host(), QByteArrayView("a"));
    offer.headers = {{"authorization", "Bearer x"}};
    QCOMPARE(requestOf(offer).head().joinedValues("Authorization"), QByteArray("Bearer x"));
}

void HandshakeClientTest::badOffers_data()
{
    QTest::addColumn<HandshakeOffer>("offer");
    QTest::addColumn<Error>("error");
    for (const QString &url :
         {u""_s, u"a"_s, u"ws:"_s, u"ws:///path"_s, u"http://a/"_s, u"https://a/"_s, u"ftp://a/"_s, u"//a/"_s,
          u"ws://a/#b"_s, u"ws://a/b#"_s, u"ws://a:99999/"_s, u"ws://[::1/"_s, u"ws://b%3Ac:d@a/"_s})
        QTest::newRow(qPrintable(u"url "_s + url)) << offerTo(url) << Error::UrlInvalid;
    const auto row = [](const char *name, Error error, auto change) {
        HandshakeOffer offer = rfcOffer();
        change(offer);
        QTest::newRow(name) << offer << error;
    };
    for (const QByteArrayList &list :
         QList<QByteArrayList>{{""}, {"a", "a"}, {"a b"}, {"a,b"}, {"a\r\nX: 1"}, {"\"a\""}})
        row(("subprotocols " + list.join('|').toPercentEncoding()).constData(), Error::SubprotocolInvalid,
            [&](HandshakeOffer &offer) { offer.subprotocols = list; });
    for (const char *origin : {"a\r\nX: 1", "a\n", " a"})
        row(("origin " + QByteArray(origin).toPercentEncoding()).constData(), Error::HeaderMalformed,
            [&](HandshakeOffer &offer) { offer.origin = origin; });
    for (const char *name :
         {"", "X Y", "X:", "X\r\nY", "Host", "upgrade", "Connection", "sec-websocket-key", "Sec-WebSocket-Version",
          "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Content-Length", "Transfer-Encoding"})
        row(("header " + QByteArray(name).toPercentEncoding()).constData(), Error::HeaderMalformed,
            [&](HandshakeOffer &offer) {
                offer.headers = {{name, "1"}};
            });
    row("two origins", Error::HeaderDuplicated, [](HandshakeOffer &offer) {
        offer.origin = "https://example.com";
        offer.headers = {{"origin", "https://example.com"}};
    });
    row("a value with CRLF", Error::HeaderMalformed, [](HandshakeOffer &offer) {
        offer.headers = {{"X", "a\r\nY: b"}};
    });
}

void HandshakeClientTest::badOffers()
{
    QFETCH(HandshakeOffer, offer);
    QTEST(offer.check(), "error");
}

void HandshakeClientTest::accepted_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("RFC 6455 1.3") << rfcAnswer();
    QTest::newRow("another phrase") << changed("101 Switching Protocols", "101 Web Socket Protocol Handshake");
    QTest::newRow("an empty phrase") << changed("101 Switching Protocols", "101 ");
    QTest::newRow("Upgrade in capitals") << changed("Upgrade: websocket", "Upgrade: WebSocket");
    QTest::newRow("a list in Connection") << changed("Connection: Upgrade", "Connection: keep-alive, Upgrade");
    QTest::newRow("a cookie") << with("Set-Cookie: a=1\r\nSet-Cookie: b=2");
}

void HandshakeClientTest::accepted()
{
    QFETCH(QByteArray, answer);
    QCOMPARE(verdict(answer, rfcOffer()), Error::None);
}

void HandshakeClientTest::refused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Error>("error");
    const auto row = [](const char *name, const QByteArray &answer, Error error) {
        QTest::newRow(name) << answer << error;
    };
    const QByteArray line = "HTTP/1.1 101 Switching Protocols";
    for (const char *bad : {"", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 10", "HTTP/1.1 1010 OK", "HTTP/1.1 10x OK",
                            "HTTP/1.1 -01 OK", "HTTP/1.1 001 OK", "HTTP/1.1  101 OK", "HTTP/1.1\t101 OK",
                            "http/1.1 101 OK", "HTTP/1.0 101 OK", "HTTP/2.0 101 OK", "XTTP/1.1 101 OK", "101 OK"})
        row(QByteArray("line ").append(bad).constData(), changed(line, bad), Error::StatusLineMalformed);
    for (const char *status : {"100 Continue", "102 Processing", "200 OK", "301 Moved", "401 No", "426 No", "500 No"})
        row(status, changed("101 Switching Protocols", status), Error::StatusUnexpected);
    row("a refusal of old", changed("HTTP/1.1 101 Switching", "HTTP/1.0 503 Overloaded"), Error::StatusUnexpected);
    row("no Upgrade", changed("Upgrade: websocket\r\n", {}), Error::UpgradeHeaderInvalid);
    row("another Upgrade", changed("Upgrade: websocket", "Upgrade: h2c"), Error::UpgradeHeaderInvalid);
    row("two Upgrades", with("Upgrade: h2c"), Error::UpgradeHeaderInvalid);
    row("no Connection", changed("Connection: Upgrade\r\n", {}), Error::ConnectionHeaderInvalid);
    row("another Connection", changed("Connection: Upgrade", "Connection: close"), Error::ConnectionHeaderInvalid);
    row("no accept key", changed("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", {}),
        Error::AcceptKeyInvalid);
    row("another accept key", changed("s3pP", "S3pP"), Error::AcceptKeyInvalid);
    row("the key sent back", changed("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "dGhlIHNhbXBsZSBub25jZQ=="),
        Error::AcceptKeyInvalid);
    row("accept key twice", with("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), Error::HeaderDuplicated);
    row("an extension", with("Sec-WebSocket-Extensions: permessage-deflate"), Error::ExtensionNotRequested);
    row("a malformed extension", with("Sec-WebSocket-Extensions: a;"), Error::ExtensionMalformed);
    row("a subprotocol", with("Sec-WebSocket-Protocol: chat"), Error::SubprotocolNotRequested);
    row("a bad header", with("Bad header: 1"), Error::HeaderMalformed);
    row("no end", rfcAnswer().chopped(2), Error::HeaderMalformed);
}

void HandshakeClientTest::refused()
{
    QFETCH(QByteArray, answer);
    QFETCH(Error, error);
    QCOMPARE(verdict(answer, rfcOffer()), error);
    QCOMPARE(httpStatusFor(error) == 0 || error == Error::HeaderMalformed || error == Error::HeaderDuplicated
                 || error == Error::ExtensionMalformed || error == Error::ConnectionHeaderInvalid,
             true);
}

void HandshakeClientTest::subprotocols()
{
    HandshakeOffer offer = rfcOffer();
    offer.subprotocols = {"superchat", "chat"};
    QCOMPARE(verdict(rfcAnswer(), offer), Error::None); // the server may choose none
    QCOMPARE(verdict(with("Sec-WebSocket-Protocol: chat"), offer), Error::None);
    QCOMPARE(verdict(with("Sec-WebSocket-Protocol: Chat"), offer), Error::SubprotocolNotRequested);
    QCOMPARE(verdict(with("Sec-WebSocket-Protocol: other"), offer), Error::SubprotocolNotRequested);
    QCOMPARE(verdict(with("Sec-WebSocket-Protocol: superchat, chat"), offer), Error::SubprotocolNotRequested);
    QCOMPARE(verdict(with("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: chat"), offer),
             Error::HeaderDuplicated);
}

void HandshakeClientTest::whatAnAnswerSays()
{
    const auto response = HandshakeResponse::parse("HTTP/1.1 302 Found\r\nLocation: wss://b/\r\n\r\n", {});
    QCOMPARE(response.error(), Error::None);
    QCOMPARE(response->status(), 302);
    QCOMPARE(response->head().value("Location"), QByteArrayView("wss://b/"));
    QCOMPARE(HandshakeResponse::parse(with("Sec-WebSocket-Protocol: chat"), {})->subprotocol(), QByteArray("chat"));
    Limits limits;
    limits.maxHeaderCount = 2;
    QCOMPARE(HandshakeResponse::parse(rfcAnswer(), limits).error(), Error::TooManyHeaders);
    limits.maxHeadSize = 20;
    QCOMPARE(HandshakeResponse::parse(rfcAnswer(), limits).error(), Error::HeadTooLarge);
}

void HandshakeClientTest::bothSidesAgree()
{
    for (int seed = 0; seed < 256; ++seed) {
        HandshakeOffer offer = rfcOffer();
        offer.subprotocols = {"a", "b"};
        for (size_t i = 0; i < offer.nonce.size(); ++i)
            offer.nonce[i] = char(seed * 31 + int(i) * 17);
        const HttpRequest request = requestOf(offer);
        QCOMPARE(checkUpgrade(request), Error::None);
        QCOMPARE(verdict(HandshakeAnswer{"b", {}}.toBytes(request), offer), Error::None);
    }
}

QTEST_APPLESS_MAIN(HandshakeClientTest)
#include "tst_handshake_client.moc"

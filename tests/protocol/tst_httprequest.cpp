// SPDX-License-Identifier: MIT
#include "prototest.h"

#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

Result<HttpRequest> parse(const QByteArray &bytes, const Limits &limits = {})
{
    return HttpRequest::parse(bytes, limits);
}

Result<HttpRequest> parseLine(const QByteArray &line)
{
    return parse(line + "\r\nHost: a\r\n\r\n");
}

Result<HttpRequest> parseWith(const QByteArray &headers)
{
    return parse("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
}

} // namespace

class HttpRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading();
    void defaults();
    void targets_data();
    void targets();
    void hosts();
    void badRequestLines_data();
    void badRequestLines();
    void badHeaders();
    void limits();
    void subprotocols();
    void cookies_data();
    void cookies();
};

void HttpRequestTest::reading()
{
    const auto request = parse("GET /chat?room=1&x=%20 HTTP/1.1\r\nHost: server.example.com:8080\r\n"
                               "Origin: https://example.com\r\nX-Note:  a b \r\n\r\n");
    QCOMPARE(request.error(), Error::None);
    QCOMPARE(request->method(), QByteArrayView("GET"));
    QCOMPARE(request->version(), QByteArrayView("HTTP/1.1"));
    QCOMPARE(request->target(), QByteArrayView("/chat?room=1&x=%20"));
    QCOMPARE(request->path(), QByteArrayView("/chat"));
    QCOMPARE(request->query(), QByteArrayView("room=1&x=%20"));
    QCOMPARE(request->host(), QByteArrayView("server.example.com:8080"));
    QCOMPARE(request->origin(), QByteArrayView("https://example.com"));
    QCOMPARE(request->header("x-note"), QByteArrayView("a b"));
    QCOMPARE(request->head().headerCount(), 3);
    const HttpRequest copy = *request;
    QCOMPARE(copy.path(), QByteArrayView("/chat"));
}

void HttpRequestTest::defaults()
{
    const HttpRequest none;
    QVERIFY(none.method().isEmpty());
    QVERIFY(none.host().isEmpty());
    QVERIFY(none.subprotocols().isEmpty());
    QVERIFY(none.cookies().isEmpty());
    QCOMPARE(parseLine("DELETE / HTTP/1.1")->method(), QByteArrayView("DELETE"));
    QCOMPARE(parseLine("GET / HTTP/1.0")->version(), QByteArrayView("HTTP/1.0"));
    QCOMPARE(parseLine("x-own! / HTTP/1.1")->method(), QByteArrayView("x-own!"));
}

void HttpRequestTest::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    const auto row = [](const char *target, const char *path, const char *query) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(path) << QByteArray(query);
    };
    row("/", "/", "");
    row("/?", "/", "");
    row("/a/b", "/a/b", "");
    row("/a?b?c/d", "/a", "b?c/d");
    row("//host/path", "//host/path", "");
    row("/%0d%0a?%0d%0a", "/%0d%0a", "%0d%0a");
    row("/a://b", "/a://b", "");
    row("http://example.com", "/", "");
    row("http://example.com/", "/", "");
    row("http://example.com?q", "/", "q");
    row("http://example.com:80/a?b=http://c/d", "/a", "b=http://c/d");
    row("HTTPS://example.com/a", "/a", "");
    row("ws://example.com/a", "/a", "");
    row("wss://[::1]:443/a?b", "/a", "b");
}

void HttpRequestTest::targets()
{
    QFETCH(QByteArray, target);
    const auto request = parseLine("GET " + target + " HTTP/1.1");
    QCOMPARE(request.error(), Error::None);
    QCOMPARE(request->target(), QByteArrayView(target));
    QTEST(request->path().toByteArray(), "path");
    QTEST(request->query().toByteArray(), "query");
}

/// RFC 9112 §3.2.2: that of an absolute form counts, whatever Host says.
void HttpRequestTest::hosts()
{
    QCOMPARE(parseLine("GET / HTTP/1.1")->host(), QByteArrayView("a"));
    QCOMPARE(parseLine("GET /http://b/ HTTP/1.1")->host(), QByteArrayView("a"));
    QCOMPARE(parseLine("GET http://b HTTP/1.1")->host(), QByteArrayView("b"));
    QCOMPARE(parseLine("GET http://b:80/c HTTP/1.1")->host(), QByteArrayView("b:80"));
    QCOMPARE(parseLine("GET ws://b?c/d HTTP/1.1")->host(), QByteArrayView("b"));
    QCOMPARE(parseLine("GET wss://[::1]:443/ HTTP/1.1")->host(), QByteArrayView("[::1]:443"));
    QCOMPARE(parseLine("GET http://b/ HTTP/1.1")->header("Host"), QByteArrayView("a"));
}

void HttpRequestTest::badRequestLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Error>("error");
    const auto row = [](const QByteArray &line, Error error = Error::RequestLineMalformed) {
        QTest::newRow(line.toPercentEncoding().constData()) << line << error;
    };
    row("");
    row("GET");
    row("GET /");
    row("GET  HTTP/1.1");
    row("GET / ");
    row(" GET / HTTP/1.1");
    row("GET / HTTP/1.1 ");
    row("GET  / HTTP/1.1");
    row("GET /  HTTP/1.1");
    row("GET\t/\tHTTP/1.1");
    row("GET /a b HTTP/1.1");
    row("G(T / HTTP/1.1");
    row("GET /x xxxxx9.9");
    row("GET / http/1.1");
    row("GET / HTTP/1");
    row("GET / HTTP/1.10");
    row("GET / HTTP/1.x");
    row("GET / HTTP/11");
    row("GET / HTTPS/1.1");
    row("GET a HTTP/1.1");
    row("GET * HTTP/1.1");
    row("OPTIONS * HTTP/1.1");
    row("CONNECT example.com:443 HTTP/1.1");
    row("GET ftp://example.com/ HTTP/1.1");
    row("GET http:/example.com/ HTTP/1.1");
    row("GET http:// HTTP/1.1");
    row("GET http:/// HTTP/1.1");
    row("GET http://?a HTTP/1.1");
    row("GET http://user@example.com/ HTTP/1.1");
    row("GET http://a:80:80/ HTTP/1.1");
    row("GET /a#b HTTP/1.1");
    row("GET /\xC3\xA4 HTTP/1.1");
    row("GET /\x7F HTTP/1.1");
    row("GET /\x01 HTTP/1.1");
    row(QByteArray("GET /\0 HTTP/1.1", 15));
    row("GET / HTTP/1.2", Error::HttpVersionUnsupported);
    row("GET / HTTP/0.9", Error::HttpVersionUnsupported);
    row("PRI * HTTP/2.0", Error::HttpVersionUnsupported);
    row("GET / HTTP/3.0", Error::HttpVersionUnsupported);
}

void HttpRequestTest::badRequestLines()
{
    QFETCH(QByteArray, line);
    QFETCH(Error, error);
    QCOMPARE(parseLine(line).error(), error);
    QCOMPARE(parse(line + "\r\n\r\n").error(), error);
}

void HttpRequestTest::badHeaders()
{
    QCOMPARE(parse({}).error(), Error::RequestLineMalformed);
    QCOMPARE(parse("\r\n\r\n").error(), Error::RequestLineMalformed);
    QCOMPARE(parse("GET / HTTP/1.1\r\n").error(), Error::HeaderMalformed);
    QCOMPARE(parse("GET / HTTP/1.1\r\nHost: a\r\n").error(), Error::HeaderMalformed);
    QCOMPARE(parseWith("Bad header: a\r\n").error(), Error::HeaderMalformed);
    QCOMPARE(parseWith(" folded: a\r\n").error(), Error::HeaderMalformed);
}

void HttpRequestTest::limits()
{
    Limits limits;
    const QByteArray request = rfcRequest();
    limits.maxHeadSize = request.size();
    QCOMPARE(parse(request, limits).error(), Error::None);
    limits.maxHeadSize = request.size() - 1;
    QCOMPARE(parse(request, limits).error(), Error::HeadTooLarge);
    QCOMPARE(parseLine("GET /" + QByteArray(64 * 1024, 'a') + " HTTP/1.1").error(), Error::HeadTooLarge);
    QCOMPARE(parseWith(QByteArray("A:b\r\n").repeated(99)).error(), Error::None);
    QCOMPARE(parseWith(QByteArray("A:b\r\n").repeated(100)).error(), Error::TooManyHeaders);
}

void HttpRequestTest::subprotocols()
{
    QVERIFY(parseWith({})->subprotocols().isEmpty());
    QVERIFY(parseWith("Sec-WebSocket-Protocol:\r\n")->subprotocols().isEmpty());
    QCOMPARE(parseWith("Sec-WebSocket-Protocol: chat\r\n")->subprotocols(), QByteArrayList{"chat"});
    QCOMPARE(parseWith("Sec-WebSocket-Protocol: b, a\r\nsec-websocket-protocol: ,c\r\n")->subprotocols(),
             (QByteArrayList{"b", "a", "c"}));
}

void HttpRequestTest::cookies_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<HttpHeaders>("cookies");
    const auto row = [](const char *headers, const HttpHeaders &cookies) {
        QTest::newRow(headers) << QByteArray(headers) << cookies;
    };
    row("", {});
    row("Cookie:\r\n", {});
    row("Cookie: a=1\r\n", {{"a", "1"}});
    row("cookie: a=1; b=2\r\n", {{"a", "1"}, {"b", "2"}});
    row("Cookie: b=2;a=1 ;  c=3\r\n", {{"b", "2"}, {"a", "1"}, {"c", "3"}});
    row("Cookie: a=\"1\"\r\n", {{"a", "1"}});
    row("Cookie: a=\"\r\n", {{"a", "\""}});
    row("Cookie: a=\"\"\r\n", {{"a", ""}});
    row("Cookie: a=\r\n", {{"a", ""}});
    row("Cookie: a=1=2==\r\n", {{"a", "1=2=="}});
    row("Cookie: a=1; a=2\r\n", {{"a", "1"}, {"a", "2"}});
    row("Cookie: a=1\r\nHost: b\r\ncookie: b=2; c=3\r\n", {{"a", "1"}, {"b", "2"}, {"c", "3"}});
    row("Cookie: nothing; =empty;; a=1\r\n", {{"a", "1"}});
}

void HttpRequestTest::cookies()
{
    QFETCH(QByteArray, headers);
    QFETCH(HttpHeaders, cookies);
    QCOMPARE(parseWith(headers)->cookies(), cookies);
}

QTEST_APPLESS_MAIN(HttpRequestTest)
#include "tst_httprequest.moc"

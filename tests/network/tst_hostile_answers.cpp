// SPDX-License-Identifier: MIT
// What a server answers to requests that it does not take.
#include "hostile.h"

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

QByteArray changed(const QByteArray &what, const QByteArray &with)
{
    return RawPeer::upgrade("/chat").replace(what, with);
}

QByteArray with(const QByteArray &header)
{
    return RawPeer::upgrade("/chat", header + "\r\n");
}

ServerOptions options()
{
    ServerOptions options;
    options.paths = {u"/"_s, u"/chat"_s};
    return options;
}

/// What each status has to bring with it, besides what all do.
QByteArray headerFor(int status)
{
    switch (status) {
    case 405:
        return "\r\nAllow: GET\r\n";
    case 426:
        return "\r\nSec-WebSocket-Version: 13\r\n";
    case 503:
        return "\r\nRetry-After: 10\r\n";
    default:
        return "\r\n";
    }
}

void addRow(const char *name, const QByteArray &request, int status, Error error,
            const ServerOptions &serverOptions = options())
{
    QTest::newRow(name) << request << status << error << serverOptions;
}

void addLines()
{
    const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    addRow("bare LF", changed("\r\n", "\n"), 400, Error::RequestLineMalformed);
    addRow("bare LF in a header", changed("localhost\r\n", "localhost\n"), 400, Error::HeaderMalformed);
    addRow("bare CR", changed("localhost\r\n", "localhost\r"), 400, Error::HeaderMalformed);
    addRow("NUL in the target", changed("/chat", QByteArray("/ch\0t", 5)), 400, Error::RequestLineMalformed);
    addRow("NUL in a value", changed("localhost", QByteArray("local\0host", 10)), 400, Error::HeaderMalformed);
    addRow("a control byte", changed("localhost", "local\x1bhost"), 400, Error::HeaderMalformed);
    addRow("a folded header", changed("Connection: ", "Connection:\r\n "), 400, Error::HeaderMalformed);
    addRow("a space before a colon", changed("Host:", "Host :"), 400, Error::HeaderMalformed);
    addRow("a line without a colon", with("nothing"), 400, Error::HeaderMalformed);
    addRow("two spaces", changed("GET ", "GET  "), 400, Error::RequestLineMalformed);
    addRow("no HTTP", changed("HTTP/1.1", "xxxxx9.9"), 400, Error::RequestLineMalformed);
    addRow("a TLS hello",
           QByteArray::fromHex("160301020001000"
                               "1fc0303000a"),
           400, Error::RequestLineMalformed);
    addRow("a frame", RawPeer::frame(0x81, "hello"), 400, Error::RequestLineMalformed);
    addRow("Host twice", with("host: localhost"), 400, Error::HeaderDuplicated);
    addRow("key twice", with(key), 400, Error::HeaderDuplicated);
    addRow("version twice", with("Sec-WebSocket-Version: 13"), 400, Error::HeaderDuplicated);
    addRow("Origin twice", with("Origin: http://localhost\r\nOrigin: null"), 400, Error::HeaderDuplicated);
    addRow("no Host", changed("Host: localhost\r\n", ""), 400, Error::HostMissing);
    addRow("no key", changed(key + "\r\n", ""), 400, Error::KeyInvalid);
    addRow("a key of 15 bytes", changed("dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAA"), 400, Error::KeyInvalid);
    addRow("a key of 17 bytes", changed("dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAAA="), 400,
           Error::KeyInvalid);
    addRow("a key that is no base64", changed("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBs*SBub25jZQ=="), 400,
           Error::KeyInvalid);
    addRow("no Connection", changed("keep-alive, Upgrade", "keep-alive"), 400, Error::ConnectionHeaderInvalid);
    addRow("a body", with("Content-Length: 5") + "hello", 400, Error::RequestHasBody);
    addRow("a chunked body", with("Transfer-Encoding: chunked") + "5\r\nhello\r\n", 400, Error::RequestHasBody);
    addRow("a subprotocol twice", with("Sec-WebSocket-Protocol: a, a"), 400, Error::SubprotocolInvalid);
    addRow("a quote without its end", with("Sec-WebSocket-Extensions: x; y=\"a, b"), 400, Error::ExtensionMalformed);
    addRow("an empty window", with("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits="), 400,
           Error::ExtensionMalformed);
}

void addStatuses()
{
    addRow("a foreign origin", with("Origin: https://evil.test"), 403, Error::OriginNotAllowed);
    addRow("origin null", with("Origin: null"), 403, Error::OriginNotAllowed);
    addRow("a foreign host", changed("localhost", "evil.test"), 403, Error::HostNotAllowed);
    addRow("another path", RawPeer::upgrade("/other"), 404, Error::PathNotServed);
    addRow("a line end in the path", RawPeer::upgrade("/chat%0d%0aX-Evil:%201"), 404, Error::PathNotServed);
    addRow("POST", changed("GET", "POST"), 405, Error::MethodNotAllowed);
    addRow("POST of a form", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=b", 405,
           Error::MethodNotAllowed);
    addRow("a page is asked for", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 426, Error::UpgradeRequired);
    addRow("version 8", changed("Version: 13", "Version: 8"), 426, Error::VersionUnsupported);
    addRow("version 14", changed("Version: 13", "Version: 14"), 426, Error::VersionUnsupported);
    addRow("HTTP/1.0", changed("HTTP/1.1", "HTTP/1.0"), 505, Error::HttpVersionUnsupported);
    addRow("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, Error::HttpVersionUnsupported);
}

void addSizes()
{
    addRow("a path of 64 KB", RawPeer::upgrade('/' + QByteArray(64 * 1024, 'a')), 431, Error::HeadTooLarge);
    addRow("1 MB of headers", with("Cookie: " + QByteArray(1'000'000, 'c')), 431, Error::HeadTooLarge);
    addRow("1 MB of headers without an end", changed("\r\n\r\n", "\r\nCookie: " + QByteArray(1'000'000, 'c')), 431,
           Error::HeadTooLarge);
    addRow("10,000 headers", with(QByteArray("A: b\r\n").repeated(9'999) + "A: b"), 431, Error::HeadTooLarge);
    ServerOptions large = options();
    large.limits.maxHeadSize = Mebibyte;
    addRow("10,000 headers, and room for them", with(QByteArray("A: b\r\n").repeated(9'999) + "A: b"), 431,
           Error::TooManyHeaders, large);
}

void addShortages()
{
    ServerOptions narrow = options();
    narrow.limits.maxConnections = 1;
    addRow("one connection too many", RawPeer::upgrade("/chat"), 503, Error::TooManyConnections, narrow);
    narrow = options();
    narrow.limits.maxConnectionsPerAddress = 1;
    addRow("one of the address too many", RawPeer::upgrade("/chat"), 503, Error::TooManyFromAddress, narrow);
    ServerOptions hasty = options();
    hasty.limits.handshakeTimeout = 100ms;
    addRow("no end", changed("\r\n\r\n", "\r\n"), 408, Error::HandshakeTimeout, hasty);
    addRow("half a line", "GET /ch", 408, Error::HandshakeTimeout, hasty);
}

} // namespace

class tst_HostileAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<Error>("error");
        QTest::addColumn<ServerOptions>("options");
        addLines();
        addStatuses();
        addSizes();
        addShortages();
    }
    void refusals()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        QFETCH(const Error, error);
        QFETCH(const ServerOptions, options);
        Besieged besieged(options);
        const auto peer = besieged.peer();
        peer->send(request);
        QVERIFY(peer->waitForEnd());
        const QByteArray answer = peer->read();
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '), answer.constData());
        const qsizetype end = answer.indexOf("\r\n\r\n") + 4;
        const QByteArray head = answer.first(end);
        const QByteArray body = answer.sliced(end);
        QVERIFY(head.contains("\r\nConnection: close\r\n") || head.contains("\r\nConnection: Upgrade, close\r\n"));
        QVERIFY(head.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
        QVERIFY(head.contains("\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"));
        QVERIFY(head.contains(headerFor(status)));
        QVERIFY(!head.contains("X-Evil"));
        QCOMPARE(body, explain(error).data() + QByteArray(".\n"));
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.error, error);
        QVERIFY(besieged.log.names(error));
        QVERIFY(besieged.witnessIsServed());
        QVERIFY(besieged.isAlone());
    }

    void largeHeadsCostNothing()
    {
        Besieged besieged;
        Growth growth;
        for (int i = 0; i < 50; ++i) {
            const auto peer = besieged.peer();
            peer->send("GET / HTTP/1.1\r\n");
            peer->flood("A: 0123456789\r\n", 200'000);
            QVERIFY(peer->waitFor("HTTP/1.1 431 "));
            growth.look();
        }
        QVERIFY(growth.isBelow(16 * Mebibyte));
        QVERIFY(besieged.witnessIsServed());
    }
};

QTEST_GUILESS_MAIN(tst_HostileAnswers)
#include "tst_hostile_answers.moc"

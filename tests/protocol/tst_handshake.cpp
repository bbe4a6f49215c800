// SPDX-License-Identifier: MIT
// The server's side of the opening handshake (RFC 6455 §4.2).
#include "prototest.h"

#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

HttpRequest requestOf(const QByteArray &bytes)
{
    const auto request = HttpRequest::parse(bytes, {});
    return request ? *request : HttpRequest();
}

QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    QByteArray bytes = rfcRequest();
    Q_ASSERT(bytes.count(from) == 1);
    return bytes.replace(from, to);
}

QByteArray with(const QByteArray &line)
{
    return changed("Host: server.example.com\r\n", "Host: server.example.com\r\n" + line + "\r\n");
}

QByteArray withKey(const QByteArray &key)
{
    return changed("dGhlIHNhbXBsZSBub25jZQ==", key);
}

QByteArray without(const QByteArray &line)
{
    return changed(line + "\r\n", {});
}

} // namespace

class HandshakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyExample();
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void plainHttp_data();
    void plainHttp();
    void answer();
    void answerValidity_data();
    void answerValidity();
};

void HandshakeTest::keyExample()
{
    QCOMPARE(acceptKey("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
}

void HandshakeTest::accepted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("RFC 6455 1.3") << rfcRequest();
    QTest::newRow("Upgrade in capitals") << changed("Upgrade: websocket", "Upgrade: WebSocket");
    QTest::newRow("Upgrade as a list") << changed("Upgrade: websocket", "Upgrade: h2c, websocket");
    QTest::newRow("Upgrade twice") << with("Upgrade: h2c");
    QTest::newRow("Firefox's Connection") << changed("Connection: Upgrade", "Connection: keep-alive, Upgrade");
    QTest::newRow("Connection in small letters") << changed("Connection: Upgrade", "Connection: upgrade");
    QTest::newRow("Connection twice") << with("Connection: keep-alive");
    QTest::newRow("names in small letters")
        << changed("Sec-WebSocket-Key", "sec-websocket-key").replace("Sec-WebSocket-Version", "SEC-WEBSOCKET-VERSION");
    QTest::newRow("key of zeros") << withKey("AAAAAAAAAAAAAAAAAAAAAA==");
    QTest::newRow("key with + and /") << withKey("+/+/+/+/+/+/+/+/+/+/+w==");
    QTest::newRow("an empty body") << with("Content-Length: 0");
    QTest::newRow("an origin") << with("Origin: null");
    QTest::newRow("subprotocols") << with("Sec-WebSocket-Protocol: chat, superchat");
    QTest::newRow("subprotocols in two headers") << with("Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b");
    QTest::newRow("an empty list of subprotocols") << with("Sec-WebSocket-Protocol: ");
    QTest::newRow("an extension") << with("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits");
    QTest::newRow("two headers of extensions") << with("Sec-WebSocket-Extensions: a\r\nSec-WebSocket-Extensions: b");
    QTest::newRow("an unknown extension") << with("Sec-WebSocket-Extensions: never-heard-of; x=\"a\", b");
    QTest::newRow("a port") << changed("Host: server.example.com", "Host: server.example.com:8080");
    for (const char *name :
         {"a", "a.b.", "a_b~!$&'()*+,;=", "a%20b", "192.0.2.1:65535", "[::1]", "[2001:db8::1]:80", "[v1.a:b]", "a:"})
        QTest::newRow(QByteArray("Host ").append(name).constData())
            << changed("Host: server.example.com", QByteArray("Host: ") + name);
    QTest::newRow("absolute form") << changed("GET /chat", "GET ws://server.example.com/chat");
}

void HandshakeTest::accepted()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(isUpgrade(requestOf(bytes)));
    QCOMPARE(checkUpgrade(requestOf(bytes)), Error::None);
}

void HandshakeTest::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error>("error");
    const auto row = [](const char *name, const QByteArray &bytes, Error error) {
        QTest::newRow(name) << bytes << error;
    };
    const QByteArray host = "Host: server.example.com";
    const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    const QByteArray version = "Sec-WebSocket-Version: 13";

    row("HTTP/1.0", changed("HTTP/1.1", "HTTP/1.0"), Error::HttpVersionUnsupported);
    row("POST", changed("GET", "POST"), Error::MethodNotAllowed);
    row("HEAD", changed("GET", "HEAD"), Error::MethodNotAllowed);
    row("get", changed("GET", "get"), Error::MethodNotAllowed);
    row("a quote that does not end", with("Sec-WebSocket-Extensions: never-heard-of; x=\"a, b"),
        Error::ExtensionMalformed);
    row("an extension without a name", with("Sec-WebSocket-Extensions: ; x"), Error::ExtensionMalformed);
    row("no Host", without(host), Error::HostMissing);
    row("an empty Host", changed(host, "Host:"), Error::HostMissing);
    row("Host twice", with("host: other.example.com"), Error::HeaderDuplicated);
    row("Host twice the same", with("Host: server.example.com"), Error::HeaderDuplicated);
    for (const char *bad : {"a b", "a, b", "a/b", "a?b", "user@a", "a:80:80", "a:x", "a:-1", "a%", "a%2", "a%2x",
                            "\"a\"", "[::1", "::1", "[a b]", "[]", "[::1]x", ":80", "\xC3\xA4"})
        row(QByteArray("Host ").append(bad).constData(), changed(host, QByteArray("Host: ") + bad),
            Error::HeaderMalformed);
    row("key twice", with(key), Error::HeaderDuplicated);
    row("version twice", with(version), Error::HeaderDuplicated);
    row("Origin twice", with("Origin: a\r\nOrigin: b"), Error::HeaderDuplicated);
    row("no Upgrade", without("Upgrade: websocket"), Error::UpgradeRequired);
    row("another Upgrade", changed("Upgrade: websocket", "Upgrade: h2c"), Error::UpgradeRequired);
    row("almost Upgrade", changed("Upgrade: websocket", "Upgrade: websockets"), Error::UpgradeRequired);
    row("no Connection", without("Connection: Upgrade"), Error::ConnectionHeaderInvalid);
    row("another Connection", changed("Connection: Upgrade", "Connection: close"), Error::ConnectionHeaderInvalid);
    row("no version", without(version), Error::VersionUnsupported);
    for (const char *number : {"", "0", "8", "12", "14", "013", "+13", "13, 8", "13.0", "d", "\"13\""})
        row(QByteArray("version ").append(number).constData(),
            changed(version, QByteArray("Sec-WebSocket-Version: ") + number), Error::VersionUnsupported);
    row("an old draft without key", without(key).replace(": 13", ": 8"), Error::VersionUnsupported);
    row("no key", without(key), Error::KeyInvalid);
    row("an empty key", withKey(""), Error::KeyInvalid);
    row("a key of 1 byte", withKey("AA=="), Error::KeyInvalid);
    row("a key of 15 bytes", withKey("AAAAAAAAAAAAAAAAAAAA"), Error::KeyInvalid);
    row("a key of 17 bytes", withKey("AAAAAAAAAAAAAAAAAAAAAAA="), Error::KeyInvalid);
    row("a key of 18 bytes", withKey("AAAAAAAAAAAAAAAAAAAAAAAA"), Error::KeyInvalid);
    row("a key without padding", withKey("dGhlIHNhbXBsZSBub25jZQ"), Error::KeyInvalid);
    row("a key with half its padding", withKey("dGhlIHNhbXBsZSBub25jZQ="), Error::KeyInvalid);
    row("a key in base64url", withKey("-_-_-_-_-_-_-_-_-_-_-w=="), Error::KeyInvalid);
    row("a key with a stranger in it", withKey("dGhlIHNhbXBs*SBub25jZQ=="), Error::KeyInvalid);
    row("a key with a space", withKey("dGhlIHNhbXBs SBub25jZQ=="), Error::KeyInvalid);
    row("a key with bits to spare", withKey("dGhlIHNhbXBsZSBub25jZR=="), Error::KeyInvalid);
    row("two keys in a list", withKey("dGhlIHNhbXBsZSBub25jZQ==, AAAAAAAAAAAAAAAAAAAAAA=="), Error::KeyInvalid);
    row("a body", with("Content-Length: 5"), Error::RequestHasBody);
    row("a chunked body", with("Transfer-Encoding: chunked"), Error::RequestHasBody);
    row("a body by the second length", with("Content-Length: 0\r\nContent-Length: 5"), Error::RequestHasBody);
    row("subprotocols twice the same", with("Sec-WebSocket-Protocol: a, b, a"), Error::SubprotocolInvalid);
    row("the same in two headers", with("Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: a"),
        Error::SubprotocolInvalid);
    row("a subprotocol that is no token", with("Sec-WebSocket-Protocol: a, b c"), Error::SubprotocolInvalid);
    row("a subprotocol in quotes", with("Sec-WebSocket-Protocol: \"a\""), Error::SubprotocolInvalid);
}

void HandshakeTest::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error, error);
    QCOMPARE(HttpRequest::parse(bytes, {}).error(), Error::None);
    QCOMPARE(checkUpgrade(requestOf(bytes)), error);
    QVERIFY(httpStatusFor(error) >= 400);
}

void HandshakeTest::plainHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("upgrade");
    QTest::newRow("a page") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << false;
    QTest::newRow("another upgrade") << QByteArray(
        "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")
                                     << false;
    QTest::newRow("Upgrade alone") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n") << true;
    QTest::newRow("a proxy ate Upgrade") << without("Upgrade: websocket") << true;
}

void HandshakeTest::plainHttp()
{
    QFETCH(QByteArray, bytes);
    QTEST(isUpgrade(requestOf(bytes)), "upgrade");
    QVERIFY(checkUpgrade(requestOf(bytes)) != Error::None);
}

void HandshakeTest::answer()
{
    const HttpRequest request = requestOf(with("Sec-WebSocket-Protocol: chat, superchat"));
    const auto plain = HttpHead::parse(HandshakeAnswer().toBytes(request), {});
    QCOMPARE(plain.error(), Error::None);
    QVERIFY(plain->startLine().startsWith("HTTP/1.1 101 "));
    QCOMPARE(plain->value("Upgrade"), QByteArrayView("websocket"));
    QCOMPARE(plain->value("Connection"), QByteArrayView("Upgrade"));
    QCOMPARE(plain->value("Sec-WebSocket-Accept"), QByteArrayView("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    // Safari refuses an answer with an empty header of that name.
    QVERIFY(!plain->contains("Sec-WebSocket-Protocol"));
    QVERIFY(!plain->contains("Sec-WebSocket-Extensions"));
    QVERIFY(!plain->contains("Content-Length"));

    const HandshakeAnswer more{"superchat", {{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}}};
    QVERIFY(more.isValidFor(request));
    const auto head = HttpHead::parse(more.toBytes(request), {});
    QCOMPARE(head.error(), Error::None);
    QCOMPARE(head->value("Sec-WebSocket-Protocol"), QByteArrayView("superchat"));
    QCOMPARE(head->joinedValues("Set-Cookie"), QByteArray("a=1, b=2"));
}

void HandshakeTest::answerValidity_data()
{
    QTest::addColumn<HandshakeAnswer>("answer");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const HandshakeAnswer &answer, bool valid) {
        QTest::newRow(name) << answer << valid;
    };
    row("nothing", {}, true);
    row("the first", {"chat", {}}, true);
    row("the second", {"superchat", {}}, true);
    row("not asked for", {"other", {}}, false);
    row("other case", {"Chat", {}}, false);
    row("both", {"chat, superchat", {}}, false);
    row("a header", {{}, {{"X-Note", "a b"}}}, true);
    row("a bad name", {{}, {{"X Note", "a"}}}, false);
    row("no name", {{}, {{"", "a"}}}, false);
    row("CRLF in a value", {{}, {{"X", "a\r\nY: b"}}}, false);
    for (const char *name : {"Upgrade", "connection", "Sec-WebSocket-Accept", "sec-websocket-protocol",
                             "Sec-WebSocket-Extensions", "Content-Length", "Transfer-Encoding"})
        row(name, {{}, {{name, "1"}}}, false);
}

void HandshakeTest::answerValidity()
{
    QFETCH(HandshakeAnswer, answer);
    QTEST(answer.isValidFor(requestOf(with("Sec-WebSocket-Protocol: chat, superchat"))), "valid");
}

QTEST_APPLESS_MAIN(HandshakeTest)
#include "tst_handshake.moc"

// SPDX-License-Identifier: MIT
#include "prototest.h"

#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

HttpHead headOf(const QByteArray &bytes)
{
    const auto head = HttpHead::parse(bytes.first(bytes.indexOf("\r\n\r\n") + 4), {});
    return head ? *head : HttpHead();
}

QByteArray bodyOf(const QByteArray &bytes)
{
    return bytes.sliced(bytes.indexOf("\r\n\r\n") + 4);
}

} // namespace

class HttpResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes();
    void date();
    void withoutBody();
    void forEveryError();
    void headersThatAStatusDemands();
    void validity_data();
    void validity();
    void phrases();
};

void HttpResponseTest::bytes()
{
    const HttpResponse response = HttpResponse::content("text/html", "<p>Hi");
    QVERIFY(response.isValid());
    const QByteArray wire = response.toBytes();
    QVERIFY(wire.startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(headOf(wire).value("Content-Type"), QByteArrayView("text/html"));
    QCOMPARE(headOf(wire).value("Content-Length"), QByteArrayView("5"));
    QCOMPARE(headOf(wire).value("Connection"), QByteArrayView("close"));
    QCOMPARE(bodyOf(wire), QByteArray("<p>Hi"));
    QCOMPARE(headOf(HttpResponse{200, {}, {}}.toBytes()).value("Content-Length"), QByteArrayView("0"));
}

void HttpResponseTest::date()
{
    HttpResponse response = HttpResponse::content("text/html", "<p>Hi");
    QVERIFY(!headOf(response.toBytes()).contains("Date"));
    QCOMPARE(headOf(response.toBytes(true, "today")).value("Date"), QByteArrayView("today"));
    response.headers.emplace_back("date", "yesterday"); // the program knows better
    QVERIFY(response.isValid());
    QCOMPARE(headOf(response.toBytes(true, "today")).joinedValues("Date"), QByteArray("yesterday"));
}

void HttpResponseTest::withoutBody()
{
    const QByteArray wire = HttpResponse::content("text/html", "<p>Hi").toBytes(false);
    QCOMPARE(headOf(wire).value("Content-Length"), QByteArrayView("5")); // what a GET would have
    QVERIFY(bodyOf(wire).isEmpty());
    for (const int status : {204, 304}) { // RFC 9110 §8.6, §15.3.5, §15.4.5
        const QByteArray bare = HttpResponse{status, {}, "never"}.toBytes();
        QVERIFY(!headOf(bare).contains("Content-Length") || status == 304);
        QVERIFY(bodyOf(bare).isEmpty());
    }
}

void HttpResponseTest::forEveryError()
{
    const QMetaEnum names = QMetaEnum::fromType<Error>();
    for (int i = 0; i < names.keyCount(); ++i) {
        const auto error = Error(names.value(i));
        if (httpStatusFor(error) == 0)
            continue;
        const HttpResponse response = HttpResponse::forError(error);
        QCOMPARE(response.status, httpStatusFor(error));
        QVERIFY2(response.isValid(), names.key(i));
        QVERIFY2(reasonPhrase(response.status) != reasonPhrase(599), names.key(i));
        const QByteArray wire = response.toBytes();
        QVERIFY(headOf(wire).value("Content-Type").startsWith("text/plain"));
        QVERIFY2(bodyOf(wire).contains(explain(error).data()), names.key(i));
    }
}

void HttpResponseTest::headersThatAStatusDemands()
{
    // RFC 9110 §15.5.6, §15.5.22 and §7.8; RFC 6455 §4.4.
    QCOMPARE(headOf(HttpResponse::forError(Error::MethodNotAllowed).toBytes()).value("Allow"), QByteArrayView("GET"));
    for (const Error error : {Error::UpgradeRequired, Error::VersionUnsupported}) {
        const HttpHead head = headOf(HttpResponse::forError(error).toBytes());
        QCOMPARE(head.value("Upgrade"), QByteArrayView("websocket"));
        QCOMPARE(head.value("Sec-WebSocket-Version"), QByteArrayView("13"));
        QVERIFY(listContainsToken(head.joinedValues("Connection"), "Upgrade"));
        QVERIFY(listContainsToken(head.joinedValues("Connection"), "close"));
    }
    QVERIFY(headOf(HttpResponse::forError(Error::TooManyConnections).toBytes()).contains("Retry-After"));
}

void HttpResponseTest::validity_data()
{
    QTest::addColumn<HttpResponse>("response");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const HttpResponse &response, bool valid) {
        QTest::newRow(name) << response << valid;
    };
    row("200", {200, {}, {}}, true);
    row("599", {599, {}, {}}, true);
    row("0", {0, {}, {}}, false);
    row("101", {101, {}, {}}, false);
    row("199", {199, {}, {}}, false);
    row("600", {600, {}, {}}, false);
    row("negative", {-1, {}, {}}, false);
    row("a header", {200, {{"X-Note", "a b"}}, {}}, true);
    row("an empty value", {200, {{"X-Note", ""}}, {}}, true);
    row("no name", {200, {{"", "a"}}, {}}, false);
    row("a name with a colon", {200, {{"X:", "a"}}, {}}, false);
    row("CRLF in a name", {200, {{"X\r\nY", "a"}}, {}}, false);
    row("CRLF in a value", {200, {{"X", "a\r\nY: b"}}, {}}, false);
    row("NUL in a value", {200, {{"X", QByteArray("a\0b", 3)}}, {}}, false);
    row("spaces around a value", {200, {{"X", " a "}}, {}}, false);
    row("Content-Length", {200, {{"content-length", "5"}}, {}}, false);
    row("Connection", {200, {{"Connection", "keep-alive"}}, {}}, false);
    row("Transfer-Encoding", {200, {{"transfer-encoding", "chunked"}}, {}}, false);
}

void HttpResponseTest::validity()
{
    QFETCH(HttpResponse, response);
    QTEST(response.isValid(), "valid");
}

void HttpResponseTest::phrases()
{
    QCOMPARE(reasonPhrase(404), QByteArrayView("Not Found"));
    QCOMPARE(reasonPhrase(426), QByteArrayView("Upgrade Required"));
    QCOMPARE(reasonPhrase(503), QByteArrayView("Service Unavailable"));
    for (int status = 100; status <= 599; ++status)
        QVERIFY(isHeaderValue(reasonPhrase(status)));
}

QTEST_APPLESS_MAIN(HttpResponseTest)
#include "tst_httpresponse.moc"

// SPDX-License-Identifier: MIT
#include "prototest.h"

#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

const QByteArray Example = "GET / HTTP/1.1\r\nHost: a\r\nX-Empty:\r\nhost:\t b \r\nAccept:c:d\r\n\r\n";

Result<HttpHead> parse(const QByteArray &bytes, const Limits &limits = {})
{
    return HttpHead::parse(bytes, limits);
}

QByteArray headWith(const QByteArray &line)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + line + "\r\nLast: 1\r\n\r\n";
}

QByteArray headWithCount(int headers)
{
    return "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(headers) + "\r\n";
}

/// Feeds \a bytes in pieces of \a size; the first error, or None. \a taken counts the bytes that were wanted.
Error collect(HttpHeadCollector &collector, const QByteArray &bytes, qsizetype size, qsizetype *taken = nullptr)
{
    qsizetype total = 0;
    for (qsizetype at = 0; at < bytes.size() && !collector.isComplete(); at += size) {
        const QByteArray piece = bytes.mid(at, size);
        const Result<qsizetype> used = collector.append(spanOf(piece));
        if (!used)
            return used.error();
        total += *used;
    }
    if (taken)
        *taken = total;
    return Error::None;
}

} // namespace

class HttpHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading();
    void noHeaders();
    void malformed_data();
    void malformed();
    void everyByteInAValue();
    void everyByteInAName();
    void limits();
    void collecting();
    void collectorLimit();
    void collectorRefuses_data();
    void collectorRefuses();
};

void HttpHeadTest::reading()
{
    const auto head = parse(Example);
    QCOMPARE(head.error(), Error::None);
    QCOMPARE(head->startLine(), QByteArrayView("GET / HTTP/1.1"));
    QCOMPARE(head->headerCount(), 4);
    QCOMPARE(head->headers(), (HttpHeaders{{"Host", "a"}, {"X-Empty", ""}, {"host", "b"}, {"Accept", "c:d"}}));
    QCOMPARE(head->headerName(2), QByteArrayView("host"));
    QCOMPARE(head->headerValue(2), QByteArrayView("b"));
    QCOMPARE(head->count("HOST"), 2);
    QCOMPARE(head->count("Hos"), 0);
    QVERIFY(head->contains("x-empty"));
    QVERIFY(!head->contains("x-emptyy"));
    QCOMPARE(head->value("HoSt"), QByteArrayView("a"));
    QVERIFY(head->value("X-Empty").isEmpty());
    QVERIFY(head->value("Missing").isEmpty());
    QCOMPARE(head->joinedValues("host"), QByteArray("a, b"));
    QVERIFY(head->joinedValues("Missing").isEmpty());
    const auto [accept, host, missing, prefix] = head->find<4>({"ACCEPT", "Host", "Missing", "Hos"});
    QCOMPARE(accept.count, 1);
    QCOMPARE(accept.value, QByteArrayView("c:d"));
    QCOMPARE(host.count, 2);
    QCOMPARE(host.value, QByteArrayView("a"));
    QCOMPARE(missing.count, 0);
    QVERIFY(missing.value.isEmpty());
    QCOMPARE(prefix.count, 0);
    const HttpHead copy = *head;
    QCOMPARE(copy.headers(), head->headers());
}

void HttpHeadTest::noHeaders()
{
    const auto head = parse("HTTP/1.1 200 OK\r\n\r\n");
    QCOMPARE(head.error(), Error::None);
    QCOMPARE(head->headerCount(), 0);
    QVERIFY(head->headers().isEmpty());
    QVERIFY(HttpHead().startLine().isEmpty());
    QCOMPARE(HttpHead().headerCount(), 0);
}

void HttpHeadTest::malformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no empty line") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n");
    QTest::newRow("bytes behind the end") << Example + "x";
    QTest::newRow("a second head") << Example + Example;
    QTest::newRow("bare LF at the end") << QByteArray("GET / HTTP/1.1\nHost: a\n\n");
    QTest::newRow("no colon") << headWith("Header");
    QTest::newRow("no name") << headWith(": value");
    QTest::newRow("space before the colon") << headWith("Header : value");
    QTest::newRow("tab before the colon") << headWith("Header\t: value");
    QTest::newRow("space in the name") << headWith("A header: value");
    QTest::newRow("folded by a space") << headWith("Header: value\r\n more");
    QTest::newRow("folded by a tab") << headWith("Header: value\r\n\tmore");
    QTest::newRow("space before the first name") << QByteArray("GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    QTest::newRow("bare LF") << headWith("Header: value\nInjected: 1");
    QTest::newRow("bare CR") << headWith("Header: value\rInjected: 1");
    QTest::newRow("two CRs") << headWith("Header: value\r");
    QTest::newRow("NUL") << headWith(QByteArray("Header: va\0lue", 14));
    QTest::newRow("NUL at the end") << headWith(QByteArray("Header: value\0", 14));
    QTest::newRow("a name in UTF-8") << headWith("H\xC3\xA4: value");
    QTest::newRow("control byte in the start line") << QByteArray("GET /\x01 HTTP/1.1\r\n\r\n");
    QTest::newRow("bare LF in the start line") << QByteArray("GET / HTTP/1.1\nInjected: 1\r\n\r\n");
    QTest::newRow("bare CR in the start line") << QByteArray("GET / HTTP/1.1\rInjected: 1\r\n\r\n");
}

void HttpHeadTest::malformed()
{
    QFETCH(QByteArray, bytes);
    // The name of the error for a start line is its reader's business, but it has to be one.
    if (QByteArrayView(QTest::currentDataTag()).endsWith("start line"))
        QVERIFY(!parse(bytes));
    else
        QCOMPARE(parse(bytes).error(), Error::HeaderMalformed);
}

void HttpHeadTest::everyByteInAValue()
{
    for (int byte = 0; byte < 256; ++byte) {
        const bool allowed = byte == '\t' || (byte >= 0x20 && byte != 0x7F);
        const auto head = parse(headWith("Header: a" + QByteArray(1, char(byte)) + "z"));
        QVERIFY2(bool(head) == allowed, qPrintable(QString::number(byte, 16)));
        if (head)
            QCOMPARE(head->value("Header"), QByteArrayView("a" + QByteArray(1, char(byte)) + "z"));
    }
}

void HttpHeadTest::everyByteInAName()
{
    const QByteArray marks = "!#$%&'*+-.^_`|~";
    for (int byte = 0; byte < 256; ++byte) {
        const bool alphanumeric =
            (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        const bool allowed = alphanumeric || (byte != 0 && marks.contains(char(byte)));
        const QByteArray name = "a" + QByteArray(1, char(byte)) + "z";
        QVERIFY2(isToken(name) == allowed, qPrintable(QString::number(byte, 16)));
        if (byte != ':') // there it ends the name instead
            QVERIFY2(bool(parse(headWith(name + ": 1"))) == allowed, qPrintable(QString::number(byte, 16)));
    }
}

void HttpHeadTest::limits()
{
    Limits limits;
    limits.maxHeaderCount = 5;
    QCOMPARE(parse(headWithCount(5), limits).error(), Error::None);
    QCOMPARE(parse(headWithCount(6), limits).error(), Error::TooManyHeaders);
    QCOMPARE(parse(headWithCount(100)).error(), Error::None);
    QCOMPARE(parse(headWithCount(101)).error(), Error::TooManyHeaders);
    limits.maxHeadSize = Example.size();
    QCOMPARE(parse(Example, limits).error(), Error::None);
    limits.maxHeadSize = Example.size() - 1;
    QCOMPARE(parse(Example, limits).error(), Error::HeadTooLarge);
}

void HttpHeadTest::collecting()
{
    const QByteArray wire = Example + "frames";
    for (qsizetype size = 1; size <= wire.size(); ++size) {
        HttpHeadCollector collector(1000);
        QVERIFY(collector.isEmpty());
        qsizetype taken = 0;
        QCOMPARE(collect(collector, wire, size, &taken), Error::None);
        QVERIFY(collector.isComplete());
        QCOMPARE(taken, Example.size());
        QVERIFY(!collector.isEmpty());
        QCOMPARE(collector.take(), Example);
        QVERIFY(collector.isEmpty());
    }
    HttpHeadCollector unfinished(1000);
    QCOMPARE(collect(unfinished, Example.chopped(1), 7), Error::None);
    QVERIFY(!unfinished.isComplete());
}

void HttpHeadTest::collectorLimit()
{
    for (const qsizetype size : {qsizetype(1), qsizetype(1000), qsizetype(2'000'000)}) {
        HttpHeadCollector fits(Example.size());
        QCOMPARE(collect(fits, Example + "frames", size), Error::None);
        QVERIFY(fits.isComplete());
        HttpHeadCollector tight(Example.size() - 1);
        QCOMPARE(collect(tight, Example, size), Error::HeadTooLarge);
        HttpHeadCollector endless(16 * 1024);
        QCOMPARE(collect(endless, "GET /" + QByteArray(1'000'000, 'a'), size), Error::HeadTooLarge);
    }
}

void HttpHeadTest::collectorRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a TLS hello") << hex("16 03 01 02 00 01 00 01 fc 03 03");
    QTest::newRow("NUL") << QByteArray("GET /\0", 6);
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\n");
    QTest::newRow("bare CR") << QByteArray("GET / HTTP/1.1\rX");
    QTest::newRow("two CRs") << QByteArray("GET / HTTP/1.1\r\r");
    QTest::newRow("LF first") << QByteArray("\n");
    QTest::newRow("DEL") << QByteArray("GET /\x7F");
    QTest::newRow("NUL in a header") << QByteArray("GET / HTTP/1.1\r\nHost: \0", 23);
    QTest::newRow("bare LF in a header") << QByteArray("GET / HTTP/1.1\r\nHost: a\n");
    QTest::newRow("bare LF as the last line") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\n");
}

void HttpHeadTest::collectorRefuses()
{
    QFETCH(QByteArray, bytes);
    const Error expected = bytes.contains("\r\n") ? Error::HeaderMalformed : Error::RequestLineMalformed;
    HttpHeadCollector whole(1000);
    QCOMPARE(collect(whole, bytes + "the rest", 1000), expected);
    HttpHeadCollector dribble(1000);
    QCOMPARE(collect(dribble, bytes + "the rest", 1), expected);
    HttpHeadCollector front(1000);
    if (bytes.size() > 11) // all but the hello, which is refused at its first byte
        QCOMPARE(collect(front, bytes.chopped(1), 1), Error::None);
}

QTEST_APPLESS_MAIN(HttpHeadTest)
#include "tst_httphead.moc"

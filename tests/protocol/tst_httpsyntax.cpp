// SPDX-License-Identifier: MIT
#include "protocol/httpsyntax.h"

#include <QtTest/qtest.h>

using namespace Tidewire;

class HttpSyntaxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ignoringCase();
    void tokens();
    void headerValues();
    void lists_data();
    void lists();
    void tokensInLists();
};

void HttpSyntaxTest::ignoringCase()
{
    QVERIFY(equalsIgnoringCase("", ""));
    QVERIFY(equalsIgnoringCase("Sec-WebSocket-Key", "sec-websocket-KEY"));
    QVERIFY(!equalsIgnoringCase("a", "ab"));
    QVERIFY(!equalsIgnoringCase("ab", "a"));
    // Bytes as far apart as a letter and that of the other case.
    for (const auto &[a, b] :
         {std::pair("@", "`"), std::pair("[", "{"), std::pair("\x01", "!"), std::pair("\xC4", "\xE4")})
        QVERIFY2(!equalsIgnoringCase(a, b), a);
}

void HttpSyntaxTest::tokens()
{
    QVERIFY(isToken("chat"));
    QVERIFY(isToken("!#$%&'*+-.^_`|~09azAZ"));
    for (const QByteArrayView text : {"", " ", "a b", " a", "a ", "a,b", "a;b", "a=b", "\"a\"", "a/b", "a\r", "\xC3"})
        QVERIFY2(!isToken(text), text.toByteArray().constData());
}

void HttpSyntaxTest::headerValues()
{
    for (const QByteArrayView text : {"", "a", "a b", "a\tb", "\"a, b\"; c=d", "\xC3\xA4"})
        QVERIFY2(isHeaderValue(text), text.toByteArray().constData());
    for (const QByteArrayView text : {" ", " a", "a ", "\ta", "a\t", "a\r\nB: c", "a\n", "\r", "a\x7F", "a\x1B"})
        QVERIFY2(!isHeaderValue(text), text.toByteArray().constData());
    QVERIFY(!isHeaderValue(QByteArrayView("a\0b", 3)));
}

void HttpSyntaxTest::lists_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("elements"); // with a bar between them
    const auto row = [](const char *list, const char *elements) {
        QTest::newRow(list) << QByteArray(list) << QByteArray(elements);
    };
    row("", "");
    row("a", "a");
    row("a, b", "a|b");
    row("a,b , c\t,\td", "a|b|c|d");
    row(",", "");
    row(", ,a,, b,", "a|b");
    row("keep-alive, Upgrade", "keep-alive|Upgrade");
    row("a; x=\"1, 2\", b", "a; x=\"1, 2\"|b");
    row("\"a \\\" , b\", c", "\"a \\\" , b\"|c");
    row("\"a \\\\\", b", "\"a \\\\\"|b");
    row("\"never closed, b", "\"never closed, b");
    row("a, \"\\", "a|\"\\");
}

void HttpSyntaxTest::lists()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, elements);
    QByteArrayList seen;
    for (const QByteArrayView element : splitList(list))
        seen.append(element.toByteArray());
    QCOMPARE(seen.join('|'), elements);
}

void HttpSyntaxTest::tokensInLists()
{
    QVERIFY(listContainsToken("Upgrade", "upgrade"));
    QVERIFY(listContainsToken("keep-alive, uPGRADE", "Upgrade"));
    QVERIFY(!listContainsToken("", "Upgrade"));
    QVERIFY(!listContainsToken("Upgraded", "Upgrade"));
    QVERIFY(!listContainsToken("not Upgrade", "Upgrade"));
    QVERIFY(!listContainsToken("\"a, Upgrade\"", "Upgrade"));
}

QTEST_APPLESS_MAIN(HttpSyntaxTest)
#include "tst_httpsyntax.moc"

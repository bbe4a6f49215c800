// SPDX-License-Identifier: MIT
#include "protocol/httpdate.h"

#include <QtTest/qtest.h>

using namespace Tidewire;

class HttpDateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asHttpWritesIt_data();
    void asHttpWritesIt();
};

void HttpDateTest::asHttpWritesIt_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("of RFC 9110") << qint64(784'111'777) << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("the beginning") << qint64(0) << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT");
    QTest::newRow("before it") << qint64(-1) << QByteArray("Wed, 31 Dec 1969 23:59:59 GMT");
    QTest::newRow("a leap day") << qint64(1'709'251'199) << QByteArray("Thu, 29 Feb 2024 23:59:59 GMT");
    QTest::newRow("the first") << qint64(-30'610'224'000) << QByteArray("Wed, 01 Jan 1000 00:00:00 GMT");
    QTest::newRow("too early") << qint64(-30'610'224'001) << QByteArray();
    QTest::newRow("the last") << qint64(253'402'300'799) << QByteArray("Fri, 31 Dec 9999 23:59:59 GMT");
    QTest::newRow("too late") << qint64(253'402'300'800) << QByteArray();
    QTest::newRow("far too late") << std::numeric_limits<qint64>::max() << QByteArray();
}

void HttpDateTest::asHttpWritesIt()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QByteArray, text);
    QCOMPARE(httpDate(seconds), text);
}

QTEST_APPLESS_MAIN(HttpDateTest)
#include "tst_httpdate.moc"

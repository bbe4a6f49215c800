// SPDX-License-Identifier: MIT
#include "monitor/connectiontraffic.h"

#include <QtTest/qtest.h>

using namespace Tidewire;
using Series = Traffic::Series;
using Span = Traffic::Span;

class tst_ConnectionTraffic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void keepsSecondsAndMinutes();
    void beginsWithItsSilence();
    void costsNothingWhileSilent();
    void isBounded();
    void copiesStandStill();
    void takesOverAnothers();
    void keepsNumbersInTwoBytes();
};

void tst_ConnectionTraffic::isEmptyAtFirst()
{
    const ConnectionTraffic traffic;
    for (const Span span : {Span::Minute, Span::TenMinutes, Span::Day})
        QCOMPARE(traffic.values(Series::BytesIn, span), QList<qreal>());
    QCOMPARE(traffic.chunkCount(), 0);
    QCOMPARE(traffic.seconds(), 0);
}

void tst_ConnectionTraffic::keepsSecondsAndMinutes()
{
    ConnectionTraffic traffic;
    constexpr int Seconds = 2 * 24 * 60 * 60;
    for (int i = 0; i < Seconds; ++i)
        traffic.addSecond({double(i % 1000), 1, double(i / 60 % 1000), 4096});
    const QList<qreal> minute = traffic.values(Series::MessagesIn, Span::Minute);
    const QList<qreal> tenMinutes = traffic.values(Series::MessagesIn, Span::TenMinutes);
    const QList<qreal> day = traffic.values(Series::BytesIn, Span::Day);
    QCOMPARE(minute.size(), 60);
    QCOMPARE(tenMinutes.size(), 600);
    QCOMPARE(day.size(), 1440);
    for (int i = 0; i < 600; ++i)
        QCOMPARE(tenMinutes.at(i), qreal((Seconds - 600 + i) % 1000));
    QCOMPARE(tenMinutes.last(60), minute);
    for (int i = 0; i < 1440; ++i)
        QCOMPARE(day.at(i), qreal((1440 + i) % 1000));
    QCOMPARE(traffic.values(Series::BytesOut, Span::Minute).last(), 4096.0);
    QCOMPARE(traffic.values(Series::Queued, Span::Minute), QList<qreal>());
    QCOMPARE(traffic.seconds(), Seconds);
}

void tst_ConnectionTraffic::beginsWithItsSilence()
{
    ConnectionTraffic traffic;
    for (int i = 0; i < 150; ++i)
        traffic.addSecond({});
    QCOMPARE(traffic.values(Series::MessagesIn, Span::Minute), QList<qreal>(60, 0));
    QCOMPARE(traffic.values(Series::MessagesIn, Span::TenMinutes), QList<qreal>(150, 0));
    QCOMPARE(traffic.values(Series::MessagesIn, Span::Day), QList<qreal>(2, 0));
    QCOMPARE(traffic.values(Series::Errors, Span::Day), QList<qreal>());
    for (int i = 0; i < 30; ++i)
        traffic.addSecond({60, 0, 0, 0});
    QCOMPARE(traffic.values(Series::MessagesIn, Span::TenMinutes).size(), 180);
    QCOMPARE(traffic.values(Series::MessagesIn, Span::TenMinutes).at(149), 0.0);
    QCOMPARE(traffic.values(Series::MessagesIn, Span::TenMinutes).at(150), 60.0);
    QCOMPARE(traffic.values(Series::MessagesIn, Span::Day), QList<qreal>({0, 0, 30}));
}

void tst_ConnectionTraffic::costsNothingWhileSilent()
{
    ConnectionTraffic traffic;
    for (int i = 0; i < 100'000; ++i)
        traffic.addSecond({});
    QCOMPARE(traffic.chunkCount(), 0);
    traffic.addSecond({1, 0, 0, 0});
    QCOMPARE(traffic.chunkCount(), 1);
    QCOMPARE(traffic.values(Series::MessagesIn, Span::Day).size(), 1440);
    for (int i = 0; i < 60 * 60 * 48; ++i)
        traffic.addSecond({});
    QCOMPARE(traffic.chunkCount(), 0);
}

void tst_ConnectionTraffic::isBounded()
{
    ConnectionTraffic traffic;
    for (int i = 0; i < 60 * 60 * 72; ++i)
        traffic.addSecond({1, 1, 1, 1});
    QVERIFY(traffic.chunkCount() <= 11 + 25);
}

void tst_ConnectionTraffic::copiesStandStill()
{
    ConnectionTraffic traffic;
    traffic.addSecond({1, 0, 0, 0});
    const ConnectionTraffic copy = traffic;
    traffic.addSecond({2, 0, 0, 0});
    QCOMPARE(copy.values(Series::MessagesIn, Span::Minute), QList<qreal>({1}));
    QCOMPARE(traffic.values(Series::MessagesIn, Span::Minute), QList<qreal>({1, 2}));
}

void tst_ConnectionTraffic::takesOverAnothers()
{
    ConnectionTraffic traffic;
    traffic.addSecond({9, 9, 9, 9});
    traffic.load({{1, 2}, {3, 4}, {5, 6}, {7, 8}}, {{10}, {11}, {12}, {13}}, 62);
    QCOMPARE(traffic.seconds(), 62);
    QCOMPARE(traffic.values(Series::MessagesIn, Span::TenMinutes), QList<qreal>({1, 2}));
    QCOMPARE(traffic.values(Series::BytesOut, Span::TenMinutes), QList<qreal>({7, 8}));
    QCOMPARE(traffic.values(Series::MessagesOut, Span::Day), QList<qreal>({11}));
    traffic.addSecond({3, 0, 0, 0});
    QCOMPARE(traffic.values(Series::MessagesIn, Span::Minute), QList<qreal>({1, 2, 3}));
    // Too few series are none, and those that are too short are filled up.
    traffic.load({{1}}, {}, 0);
    QCOMPARE(traffic.values(Series::MessagesIn, Span::TenMinutes), QList<qreal>());
    traffic.load({{1, 2}, {3}, {}, {}}, {}, 2);
    QCOMPARE(traffic.values(Series::MessagesOut, Span::TenMinutes), QList<qreal>({3, 0}));
}

void tst_ConnectionTraffic::keepsNumbersInTwoBytes()
{
    QCOMPARE(sizeof(CompactNumber), std::size_t(2));
    for (int i = 0; i < 4096; ++i)
        QCOMPARE(CompactNumber(i).toDouble(), double(i));
    for (int i = 0; i < 16 * 128; ++i)
        QCOMPARE(CompactNumber(i / 128.0).toDouble(), i / 128.0);
    double before = 0;
    for (double number = 16; number < 3.4e10; number *= 1.001) {
        const double kept = CompactNumber(number).toDouble();
        QVERIFY(std::abs(kept - number) <= number / 4096);
        QVERIFY(kept >= before);
        before = kept;
    }
    QCOMPARE(CompactNumber(-5).toDouble(), 0.0);
    QCOMPARE(CompactNumber(std::nan("")).toDouble(), 0.0);
    QVERIFY(CompactNumber(1e300).toDouble() > 3.4e10);
    QVERIFY(CompactNumber(std::numeric_limits<double>::infinity()).toDouble() > 3.4e10);
}

QTEST_APPLESS_MAIN(tst_ConnectionTraffic)
#include "tst_connectiontraffic.moc"

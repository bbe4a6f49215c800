// SPDX-License-Identifier: MIT
#include "monitor/ratemeter.h"

#include <QtTest/qtest.h>

using namespace std::chrono_literals;
using Tidewire::RateMeter;

class tst_RateMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSilentAtFirst();
    void leavesOutWhatWasBefore();
    void isExactOverASecond();
    void countsTheTimeBeforeAsSilence();
    void forgetsAfterASecond();
    void takesStepsOfAnyLength_data();
    void takesStepsOfAnyLength();
    void takesACounterThatWentBack();
    void takesTheWordOfAnother();
};

void tst_RateMeter::isSilentAtFirst()
{
    QCOMPARE(RateMeter().rate(), 0.0);
}

void tst_RateMeter::leavesOutWhatWasBefore()
{
    RateMeter meter(1'000'000);
    meter.sample(1'000'000, 250ms);
    QCOMPARE(meter.rate(), 0.0);
}

void tst_RateMeter::isExactOverASecond()
{
    RateMeter meter;
    for (const quint64 total : {3U, 3U, 10U, 20U})
        meter.sample(total, 250ms);
    QCOMPARE(meter.rate(), 20.0);
    meter.sample(20, 250ms);
    QCOMPARE(meter.rate(), 17.0);
}

void tst_RateMeter::countsTheTimeBeforeAsSilence()
{
    RateMeter meter;
    meter.sample(1, 250ms);
    QVERIFY(meter.rate() > 0.9);
    QVERIFY(meter.rate() < 1.1);
}

void tst_RateMeter::forgetsAfterASecond()
{
    RateMeter meter;
    meter.sample(100, 250ms);
    for (int i = 0; i < 4; ++i)
        meter.sample(100, 250ms);
    QCOMPARE(meter.rate(), 0.0);
}

void tst_RateMeter::takesStepsOfAnyLength_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {10, 240, 250, 263, 500, 1000, 3000})
        QTest::addRow("%d ms", step) << step;
}

void tst_RateMeter::takesStepsOfAnyLength()
{
    QFETCH(const int, step);
    RateMeter meter;
    for (int i = 1; i <= 20; ++i)
        meter.sample(quint64(i * step), std::chrono::milliseconds(step));
    QVERIFY(qAbs(meter.rate() - 1000) < 0.1);
}

void tst_RateMeter::takesACounterThatWentBack()
{
    RateMeter meter(50);
    meter.sample(3, 250ms);
    QCOMPARE(meter.rate(), 0.0);
    meter.sample(13, 1000ms);
    QCOMPARE(meter.rate(), 10.0);
}

void tst_RateMeter::takesTheWordOfAnother()
{
    RateMeter meter(7);
    meter.setRate(12.5);
    QCOMPARE(meter.rate(), 12.5);
    meter.setRate(3);
    QCOMPARE(meter.rate(), 3.0);
    meter.setRate(-1);
    QCOMPARE(meter.rate(), 0.0);
}

QTEST_APPLESS_MAIN(tst_RateMeter)
#include "tst_ratemeter.moc"

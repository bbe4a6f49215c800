// SPDX-License-Identifier: MIT
#include "monitor/alertrules.h"

#include <QtTest/qtest.h>

using namespace std::chrono_literals;
using namespace Tidewire;
using enum AlertChange;

class tst_AlertRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAfterItsTime();
    void beginsAtOnce();
    void startsAgainAfterABreak();
    void endsWhenCalm();
    void doesNotFlicker();
    void countsEvents();
    void forgetsEventsInTime();
    void survivesALongGap();
    void takesAnyWindow();
};

void tst_AlertRules::beginsAfterItsTime()
{
    HeldAlert alert;
    QVERIFY(alert.isAtRest());
    QCOMPARE(alert.look(99, 100, 2s, 1s), None);
    QVERIFY(alert.isAtRest());
    QCOMPARE(alert.look(100, 100, 2s, 1s), None);
    QVERIFY(!alert.isAtRest());
    QCOMPARE(alert.look(500, 100, 2s, 1s), None);
    QCOMPARE(alert.look(100, 100, 2s, 1s), Begins);
    QVERIFY(alert.isActive());
    QCOMPARE(alert.look(100, 100, 2s, 10s), None);
}

void tst_AlertRules::beginsAtOnce()
{
    HeldAlert alert;
    QCOMPARE(alert.look(100, 100, 0s, 1s), Begins);
}

void tst_AlertRules::startsAgainAfterABreak()
{
    HeldAlert alert;
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(alert.look(200, 100, 2s, 1s), None);
        QCOMPARE(alert.look(200, 100, 2s, 1s), None);
        QCOMPARE(alert.look(99, 100, 2s, 1s), None);
    }
}

void tst_AlertRules::endsWhenCalm()
{
    HeldAlert alert;
    QCOMPARE(alert.look(100, 100, 0s, 1s), Begins);
    QCOMPARE(alert.look(74, 100, 0s, 1s), None);
    QCOMPARE(alert.look(74, 100, 0s, 1s), None);
    QCOMPARE(alert.look(74, 100, 0s, 1s), None);
    QCOMPARE(alert.look(74, 100, 0s, 1s), Ends);
    QVERIFY(alert.isAtRest());
    QCOMPARE(alert.look(100, 100, 0s, 1s), Begins);
}

void tst_AlertRules::doesNotFlicker()
{
    HeldAlert alert;
    int changes = 0;
    for (int i = 0; i < 1000; ++i)
        changes += int(alert.look(i % 2 == 0 ? 101 : 99, 100, 0s, 1s) != None);
    QCOMPARE(changes, 1);
    for (int i = 0; i < 1000; ++i)
        changes += int(alert.look(i % 3 == 0 ? 80 : 0, 100, 0s, 1s) != None);
    QCOMPARE(changes, 1);
}

void tst_AlertRules::countsEvents()
{
    EventWindow window;
    for (int i = 0; i < 7; ++i)
        window.add();
    QCOMPARE(window.count(), 7.0);
    window.advance(5s, 10s);
    window.add();
    QCOMPARE(window.count(), 8.0);
}

void tst_AlertRules::forgetsEventsInTime()
{
    EventWindow window;
    for (int i = 0; i < 40; ++i) {
        window.add();
        window.advance(250ms, 10s);
        QVERIFY(window.count() <= i + 1);
        QVERIFY(window.count() >= i - 1);
    }
    for (int i = 0; i < 1000; ++i) {
        window.add();
        window.advance(250ms, 10s);
        QVERIFY(window.count() >= 38);
        QVERIFY(window.count() <= 40);
    }
    for (int i = 0; i < 40; ++i)
        window.advance(250ms, 10s);
    QCOMPARE(window.count(), 0.0);
}

void tst_AlertRules::survivesALongGap()
{
    EventWindow window;
    window.add();
    window.advance(24h * 365, 10s);
    QCOMPARE(window.count(), 0.0);
    window.add();
    window.advance(9s, 10s);
    QCOMPARE(window.count(), 1.0);
}

void tst_AlertRules::takesAnyWindow()
{
    EventWindow window;
    window.add();
    window.advance(1s, 0s);
    QCOMPARE(window.count(), 0.0);
}

QTEST_APPLESS_MAIN(tst_AlertRules)
#include "tst_alertrules.moc"

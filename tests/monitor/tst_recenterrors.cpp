// SPDX-License-Identifier: MIT
#include "monitor/recenterrors.h"

#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using Tidewire::RecentErrors;

class tst_RecentErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void namesEachCodeOnce();
    void countsWhatHasNoCode();
    void forgetsAfterAMinute();
    void aNewErrorKeepsTheCode();
};

void tst_RecentErrors::isEmptyAtFirst()
{
    const RecentErrors errors;
    QCOMPARE(errors.count(), 0);
    QCOMPARE(errors.codes(), QString());
}

void tst_RecentErrors::namesEachCodeOnce()
{
    RecentErrors errors;
    errors.add(1006);
    errors.add(1002);
    errors.passSecond();
    errors.add(1006);
    QCOMPARE(errors.count(), 3);
    QCOMPARE(errors.codes(), u"1002 · 1006"_s);
    errors.passSecond();
    QCOMPARE(errors.history().toList(), QList<qreal>({2, 1}));
    errors.clear();
    QCOMPARE(errors.count(), 0);
    QCOMPARE(errors.codes(), QString());
}

void tst_RecentErrors::countsWhatHasNoCode()
{
    RecentErrors errors;
    errors.add(0);
    QCOMPARE(errors.count(), 1);
    QCOMPARE(errors.codes(), QString());
}

void tst_RecentErrors::forgetsAfterAMinute()
{
    RecentErrors errors;
    errors.add(403);
    for (int second = 0; second < 60; ++second) {
        errors.passSecond();
        QCOMPARE(errors.count(), 1);
        QCOMPARE(errors.codes(), u"403"_s);
    }
    errors.passSecond();
    QCOMPARE(errors.count(), 0);
    QCOMPARE(errors.codes(), QString());
}

void tst_RecentErrors::aNewErrorKeepsTheCode()
{
    RecentErrors errors;
    errors.add(1006);
    for (int second = 0; second < 40; ++second)
        errors.passSecond();
    errors.add(1006);
    for (int second = 0; second < 40; ++second)
        errors.passSecond();
    QCOMPARE(errors.count(), 1);
    QCOMPARE(errors.codes(), u"1006"_s);
}

QTEST_APPLESS_MAIN(tst_RecentErrors)
#include "tst_recenterrors.moc"

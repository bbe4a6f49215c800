// SPDX-License-Identifier: MIT
#include "monitor/traffichistory.h"

#include <QtTest/qtest.h>

using Tidewire::TrafficHistory;

class tst_TrafficHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void keepsTheOrder();
    void forgetsTheOldest();
    void clears();
};

void tst_TrafficHistory::isEmptyAtFirst()
{
    const TrafficHistory history;
    QCOMPARE(history.size(), 0);
    QCOMPARE(history.toList(), QList<qreal>());
}

void tst_TrafficHistory::keepsTheOrder()
{
    TrafficHistory history;
    history.add(1);
    history.add(2.5);
    QCOMPARE(history.toList(), QList<qreal>({1, 2.5}));
    QCOMPARE(history.at(1), 2.5);
}

void tst_TrafficHistory::forgetsTheOldest()
{
    TrafficHistory history;
    for (int i = 0; i < 200; ++i) {
        history.add(i);
        QCOMPARE(history.size(), qMin(i + 1, 60));
        QCOMPARE(history.at(history.size() - 1), qreal(i));
    }
    const QList<qreal> list = history.toList();
    QCOMPARE(list.size(), 60);
    for (int i = 0; i < 60; ++i)
        QCOMPARE(list.at(i), qreal(140 + i));
}

void tst_TrafficHistory::clears()
{
    TrafficHistory history;
    history.add(1);
    history.clear();
    QCOMPARE(history.size(), 0);
    history.add(3);
    QCOMPARE(history.toList(), QList<qreal>({3}));
}

QTEST_APPLESS_MAIN(tst_TrafficHistory)
#include "tst_traffichistory.moc"

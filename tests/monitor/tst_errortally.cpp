// SPDX-License-Identifier: MIT
#include "monitor/errortally.h"

#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_ErrorTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByKind();
};

void tst_ErrorTally::countsByKind()
{
    ErrorTally tally;
    QCOMPARE(tally.toList(), QVariantList());
    tally.add(Error::TextNotUtf8);
    tally.add(Error::None);
    tally.add(Error::PathNotServed, 2);
    QCOMPARE(tally.total(), 4.0);
    QCOMPARE(tally.count(Error::PathNotServed), 2.0);
    QCOMPARE(tally.count(Error::TlsFailure), 0.0);
    const QVariantList list = tally.toList();
    QCOMPARE(list.size(), 3);
    const QVariantMap most = list.at(0).toMap();
    QCOMPARE(most.value(u"error"_s).toInt(), int(Error::PathNotServed));
    QCOMPARE(most.value(u"name"_s).toString(), u"PathNotServed"_s);
    QCOMPARE(most.value(u"count"_s).toDouble(), 2.0);
    for (const QVariant &entry : list)
        QVERIFY(!entry.toMap().value(u"text"_s).toString().isEmpty());
    QCOMPARE(list.at(1).toMap().value(u"name"_s).toString(), u"AbnormalClosure"_s);
    tally.clear();
    QCOMPARE(tally.total(), 0.0);
    QCOMPARE(tally.toList(), QVariantList());
}

QTEST_APPLESS_MAIN(tst_ErrorTally)
#include "tst_errortally.moc"

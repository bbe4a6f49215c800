// SPDX-License-Identifier: MIT
#include "monitor/filterpattern.h"

#include <QtTest/qtest.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_FilterPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds();
    void tellsWhereItIsWrong();
    void searchesTheBeginningOnly();
    void givesUpBadPatterns_data();
    void givesUpBadPatterns();
    void givesUpWhenTheTimeIsSpent();
};

void tst_FilterPattern::finds()
{
    const FilterPattern pattern(u"^/ch[ae]t$"_s);
    QVERIFY(pattern.isValid());
    QVERIFY(pattern.occursIn(u"/chat"));
    QVERIFY(pattern.occursIn(u"/CHET"));
    QVERIFY(!pattern.occursIn(u"/chats"));
    QVERIFY(!pattern.isTooSlow());
    QVERIFY(FilterPattern(u"ü."_s).occursIn(u"aÜb"));
}

void tst_FilterPattern::tellsWhereItIsWrong()
{
    const FilterPattern pattern(u"ab)c"_s);
    QVERIFY(!pattern.isValid());
    QVERIFY(!pattern.errorString().isEmpty());
    QCOMPARE(pattern.errorOffset(), 2);
    QVERIFY(!pattern.occursIn(u"ab)c"));
}

void tst_FilterPattern::searchesTheBeginningOnly()
{
    const FilterPattern pattern(u"needle"_s);
    const QString hay(FilterPattern::MaxSubject - 6, u'-');
    QVERIFY(pattern.occursIn(QString(hay + u"needle"_s)));
    QVERIFY(!pattern.occursIn(QString(hay + u"-needle"_s)));
}

void tst_FilterPattern::givesUpBadPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("nested") << u"(a+)+$"_s;
    QTest::newRow("alternatives") << u"(a|aa)+$"_s;
    QTest::newRow("with a higher limit") << u"(*LIMIT_MATCH=99999999)(a+)+$"_s;
    QTest::newRow("without the compiler") << u"(*NO_JIT)(a+)+$"_s;
    QTest::newRow("recursion") << u"(a(?1)?a?)+$"_s;
}

void tst_FilterPattern::givesUpBadPatterns()
{
    QFETCH(const QString, pattern);
    const FilterPattern bad(pattern);
    QVERIFY(bad.isValid());
    const QString text = QString(400, u'a') + u'!';
    // Ten thousand connections: without the bounds each would take minutes.
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(!bad.occursIn(text));
    QVERIFY(bad.isTooSlow());
    QVERIFY(!bad.occursIn(u"a"));
}

void tst_FilterPattern::givesUpWhenTheTimeIsSpent()
{
    const FilterPattern patient(u"a"_s);
    const FilterPattern hasty(u"a"_s, -1h);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(patient.occursIn(u"a"));
    QVERIFY(!hasty.occursIn(u"a"));
    QVERIFY(hasty.isTooSlow());
    QVERIFY(!patient.isTooSlow());
}

QTEST_APPLESS_MAIN(tst_FilterPattern)
#include "tst_filterpattern.moc"

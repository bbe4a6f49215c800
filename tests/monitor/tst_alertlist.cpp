// SPDX-License-Identifier: MIT
#include "monitor/alertlist.h"

#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

const QDateTime Noon(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC);

/// A list into which the test puts what it likes.
class Alerts : public AlertList
{
public:
    using AlertList::clear;
    using AlertList::finish;
    using AlertList::raise;
    using AlertList::rowOf;

    quint64 begin(quint64 connectionId = 0)
    {
        Alert alert;
        alert.time = Noon;
        alert.connectionId = connectionId;
        alert.subject = u"192.0.2.1:%1"_s.arg(connectionId);
        alert.threshold = 100;
        return add(alert, 150);
    }
    quint64 idAt(int row) const { return at(row).id; }
};

} // namespace

class tst_AlertList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_alerts = std::make_unique<Alerts>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_alerts.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_alerts.reset();
    }
    void tellsOfAnAlert();
    void putsTheNewestFirst();
    void raisesValueAndSeverity();
    void endsOnce();
    void acknowledges();
    void dropsTheOldestThatHasEnded();
    void suppressesWhatFindsNoRoom();
    void shrinks();
    void removesWhatHasEnded();
    void clears();

private:
    std::unique_ptr<Alerts> m_alerts;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_AlertList::tellsOfAnAlert()
{
    m_alerts->begin(7);
    const QModelIndex index = m_alerts->index(0);
    QCOMPARE(index.data(AlertList::AlertIdRole).toULongLong(), quint64(1));
    QCOMPARE(index.data(AlertList::KindRole).value<Alert::Kind>(), Alert::Kind::SlowConsumer);
    QCOMPARE(index.data(AlertList::SeverityRole).value<Alert::Severity>(), Alert::Severity::Warning);
    QCOMPARE(index.data(AlertList::TimeRole).toDateTime(), Noon);
    QVERIFY(!index.data(AlertList::EndTimeRole).toDateTime().isValid());
    QCOMPARE(index.data(AlertList::ConnectionIdRole).toULongLong(), quint64(7));
    QCOMPARE(index.data(AlertList::SubjectRole).toString(), u"192.0.2.1:7"_s);
    QCOMPARE(index.data().toString(), u"192.0.2.1:7"_s);
    QCOMPARE(index.data(AlertList::ValueRole).toDouble(), 150.0);
    QCOMPARE(index.data(AlertList::ThresholdRole).toDouble(), 100.0);
    QCOMPARE(index.data(AlertList::ActiveRole).toBool(), true);
    QCOMPARE(index.data(AlertList::AcknowledgedRole).toBool(), false);
    QVERIFY(!index.data(Qt::DecorationRole).isValid());
    QCOMPARE(m_alerts->roleNames().size(), 11);
}

void tst_AlertList::putsTheNewestFirst()
{
    const quint64 first = m_alerts->begin();
    const quint64 second = m_alerts->begin();
    QCOMPARE(m_alerts->idAt(0), second);
    QCOMPARE(m_alerts->idAt(1), first);
    QCOMPARE(m_alerts->rowOf(first), 1);
    QCOMPARE(m_alerts->rowOf(99), -1);
    QCOMPARE(m_alerts->activeCount(), 2);
}

void tst_AlertList::raisesValueAndSeverity()
{
    const quint64 id = m_alerts->begin();
    const QSignalSpy changes(m_alerts.get(), &QAbstractItemModel::dataChanged);
    m_alerts->raise(id, 120);
    QCOMPARE(changes.size(), 0);
    m_alerts->raise(id, 399);
    QCOMPARE(m_alerts->at(0).severity, Alert::Severity::Warning);
    m_alerts->raise(id, 400);
    QCOMPARE(m_alerts->at(0).severity, Alert::Severity::Critical);
    QCOMPARE(m_alerts->at(0).value, 400.0);
    m_alerts->raise(id, 110);
    QCOMPARE(m_alerts->at(0).severity, Alert::Severity::Critical);
    QCOMPARE(changes.size(), 2);
    m_alerts->raise(0, 1000);
}

void tst_AlertList::endsOnce()
{
    const quint64 id = m_alerts->begin();
    const QDateTime later = Noon.addSecs(5);
    QCOMPARE(m_alerts->finish(id, later).id, id);
    QCOMPARE(m_alerts->finish(id, later.addSecs(5)).id, quint64(0));
    QCOMPARE(m_alerts->finish(0, later).id, quint64(0));
    QCOMPARE(m_alerts->at(0).active, false);
    QCOMPARE(m_alerts->at(0).endTime, later);
    m_alerts->raise(id, 1000);
    QCOMPARE(m_alerts->at(0).value, 150.0);
    QCOMPARE(m_alerts->activeCount(), 0);
    QCOMPARE(m_alerts->unacknowledgedCount(), 1);
}

void tst_AlertList::acknowledges()
{
    m_alerts->begin();
    m_alerts->begin();
    m_alerts->begin();
    QVERIFY(m_alerts->acknowledge(1));
    QVERIFY(m_alerts->acknowledge(1));
    QVERIFY(!m_alerts->acknowledge(3));
    QVERIFY(!m_alerts->acknowledge(-1));
    QCOMPARE(m_alerts->unacknowledgedCount(), 2);
    QVERIFY(m_alerts->at(1).acknowledged);
    m_alerts->acknowledgeAll();
    QCOMPARE(m_alerts->unacknowledgedCount(), 0);
    QVERIFY(m_alerts->at(0).acknowledged && m_alerts->at(2).acknowledged);
    QCOMPARE(m_alerts->activeCount(), 3);
}

void tst_AlertList::dropsTheOldestThatHasEnded()
{
    m_alerts->setCapacity(3);
    const quint64 first = m_alerts->begin();
    const quint64 second = m_alerts->begin();
    const quint64 third = m_alerts->begin();
    m_alerts->finish(second, Noon);
    m_alerts->finish(third, Noon);
    const quint64 fourth = m_alerts->begin();
    QCOMPARE(m_alerts->count(), 3);
    QCOMPARE(m_alerts->rowOf(second), -1);
    QCOMPARE(m_alerts->idAt(0), fourth);
    QCOMPARE(m_alerts->idAt(1), third);
    QCOMPARE(m_alerts->idAt(2), first);
    QCOMPARE(m_alerts->activeCount(), 2);
    QCOMPARE(m_alerts->unacknowledgedCount(), 3);
}

void tst_AlertList::suppressesWhatFindsNoRoom()
{
    m_alerts->setCapacity(2);
    const quint64 first = m_alerts->begin();
    m_alerts->begin();
    QCOMPARE(m_alerts->begin(), quint64(0));
    QCOMPARE(m_alerts->suppressedCount(), 1.0);
    QCOMPARE(m_alerts->count(), 2);
    m_alerts->finish(first, Noon);
    QVERIFY(m_alerts->begin() != 0);
}

void tst_AlertList::shrinks()
{
    const quint64 first = m_alerts->begin();
    for (int i = 0; i < 5; ++i)
        m_alerts->finish(m_alerts->begin(), Noon);
    m_alerts->setCapacity(2);
    QCOMPARE(m_alerts->count(), 2);
    QCOMPARE(m_alerts->idAt(1), first);
    m_alerts->setCapacity(-1);
    QCOMPARE(m_alerts->capacity(), 1);
    QCOMPARE(m_alerts->count(), 1);
    QCOMPARE(m_alerts->idAt(0), first);
}

void tst_AlertList::removesWhatHasEnded()
{
    const quint64 first = m_alerts->begin();
    m_alerts->finish(m_alerts->begin(), Noon);
    const QSignalSpy counts(m_alerts.get(), &AlertList::countsChanged);
    m_alerts->removeEnded();
    m_alerts->removeEnded();
    QCOMPARE(m_alerts->count(), 1);
    QCOMPARE(m_alerts->idAt(0), first);
    QCOMPARE(counts.size(), 1);
}

void tst_AlertList::clears()
{
    m_alerts->begin();
    m_alerts->clear();
    QCOMPARE(m_alerts->count() + m_alerts->activeCount() + m_alerts->unacknowledgedCount(), 0);
    QCOMPARE(m_alerts->begin(), quint64(2));
}

QTEST_APPLESS_MAIN(tst_AlertList)
#include "tst_alertlist.moc"

// SPDX-License-Identifier: MIT
#include "fakerow.h"

#include <QtCore/qtimer.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;
using Column = ConnectionModel::Column;
using Ids = QList<quint64>;

/// The model by itself, with rows that the test fills, in time that the test makes.
class tst_ConnectionModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void namesItsRoles();
    void showsConnections();
    void rowsAreSlots();
    void growsAndShrinksAtTheEndOnly();
    void sorts();
    void readsNumbersFourTimesASecond();
    void ordersTwiceASecond();
    void keepsAMinuteOfHistory();
    void announcesVisibleRowsOnly();
    void announcesRowsThatComeIntoView();
    void announcesAViewOnceAFrame();
    void filters();
    void filtersByANewState();
    void filtersByFigures();
    void keepsTheLastGoodFilter();
    void refusesASlowPattern();
    void dropsAPatternThatBecomesSlow();
    void keepsClosedConnectionsWithinBounds();
    void staysWithinBoundsWhileFrozen();
    void keepsClosedConnectionsForAWhile();
    void countsOpenConnections();
    void pauses();
    void filtersAndSortsWhilePaused();
    void closesWhilePaused();
    void freezesTheOrder();
    void aSlotMayChangeTheOrder();
    void staysConsistent();
    void takesTenThousandRows();
};

namespace {

/// Lets \a messages more go out over that connection in the next second.
void send(ConnectionRow *row, quint64 messages)
{
    row->counters.messagesSent += messages;
}

/// True if nothing is left that would happen by itself.
bool isSettled(const ConnectionModel &model)
{
    return std::ranges::none_of(model.findChildren<QTimer *>(), &QTimer::isActive);
}

} // namespace

void tst_ConnectionModel::isEmptyAtFirst()
{
    ConnectionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.count(), 0);
    QCOMPARE(model.totalCount(), 0);
    QCOMPARE(model.rowOf(1), -1);
    QCOMPARE(model.connectionIdAt(0), quint64(0));
    QCOMPARE(model.connectionIdAt(-1), quint64(0));
    QVERIFY(!model.connection(1));
    QVERIFY(!model.server());
    model.tick(250ms);
    model.tick(10s);
    QCOMPARE(model.count(), 0);
}

void tst_ConnectionModel::namesItsRoles()
{
    const ConnectionModel model;
    const QHash<int, QByteArray> names = model.roleNames();
    for (const char *name :
         {"connectionId", "connectionState", "peer",        "path",      "inRate",      "outRate",
          "history",      "queued",          "roundTrip",   "age",       "origin",      "subprotocol",
          "userAgent",    "secure",          "tlsProtocol", "tlsCipher", "extensions",  "receivedRatio",
          "sentRatio",    "messagesIn",      "messagesOut", "bytesIn",   "bytesOut",    "bytesInRate",
          "bytesOutRate", "dropped",         "idle",        "closeCode", "closeReason", "inHistory"})
        QVERIFY2(names.values().contains(name), name);
}

void tst_ConnectionModel::showsConnections()
{
    FakeModel model;
    ConnectionRow *row = model.add(7);
    row->queued = 1234;
    row->age = 61'500ms;
    QCOMPARE(model.count(), 0);
    model.order();
    QCOMPARE(model.count(), 1);
    QCOMPARE(model.rowOf(7), 0);
    QCOMPARE(model.connectionIdAt(0), quint64(7));
    QCOMPARE(model.connection(7), row);
    const QModelIndex index = model.index(0);
    QCOMPARE(index.data(ConnectionModel::ConnectionIdRole).toULongLong(), quint64(7));
    QCOMPARE(index.data(ConnectionModel::StateRole).toString(), u"open"_s);
    QCOMPARE(index.data(ConnectionModel::PeerRole).toString(), u"192.0.2.7:1031"_s);
    QCOMPARE(index.data(ConnectionModel::PathRole).toString(), u"/Ticker"_s);
    QCOMPARE(index.data(ConnectionModel::OriginRole).toString(), u"https://example.org"_s);
    QCOMPARE(index.data(ConnectionModel::SubprotocolRole).toString(), u"v1.demo"_s);
    QCOMPARE(index.data(ConnectionModel::QueuedRole).toLongLong(), 1234);
    QCOMPARE(index.data(ConnectionModel::RoundTripRole).toDouble(), -1.0);
    QCOMPARE(index.data(ConnectionModel::AgeRole).toLongLong(), 62);
    row->roundTrip = 1500;
    QCOMPARE(index.data(ConnectionModel::RoundTripRole).toDouble(), 1.5);
    QCOMPARE(index.data(ConnectionModel::UserAgentRole).toString(), u"Browser/2 (X11)"_s);
    QCOMPARE(index.data(ConnectionModel::SecureRole).toBool(), false);
    QCOMPARE(index.data(ConnectionModel::ReceivedRatioRole).toDouble(), -1.0);
    row->counters = {1, 2, 3, 4, 5, 50, 100, 25, 100};
    row->secure = true;
    row->tls = {u"TLSv1.3"_s, u"TLS_AES_256_GCM_SHA384"_s};
    row->extensions = u"permessage-deflate"_s;
    row->closeCode = 1001;
    row->closeReason = u"bye"_s;
    row->idle = 1500ms;
    const auto number = [&index](ConnectionModel::Role role) { return index.data(role).toDouble(); };
    QCOMPARE(number(ConnectionModel::MessagesInRole), 1.0);
    QCOMPARE(number(ConnectionModel::MessagesOutRole), 2.0);
    QCOMPARE(number(ConnectionModel::DroppedRole), 3.0);
    QCOMPARE(number(ConnectionModel::BytesInRole), 4.0);
    QCOMPARE(number(ConnectionModel::BytesOutRole), 5.0);
    QCOMPARE(number(ConnectionModel::ReceivedRatioRole), 0.5);
    QCOMPARE(number(ConnectionModel::SentRatioRole), 0.25);
    QCOMPARE(number(ConnectionModel::IdleRole), 1.5);
    QCOMPARE(number(ConnectionModel::CloseCodeRole), 1001.0);
    QCOMPARE(index.data(ConnectionModel::SecureRole).toBool(), true);
    QCOMPARE(index.data(ConnectionModel::TlsProtocolRole).toString(), u"TLSv1.3"_s);
    QCOMPARE(index.data(ConnectionModel::TlsCipherRole).toString(), u"TLS_AES_256_GCM_SHA384"_s);
    QCOMPARE(index.data(ConnectionModel::ExtensionsRole).toString(), u"permessage-deflate"_s);
    QCOMPARE(index.data(ConnectionModel::CloseReasonRole).toString(), u"bye"_s);
    model.tick(1s);
    QCOMPARE(number(ConnectionModel::BytesInRateRole), 4.0);
    QCOMPARE(number(ConnectionModel::BytesOutRateRole), 5.0);
    QCOMPARE(number(ConnectionModel::IdleRole), 0.0);
    QCOMPARE(index.data(ConnectionModel::InHistoryRole).value<QList<qreal>>().last(), 1.0);
    QVERIFY(!index.data(Qt::DecorationRole).isValid());
    QVERIFY(!model.data(model.index(1), ConnectionModel::PeerRole).isValid());
}

void tst_ConnectionModel::rowsAreSlots()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 5);
    model.order();
    const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    const QPersistentModelIndex second = model.index(1);
    model.setSortColumn(Column::Peer);
    model.setSortOrder(Qt::AscendingOrder);
    model.setSortOrder(Qt::DescendingOrder);
    QCOMPARE(model.ids(), Ids({5, 4, 3, 2, 1}));
    QCOMPARE(second.row(), 1);
    QCOMPARE(layouts.size() + moves.size() + resets.size() + inserts.size(), 0);
}

void tst_ConnectionModel::growsAndShrinksAtTheEndOnly()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSortColumn(Column::Peer);
    model.setSortOrder(Qt::DescendingOrder);
    model.setClosedRetention(0);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy counts(&model, &ConnectionModel::countChanged);
    model.add(1, 3);
    model.order();
    QCOMPARE(inserts.takeFirst().mid(1), QVariantList({0, 2}));
    model.add(4, 5);
    model.order();
    QCOMPARE(model.ids(), Ids({5, 4, 3, 2, 1}));
    QCOMPARE(inserts.takeFirst().mid(1), QVariantList({3, 4}));
    model.close(5);
    model.close(3);
    model.order();
    QCOMPARE(model.ids(), Ids({4, 2, 1}));
    QCOMPARE(removals.takeFirst().mid(1), QVariantList({3, 4}));
    QCOMPARE(counts.size(), 3);
}

void tst_ConnectionModel::sorts()
{
    FakeModel model;
    const QSignalSpy changes(&model, &ConnectionModel::sortChanged);
    model.add(1)->queued = 10;
    model.add(2)->queued = 30;
    model.add(3)->queued = 20;
    model.order();
    QCOMPARE(model.ids(), Ids({1, 2, 3}));
    model.setSortColumn(Column::Queued);
    QCOMPARE(model.ids(), Ids({2, 3, 1}));
    model.setSortOrder(Qt::AscendingOrder);
    QCOMPARE(model.ids(), Ids({1, 3, 2}));
    model.setSortOrder(Qt::AscendingOrder);
    QCOMPARE(changes.size(), 2);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(model.rowOf(model.connectionIdAt(row)), row);
}

void tst_ConnectionModel::readsNumbersFourTimesASecond()
{
    FakeModel model;
    ConnectionRow *row = model.add(1);
    model.order();
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 4; ++i) {
        send(row, 5);
        row->counters.messagesReceived += 2;
        model.tick(250ms);
    }
    QCOMPARE(changes.size(), 4);
    QCOMPARE(model.value(1, ConnectionModel::OutRateRole).toDouble(), 20.0);
    QCOMPARE(model.value(1, ConnectionModel::InRateRole).toDouble(), 8.0);
    for (int i = 0; i < 4; ++i)
        model.tick(250ms);
    QCOMPARE(model.value(1, ConnectionModel::OutRateRole).toDouble(), 0.0);
}

void tst_ConnectionModel::ordersTwiceASecond()
{
    FakeModel model;
    model.setSortColumn(Column::Queued);
    model.add(1, 2);
    model.order();
    QCOMPARE(model.ids(), Ids({1, 2}));
    for (quint64 first : {2U, 1U, 2U}) {
        model.add(first + 2);
        const_cast<ConnectionRow *>(model.connection(first))->queued += 100;
        const Ids before = model.ids();
        model.tick(240ms);
        QCOMPARE(model.ids(), before);
        model.tick(240ms);
        QCOMPARE(model.connectionIdAt(0), first);
        model.close(first + 2);
        model.tick(5s);
    }
}

void tst_ConnectionModel::keepsAMinuteOfHistory()
{
    FakeModel model;
    ConnectionRow *row = model.add(1);
    const auto history = [&] { return model.value(1, ConnectionModel::HistoryRole).value<QList<qreal>>(); };
    model.order();
    QCOMPARE(history(), QList<qreal>());
    model.tick(500ms);
    QCOMPARE(history(), QList<qreal>({0}));
    for (int second = 1; second <= 70; ++second) {
        for (int i = 0; i < 4; ++i) {
            send(row, quint64(second));
            model.tick(250ms);
        }
    }
    QCOMPARE(history().size(), 60);
    QCOMPARE(history().first(), 4.0 * 11);
    QCOMPARE(history().last(), 4.0 * 70);
    // Whoever was asleep for a while did not stop the time.
    model.tick(10s);
    QCOMPARE(history().at(49), 4.0 * 70);
    QCOMPARE(history().at(50), 0.0);
}

void tst_ConnectionModel::announcesVisibleRowsOnly()
{
    FakeModel model;
    model.add(1, 100);
    model.order();
    model.setVisibleRange(10, 19);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.tick(250ms);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 10);
    QCOMPARE(changes.at(0).at(1).toModelIndex().row(), 19);
    QVERIFY(!changes.at(0).at(2).value<QList<int>>().contains(ConnectionModel::PeerRole));
    changes.clear();
    model.setVisibleRange(95, 200);
    QTRY_COMPARE(changes.size(), 1);
    changes.clear();
    model.tick(10ms);
    QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 95);
    QCOMPARE(changes.at(0).at(1).toModelIndex().row(), 99);
    changes.clear();
    model.setVisibleRange(0, -1);
    model.tick(250ms);
    model.setSortOrder(Qt::AscendingOrder);
    QCOMPARE(changes.size(), 0);
}

void tst_ConnectionModel::announcesRowsThatComeIntoView()
{
    FakeModel model;
    model.add(1, 100);
    model.order();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    using Ranges = QList<std::pair<int, int>>;
    const auto rangesFor = [&](int first, int last) {
        model.setVisibleRange(first, last);
        Ranges list;
        if (!QTest::qWaitFor([&model] { return isSettled(model); }))
            return list;
        for (const QVariantList &change : changes)
            list.append({change.at(0).toModelIndex().row(), change.at(1).toModelIndex().row()});
        changes.clear();
        return list;
    };
    QCOMPARE(rangesFor(10, 19), Ranges()); // All were visible before.
    QCOMPARE(rangesFor(12, 21), Ranges({{20, 21}}));
    QCOMPARE(rangesFor(8, 17), Ranges({{8, 11}}));
    QCOMPARE(rangesFor(50, 59), Ranges({{50, 59}}));
    QCOMPARE(rangesFor(0, -1), Ranges());
    QCOMPARE(rangesFor(0, 9), Ranges({{0, 9}}));
    QCOMPARE(rangesFor(0, INT_MAX), Ranges({{10, 99}}));
}

void tst_ConnectionModel::announcesAViewOnceAFrame()
{
    FakeModel model;
    model.add(1, 10'000);
    model.order();
    model.setVisibleRange(0, 29);
    QVERIFY(QTest::qWaitFor([&model] { return isSettled(model); }));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (int first = 1; first <= 5000; ++first)
        model.setVisibleRange(first, first + 29);
    QVERIFY(QTest::qWaitFor([&model] { return isSettled(model); }));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 5000);
    QCOMPARE(changes.at(0).at(1).toModelIndex().row(), 5029);
}

void tst_ConnectionModel::filters()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy changes(&model, &ConnectionModel::filterChanged);
    model.add(1, 10);
    model.order();
    model.setFilter(u"path:/chat -subprotocol:v2"_s);
    QCOMPARE(model.ids(), Ids({4, 6, 10}));
    QCOMPARE(model.totalCount(), 10);
    QCOMPARE(model.rowOf(1), -1);
    QVERIFY(model.connection(1));
    model.add(11, 13);
    model.order();
    QCOMPARE(model.ids(), Ids({4, 6, 10, 12}));
    QCOMPARE(model.totalCount(), 13);
    model.setFilter(u"nothing like this"_s);
    QCOMPARE(model.count(), 0);
    model.setFilter({});
    QCOMPARE(model.count(), 13);
    QCOMPARE(model.filter(), QString());
    QCOMPARE(changes.size(), 3);
}

void tst_ConnectionModel::filtersByANewState()
{
    FakeModel model;
    model.add(1, 3);
    model.setFilter(u"state:closed"_s);
    model.order();
    QCOMPARE(model.count(), 0);
    model.close(2);
    model.order();
    QCOMPARE(model.ids(), Ids({2}));
    model.setFilter(u"-state:closed"_s);
    QCOMPARE(model.ids(), Ids({1, 3}));
}

void tst_ConnectionModel::filtersByFigures()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ConnectionRow *busy = model.add(1);
    model.add(2);
    model.setFilter(u"out>10"_s);
    model.order();
    QCOMPARE(model.count(), 0);
    // The sort column never changes; the figures do.
    send(busy, 40);
    model.order();
    QCOMPARE(model.ids(), Ids({1}));
    for (int i = 0; i < 4; ++i)
        model.order();
    QCOMPARE(model.count(), 0);
    model.setFilter(u"age<1h -queue>0 path:/chat"_s);
    QCOMPARE(model.ids(), Ids({2}));
}

void tst_ConnectionModel::keepsTheLastGoodFilter()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 4);
    model.order();
    const QSignalSpy errors(&model, &ConnectionModel::filterErrorChanged);
    const QSignalSpy applied(&model, &ConnectionModel::appliedFilterChanged);
    model.setFilter(u"/chat"_s);
    QCOMPARE(model.appliedFilter(), u"/chat"_s);
    model.setFilter(u"/chat rate>much"_s);
    QCOMPARE(model.filter(), u"/chat rate>much"_s);
    QCOMPARE(model.appliedFilter(), u"/chat"_s);
    QCOMPARE(model.filterError(), FilterError({FilterError::Kind::NumberExpected, 11, 4, u"much"_s}));
    QCOMPARE(model.ids(), Ids({2, 4}));
    model.add(5, 6);
    model.order();
    QCOMPARE(model.ids(), Ids({2, 4, 6}));
    model.setFilter({});
    QVERIFY(!model.filterError());
    QCOMPARE(model.count(), 6);
    QCOMPARE(errors.size(), 2);
    QCOMPARE(applied.size(), 2);
}

void tst_ConnectionModel::refusesASlowPattern()
{
    FakeModel model;
    model.add(1, 4);
    ConnectionRow *row = model.add(5);
    row->path = QString(400, u'a') + u'!';
    row->updateText();
    model.order();
    model.setFilter(u"/chat"_s);
    model.setFilter(u"path:/(a+)+$/"_s);
    QCOMPARE(model.filterError().kind, FilterError::Kind::PatternTooSlow);
    QCOMPARE(model.filterError().length, 13);
    QCOMPARE(model.appliedFilter(), u"/chat"_s);
    QCOMPARE(model.ids(), Ids({2, 4}));
}

void tst_ConnectionModel::dropsAPatternThatBecomesSlow()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 4);
    model.setFilter(u"path:/(a+)+$/"_s);
    QVERIFY(!model.filterError());
    ConnectionRow *row = model.add(5);
    row->path = QString(400, u'a') + u'!';
    row->updateText();
    model.order();
    model.close(5); // It is looked at again.
    model.order();
    QCOMPARE(model.filterError().kind, FilterError::Kind::PatternTooSlow);
    QCOMPARE(model.appliedFilter(), QString());
    QCOMPARE(model.count(), 5);
}

void tst_ConnectionModel::keepsClosedConnectionsWithinBounds()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 3000);
    model.order();
    for (quint64 id = 1; id <= 2500; ++id)
        model.close(id);
    model.order();
    QCOMPARE(model.count(), 500 + ConnectionStore::MaxClosed);
    QVERIFY(!model.connection(1500));
    QCOMPARE(model.state(1501), u"closed"_s);
}

void tst_ConnectionModel::staysWithinBoundsWhileFrozen()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 10);
    model.order();
    model.setOrderFrozen(true);
    for (quint64 id = 11; id <= 5000; ++id) {
        model.add(id);
        if (id % 4 == 0)
            model.order();
        model.close(id);
    }
    model.order();
    QVERIFY(model.count() <= 10 + ConnectionStore::MaxClosed);
    for (quint64 id = 1; id <= 10; ++id)
        QCOMPARE(model.connectionIdAt(int(id) - 1), id);
    for (int i = 0; i < 20; ++i)
        model.order();
    QVERIFY(!model.connection(4999)); // It was never shown.
    QVERIFY(model.connection(5000));
}

void tst_ConnectionModel::keepsClosedConnectionsForAWhile()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 3);
    model.order();
    const_cast<ConnectionRow *>(model.connection(2))->age = 100s;
    model.close(2);
    model.close(2);
    model.close(99);
    for (int i = 0; i < 9; ++i) {
        model.order();
        QCOMPARE(model.count(), 3);
        QCOMPARE(model.state(2), u"closed"_s);
        QCOMPARE(model.value(2, ConnectionModel::AgeRole).toLongLong(), 100);
    }
    QCOMPARE(model.totalCount(), 2);
    model.order();
    QCOMPARE(model.ids(), Ids({1, 3}));
    QVERIFY(!model.connection(2));
}

void tst_ConnectionModel::countsOpenConnections()
{
    FakeModel model;
    const QSignalSpy changes(&model, &ConnectionModel::totalCountChanged);
    model.add(1, 1000);
    QCOMPARE(changes.size(), 0);
    model.tick(250ms);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.totalCount(), 1000);
    model.close(5);
    model.tick(250ms);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(model.totalCount(), 999);
    model.tick(250ms);
    QCOMPARE(changes.size(), 2);
}

void tst_ConnectionModel::pauses()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy pauses(&model, &ConnectionModel::pausedChanged);
    model.setSortColumn(Column::Queued);
    model.add(1, 4);
    model.order();
    model.setPaused(true);
    QVERIFY(model.isPaused());
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy counts(&model, &ConnectionModel::countChanged);
    model.add(5)->queued = 100;
    model.add(6)->queued = 300;
    model.close(1);
    for (int i = 0; i < 40; ++i)
        model.order();
    QCOMPARE(model.ids(), Ids({1, 2, 3, 4}));
    QCOMPARE(model.state(1), u"open"_s);
    QCOMPARE(model.value(1, ConnectionModel::AgeRole).toLongLong(), 0);
    QCOMPARE(model.totalCount(), 4);
    QCOMPARE(model.missedChanges(), 3);
    QCOMPARE(changes.size() + counts.size(), 0);

    model.setPaused(false);
    QCOMPARE(model.ids(), Ids({6, 5, 2, 3, 4}));
    QCOMPARE(model.missedChanges(), 0);
    QCOMPARE(model.totalCount(), 5);
    QCOMPARE(model.value(2, ConnectionModel::AgeRole).toLongLong(), 20);
    QCOMPARE(model.value(2, ConnectionModel::HistoryRole).value<QList<qreal>>().size(), 20);
    QVERIFY(changes.size() > 0);
    QCOMPARE(pauses.size(), 2);
}

void tst_ConnectionModel::filtersAndSortsWhilePaused()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 6);
    model.order();
    model.setPaused(true);
    model.add(7, 8);
    model.close(2);
    for (int i = 0; i < 20; ++i)
        model.order();
    model.setFilter(u"/chat"_s);
    QCOMPARE(model.ids(), Ids({2, 4, 6}));
    model.setSortColumn(Column::Peer);
    QCOMPARE(model.ids(), Ids({6, 4, 2}));
    QCOMPARE(model.rowOf(6), 0);
    model.setPaused(false);
    QCOMPARE(model.ids(), Ids({8, 6, 4}));
    model.setFilter({});
    QCOMPARE(model.ids(), Ids({8, 7, 6, 5, 4, 3, 1}));
}

void tst_ConnectionModel::closesWhilePaused()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, 50);
    model.order();
    model.setPaused(true);
    for (quint64 id = 1; id <= 50; ++id)
        model.close(id);
    for (int i = 0; i < 20; ++i)
        model.order();
    QCOMPARE(model.count(), 50);
    model.setPaused(false);
    QCOMPARE(model.count(), 0);
    QCOMPARE(model.totalCount(), 0);
}

void tst_ConnectionModel::freezesTheOrder()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSortColumn(Column::Queued);
    model.setFilter(u"-closed"_s);
    model.add(1, 3);
    model.order();
    model.setOrderFrozen(true);
    const_cast<ConnectionRow *>(model.connection(3))->queued = 500;
    model.add(4)->queued = 1000;
    model.close(1);
    for (int i = 0; i < 20; ++i)
        model.order();
    QCOMPARE(model.ids(), Ids({1, 2, 3, 4}));
    QCOMPARE(model.state(1), u"closed"_s);
    QCOMPARE(model.value(3, ConnectionModel::QueuedRole).toLongLong(), 500);
    model.setSortOrder(Qt::AscendingOrder);
    QCOMPARE(model.ids(), Ids({2, 3, 4}));
    model.setSortOrder(Qt::DescendingOrder);
    const_cast<ConnectionRow *>(model.connection(2))->queued = 5000;
    model.order();
    QCOMPARE(model.ids(), Ids({4, 3, 2}));
    model.setOrderFrozen(false);
    QCOMPARE(model.ids(), Ids({2, 4, 3}));
}

void tst_ConnectionModel::aSlotMayChangeTheOrder()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    connect(&model, &ConnectionModel::countChanged, &model,
            [&model] { model.setFilter(model.count() > 3 ? u"/chat"_s : QString()); });
    connect(&model, &QAbstractItemModel::dataChanged, &model, [&model] {
        model.setSortOrder(model.sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
        model.setVisibleRange(0, -1); // Or it would never end.
    });
    model.add(1, 10);
    model.setClosedRetention(0);
    model.order();
    model.close(4);
    model.order();
    model.setPaused(true);
    model.setPaused(false);
    for (const quint64 id : model.ids())
        QCOMPARE(model.connectionIdAt(model.rowOf(id)), id);
}

void tst_ConnectionModel::staysConsistent()
{
    FakeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    quint32 state = 1; // The same numbers in each run.
    const auto random = [&state](quint32 below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8) % below;
    };
    const QStringList filters{{},           u"/chat"_s, u"-closed v1"_s, u"none"_s, u"state:open"_s, u"queue>500"_s,
                              u"age<20s"_s, u"rate>"_s, u"wrong:x"_s};
    quint64 lastId = 0;
    for (int step = 0; step < 2000; ++step) {
        switch (random(9)) {
        case 0:
        case 1:
            model.add(++lastId)->queued = random(1000);
            break;
        case 2:
            model.close(random(quint32(lastId) + 1));
            break;
        case 3:
            model.setFilter(filters.at(random(9)));
            break;
        case 4:
            model.setSortColumn(Column(random(22)));
            break;
        case 5:
            model.setPaused(random(3) == 0);
            break;
        case 6:
            model.setOrderFrozen(random(3) == 0);
            break;
        case 7:
            model.setVisibleRange(int(random(20)), int(random(60)));
            break;
        default:
            model.tick(std::chrono::milliseconds(random(600)));
        }
        QCOMPARE(model.rowCount(), model.count());
        for (int row = 0; row < model.count(); ++row)
            QCOMPARE(model.rowOf(model.connectionIdAt(row)), row);
    }
    QVERIFY(lastId > 300);
}

void tst_ConnectionModel::takesTenThousandRows()
{
    FakeModel model;
    model.setVisibleRange(0, 30);
    model.setSortColumn(Column::OutRate);
    model.add(1, 10'000);
    model.order();
    QCOMPARE(model.count(), 10'000);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 40; ++i) {
        for (quint64 id = 1; id <= 10'000; ++id)
            const_cast<ConnectionRow *>(model.connection(id))->counters.messagesSent += (id * 7919) % 100;
        model.tick(250ms);
    }
    qInfo("10,000 rows: %lld ms for 10 s, of which the test's own share is small", timer.restart());
    QVERIFY(model.value(model.connectionIdAt(0), ConnectionModel::OutRateRole).toDouble() > 390);
    model.setFilter(u"/chat v1"_s);
    qInfo("a filter: %lld ms", timer.restart());
    QVERIFY(model.count() > 1000);
    model.setPaused(true);
    model.setPaused(false);
    qInfo("a pause, and its end: %lld ms", timer.restart());
    model.setFilter({});
    for (quint64 id = 1; id <= 10'000; ++id)
        model.close(id);
    model.tick(5s);
    QCOMPARE(model.count(), 0);
    qInfo("all closed: %lld ms", timer.restart());
}

QTEST_GUILESS_MAIN(tst_ConnectionModel)
#include "tst_connectionmodel.moc"

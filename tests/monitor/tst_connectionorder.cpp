// SPDX-License-Identifier: MIT
#include "fakerow.h"
#include "monitor/connectionorder.h"

#include <QtTest/qtest.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;
using Column = ConnectionModel::Column;

class tst_ConnectionOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sorts_data();
    void sorts();
    void equalRowsStandById();

private:
    ConnectionStore m_store;
};

void tst_ConnectionOrder::init()
{
    m_store.clear();
    for (quint64 id = 1; id <= 3; ++id)
        m_store.add(fakeRow(id));
    ConnectionRow *a = m_store.find(1);
    ConnectionRow *b = m_store.find(2);
    ConnectionRow *c = m_store.find(3);
    // In numbers, as people sort them: 9 is less than 10.
    a->peerKey = {0, 0, 10, 0, 80};
    b->peerKey = {0, 0, 9, 1, 0};
    c->peerKey = {0, 0, 9, 0, 90};
    a->path = u"/m"_s;
    b->path = u"/z"_s;
    c->path = u"/a"_s;
    a->state = ConnectionState::Closing;
    b->state = ConnectionState::Open;
    c->state = ConnectionState::Slow;
    a->queued = 10;
    b->queued = 30;
    c->queued = 20;
    a->roundTrip = 500;
    b->roundTrip = -1;
    c->roundTrip = 7;
    a->age = 1s;
    b->age = 3s;
    c->age = 2s;
    a->inMeter.sample(5, 1s);
    b->inMeter.sample(1, 1s);
    c->inMeter.sample(9, 1s);
    a->outMeter.sample(9, 1s);
    b->outMeter.sample(5, 1s);
    c->outMeter.sample(1, 1s);
}

void tst_ConnectionOrder::sorts_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<QList<quint64>>("expected");
    QTest::newRow("state") << Column::State << QList<quint64>{2, 3, 1};
    QTest::newRow("peer") << Column::Peer << QList<quint64>{3, 2, 1};
    QTest::newRow("path") << Column::Path << QList<quint64>{3, 1, 2};
    QTest::newRow("in") << Column::InRate << QList<quint64>{2, 1, 3};
    QTest::newRow("out") << Column::OutRate << QList<quint64>{3, 2, 1};
    QTest::newRow("queued") << Column::Queued << QList<quint64>{1, 3, 2};
    QTest::newRow("round trip") << Column::RoundTrip << QList<quint64>{2, 3, 1};
    QTest::newRow("age") << Column::Age << QList<quint64>{1, 3, 2};
}

void tst_ConnectionOrder::sorts()
{
    QFETCH(const Column, column);
    QFETCH(const QList<quint64>, expected);
    ConnectionOrder sorter;
    std::vector<ConnectionRow *> rows{m_store.find(1), m_store.find(2), m_store.find(3)};
    const auto ids = [&rows] {
        QList<quint64> list;
        for (const ConnectionRow *row : rows)
            list.append(row->id);
        return list;
    };
    sorter.sort(rows, column, Qt::AscendingOrder);
    QCOMPARE(ids(), expected);
    sorter.sort(rows, column, Qt::DescendingOrder);
    QCOMPARE(ids(), QList<quint64>(expected.rbegin(), expected.rend()));
}

void tst_ConnectionOrder::equalRowsStandById()
{
    for (const auto &row : m_store.rows())
        row->queued = 0;
    ConnectionOrder sorter;
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        std::vector<ConnectionRow *> rows{m_store.find(2), m_store.find(3), m_store.find(1)};
        sorter.sort(rows, Column::Queued, order);
        QCOMPARE(rows.front()->id, quint64(1));
        QCOMPARE(rows.back()->id, quint64(3));
    }
}

QTEST_APPLESS_MAIN(tst_ConnectionOrder)
#include "tst_connectionorder.moc"

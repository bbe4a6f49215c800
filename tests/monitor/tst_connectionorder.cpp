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
    a->origin = u"https://b"_s;
    b->origin = u"https://a"_s;
    c->origin = u"https://c"_s;
    a->userAgent = u"x"_s;
    b->userAgent = u"z"_s;
    c->userAgent = u"y"_s;
    a->subprotocol = u"v3"_s;
    b->subprotocol = u"v2"_s;
    c->subprotocol = u"v1"_s;
    b->tls.protocol = u"TLSv1.3"_s;
    c->tls.protocol = u"TLSv1.2"_s;
    a->counters = {3, 1, 5, 10, 30, 1, 2, 0, 0};
    b->counters = {1, 2, 4, 30, 20, 1, 2, 1, 2};
    c->counters = {2, 3, 6, 20, 10, 1, 2, 1, 4};
    a->bytesInMeter.sample(9, 1s);
    b->bytesInMeter.sample(8, 1s);
    c->bytesInMeter.sample(7, 1s);
    a->bytesOutMeter.sample(7, 1s);
    b->bytesOutMeter.sample(9, 1s);
    c->bytesOutMeter.sample(8, 1s);
    a->idle = 3s;
    b->idle = 2s;
    c->idle = 1s;
    b->closeCode = 1001;
    c->closeCode = 1000;
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
    QTest::newRow("origin") << Column::Origin << QList<quint64>{2, 1, 3};
    QTest::newRow("agent") << Column::UserAgent << QList<quint64>{1, 3, 2};
    QTest::newRow("subprotocol") << Column::Subprotocol << QList<quint64>{3, 2, 1};
    QTest::newRow("tls") << Column::Tls << QList<quint64>{1, 3, 2};
    QTest::newRow("ratio") << Column::SentRatio << QList<quint64>{1, 3, 2};
    QTest::newRow("messages in") << Column::MessagesIn << QList<quint64>{2, 3, 1};
    QTest::newRow("messages out") << Column::MessagesOut << QList<quint64>{1, 2, 3};
    QTest::newRow("dropped") << Column::Dropped << QList<quint64>{2, 1, 3};
    QTest::newRow("bytes in") << Column::BytesIn << QList<quint64>{1, 3, 2};
    QTest::newRow("bytes out") << Column::BytesOut << QList<quint64>{3, 2, 1};
    QTest::newRow("bytes in rate") << Column::BytesInRate << QList<quint64>{3, 2, 1};
    QTest::newRow("bytes out rate") << Column::BytesOutRate << QList<quint64>{1, 3, 2};
    QTest::newRow("idle") << Column::Idle << QList<quint64>{3, 2, 1};
    QTest::newRow("close code") << Column::CloseCode << QList<quint64>{1, 3, 2};
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

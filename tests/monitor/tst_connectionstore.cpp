// SPDX-License-Identifier: MIT
#include "fakerow.h"

#include <QtTest/qtest.h>

using namespace std::chrono_literals;
using namespace Tidewire;

class tst_ConnectionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsById();
    void keepsAddresses();
    void removesWhatClosed();
    void copies();
};

void tst_ConnectionStore::findsById()
{
    ConnectionStore store;
    QVERIFY(!store.find(7));
    const ConnectionRow *row = store.add(fakeRow(7));
    QCOMPARE(store.find(7), row);
    QCOMPARE(store.at(row->position), row);
    store.clear();
    QVERIFY(!store.find(7));
    QCOMPARE(store.size(), std::size_t(0));
}

void tst_ConnectionStore::keepsAddresses()
{
    ConnectionStore store;
    const ConnectionRow *first = store.add(fakeRow(1));
    for (quint64 id = 2; id < 1000; ++id)
        store.add(fakeRow(id));
    QCOMPARE(store.find(1), first);
}

void tst_ConnectionStore::removesWhatClosed()
{
    ConnectionStore store;
    for (quint64 id = 1; id <= 10; ++id)
        store.add(fakeRow(id));
    for (const quint64 id : {1U, 5U, 9U, 10U})
        store.close(store.find(id), nullptr);
    store.find(10)->closedFor = 2s;
    QCOMPARE(store.closedCount(), 4);
    QCOMPARE(store.openCount(), 6);

    store.removeClosed(1s);
    QCOMPARE(store.size(), std::size_t(9));
    QVERIFY(!store.find(10));
    QVERIFY(store.find(9));

    store.removeClosed(0s);
    QCOMPARE(store.size(), std::size_t(6));
    QCOMPARE(store.closedCount(), 0);
    for (const quint64 id : {2U, 3U, 4U, 6U, 7U, 8U}) {
        const ConnectionRow *row = store.find(id);
        QVERIFY(row);
        QCOMPARE(store.at(row->position), row);
    }
}

void tst_ConnectionStore::copies()
{
    ConnectionStore store;
    for (quint64 id = 1; id <= 4; ++id)
        store.add(fakeRow(id));
    store.close(store.find(2), nullptr);
    const ConnectionStore copy = store.copy();
    store.find(3)->queued = 42;
    store.removeClosed(0s);
    QCOMPARE(copy.size(), std::size_t(4));
    QCOMPARE(copy.closedCount(), 1);
    QCOMPARE(copy.find(3)->queued, 0);
    QCOMPARE(copy.at(1)->id, quint64(2));
}

QTEST_APPLESS_MAIN(tst_ConnectionStore)
#include "tst_connectionstore.moc"

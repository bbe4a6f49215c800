// SPDX-License-Identifier: MIT
// What arrays are when they come back from being kept: whole, and nobody else's.
#include "protocol/outputbuffer.h"
#include "protocol/sparebytes.h"

#include <QtTest/qtest.h>

#include <thread>
#include <utility>
#include <vector>

using namespace Tidewire;

class SpareBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arraysAreKeptWhole_data();
    void arraysAreKeptWhole();
    void outputFitsIntoWhatAProgramHadShortened();
    void payloadsHaveRoomForAHeader();
    void largeOnesOfSeveralSizes();
    void whatNobodyTakesGivesWay();
    void whatNobodyAskedForDropsNothing();
};

/// Programs take what they have read from the front of an array, and send the rest: that leaves a gap there, which
/// counts in its capacity.
void SpareBytesTest::arraysAreKeptWhole_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("gap");
    for (const qsizetype size : {1'000, 20'000, 100'000}) {
        for (const qsizetype gap : {qsizetype(0), qsizetype(1), SpareBytes::HeaderRoom, size / 2})
            QTest::addRow("%lld without %lld", qlonglong(size), qlonglong(gap)) << size << gap;
    }
}

void SpareBytesTest::arraysAreKeptWhole()
{
    QFETCH(const qsizetype, size);
    QFETCH(const qsizetype, gap);
    for (const bool piece : {false, true}) {
        const auto take = [&] { return piece ? SpareBytes::takePiece(size) : SpareBytes::takeFitting(size, size); };
        take(); // as many are kept as were asked for
        QByteArray shortened(size, 'a');
        const void *const begin = shortened.constData();
        shortened.remove(0, gap);
        piece ? SpareBytes::givePiece(std::move(shortened)) : SpareBytes::give(std::move(shortened));
        QByteArray back = take();
        QCOMPARE(back.data_ptr().freeSpaceAtBegin(), 0);
        if (gap <= SpareBytes::HeaderRoom)
            QCOMPARE(static_cast<const void *>(back.constData()), begin);
    }
}

void SpareBytesTest::outputFitsIntoWhatAProgramHadShortened()
{
    OutputBuffer output;
    const QByteArray text(39'500, 'b');
    SpareBytes::takePiece(text.size());
    QByteArray sent(40'000, 'a');
    sent.remove(0, 1'000);
    output.share(std::exchange(sent, {}));
    SpareBytes::givePiece(output.take());
    for (int i = 0; i < 3; ++i) {
        output.append(text); // AddressSanitizer sees it if there is less room than it seems
        QCOMPARE(output.take(), text);
    }
}

/// From one size to another, as the messages of a connection come one after the other.
void SpareBytesTest::payloadsHaveRoomForAHeader()
{
    constexpr qsizetype Least = SpareBytes::SmallestWithRoom;
    for (const qsizetype first : {qsizetype(10), Least - 1, Least, Least + 1, Least * 2, qsizetype(40'000)}) {
        for (const qsizetype second : {qsizetype(10), Least - 1, Least, Least + 15, Least * 2, qsizetype(40'000)}) {
            QByteArray payload = SpareBytes::take();
            SpareBytes::fit(payload, first);
            SpareBytes::fit(payload, second);
            QCOMPARE(payload.size(), second);
            payload.fill('a'); // as above
            QVERIFY(payload.capacity() <= SpareBytes::fittingCapacity(second + SpareBytes::HeaderRoom));
            if (second >= Least)
                QCOMPARE(payload.data_ptr().freeSpaceAtBegin(), SpareBytes::HeaderRoom);
            SpareBytes::give(std::move(payload));
        }
    }
}

/// Connections take turns: what one has given back last need not be what the next one wants.
void SpareBytesTest::largeOnesOfSeveralSizes()
{
    std::vector<const void *> places;
    for (int i = 0; i < 3; ++i)
        SpareBytes::takeFitting(100'000, 400'001); // nothing that is kept, but as many are kept as were asked for
    for (const qsizetype size : {1'000'000, 300'000, 100'000}) {
        QByteArray array(size, 'a');
        places.push_back(array.constData());
        SpareBytes::give(std::move(array));
    }
    QVERIFY(SpareBytes::takeFitting(200'000, 1'000'000).isNull()); // too large for what it is for
    QCOMPARE(static_cast<const void *>(SpareBytes::takeFitting(250'000, 1'000'000).constData()), places[0]);
    QCOMPARE(static_cast<const void *>(SpareBytes::takeFitting(100'000, 200'000).constData()), places[1]);
    QCOMPARE(static_cast<const void *>(SpareBytes::takeFitting(100'000, 100'000).constData()), places[2]);
}

void SpareBytesTest::whatNobodyTakesGivesWay()
{
    for (int i = 0; i < 50; ++i) {
        SpareBytes::takeFitting(100'000, 400'001); // as above
        SpareBytes::give(QByteArray(500'000, 'a'));
    }
    SpareBytes::takeFitting(2'000'000, 2'000'000);
    QByteArray array(2'000'000, 'b');
    const void *const place = array.constData();
    SpareBytes::give(std::move(array));
    QCOMPARE(static_cast<const void *>(SpareBytes::takeFitting(2'000'000, 2'000'000).constData()), place);
}

/// A thread that only gives keeps what it has: as much as was asked for.
void SpareBytesTest::whatNobodyAskedForDropsNothing()
{
    const void *place = nullptr;
    const void *found = nullptr;
    std::thread([&] {
        QByteArray array(500'000, 'a');
        place = array.constData();
        SpareBytes::takeFitting(500'000, 500'000);
        SpareBytes::give(std::move(array));
        for (int i = 0; i < 10; ++i) {
            if (i < 4) // with these it is full
                SpareBytes::takeFitting(100'000, 400'001);
            SpareBytes::give(QByteArray(4'000'000, 'b'));
        }
        found = SpareBytes::takeFitting(500'000, 500'000).constData();
    }).join();
    QCOMPARE(found, place);
}

QTEST_APPLESS_MAIN(SpareBytesTest)
#include "tst_sparebytes.moc"

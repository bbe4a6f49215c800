// SPDX-License-Identifier: MIT
#include "fakeframe.h"

#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

using Work = std::function<void(FrameLog &log, const FrameRecording &much)>;

QList<quint64> numbersOf(const std::vector<FrameRecord> &records)
{
    QList<quint64> numbers;
    for (const FrameRecord &record : records)
        numbers.append(record.number);
    return numbers;
}

} // namespace

class tst_FrameLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatNeverCame()
    {
        FrameLog log;
        log.append(fakeText(7, "x"));
        log.countDropped(5);
        QCOMPARE(log.dropped(), 5);
        QCOMPARE(log.nextNumber(), 2);
    }

    void numbersRecords()
    {
        FrameLog log;
        QCOMPARE(log.firstNumber(), 1);
        QCOMPARE(log.nextNumber(), 1);
        QVERIFY(log.records(0, 10).empty());
        for (int i = 0; i < 3; ++i)
            log.append(fakeText(7, "x"));
        QCOMPARE(numbersOf(log.records(0, 10)), QList<quint64>({1, 2, 3}));
        QCOMPARE(numbersOf(log.records(2, 1)), QList<quint64>({2}));
        QVERIFY(log.records(4, 10).empty());
        log.clear();
        QCOMPARE(log.firstNumber(), 4);
        QCOMPARE(log.dropped(), 0);
        QCOMPARE(log.bytes(), 0);
        log.append(fakeText(7, "y"));
        QCOMPARE(numbersOf(log.records(0, 10)), QList<quint64>({4}));
    }

    void isBoundedInBytes()
    {
        FrameLog log;
        const QByteArray payload(1000, 'x');
        log.setMaxBytes(10 * fakeText(1, payload).cost());
        for (int i = 0; i < 100; ++i)
            log.append(fakeText(1, payload));
        QCOMPARE(log.records(0, 100).size(), 10u);
        QCOMPARE(log.firstNumber(), 91);
        QCOMPARE(log.dropped(), 90);
        QVERIFY(log.bytes() <= log.maxBytes());
        QCOMPARE(log.snapshot().dropped, 90);
        // One is always kept, or nobody would see what was too large.
        log.append(fakeText(1, QByteArray(1'000'000, 'l')));
        QCOMPARE(numbersOf(log.records(0, 100)), QList<quint64>({101}));
        log.setMaxBytes(0);
        QCOMPARE(log.records(0, 100).size(), 1u);
    }

    /// So that a server with millions of short connections does not fill the memory.
    void forgetsConnectionsWithTheirRecords()
    {
        FrameLog log;
        log.setMaxBytes(5 * fakeText(1, "x").cost());
        for (quint64 id = 1; id <= 1000; ++id) {
            log.setConnection({id, Role::Server, false, u"peer"_s});
            log.append(fakeText(id, "x"));
            log.endConnection(id);
        }
        QCOMPARE(log.snapshot().connections.size(), 5);
        QCOMPARE(log.connection(1000).peer, u"peer"_s);
        QCOMPARE(log.connection(1).peer, QString());
        log.setConnection({2000, Role::Client, true, u"open"_s});
        log.clear();
        QCOMPARE(log.snapshot().connections.size(), 1);
        QCOMPARE(log.connection(2000).role, Role::Client);
        log.endConnection(2000);
        QCOMPARE(log.snapshot().connections.size(), 0);
    }

    void snapshotDoesNotChange()
    {
        FrameLog log;
        for (int i = 0; i < 10'000; ++i)
            log.append(fakeText(1, QByteArray::number(i)));
        const FrameRecording recording = log.snapshot();
        log.clear();
        QCOMPARE(recording.frames.size(), 10'000u);
        QCOMPARE(recording.frames.back().payload, "9999");
    }

    void load()
    {
        FrameRecording recording;
        for (int i = 0; i < 100; ++i)
            recording.frames.push_back(fakeText(3, QByteArray(1000, 'x')));
        recording.connections = {{3, Role::Client, true, u"a.b:80"_s}};
        recording.dropped = 5;
        FrameLog log;
        log.setMaxBytes(10);
        log.load(recording);
        QCOMPARE(log.records(0, 1000).size(), 100u);
        QCOMPARE(log.dropped(), 5);
        QCOMPARE(log.connection(3), recording.connections.first());
    }

    void othersGetInMeanwhile_data()
    {
        QTest::addColumn<Work>("work");
        QTest::addColumn<bool>("full");
        QTest::newRow("clear") << Work([](FrameLog &log, const FrameRecording &) { log.clear(); }) << true;
        QTest::newRow("less room") << Work([](FrameLog &log, const FrameRecording &) { log.setMaxBytes(0); }) << true;
        QTest::newRow("one that needs much room") << Work([](FrameLog &log, const FrameRecording &) {
            log.append(fakeText(2, QByteArray(log.maxBytes(), 'l')));
        }) << true;
        QTest::newRow("load") << Work([](FrameLog &log, const FrameRecording &much) { log.load(much); }) << false;
    }

    /// What takes long is done in pieces: another thread sees it half done, and could append meanwhile. It may miss
    /// that, when it gets no time; so there are several attempts.
    void othersGetInMeanwhile()
    {
        QFETCH(const Work, work);
        QFETCH(const bool, full);
        constexpr int Count = 200'000;
        FrameRecording much;
        for (int i = 0; i < Count; ++i)
            much.frames.push_back(fakeText(1, "x"));
        bool halfDone = false;
        for (int attempt = 0; attempt < 50 && !halfDone; ++attempt) {
            FrameLog log;
            log.setMaxBytes(2 * Count * much.frames.front().cost());
            if (full) {
                log.load(much);
                log.setMaxBytes(log.bytes());
            }
            std::atomic<bool> watching = false;
            std::atomic<bool> done = false;
            std::thread watcher([&] {
                while (!done) {
                    const qint64 there = log.recordsByConnection().value(1);
                    watching = true;
                    halfDone = halfDone || (there > 1 && there < Count);
                }
            });
            while (!watching)
                std::this_thread::yield();
            work(log, much);
            done = true;
            watcher.join();
        }
        QVERIFY(halfDone);
    }

    /// Several threads append, two read, and each thread's records stay in order.
    void threads()
    {
        constexpr int Writers = 3;
        constexpr int Each = 20'000;
        FrameLog log;
        log.setMaxBytes(2000 * fakeText(1, "12345").cost());
        std::atomic<bool> done = false;
        std::atomic<bool> ordered = true;
        const auto read = [&] {
            quint64 next = 1;
            while (!done) {
                for (const FrameRecord &record : log.records(next, 100)) {
                    if (record.number < next)
                        ordered = false;
                    next = record.number + 1;
                }
                log.snapshot();
            }
        };
        const auto write = [&log](quint64 id) {
            for (int i = 0; i < Each; ++i)
                log.append(fakeText(id, QByteArray::number(i)));
        };
        std::vector<std::unique_ptr<QThread>> threads;
        threads.emplace_back(QThread::create(read))->start();
        for (quint64 id = 1; id <= Writers; ++id)
            threads.emplace_back(QThread::create(write, id))->start();
        for (std::size_t i = 1; i < threads.size(); ++i)
            threads[i]->wait();
        done = true;
        threads[0]->wait();
        QVERIFY(ordered);
        QCOMPARE(log.nextNumber(), Writers * Each + 1);
        QCOMPARE(log.dropped() + log.snapshot().frames.size(), Writers * Each);
        QHash<quint64, int> last;
        for (const FrameRecord &record : log.snapshot().frames) {
            const int value = record.payload.toInt();
            QVERIFY(value > last.value(record.connectionId, -1));
            last[record.connectionId] = value;
        }
    }
};

QTEST_APPLESS_MAIN(tst_FrameLog)
#include "tst_framelog.moc"

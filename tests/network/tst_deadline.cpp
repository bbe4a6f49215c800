// SPDX-License-Identifier: MIT
#include "network/deadline.h"
#include "patience.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace std::chrono_literals;
using namespace Tidewire;

namespace {

class Noted : public Deadline
{
public:
    explicit Noted(std::function<void()> then) : m_then(std::move(then)) {}

private:
    void deadlinePassed() override { m_then(); }
    std::function<void()> m_then;
};

} // namespace

class tst_Deadline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOnceAndNotEarly()
    {
        int passed = 0;
        Noted deadline([&] { ++passed; });
        QElapsedTimer clock;
        clock.start();
        deadline.start(50ms);
        QVERIFY(deadline.isActive());
        QTRY_COMPARE_WITH_TIMEOUT(passed, 1, Patience);
        QVERIFY(clock.elapsed() >= 50);
        QVERIFY(!deadline.isActive());
    }

    void passInTheOrderOfTime()
    {
        QByteArray order;
        Noted a([&] { order += 'a'; });
        Noted b([&] { order += 'b'; });
        Noted c([&] { order += 'c'; });
        c.start(30ms);
        a.start(10ms);
        b.start(20ms);
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), 3, Patience);
        QCOMPARE(order, "abc");
    }

    void farOnesDoNotHoldBackNearOnes()
    {
        int passed = 0;
        Noted far([] { qFatal("an hour has not passed"); });
        Noted near([&] { ++passed; });
        far.start(1h);
        near.start(10ms);
        QTRY_COMPARE_WITH_TIMEOUT(passed, 1, Patience);
        QVERIFY(far.isActive());
    }

    /// Further than a timer can look, or a clock can count.
    void theFarthest()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        int passed = 0;
        Noted farther([] { qFatal("a thousand hours have not passed"); });
        Noted farthest([] { qFatal("not before the end of time"); });
        Noted near([&] { ++passed; });
        farthest.start(std::chrono::milliseconds::max());
        farther.start(1'000h);
        near.start(10ms);
        QTRY_COMPARE_WITH_TIMEOUT(passed, 1, Patience);
        QVERIFY(farther.isActive());
        QVERIFY(farthest.isActive());
    }

    void othersPassInANestedLoop()
    {
        int passed = 0;
        bool inTheLoop = false;
        Noted second([&] { ++passed; });
        Noted first([&] { inTheLoop = QTest::qWaitFor([&] { return passed == 1; }, Patience); });
        first.start(10ms);
        second.start(20ms);
        QTRY_COMPARE_WITH_TIMEOUT(passed, 1, Patience);
        QVERIFY(inTheLoop);
    }

    void stoppedOnesDoNotPass()
    {
        int passed = 0;
        bool over = false;
        Noted stopped([&] { ++passed; });
        auto destroyed = std::make_unique<Noted>([&] { ++passed; });
        Noted later([&] { over = true; });
        stopped.start(10ms);
        destroyed->start(10ms);
        later.start(50ms);
        stopped.stop();
        destroyed.reset();
        QTRY_VERIFY_WITH_TIMEOUT(over, Patience);
        QCOMPARE(passed, 0);
    }

    void startsAnew()
    {
        QByteArray order;
        Noted first([&] { order += '1'; });
        Noted second([&] { order += '2'; });
        first.start(10ms);
        second.start(40ms);
        first.start(80ms);
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), 2, Patience);
        QCOMPARE(order, "21");
    }

    /// Many at a time, of which some are stopped, started anew, or destroyed before.
    void manyPassInTheOrderOfTime()
    {
        constexpr int Count = 500;
        std::vector<std::unique_ptr<Noted>> all;
        std::vector<int> order;
        const auto length = [](int i) { return std::chrono::milliseconds(20 + i * 7919 % Count / 5); };
        for (int i = 0; i < Count; ++i) {
            all.push_back(std::make_unique<Noted>([&order, i] { order.push_back(i); }));
            all.back()->start(1h);
        }
        for (int i = 0; i < Count; i += 5)
            all[size_t(i)].reset();
        for (int i = 1; i < Count; i += 5)
            all[size_t(i)]->stop();
        // From one moment on: what is started later has the same length at most if it is later in time.
        std::vector<std::pair<std::chrono::milliseconds, int>> expected;
        for (int i = 0; i < Count; ++i) {
            if (i % 5 > 1)
                expected.emplace_back(length(i), i);
        }
        QElapsedTimer clock;
        do {
            clock.start();
            for (const auto &[time, i] : expected)
                all[size_t(i)]->start(time);
        } while (clock.nsecsElapsed() > 900'000); // else a shorter one might be later
        std::ranges::stable_sort(expected, {}, [](const auto &entry) { return entry.first; });
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), expected.size(), Patience);
        for (size_t i = 0; i < order.size(); ++i)
            QCOMPARE(order[i], expected[i].second);
        QVERIFY(std::ranges::none_of(all, [](const auto &deadline) { return deadline && deadline->isActive(); }));
    }

    void thoseThatPassTogetherLeaveTurnsToOthers()
    {
        constexpr int Count = 60;
        int passed = 0;
        const auto work = [&passed] {
            ++passed;
            QElapsedTimer clock;
            clock.start();
            while (clock.nsecsElapsed() < 1'000'000) {}
        };
        std::vector<std::unique_ptr<Noted>> all;
        for (int i = 0; i < Count; ++i) {
            all.push_back(std::make_unique<Noted>(work));
            all.back()->start(1ms);
        }
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 2) {} // all are due
        int turns = 0;
        QTimer others;
        connect(&others, &QTimer::timeout, this, [&] { turns += passed > 0 && passed < Count; });
        others.start(0);
        QTRY_COMPARE_WITH_TIMEOUT(passed, Count, Patience);
        QVERIFY2(turns > 1, qPrintable(QString::number(turns)));
    }

    void whileOnePassesOthersStopAndStart()
    {
        QByteArray order;
        Noted a([&] { order += 'a'; });
        Noted b([&] { order += 'b'; });
        Noted c([&] { order += 'c'; });
        Noted first([&] {
            order += '1';
            a.stop();
            b.start(60ms);
            if (order.size() == 1)
                first.start(30ms);
        });
        first.start(10ms);
        a.start(20ms);
        b.start(30ms);
        c.start(50ms);
        QTRY_VERIFY_WITH_TIMEOUT(order.endsWith('b'), Patience);
        QCOMPARE(order, "11cb");
        QVERIFY(!a.isActive());
    }

    /// While they pass, deadlines may delete themselves and others, and start new ones.
    void mayDoAnythingWhilePassing()
    {
        bool over = false;
        std::unique_ptr<Noted> self;
        std::unique_ptr<Noted> other = std::make_unique<Noted>([] { qFatal("it was deleted before"); });
        Noted last([&] { over = true; });
        self = std::make_unique<Noted>([&] {
            other.reset();
            last.start(0ms);
            self.reset();
        });
        self->start(10ms);
        other->start(10ms);
        QTRY_VERIFY_WITH_TIMEOUT(over, Patience);
        QVERIFY(!self);
    }
};

QTEST_GUILESS_MAIN(tst_Deadline)
#include "tst_deadline.moc"

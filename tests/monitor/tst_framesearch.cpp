// SPDX-License-Identifier: MIT
#include "fakeframe.h"

#include "monitor/framemodel.h"
#include "monitor/framesearch.h"

#include <QtCore/qthread.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using Kind = FrameQuery::Kind;
using Outcome = RecordingTask::Outcome;

class tst_FrameSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("caseSensitive");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("found");

        const QByteArray text = "Hello, Wörld\nsecond line";
        QTest::newRow("text") << Kind::Text << u"hELLO"_s << false << text << true;
        QTest::newRow("beyond ASCII") << Kind::Text << u"WÖRLD"_s << false << text << true;
        QTest::newRow("case") << Kind::Text << u"hello"_s << true << text << false;
        QTest::newRow("same case") << Kind::Text << u"Wörld"_s << true << text << true;
        QTest::newRow("no regex") << Kind::Text << u"h.llo"_s << false << text << false;
        QTest::newRow("regex") << Kind::Regex << u"^h.LLO.*line$"_s << false << text << true;
        QTest::newRow("regex with case") << Kind::Regex << u"^hello"_s << true << text << false;
        QTest::newRow("hex") << Kind::Hex << u"48 65 6C"_s << false << text << true;
        QTest::newRow("hex, not there") << Kind::Hex << u"4865ff"_s << false << text << false;
        QTest::newRow("zeros") << Kind::Hex << u"0000"_s << false << QByteArray("x\0\0y", 4) << true;
        QTest::newRow("text in binary") << Kind::Text << u"ABC"_s << false << QByteArray("\xff\0abc\xfe", 6) << true;
    }
    void matches()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, pattern);
        QFETCH(const bool, caseSensitive);
        QFETCH(const QByteArray, payload);
        QFETCH(const bool, found);
        const FrameMatcher matcher({kind, pattern, caseSensitive});
        QCOMPARE(matcher.errorString(), QString());
        QCOMPARE(matcher.matches(payload), found);
    }

    void wrongQueries_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("error");

        QTest::newRow("nothing") << Kind::Text << QString() << u"nothing to look for"_s;
        QTest::newRow("regex") << Kind::Regex << u"a("_s << u"at character 3"_s;
        QTest::newRow("odd") << Kind::Hex << u"abc"_s << u"two hexadecimal digits"_s;
        QTest::newRow("spaces") << Kind::Hex << u" "_s << u"two hexadecimal digits"_s;
        QTest::newRow("no hex") << Kind::Hex << u"ag"_s << u"“g” is no"_s;
    }
    void wrongQueries()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, pattern);
        QFETCH(const QString, error);
        FrameSearch search;
        QSignalSpy finished(&search, &FrameSearch::finished);
        search.search(std::make_shared<FrameLog>(), {kind, pattern, false});
        QVERIFY(search.isRunning());
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().first().value<Outcome>(), Outcome::Failed);
        QVERIFY2(search.errorString().contains(error), qPrintable(search.errorString()));
        QVERIFY(!search.isRunning());
    }

    void finds()
    {
        FrameRecorder recorder;
        for (int i = 0; i < 1000; ++i)
            recorder.log()->append(fakeText(1, i % 100 == 7 ? "needle" : "hay"));
        FrameModel frames;
        frames.setRecorder(&recorder);
        FrameSearch search;
        QSignalSpy finished(&search, &FrameSearch::finished);
        search.search(&frames, u"NEEDLE"_s);
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().first().value<Outcome>(), Outcome::Done);
        QCOMPARE(search.results(), QList<quint64>({8, 108, 208, 308, 408, 508, 608, 708, 808, 908}));
        QCOMPARE(search.progress(), 1);
        search.search(&frames, u"needle"_s, Kind::Text, true);
        QCOMPARE(search.count(), 0);
        QVERIFY(finished.wait());
        QCOMPARE(search.count(), 10);
        search.clear();
        QCOMPARE(search.count(), 0);
        search.search(nullptr, u"x"_s);
        QVERIFY(finished.wait());
        QCOMPARE(search.count(), 0);
    }

    void goesOn()
    {
        FrameRecorder recorder;
        FrameModel frames;
        frames.setRecorder(&recorder);
        FrameSearch search;
        QSignalSpy finished(&search, &FrameSearch::finished);
        search.goOn(&frames); // on with what?
        QVERIFY(!search.isRunning());
        recorder.log()->append(fakeText(1, "needle"));
        search.search(&frames, u"needle"_s);
        QVERIFY(finished.wait());
        search.goOn(&frames); // there is nothing new
        QVERIFY(!search.isRunning());
        recorder.log()->append(fakeText(1, "hay"));
        recorder.log()->append(fakeText(1, "another needle"));
        search.goOn(&frames);
        QVERIFY(search.isRunning());
        QVERIFY(finished.wait());
        QCOMPARE(search.results(), QList<quint64>({1, 3}));
        search.clear();
        recorder.log()->append(fakeText(1, "needle"));
        search.goOn(&frames);
        QVERIFY(!search.isRunning());
    }

    void cancels()
    {
        FrameSearch search;
        QSignalSpy finished(&search, &FrameSearch::finished);
        search.search(slowLog(), slowQuery());
        QTRY_VERIFY(search.count() > 0); // what is found is there before the end
        search.cancel();
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().first().value<Outcome>(), Outcome::Cancelled);
        QVERIFY(search.progress() < 1);
    }

    /// Another search ends the first one, as does the destructor.
    void abandons()
    {
        const auto log = std::make_shared<FrameLog>();
        log->append(fakeText(1, "x"));
        FrameSearch search;
        QSignalSpy finished(&search, &FrameSearch::finished);
        search.search(slowLog(), slowQuery());
        search.search(log, {Kind::Text, u"x"_s, false});
        QVERIFY(finished.wait());
        QCOMPARE(finished.size(), 1);
        QCOMPARE(search.results(), QList<quint64>({1}));
        search.search(slowLog(), slowQuery());
    }

    /// The thread of a search that is abandoned may have said already that it is done.
    void abandonsWhatHasJustEnded()
    {
        const auto log = std::make_shared<FrameLog>();
        log->append(fakeText(1, "x"));
        FrameSearch search;
        QSignalSpy finished(&search, &FrameSearch::finished);
        for (int i = 0; i < 200; ++i) {
            search.search(log, {Kind::Text, u"x"_s, false});
            QThread::usleep(i * 10); // most of them have ended by then; what must hold, holds for all
            search.clear();
            QCoreApplication::processEvents();
            search.search(log, {Kind::Text, u"x"_s, false});
            search.search(log, {Kind::Text, u"y"_s, false});
            QVERIFY(finished.wait());
            QCOMPARE(search.count(), 0);
        }
        QCOMPARE(finished.size(), 200);
    }

    void recordingGoesOn()
    {
        const std::shared_ptr<FrameLog> log = slowLog();
        FrameSearch search;
        search.search(log, slowQuery());
        log->clear();
        log->append(fakeText(1, "x"));
        QCOMPARE(log->records(0, 10).size(), 1u);
        search.cancel();
    }

private:
    /// Minutes of work.
    static std::shared_ptr<FrameLog> slowLog()
    {
        const auto log = std::make_shared<FrameLog>();
        const QByteArray payload(1'000'000, 'a'); // one, that all share
        log->setMaxBytes(20'000 * fakeText(1, payload).cost() + 100'000);
        for (int i = 0; i < 65; ++i)
            log->append(fakeText(1, "found b"));
        for (int i = 0; i < 20'000; ++i)
            log->append(fakeText(1, payload));
        return log;
    }
    static FrameQuery slowQuery() { return {Kind::Regex, u"b"_s, false}; }
};

QTEST_GUILESS_MAIN(tst_FrameSearch)
#include "tst_framesearch.moc"

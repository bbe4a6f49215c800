// SPDX-License-Identifier: MIT
#include "fakeframe.h"

#include "monitor/framemodel.h"
#include "monitor/framerecorder.h"
#include "monitor/framesearch.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qtimer.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_FrameModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_recorder = std::make_unique<FrameRecorder>();
        m_model = std::make_unique<FrameModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setRecorder(m_recorder.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_recorder.reset();
    }

    void showsWhatWasThereAndWhatComes()
    {
        add("first");
        FrameModel late;
        late.setRecorder(m_recorder.get());
        QCOMPARE(late.count(), 1);
        add("second");
        QTRY_COMPARE(texts(), QStringList({u"first"_s, u"second"_s}));
        QTRY_COMPARE(late.count(), 2);
        late.setRecorder(nullptr);
        QCOMPARE(late.count(), 0);
    }

    void insertsInBatches()
    {
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy counts(m_model.get(), &FrameModel::countChanged);
        for (int i = 0; i < 5000; ++i)
            add(QByteArray::number(i));
        QTRY_COMPARE(m_model->count(), 5000);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(counts.size(), 1);
    }

    /// A burst of any size keeps no event loop waiting for long.
    void takesBurstsPieceByPiece()
    {
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 50'000; ++i)
            add({});
        QTRY_COMPARE(m_model->count(), 50'000);
        QCOMPARE(inserted.size(), 3);
    }

    void removesInBatchesFromTheFront()
    {
        const qint64 cost = fakeText(1, "00000").cost();
        m_recorder->setMaxBytes(1000 * cost);
        const auto burst = [this](int from) {
            for (int i = from; i < from + 600; ++i)
                add(QByteArray::number(10'000 + i));
        };
        burst(0);
        QTRY_COMPARE(m_model->count(), 600);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        burst(600);
        QTRY_COMPARE(m_model->count(), 1000);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().at(1).toInt(), 0);
        QCOMPARE(removed.first().at(2).toInt(), 199);
        QCOMPARE(m_model->record(0).payload, "10200");
        QCOMPARE(m_model->dropped(), 200);
        // More than the model has rows.
        for (int i = 0; i < 3; ++i)
            burst(i);
        QTRY_COMPARE(m_model->dropped(), 2000);
        QCOMPARE(m_model->count(), 1000);
        m_recorder->clear();
        QTRY_COMPARE(m_model->count(), 0);
    }

    void pause()
    {
        m_recorder->setMaxBytes(10 * fakeText(1, "19").cost());
        add("before");
        QTRY_COMPARE(m_model->count(), 1);
        add("also before");
        m_model->setPaused(true);
        QCOMPARE(m_model->count(), 2);
        for (int i = 0; i < 20; ++i) {
            add(QByteArray::number(i));
            QTRY_COMPARE(m_model->missed(), i + 1);
        }
        // The log has lost them; the pause keeps them.
        QCOMPARE(texts(), QStringList({u"before"_s, u"also before"_s}));
        QSignalSpy missed(m_model.get(), &FrameModel::missedChanged);
        m_model->setPaused(false);
        QCOMPARE(m_model->missed(), 0);
        QCOMPARE(missed.size(), 1);
        QCOMPARE(m_model->count(), 10);
        QCOMPARE(texts().last(), u"19"_s);
    }

    void filterWhilePaused()
    {
        add("text");
        m_recorder->log()->append(fakeFrame(1, Direction::Sent, Opcode::Ping, "ping"));
        m_model->setPaused(true);
        add("new text");
        m_recorder->log()->append(fakeFrame(1, Direction::Sent, Opcode::Ping, "new ping"));
        m_recorder->log()->append(fakeFrame(1, Direction::Sent, Opcode::Ping, "another ping"));
        QTRY_COMPARE(m_model->missed(), 3);
        m_model->setTypes(FrameFilter::Text);
        QCOMPARE(texts(), QStringList(u"text"_s));
        QCOMPARE(m_model->missed(), 1);
        m_model->setTypes(FrameFilter::All);
        QCOMPARE(m_model->count(), 2);
        QCOMPARE(m_model->missed(), 3);
        m_model->setPaused(false);
        QCOMPARE(m_model->count(), 5);
    }

    void filters_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("types");
        QTest::addColumn<quint64>("connection");
        QTest::addColumn<QStringList>("shown");

        const int both = int(FrameFilter::Way::Both);
        const int all = FrameFilter::All;
        QTest::newRow("all") << both << all << quint64(0)
                             << QStringList({u"GET"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"1000"_s});
        QTest::newRow("received") << int(FrameFilter::Way::Received) << all << quint64(0)
                                  << QStringList({u"GET"_s, u"a"_s, u"d"_s});
        QTest::newRow("sent") << int(FrameFilter::Way::Sent) << all << quint64(0)
                              << QStringList({u"b"_s, u"c"_s, u"e"_s, u"1000"_s});
        QTest::newRow("connection") << both << all << quint64(2) << QStringList({u"c"_s, u"d"_s});
        QTest::newRow("heads") << both << int(FrameFilter::Heads) << quint64(0) << QStringList({u"GET"_s});
        QTest::newRow("text") << both << int(FrameFilter::Text) << quint64(0) << QStringList({u"a"_s});
        QTest::newRow("data") << both << int(FrameFilter::Data) << quint64(0) << QStringList({u"a"_s, u"b"_s, u"c"_s});
        QTest::newRow("control") << both << int(FrameFilter::Control) << quint64(0)
                                 << QStringList({u"d"_s, u"e"_s, u"1000"_s});
        QTest::newRow("together") << int(FrameFilter::Way::Sent) << int(FrameFilter::Data) << quint64(2)
                                  << QStringList({u"c"_s});
    }
    void filters()
    {
        QFETCH(const int, way);
        QFETCH(const int, types);
        QFETCH(const quint64, connection);
        QFETCH(const QStringList, shown);
        const auto fill = [this] {
            FrameLog &log = *m_recorder->log();
            log.append(fakeHead(1, Direction::Received, "GET\r\n\r\n"));
            log.append(fakeFrame(1, Direction::Received, Opcode::Text, "a"));
            log.append(fakeFrame(1, Direction::Sent, Opcode::Binary, "b"));
            log.append(fakeFrame(2, Direction::Sent, Opcode::Continuation, "c"));
            log.append(fakeFrame(2, Direction::Received, Opcode::Ping, "d"));
            log.append(fakeFrame(1, Direction::Sent, Opcode::Pong, "e"));
            log.append(fakeFrame(1, Direction::Sent, Opcode::Close, QByteArray::fromHex("03e8")));
        };
        fill();
        QTRY_COMPARE(m_model->count(), 7);
        m_model->setWay(FrameFilter::Way(way));
        m_model->setTypes(types);
        m_model->setConnectionId(connection);
        QCOMPARE(texts(), shown);
        fill();
        QTRY_COMPARE(texts(), shown + shown);
    }

    void roles()
    {
        m_recorder->log()->setConnection({4, Role::Client, false, u"a.b:80"_s});
        FrameRecord record = fakeFrame(4, Direction::Sent, Opcode::Text, "{\"a\":1}\n");
        record.masked = record.rsv1 = true;
        record.fin = record.complete = false;
        record.payloadSize = 5'000'000'000;
        m_recorder->log()->append(record);
        m_recorder->log()->append(fakeHead(4, Direction::Received, "HTTP/1.1 101 Ok\r\n\r\n"));
        QTRY_COMPARE(m_model->count(), 2);
        const auto value = [this](int row, int role) { return m_model->index(row).data(role); };
        QCOMPARE(value(0, FrameModel::NumberRole), QVariant(quint64(1)));
        QCOMPARE(value(0, FrameModel::ConnectionIdRole), QVariant(quint64(4)));
        QCOMPARE(value(0, FrameModel::TimeRole).toDateTime().toMSecsSinceEpoch(), record.time / 1000);
        QCOMPARE(value(0, FrameModel::MillisecondsRole).toDouble(), double(record.time) / 1000);
        QCOMPARE(value(0, FrameModel::ReceivedRole), QVariant(false));
        QCOMPARE(value(0, FrameModel::TypeRole), QVariant(u"text"_s));
        QCOMPARE(value(0, FrameModel::OpcodeRole), QVariant(1));
        QCOMPARE(value(0, FrameModel::FinRole), QVariant(false));
        QCOMPARE(value(0, FrameModel::Rsv1Role), QVariant(true));
        QCOMPARE(value(0, FrameModel::Rsv2Role), QVariant(false));
        QCOMPARE(value(0, FrameModel::Rsv3Role), QVariant(false));
        QCOMPARE(value(0, FrameModel::MaskedRole), QVariant(true));
        QCOMPARE(value(0, FrameModel::WireSizeRole), QVariant(10.0));
        QCOMPARE(value(0, FrameModel::PayloadSizeRole), QVariant(5e9));
        QCOMPARE(value(0, FrameModel::CutRole), QVariant(true));
        QCOMPARE(value(0, FrameModel::CompleteRole), QVariant(false));
        QCOMPARE(value(0, Qt::DisplayRole), QVariant(u"{\"a\":1}\u240a…"_s));
        QCOMPARE(value(0, Qt::DecorationRole), QVariant());
        QCOMPARE(value(1, FrameModel::TypeRole), QVariant(u"response"_s));
        QCOMPARE(value(1, FrameModel::OpcodeRole), QVariant(-1));
        QCOMPARE(value(1, FrameModel::PreviewRole), QVariant(u"HTTP/1.1 101 Ok"_s));
        QCOMPARE(m_model->roleNames().size(), 19);
        QCOMPARE(m_model->payload(0), record.payload);
        QCOMPARE(m_model->payload(2), QByteArray());
    }

    void previews_data()
    {
        QTest::addColumn<Opcode>("opcode");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("preview");

        QTest::newRow("empty") << Opcode::Text << QByteArray() << QString();
        QTest::newRow("controls") << Opcode::Text << QByteArray("a\tb\r\n\x7f") << u"a\u2409b\u240d\u240a\u2421"_s;
        QTest::newRow("long") << Opcode::Text << QByteArray(1000, 'x') << QString(240, u'x') + u'…';
        QTest::newRow("cut between characters")
            << Opcode::Text << QByteArray(239, 'x') + QByteArray("ü").repeated(9) << QString(239, u'x') + u'…';
        QTest::newRow("readable binary") << Opcode::Binary << QByteArray("hello") << u"hello"_s;
        QTest::newRow("binary") << Opcode::Binary << QByteArray("\0\xff", 2) << u"00 ff"_s;
        QTest::newRow("long binary") << Opcode::Binary << QByteArray(33, '\1') << QString(u"01 "_s.repeated(32) + u'…');
        QTest::newRow("close") << Opcode::Close << QByteArray("\x03\xe9gone\n") << u"1001 gone\u240a"_s;
        QTest::newRow("close without reason") << Opcode::Close << QByteArray("\x03\xe8") << u"1000"_s;
        QTest::newRow("close without code") << Opcode::Close << QByteArray() << QString();
        QTest::newRow("close, cut") << Opcode::Close << QByteArray("\x03") << u"03"_s;
    }
    void previews()
    {
        QFETCH(const Opcode, opcode);
        QFETCH(const QByteArray, payload);
        QFETCH(const QString, preview);
        QCOMPARE(framePreview(fakeFrame(1, Direction::Sent, opcode, payload)), preview);
    }

    /// Nor does another filter, however much was recorded.
    void filtersPieceByPiece()
    {
        for (int i = 0; i < 30'000; ++i)
            add(i % 3 == 0 ? "third" : "other");
        QTRY_COMPARE(m_model->count(), 30'000);
        QVERIFY(!m_model->isLoading());
        QSignalSpy loading(m_model.get(), &FrameModel::loadingChanged);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        bool isNews = false;
        connect(m_model.get(), &QAbstractItemModel::rowsInserted, this,
                [this, &isNews] { isNews = isNews || !m_model->isLoading(); });
        m_model->setWords(u"third"_s);
        QVERIFY(m_model->isLoading());
        QVERIFY2(m_model->count() > 0, "The list is empty for a moment");
        QVERIFY2(m_model->count() < 1000, qPrintable(QString::number(m_model->count())));
        // Everybody else has a turn meanwhile.
        int turns = 0;
        QTimer other;
        connect(&other, &QTimer::timeout, this, [&turns] { ++turns; });
        other.start(0);
        QTRY_VERIFY(!m_model->isLoading());
        QCOMPARE(m_model->count(), 10'000);
        QCOMPARE(loading.size(), 2);
        QVERIFY2(!isNews, "Rows that were there before are no news");
        QVERIFY2(reset.isEmpty(), "Views would make all delegates anew");
        QVERIFY2(turns >= 10, qPrintable(QString::number(turns)));
    }

    /// A pause keeps what was there when it began, also if that was not looked through yet.
    void pauseWhileItLooks()
    {
        for (int i = 0; i < 30'000; ++i)
            add("x");
        QTRY_COMPARE(m_model->count(), 30'000);
        m_model->setWords(u"x"_s);
        m_model->setPaused(true);
        add("x");
        QTRY_COMPARE(m_model->missed(), 1);
        QCOMPARE(m_model->count(), 30'000);
        m_model->setPaused(false);
        QTRY_COMPARE(m_model->count(), 30'001);
    }

    void findsRows()
    {
        for (int i = 0; i < 10; ++i)
            m_recorder->log()->append(fakeFrame(1, Direction::Sent, i % 2 ? Opcode::Text : Opcode::Binary, "x"));
        QTRY_COMPARE(m_model->count(), 10);
        m_model->setTypes(FrameFilter::Text);
        QCOMPARE(m_model->rowOf(4), 1);
        QCOMPARE(m_model->rowOf(3), -1);
        QCOMPARE(m_model->rowOf(99), -1);
        const QList<quint64> found{1, 4, 8, 9};
        QCOMPARE(m_model->nextOf(found, 0, false), 1);
        QCOMPARE(m_model->nextOf(found, 2, false), 3);
        QCOMPARE(m_model->nextOf(found, 4, false), -1);
        QCOMPARE(m_model->nextOf(found, 4, true), 3);
        QCOMPARE(m_model->nextOf(found, 0, true), -1);
        QCOMPARE(m_model->nextOf(found, -1, true), -1);
    }

    void importedLog()
    {
        FrameRecording recording;
        recording.frames = {fakeText(1, "imported")};
        const auto log = std::make_shared<FrameLog>();
        log->load(recording);
        m_model->setPaused(true);
        m_model->setLog(log);
        QCOMPARE(m_model->recorder(), nullptr);
        QVERIFY(!m_model->isPaused());
        QCOMPARE(texts(), QStringList(u"imported"_s));
        add("recorded");
        QTest::qWait(50);
        QCOMPARE(m_model->count(), 1);
    }

    void outlivesItsRecorder()
    {
        add("x");
        QTRY_COMPARE(m_model->count(), 1);
        m_recorder.reset();
        QCOMPARE(m_model->recorder(), nullptr);
        QCOMPARE(m_model->count(), 1);
        m_model->setConnectionId(5);
        QCOMPARE(m_model->count(), 0);
    }

    void filtersByWords()
    {
        add("Hello there");
        add("hello");
        m_recorder->log()->append(fakeFrame(1, Direction::Sent, Opcode::Binary, QByteArray::fromHex("00ff10")));
        QTRY_COMPARE(m_model->count(), 3);
        m_model->setWords(u" HELLO "_s);
        QCOMPARE(m_model->count(), 2);
        QCOMPARE(m_model->words(), u"HELLO"_s);
        m_model->setWords(u"there hello"_s);
        QCOMPARE(texts(), QStringList({u"Hello there"_s}));
        add("there, hello");
        add("there");
        QTRY_COMPARE(m_model->count(), 2);
        m_model->setWords(u"ff"_s);
        QCOMPARE(m_model->count(), 1);
        m_model->setWords({});
        QCOMPARE(m_model->count(), 5);
    }

    void marksHits()
    {
        for (const char *text : {"a", "b", "ab"})
            add(text);
        QTRY_COMPARE(m_model->count(), 3);
        FrameSearch search;
        m_model->setSearch(&search);
        QSignalSpy finished(&search, &FrameSearch::finished);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        search.search(m_model.get(), u"a"_s);
        QVERIFY(finished.wait());
        QVERIFY(!changed.isEmpty());
        const auto isHit = [this](int row) { return m_model->index(row).data(FrameModel::HitRole).toBool(); };
        QVERIFY(isHit(0) && !isHit(1) && isHit(2));
        QCOMPARE(m_model->nextHit(1, false), 2);
        QCOMPARE(m_model->nextHit(1, true), 0);
        QCOMPARE(m_model->nextHit(3, false), -1);
        m_model->setSearch(nullptr);
        QVERIFY(!isHit(0));
        QCOMPARE(m_model->nextHit(0, false), -1);
    }

    void tellsItsConnections()
    {
        m_recorder->log()->setConnection({4, Role::Server, false, u"a.b:80"_s});
        m_recorder->log()->append(fakeText(4, "x"));
        m_recorder->log()->append(fakeText(9, "x"));
        m_recorder->log()->append(fakeText(4, "x"));
        QTRY_COMPARE(m_model->count(), 3);
        const QVariantList connections = m_model->connections();
        QCOMPARE(connections.size(), 2);
        QCOMPARE(connections.at(0).toMap().value(u"id"_s).toDouble(), 4);
        QCOMPARE(connections.at(0).toMap().value(u"peer"_s).toString(), u"a.b:80"_s);
        QCOMPARE(connections.at(0).toMap().value(u"count"_s).toInt(), 2);
        m_model->setConnectionId(9);
        QCOMPARE(m_model->connections().size(), 2);
    }

private:
    /// In an array that is as large as the text.
    void add(const QByteArray &text) { m_recorder->log()->append(fakeText(1, {text.constData(), text.size()})); }
    QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->count(); ++row)
            texts.append(m_model->index(row).data().toString());
        return texts;
    }

    std::unique_ptr<FrameRecorder> m_recorder;
    std::unique_ptr<FrameModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(tst_FrameModel)
#include "tst_framemodel.moc"

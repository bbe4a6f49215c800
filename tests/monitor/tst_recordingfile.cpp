// SPDX-License-Identifier: MIT
#include "samplerecording.h"

#include "monitor/framemodel.h"
#include "monitor/recordingfile.h"

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using Outcome = RecordingTask::Outcome;

class tst_RecordingFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_recorder = std::make_unique<FrameRecorder>();
        m_recorder->log()->load(sampleRecording());
        m_model = std::make_unique<FrameModel>();
        m_model->setRecorder(m_recorder.get());
    }

    void thereAndBack_data()
    {
        QTest::addColumn<RecordingFormat>("format");
        QTest::newRow("har") << RecordingFormat::Har;
        QTest::newRow("ndjson") << RecordingFormat::Ndjson;
        QTest::newRow("csv") << RecordingFormat::Csv;
    }
    void thereAndBack()
    {
        QFETCH(const RecordingFormat, format);
        FrameExporter exporter;
        FrameImporter importer;
        exporter.write(m_model.get(), path(), format);
        QCOMPARE(outcomeOf(exporter), Outcome::Done);
        QCOMPARE(exporter.progress(), 1);
        importer.read(path());
        QCOMPARE(outcomeOf(importer), Outcome::Done);
        QCOMPARE(importer.recording().frames.size(), format == RecordingFormat::Ndjson ? 16u : 15u);
        QVERIFY(importer.recording().frames.at(0).payload.contains("REDACTED"));
        const std::shared_ptr<const FrameLog> log = importer.log();
        QCOMPARE(log->records(0, 100).size(), importer.recording().frames.size());
        QCOMPARE(log->connection(7).role, Role::Client);
    }

    void oneConnection()
    {
        FrameExporter exporter;
        exporter.write(m_model.get(), path(), RecordingFormat::Ndjson, true, 7);
        QCOMPARE(outcomeOf(exporter), Outcome::Done);
        FrameImporter importer;
        importer.read(path());
        QCOMPARE(outcomeOf(importer), Outcome::Done);
        QCOMPARE(importer.recording().frames.size(), 7u);
        QCOMPARE(importer.recording().connections.size(), 1);
    }

    void filesThatCannotBe()
    {
        const QString nowhere = m_folder.filePath(u"none/file"_s);
        FrameExporter exporter;
        exporter.write(m_model.get(), nowhere, RecordingFormat::Har);
        QCOMPARE(outcomeOf(exporter), Outcome::Failed);
        QVERIFY2(exporter.errorString().contains(nowhere), qPrintable(exporter.errorString()));
        FrameImporter importer;
        importer.read(nowhere);
        QCOMPARE(outcomeOf(importer), Outcome::Failed);
        QVERIFY2(importer.errorString().contains(nowhere), qPrintable(importer.errorString()));
        importer.setLimits({.maxFileSize = 10});
        exporter.write(m_model.get(), path(), RecordingFormat::Har);
        QCOMPARE(outcomeOf(exporter), Outcome::Done);
        QCOMPARE(exporter.errorString(), QString());
        importer.read(path());
        QCOMPARE(outcomeOf(importer), Outcome::Failed);
        QVERIFY(importer.errorString().contains(u"larger than"));
    }

    /// What was in the file before stays until all is written.
    void cancels()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("before");
        file.close();
        const QByteArray payload(1'000'000, 'x');
        m_recorder->setMaxBytes(1 << 30);
        for (int i = 0; i < 1000; ++i)
            m_recorder->log()->append(fakeText(1, payload)); // a gigabyte of text
        FrameExporter exporter;
        QSignalSpy progress(&exporter, &FrameExporter::progressChanged);
        exporter.write(m_model.get(), path(), RecordingFormat::Ndjson);
        QVERIFY(exporter.isRunning());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is busy"_s));
        exporter.write(m_model.get(), path(), RecordingFormat::Csv);
        QTRY_VERIFY(progress.size() > 1);
        exporter.cancel();
        QCOMPARE(outcomeOf(exporter), Outcome::Cancelled);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "before");
    }

private:
    QString path() const { return m_folder.filePath(u"recording"_s); }
    static Outcome outcomeOf(RecordingTask &task)
    {
        QSignalSpy finished(&task, &RecordingTask::finished);
        return finished.wait(60'000) ? finished.first().first().value<Outcome>() : Outcome(-1);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FrameRecorder> m_recorder;
    std::unique_ptr<FrameModel> m_model;
};

QTEST_GUILESS_MAIN(tst_RecordingFile)
#include "tst_recordingfile.moc"

// SPDX-License-Identifier: MIT
#include "fakeframe.h"

#include "monitor/framedetails.h"
#include "monitor/framemodel.h"

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_FrameDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_recorder.log()->clear(); }

    void showsARow()
    {
        add(fakeText(3, "{\"a\":1}", Direction::Sent));
        FrameDetails details;
        QSignalSpy changed(&details, &FrameDetails::changed);
        QVERIFY(!details.isValid());
        details.show(&m_frames, 0);
        QCOMPARE(changed.size(), 1);
        QVERIFY(details.isValid());
        QCOMPARE(details.connectionId(), 3);
        QCOMPARE(details.type(), u"text"_s);
        QCOMPARE(details.form(), PayloadText::Form::Json);
        QCOMPARE(details.payload(), "{\"a\":1}");
        QVERIFY(!details.isReceived());
        QVERIFY(!details.isHead());
        details.show(&m_frames, 0);
        QCOMPARE(changed.size(), 1);
        details.show(&m_frames, 1);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!details.isValid());
        QCOMPARE(details.payload(), QByteArray());
    }

    void keepsWhatTheLogHasDropped()
    {
        add(fakeText(1, "here"));
        FrameDetails details;
        details.show(&m_frames, 0);
        m_recorder.log()->clear();
        QTRY_COMPARE(m_frames.count(), 0);
        QCOMPARE(details.payload(), "here");
    }

    void closeCode_data()
    {
        QTest::addColumn<Opcode>("opcode");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::newRow("with a reason") << Opcode::Close
                                       << QByteArray("\x03\xE9"
                                                     "later")
                                       << 1001;
        QTest::newRow("without") << Opcode::Close << QByteArray("\x0F\xA0") << 4000;
        QTest::newRow("empty") << Opcode::Close << QByteArray() << 0;
        QTest::newRow("no close frame") << Opcode::Binary << QByteArray("\x03\xE9") << 0;
    }
    void closeCode()
    {
        QFETCH(const Opcode, opcode);
        QFETCH(const QByteArray, payload);
        add(fakeFrame(1, Direction::Received, opcode, payload));
        FrameDetails details;
        QCOMPARE(details.closeCode(), 0);
        details.show(&m_frames, 0);
        QTEST(details.closeCode(), "code");
    }

    void hidesCredentials()
    {
        add(fakeHead(1, Direction::Received,
                     "GET /chat?token=secret HTTP/1.1\r\nHost: a\r\nCookie: secret\r\nEmpty:\r\n\r\nbody: no header"));
        FrameDetails details;
        details.show(&m_frames, 0);
        QVERIFY(details.isHead());
        QCOMPARE(details.startLine(), u"GET /chat?token=REDACTED HTTP/1.1"_s);
        QCOMPARE(details.headers().size(), 3);
        QCOMPARE(details.headers().at(0).toMap().value(u"name"_s), u"Host"_s);
        QCOMPARE(details.headers().at(1).toMap().value(u"value"_s), u"REDACTED"_s);
        QCOMPARE(details.headers().at(2).toMap().value(u"value"_s), QString());
        QVERIFY(!details.payload().contains("secret"));
        QVERIFY(!m_frames.data(m_frames.index(0), FrameModel::PreviewRole).toString().contains(u"secret"));
    }

    void wirePayloadSize_data()
    {
        QTest::addColumn<quint64>("wireSize");
        QTest::addColumn<bool>("masked");
        QTest::addColumn<double>("size");
        QTest::newRow("empty") << quint64(2) << false << 0.0;
        QTest::newRow("masked") << quint64(6 + 21) << true << 21.0;
        QTest::newRow("125") << quint64(2 + 125) << false << 125.0;
        QTest::newRow("126") << quint64(4 + 126) << false << 126.0;
        QTest::newRow("65,535") << quint64(8 + 65'535) << true << 65'535.0;
        QTest::newRow("65,536") << quint64(10 + 65'536) << false << 65'536.0;
    }
    void wirePayloadSize()
    {
        QFETCH(const quint64, wireSize);
        QFETCH(const bool, masked);
        FrameRecord record = fakeText(1, "x");
        record.wireSize = wireSize;
        record.masked = masked;
        add(record);
        FrameDetails details;
        details.show(&m_frames, 0);
        QTEST(details.wirePayloadSize(), "size");
    }

private:
    void add(const FrameRecord &record)
    {
        m_recorder.log()->append(record);
        m_frames.setRecorder(nullptr);
        m_frames.setRecorder(&m_recorder);
    }

    FrameRecorder m_recorder;
    FrameModel m_frames;
};

QTEST_GUILESS_MAIN(tst_FrameDetails)
#include "tst_framedetails.moc"

// SPDX-License-Identifier: MIT
#include "samplerecording.h"

#include "monitor/replaycomparison.h"
#include "monitor/replaydifferencemodel.h"

#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

std::vector<ReplayScript::Message> messages(const QByteArray &letters)
{
    std::vector<ReplayScript::Message> list;
    for (const char letter : letters)
        list.push_back({quint64(list.size() + 1), 0, true, QByteArray(1, letter), 1, 0});
    return list;
}

/// "-1" for a missing first message, "+2" for an unexpected second reply, "3/4" for the third message and the fourth
/// reply.
QString describe(const std::vector<ReplayDifference> &differences)
{
    QStringList list;
    for (const ReplayDifference &difference : differences) {
        if (difference.kind == ReplayDifference::Kind::Missing)
            list << u"-%1"_s.arg(difference.number);
        else if (difference.kind == ReplayDifference::Kind::Unexpected)
            list << u"+%1"_s.arg(difference.reply);
        else
            list << u"%1/%2"_s.arg(difference.number).arg(difference.reply);
    }
    return list.join(u' ');
}

QString differences(const QByteArray &expected, const QByteArray &received)
{
    ReplayComparison comparison(messages(expected));
    for (const char letter : received)
        comparison.add(true, QByteArray(1, letter));
    comparison.finish();
    return describe(comparison.take());
}

} // namespace

class tst_ReplayComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequences_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<QString>("differences");

        const auto row = [](const char *expected, const char *received, const char *differences) {
            QTest::addRow("%s, %s", expected, received)
                << QByteArray(expected) << QByteArray(received) << QString::fromLatin1(differences);
        };
        row("", "", "");
        row("abc", "abc", "");
        row("abc", "", "-1 -2 -3");
        row("", "ab", "+1 +2");
        row("abc", "ac", "-2");
        row("abc", "ab", "-3");
        row("abc", "xabc", "+1");
        row("abc", "abcx", "+4");
        row("abc", "axc", "2/2");
        row("abcd", "axyd", "2/2 3/3");
        row("abcd", "axcyd", "2/2 +4");
        row("abcdef", "aef", "-2 -3 -4");
        row("abc", "xyz", "1/1 2/2 3/3");
        row("ab", "ba", "+1 -2");
    }
    void sequences()
    {
        QFETCH(const QByteArray, expected);
        QFETCH(const QByteArray, received);
        QFETCH(const QString, differences);
        QCOMPARE(::differences(expected, received), differences);
    }

    /// A difference is told of as soon as what follows has made it clear, not at the end.
    void tellsEarly()
    {
        ReplayComparison comparison(messages(QByteArray(1000, 'a')));
        comparison.add(true, "x");
        for (std::size_t i = 0; i < ReplayComparison::Window; ++i)
            comparison.add(true, "a");
        QCOMPARE(describe(comparison.take()), u"+1"_s);
        QCOMPARE(comparison.received(), ReplayComparison::Window + 1);
    }

    void offsets()
    {
        std::vector<ReplayScript::Message> expected = messages("abcd");
        expected[0].payload = "same front, and then";
        expected[1].payload = "same";
        expected[2].payload = "same, but longer";
        expected[3].payload = "kept front";
        expected[3].payloadSize = 1000;
        ReplayComparison comparison(expected);
        comparison.add(true, "same front. and then");
        comparison.add(false, "same");
        comparison.add(true, "same, but");
        comparison.add(true, "kept front" + QByteArray(990, 'x'));
        comparison.finish();
        const std::vector<ReplayDifference> found = comparison.take();
        QCOMPARE(describe(found), u"1/1 2/2 3/3"_s);
        QCOMPARE(found[0].offset, 10);
        QCOMPARE(found[0].received, "same front. and then");
        QCOMPARE(found[1].offset, -1);
        QCOMPARE(found[2].offset, 9);

        ReplayComparison other(expected);
        other.add(true, "kept front" + QByteArray(991, 'x'));
        other.finish();
        QCOMPARE(describe(other.take()).count(u'/'), 1);
    }

    void keepsFrontsOnly()
    {
        ReplayComparison comparison({});
        comparison.add(true, QByteArray(1'000'000, 'x'));
        comparison.finish();
        QCOMPARE(comparison.take()[0].received.size(), ReplayComparison::KeptBytes);
    }

    void model()
    {
        ReplayDifferenceModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy counts(&model, &ReplayDifferenceModel::countChanged);
        using Kind = ReplayDifference::Kind;
        model.append({});
        model.append({{Kind::Missing, 5, 0, -1, "missing", {}}, {Kind::Unexpected, 0, 6, -1, {}, "came"}});
        model.append({{Kind::Differing, 7, 8, 9, "a", "b"}, {Kind::Differing, 7, 8, -1, "a", "a"}});
        QCOMPARE(counts.size(), 2);
        QCOMPARE(model.count(), 4);
        const auto text = [&model](int row) { return model.index(row).data().toString(); };
        QCOMPARE(text(0), u"Message 5 did not come"_s);
        QCOMPARE(text(1), u"Reply 6 was not recorded"_s);
        QCOMPARE(text(2), u"Reply 8 differs from message 7 from byte 9 on"_s);
        QCOMPARE(text(3), u"Reply 8 differs from message 7: one is text, the other is binary"_s);
        QCOMPARE(model.index(0).data(ReplayDifferenceModel::KindRole).value<Kind>(), Kind::Missing);
        QCOMPARE(model.index(2).data(ReplayDifferenceModel::NumberRole), QVariant(quint64(7)));
        QCOMPARE(model.index(2).data(ReplayDifferenceModel::ReplyRole), QVariant(quint64(8)));
        QCOMPARE(model.index(2).data(ReplayDifferenceModel::OffsetRole), QVariant(9.0));
        QCOMPARE(model.index(0).data(ReplayDifferenceModel::ExpectedRole), QVariant(u"missing"_s));
        QCOMPARE(model.index(1).data(ReplayDifferenceModel::ReceivedRole), QVariant(u"came"_s));
        model.append(std::vector<ReplayDifference>(20'000));
        QCOMPARE(model.count(), ReplayDifferenceModel::MaxKept);
        QCOMPARE(model.total(), 20'004);
        model.clear();
        QCOMPARE(model.total(), 0);
    }

    void scripts()
    {
        const FrameRecording sample = sampleRecording();
        const ReplayScript client = ReplayScript::of(sample, 1, Role::Client);
        QCOMPARE(client.problem(), QString());
        QCOMPARE(client.sent.size(), 3u);
        QCOMPARE(client.expected.size(), 1u);
        QCOMPARE(client.expected[0].payload, "first half, second half");
        QCOMPARE(client.sent[0].repliesBefore, 0u);
        QCOMPARE(client.sent[2].repliesBefore, 1u);
        // Since the answer to the handshake, two records before.
        QCOMPARE(client.sent[0].offset, 2'000'002);
        QVERIFY(!client.close && !client.peerCloses);

        const ReplayScript server = ReplayScript::of(sample, 1, Role::Server);
        QCOMPARE(server.sent.size(), 1u);
        QCOMPARE(server.expected.size(), 3u);

        // A text that is none, and one that was cut.
        QVERIFY(ReplayScript::of(sample, 7, Role::Server).problem().contains(u"not UTF-8"_s));
        FrameRecording cut = sample;
        std::erase_if(cut.frames, [](const FrameRecord &record) { return record.payload.startsWith('\xff'); });
        QVERIFY(ReplayScript::of(cut, 7, Role::Server).problem().contains(u"not all of it was recorded"_s));
        QCOMPARE(ReplayScript::of(cut, 7, Role::Client).problem(), QString());
        QVERIFY(ReplayScript::of(cut, 7, Role::Client).peerCloses);
        QVERIFY(ReplayScript::of(sample, 99, Role::Client).problem().contains(u"no messages"_s));
    }

    void scriptOfTheFirstConnection()
    {
        FrameRecording recording;
        recording.connections = {{1, Role::Client, false, {}}};
        for (int i = 0; i < 2; ++i) {
            recording.frames.push_back(fakeHead(1, Direction::Sent,
                                                "GET / HTTP/1.1\r\nOrigin: http://o.example\r\n"
                                                "Sec-WebSocket-Protocol: a, REDACTED,b\r\n\r\n"));
            recording.frames.push_back(
                fakeHead(1, Direction::Received, "HTTP/1.1 101 S\r\nsec-websocket-protocol: b\r\n\r\n"));
            recording.frames.push_back(fakeText(1, "x", Direction::Sent));
            recording.frames.push_back(fakeFrame(1, Direction::Sent, Opcode::Close, "\x0f\xa0why"));
            recording.frames.push_back(fakeFrame(1, Direction::Received, Opcode::Close, "\x0f\xa0"));
        }
        const ReplayScript script = ReplayScript::of(recording, 1, Role::Client);
        QCOMPARE(script.sent.size(), 1u);
        QCOMPARE(script.offeredSubprotocols, QList<QByteArray>({"a", "b"}));
        QCOMPARE(script.agreedSubprotocol, "b");
        QCOMPARE(script.origin, "http://o.example");
        QCOMPARE(script.close, QByteArray("\x0f\xa0why"));
        QVERIFY(!script.peerCloses);
    }
};

QTEST_APPLESS_MAIN(tst_ReplayComparison)
#include "tst_replaycomparison.moc"

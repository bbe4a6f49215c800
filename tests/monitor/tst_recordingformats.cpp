// SPDX-License-Identifier: MIT
// What is written is what is read, and what HAR and CSV demand.
#include "samplerecording.h"

#include "monitor/messagejoiner.h"
#include "monitor/recordingformat.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

QByteArray written(const FrameRecording &recording, RecordingFormat format, bool withCredentials = true)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    TaskControl control;
    const QString error = writeRecording(recording, format, withCredentials, buffer, control);
    if (!error.isEmpty() || control.progress() != 1)
        qFatal("cannot write into memory");
    return buffer.data();
}

ReadRecording readBack(const QByteArray &bytes, const RecordingLimits &limits = {})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    TaskControl control;
    return readRecording(buffer, limits, control);
}

std::vector<FrameRecord> messagesOf(const FrameRecording &recording)
{
    MessageJoiner joiner;
    std::vector<FrameRecord> messages;
    for (const FrameRecord &record : recording.frames) {
        if (const auto message = joiner.add(record))
            messages.push_back(*message);
    }
    return messages;
}

/// Of what a message a line does not keep.
FrameRecord withoutDetails(FrameRecord record)
{
    record.fin = true;
    record.rsv1 = record.masked = false;
    record.steadyTime = 0;
    return record;
}

QByteArray replaced(QByteArray bytes, const QByteArray &before, const QByteArray &after)
{
    const qsizetype at = bytes.indexOf(before);
    if (at < 0)
        qFatal("the sample has changed");
    return bytes.replace(at, before.size(), after);
}

} // namespace

class tst_RecordingFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsMessages()
    {
        const std::vector<FrameRecord> messages = messagesOf(sampleRecording());
        QCOMPARE(messages.size(), 15u);
        const FrameRecord &joined = messages[8];
        QCOMPARE(joined.payload, "first half, second half");
        QCOMPARE(joined.payloadSize, 23);
        QCOMPARE(joined.wireSize, 27);
        QCOMPARE(joined.opcode, Opcode::Text);
        QVERIFY(joined.fin && joined.rsv1 && joined.complete);
        QCOMPARE(joined.number, 14);
        // Control frames in between come before it.
        QCOMPARE(messages[6].opcode, Opcode::Ping);
        QCOMPARE(messages[7].opcode, Opcode::Pong);
    }

    void joinsWhatThereIs()
    {
        MessageJoiner joiner;
        FrameRecord part = fakeText(1, "front");
        part.fin = false;
        part.payloadSize = 100; // cut
        QVERIFY(!joiner.add(part));
        const auto stray = joiner.add(fakeFrame(2, Direction::Received, Opcode::Continuation, "stray"));
        QCOMPARE(stray->payload, "stray");
        part.opcode = Opcode::Continuation;
        QVERIFY(!joiner.add(part));
        const std::vector<FrameRecord> rest = joiner.takeRest();
        QCOMPARE(rest.size(), 1u);
        QCOMPARE(rest[0].payload, "front"); // nothing behind the gap
        QCOMPARE(rest[0].payloadSize, 200);
        QVERIFY(!rest[0].complete);
    }

    void ndjsonKeepsAll()
    {
        const FrameRecording sample = sampleRecording();
        const ReadRecording read = readBack(written(sample, RecordingFormat::Ndjson));
        QCOMPARE(read.errorString, QString());
        QCOMPARE(read.recording.frames, sample.frames);
        QCOMPARE(read.recording.connections, sample.connections);
        QCOMPARE(read.recording.dropped, sample.dropped);
    }

    void ndjsonIsAnObjectALine()
    {
        const QList<QByteArray> lines = written(sampleRecording(), RecordingFormat::Ndjson).split('\n');
        QCOMPARE(lines.size(), 1 + 2 + 16 + 1 + 1);
        for (const QByteArray &line : lines.first(lines.size() - 1))
            QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
        QVERIFY(lines.last().isEmpty());
    }

    void csvKeepsMessages()
    {
        const FrameRecording sample = sampleRecording();
        const ReadRecording read = readBack(written(sample, RecordingFormat::Csv));
        QCOMPARE(read.errorString, QString());
        const std::vector<FrameRecord> expected = messagesOf(sample);
        QCOMPARE(read.recording.frames.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(withoutDetails(read.recording.frames[i]) == withoutDetails(expected[i]), expected[i].payload);
        QCOMPARE(read.recording.connections, sample.connections);
    }

    void csvIsSafe()
    {
        const QByteArray csv = written(sampleRecording(), RecordingFormat::Csv);
        QVERIFY(csv.startsWith("number,time,connection,"));
        QVERIFY(csv.contains(",\"'=cmd|' /C calc'!A0\"\r\n"));
        QVERIFY(csv.contains(",\"''apostrophe\"\r\n"));
        QVERIFY(csv.contains("\"\"quoted\"\", with\r\nlines"));
        QVERIFY(csv.contains(",2023-11-14T22:13:20.000000Z,1,server,"));
        for (const QByteArray front : {"=", "+", "-", "@", "\t", "\r", "\n", "\xef\xbc\x9d"}) {
            FrameRecording one;
            one.frames = {fakeText(1, front + "1")};
            QVERIFY2(written(one, RecordingFormat::Csv).endsWith(",\"'" + front + "1\"\r\n"), front);
        }
    }

    void harKeepsMessages()
    {
        const FrameRecording sample = sampleRecording();
        const ReadRecording read = readBack(written(sample, RecordingFormat::Har));
        QCOMPARE(read.errorString, QString());
        const std::vector<FrameRecord> expected = messagesOf(sample);
        QCOMPARE(read.recording.frames.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            FrameRecord record = expected[i];
            record.number = i + 1;
            if (record.kind == FrameRecord::Kind::Head && record.direction == Direction::Sent)
                record.time = read.recording.frames[i].time; // to the millisecond
            QVERIFY2(withoutDetails(read.recording.frames[i]) == withoutDetails(record), record.payload);
        }
        QCOMPARE(read.recording.connections, sample.connections);
    }

    /// http://www.softwareishard.com/blog/har-12-spec/, and what Chrome's tools put in and expect.
    void harStructure()
    {
        const QJsonObject log = QJsonDocument::fromJson(written(sampleRecording(), RecordingFormat::Har))
                                    .object()
                                    .value("log"_L1)
                                    .toObject();
        QCOMPARE(log.value("version"_L1), u"1.2"_s);
        QVERIFY(log.value("creator"_L1).toObject().value("name"_L1).isString());
        QVERIFY(log.value("creator"_L1).toObject().value("version"_L1).isString());
        const QJsonArray entries = log.value("entries"_L1).toArray();
        QCOMPARE(entries.size(), 2);
        for (const QJsonValue &value : entries) {
            const QJsonObject entry = value.toObject();
            for (const auto key : {"request"_L1, "response"_L1, "cache"_L1, "timings"_L1})
                QVERIFY2(entry.value(key).isObject(), key.data());
            QVERIFY(QDateTime::fromString(entry.value("startedDateTime"_L1).toString(), Qt::ISODateWithMs).isValid());
            QVERIFY(entry.value("time"_L1).toDouble(-1) >= 0);
            QCOMPARE(entry.value("_resourceType"_L1), u"websocket"_s);
            const QJsonObject request = entry.value("request"_L1).toObject();
            for (const auto key : {"cookies"_L1, "headers"_L1, "queryString"_L1})
                QVERIFY2(request.value(key).isArray(), key.data());
            for (const auto key : {"headersSize"_L1, "bodySize"_L1})
                QVERIFY2(request.value(key).isDouble(), key.data());
            const QJsonObject response = entry.value("response"_L1).toObject();
            for (const auto key : {"cookies"_L1, "headers"_L1})
                QVERIFY2(response.value(key).isArray(), key.data());
            QVERIFY(response.value("content"_L1).toObject().value("mimeType"_L1).isString());
            QVERIFY(response.value("redirectURL"_L1).isString());
            for (const auto key : {"send"_L1, "wait"_L1, "receive"_L1})
                QVERIFY2(entry.value("timings"_L1).toObject().value(key).toDouble(-1) >= 0, key.data());
        }
        const QJsonObject server = entries.at(0).toObject();
        QCOMPARE(server.value("request"_L1).toObject().value("url"_L1), u"ws://example.org/chat?room=1&token=s3cret"_s);
        QCOMPARE(server.value("request"_L1).toObject().value("headers"_L1).toArray().at(0).toObject(),
                 QJsonObject({{u"name"_s, u"Host"_s}, {u"value"_s, u"example.org"_s}}));
        QCOMPARE(server.value("response"_L1).toObject().value("status"_L1), 101);
        QCOMPARE(server.value("response"_L1).toObject().value("statusText"_L1), u"Switching Protocols"_s);
        QCOMPARE(entries.at(1).toObject().value("request"_L1).toObject().value("url"_L1), u"wss://other.example/"_s);

        // What a server received is what the client sent.
        const QJsonArray messages = server.value("_webSocketMessages"_L1).toArray();
        QCOMPARE(messages.size(), 6);
        const QJsonObject first = messages.at(0).toObject();
        QCOMPARE(first.value("type"_L1), u"send"_s);
        QCOMPARE(first.value("opcode"_L1), 1);
        QCOMPARE(first.value("time"_L1).toDouble(), 1'700'000'004.000004);
        QCOMPARE(first.value("data"_L1), u"Wörld \"quoted\", with\r\nlines\t and \\ \u0001"_s);
        QCOMPARE(messages.at(3).toObject().value("type"_L1), u"receive"_s);
        QCOMPARE(messages.at(3).toObject().value("data"_L1), u"first half, second half"_s);
        const QJsonObject binary = entries.at(1).toObject().value("_webSocketMessages"_L1).toArray().at(0).toObject();
        QCOMPARE(binary.value("opcode"_L1), 2);
        QCOMPARE(QByteArray::fromBase64(binary.value("data"_L1).toString().toLatin1()),
                 QByteArray("\0\xff\x80 binary", 10));
    }

    /// As Chrome writes it: other keys, another order, entries that are no WebSocket.
    void harOfABrowser()
    {
        const ReadRecording read = readBack(
            "{\n"
            "  \"log\": {\n"
            "    \"version\": \"1.2\",\n"
            "    \"creator\": {\"name\": \"WebInspector\", \"version\": \"537.36\"},\n"
            "    \"pages\": [{\"startedDateTime\": \"2023-11-14T22:13:20.000Z\", \"id\": \"page_1\", \"title\": \"t\", "
            "\"pageTimings\": {}}],\n"
            "    \"entries\": [\n"
            "      {\"_resourceType\": \"document\", \"request\": {\"method\": \"GET\", \"url\": \"https://a.b/\"}, "
            "\"response\": {\"status\": 200}},\n"
            "      {\n"
            "        \"_initiator\": {\"type\": \"script\", \"stack\": {\"callFrames\": [{\"lineNumber\": 1}]}},\n"
            "        \"_resourceType\": \"websocket\",\n"
            "        \"_webSocketMessages\": [\n"
            "          {\"type\": \"send\", \"time\": 1700000001.25, \"opcode\": 1, \"data\": \"hi \\u00fc\"},\n"
            "          {\"type\": \"receive\", \"time\": 1700000001.5, \"opcode\": 2, \"data\": \"AAE=\"},\n"
            "          {\"type\": \"error\", \"time\": 1700000002, \"opcode\": -1, \"data\": \"net::ERR\"}\n"
            "        ],\n"
            "        \"cache\": {},\n"
            "        \"request\": {\"method\": \"GET\", \"url\": \"wss://a.b/chat?x=%20y\", \"httpVersion\": "
            "\"HTTP/1.1\",\n"
            "                    \"headers\": [{\"name\": \"Host\", \"value\": \"a.b\"}, {\"name\": \"Evil\", "
            "\"value\": \"a\\r\\nB: c\"}]},\n"
            "        \"response\": {\"status\": 101, \"statusText\": \"Switching Protocols\", \"headers\": []},\n"
            "        \"startedDateTime\": \"2023-11-14T22:13:21.000Z\",\n"
            "        \"timings\": {\"blocked\": -1, \"dns\": null, \"wait\": 12.5},\n"
            "        \"time\": 1000\n"
            "      }\n"
            "    ]\n"
            "  }\n"
            "}\n");
        QCOMPARE(read.errorString, QString());
        const std::vector<FrameRecord> &frames = read.recording.frames;
        QCOMPARE(frames.size(), 4u);
        QCOMPARE(frames[0].payload, "GET /chat?x=%20y HTTP/1.1\r\nHost: a.b\r\nEvil: a  B: c\r\n\r\n");
        QCOMPARE(frames[0].direction, Direction::Sent);
        QCOMPARE(frames[1].time, 1'700'000'001'012'500);
        QCOMPARE(frames[2].payload, "hi ü");
        QCOMPARE(frames[2].time, 1'700'000'001'250'000);
        QVERIFY(frames[2].masked);
        QCOMPARE(frames[3].payload, QByteArray("\0\1", 2));
        QCOMPARE(frames[3].direction, Direction::Received);
        QCOMPARE(read.recording.connections, QList<RecordedConnection>({{1, Role::Client, true, {}}}));
    }

    void redacts_data()
    {
        QTest::addColumn<RecordingFormat>("format");
        QTest::newRow("HAR") << RecordingFormat::Har;
        QTest::newRow("NDJSON") << RecordingFormat::Ndjson;
        QTest::newRow("CSV") << RecordingFormat::Csv;
    }
    void redacts()
    {
        QFETCH(const RecordingFormat, format);
        const QByteArray without = written(sampleRecording(), format, false);
        for (const char *secret : {"s3cret", "a=b", "eDp5", "c=d"})
            QVERIFY2(!without.contains(secret), secret);
        QVERIFY(without.contains("REDACTED"));
        QVERIFY(without.contains("room=1"));
        QCOMPARE(readBack(without).errorString, QString());
        const QByteArray with = written(sampleRecording(), format, true);
        for (const char *secret : {"s3cret", "a=b", "eDp5", "c=d"})
            QVERIFY2(with.contains(secret), secret);
    }

    void nothing_data() { redacts_data(); }
    void nothing()
    {
        QFETCH(const RecordingFormat, format);
        const ReadRecording read = readBack(written({}, format));
        QCOMPARE(read.errorString, QString());
        QVERIFY(read.recording.frames.empty());
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");

        const QByteArray ndjson = written(sampleRecording(), RecordingFormat::Ndjson);
        const QByteArray csv = written(sampleRecording(), RecordingFormat::Csv);
        const QByteArray har = written(sampleRecording(), RecordingFormat::Har);
        const auto row = [](const char *name, const QByteArray &bytes, const char *error) {
            QTest::newRow(name) << bytes << QString::fromUtf8(error);
        };
        row("empty", " \n", "The file is empty");
        row("something else", "hello, world", "Line 1: This is no recording");
        row("ndjson: version", replaced(ndjson, "\"version\":1", "\"version\":2"), "Line 1: Version 2");
        row("ndjson: no JSON", replaced(ndjson, "\"role\"", "role"), "Line 2: ");
        row("ndjson: no object", ndjson + "[1]\n", "Line 21: An object is expected");
        row("ndjson: role", replaced(ndjson, "\"server\"", "\"both\""), "Line 2: “role”");
        row("ndjson: type", replaced(ndjson, "\"head\"", "\"tail\""), "Line 4: “type”");
        row("ndjson: time", replaced(ndjson, "\"time\":17", "\"time\":-17"), "Line 4: “time”");
        row("ndjson: number", replaced(ndjson, "\"number\":6", "\"number\":5"), "Line 5: “number”");
        row("ndjson: fraction", replaced(ndjson, "\"number\":6", "\"number\":5.5"), "Line 5: “number”");
        row("ndjson: opcode", replaced(ndjson, "\"opcode\":2", "\"opcode\":3"), "Line 9: “opcode”");
        row("ndjson: rsv", replaced(ndjson, "\"rsv\":4", "\"rsv\":8"), "Line 10: “rsv”");
        row("ndjson: base64", replaced(ndjson, "base64\",\"data\":\"", "base64\",\"data\":\"?"), "Line 9: “data”");
        row("ndjson: size", replaced(ndjson, "\"payloadSize\":4,", "\"payloadSize\":3,"), "Line 11: “payloadSize”");
        row("ndjson: cut", ndjson.first(ndjson.indexOf("{\"type\":\"end\"")), "Line 19: The file ends before");
        row("ndjson: lines lost", replaced(ndjson, "\"records\":16", "\"records\":17"), "Line 20: “records”");
        row("ndjson: more", ndjson + "{\"type\":\"head\"}\n", "Line 21: Something follows");
        row("csv: columns", replaced(csv, ",data", ",datum"), "Line 1: This is no recording");
        row("csv: cells", csv + "1,2,3\r\n", "Line 32: There are 3 cells instead of 13");
        row("csv: open quote", csv + "1,\"2\r\n", "Line 32: The line is too long, or a quotation mark");
        row("csv: stray quote", csv + "1,2\"\"3\r\n", "Line 32: A quotation mark stands");
        row("csv: number", replaced(csv, "\r\n6,", "\r\nsix,"), "Line 7: “number”");
        row("csv: time", replaced(csv, "2023-11-14", "2023-11-34"), "Line 2: “time”");
        row("csv: type", replaced(csv, ",binary,", ",bin,"), "Line 22: “type”");
        row("csv: direction", replaced(csv, ",sent,", ",gone,"), "Line 7: “direction”");
        row("har: no log", "{\"a\":1}", "Line 1: This is no HAR file");
        row("har: no JSON", replaced(har, "\"cache\":{}", "\"cache\":}"), "Line 5: This is no valid JSON");
        row("har: cut", har.first(har.size() - 20), "The file ends in the midst of it");
        row("har: entries", "{\"log\":{\n\"entries\":5}}", "Line 2: “entries”");
        row("har: entry", "{\"log\":{\"entries\":[\n5]}}", "Line 2: “entries”");
        row("har: opcode", replaced(har, "\"opcode\":2", "\"opcode\":7"), "Line 20: “opcode”");
        row("har: type", replaced(har, "\"type\":\"send\"", "\"type\":\"sent\""), "Line 8: “type”");
        row("har: data", replaced(har, "\"data\":\"W", "\"data\":5,\"x\":\"W"), "Line 8: “data”");
        row("har: base64", replaced(har, "\"opcode\":9,\"data\":\"", "\"opcode\":9,\"data\":\"?"), "Line 9: “data”");
        row("har: date", replaced(har, "2023-11-14", "yesterday-"), "Line 2: “startedDateTime”");
        row("har: role", replaced(har, "\"role\":\"server\"", "\"role\":\"judge\""), "Line 6: “role”");
        row("har: rubbish behind", har + "x", "This is no valid JSON");
    }
    void errors()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, error);
        const QString told = readBack(bytes).errorString;
        QVERIFY2(told.contains(error), qPrintable(told));
    }

    void keepsWhatStandsBeforeAnError()
    {
        const QByteArray ndjson = written(sampleRecording(), RecordingFormat::Ndjson);
        const ReadRecording read = readBack(replaced(ndjson, "\"opcode\":9", "\"opcode\":99"));
        QVERIFY(!read.errorString.isEmpty());
        QCOMPARE(read.recording.frames.size(), 7u);
    }

    void limits_data() { redacts_data(); }
    void limits()
    {
        QFETCH(const RecordingFormat, format);
        FrameRecording recording;
        for (int i = 0; i < 100; ++i) {
            recording.frames.push_back(fakeText(1, QByteArray(10'000, 'x')));
            recording.frames.back().number = quint64(i + 1);
        }
        const QByteArray bytes = written(recording, format);
        RecordingLimits limits;
        // It takes little more memory than what is in it.
        limits.maxBytes = 100 * (10'000 * 5 / 4 + 300);
        QCOMPARE(readBack(bytes, limits).errorString, QString());
        limits.maxBytes = 500'000;
        const ReadRecording tooMuch = readBack(bytes, limits);
        QVERIFY2(tooMuch.errorString.contains(u"The recording takes more than"), qPrintable(tooMuch.errorString));
        QVERIFY2(tooMuch.errorString.startsWith(u"Line "), qPrintable(tooMuch.errorString));
        QVERIFY(tooMuch.recording.frames.size() < 50);
        limits = {};
        limits.maxFileSize = 1000;
        QVERIFY(readBack(bytes, limits).errorString.contains(u"larger than"));
        if (format == RecordingFormat::Har)
            return; // has no lines
        limits = {};
        limits.maxLine = 5'000;
        QVERIFY(readBack(bytes, limits).errorString.contains(u"too long"));
    }

    void cancels_data() { redacts_data(); }
    void cancels()
    {
        QFETCH(const RecordingFormat, format);
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        TaskControl control;
        control.cancel();
        QCOMPARE(writeRecording(sampleRecording(), format, true, buffer, control), QString());
        QVERIFY(control.progress() < 1);
        buffer.close();
        buffer.setData(written(sampleRecording(), format));
        buffer.open(QIODevice::ReadOnly);
        const ReadRecording read = readRecording(buffer, {}, control);
        QCOMPARE(read.errorString, QString());
        QVERIFY(control.progress() < 1);
        QVERIFY(read.recording.frames.size() < 16);
    }

    void devicesThatFail_data() { redacts_data(); }
    void devicesThatFail()
    {
        QFETCH(const RecordingFormat, format);
        QBuffer closed; // takes nothing
        TaskControl control;
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
        QVERIFY(!writeRecording(sampleRecording(), format, true, closed, control).isEmpty());
    }

    /// Cut and mangled files: an error or a recording, and what was read can be written again.
    void mangled_data() { redacts_data(); }
    void mangled()
    {
        QFETCH(const RecordingFormat, format);
        const QByteArray bytes = written(sampleRecording(), format);
        for (qsizetype size = 0; size < bytes.size(); size += 7) {
            const ReadRecording read = readBack(bytes.first(size));
            if (format != RecordingFormat::Csv)
                QVERIFY2(!read.errorString.isEmpty(), QByteArray::number(size));
        }
        QRandomGenerator random(quint32(format) + 1);
        const QByteArray alphabet = "\"{}[]:,\\\n\r'0123456789-.eE\xff\x00 truefalsn";
        int errors = 0;
        for (int i = 0; i < 1000; ++i) {
            QByteArray mangled = bytes;
            for (int change = random.bounded(4); change >= 0; --change) {
                const int at = random.bounded(int(mangled.size() - 40));
                const int kind = random.bounded(4);
                if (kind == 0)
                    mangled.remove(at, random.bounded(40));
                else if (kind == 1)
                    mangled.insert(at, mangled.sliced(random.bounded(int(mangled.size() - 40)), random.bounded(40)));
                else
                    mangled[at] = alphabet[random.bounded(int(alphabet.size()))];
            }
            const ReadRecording read = readBack(mangled);
            errors += int(!read.errorString.isEmpty());
            const ReadRecording again = readBack(written(read.recording, RecordingFormat::Ndjson));
            // Equal numbers, as CSV may have them, are what NDJSON refuses.
            if (format != RecordingFormat::Csv)
                QCOMPARE(again.errorString, QString());
        }
        QVERIFY(errors > 100);
    }
};

QTEST_APPLESS_MAIN(tst_RecordingFormats)
#include "tst_recordingformats.moc"

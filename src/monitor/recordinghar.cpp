// SPDX-License-Identifier: MIT
// HTTP Archive 1.2: an entry for each handshake, with the messages behind it.
#include "messagejoiner.h"
#include "recordingoutput.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qurl.h>
#include <QtCore/qurlquery.h>

#include <algorithm>
#include <map>

namespace Tidewire {

namespace {

/// A connection of which there is nothing but messages is one as well.
struct Entry
{
    RecordedConnection connection;
    const FrameRecord *request = nullptr;
    const FrameRecord *response = nullptr;
    std::vector<const FrameRecord *> frames;

    qint64 startTime() const
    {
        return request ? request->time : response ? response->time : frames.empty() ? 0 : frames.front()->time;
    }
    qint64 endTime() const { return !frames.empty() ? frames.back()->time : response ? response->time : startTime(); }
};

std::vector<Entry> entriesOf(const FrameRecording &recording)
{
    std::vector<Entry> entries;
    std::map<quint64, RecordedConnection> connections;
    for (const RecordedConnection &connection : recording.connections)
        connections[connection.id] = connection;
    std::map<quint64, std::size_t> current; // by connection
    for (const FrameRecord &record : recording.frames) {
        RecordedConnection &connection = connections[record.connectionId];
        connection.id = record.connectionId;
        const bool head = record.kind == FrameRecord::Kind::Head;
        const bool request = head && isFromClient(record.direction, connection.role);
        const auto known = current.find(record.connectionId);
        // A client that opens again has another handshake.
        if (known == current.end() || (request && entries[known->second].startTime() != record.time)) {
            current[record.connectionId] = entries.size();
            entries.push_back({connection, nullptr, nullptr, {}});
        }
        Entry &entry = entries[current[record.connectionId]];
        if (request)
            entry.request = &record;
        else if (head)
            entry.response = &record;
        else
            entry.frames.push_back(&record);
    }
    return entries;
}

/// The lines of a head, without the empty one at the end.
QList<QByteArray> linesOf(const FrameRecord *head)
{
    if (!head)
        return {};
    const qsizetype end = head->payload.indexOf("\r\n\r\n");
    QList<QByteArray> lines = (end < 0 ? head->payload : head->payload.first(end)).split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    return lines;
}

QByteArray headerValue(const QList<QByteArray> &lines, QByteArrayView name)
{
    for (const QByteArray &line : lines.sliced(std::min(lines.size(), qsizetype(1)))) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && QByteArrayView(line).first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

QByteArray headersArray(const QList<QByteArray> &lines)
{
    QByteArray json = "[";
    for (const QByteArray &line : lines.sliced(std::min(lines.size(), qsizetype(1)))) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        json += json.size() > 1 ? "," : "";
        json += R"({"name":)" + jsonString(line.first(colon)) + R"(,"value":)"
            + jsonString(line.sliced(colon + 1).trimmed()) + '}';
    }
    return json + ']';
}

/// The third word of a request line, the first of a status line; "HTTP/1.1" where there is none.
QByteArray versionOf(const QByteArray &word)
{
    return word.startsWith("HTTP/") ? word : "HTTP/1.1";
}

QByteArray urlOf(const Entry &entry, const QList<QByteArray> &lines, const QByteArray &target)
{
    if (target.contains("://"))
        return target;
    QByteArray host = headerValue(lines, "Host");
    if (host.isEmpty())
        host = entry.connection.peer.toUtf8();
    return (entry.connection.secure ? "wss://" : "ws://") + host + (target.isEmpty() ? "/" : target);
}

QByteArray queryArray(const QByteArray &url)
{
    QByteArray json = "[";
    const auto items = QUrlQuery(QUrl::fromEncoded(url)).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        json += json.size() > 1 ? "," : "";
        json += R"({"name":)" + jsonString(name.toUtf8()) + R"(,"value":)" + jsonString(value.toUtf8()) + '}';
    }
    return json + ']';
}

void writeRequest(const Entry &entry, RecordingOutput &output)
{
    const QList<QByteArray> lines = linesOf(entry.request);
    const QList<QByteArray> words = lines.isEmpty() ? QList<QByteArray>() : lines.first().split(' ');
    const QByteArray url = urlOf(entry, lines, words.value(1));
    output << R"("request":{"method":)" << jsonString(words.isEmpty() ? QByteArray("GET") : words.first())
           << R"(,"url":)" << jsonString(url) << R"(,"httpVersion":)" << jsonString(versionOf(words.value(2)))
           << R"(,"cookies":[],"headers":)" << headersArray(lines) << R"(,"queryString":)" << queryArray(url)
           << R"(,"headersSize":)" << (entry.request ? QByteArray::number(entry.request->payloadSize) : "-1")
           << ",\"bodySize\":0},\n";
}

void writeResponse(const Entry &entry, RecordingOutput &output)
{
    const QList<QByteArray> lines = linesOf(entry.response);
    const QByteArray line = lines.isEmpty() ? QByteArray() : lines.first();
    const QList<QByteArray> words = line.split(' ');
    const QByteArray status = QByteArray::number(words.value(1).toInt());
    output << R"("response":{"status":)" << status << R"(,"statusText":)" << jsonString(words.mid(2).join(' '))
           << R"(,"httpVersion":)" << jsonString(versionOf(words.first())) << R"(,"cookies":[],"headers":)"
           << headersArray(lines) << R"(,"content":{"size":0,"mimeType":"x-unknown"},"redirectURL":)"
           << jsonString(headerValue(lines, "Location")) << R"(,"headersSize":)"
           << (entry.response ? QByteArray::number(entry.response->payloadSize) : "-1") << ",\"bodySize\":-1},\n";
}

/// Seconds since 1970, as Chrome has it.
QByteArray secondsOf(qint64 microseconds)
{
    return QByteArray::number(microseconds / 1'000'000) + '.'
        + QByteArray::number(microseconds % 1'000'000).rightJustified(6, '0');
}

/// As the browser sees it, whichever side has recorded it.
void writeMessage(const FrameRecord &message, Role role, RecordingOutput &output)
{
    const EncodedPayload payload(message);
    output << R"({"type":")" << (isFromClient(message.direction, role) ? "send" : "receive") << R"(","time":)"
           << secondsOf(message.time) << R"(,"opcode":)" << QByteArray::number(int(message.opcode)) << R"(,"data":)"
           << jsonString(payload.data);
    if (payload.base64 && message.opcode == Opcode::Text)
        output << R"(,"_encoding":"base64")";
    if (message.isCut())
        output << R"(,"_size":)" << QByteArray::number(message.payloadSize);
    if (!message.complete)
        output << R"(,"_complete":false)";
    output << R"(,"_wireSize":)" << QByteArray::number(message.wireSize) << "}";
}

bool writeMessages(const Entry &entry, RecordingOutput &output)
{
    output << R"("_webSocketMessages":[)";
    MessageJoiner joiner;
    bool first = true;
    const auto write = [&](const FrameRecord &message) {
        output << (first ? "\n" : ",\n");
        first = false;
        writeMessage(message, entry.connection.role, output);
    };
    for (const FrameRecord *record : entry.frames) {
        if (const std::optional<FrameRecord> message = joiner.add(*record))
            write(*message);
        if (!output.advance())
            return false;
    }
    for (const FrameRecord &message : joiner.takeRest())
        write(message);
    output << "]";
    return true;
}

bool writeEntry(const Entry &entry, RecordingOutput &output)
{
    const qint64 start = entry.startTime();
    const qint64 answered = entry.response ? entry.response->time : start;
    const auto milliseconds = [](qint64 microseconds) {
        return QByteArray::number(double(microseconds) / 1000, 'f', 3);
    };
    output << R"({"startedDateTime":)" << jsonString(isoTime(start)) << R"(,"time":)"
           << milliseconds(std::max(entry.endTime() - start, qint64(0))) << ",\n";
    writeRequest(entry, output);
    writeResponse(entry, output);
    output << R"("cache":{},"timings":{"send":0,"wait":)" << milliseconds(std::max(answered - start, qint64(0)))
           << R"(,"receive":0},"connection":")" << QByteArray::number(entry.connection.id)
           << "\",\"_resourceType\":\"websocket\",\n\"_tidewire\":{\"connection\":"
           << QByteArray::number(entry.connection.id) << R"(,"role":")"
           << (entry.connection.role == Role::Server ? "server" : "client") << R"(","secure":)"
           << (entry.connection.secure ? "true" : "false") << R"(,"peer":)"
           << jsonString(entry.connection.peer.toUtf8()) << R"(,"request":)" << (entry.request ? "true" : "false")
           << R"(,"response":)" << (entry.response ? "true" : "false") << "},\n";
    if (!writeMessages(entry, output))
        return false;
    output << "}";
    return true;
}

} // namespace

void writeHar(const FrameRecording &recording, RecordingOutput &output)
{
    output << R"({"log":{"version":"1.2","creator":{"name":"Tidewire","version":"0.1"},"pages":[],)"
           << R"("entries":[)";
    bool first = true;
    for (const Entry &entry : entriesOf(recording)) {
        output << (first ? "\n" : ",\n");
        first = false;
        if (!writeEntry(entry, output))
            return;
    }
    output << "\n]}}\n";
}

} // namespace Tidewire

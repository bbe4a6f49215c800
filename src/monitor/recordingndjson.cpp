// SPDX-License-Identifier: MIT
#include "recordingoutput.h"

namespace Tidewire {

namespace {

QByteArray number(quint64 value)
{
    return QByteArray::number(value);
}

QByteArrayView boolean(bool value)
{
    return value ? "true" : "false";
}

void writeConnection(const RecordedConnection &connection, RecordingOutput &output)
{
    output << R"({"type":"connection","id":)" << number(connection.id) << R"(,"role":")"
           << (connection.role == Role::Server ? "server" : "client") << R"(","secure":)" << boolean(connection.secure)
           << R"(,"peer":)" << jsonString(connection.peer.toUtf8()) << "}\n";
}

void writeRecord(const FrameRecord &record, RecordingOutput &output)
{
    const bool frame = record.kind == FrameRecord::Kind::Frame;
    output << (frame ? R"({"type":"frame")" : R"({"type":"head")") << R"(,"number":)" << number(record.number)
           << R"(,"connection":)" << number(record.connectionId) << R"(,"time":)" << QByteArray::number(record.time)
           << R"(,"steadyTime":)" << QByteArray::number(record.steadyTime) << R"(,"direction":")"
           << (record.direction == Direction::Received ? "received" : "sent") << R"(")";
    if (frame) {
        const int rsv = (record.rsv1 ? 4 : 0) + (record.rsv2 ? 2 : 0) + (record.rsv3 ? 1 : 0);
        output << R"(,"opcode":)" << number(quint64(record.opcode)) << R"(,"fin":)" << boolean(record.fin)
               << R"(,"rsv":)" << number(quint64(rsv)) << R"(,"masked":)" << boolean(record.masked) << R"(,"complete":)"
               << boolean(record.complete);
    }
    const EncodedPayload payload(record);
    output << R"(,"wireSize":)" << number(record.wireSize) << R"(,"payloadSize":)" << number(record.payloadSize)
           << R"(,"encoding":")" << (payload.base64 ? "base64" : "utf8") << R"(","data":)" << jsonString(payload.data)
           << "}\n";
}

} // namespace

void writeNdjson(const FrameRecording &recording, bool isRedacted, RecordingOutput &output)
{
    output << R"({"type":"recording","format":"tidewire.recording","version":1,"redacted":)" << boolean(isRedacted)
           << R"(,"dropped":)" << number(recording.dropped) << "}\n";
    for (const RecordedConnection &connection : recording.connections)
        writeConnection(connection, output);
    for (const FrameRecord &record : recording.frames) {
        writeRecord(record, output);
        if (!output.advance())
            return;
    }
    // So that a file that was cut does not pass for a whole one.
    output << R"({"type":"end","records":)" << number(recording.frames.size()) << "}\n";
}

} // namespace Tidewire

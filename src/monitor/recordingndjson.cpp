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
    output << "{\"type\":\"connection\",\"id\":" << number(connection.id) << ",\"role\":\""
           << (connection.role == Role::Server ? "server" : "client") << "\",\"secure\":" << boolean(connection.secure)
           << ",\"peer\":" << jsonString(connection.peer.toUtf8()) << "}\n";
}

void writeRecord(const FrameRecord &record, RecordingOutput &output)
{
    const bool frame = record.kind == FrameRecord::Kind::Frame;
    output << (frame ? "{\"type\":\"frame\"" : "{\"type\":\"head\"") << ",\"number\":" << number(record.number)
           << ",\"connection\":" << number(record.connectionId) << ",\"time\":" << QByteArray::number(record.time)
           << ",\"steadyTime\":" << QByteArray::number(record.steadyTime) << ",\"direction\":\""
           << (record.direction == Direction::Received ? "received" : "sent") << "\"";
    if (frame) {
        const int rsv = (record.rsv1 ? 4 : 0) + (record.rsv2 ? 2 : 0) + (record.rsv3 ? 1 : 0);
        output << ",\"opcode\":" << number(quint64(record.opcode)) << ",\"fin\":" << boolean(record.fin)
               << ",\"rsv\":" << number(quint64(rsv)) << ",\"masked\":" << boolean(record.masked)
               << ",\"complete\":" << boolean(record.complete);
    }
    const EncodedPayload payload(record);
    output << ",\"wireSize\":" << number(record.wireSize) << ",\"payloadSize\":" << number(record.payloadSize)
           << ",\"encoding\":\"" << (payload.base64 ? "base64" : "utf8") << "\",\"data\":" << jsonString(payload.data)
           << "}\n";
}

} // namespace

void writeNdjson(const FrameRecording &recording, bool isRedacted, RecordingOutput &output)
{
    output << "{\"type\":\"recording\",\"format\":\"tidewire.recording\",\"version\":1,\"redacted\":"
           << boolean(isRedacted) << ",\"dropped\":" << number(recording.dropped) << "}\n";
    for (const RecordedConnection &connection : recording.connections)
        writeConnection(connection, output);
    for (const FrameRecord &record : recording.frames) {
        writeRecord(record, output);
        if (!output.advance())
            return;
    }
    // So that a file that was cut does not pass for a whole one.
    output << "{\"type\":\"end\",\"records\":" << number(recording.frames.size()) << "}\n";
}

} // namespace Tidewire

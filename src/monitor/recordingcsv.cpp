// SPDX-License-Identifier: MIT
#include "messagejoiner.h"
#include "recordingoutput.h"

#include <QtCore/qhash.h>

namespace Tidewire {

namespace {

/// Spreadsheets take what begins so for a formula, and run it. Cells that begin with the mark itself get one as well,
/// so that it can be taken off again.
bool needsMark(QByteArrayView cell)
{
    return !cell.isEmpty() && (QByteArrayView("=+-@\t\r\n'").contains(cell[0]) || quint8(cell[0]) >= 0x80);
}

QByteArray quoted(QByteArrayView cell)
{
    QByteArray result = needsMark(cell) ? "\"'" : "\"";
    result += cell.toByteArray().replace('"', "\"\"");
    return result + '"';
}

void writeMessage(const FrameRecord &message, const RecordedConnection &connection, RecordingOutput &output)
{
    const EncodedPayload payload(message);
    output << QByteArray::number(message.number) << "," << isoTime(message.time) << ","
           << QByteArray::number(message.connectionId) << "," << (connection.role == Role::Server ? "server" : "client")
           << "," << quoted(connection.peer.toUtf8()) << "," << (connection.secure ? "true" : "false") << ","
           << (message.direction == Direction::Received ? "received" : "sent") << ","
           << QByteArrayView(typeName(message, connection.role)) << "," << QByteArray::number(message.wireSize) << ","
           << QByteArray::number(message.payloadSize) << "," << (message.complete ? "true" : "false") << ","
           << (payload.base64 ? "base64" : "utf8") << "," << quoted(payload.data) << "\r\n";
}

} // namespace

void writeCsv(const FrameRecording &recording, RecordingOutput &output)
{
    QHash<quint64, RecordedConnection> connections;
    for (const RecordedConnection &connection : recording.connections)
        connections.insert(connection.id, connection);
    output << CsvHeader << "\r\n";
    MessageJoiner joiner;
    for (const FrameRecord &record : recording.frames) {
        if (const std::optional<FrameRecord> message = joiner.add(record))
            writeMessage(*message, connections.value(record.connectionId), output);
        if (!output.advance())
            return;
    }
    for (const FrameRecord &message : joiner.takeRest())
        writeMessage(message, connections.value(message.connectionId), output);
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "recordinginput.h"

#include <QtCore/qiodevice.h>

#include <algorithm>
#include <utility>

namespace Tidewire {

namespace {

constexpr int MiB = 1024 * 1024;

bool startsAsNdjson(QByteArrayView front)
{
    return front.first(std::max(front.indexOf('\n'), qsizetype(0))).contains("\"tidewire.recording\"");
}

} // namespace

void RecordingInput::fail(qint64 line, const QString &reason)
{
    if (m_errorString.isEmpty())
        m_errorString = line > 0 ? tr("Line %1: %2").arg(line).arg(reason) : reason;
}

void RecordingInput::add(qint64 line, FrameRecord record)
{
    record.squeeze(); // texts were made in three times their size
    m_bytes += record.cost();
    if (m_bytes > m_limits.maxBytes)
        return fail(line, tr("The recording takes more than %1 MiB").arg(m_limits.maxBytes / MiB));
    m_recording.frames.push_back(std::move(record));
}

void RecordingInput::addConnection(const RecordedConnection &connection)
{
    m_lastConnection = std::max(m_lastConnection, connection.id);
    if (m_connections.contains(connection.id))
        return;
    m_connections.insert(connection.id);
    m_recording.connections.append(connection);
}

ReadRecording RecordingInput::take()
{
    std::ranges::stable_sort(m_recording.frames, {}, &FrameRecord::number);
    std::ranges::sort(m_recording.connections, {}, &RecordedConnection::id);
    return {std::move(m_recording), m_errorString};
}

QByteArray RecordingInput::readLine(QIODevice &device, qint64 most)
{
    constexpr qint64 PieceSize = 16 * 1024;
    QByteArray line;
    while (line.size() < most && !line.endsWith('\n')) {
        const QByteArray piece = device.readLine(std::min(PieceSize, most - line.size()));
        if (piece.isEmpty())
            break;
        line += piece;
    }
    return line;
}

std::optional<Role> RecordingInput::role(QByteArrayView name)
{
    if (name == "server")
        return Role::Server;
    if (name == "client")
        return Role::Client;
    return {};
}

std::optional<Direction> RecordingInput::direction(QByteArrayView name)
{
    if (name == "received")
        return Direction::Received;
    if (name == "sent")
        return Direction::Sent;
    return {};
}

std::optional<Opcode> RecordingInput::opcode(qint64 number)
{
    const bool known = (number >= 0x0 && number <= 0x2) || (number >= 0x8 && number <= 0xA);
    return known ? std::optional(Opcode(number)) : std::nullopt;
}

std::optional<QByteArray> RecordingInput::payload(QByteArrayView encoding, const QByteArray &data)
{
    if (encoding == "utf8")
        return data;
    if (encoding != "base64")
        return {};
    auto decoded = QByteArray::fromBase64Encoding(data, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(std::move(*decoded)) : std::nullopt;
}

ReadRecording readRecording(QIODevice &device, const RecordingLimits &limits, TaskControl &control)
{
    RecordingInput input(limits, control);
    if (device.size() > limits.maxFileSize) {
        input.fail(0, RecordingInput::tr("The file is larger than %1 MiB").arg(limits.maxFileSize / MiB));
        return input.take();
    }
    const QByteArray front = device.peek(4096);
    QByteArrayView text = front;
    while (!text.isEmpty() && (quint8(text[0]) <= ' ' || QByteArrayView("\xef\xbb\xbf").contains(text[0])))
        text = text.sliced(1);
    if (text.isEmpty())
        input.fail(0, RecordingInput::tr("The file is empty"));
    else if (!text.startsWith('{'))
        readCsv(device, input);
    else if (startsAsNdjson(front))
        readNdjson(device, input);
    else
        readHar(device.read(device.size()), input); // which is within the limit
    if (input.goesOn())
        control.setProgress(1);
    return input.take();
}

} // namespace Tidewire

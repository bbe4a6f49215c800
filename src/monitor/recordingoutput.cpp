// SPDX-License-Identifier: MIT
#include "recordingoutput.h"

#include "redaction.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qiodevice.h>
#include <QtCore/qtimezone.h>

#include <algorithm>
#include <limits>

namespace Tidewire {

namespace {

constexpr qsizetype PieceSize = 64 * 1024;

void appendEscaped(QByteArray &json, char character)
{
    switch (character) {
    case '"':
    case '\\':
        json += '\\';
        json += character;
        break;
    case '\n':
        json += "\\n";
        break;
    case '\r':
        json += "\\r";
        break;
    case '\t':
        json += "\\t";
        break;
    default:
        if (quint8(character) < 0x20)
            json += "\\u" + QByteArray::number(int(character), 16).rightJustified(4, '0');
        else
            json += character;
    }
}

/// Times of the steady clock say how long the computer has been up; nothing else is changed here.
FrameRecording redactedCopy(const FrameRecording &recording)
{
    FrameRecording copy = recording;
    for (FrameRecord &record : copy.frames)
        record = redacted(record);
    return copy;
}

} // namespace

RecordingOutput &RecordingOutput::operator<<(QByteArrayView bytes)
{
    m_buffer += bytes;
    if (m_buffer.size() >= PieceSize)
        flush();
    return *this;
}

bool RecordingOutput::flush()
{
    const QByteArray piece = std::exchange(m_buffer, {});
    if (m_errorString.isEmpty() && m_device.write(piece) != piece.size())
        m_errorString = m_device.errorString();
    return m_errorString.isEmpty();
}

bool RecordingOutput::advance()
{
    ++m_done;
    // Not 1 before all is in the file.
    m_control.setProgress(double(m_done) / double(m_total + 1));
    return m_errorString.isEmpty() && !m_control.isCancelled();
}

QByteArray jsonString(QByteArrayView utf8)
{
    const QByteArray valid =
        utf8.isValidUtf8() ? QByteArray::fromRawData(utf8.data(), utf8.size()) : QString::fromUtf8(utf8).toUtf8();
    QByteArray json;
    json.reserve(valid.size() + 2);
    json += '"';
    for (const char character : valid)
        appendEscaped(json, character);
    return json + '"';
}

QByteArray isoTime(qint64 microseconds)
{
    qint64 seconds = microseconds / 1'000'000;
    qint64 rest = microseconds % 1'000'000;
    if (rest < 0) {
        rest += 1'000'000;
        --seconds;
    }
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() + '.'
        + QByteArray::number(rest).rightJustified(6, '0') + 'Z';
}

std::optional<qint64> parseIsoTime(QByteArrayView text)
{
    const qsizetype dot = text.indexOf('.');
    QByteArray whole = text.toByteArray();
    qint64 fraction = 0;
    if (dot >= 0) {
        qsizetype end = dot + 1;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        const QByteArray digits = text.sliced(dot + 1, std::min(end - dot - 1, qsizetype(6))).toByteArray();
        fraction = digits.leftJustified(6, '0').toLongLong();
        whole.remove(dot, end - dot);
    }
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(whole), Qt::ISODate);
    if (!time.isValid() || whole.size() > 32)
        return {};
    return time.toSecsSinceEpoch() * 1'000'000 + fraction;
}

EncodedPayload::EncodedPayload(const FrameRecord &record)
    : base64(record.opcode != Opcode::Text && record.kind == FrameRecord::Kind::Frame), data(record.payload)
{
    base64 = base64 || !data.isValidUtf8();
    if (base64)
        data = data.toBase64();
}

QString writeRecording(const FrameRecording &recording, RecordingFormat format, bool withCredentials, QIODevice &device,
                       TaskControl &control)
{
    const FrameRecording written = withCredentials ? recording : redactedCopy(recording);
    RecordingOutput output(device, control, written.frames.size());
    switch (format) {
    case RecordingFormat::Har:
        writeHar(written, output);
        break;
    case RecordingFormat::Ndjson:
        writeNdjson(written, !withCredentials, output);
        break;
    case RecordingFormat::Csv:
        writeCsv(written, output);
        break;
    }
    if (!control.isCancelled() && output.flush())
        control.setProgress(1);
    return output.errorString();
}

} // namespace Tidewire

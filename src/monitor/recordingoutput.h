// SPDX-License-Identifier: MIT
// What the writers of all formats share.
#pragma once

#include "recordingformat.h"

#include <QtCore/qbytearray.h>

QT_FORWARD_DECLARE_CLASS(QIODevice)

namespace Tidewire {

/// Writes in pieces of some size, and knows when to stop.
class RecordingOutput
{
public:
    /// \a total is how much there is to do, in whatever advance() counts.
    RecordingOutput(QIODevice &device, TaskControl &control, std::size_t total)
        : m_device(device), m_control(control), m_total(total)
    {
    }

    RecordingOutput &operator<<(QByteArrayView bytes);
    /// One more is done. False if there is no sense in going on.
    bool advance();
    bool flush();
    const QString &errorString() const { return m_errorString; }

private:
    QIODevice &m_device;
    TaskControl &m_control;
    std::size_t m_total;
    std::size_t m_done = 0;
    QByteArray m_buffer;
    QString m_errorString;
};

/// \a utf8 as a JSON string, with its quotes; what is no UTF-8 becomes U+FFFD.
QByteArray jsonString(QByteArrayView utf8);
/// "2026-01-31T12:00:00.123456Z" for microseconds since 1970, and back.
QByteArray isoTime(qint64 microseconds);
std::optional<qint64> parseIsoTime(QByteArrayView text);
/// A payload as it stands in a file: as text if it is that, else in base64.
struct EncodedPayload
{
    explicit EncodedPayload(const FrameRecord &record);

    bool base64;
    QByteArray data;
};

/// The first line of a recording in CSV: its columns.
inline constexpr QByteArrayView CsvHeader =
    "number,time,connection,role,peer,secure,direction,type,wire_size,size,complete,encoding,data";

// The writers; \a recording is redacted already.
void writeHar(const FrameRecording &recording, RecordingOutput &output);
void writeNdjson(const FrameRecording &recording, bool isRedacted, RecordingOutput &output);
void writeCsv(const FrameRecording &recording, RecordingOutput &output);

} // namespace Tidewire

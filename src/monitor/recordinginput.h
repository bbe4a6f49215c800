// SPDX-License-Identifier: MIT
// What the readers of all formats share.
#pragma once

#include "recordingformat.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qset.h>

#include <optional>

namespace Tidewire {

/// Takes what a reader finds, checks what all formats have in common, and keeps the first error.
class RecordingInput
{
    Q_DECLARE_TR_FUNCTIONS(Tidewire::RecordingInput)

public:
    RecordingInput(const RecordingLimits &limits, TaskControl &control) : m_limits(limits), m_control(control) {}

    const RecordingLimits &limits() const { return m_limits; }
    /// False if there is no sense in going on.
    bool goesOn() const { return m_errorString.isEmpty() && !m_control.isCancelled(); }
    void setProgress(qint64 done, qint64 total) { m_control.setProgress(double(done) / double(total + 1)); }

    /// The first one counts. \a line: 0 for the whole file.
    void fail(qint64 line, const QString &reason);
    /// Fails for \a line if the limits have been reached.
    void add(qint64 line, FrameRecord record);
    void addConnection(const RecordedConnection &connection);
    void setDropped(quint64 dropped) { m_recording.dropped = dropped; }
    quint64 freeConnectionId() const { return m_lastConnection + 1; }
    std::size_t count() const { return m_recording.frames.size(); }

    ReadRecording take();

    /// The next line with its end, or the first \a most bytes of it, or one less. QIODevice::readLine() would allocate
    /// \a most for each line.
    static QByteArray readLine(QIODevice &device, qint64 most);
    // Parts of records, as text. Nothing if it is no such thing.
    static std::optional<Role> role(QByteArrayView name);
    static std::optional<Direction> direction(QByteArrayView name);
    static std::optional<Opcode> opcode(qint64 number);
    /// None if \a encoding is unknown, or \a data is not that.
    static std::optional<QByteArray> payload(QByteArrayView encoding, const QByteArray &data);

private:
    RecordingLimits m_limits;
    TaskControl &m_control;
    FrameRecording m_recording;
    QSet<quint64> m_connections;
    quint64 m_lastConnection = 0;
    qint64 m_bytes = 0;
    QString m_errorString;
};

void readHar(const QByteArray &json, RecordingInput &input);
void readNdjson(QIODevice &device, RecordingInput &input);
void readCsv(QIODevice &device, RecordingInput &input);

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "recordingfile.h"

#include "framemodel.h"

#include <QtCore/qfile.h>
#include <QtCore/qsavefile.h>

#include <algorithm>
#include <utility>

namespace Tidewire {

FrameExporter::FrameExporter(QObject *parent) : RecordingTask(parent) {}

FrameExporter::~FrameExporter()
{
    stop();
}

void FrameExporter::write(const std::shared_ptr<const FrameLog> &log, const QString &fileName, RecordingFormat format,
                          bool withCredentials, const FrameFilter &filter)
{
    start([=](TaskControl &control) {
        FrameRecording recording = log ? log->snapshot() : FrameRecording();
        std::erase_if(recording.frames, [&filter](const FrameRecord &record) { return !filter.accepts(record); });
        if (filter.connectionId != 0)
            recording.connections.removeIf(
                [&filter](const RecordedConnection &known) { return known.id != filter.connectionId; });
        QSaveFile file(fileName);
        QString error;
        if (!file.open(QIODevice::WriteOnly))
            error = file.errorString();
        else
            error = writeRecording(recording, format, withCredentials, file, control);
        // Without commit() the file stays as it was.
        if (error.isEmpty() && control.progress() == 1 && !file.commit())
            error = file.errorString();
        return error.isEmpty() ? QString() : tr("“%1” cannot be written: %2").arg(fileName, error);
    });
}

void FrameExporter::write(FrameModel *frames, const QString &fileName, RecordingFormat format, bool withCredentials,
                          quint64 connectionId)
{
    FrameFilter filter;
    filter.connectionId = connectionId;
    write(frames ? frames->log() : nullptr, fileName, format, withCredentials, filter);
}

FrameImporter::FrameImporter(QObject *parent) : RecordingTask(parent) {}

FrameImporter::~FrameImporter()
{
    stop();
}

void FrameImporter::read(const QString &fileName)
{
    m_recording = {};
    m_read = std::make_shared<ReadRecording>();
    m_log = std::make_shared<FrameLog>();
    start([fileName, limits = m_limits, read = m_read, log = m_log](TaskControl &control) {
        QFile file(fileName);
        if (!file.open(QIODevice::ReadOnly))
            return tr("“%1” cannot be read: %2").arg(fileName, file.errorString());
        *read = readRecording(file, limits, control);
        log->load(read->recording);
        return read->errorString.isEmpty() ? QString() : tr("“%1”: %2").arg(fileName, read->errorString);
    });
}

void FrameImporter::takeResults()
{
    if (!isRunning() && m_read)
        m_recording = std::move(std::exchange(m_read, nullptr)->recording);
}

} // namespace Tidewire

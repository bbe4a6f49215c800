// SPDX-License-Identifier: MIT
#pragma once

#include "framefilter.h"
#include "framelog.h"
#include "recordingformat.h"

#include <memory>

namespace Tidewire {

class FrameModel;

/// Writes recordings to files in the background.
class TIDEWIREMONITOR_EXPORT FrameExporter : public Tidewire::RecordingTask
{
    Q_OBJECT
    Q_MOC_INCLUDE("monitor/framemodel.h")

public:
    explicit FrameExporter(QObject *parent = nullptr);
    ~FrameExporter() override;

    /// Writes what \a filter accepts of \a log, as it is when the work begins, to \a fileName, which is replaced when
    /// all has been written and not before. finished() follows. Unless \a withCredentials, passwords, tokens and
    /// cookies are taken out of the handshakes; payloads are always written as they were.
    void write(const std::shared_ptr<const FrameLog> &log, const QString &fileName, RecordingFormat format,
               bool withCredentials = false, const FrameFilter &filter = {});
    /// The same of all that \a frames could show, whatever its filter is; \a connectionId 0 for all connections.
    Q_INVOKABLE void write(Tidewire::FrameModel *frames, const QString &fileName,
                           Tidewire::RecordingFormats::Format format, bool withCredentials = false,
                           quint64 connectionId = 0);
};

/// Reads recordings from files in the background.
class TIDEWIREMONITOR_EXPORT FrameImporter : public Tidewire::RecordingTask
{
    Q_OBJECT

public:
    explicit FrameImporter(QObject *parent = nullptr);
    ~FrameImporter() override;

    const RecordingLimits &limits() const { return m_limits; }
    /// For the next read().
    void setLimits(const RecordingLimits &limits) { m_limits = limits; }
    /// Reads HAR, NDJSON or CSV, whichever \a fileName is. finished() follows.
    Q_INVOKABLE void read(const QString &fileName);
    /// What was read; after Outcome::Failed what stands before the error.
    const FrameRecording &recording() const { return m_recording; }
    /// The same as a log, for a FrameModel and a FrameSearch.
    std::shared_ptr<const FrameLog> log() const { return m_log; }

private:
    void takeResults() override;

    RecordingLimits m_limits;
    std::shared_ptr<ReadRecording> m_read; ///< The work's, until it is done.
    FrameRecording m_recording;
    std::shared_ptr<FrameLog> m_log = std::make_shared<FrameLog>();
};

} // namespace Tidewire

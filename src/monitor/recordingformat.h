// SPDX-License-Identifier: MIT
// How recordings are kept in files; recordings.md beside this file describes the formats.
#pragma once

#include "framerecord.h"
#include "recordingtask.h"

QT_FORWARD_DECLARE_CLASS(QIODevice)

namespace Tidewire {

/// Holds an enum for QML: one library alone may have the Q_NAMESPACE of a name, and that is protocol.
class TIDEWIREMONITOR_EXPORT RecordingFormats
{
    Q_GADGET

public:
    /// How a recording is written.
    enum class Format : int {
        Har,    ///< HTTP Archive 1.2 with messages as Chrome's developer tools write them; these read it.
        Ndjson, ///< All that is known, a frame a line.
        Csv,    ///< A message a line, for spreadsheets.
    };
    Q_ENUM(Format)
};

using RecordingFormat = RecordingFormats::Format;

/// What reading takes of a file that comes from anywhere.
struct TIDEWIREMONITOR_EXPORT RecordingLimits
{
    /// Bytes of the file. HAR is read as a whole.
    qint64 maxFileSize = 512 * 1024 * 1024;
    /// Bytes of a line, or of a message in CSV.
    qint64 maxLine = 128 * 1024 * 1024;
    /// Bytes that the records may take in memory.
    qint64 maxBytes = 512 * 1024 * 1024;
};

/// Writes \a recording to \a device, piece by piece, until it is done or cancelled. Returns what the device could not
/// do, for people. Heads are redacted (see redaction.h) unless \a withCredentials.
TIDEWIREMONITOR_EXPORT QString writeRecording(const FrameRecording &recording, RecordingFormat format,
                                              bool withCredentials, QIODevice &device, TaskControl &control);

/// What became of reading.
struct TIDEWIREMONITOR_EXPORT ReadRecording
{
    FrameRecording recording;
    /// What is wrong, for people, as "Line 3: …"; empty if nothing is.
    QString errorString;
};

/// Reads what writeRecording() wrote, and the HAR files of browsers, whichever it is.
TIDEWIREMONITOR_EXPORT ReadRecording readRecording(QIODevice &device, const RecordingLimits &limits,
                                                   TaskControl &control);

} // namespace Tidewire

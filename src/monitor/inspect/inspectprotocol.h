// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>

#include <chrono>

/// What both sides of tidewire.inspect.v1 know; inspectprotocol.md tells of it.
namespace Tidewire::Inspect {

inline constexpr QLatin1StringView Subprotocol("tidewire.inspect.v1");
/// In the hello. A newer one has more fields and kinds of channels; what is there keeps its meaning.
constexpr int Version = 1;

// What a viewer, which has the token, may cost the server that it looks into.

constexpr int MaxViewers = 8;
constexpr int MaxChannels = 32; ///< Of one viewer.
constexpr int MaxTables = 4;    ///< Each is a ConnectionModel of all connections.
constexpr int MaxRecorders = 4;
constexpr qsizetype MaxRequestSize = 256 * 1024;
/// Rows that a table shows at a time. A screen has some 60.
constexpr int MaxWindow = 512;
constexpr qsizetype MaxFilterLength = 4096;
constexpr qint64 MaxRecorderBytes = 8 * 1024 * 1024; ///< Of frames that wait for their viewer.
constexpr qint64 MaxPayload = 1024 * 1024;           ///< What is kept of one.
constexpr qsizetype BatchBytes = 256 * 1024;         ///< About so much of frames goes in one message.
/// A viewer for which more waits gets no more, but for answers, until it has read.
constexpr qint64 HighWater = 1024 * 1024;
constexpr std::chrono::milliseconds MinInterval{250};
constexpr std::chrono::milliseconds MaxInterval{60'000};

/// What a viewer takes: a batch with one payload of the largest size, or a table's window.
constexpr qint64 MaxAnswerSize = 16 * 1024 * 1024;

} // namespace Tidewire::Inspect

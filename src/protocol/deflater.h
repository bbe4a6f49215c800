// SPDX-License-Identifier: MIT
#pragma once

#include "compression.h"

#include <memory>

struct z_stream_s;

namespace Tidewire {

/// Compresses messages by raw deflate, each ended as RFC 7692 §7.2.1 says. Not for other threads.
class TIDEWIREPROTOCOL_EXPORT Deflater
{
public:
    /// \a windowBits 9–15; level and memory level as in \a options.
    Deflater(int windowBits, const CompressionOptions &options);
    ~Deflater();
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;

    /// The compressed message. It may refer to messages before, as long as reset() was not called.
    QByteArray compress(QByteArrayView message);
    /// Forgets all messages before.
    void reset();

    /// The one that all connections of this thread share which keep no context, for a message of \a messageSize bytes.
    /// It has been reset.
    static Deflater &shared(int windowBits, const CompressionOptions &options, qsizetype messageSize);

private:
    std::unique_ptr<z_stream_s> m_stream;
};

} // namespace Tidewire

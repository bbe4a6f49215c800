// SPDX-License-Identifier: MIT
#pragma once

#include "enums.h"

#include <functional>
#include <memory>
#include <span>

struct z_stream_s;

namespace Tidewire {

/// Decompresses what a peer's Deflater made, as it arrives. Not for other threads.
class TIDEWIREPROTOCOL_EXPORT Inflater
{
public:
    /// Takes a piece of the decompressed bytes. What it returns ends the work, unless it is Error::None.
    using Sink = std::function<Error(std::span<const char>)>;

    /// \a windowBits 8–15: how far back the peer may refer. zlib takes references that go further as long as they
    /// stay within a piece of its output, of 16 KiB here, so that is no way to reach foreign memory, or more of it.
    explicit Inflater(int windowBits);
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    /// Takes the next bytes of a message. CompressedDataInvalid, or what \a sink returned.
    Error append(std::span<const char> bytes, const Sink &sink);
    /// Takes the end of a message, or of a frame in deflate-frame: adds what its sender left out (RFC 7692 §7.2.2).
    /// CompressedDataInvalid if the data are not complete.
    Error finish();

    /// One for a connection that keeps no context, until it calls giveBack(): a thread has one to lend at no cost.
    static std::unique_ptr<Inflater> borrow(int windowBits);
    static void giveBack(std::unique_ptr<Inflater> inflater);

private:
    Error inflatePiece(const Sink &sink);
    bool goOnAfterLastBlock();

    std::unique_ptr<z_stream_s> m_stream;
    int m_windowBits;
    bool m_atLastBlockEnd = false; ///< A last block has ended, and nothing has come since.
};

} // namespace Tidewire

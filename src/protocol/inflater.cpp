// SPDX-License-Identifier: MIT
#include "inflater.h"

#include <array>
#include <utility>

#define ZLIB_CONST
#include <zlib.h>

namespace Tidewire {

namespace {

constexpr size_t PieceSize = 16 * 1024;
constexpr std::array<char, 4> Tail{0, 0, char(0xFF), char(0xFF)};
/// The bit of z_stream::data_type for "between two blocks", and those for bits of a byte that were not used yet.
constexpr int BetweenBlocks = 128;
constexpr int UnusedBits = 31;

std::array<std::unique_ptr<Inflater>, 16> &spares()
{
    thread_local std::array<std::unique_ptr<Inflater>, 16> spares;
    return spares;
}

} // namespace

Inflater::Inflater(int windowBits) : m_stream(std::make_unique<z_stream>()), m_windowBits(windowBits)
{
    *m_stream = {};
    if (inflateInit2(m_stream.get(), -windowBits) != Z_OK)
        qFatal("zlib cannot make a decompressor");
}

Inflater::~Inflater()
{
    inflateEnd(m_stream.get());
}

Error Inflater::append(std::span<const char> bytes, const Sink &sink)
{
    constexpr size_t MostAtOnce = 1 << 30; // zlib counts in 32 bits
    while (!bytes.empty()) {
        const auto piece = bytes.first(std::min(bytes.size(), MostAtOnce));
        m_stream->next_in = reinterpret_cast<const Bytef *>(piece.data());
        m_stream->avail_in = uInt(piece.size());
        if (const Error error = inflatePiece(sink); error != Error::None)
            return error;
        bytes = bytes.subspan(piece.size());
    }
    return Error::None;
}

Error Inflater::inflatePiece(const Sink &sink)
{
    std::array<char, PieceSize> out;
    do {
        if (m_atLastBlockEnd && m_stream->avail_in > 0 && !goOnAfterLastBlock())
            return Error::CompressedDataInvalid;
        m_stream->next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream->avail_out = uInt(out.size());
        const int status = inflate(m_stream.get(), Z_SYNC_FLUSH);
        // Also what stands before an invalid byte, so that the error does not depend on how the input was cut.
        if (const size_t size = out.size() - m_stream->avail_out; size > 0) {
            if (const Error error = sink(std::span(out).first(size)); error != Error::None)
                return error;
        }
        if (status != Z_OK && status != Z_BUF_ERROR && status != Z_STREAM_END)
            return Error::CompressedDataInvalid;
        m_atLastBlockEnd = status == Z_STREAM_END;
    } while (m_stream->avail_out == 0 || m_stream->avail_in > 0);
    return Error::None;
}

/// A block that calls itself the last is not (RFC 7692 §7.2.3.4): the peer may even refer to what was before it.
bool Inflater::goOnAfterLastBlock()
{
    // Keeps the window where it is: a peer can send a million such blocks in 2 MB.
    return inflateResetKeep(m_stream.get()) == Z_OK;
}

Error Inflater::finish()
{
    // Some end a message with a last block and nothing behind it, which leaves nothing to complete.
    if (m_atLastBlockEnd)
        return Error::None;
    // It is an empty block: if there is a byte in it, it has become a part of one that is not complete.
    const auto nothing = [](std::span<const char>) { return Error::CompressedDataInvalid; };
    if (const Error error = append(Tail, nothing); error != Error::None)
        return error;
    const bool complete = (m_stream->data_type & BetweenBlocks) != 0 && (m_stream->data_type & UnusedBits) == 0;
    return complete ? Error::None : Error::CompressedDataInvalid;
}

std::unique_ptr<Inflater> Inflater::borrow(int windowBits)
{
    if (std::unique_ptr<Inflater> spare = std::move(spares()[size_t(windowBits)]))
        return spare;
    return std::make_unique<Inflater>(windowBits);
}

void Inflater::giveBack(std::unique_ptr<Inflater> inflater)
{
    inflateReset(inflater->m_stream.get());
    inflater->m_atLastBlockEnd = false;
    spares()[size_t(inflater->m_windowBits)] = std::move(inflater);
}

} // namespace Tidewire

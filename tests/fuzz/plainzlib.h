// SPDX-License-Identifier: MIT
// zlib used directly: the peer that compresses and decompresses here.
#pragma once

#include <QtCore/qbytearray.h>

#include <optional>

#define ZLIB_CONST
#include <zlib.h>

namespace Fuzz {

/// A message as RFC 7692 §7.2.1 wants it on the wire, without context.
inline QByteArray deflated(const QByteArray &plain)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(plain.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<const Bytef *>(plain.constData());
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_SYNC_FLUSH);
    out.truncate(qsizetype(stream.total_out) - 4);
    deflateEnd(&stream);
    return out;
}

/// Decompresses one message after the other, and allows no reference beyond the window.
class StrictInflater
{
public:
    explicit StrictInflater(int windowBits) { inflateInit2(&m_stream, -windowBits); }
    ~StrictInflater() { inflateEnd(&m_stream); }
    StrictInflater(const StrictInflater &) = delete;
    StrictInflater &operator=(const StrictInflater &) = delete;

    void reset() { inflateReset(&m_stream); }
    /// None if \a message is not valid or not complete.
    std::optional<QByteArray> inflated(const QByteArray &message)
    {
        const QByteArray input = message + QByteArray::fromHex("0000ffff");
        m_stream.next_in = reinterpret_cast<const Bytef *>(input.constData());
        m_stream.avail_in = uInt(input.size());
        QByteArray plain;
        bool complete = false;
        int status = Z_OK;
        // Byte by byte: zlib takes any reference into what one call has put out.
        while (status == Z_OK) {
            Bytef byte = 0;
            m_stream.next_out = &byte;
            m_stream.avail_out = 1;
            status = inflate(&m_stream, Z_SYNC_FLUSH);
            // A call that does nothing forgets where it is.
            if (status == Z_OK)
                complete = (m_stream.data_type & BetweenBlocks) != 0 && (m_stream.data_type & UnusedBits) == 0;
            if (m_stream.avail_out == 0)
                plain.append(char(byte));
        }
        return status == Z_BUF_ERROR && m_stream.avail_in == 0 && complete ? std::optional(plain) : std::nullopt;
    }

private:
    static constexpr int BetweenBlocks = 128;
    static constexpr int UnusedBits = 31;

    z_stream m_stream{};
};

} // namespace Fuzz

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace Limit {

/// A masked frame's header as a well-behaved client writes it.
struct Header
{
    unsigned opcode = 0;
    std::size_t size = 0; ///< Of the header.
    std::size_t payload = 0;
    std::array<char, 4> key{};
};

/// False if \a available bytes do not hold the whole header.
inline bool readHeader(const char *bytes, std::size_t available, Header &header)
{
    if (available < 6)
        return false;
    header.opcode = static_cast<unsigned char>(bytes[0]) & 0x0F;
    const std::size_t length = static_cast<unsigned char>(bytes[1]) & 0x7F;
    const std::size_t extended = length == 126 ? 2 : length == 127 ? 8 : 0;
    header.size = 6 + extended;
    if (available < header.size)
        return false;
    header.payload = extended == 0 ? length : 0;
    for (std::size_t i = 0; i < extended; ++i)
        header.payload = header.payload << 8 | static_cast<unsigned char>(bytes[2 + i]);
    std::memcpy(header.key.data(), bytes + 2 + extended, 4);
    return true;
}

/// Unmasks \a size bytes from \a source to \a target, which is the same place or one before it.
inline void unmask(char *target, const char *source, std::size_t size, std::array<char, 4> key)
{
    constexpr std::size_t Width = 32;
    using Vector [[gnu::vector_size(Width)]] = unsigned char;
    Vector mask;
    for (std::size_t i = 0; i < Width; ++i)
        mask[i] = static_cast<unsigned char>(key[i % 4]);
    std::size_t i = 0;
    for (; i + Width <= size; i += Width) {
        Vector bytes;
        std::memcpy(&bytes, source + i, Width);
        bytes ^= mask;
        std::memcpy(target + i, &bytes, Width);
    }
    for (; i < size; ++i)
        target[i] = char(source[i] ^ key[i % 4]);
}

} // namespace Limit

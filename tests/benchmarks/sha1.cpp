// SPDX-License-Identifier: MIT
#include "sha1.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

namespace Limit {

namespace {

using State = std::array<std::uint32_t, 5>;

void digestBlock(const unsigned char *block, State &state)
{
    std::array<std::uint32_t, 80> words;
    for (std::size_t i = 0; i < 16; ++i)
        words[i] =
            std::uint32_t(block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3]);
    for (std::size_t i = 16; i < 80; ++i)
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < 80; ++i) {
        const std::uint32_t mixed = i < 20 ? ((b & c) | (~b & d)) + 0x5A827999
            : i < 40                       ? (b ^ c ^ d) + 0x6ED9EBA1
            : i < 60                       ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                                           : (b ^ c ^ d) + 0xCA62C1D6;
        const std::uint32_t next = std::rotl(a, 5) + mixed + e + words[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    const State result = {a, b, c, d, e};
    for (std::size_t i = 0; i < state.size(); ++i)
        state[i] += result[i];
}

} // namespace

std::array<unsigned char, 20> sha1(std::string_view text)
{
    std::array<unsigned char, 128> padded{};
    std::memcpy(padded.data(), text.data(), text.size());
    padded[text.size()] = 0x80;
    const std::size_t size = text.size() + 9 <= 64 ? 64 : 128;
    padded[size - 1] = static_cast<unsigned char>(text.size() << 3);
    padded[size - 2] = static_cast<unsigned char>(text.size() >> 5);
    State state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    for (std::size_t i = 0; i < size; i += 64)
        digestBlock(padded.data() + i, state);
    std::array<unsigned char, 20> digest;
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<unsigned char>(state[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

std::string acceptKey(std::string_view key)
{
    constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto digest = sha1(std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    std::string text;
    for (std::size_t i = 0; i < digest.size(); i += 3) {
        const unsigned last = i + 2 < digest.size() ? digest[i + 2] : 0;
        const unsigned bits = unsigned(digest[i]) << 16 | unsigned(digest[i + 1]) << 8 | last;
        for (int shift = 18; shift >= 0; shift -= 6)
            text += Alphabet[bits >> shift & 63];
    }
    text.back() = '=';
    return text;
}

} // namespace Limit

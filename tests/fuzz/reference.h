// SPDX-License-Identifier: MIT
// A second, plain reading of RFC 3629 and RFC 6455 §5.2. A fault that it shared with src/protocol would not be seen,
// so nothing here comes from there.
#pragma once

#include <QtCore/qbytearrayview.h>

#include <array>
#include <optional>

namespace Fuzz {

/// Bytes of the character at the front, 0 if there is no valid one: computes the number and asks if it may be.
inline qsizetype characterSize(QByteArrayView text)
{
    const auto lead = quint8(text[0]);
    if (lead < 0x80)
        return 1;
    const int size = lead >> 5 == 0b110 ? 2 : lead >> 4 == 0b1110 ? 3 : lead >> 3 == 0b11110 ? 4 : 0;
    if (size == 0 || text.size() < size)
        return 0;
    quint32 number = lead & (0x7FU >> size);
    for (int i = 1; i < size; ++i) {
        if ((quint8(text[i]) & 0xC0) != 0x80)
            return 0;
        number = number << 6 | (quint8(text[i]) & 0x3FU);
    }
    constexpr std::array<quint32, 5> Smallest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
    return number >= Smallest[size_t(size)] && number <= 0x10FFFF && !surrogate ? size : 0;
}

/// What can be said of a text's beginning.
enum class Utf8 { Complete, WithinCharacter, Wrong };

/// \a rest, shorter than a character, can be made one by bytes that follow: by the lowest or the highest.
inline bool canBecomeCharacter(QByteArrayView rest)
{
    for (const char filler : {char(0x80), char(0xBF)}) {
        std::array<char, 4> whole;
        whole.fill(filler);
        std::copy(rest.begin(), rest.end(), whole.begin());
        const qsizetype size = characterSize(QByteArrayView(whole.data(), 4));
        if (size > rest.size())
            return true;
    }
    return false;
}

inline Utf8 judgeUtf8(QByteArrayView text)
{
    while (!text.isEmpty()) {
        const qsizetype size = characterSize(text);
        if (size == 0)
            return text.size() < 4 && canBecomeCharacter(text) ? Utf8::WithinCharacter : Utf8::Wrong;
        text = text.sliced(size);
    }
    return Utf8::Complete;
}

/// A frame's header as it stands on the wire, whatever it may be worth.
struct RawHeader
{
    int opcode = 0;
    int reserved = 0; ///< RSV1 is 4, RSV2 is 2, RSV3 is 1.
    bool fin = false;
    bool masked = false;
    bool minimal = true; ///< The length is in its shortest form.
    quint64 length = 0;
    std::array<char, 4> key{};
    int size = 0;
};

/// None if \a bytes end within the header.
inline std::optional<RawHeader> readRawHeader(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return {};
    const auto first = quint8(bytes[0]);
    const auto second = quint8(bytes[1]);
    RawHeader header{.opcode = first % 16, .reserved = first / 16 % 8, .fin = first >= 128, .masked = second >= 128};
    header.length = second % 128;
    const int more = header.length == 126 ? 2 : header.length == 127 ? 8 : 0;
    header.size = 2 + more + (header.masked ? 4 : 0);
    if (bytes.size() < header.size)
        return {};
    if (more > 0) {
        header.length = 0;
        for (int i = 0; i < more; ++i)
            header.length = header.length * 256 + quint8(bytes[2 + i]);
        header.minimal = header.length > (more == 2 ? 125U : 65535U);
    }
    for (int i = 0; header.masked && i < 4; ++i)
        header.key[size_t(i)] = bytes[2 + more + i];
    return header;
}

} // namespace Fuzz

// SPDX-License-Identifier: MIT
// What all fuzz targets share: the reader of their input, pieces of random size, and the way to fail.
#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <span>

/// What libFuzzer calls with each input, and replay.cpp with each file.
extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size);

namespace Fuzz {

/// Ends the program, as a fault found, unless \a holds. \a what says what should have been.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "Broken: %s\n", what);
    std::abort();
}

/// Reads values from the front of the fuzzer's input; zeros behind its end.
class Input
{
public:
    Input(const quint8 *data, size_t size) : m_rest(reinterpret_cast<const char *>(data), size) {}

    bool atEnd() const { return m_rest.empty(); }
    quint8 byte()
    {
        if (atEnd())
            return 0;
        const auto value = quint8(m_rest.front());
        m_rest = m_rest.subspan(1);
        return value;
    }
    /// A number from \a lowest to \a highest.
    int within(int lowest, int highest) { return lowest + byte() % (highest - lowest + 1); }
    template<typename T, size_t Count>
    T oneOf(const T (&values)[Count])
    {
        return values[byte() % Count];
    }
    QByteArray bytes(qsizetype size)
    {
        const auto taken = m_rest.first(std::min(size_t(size), m_rest.size()));
        m_rest = m_rest.subspan(taken.size());
        return {taken.data(), qsizetype(taken.size())};
    }
    QByteArray rest() { return bytes(qsizetype(m_rest.size())); }

private:
    std::span<const char> m_rest;
};

/// \a bytes cut at random: single bytes, short pieces or long ones, as \a seed says. Empty pieces occur.
inline QList<QByteArray> cut(const QByteArray &bytes, quint8 seed)
{
    std::minstd_rand random(seed + 1U);
    const qsizetype longest = seed % 3 == 0 ? 1 : seed % 3 == 1 ? 9 : 300;
    const qsizetype shortest = seed % 3 == 0 ? 1 : 0;
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size();) {
        // The end of a long input in longer pieces: what they may break was broken before.
        const qsizetype most = pieces.size() < 300 ? longest : longest + bytes.size() / 50;
        const qsizetype size = shortest + qsizetype(random()) % (most - shortest + 1);
        pieces.append(bytes.mid(at, size));
        at += pieces.back().size();
    }
    return pieces;
}

inline std::span<const char> spanOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

/// A copy with nothing behind it: AddressSanitizer sees the first byte that is read too far. QByteArray has a zero
/// there.
class ExactCopy
{
public:
    explicit ExactCopy(std::span<const char> bytes) : m_bytes(new char[bytes.size()]), m_size(bytes.size())
    {
        std::ranges::copy(bytes, m_bytes);
    }
    ~ExactCopy() { delete[] m_bytes; }
    ExactCopy(const ExactCopy &) = delete;
    ExactCopy &operator=(const ExactCopy &) = delete;

    std::span<char> span() const { return {m_bytes, m_size}; }

private:
    char *m_bytes;
    size_t m_size;
};

} // namespace Fuzz

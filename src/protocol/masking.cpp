// SPDX-License-Identifier: MIT
#include "masking.h"

#include <bit>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define TIDEWIRE_HAS_AVX2_FUNCTIONS
#endif

namespace Tidewire {

namespace {

/// Its bytes in memory are those of the wire.
using Key = quint32;

#ifdef __GNUC__
using Vector [[gnu::vector_size(32)]] = quint64;
#else
using Vector = quint64;
#endif

/// The key as the payload's byte at \a offset sees it.
Key rotated(Key key, quint64 offset)
{
    const int bits = 8 * int(offset % sizeof key);
    return std::endian::native == std::endian::little ? std::rotr(key, bits) : std::rotl(key, bits);
}

/// Fills \a part with the key.
[[gnu::always_inline]] inline void repeat(Key key, quint64 &part)
{
    part = key | (quint64(key) << 32);
}

#ifdef __GNUC__
[[gnu::always_inline]] inline void repeat(Key key, Vector &part)
{
    quint64 word = 0;
    repeat(key, word);
    part = Vector{word, word, word, word};
}
#endif

/// memcpy, not a cast: payloads are not aligned. \a source may be \a target.
template<typename Part>
[[gnu::always_inline]] inline void xorPart(const char *source, char *target, const Part &key)
{
    Part part;
    std::memcpy(&part, source, sizeof part);
    part ^= key;
    std::memcpy(target, &part, sizeof part);
}

/// Masks \a size bytes, which make one \a Part or more. Compilers make the best of vectors for the function into which
/// this is inlined.
template<typename Part>
[[gnu::always_inline]] inline void maskInParts(const char *source, char *target, size_t size, Key key)
{
    // What the others leave is less than a part: the last one reaches back into theirs, which it has to see unmasked.
    const size_t end = size - sizeof(Part);
    Part last;
    std::memcpy(&last, source + end, sizeof last);
    Part word;
    repeat(rotated(key, end), word);
    last ^= word;

    repeat(key, word);
    constexpr size_t Turn = 4 * sizeof(Part);
    size_t done = 0;
    for (; done + Turn <= end; done += Turn) {
        for (size_t i = done; i < done + Turn; i += sizeof(Part))
            xorPart(source + i, target + i, word);
    }
    for (; done < end; done += sizeof(Part))
        xorPart(source + done, target + done, word);
    std::memcpy(target + end, &last, sizeof last);
}

// Functions of their own also because vectors on the stack want that aligned, which small payloads should not pay for.
Q_NEVER_INLINE void maskVectors(const char *source, char *target, size_t size, Key key)
{
    maskInParts<Vector>(source, target, size, key);
}

#ifdef TIDEWIRE_HAS_AVX2_FUNCTIONS
// Not by the attribute target_clones: its resolvers run before the sanitizers are set up.
const bool hasAvx2 = __builtin_cpu_supports("avx2");

[[gnu::target("avx2")]] void maskVectorsAvx2(const char *source, char *target, size_t size, Key key)
{
    maskInParts<Vector>(source, target, size, key);
}
#endif

void maskTo(const char *source, char *target, size_t size, Key key)
{
#ifdef TIDEWIRE_HAS_AVX2_FUNCTIONS
    if (size >= sizeof(Vector) && hasAvx2)
        return maskVectorsAvx2(source, target, size, key);
#endif
    if (size >= sizeof(Vector))
        return maskVectors(source, target, size, key);
    if (size >= sizeof(quint64))
        return maskInParts<quint64>(source, target, size, key);
    const auto bytes = std::bit_cast<MaskKey>(key);
    for (size_t i = 0; i < size; ++i)
        target[i] = char(source[i] ^ bytes[i % bytes.size()]);
}

} // namespace

void applyMask(std::span<char> payload, MaskKey key, quint64 offset)
{
    maskTo(payload.data(), payload.data(), payload.size(), rotated(std::bit_cast<Key>(key), offset));
}

void copyMasked(std::span<const char> payload, MaskKey key, char *target)
{
    maskTo(payload.data(), target, payload.size(), std::bit_cast<Key>(key));
}

} // namespace Tidewire

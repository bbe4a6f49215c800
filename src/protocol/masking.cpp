// SPDX-License-Identifier: MIT
#include "masking.h"

#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define TIDEWIRE_HAS_AVX2_FUNCTIONS
#endif

namespace Tidewire {

namespace {

/// memcpy, not a cast: payloads are not aligned. \a source may be \a target.
template<typename Part>
[[gnu::always_inline]] inline void xorPart(const char *source, char *target, const Part &key)
{
    Part part;
    std::memcpy(&part, source, sizeof part);
    part ^= key;
    std::memcpy(target, &part, sizeof part);
}

/// Compilers make the best of the vectors for the function into which this is inlined.
[[gnu::always_inline]] inline void xorWordsInline(const char *source, char *target, size_t count, quint64 word)
{
#ifdef __GNUC__
    using Vector [[gnu::vector_size(32)]] = quint64;
    constexpr size_t Turn = 4 * sizeof(Vector);
    const Vector words = {word, word, word, word};
    for (; count >= Turn / sizeof word; count -= Turn / sizeof word) {
        for (size_t i = 0; i < Turn; i += sizeof(Vector))
            xorPart(source + i, target + i, words);
        source += Turn;
        target += Turn;
    }
#endif
    for (size_t i = 0; i < count * sizeof word; i += sizeof word)
        xorPart(source + i, target + i, word);
}

#ifdef TIDEWIRE_HAS_AVX2_FUNCTIONS
// Not by the attribute target_clones: its resolvers run before the sanitizers are set up.
[[gnu::target("avx2")]] void xorWordsAvx2(const char *source, char *target, size_t count, quint64 word)
{
    xorWordsInline(source, target, count, word);
}
#endif

void xorWords(const char *source, char *target, size_t count, quint64 word)
{
#ifdef TIDEWIRE_HAS_AVX2_FUNCTIONS
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    if (hasAvx2)
        return xorWordsAvx2(source, target, count, word);
#endif
    xorWordsInline(source, target, count, word);
}

void maskTo(const char *source, char *target, size_t size, MaskKey key)
{
    quint32 half = 0;
    std::memcpy(&half, key.data(), sizeof half);
    const quint64 word = half | (quint64(half) << 32);
    const size_t words = size / sizeof word;
    if (words > 0)
        xorWords(source, target, words, word);
    // The rest is less than a word, and begins where the key does.
    size_t done = words * sizeof word;
    if (size & sizeof(quint32)) {
        xorPart(source + done, target + done, half);
        done += sizeof(quint32);
    }
    for (size_t i = 0; done + i < size; ++i)
        target[done + i] = char(source[done + i] ^ key[i]);
}

} // namespace

void applyMask(std::span<char> payload, MaskKey key, quint64 offset)
{
    // The key as the payload's first byte sees it.
    MaskKey rotated;
    for (size_t i = 0; i < rotated.size(); ++i)
        rotated[i] = key[(offset + i) % key.size()];
    maskTo(payload.data(), payload.data(), payload.size(), rotated);
}

void copyMasked(std::span<const char> payload, MaskKey key, char *target)
{
    maskTo(payload.data(), target, payload.size(), key);
}

} // namespace Tidewire

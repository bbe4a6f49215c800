// SPDX-License-Identifier: MIT
#include "masking.h"

#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define TIDEWIRE_HAS_AVX2_FUNCTIONS
#endif

namespace Tidewire {

namespace {

/// memcpy, not a cast: payloads are not aligned. Compilers make vector code of this loop, in the widest form that the
/// function allows into which it is inlined.
[[gnu::always_inline]] inline void xorWordsInline(char *bytes, size_t count, quint64 word)
{
    for (size_t i = 0; i < count; ++i) {
        quint64 part = 0;
        std::memcpy(&part, bytes + i * sizeof part, sizeof part);
        part ^= word;
        std::memcpy(bytes + i * sizeof part, &part, sizeof part);
    }
}

#ifdef TIDEWIRE_HAS_AVX2_FUNCTIONS
// Not by the attribute target_clones: its resolvers run before the sanitizers are set up.
[[gnu::target("avx2")]] void xorWordsAvx2(char *bytes, size_t count, quint64 word)
{
    xorWordsInline(bytes, count, word);
}
#endif

void xorWords(char *bytes, size_t count, quint64 word)
{
#ifdef TIDEWIRE_HAS_AVX2_FUNCTIONS
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    if (hasAvx2)
        return xorWordsAvx2(bytes, count, word);
#endif
    xorWordsInline(bytes, count, word);
}

} // namespace

void applyMask(std::span<char> payload, MaskKey key, quint64 offset)
{
    // The key as the payload's next eight bytes see it.
    std::array<char, 8> rotated;
    for (size_t i = 0; i < rotated.size(); ++i)
        rotated[i] = key[(offset + i) % key.size()];
    quint64 word = 0;
    std::memcpy(&word, rotated.data(), sizeof word);

    const size_t words = payload.size() / sizeof word;
    xorWords(payload.data(), words, word);
    const std::span<char> rest = payload.subspan(words * sizeof word);
    for (size_t i = 0; i < rest.size(); ++i)
        rest[i] = char(rest[i] ^ rotated[i]);
}

} // namespace Tidewire

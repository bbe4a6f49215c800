// SPDX-License-Identifier: MIT
// Validation of UTF-8 by table lookup, 32 bytes at a time: John Keiser, Daniel Lemire, "Validating UTF-8 In Less Than
// One Instruction Per Byte", 2020 (arXiv:2010.03090). Which fault a byte may be the second half of is looked up by the
// first byte's halves and the second's upper one; where all three agree it is there.
#include "utf8vectors.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define TIDEWIRE_HAS_AVX2_FUNCTIONS
#endif

#ifdef TIDEWIRE_HAS_AVX2_FUNCTIONS

#include <array>
#include <cstring>

#include <immintrin.h>

#define TIDEWIRE_AVX2 [[gnu::target("avx2")]]

namespace Tidewire {

namespace {

constexpr size_t BlockSize = 32;

/// What can be wrong with two bytes in a row.
enum Fault : quint8 {
    TooShort = 1 << 0, ///< A lead, and no continuation behind it.
    TooLong = 1 << 1,  ///< A continuation behind ASCII.
    Long3 = 1 << 2,    ///< A longer form than needed, of three bytes.
    TooLarge = 1 << 3, ///< Beyond U+10FFFF.
    Surrogate = 1 << 4,
    Long2 = 1 << 5,
    Long4OrTooLarge = 1 << 6, ///< The same upper half of the second byte is behind F0 and behind F5–FF.
    TwoMore = 1 << 7,         ///< Two continuations: right in characters of three bytes or four.
};
constexpr quint8 Any = TooShort | TooLong | TwoMore; // by other halves than the first byte's lower one

using Table = std::array<quint8, 16>;

constexpr Table FirstHigh = {TooLong,
                             TooLong,
                             TooLong,
                             TooLong,
                             TooLong,
                             TooLong,
                             TooLong,
                             TooLong,
                             TwoMore,
                             TwoMore,
                             TwoMore,
                             TwoMore,
                             TooShort | Long2,
                             TooShort,
                             TooShort | Long3 | Surrogate,
                             TooShort | TooLarge | Long4OrTooLarge};
constexpr quint8 Beyond = Any | TooLarge | Long4OrTooLarge;
constexpr Table FirstLow = {Any | Long3 | Long2 | Long4OrTooLarge,
                            Any | Long2,
                            Any,
                            Any,
                            Any | TooLarge,
                            Beyond,
                            Beyond,
                            Beyond,
                            Beyond,
                            Beyond,
                            Beyond,
                            Beyond,
                            Beyond,
                            Beyond | Surrogate,
                            Beyond,
                            Beyond};
constexpr quint8 Continues = TooLong | Long2 | TwoMore;
constexpr Table SecondHigh = {TooShort,
                              TooShort,
                              TooShort,
                              TooShort,
                              TooShort,
                              TooShort,
                              TooShort,
                              TooShort,
                              Continues | Long3 | Long4OrTooLarge,
                              Continues | Long3 | TooLarge,
                              Continues | Surrogate | TooLarge,
                              Continues | Surrogate | TooLarge,
                              TooShort,
                              TooShort,
                              TooShort,
                              TooShort};

TIDEWIRE_AVX2 inline __m256i load(const char *bytes)
{
    return _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes));
}

/// \a table[half] for each of 32 halves.
TIDEWIRE_AVX2 inline __m256i lookUp(const Table &table, __m256i halves)
{
    const __m128i lane = _mm_loadu_si128(reinterpret_cast<const __m128i *>(table.data()));
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(lane), halves);
}

/// The bytes that stand \a Distance before those of \a block, \a before being the block before it.
template<int Distance>
TIDEWIRE_AVX2 inline __m256i shifted(__m256i block, __m256i before)
{
    return _mm256_alignr_epi8(block, _mm256_permute2x128_si256(before, block, 0x21), 16 - Distance);
}

/// Not zero where a byte of \a block is wrong behind those before it.
TIDEWIRE_AVX2 inline __m256i faults(__m256i block, __m256i before)
{
    const __m256i half = _mm256_set1_epi8(0x0F);
    const __m256i first = shifted<1>(block, before);
    const __m256i firstHigh = lookUp(FirstHigh, _mm256_and_si256(_mm256_srli_epi16(first, 4), half));
    const __m256i firstLow = lookUp(FirstLow, _mm256_and_si256(first, half));
    const __m256i secondHigh = lookUp(SecondHigh, _mm256_and_si256(_mm256_srli_epi16(block, 4), half));
    const __m256i pairs = _mm256_and_si256(_mm256_and_si256(firstHigh, firstLow), secondHigh);
    // The highest bit, TwoMore, has to be there exactly two bytes behind E0–FF and three behind F0–FF.
    const __m256i third = _mm256_subs_epu8(shifted<2>(block, before), _mm256_set1_epi8(0xE0 - 0x80));
    const __m256i fourth = _mm256_subs_epu8(shifted<3>(block, before), _mm256_set1_epi8(char(0xF0 - 0x80)));
    const __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(char(0x80)));
    return _mm256_xor_si256(due, pairs);
}

/// How many of the three bytes before \a end begin a character that goes on there.
size_t cutBefore(const char *end)
{
    for (size_t back = 1; back <= 3; ++back) {
        const auto byte = quint8(*(end - back));
        if (byte >= 0xC0) {
            const size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return size > back ? back : 0;
        }
        if (byte < 0x80)
            return 0;
    }
    return 0;
}

TIDEWIRE_AVX2 size_t validFrontAvx2(const char *text, size_t size)
{
    __m256i before = _mm256_setzero_si256();
    size_t position = 0;
    for (; size - position >= BlockSize; position += BlockSize) {
        const __m256i block = load(text + position);
        // Of ASCII only what stands before it can be wrong.
        if (_mm256_movemask_epi8(_mm256_or_si256(block, before)) != 0) {
            const __m256i wrong = faults(block, before);
            if (!_mm256_testz_si256(wrong, wrong))
                break;
        }
        before = block;
    }
    if (size - position < BlockSize) {
        // Filled up with ASCII: what is cut there is wrong as well, and left for a closer look.
        std::array<char, BlockSize> rest{};
        std::memcpy(rest.data(), text + position, size - position);
        const __m256i wrong = faults(load(rest.data()), before);
        if (_mm256_testz_si256(wrong, wrong))
            return size;
    }
    return position == 0 ? 0 : position - cutBefore(text + position);
}

} // namespace

size_t validUtf8Front(std::span<const char> text)
{
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    return hasAvx2 && text.size() >= BlockSize ? validFrontAvx2(text.data(), text.size()) : 0;
}

} // namespace Tidewire

#else

namespace Tidewire {

size_t validUtf8Front(std::span<const char>)
{
    return 0;
}

} // namespace Tidewire

#endif

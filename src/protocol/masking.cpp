// SPDX-License-Identifier: MIT
#include "masking.h"

#include <cstring>

namespace Tidewire {

void applyMask(std::span<char> payload, MaskKey key, quint64 offset)
{
    char *byte = payload.data();
    char *const end = byte + payload.size();

    // The key as the payload's next eight bytes see it.
    std::array<char, 8> rotated;
    for (size_t i = 0; i < rotated.size(); ++i)
        rotated[i] = key[(offset + i) % key.size()];
    quint64 word = 0;
    std::memcpy(&word, rotated.data(), sizeof word);

    // memcpy, not a cast: payloads are not aligned. Compilers make vector code of the loop.
    for (; end - byte >= qptrdiff(sizeof word); byte += sizeof word) {
        quint64 bytes = 0;
        std::memcpy(&bytes, byte, sizeof bytes);
        bytes ^= word;
        std::memcpy(byte, &bytes, sizeof bytes);
    }
    for (size_t i = 0; byte != end; ++byte, ++i)
        *byte = char(*byte ^ rotated[i]);
}

} // namespace Tidewire

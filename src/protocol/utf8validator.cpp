// SPDX-License-Identifier: MIT
#include "utf8validator.h"

#include <cstring>

namespace Tidewire {

namespace {

/// The number of bytes below 0x80 at the front, found by words; may stop up to seven bytes early.
size_t asciiPrefix(std::span<const char> bytes)
{
    constexpr quint64 HighBits = 0x8080808080808080U;
    size_t position = 0;
    while (bytes.size() - position >= sizeof(quint64)) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + position, sizeof word);
        if (word & HighBits)
            break;
        position += sizeof word;
    }
    return position;
}

} // namespace

bool Utf8Validator::append(std::span<const char> bytes)
{
    size_t position = 0;
    while (position < bytes.size()) {
        const auto byte = quint8(bytes[position]);
        if (m_missing > 0) {
            if (byte < m_lowest || byte > m_highest)
                return false;
            m_lowest = 0x80;
            m_highest = 0xBF;
            --m_missing;
            ++position;
        } else if (byte < 0x80) {
            const size_t ascii = asciiPrefix(bytes.subspan(position));
            position += ascii > 0 ? ascii : 1;
        } else {
            if (!startCharacter(byte))
                return false;
            ++position;
        }
    }
    return true;
}

/// RFC 3629 §4: which bytes may begin a character, and which may follow these at once.
bool Utf8Validator::startCharacter(quint8 lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        m_missing = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        m_missing = 2;
        if (lead == 0xE0)
            m_lowest = 0xA0; // below: a longer form than needed
        else if (lead == 0xED)
            m_highest = 0x9F; // above: a surrogate
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        m_missing = 3;
        if (lead == 0xF0)
            m_lowest = 0x90; // below: a longer form than needed
        else if (lead == 0xF4)
            m_highest = 0x8F; // above: beyond U+10FFFF
    } else {
        return false;
    }
    return true;
}

bool isUtf8(QByteArrayView text)
{
    Utf8Validator validator;
    return validator.append({text.data(), size_t(text.size())}) && validator.isComplete();
}

} // namespace Tidewire

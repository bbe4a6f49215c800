// SPDX-License-Identifier: MIT
#include "utf8validator.h"

#include "utf8vectors.h"

#include <QtCore/qendian.h>

#include <bit>
#include <utility>

namespace Tidewire {

namespace {

/// What CheckedText knows; an empty text is valid in any case.
#ifdef Q_OS_LINUX
[[gnu::tls_model("initial-exec")]]
#endif
constinit thread_local QByteArrayView checkedText;

/// The number of bytes below 0x80 at the front of eight.
size_t asciiInWord(const quint8 *bytes)
{
    const auto word = qFromLittleEndian<quint64>(bytes);
    return size_t(std::countr_zero(word & 0x8080808080808080U)) / 8;
}

/// True for 80–BF.
bool continues(quint8 byte)
{
    return (byte & 0xC0) == 0x80;
}

/// The size of the valid character at the front of four bytes or more; 0 if there is none (RFC 3629 §4).
size_t characterSize(const quint8 *bytes)
{
    const quint8 lead = bytes[0];
    if (lead < 0xE0)
        return lead >= 0xC2 && continues(bytes[1]) ? 2 : 0;
    if (!continues(bytes[1]) || !continues(bytes[2]))
        return 0;
    if (lead < 0xF0) {
        const bool longerThanNeeded = lead == 0xE0 && bytes[1] < 0xA0;
        const bool surrogate = lead == 0xED && bytes[1] > 0x9F;
        return longerThanNeeded || surrogate ? 0 : 3;
    }
    const bool longerThanNeeded = lead == 0xF0 && bytes[1] < 0x90;
    const bool tooLarge = lead > 0xF4 || (lead == 0xF4 && bytes[1] > 0x8F);
    return longerThanNeeded || tooLarge || !continues(bytes[3]) ? 0 : 4;
}

/// The number of bytes at the front that are whole valid characters; may stop up to eleven bytes before the end.
size_t validPrefix(std::span<const char> bytes)
{
    const auto *const data = reinterpret_cast<const quint8 *>(bytes.data());
    size_t position = validUtf8Front(bytes);
    // A word, and behind it a character.
    while (bytes.size() - position >= sizeof(quint64) + 4) {
        position += asciiInWord(data + position);
        if (data[position] < 0x80)
            continue;
        const size_t size = characterSize(data + position);
        if (size == 0)
            break;
        position += size;
    }
    return position;
}

} // namespace

bool Utf8Validator::append(std::span<const char> bytes)
{
    // Character by character where they are whole, and byte by byte where they are cut, or wrong.
    size_t position = m_missing == 0 ? validPrefix(bytes) : 0;
    while (position < bytes.size()) {
        const auto byte = quint8(bytes[position]);
        if (m_missing > 0) {
            if (byte < m_lowest || byte > m_highest)
                return false;
            m_lowest = 0x80;
            m_highest = 0xBF;
            ++position;
            if (--m_missing == 0)
                position += validPrefix(bytes.subspan(position));
        } else {
            if (byte >= 0x80 && !startCharacter(byte))
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

CheckedText::CheckedText(QByteArrayView text) : m_outer(std::exchange(checkedText, text)) {}

CheckedText::~CheckedText()
{
    checkedText = m_outer;
}

bool isUtf8(QByteArrayView text)
{
    if (text.data() == checkedText.data() && text.size() == checkedText.size())
        return true;
    Utf8Validator validator;
    return validator.append({text.data(), size_t(text.size())}) && validator.isComplete();
}

} // namespace Tidewire

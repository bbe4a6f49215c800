// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qbytearrayview.h>

#include <span>

namespace Tidewire {

/// Checks a text that arrives in pieces, as RFC 3629 demands: shortest forms, no surrogates, nothing above U+10FFFF.
/// A piece may end within a character; the first byte that no valid continuation can follow is an error at once.
class TIDEWIREPROTOCOL_EXPORT Utf8Validator
{
public:
    /// False at the first bad byte; the validator is of no use afterwards until reset().
    bool append(std::span<const char> bytes);
    /// True where the text may end: not within a character.
    bool isComplete() const { return m_missing == 0; }
    void reset() { *this = {}; }

private:
    bool startCharacter(quint8 lead);

    quint8 m_missing = 0;   ///< Continuation bytes that the current character still needs.
    quint8 m_lowest = 0x80; ///< Bounds of the next one: narrower than 80–BF behind E0, ED, F0 and F4.
    quint8 m_highest = 0xBF;
};

/// True if \a text is valid and complete.
TIDEWIREPROTOCOL_EXPORT bool isUtf8(QByteArrayView text);

/// While it exists, isUtf8() knows the very bytes that it was made of to be valid, in this thread: a message that came
/// in and goes out again is checked once. Nobody may change them meanwhile.
class TIDEWIREPROTOCOL_EXPORT CheckedText
{
public:
    explicit CheckedText(QByteArrayView text);
    ~CheckedText();
    Q_DISABLE_COPY_MOVE(CheckedText)

private:
    QByteArrayView m_outer;
};

} // namespace Tidewire

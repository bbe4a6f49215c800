// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qbytearrayview.h>
#include <QtCore/qlist.h>

namespace Tidewire {

// The words of HTTP's headers (RFC 9110 §5.5 and §5.6).

/// RFC 5234 §B.1: DIGIT.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
/// RFC 5234 §B.1: ALPHA or DIGIT.
constexpr bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
}
/// True for what can stand in a header's value: TAB, visible ASCII, space, and the bytes above, which are obs-text.
constexpr bool isHeaderByte(char c)
{
    return c == '\t' || (quint8(c) >= 0x20 && c != 0x7F);
}
/// Without the spaces and TABs at its ends.
TIDEWIREPROTOCOL_EXPORT QByteArrayView withoutSpace(QByteArrayView text);
/// ASCII letters count as equal to those of the other case.
TIDEWIREPROTOCOL_EXPORT bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b);
/// True if \a text is a token (RFC 9110 §5.6.2), as methods, header names and subprotocols are.
TIDEWIREPROTOCOL_EXPORT bool isToken(QByteArrayView text);
/// True if \a value can stand in a header: no control bytes other than TAB, no space at its ends.
TIDEWIREPROTOCOL_EXPORT bool isHeaderValue(QByteArrayView value);
/// The elements of a comma-separated list (RFC 9110 §5.6.1); empty elements are left out, commas in quoted strings
/// do not count.
TIDEWIREPROTOCOL_EXPORT QList<QByteArrayView> splitList(QByteArrayView list);
/// True if \a list holds \a token, without regard to case.
TIDEWIREPROTOCOL_EXPORT bool listContainsToken(QByteArrayView list, QByteArrayView token);

} // namespace Tidewire

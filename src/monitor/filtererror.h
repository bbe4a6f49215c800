// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qobjectdefs.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// What is wrong with a filter that somebody typed, and where.
struct TIDEWIREMONITOR_EXPORT FilterError
{
    Q_GADGET
    Q_PROPERTY(Tidewire::FilterError::Kind kind MEMBER kind)
    Q_PROPERTY(int offset MEMBER offset)
    Q_PROPERTY(int length MEMBER length)
    Q_PROPERTY(QString argument MEMBER argument)
    Q_PROPERTY(QString message READ message)

public:
    enum class Kind : int {
        None,
        TooLong,        ///< The argument: how many characters there may be.
        TooManyTerms,   ///< The argument: how many there may be.
        UnknownKey,     ///< The argument: the key.
        ValueMissing,   ///< Nothing stands behind the key or the minus. The argument: what stands there.
        QuoteOpen,      ///< A quotation mark has no other one.
        QuoteTrailed,   ///< A quotation mark ends where the word does not. The argument: the rest.
        PatternInvalid, ///< The argument: what the regular expression's compiler says of it, in English.
        PatternTooSlow, ///< The regular expression takes too long for so many connections.
        NumberExpected, ///< The key is one of a number. The argument: what stands there instead.
        UnitUnknown,    ///< The argument: the unit.
        NotComparable,  ///< The key is one of text. The argument: the key.
    };
    Q_ENUM(Kind)

    Kind kind = Kind::None;
    /// Where it is in the text, in UTF-16 code units. Such a place can be selected in a QLineEdit or TextInput.
    int offset = 0;
    int length = 0;
    QString argument;

    explicit operator bool() const { return kind != Kind::None; }
    /// One sentence for a person, translated in the context "Tidewire::FilterError". Empty for Kind::None.
    QString message() const;
    bool operator==(const FilterError &) const = default;
};

} // namespace Tidewire

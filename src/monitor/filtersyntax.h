// SPDX-License-Identifier: MIT
#pragma once

#include "filtererror.h"
#include "filternumber.h"
#include "filterpattern.h"

#include <span>
#include <variant>
#include <vector>

namespace Tidewire {

/// One of the names that may stand in front of a colon or a comparison.
struct FilterKey
{
    QLatin1StringView name;
    int id = 0;
    bool isNumber = false;
    FilterUnit unit = FilterUnit::Count;
};

/// How a number is compared with what stands in the filter.
enum class FilterComparison : quint8 { Less, LessOrEqual, Equal, GreaterOrEqual, Greater };

/// The text occurs; in lower case.
struct FilterText
{
    QString text;
};

/// Compares a number.
struct TIDEWIREMONITOR_EXPORT FilterLimit
{
    FilterComparison comparison = FilterComparison::Equal;
    double number = 0;

    /// False for a number that is not one: what is unknown is neither more nor less.
    bool holds(double value) const;
};

/// One of the terms of a filter, all of which must hold.
struct FilterTerm
{
    /// The id of the FilterKey; AnyKey for a term without one.
    int key = AnyKey;
    bool excludes = false;
    std::variant<FilterText, FilterPattern, FilterLimit> test;

    static constexpr int AnyKey = -1;
};

/// What a filter's text means, or what is wrong with it:
///
///     word  "two words"  /regex/  key:word  key:"two words"  key:/regex/  key:100  key>1.5k  key<=10ms  -anything
///
/// Terms stand between spaces; a regex has no spaces but escaped ones. A slash at the beginning of a word that does not
/// end with one is a part of the word. A key is made of letters; a colon before a digit or "//" makes none, so that
/// addresses are words. In quotation marks \" and \\ stand for what follows the backslash. A term that ends with the
/// text before its value has begun is left out: it is still being typed.
struct TIDEWIREMONITOR_EXPORT FilterSyntax
{
    static constexpr int MaxLength = 1000;
    static constexpr int MaxTerms = 50;

    /// Empty if there is an error.
    std::vector<FilterTerm> terms;
    FilterError error;

    /// Reads \a text, in time that grows with its length.
    static FilterSyntax read(QStringView text, std::span<const FilterKey> keys);
};

} // namespace Tidewire

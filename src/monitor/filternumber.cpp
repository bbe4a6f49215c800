// SPDX-License-Identifier: MIT
#include "filternumber.h"

#include <algorithm>
#include <span>

namespace Tidewire {

namespace {

struct NamedFactor
{
    QLatin1StringView name;
    double factor;
};

constexpr double Kibi = 1024;
constexpr NamedFactor CountFactors[]{
    {QLatin1StringView(""), 1},
    {QLatin1StringView("k"), 1e3},
    {QLatin1StringView("m"), 1e6},
    {QLatin1StringView("g"), 1e9},
};
constexpr NamedFactor ByteFactors[]{
    {QLatin1StringView(""), 1},
    {QLatin1StringView("b"), 1},
    {QLatin1StringView("k"), Kibi},
    {QLatin1StringView("kb"), Kibi},
    {QLatin1StringView("kib"), Kibi},
    {QLatin1StringView("m"), Kibi *Kibi},
    {QLatin1StringView("mb"), Kibi *Kibi},
    {QLatin1StringView("mib"), Kibi *Kibi},
    {QLatin1StringView("g"), Kibi *Kibi *Kibi},
    {QLatin1StringView("gb"), Kibi *Kibi *Kibi},
    {QLatin1StringView("gib"), Kibi *Kibi *Kibi},
};
constexpr NamedFactor TimeFactors[]{
    // In seconds.
    {QLatin1StringView("us"), 1e-6}, {QLatin1StringView("ms"), 1e-3}, {QLatin1StringView("s"), 1},
    {QLatin1StringView("m"), 60},    {QLatin1StringView("min"), 60},  {QLatin1StringView("h"), 3600},
    {QLatin1StringView("d"), 86400},
};

std::span<const NamedFactor> factorsOf(FilterUnit unit)
{
    switch (unit) {
    case FilterUnit::Count:
        return CountFactors;
    case FilterUnit::Bytes:
        return ByteFactors;
    case FilterUnit::Seconds:
    case FilterUnit::Milliseconds:
        break;
    }
    return TimeFactors;
}

bool isDigit(QChar character)
{
    return (character >= u'0' && character <= u'9') || character == u'.';
}

} // namespace

FilterNumber FilterNumber::read(QStringView text, FilterUnit unit)
{
    using Kind = FilterError::Kind;
    FilterNumber number;
    const auto unitBegin = std::find_if_not(text.begin(), text.end(), isDigit) - text.begin();
    bool isNumber = false;
    number.value = text.first(unitBegin).toDouble(&isNumber);
    if (!isNumber) {
        number.error = {Kind::NumberExpected, 0, int(text.size()), text.toString()};
        return number;
    }
    const double base = unit == FilterUnit::Milliseconds ? 1000 : 1;
    const QStringView name = text.sliced(unitBegin);
    const bool isTime = unit == FilterUnit::Seconds || unit == FilterUnit::Milliseconds;
    if (isTime && name.isEmpty())
        return number;
    const auto factors = factorsOf(unit);
    const auto found = std::ranges::find_if(
        factors, [name](const NamedFactor &entry) { return name.compare(entry.name, Qt::CaseInsensitive) == 0; });
    if (found == factors.end())
        number.error = {Kind::UnitUnknown, int(unitBegin), int(name.size()), name.toString()};
    else
        number.value *= found->factor * base;
    return number;
}

} // namespace Tidewire

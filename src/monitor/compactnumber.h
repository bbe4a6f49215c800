// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>
#include <cmath>

namespace Tidewire {

/// A number of 0 to 3.4e10 in two bytes, for histories of which there are thousands. Exact for integers below 4,096 and
/// to 1/128 below 16; elsewhere within 1/4,096 of the number. Less than 0 becomes 0, more than the most the most.
class CompactNumber
{
public:
    CompactNumber() = default;
    explicit CompactNumber(double number) : m_code(codeOf(number)) {}

    double toDouble() const
    {
        const int exponent = m_code >> MantissaBits;
        const int mantissa = m_code & (One - 1);
        return exponent == 0 ? mantissa / Scale : std::ldexp((One + mantissa) / Scale, exponent - 1);
    }
    explicit operator bool() const { return m_code != 0; }

private:
    static constexpr int MantissaBits = 11;
    static constexpr int One = 1 << MantissaBits;
    static constexpr double Scale = 128;

    // Laid out as an IEEE number, without a sign: what rounding carries over goes into the exponent by itself.
    static quint16 codeOf(double number)
    {
        const double scaled = number * Scale;
        if (!(scaled > 0))
            return 0;
        int exponent = 0;
        if (scaled >= One)
            exponent = std::ilogb(scaled) - MantissaBits + 1;
        if (exponent > 31)
            return 0xFFFF;
        const double mantissa = exponent == 0 ? scaled : std::ldexp(scaled, 1 - exponent) - One;
        return quint16(std::min(0xFFFFL, (long(exponent) << MantissaBits) + std::lround(mantissa)));
    }

    quint16 m_code = 0;
};

} // namespace Tidewire

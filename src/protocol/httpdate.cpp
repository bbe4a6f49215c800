// SPDX-License-Identifier: MIT
#include "httpdate.h"

#include <array>
#include <chrono>

namespace Tidewire {

namespace {

QByteArray twoDigits(qint64 number)
{
    return QByteArray::number(number).rightJustified(2, '0');
}

} // namespace

QByteArray httpDate(qint64 secondsSinceEpoch)
{
    using namespace std::chrono;
    constexpr std::array<const char *, 7> Weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char *, 12> Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr qint64 First = -30'610'224'000;  // year 1000
    constexpr qint64 Behind = 253'402'300'800; // year 10000
    if (secondsSinceEpoch < First || secondsSinceEpoch >= Behind)
        return {};
    const sys_seconds time{seconds(secondsSinceEpoch)};
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    return QByteArray(Weekdays.at(weekday(day).c_encoding())) + ", " + twoDigits(unsigned(date.day())) + ' '
        + Months.at(unsigned(date.month()) - 1) + ' ' + QByteArray::number(int(date.year())) + ' '
        + twoDigits(clock.hours().count()) + ':' + twoDigits(clock.minutes().count()) + ':'
        + twoDigits(clock.seconds().count()) + " GMT";
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "filtererror.h"

#include <QtCore/qstringview.h>

namespace Tidewire {

/// What a number in a filter counts, which is what its units are.
enum class FilterUnit : quint8 {
    Count,        ///< k, M, G: thousands.
    Bytes,        ///< k, M, G, with or without "B" or "iB": each 1,024 times the one before. B.
    Seconds,      ///< us, ms, s, m (or min), h, d; without one: seconds.
    Milliseconds, ///< The same; without one: milliseconds.
};

/// A number as a person types it.
struct TIDEWIREMONITOR_EXPORT FilterNumber
{
    /// In the unit's base: 1, bytes, seconds, milliseconds.
    double value = 0;
    /// NumberExpected, UnitUnknown or None; its place is one in the text that was read.
    FilterError error;

    /// Reads all of \a text: "100", "1.5k", "10ms". Case does not matter.
    static FilterNumber read(QStringView text, FilterUnit unit);
};

} // namespace Tidewire

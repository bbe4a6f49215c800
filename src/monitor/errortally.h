// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/enums.h"
#include "tidewiremonitor_export.h"

#include <QtCore/qvariant.h>

#include <map>

namespace Tidewire {

/// How often each kind of error occurred.
class TIDEWIREMONITOR_EXPORT ErrorTally
{
public:
    /// Error::None stands for a connection that ended without a close frame, and without any other sign.
    void add(Error error)
    {
        ++m_counts[error];
        ++m_total;
    }
    /// Takes over what somebody else has counted.
    void add(Error error, double count)
    {
        m_counts[error] += count;
        m_total += count;
    }
    void clear() { *this = ErrorTally(); }

    double total() const { return m_total; }
    double count(Error error) const;
    /// Maps of "error" (an Error), "name" (the enumerator's), "text" (one sentence in English) and "count", the most
    /// frequent first.
    QVariantList toList() const;

private:
    std::map<Error, double> m_counts;
    double m_total = 0;
};

} // namespace Tidewire

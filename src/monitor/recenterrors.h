// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"
#include "traffichistory.h"

#include <QtCore/qstring.h>

#include <map>

namespace Tidewire {

/// The errors of the last minute, with their codes: those of close frames (1002) and of HTTP (403).
class TIDEWIREMONITOR_EXPORT RecentErrors
{
public:
    /// \a code may be 0, for an error that has none.
    void add(int code);
    /// A second is over.
    void passSecond();
    void clear() { *this = RecentErrors(); }

    /// How many there were in the last minute.
    int count() const;
    /// How many there were in the second that has begun.
    int current() const { return m_current; }
    /// Each code once, as "1002 · 1006"; empty for none.
    QString codes() const;
    /// Errors per second.
    const TrafficHistory &history() const { return m_history; }

private:
    TrafficHistory m_history;
    int m_current = 0;
    std::map<int, int> m_ages; ///< Seconds since the last error of each code.
};

} // namespace Tidewire

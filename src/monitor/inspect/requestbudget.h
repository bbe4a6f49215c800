// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>
#include <chrono>

namespace Tidewire {

/// How many requests a viewer may make, and how large: some at once, then so many a second.
class RequestBudget
{
public:
    static constexpr double RequestsPerSecond = 100;
    static constexpr double BytesPerSecond = 1024.0 * 1024;
    /// So many seconds' worth may come at once.
    static constexpr double Burst = 4;

    void advance(std::chrono::milliseconds elapsed)
    {
        const double seconds = double(elapsed.count()) / 1000;
        m_requests = std::min(m_requests + seconds * RequestsPerSecond, RequestsPerSecond * Burst);
        m_bytes = std::min(m_bytes + seconds * BytesPerSecond, BytesPerSecond * Burst);
    }
    /// False if there is nothing left for it.
    bool take(qsizetype bytes)
    {
        m_requests -= 1;
        m_bytes -= double(bytes);
        return m_requests >= 0 && m_bytes >= 0;
    }

private:
    double m_requests = RequestsPerSecond * Burst;
    double m_bytes = BytesPerSecond * Burst;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "compactnumber.h"
#include "tidewiremonitor_export.h"
#include "trafficlog.h"

namespace Tidewire {

/// A connection's traffic over time. It takes no memory before there is any traffic, then 0.5 KiB for each minute of
/// the last ten and each hour of the last day in which there was some: 18 KiB at most. A copy shares that.
class TIDEWIREMONITOR_EXPORT ConnectionTraffic
{
public:
    using Log = TrafficLog<CompactNumber, Traffic::ConnectionSeries>;

    void addSecond(const Log::Values &values);
    /// Takes over what another one told of its series, and how many seconds it had.
    void load(const QList<QList<qreal>> &seconds, const QList<QList<qreal>> &minutes, int secondCount);
    /// As TrafficLog::values().
    QList<qreal> values(Traffic::Series series, Traffic::Span span) const;
    /// How many seconds were added.
    int seconds() const { return m_seconds; }
    /// How many chunks of 60 samples it has in use.
    int chunkCount() const { return m_shared ? m_shared->log.chunkCount() : 0; }

private:
    struct Shared : QSharedData
    {
        Log log;
    };

    QSharedDataPointer<Shared> m_shared;
    int m_seconds = 0;
    int m_silentSeconds = 0; ///< Before there was any traffic; a day at most.
};

} // namespace Tidewire

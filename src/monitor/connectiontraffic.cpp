// SPDX-License-Identifier: MIT
#include "connectiontraffic.h"

namespace Tidewire {

void ConnectionTraffic::addSecond(const Log::Values &values)
{
    constexpr int Day = 24 * 60 * 60; // What is older is in no history.
    ++m_seconds;
    if (!m_shared) {
        const bool isSilent = std::ranges::all_of(values, [](double value) { return !CompactNumber(value); });
        if (isSilent) {
            m_silentSeconds = m_silentSeconds < Day ? m_silentSeconds + 1 : Day;
            return;
        }
        m_shared = new Shared;
        m_shared->log.beginWithSilence(m_silentSeconds);
    }
    m_shared->log.addSecond(values);
}

void ConnectionTraffic::load(const QList<QList<qreal>> &seconds, const QList<QList<qreal>> &minutes, int secondCount)
{
    m_shared = new Shared;
    m_shared->log.load(seconds, minutes);
    m_seconds = secondCount;
    m_silentSeconds = 0;
}

QList<qreal> ConnectionTraffic::values(Traffic::Series series, Traffic::Span span) const
{
    if (m_shared)
        return m_shared->log.values(series, span);
    if (int(series) >= Traffic::ConnectionSeries)
        return {};
    int count = m_silentSeconds / 60;
    if (span == Traffic::Span::Minute)
        count = std::min(m_silentSeconds, 60);
    else if (span == Traffic::Span::TenMinutes)
        count = std::min(m_silentSeconds, Log::SecondCount);
    QList<qreal> zeros(count, 0); // No braces: they would make a list of two.
    return zeros;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace Tidewire {

/// Makes a rate out of a counter that only grows: its increase per second, over the last second or so.
class RateMeter
{
public:
    RateMeter() = default;
    /// \a total is what the counter already shows; it does not count as increase.
    explicit RateMeter(quint64 total) : m_total(total) {}

    /// The counter shows \a total now, \a elapsed after the sample before.
    void sample(quint64 total, std::chrono::milliseconds elapsed)
    {
        // A counter that went back is another counter.
        m_samples[m_next] = {total > m_total ? float(total - m_total) : 0.0F, float(elapsed.count()) / 1000.0F};
        m_total = total;
        m_next = quint8((m_next + 1) % m_samples.size());
    }

    /// From now on, until the next sample, the rate is what somebody else has measured.
    void setRate(double rate) { m_samples.fill({float(std::clamp(rate, 0.0, 1e30)), 1}); }

    /// Per second. Time before the first sample counts as silence, so that a connection's first message is not
    /// taken for a burst.
    qreal rate() const
    {
        float increase = 0;
        float seconds = 0;
        for (std::size_t age = 1; age <= m_samples.size() && seconds < AlmostOne; ++age) {
            const Sample &sample = m_samples[(m_next + m_samples.size() - age) % m_samples.size()];
            increase += sample.increase;
            seconds += sample.seconds;
        }
        const bool isFull = m_samples[m_next].seconds > 0;
        return qreal(increase / (isFull ? seconds : std::max(seconds, AlmostOne)));
    }

private:
    struct Sample
    {
        float increase = 0;
        float seconds = 0;
    };
    static constexpr float AlmostOne = 0.95F; // Timers come a little early.

    quint64 m_total = 0;
    std::array<Sample, 4> m_samples{};
    quint8 m_next = 0;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "historyring.h"
#include "traffic.h"

#include <QtCore/qlist.h>

namespace Tidewire {

/// Several figures over time: each second of the last ten minutes, and the mean of each minute of the last day. \a
/// Number is what one value is kept in; it is made from a double.
template<typename Number, std::size_t SeriesCount>
class TrafficLog
{
public:
    using Values = std::array<double, SeriesCount>;

    void addSecond(const Values &values)
    {
        m_seconds.add(Sample(values));
        for (std::size_t i = 0; i < SeriesCount; ++i)
            m_sums[i] += values[i];
        if (++m_summed < 60)
            return;
        for (double &sum : m_sums)
            sum /= 60;
        m_minutes.add(Sample(m_sums));
        m_sums = {};
        m_summed = 0;
    }
    /// Begins an empty log with \a seconds of silence.
    void beginWithSilence(int seconds)
    {
        m_seconds.addSilence(seconds);
        m_minutes.addSilence(seconds / 60);
        m_summed = seconds % 60;
    }

    /// Begins an empty log with what another one told of each of its series: the last seconds and the last minutes.
    void load(const QList<QList<qreal>> &seconds, const QList<QList<qreal>> &minutes)
    {
        loadRing(m_seconds, seconds, SecondCount);
        loadRing(m_minutes, minutes, MinuteCount);
    }

    /// The values of one series, the oldest first; none for a series that there is not.
    QList<qreal> values(Traffic::Series series, Traffic::Span span) const
    {
        const auto index = std::size_t(series);
        if (index >= SeriesCount)
            return {};
        switch (span) {
        case Traffic::Span::Minute:
            return listOf(m_seconds, index, 60);
        case Traffic::Span::TenMinutes:
            return listOf(m_seconds, index, SecondCount);
        case Traffic::Span::Day:
            break;
        }
        return listOf(m_minutes, index, MinuteCount);
    }
    /// How many chunks of 60 samples it has in use.
    int chunkCount() const { return m_seconds.chunkCount() + m_minutes.chunkCount(); }

    static constexpr int SecondCount = 600;
    static constexpr int MinuteCount = 24 * 60;

private:
    struct Sample
    {
        std::array<Number, SeriesCount> numbers{};

        Sample() = default;
        explicit Sample(const Values &values)
        {
            std::ranges::transform(values, numbers.begin(), [](double value) { return Number(value); });
        }
        bool isSilent() const
        {
            return std::ranges::none_of(numbers, [](const Number &number) { return bool(number); });
        }
        double at(std::size_t index) const
        {
            if constexpr (requires(const Number &number) { number.toDouble(); })
                return numbers[index].toDouble();
            else
                return double(numbers[index]);
        }
    };
    template<typename Ring>
    static void loadRing(Ring &ring, const QList<QList<qreal>> &series, qsizetype most)
    {
        if (series.size() < qsizetype(SeriesCount))
            return;
        const qsizetype count = std::min(series.first().size(), most);
        for (qsizetype i = 0; i < count; ++i) {
            Values values{};
            for (std::size_t j = 0; j < SeriesCount; ++j)
                values[j] = series[qsizetype(j)].value(i);
            ring.add(Sample(values));
        }
    }
    template<typename Ring>
    static QList<qreal> listOf(const Ring &ring, std::size_t index, int most)
    {
        const int count = std::min(ring.size(), most);
        QList<qreal> list;
        list.reserve(count);
        for (int i = ring.size() - count; i < ring.size(); ++i)
            list.append(ring.at(i).at(index));
        return list;
    }

    HistoryRing<Sample, SecondCount> m_seconds;
    HistoryRing<Sample, MinuteCount> m_minutes;
    Values m_sums{};
    int m_summed = 0;
};

} // namespace Tidewire

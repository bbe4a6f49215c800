// SPDX-License-Identifier: MIT
#pragma once

#include "rowcode.h"

#include <QtCore/qjsonarray.h>

#include <array>
#include <vector>

namespace Tidewire {

/// The series of a history on their way to a viewer: all that there is at first, then the seconds that have passed.
class HistorySender
{
public:
    /// \a Source has values(series, span); \a seconds is how many it has had. Adds to \a message what the viewer does
    /// not have yet.
    template<typename Source>
    void addTo(QJsonObject &message, const Source &source, int seriesCount, int seconds)
    {
        const auto all = [&](Traffic::Span span, qsizetype most) {
            QJsonArray series;
            for (int i = 0; i < seriesCount; ++i)
                series.append(numbersToJson(source.values(Traffic::Series(i), span).last(most)));
            return series;
        };
        const auto lastOf = [&](Traffic::Span span) { return source.values(Traffic::Series(0), span).size(); };
        if (m_seconds < 0 || seconds < m_seconds) {
            message.insert(QLatin1StringView("seconds"),
                           all(Traffic::Span::TenMinutes, lastOf(Traffic::Span::TenMinutes)));
            message.insert(QLatin1StringView("minutes"), all(Traffic::Span::Day, lastOf(Traffic::Span::Day)));
        } else if (seconds > m_seconds) {
            const qsizetype recent = std::min<qsizetype>(seconds - m_seconds, lastOf(Traffic::Span::TenMinutes));
            message.insert(QLatin1StringView("recent"), all(Traffic::Span::TenMinutes, recent));
        }
        message.insert(QLatin1StringView("secondCount"), seconds);
        m_seconds = seconds;
    }

private:
    int m_seconds = -1; ///< What the viewer has; -1 for nothing.
};

/// The seconds of "recent", each with a value of each series.
template<std::size_t SeriesCount>
std::vector<std::array<double, SeriesCount>> recentSeconds(const QJsonValue &recent)
{
    constexpr qsizetype Most = 600;
    const QList<QList<qreal>> series = seriesFromJson(recent, int(SeriesCount), Most);
    std::vector<std::array<double, SeriesCount>> seconds(std::size_t(series.first().size()));
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        for (std::size_t j = 0; j < SeriesCount; ++j)
            seconds[i][j] = series.at(qsizetype(j)).value(qsizetype(i));
    }
    return seconds;
}

/// The series that HistorySender tells of at first.
inline QList<QList<qreal>> historySeconds(const QJsonObject &message, int seriesCount)
{
    return seriesFromJson(message.value(QLatin1StringView("seconds")), seriesCount, 600);
}
inline QList<QList<qreal>> historyMinutes(const QJsonObject &message, int seriesCount)
{
    return seriesFromJson(message.value(QLatin1StringView("minutes")), seriesCount, 1440);
}

} // namespace Tidewire

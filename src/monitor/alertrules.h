// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace Tidewire {

/// What a rule says of a figure after each look at it.
enum class AlertChange : quint8 { None, Begins, Ends };

/// When an alert that has begun ends: below three quarters of the threshold, without a break, for CalmTime. What swings
/// around a threshold is one alert, not many.
struct AlertCalm
{
    static constexpr double Fraction = 0.75;
    static constexpr std::chrono::milliseconds Time{3000};
};

/// Watches one figure: the alert begins when it has been at a threshold or beyond it without a break for some
/// time.
class HeldAlert
{
public:
    /// The figure is \a value now, \a elapsed after the look before.
    AlertChange look(double value, double threshold, std::chrono::milliseconds holdTime,
                     std::chrono::milliseconds elapsed)
    {
        if (!m_active) {
            if (!hasLasted(value >= threshold, holdTime, elapsed))
                return AlertChange::None;
            m_active = true;
            m_seen = false;
            return AlertChange::Begins;
        }
        if (!hasLasted(value < threshold * AlertCalm::Fraction, AlertCalm::Time, elapsed))
            return AlertChange::None;
        *this = HeldAlert();
        return AlertChange::Ends;
    }

    bool isActive() const { return m_active; }
    /// True if there is nothing to remember.
    bool isAtRest() const { return !m_active && !m_seen; }

private:
    bool hasLasted(bool seen, std::chrono::milliseconds time, std::chrono::milliseconds elapsed)
    {
        // Time counts from the first look that saw it.
        m_since = seen && m_seen ? m_since + elapsed : std::chrono::milliseconds(0);
        m_seen = seen;
        return seen && m_since >= time;
    }

    bool m_active = false;
    bool m_seen = false; ///< The look before saw what would begin or end it.
    std::chrono::milliseconds m_since{0};
};

/// Counts events in a window of time that slides on in twentieths of its length.
class EventWindow
{
public:
    void add() { ++m_counts[m_current]; }
    /// Lets time pass.
    void advance(std::chrono::milliseconds elapsed, std::chrono::milliseconds window)
    {
        const auto slice = std::max(window / int(Slices), std::chrono::milliseconds(1));
        m_rest += elapsed;
        for (std::size_t i = 0; m_rest >= slice && i < Slices; ++i) {
            m_rest -= slice;
            m_current = (m_current + 1) % Slices;
            m_counts[m_current] = 0;
        }
        m_rest %= slice;
    }
    /// How many there were in the window.
    double count() const
    {
        double sum = 0;
        for (const quint32 count : m_counts)
            sum += count;
        return sum;
    }

private:
    static constexpr std::size_t Slices = 20;

    std::array<quint32, Slices> m_counts{};
    std::size_t m_current = 0;
    std::chrono::milliseconds m_rest{0};
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>
#include <QtCore/qlist.h>

#include <algorithm>
#include <array>

namespace Tidewire {

/// The last minute of a figure, one value a second. Of fixed size and without memory of its own: there is one in each
/// row of a table of thousands.
class TrafficHistory
{
public:
    static constexpr int Capacity = 60;

    void add(double value)
    {
        m_values[m_next] = float(value);
        m_next = quint8((m_next + 1) % Capacity);
        m_size = quint8(std::min(m_size + 1, Capacity));
    }
    void clear() { m_next = m_size = 0; }

    int size() const { return m_size; }
    /// The value at \a index, the oldest first.
    qreal at(int index) const { return qreal(m_values[std::size_t((m_next + Capacity - m_size + index) % Capacity)]); }
    /// All values, the oldest first.
    QList<qreal> toList() const
    {
        QList<qreal> list;
        list.reserve(m_size);
        for (int i = 0; i < m_size; ++i)
            list.append(at(i));
        return list;
    }

private:
    std::array<float, Capacity> m_values{};
    quint8 m_next = 0;
    quint8 m_size = 0;
};

} // namespace Tidewire

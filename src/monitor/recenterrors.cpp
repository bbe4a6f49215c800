// SPDX-License-Identifier: MIT
#include "recenterrors.h"

#include <QtCore/qstringlist.h>

#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

void RecentErrors::add(int code)
{
    ++m_current;
    if (code != 0)
        m_ages[code] = 0;
}

void RecentErrors::passSecond()
{
    m_history.add(std::exchange(m_current, 0));
    for (auto &[code, age] : m_ages)
        ++age;
    std::erase_if(m_ages, [](const auto &entry) { return entry.second > TrafficHistory::Capacity; });
}

int RecentErrors::count() const
{
    int count = m_current;
    for (int i = 0; i < m_history.size(); ++i)
        count += int(m_history.at(i));
    return count;
}

QString RecentErrors::codes() const
{
    QStringList codes;
    for (const auto &[code, age] : m_ages)
        codes.append(QString::number(code));
    return codes.join(u" · "_s);
}

} // namespace Tidewire

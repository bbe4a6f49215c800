// SPDX-License-Identifier: MIT
#include "errortally.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace Tidewire {

using namespace Qt::StringLiterals;

double ErrorTally::count(Error error) const
{
    const auto found = m_counts.find(error);
    return found == m_counts.end() ? 0 : found->second;
}

QVariantList ErrorTally::toList() const
{
    std::vector<std::pair<Error, double>> entries(m_counts.begin(), m_counts.end());
    std::ranges::stable_sort(entries, [](const auto &a, const auto &b) { return a.second > b.second; });
    QVariantList list;
    for (const auto &[error, count] : entries) {
        const bool isNamed = error != Error::None;
        const QString name = isNamed ? QString(errorName(error)) : u"AbnormalClosure"_s;
        const QString text = isNamed ? QString(explain(error)) : u"The connection ended without a close frame."_s;
        list.append(QVariantMap{{u"error"_s, int(error)}, {u"name"_s, name}, {u"text"_s, text}, {u"count"_s, count}});
    }
    return list;
}

} // namespace Tidewire

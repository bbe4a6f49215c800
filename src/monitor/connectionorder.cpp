// SPDX-License-Identifier: MIT
#include "connectionorder.h"

#include <algorithm>

namespace Tidewire {

using Column = ConnectionModel::Column;

namespace {

double numberOf(const ConnectionRow &row, Column column)
{
    switch (column) {
    case Column::State:
        return double(row.state);
    case Column::InRate:
        return row.inMeter.rate();
    case Column::OutRate:
        return row.outMeter.rate();
    case Column::Queued:
        return double(row.queued);
    case Column::RoundTrip:
        return double(row.roundTrip);
    case Column::Age:
        return double(row.age.count());
    case Column::Peer:
    case Column::Path:
        break;
    }
    return 0;
}

} // namespace

bool ConnectionOrder::isConstant(Column column)
{
    // The state is told of when it changes, and all ages grow alike.
    return column == Column::Peer || column == Column::Path || column == Column::State || column == Column::Age;
}

void ConnectionOrder::sort(std::vector<ConnectionRow *> &rows, Column column, Qt::SortOrder order)
{
    m_keys.clear();
    m_keys.reserve(rows.size());
    for (ConnectionRow *row : rows)
        m_keys.push_back({numberOf(*row, column), row->id, row});

    if (column == Column::Peer)
        sortKeys(order, [](const Key &a, const Key &b) { return a.row->peerKey < b.row->peerKey; });
    else if (column == Column::Path)
        sortKeys(order, [](const Key &a, const Key &b) { return a.row->path < b.row->path; });
    else
        sortKeys(order, [](const Key &a, const Key &b) { return a.number < b.number; });
    std::ranges::transform(m_keys, rows.begin(), &Key::row);
}

template<typename Less>
void ConnectionOrder::sortKeys(Qt::SortOrder order, Less less)
{
    const bool descending = order == Qt::DescendingOrder;
    std::ranges::sort(m_keys, [descending, less](const Key &a, const Key &b) {
        if (less(a, b))
            return !descending;
        if (less(b, a))
            return descending;
        return a.id < b.id;
    });
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "connectionorder.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace Tidewire {

using Column = ConnectionModel::Column;

using Figure = ConnectionRow::Figure;

namespace {

/// The figure behind a column; none for a column of text.
std::optional<Figure> figureOf(Column column)
{
    switch (column) {
    case Column::State:
        return Figure::State;
    case Column::InRate:
        return Figure::InRate;
    case Column::OutRate:
        return Figure::OutRate;
    case Column::Queued:
        return Figure::Queued;
    case Column::RoundTrip:
        return Figure::RoundTrip;
    case Column::Age:
        return Figure::Age;
    case Column::MessagesIn:
        return Figure::MessagesIn;
    case Column::MessagesOut:
        return Figure::MessagesOut;
    case Column::BytesIn:
        return Figure::BytesIn;
    case Column::BytesOut:
        return Figure::BytesOut;
    case Column::BytesInRate:
        return Figure::BytesInRate;
    case Column::BytesOutRate:
        return Figure::BytesOutRate;
    case Column::Dropped:
        return Figure::Dropped;
    case Column::Idle:
        return Figure::Idle;
    case Column::SentRatio:
        return Figure::OutRatio;
    case Column::CloseCode:
        return Figure::CloseCode;
    case Column::Peer:
    case Column::Path:
    case Column::Origin:
    case Column::UserAgent:
    case Column::Subprotocol:
    case Column::Tls:
        break;
    }
    return {};
}

/// The text behind a column, but for the peer, which is sorted by its number.
const QString &textOf(const ConnectionRow &row, Column column)
{
    switch (column) {
    case Column::Origin:
        return row.origin;
    case Column::UserAgent:
        return row.userAgent;
    case Column::Subprotocol:
        return row.subprotocol;
    case Column::Tls:
        return row.tls.protocol;
    default:
        break;
    }
    return row.path;
}

} // namespace

bool ConnectionOrder::isConstant(Column column)
{
    // The state is told of when it changes, a close code comes with one, and all ages grow alike.
    const auto figure = figureOf(column);
    return !figure || figure == Figure::State || figure == Figure::Age || figure == Figure::CloseCode;
}

void ConnectionOrder::sort(std::vector<ConnectionRow *> &rows, Column column, Qt::SortOrder order)
{
    const auto figure = figureOf(column);
    m_keys.clear();
    m_keys.reserve(rows.size());
    for (ConnectionRow *row : rows) {
        const double number = figure ? row->figure(*figure) : 0;
        m_keys.push_back({std::isnan(number) ? -1 : number, row->id, row}); // What is unknown is the least.
    }

    if (figure)
        sortKeys(order, [](const Key &a, const Key &b) { return a.number < b.number; });
    else if (column == Column::Peer)
        sortKeys(order, [](const Key &a, const Key &b) { return a.row->peerKey < b.row->peerKey; });
    else
        sortKeys(order,
                 [column](const Key &a, const Key &b) { return textOf(*a.row, column) < textOf(*b.row, column); });
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

// SPDX-License-Identifier: MIT
// Which rows a ConnectionModel shows.
#include "connectionmodel.h"

#include "inspect/remotetable.h"

#include <utility>

namespace Tidewire {

void ConnectionModel::setFilter(const QString &filter)
{
    if (filter == m_filterText)
        return;
    m_filterText = filter;
    ConnectionFilter next(filter);
    FilterError error = next.error();
    if (!error) {
        ConnectionFilter before = m_filter;
        const QString textBefore = m_appliedFilter;
        useFilter(std::move(next), filter);
        if (m_filter.isTooSlow()) {
            error = {FilterError::Kind::PatternTooSlow, 0, int(filter.size()), {}};
            useFilter(std::move(before), textBefore);
        }
        if (m_remote)
            m_remote->modelChanged();
        else
            rebuild();
    }
    setFilterError(error);
    Q_EMIT filterChanged();
}

void ConnectionModel::useFilter(ConnectionFilter filter, const QString &text)
{
    m_filter = std::move(filter);
    filterAll();
    if (text == m_appliedFilter)
        return;
    m_appliedFilter = text;
    Q_EMIT appliedFilterChanged();
}

void ConnectionModel::setFilterError(const FilterError &error)
{
    if (error == m_filterError)
        return;
    m_filterError = error;
    Q_EMIT filterErrorChanged();
}

void ConnectionModel::dropSlowFilter()
{
    const FilterError error{FilterError::Kind::PatternTooSlow, 0, int(m_filterText.size()), {}};
    useFilter({}, {});
    rebuild();
    setFilterError(error);
}

void ConnectionModel::filterRow(ConnectionRow &row) const
{
    row.matchesText = m_filter.matchesText(row);
    row.matches = row.matchesText && m_filter.matchesFigures(row);
}

void ConnectionModel::filterStore(const ConnectionStore &store)
{
    for (const auto &row : store.rows())
        filterRow(*row);
}

void ConnectionModel::filterAll()
{
    filterStore(m_live);
    if (m_frozen)
        filterStore(*m_frozen);
}

void ConnectionModel::refilterFigures()
{
    if (!m_filter.hasFigures())
        return;
    for (const auto &row : m_live.rows()) {
        const bool matches = row->matchesText && m_filter.matchesFigures(*row);
        m_orderStale |= matches != std::exchange(row->matches, matches);
    }
}

} // namespace Tidewire

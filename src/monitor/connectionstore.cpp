// SPDX-License-Identifier: MIT
#include "connectionstore.h"

namespace Tidewire {

ConnectionStore ConnectionStore::copy() const
{
    ConnectionStore other;
    other.m_rows.reserve(m_rows.size());
    other.m_byId.reserve(qsizetype(m_rows.size()));
    for (const auto &row : m_rows)
        other.add(std::make_unique<ConnectionRow>(*row));
    other.m_closings = m_closings;
    return other;
}

ConnectionRow *ConnectionStore::add(std::unique_ptr<ConnectionRow> row)
{
    ConnectionRow *added = row.get();
    added->position = m_rows.size();
    m_byId.insert(added->id, added);
    m_closedCount += int(added->state == ConnectionState::Closed);
    m_rows.push_back(std::move(row));
    return added;
}

void ConnectionStore::clear()
{
    *this = ConnectionStore();
}

void ConnectionStore::close(ConnectionRow *row, const WebSocket *socket)
{
    if (row->state != ConnectionState::Closed) {
        ++m_closedCount;
        row->closing = ++m_closings;
    }
    // Reports of all would let a storm of short connections cost more here than in the server.
    row->close(socket, m_closedCount <= MaxClosed);
}

bool ConnectionStore::isSurplus(const ConnectionRow &row) const
{
    return row.state == ConnectionState::Closed && row.closing + MaxClosed <= m_closings;
}

bool ConnectionStore::isOver(const ConnectionRow &row, std::chrono::milliseconds retention) const
{
    return row.state == ConnectionState::Closed && (row.closedFor >= retention || isSurplus(row));
}

void ConnectionStore::removeClosed(std::chrono::milliseconds retention,
                                   const std::function<bool(const ConnectionRow &)> &keeps)
{
    if (m_closedCount == 0)
        return;
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        if (isOver(*m_rows[i], retention) && !(keeps && keeps(*m_rows[i])))
            remove(i);
    }
}

void ConnectionStore::remove(std::size_t position)
{
    m_byId.remove(m_rows[position]->id);
    m_closedCount -= int(m_rows[position]->state == ConnectionState::Closed);
    // The last row fills the gap; the loop above has been there already.
    if (position + 1 != m_rows.size()) {
        m_rows[position] = std::move(m_rows.back());
        m_rows[position]->position = position;
    }
    m_rows.pop_back();
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "connectionrow.h"

#include <QtCore/qhash.h>

#include <vector>

namespace Tidewire {

/// The rows of a table of connections, in no order. A row keeps its address until it is removed.
class TIDEWIREMONITOR_EXPORT ConnectionStore
{
public:
    using Rows = std::vector<std::unique_ptr<ConnectionRow>>;

    ConnectionStore() = default;
    ConnectionStore(const ConnectionStore &) = delete;
    ConnectionStore &operator=(const ConnectionStore &) = delete;
    ConnectionStore(ConnectionStore &&) = default;
    ConnectionStore &operator=(ConnectionStore &&) = default;
    ~ConnectionStore() = default;

    /// The same rows again, each at the same position.
    ConnectionStore copy() const;

    /// Takes a row whose id is new.
    ConnectionRow *add(std::unique_ptr<ConnectionRow> row);
    /// The row of that connection, or null.
    ConnectionRow *find(quint64 id) const { return m_byId.value(id); }
    ConnectionRow *at(std::size_t position) const { return m_rows[position].get(); }
    const Rows &rows() const { return m_rows; }
    std::size_t size() const { return m_rows.size(); }
    void clear();

    /// A row's connection has closed; see ConnectionRow::close().
    void close(ConnectionRow *row, const WebSocket *socket);
    /// How many rows are of closed connections.
    int closedCount() const { return m_closedCount; }
    int openCount() const { return int(m_rows.size()) - m_closedCount; }
    /// Removes the rows of connections that closed at least that long ago.
    void removeClosed(std::chrono::milliseconds retention);

private:
    void remove(std::size_t position);

    Rows m_rows;
    QHash<quint64, ConnectionRow *> m_byId;
    int m_closedCount = 0;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "connectionrow.h"

#include <QtCore/qhash.h>

#include <functional>
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

    /// How many closed connections are kept, those that closed last; where many close at once the rest gets no report.
    static constexpr int MaxClosed = 1000;

    /// A row's connection has closed; see ConnectionRow::close().
    void close(ConnectionRow *row, const WebSocket *socket);
    /// True for a closed connection that others have pushed out.
    bool isSurplus(const ConnectionRow &row) const;
    /// True for a closed connection that is surplus, or closed at least that long ago.
    bool isOver(const ConnectionRow &row, std::chrono::milliseconds retention) const;
    /// How many rows are of closed connections.
    int closedCount() const { return m_closedCount; }
    int openCount() const { return int(m_rows.size()) - m_closedCount; }
    /// Removes the rows that are over, but for those that \a keeps says true of.
    void removeClosed(std::chrono::milliseconds retention,
                      const std::function<bool(const ConnectionRow &)> &keeps = {});

private:
    void remove(std::size_t position);

    Rows m_rows;
    QHash<quint64, ConnectionRow *> m_byId;
    int m_closedCount = 0;
    quint64 m_closings = 0; ///< How many there ever were.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "connectionmodel.h"

namespace Tidewire {

/// Sorts rows by a column. Keeps its keys' memory from one time to the next.
class TIDEWIREMONITOR_EXPORT ConnectionOrder
{
public:
    /// Rows that are equal in \a column stand in the order of their ids, whatever \a order is.
    void sort(std::vector<ConnectionRow *> &rows, ConnectionModel::Column column, Qt::SortOrder order);

    /// True if \a column of an open connection does not change in a way that gives it another place.
    static bool isConstant(ConnectionModel::Column column);

private:
    struct Key
    {
        double number;
        quint64 id;
        ConnectionRow *row;
    };
    template<typename Less>
    void sortKeys(Qt::SortOrder order, Less less);

    std::vector<Key> m_keys;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "replaycomparison.h"

#include <QtCore/qabstractitemmodel.h>

namespace Tidewire {

/// The differences of a replay, in order.
class TIDEWIREMONITOR_EXPORT ReplayDifferenceModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int total READ total NOTIFY countChanged)

public:
    /// More are counted, but not kept: nobody reads them.
    static constexpr int MaxKept = 10'000;

    enum Role {
        KindRole = Qt::UserRole + 1, ///< ReplayDifference::Kind.
        NumberRole,
        ReplyRole,
        OffsetRole,
        ExpectedRole, ///< The payload's front, as text; U+FFFD where it is none.
        ReceivedRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: a sentence.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_differences.size()); }
    /// With those that are not kept.
    int total() const { return m_total; }
    const ReplayDifference &difference(int row) const { return m_differences[std::size_t(row)]; }

    void append(std::vector<ReplayDifference> differences);
    void clear();

Q_SIGNALS:
    void countChanged();

private:
    std::vector<ReplayDifference> m_differences;
    int m_total = 0;
};

} // namespace Tidewire

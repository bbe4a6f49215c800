// SPDX-License-Identifier: MIT
#pragma once

#include "alert.h"

#include <QtCore/qabstractitemmodel.h>

#include <deque>

namespace Tidewire {

/// Alerts as a table, the newest first, whether they are active or have ended. At most capacity of them are kept: the
/// oldest that has ended makes room, and where all are active new ones are only counted.
class TIDEWIREMONITOR_EXPORT AlertList : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countsChanged)
    Q_PROPERTY(int activeCount READ activeCount NOTIFY countsChanged)
    Q_PROPERTY(int unacknowledgedCount READ unacknowledgedCount NOTIFY countsChanged)
    Q_PROPERTY(qreal suppressedCount READ suppressedCount NOTIFY countsChanged)
    Q_PROPERTY(int capacity READ capacity WRITE setCapacity NOTIFY capacityChanged)

public:
    enum Role {
        AlertIdRole = Qt::UserRole + 1,
        KindRole,         ///< Alert::Kind.
        SeverityRole,     ///< Alert::Severity.
        TimeRole,         ///< QDateTime.
        EndTimeRole,      ///< QDateTime; not valid while it is active.
        ConnectionIdRole, ///< 0 for alerts about the server.
        SubjectRole,      ///< The peer. Also Qt::DisplayRole.
        ValueRole,        ///< The highest so far.
        ThresholdRole,
        ActiveRole,
        AcknowledgedRole,
    };
    Q_ENUM(Role)

    explicit AlertList(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_alerts.size()); }
    int activeCount() const { return m_activeCount; }
    int unacknowledgedCount() const { return m_unacknowledgedCount; }
    /// Alerts for which there was no room.
    qreal suppressedCount() const { return m_suppressed; }
    int capacity() const { return m_capacity; }
    /// At least 1.
    void setCapacity(int capacity);
    /// The newest first.
    const Alert &at(int row) const { return m_alerts[std::size_t(row)]; }

    /// Somebody has seen it. False for a row that there is not.
    Q_INVOKABLE bool acknowledge(int row);
    Q_INVOKABLE void acknowledgeAll();
    /// Removes those that have ended.
    Q_INVOKABLE void removeEnded();

Q_SIGNALS:
    void countsChanged();
    void capacityChanged();

protected:
    /// Adds an alert that has begun, with its first value. Returns its id, or 0 where there was no room.
    quint64 add(Alert alert, double value);
    /// The figure of an active alert is \a value now.
    void raise(quint64 alertId, double value);
    /// An active alert is over. Returns what it was at the end; its id is 0 if there is no such alert.
    Alert finish(quint64 alertId, const QDateTime &time);
    void clear();

    /// The row of that alert, or -1.
    int rowOf(quint64 alertId) const;

private:
    static void setValue(Alert &alert, double value);
    bool makeRoom(int room);
    void removeRow(int row);
    void rowChanged(int row, const QList<int> &roles);
    void tally(const Alert &alert, int step);

    std::deque<Alert> m_alerts; ///< The newest first: the ids fall.
    quint64 m_lastId = 0;
    int m_capacity = 500;
    int m_activeCount = 0;
    int m_unacknowledgedCount = 0;
    qreal m_suppressed = 0;
};

} // namespace Tidewire

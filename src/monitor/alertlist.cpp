// SPDX-License-Identifier: MIT
#include "alertlist.h"

#include <algorithm>

namespace Tidewire {

int AlertList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> AlertList::roleNames() const
{
    return {
        {AlertIdRole, "alertId"},           {KindRole, "kind"},
        {SeverityRole, "severity"},         {TimeRole, "time"},
        {EndTimeRole, "endTime"},           {ConnectionIdRole, "connectionId"},
        {SubjectRole, "subject"},           {ValueRole, "value"},
        {ThresholdRole, "threshold"},       {ActiveRole, "active"},
        {AcknowledgedRole, "acknowledged"},
    };
}

QVariant AlertList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const Alert &alert = at(index.row());
    switch (role) {
    case AlertIdRole:
        return alert.id;
    case KindRole:
        return QVariant::fromValue(alert.kind);
    case SeverityRole:
        return QVariant::fromValue(alert.severity);
    case TimeRole:
        return alert.time;
    case EndTimeRole:
        return alert.endTime;
    case ConnectionIdRole:
        return alert.connectionId;
    case SubjectRole:
    case Qt::DisplayRole:
        return alert.subject;
    case ValueRole:
        return alert.value;
    case ThresholdRole:
        return alert.threshold;
    case ActiveRole:
        return alert.active;
    case AcknowledgedRole:
        return alert.acknowledged;
    default:
        return {};
    }
}

void AlertList::setCapacity(int capacity)
{
    capacity = std::max(1, capacity);
    if (capacity == m_capacity)
        return;
    m_capacity = capacity;
    makeRoom(0); // Those that are active stay.
    Q_EMIT capacityChanged();
}

bool AlertList::acknowledge(int row)
{
    if (row < 0 || row >= count())
        return false;
    Alert &alert = m_alerts[std::size_t(row)];
    if (alert.acknowledged)
        return true;
    tally(alert, -1);
    alert.acknowledged = true;
    tally(alert, 1);
    rowChanged(row, {AcknowledgedRole});
    Q_EMIT countsChanged();
    return true;
}

void AlertList::acknowledgeAll()
{
    if (m_unacknowledgedCount == 0)
        return;
    for (Alert &alert : m_alerts)
        alert.acknowledged = true;
    m_unacknowledgedCount = 0;
    Q_EMIT dataChanged(index(0), index(count() - 1), {AcknowledgedRole});
    Q_EMIT countsChanged();
}

void AlertList::removeEnded()
{
    const int before = count();
    for (int row = count() - 1; row >= 0; --row) {
        if (!at(row).active)
            removeRow(row);
    }
    if (count() != before)
        Q_EMIT countsChanged();
}

quint64 AlertList::add(Alert alert, double value)
{
    if (!makeRoom(1)) {
        ++m_suppressed;
        Q_EMIT countsChanged();
        return 0;
    }
    const quint64 id = alert.id = ++m_lastId;
    setValue(alert, value);
    beginInsertRows({}, 0, 0);
    tally(alert, 1);
    m_alerts.push_front(std::move(alert));
    endInsertRows();
    Q_EMIT countsChanged();
    return id;
}

void AlertList::raise(quint64 alertId, double value)
{
    const int row = rowOf(alertId);
    if (row < 0 || !at(row).active || value <= at(row).value)
        return;
    setValue(m_alerts[std::size_t(row)], value);
    rowChanged(row, {ValueRole, SeverityRole});
}

void AlertList::setValue(Alert &alert, double value)
{
    constexpr double CriticalFactor = 4;
    alert.value = value;
    if (value >= alert.threshold * CriticalFactor)
        alert.severity = Alert::Severity::Critical;
}

Alert AlertList::finish(quint64 alertId, const QDateTime &time)
{
    const int row = rowOf(alertId);
    if (row < 0 || !at(row).active)
        return {};
    Alert &alert = m_alerts[std::size_t(row)];
    tally(alert, -1);
    alert.active = false;
    alert.endTime = time;
    tally(alert, 1);
    Alert ended = alert; // The slots below may remove it.
    rowChanged(row, {ActiveRole, EndTimeRole});
    Q_EMIT countsChanged();
    return ended;
}

void AlertList::clear()
{
    if (!m_alerts.empty()) {
        beginResetModel();
        m_alerts.clear();
        endResetModel();
    }
    m_activeCount = m_unacknowledgedCount = 0;
    m_suppressed = 0;
    Q_EMIT countsChanged();
}

int AlertList::rowOf(quint64 alertId) const
{
    const auto found = std::ranges::lower_bound(m_alerts, alertId, std::greater<>(), &Alert::id);
    return found != m_alerts.end() && found->id == alertId ? int(found - m_alerts.begin()) : -1;
}

bool AlertList::makeRoom(int room)
{
    for (int row = count() - 1; row >= 0 && count() + room > m_capacity; --row) {
        if (!at(row).active)
            removeRow(row);
    }
    return count() + room <= m_capacity;
}

void AlertList::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    tally(at(row), -1);
    m_alerts.erase(m_alerts.begin() + row);
    endRemoveRows();
}

void AlertList::rowChanged(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

void AlertList::tally(const Alert &alert, int step)
{
    m_activeCount += alert.active ? step : 0;
    m_unacknowledgedCount += alert.acknowledged ? 0 : step;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// What a ConnectionModel says of its rows.
#include "connectionmodel.h"

namespace Tidewire {

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ConnectionModel::roleNames() const
{
    return {
        {ConnectionIdRole, "connectionId"},
        {StateRole, "connectionState"},
        {PeerRole, "peer"},
        {PathRole, "path"},
        {InRateRole, "inRate"},
        {OutRateRole, "outRate"},
        {HistoryRole, "history"},
        {QueuedRole, "queued"},
        {RoundTripRole, "roundTrip"},
        {AgeRole, "age"},
        {OriginRole, "origin"},
        {SubprotocolRole, "subprotocol"},
    };
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const ConnectionRow &row = *m_order[std::size_t(index.row())];
    switch (role) {
    case ConnectionIdRole:
        return row.id;
    case StateRole:
        return stateName(row.state);
    case PeerRole:
    case Qt::DisplayRole:
        return row.peer;
    case PathRole:
        return row.path;
    case InRateRole:
        return row.inMeter.rate();
    case OutRateRole:
        return row.outMeter.rate();
    case HistoryRole:
        return QVariant::fromValue(row.outHistory.toList());
    case QueuedRole:
        return row.queued;
    case RoundTripRole:
        return row.roundTrip < 0 ? -1.0 : double(row.roundTrip) / 1000.0;
    case AgeRole:
        return qint64(row.age.count() / 1000);
    case OriginRole:
        return row.origin;
    case SubprotocolRole:
        return row.subprotocol;
    default:
        return {};
    }
}

int ConnectionModel::rowOf(quint64 connectionId) const
{
    const ConnectionRow *row = shown().find(connectionId);
    return row && row->place < m_order.size() && m_order[row->place] == row ? int(row->place) : -1;
}

quint64 ConnectionModel::connectionIdAt(int row) const
{
    return row >= 0 && row < count() ? m_order[std::size_t(row)]->id : 0;
}

} // namespace Tidewire

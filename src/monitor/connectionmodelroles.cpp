// SPDX-License-Identifier: MIT
// What a ConnectionModel says of its rows.
#include "connectionmodel.h"

#include "inspect/remotetable.h"

#include <cmath>
#include <optional>

namespace Tidewire {

using Figure = ConnectionRow::Figure;

namespace {

std::optional<Figure> figureOf(int role)
{
    switch (role) {
    case ConnectionModel::InRateRole:
        return Figure::InRate;
    case ConnectionModel::OutRateRole:
        return Figure::OutRate;
    case ConnectionModel::BytesInRateRole:
        return Figure::BytesInRate;
    case ConnectionModel::BytesOutRateRole:
        return Figure::BytesOutRate;
    case ConnectionModel::RoundTripRole:
        return Figure::RoundTrip;
    case ConnectionModel::ReceivedRatioRole:
        return Figure::InRatio;
    case ConnectionModel::SentRatioRole:
        return Figure::OutRatio;
    case ConnectionModel::MessagesInRole:
        return Figure::MessagesIn;
    case ConnectionModel::MessagesOutRole:
        return Figure::MessagesOut;
    case ConnectionModel::BytesInRole:
        return Figure::BytesIn;
    case ConnectionModel::BytesOutRole:
        return Figure::BytesOut;
    case ConnectionModel::DroppedRole:
        return Figure::Dropped;
    case ConnectionModel::IdleRole:
        return Figure::Idle;
    default:
        break;
    }
    return {};
}

QVariant textOf(const ConnectionRow &row, int role)
{
    switch (role) {
    case ConnectionModel::StateRole:
        return row.id == 0 ? QString() : stateName(row.state);
    case ConnectionModel::PeerRole:
    case Qt::DisplayRole:
        return row.peer;
    case ConnectionModel::PathRole:
        return row.path;
    case ConnectionModel::OriginRole:
        return row.origin;
    case ConnectionModel::UserAgentRole:
        return row.userAgent;
    case ConnectionModel::SubprotocolRole:
        return row.subprotocol;
    case ConnectionModel::TlsProtocolRole:
        return row.tls.protocol;
    case ConnectionModel::TlsCipherRole:
        return row.tls.cipher;
    case ConnectionModel::ExtensionsRole:
        return row.extensions;
    case ConnectionModel::CloseReasonRole:
        return row.closeReason;
    default:
        break;
    }
    return {};
}

} // namespace

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
        {UserAgentRole, "userAgent"},
        {SecureRole, "secure"},
        {TlsProtocolRole, "tlsProtocol"},
        {TlsCipherRole, "tlsCipher"},
        {ExtensionsRole, "extensions"},
        {ReceivedRatioRole, "receivedRatio"},
        {SentRatioRole, "sentRatio"},
        {MessagesInRole, "messagesIn"},
        {MessagesOutRole, "messagesOut"},
        {BytesInRole, "bytesIn"},
        {BytesOutRole, "bytesOut"},
        {BytesInRateRole, "bytesInRate"},
        {BytesOutRateRole, "bytesOutRate"},
        {DroppedRole, "dropped"},
        {IdleRole, "idle"},
        {CloseCodeRole, "closeCode"},
        {CloseReasonRole, "closeReason"},
        {InHistoryRole, "inHistory"},
        {LoadedRole, "loaded"},
    };
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    static const ConnectionRow none;
    const ConnectionRow *const loaded = rowAt(index.row());
    const ConnectionRow &row = loaded ? *loaded : none;
    switch (role) {
    case LoadedRole:
        return loaded != nullptr;
    case ConnectionIdRole:
        return row.id;
    case AgeRole:
        return qint64(row.age.count() / 1000);
    case QueuedRole:
        return row.queued;
    case CloseCodeRole:
        return row.closeCode;
    case SecureRole:
        return row.secure;
    case HistoryRole:
        return QVariant::fromValue(row.traffic.values(Traffic::Series::MessagesOut, Traffic::Span::Minute));
    case InHistoryRole:
        return QVariant::fromValue(row.traffic.values(Traffic::Series::MessagesIn, Traffic::Span::Minute));
    default:
        break;
    }
    if (const auto figure = figureOf(role)) {
        const double number = row.figure(*figure);
        return std::isnan(number) ? -1.0 : number;
    }
    return textOf(row, role);
}

int ConnectionModel::rowOf(quint64 connectionId) const
{
    if (m_remote)
        return m_remote->rowOf(connectionId);
    const ConnectionRow *row = shown().find(connectionId);
    return row && row->place < m_order.size() && m_order[row->place] == row ? int(row->place) : -1;
}

quint64 ConnectionModel::connectionIdAt(int row) const
{
    const ConnectionRow *shown = rowAt(row);
    return shown ? shown->id : 0;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "replaydifferencemodel.h"

#include <algorithm>

namespace Tidewire {

namespace {

QString sentence(const ReplayDifference &difference)
{
    using Kind = ReplayDifference::Kind;
    switch (difference.kind) {
    case Kind::Missing:
        return ReplayDifferenceModel::tr("Message %1 did not come").arg(difference.number);
    case Kind::Unexpected:
        return ReplayDifferenceModel::tr("Reply %1 was not recorded").arg(difference.reply);
    case Kind::Differing:
        break;
    }
    const QString pair = ReplayDifferenceModel::tr("Reply %1 differs from message %2")
                             .arg(QString::number(difference.reply), QString::number(difference.number));
    return difference.offset < 0 ? ReplayDifferenceModel::tr("%1: one is text, the other is binary").arg(pair)
                                 : ReplayDifferenceModel::tr("%1 from byte %2 on").arg(pair).arg(difference.offset);
}

} // namespace

int ReplayDifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ReplayDifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const ReplayDifference &shown = difference(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return sentence(shown);
    case KindRole:
        return QVariant::fromValue(shown.kind);
    case NumberRole:
        return shown.number;
    case ReplyRole:
        return shown.reply;
    case OffsetRole:
        return double(shown.offset);
    case ExpectedRole:
        return QString::fromUtf8(shown.expected);
    case ReceivedRole:
        return QString::fromUtf8(shown.received);
    default:
        return {};
    }
}

QHash<int, QByteArray> ReplayDifferenceModel::roleNames() const
{
    return {
        {Qt::DisplayRole, "display"}, {KindRole, "kind"},         {NumberRole, "number"},     {ReplyRole, "reply"},
        {OffsetRole, "offset"},       {ExpectedRole, "expected"}, {ReceivedRole, "received"},
    };
}

void ReplayDifferenceModel::append(std::vector<ReplayDifference> differences)
{
    if (differences.empty())
        return;
    m_total += int(differences.size());
    const int kept = std::min(int(differences.size()), MaxKept - count());
    if (kept > 0) {
        beginInsertRows({}, count(), count() + kept - 1);
        std::move(differences.begin(), differences.begin() + kept, std::back_inserter(m_differences));
        endInsertRows();
    }
    Q_EMIT countChanged();
}

void ReplayDifferenceModel::clear()
{
    beginResetModel();
    m_differences.clear();
    m_total = 0;
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace Tidewire

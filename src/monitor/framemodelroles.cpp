// SPDX-License-Identifier: MIT
// What a FrameModel says of its rows.
#include "framemodel.h"

#include "redaction.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qendian.h>
#include <QtCore/qmap.h>

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype PreviewBytes = 240;
constexpr qsizetype PreviewHexBytes = 32;

/// Control characters as their pictures (U+2400 and following), so that a line stays one line.
QString visible(QString text)
{
    for (QChar &character : text) {
        if (character < u' ')
            character = QChar(0x2400 + character.unicode());
        else if (character == QChar(0x7F))
            character = QChar(0x2421);
    }
    return text;
}

/// What fits a line, cut between two characters.
QByteArrayView front(QByteArrayView bytes)
{
    if (bytes.size() <= PreviewBytes)
        return bytes;
    qsizetype size = PreviewBytes;
    while (size > PreviewBytes - 4 && (quint8(bytes[size]) & 0xC0) == 0x80)
        --size;
    return bytes.first(size);
}

QString textPreview(const FrameRecord &record)
{
    const QByteArrayView shown = front(record.payload);
    const QString text = visible(QString::fromUtf8(shown));
    return quint64(shown.size()) < record.payloadSize ? text + u'…' : text;
}

QString hexPreview(const FrameRecord &record)
{
    const QByteArray shown = record.payload.first(std::min(record.payload.size(), PreviewHexBytes));
    const QString text = QString::fromLatin1(shown.toHex(' '));
    return quint64(shown.size()) < record.payloadSize ? text + u" …"_s : text;
}

QString closePreview(const FrameRecord &record)
{
    if (record.payload.size() < 2)
        return hexPreview(record);
    const int code = qFromBigEndian<quint16>(record.payload.constData());
    const QString reason = visible(QString::fromUtf8(QByteArrayView(record.payload).sliced(2)));
    return reason.isEmpty() ? QString::number(code) : QString::number(code) + u' ' + reason;
}

bool isReadable(QByteArrayView bytes)
{
    const auto isPrintable = [](char byte) { return byte >= ' ' && byte <= '~'; };
    return std::ranges::all_of(bytes, isPrintable);
}

} // namespace

QString framePreview(const FrameRecord &record)
{
    if (record.kind == FrameRecord::Kind::Head) {
        const QByteArray head = redactedHead(record.payload);
        const qsizetype end = head.indexOf("\r\n");
        return visible(QString::fromUtf8(front(end < 0 ? head : head.first(end))));
    }
    switch (record.opcode) {
    case Opcode::Close:
        return closePreview(record);
    case Opcode::Text:
        return textPreview(record);
    default:
        return isReadable(front(record.payload)) ? textPreview(record) : hexPreview(record);
    }
}

int FrameModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QByteArray FrameModel::payload(int row) const
{
    return row >= 0 && row < count() ? record(row).payload : QByteArray();
}

QVariantList FrameModel::connections() const
{
    QVariantList list;
    const auto counts = m_log ? m_log->recordsByConnection() : QMap<quint64, qint64>();
    for (const auto &[id, count] : counts.asKeyValueRange())
        list.append(QVariantMap{{u"id"_s, double(id)}, {u"peer"_s, m_log->connection(id).peer}, {u"count"_s, count}});
    return list;
}

QHash<int, QByteArray> FrameModel::roleNames() const
{
    return {
        {NumberRole, "number"},     {ConnectionIdRole, "connectionId"},
        {TimeRole, "time"},         {MillisecondsRole, "milliseconds"},
        {ReceivedRole, "received"}, {TypeRole, "type"},
        {OpcodeRole, "opcode"},     {FinRole, "fin"},
        {Rsv1Role, "rsv1"},         {Rsv2Role, "rsv2"},
        {Rsv3Role, "rsv3"},         {MaskedRole, "masked"},
        {WireSizeRole, "wireSize"}, {PayloadSizeRole, "payloadSize"},
        {PreviewRole, "preview"},   {CutRole, "cut"},
        {CompleteRole, "complete"}, {ClockRole, "clock"},
        {HitRole, "hit"},
    };
}

QVariant FrameModel::frameData(const FrameRecord &record, int role)
{
    switch (role) {
    case OpcodeRole:
        return record.kind == FrameRecord::Kind::Head ? -1 : int(record.opcode);
    case FinRole:
        return record.fin;
    case Rsv1Role:
        return record.rsv1;
    case Rsv2Role:
        return record.rsv2;
    case Rsv3Role:
        return record.rsv3;
    case MaskedRole:
        return record.masked;
    case WireSizeRole:
        return double(record.wireSize);
    case PayloadSizeRole:
        return double(record.payloadSize);
    case CutRole:
        return record.isCut();
    case CompleteRole:
        return record.complete;
    default:
        return {};
    }
}

QVariant FrameModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const FrameRecord &shown = record(index.row());
    switch (role) {
    case NumberRole:
        return shown.number;
    case ConnectionIdRole:
        return shown.connectionId;
    case TimeRole:
        return QDateTime::fromMSecsSinceEpoch(shown.time / 1000);
    case MillisecondsRole:
        return double(shown.time) / 1000;
    case ClockRole:
        return QDateTime::fromMSecsSinceEpoch(shown.time / 1000).toString(u"HH:mm:ss.zzz");
    case HitRole:
        return isHit(shown);
    case ReceivedRole:
        return shown.direction == Direction::Received;
    case TypeRole:
        return QString(typeName(shown, m_log ? m_log->connection(shown.connectionId).role : Tidewire::Role::Server));
    case PreviewRole:
    case Qt::DisplayRole:
        return framePreview(shown);
    default:
        return frameData(shown, role);
    }
}

} // namespace Tidewire

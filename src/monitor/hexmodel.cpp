// SPDX-License-Identifier: MIT
#include "hexmodel.h"

#include <algorithm>
#include <limits>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// Of a whole line, so that the text of a short one stands below the others.
constexpr qsizetype HexWidth = 16 * 3;

QString offsetText(int row)
{
    return u"%1"_s.arg(qint64(row) * HexModel::BytesPerLine, 8, 16, QChar(u'0'));
}

QString hexText(QByteArrayView bytes)
{
    constexpr char16_t Digits[] = u"0123456789abcdef";
    QString text;
    text.reserve(HexWidth);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            text += i == HexModel::BytesPerLine / 2 ? u"  "_s : u" "_s;
        text += QChar(Digits[quint8(bytes[i]) >> 4]);
        text += QChar(Digits[quint8(bytes[i]) & 0xF]);
    }
    return text;
}

QString asciiText(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes);
    std::ranges::replace_if(
        text, [](QChar character) { return character < u' ' || character > u'~'; }, QChar(u'.'));
    return text;
}

QString lineText(int row, QByteArrayView bytes)
{
    return offsetText(row) + u"  "_s + hexText(bytes).leftJustified(HexWidth) + u"  "_s + asciiText(bytes);
}

} // namespace

void HexModel::setPayload(const QByteArray &payload)
{
    beginResetModel();
    m_payload = payload;
    endResetModel();
    Q_EMIT payloadChanged();
}

int HexModel::rowCount(const QModelIndex &parent) const
{
    const qsizetype lines = (m_payload.size() + BytesPerLine - 1) / BytesPerLine;
    return parent.isValid() ? 0 : int(std::min(lines, qsizetype(std::numeric_limits<int>::max())));
}

QByteArrayView HexModel::bytesAt(int row) const
{
    const qsizetype offset = qsizetype(row) * BytesPerLine;
    return QByteArrayView(m_payload).sliced(offset, std::min(m_payload.size() - offset, qsizetype(BytesPerLine)));
}

QVariant HexModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QByteArrayView bytes = bytesAt(index.row());
    switch (role) {
    case OffsetRole:
        return offsetText(index.row());
    case HexRole:
        return hexText(bytes);
    case TextRole:
        return asciiText(bytes);
    case Qt::DisplayRole:
        return lineText(index.row(), bytes);
    default:
        return {};
    }
}

QHash<int, QByteArray> HexModel::roleNames() const
{
    return {{OffsetRole, "offset"}, {HexRole, "hex"}, {TextRole, "ascii"}};
}

QString HexModel::lines(int first, int count) const
{
    QString text;
    const qint64 end = std::min(qint64(first) + count, qint64(rowCount()));
    for (int row = std::max(first, 0); row < end; ++row)
        text += lineText(row, bytesAt(row)) + u'\n';
    return text;
}

} // namespace Tidewire

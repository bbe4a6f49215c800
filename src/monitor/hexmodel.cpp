// SPDX-License-Identifier: MIT
#include "hexmodel.h"

#include <algorithm>
#include <limits>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

QString hexText(QByteArrayView bytes, int bytesPerLine)
{
    constexpr char16_t Digits[] = u"0123456789abcdef";
    QString text;
    text.reserve(qsizetype(bytesPerLine) * 3);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            text += i == bytesPerLine / 2 ? u"  "_s : u" "_s;
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

} // namespace

void HexModel::setPayload(const QByteArray &payload)
{
    beginResetModel();
    m_payload = payload;
    endResetModel();
    Q_EMIT payloadChanged();
}

void HexModel::setBytesPerLine(int bytes)
{
    bytes = std::max(bytes, 1);
    if (m_bytesPerLine == bytes)
        return;
    beginResetModel();
    m_bytesPerLine = bytes;
    endResetModel();
    Q_EMIT bytesPerLineChanged();
}

QString HexModel::offsetText(int row) const
{
    return u"%1"_s.arg(qint64(row) * m_bytesPerLine, 8, 16, QChar(u'0'));
}

QString HexModel::lineText(int row) const
{
    const QByteArrayView bytes = bytesAt(row);
    // Of a whole line, so that the text of a short one stands below the others.
    const qsizetype hexWidth = qsizetype(m_bytesPerLine) * 3;
    return offsetText(row) + u"  "_s + hexText(bytes, m_bytesPerLine).leftJustified(hexWidth) + u"  "_s
        + asciiText(bytes);
}

int HexModel::rowCount(const QModelIndex &parent) const
{
    const qsizetype lines = (m_payload.size() + m_bytesPerLine - 1) / m_bytesPerLine;
    return parent.isValid() ? 0 : int(std::min(lines, qsizetype(std::numeric_limits<int>::max())));
}

QByteArrayView HexModel::bytesAt(int row) const
{
    const qsizetype offset = qsizetype(row) * m_bytesPerLine;
    return QByteArrayView(m_payload).sliced(offset, std::min(m_payload.size() - offset, qsizetype(m_bytesPerLine)));
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
        return hexText(bytes, m_bytesPerLine);
    case TextRole:
        return asciiText(bytes);
    case Qt::DisplayRole:
        return lineText(index.row());
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
        text += lineText(row) + u'\n';
    return text;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "framedetails.h"

#include "framemodel.h"
#include "redaction.h"

#include <QtCore/qendian.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

void FrameDetails::show(FrameModel *frames, int row)
{
    if (!frames || row < 0 || row >= frames->count())
        return clear();
    const FrameRecord &shown = frames->record(row);
    if (shown.number == m_record.number && shown.payload.constData() == m_record.payload.constData())
        return;
    m_record = redacted(shown);
    m_type = frames->data(frames->index(row), FrameModel::TypeRole).toString();
    m_form = isHead() ? PayloadText::Form::Text
                      : PayloadText::formOf(m_record.payload, m_record.opcode == Opcode::Text, m_record.isCut());
    readHead();
    Q_EMIT changed();
}

void FrameDetails::clear()
{
    if (!isValid())
        return;
    m_record = {};
    m_type.clear();
    m_form = PayloadText::Form::Empty;
    readHead();
    Q_EMIT changed();
}

void FrameDetails::readHead()
{
    m_startLine.clear();
    m_headers.clear();
    if (!isHead())
        return;
    const QStringList lines = QString::fromUtf8(m_record.payload).split(u"\r\n"_s);
    m_startLine = lines.first();
    for (const QString &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(u':');
        if (line.isEmpty())
            break; // a body may follow
        const QString name = line.left(colon).trimmed();
        m_headers.append(QVariantMap{{u"name"_s, name}, {u"value"_s, line.mid(colon + 1).trimmed()}});
    }
}

/// RFC 6455 §5.5.1: its first two bytes.
int FrameDetails::closeCode() const
{
    const bool hasCode = !isHead() && m_record.opcode == Opcode::Close && m_record.payload.size() >= 2;
    return hasCode ? qFromBigEndian<quint16>(m_record.payload.constData()) : 0;
}

double FrameDetails::wirePayloadSize() const
{
    // RFC 6455 §5.2: two bytes, then none, two or eight of length, then four of the mask.
    const quint64 fixed = m_record.masked ? 6 : 2;
    if (isHead() || m_record.wireSize < fixed)
        return double(m_record.wireSize);
    const quint64 rest = m_record.wireSize - fixed;
    const quint64 length = rest <= 125 ? 0 : rest - 2 <= 0xFFFF ? 2 : 8;
    return double(rest - length);
}

} // namespace Tidewire

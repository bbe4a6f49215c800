// SPDX-License-Identifier: MIT
#include "jsoncheck.h"

#include <monitor/jsonreader.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

void JsonCheck::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    check();
    Q_EMIT changed();
}

void JsonCheck::check()
{
    using Error = JsonReader::Error;
    m_message.clear();
    m_position = -1;
    const QByteArray bytes = m_text.toUtf8();
    JsonReader reader(bytes);
    JsonReader::Token token = reader.next();
    while (token != JsonReader::Token::End && token != JsonReader::Token::Invalid)
        token = reader.next();
    if (token == JsonReader::Token::End)
        return;
    const QByteArray before = bytes.first(std::min(reader.position(), bytes.size()));
    m_position = int(QString::fromUtf8(before).size());
    if (m_text.trimmed().isEmpty())
        return;
    const int column = int(QString::fromUtf8(before.sliced(before.lastIndexOf('\n') + 1)).size()) + 1;
    const QString place = tr("line %1, column %2").arg(reader.line()).arg(column);
    if (reader.error() == Error::UnexpectedEnd)
        m_message = tr("Not complete: it ends at %1").arg(place);
    else if (reader.error() == Error::Depth)
        m_message = tr("Nested too deeply at %1").arg(place);
    else if (m_position < m_text.size())
        m_message = tr("“%1” is not expected at %2").arg(QString(m_text[m_position]), place);
    else
        m_message = tr("Something is missing at %1").arg(place);
}

} // namespace Tidewire

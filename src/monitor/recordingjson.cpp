// SPDX-License-Identifier: MIT
#include "recordingjson.h"

namespace Tidewire {

using Token = JsonReader::Token;

Token RecordingJson::next()
{
    m_token = m_reader.next();
    if (m_token == Token::Invalid)
        syntaxError();
    return m_token;
}

void RecordingJson::syntaxError()
{
    const bool ends = m_reader.error() == JsonReader::Error::UnexpectedEnd;
    fail(ends ? tr("The file ends in the midst of it") : tr("This is no valid JSON"));
}

void RecordingJson::wrong(const QString &what)
{
    fail(tr("“%1” is missing or wrong").arg(what));
}

bool RecordingJson::expect(Token token)
{
    if (m_token != token)
        wrong(m_key);
    return m_input.goesOn();
}

void RecordingJson::skip()
{
    if (m_input.goesOn() && !m_reader.skipValue())
        syntaxError();
}

QByteArray RecordingJson::text()
{
    return expect(Token::String) ? m_reader.string().toUtf8() : QByteArray();
}

double RecordingJson::number()
{
    return expect(Token::Number) ? m_reader.raw().toByteArray().toDouble() : 0;
}

qint64 RecordingJson::integer(qint64 least, qint64 most)
{
    bool ok = false;
    const qint64 value = expect(Token::Number) ? m_reader.raw().toByteArray().toLongLong(&ok) : 0;
    if (!ok || value < least || value > most)
        wrong(m_key);
    return value;
}

bool RecordingJson::boolean()
{
    if (m_reader.raw() != "true" && m_reader.raw() != "false")
        wrong(m_key);
    return m_reader.raw() == "true";
}

} // namespace Tidewire

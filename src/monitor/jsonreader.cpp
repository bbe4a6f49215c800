// SPDX-License-Identifier: MIT
#include "jsonreader.h"

#include <algorithm>

namespace Tidewire {

namespace {

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isHexDigit(char character)
{
    return isDigit(character) || (character >= 'a' && character <= 'f') || (character >= 'A' && character <= 'F');
}

/// What \a character behind a backslash stands for; 0 for those that are not short escapes.
char16_t unescaped(char16_t character)
{
    switch (character) {
    case u'b':
        return u'\b';
    case u'f':
        return u'\f';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    default:
        return character;
    }
}

QString withoutLoneSurrogates(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

JsonReader::Token JsonReader::fail(Error error, qsizetype at)
{
    m_error = error;
    m_tokenAt = at;
    m_raw = {};
    return Token::Invalid;
}

void JsonReader::skipSpace()
{
    while (!atEnd() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
        ++m_at;
}

JsonReader::Token JsonReader::next()
{
    if (m_error != Error::None)
        return Token::Invalid;
    skipSpace();
    if (atEnd())
        return m_expect == Expect::End ? Token::End : fail(Error::UnexpectedEnd, m_at);
    if (m_expect == Expect::CommaOrEnd && m_text[m_at] == ',') {
        ++m_at;
        m_expect = m_open.back() == '{' ? Expect::Key : Expect::Value;
        skipSpace();
        if (atEnd())
            return fail(Error::UnexpectedEnd, m_at);
    }
    m_tokenAt = m_at;
    const char first = m_text[m_at];
    const bool mayEnd =
        m_expect == Expect::ValueOrEnd || m_expect == Expect::KeyOrEnd || m_expect == Expect::CommaOrEnd;
    if (mayEnd && (first == '}' || first == ']'))
        return end(first);
    switch (m_expect) {
    case Expect::Value:
    case Expect::ValueOrEnd:
        return readValue(first);
    case Expect::Key:
    case Expect::KeyOrEnd:
        return readKey();
    default:
        return fail(Error::Syntax, m_at);
    }
}

JsonReader::Token JsonReader::begin(char bracket)
{
    if (depth() >= m_maxDepth)
        return fail(Error::Depth, m_at);
    m_open.push_back(bracket);
    m_raw = m_text.sliced(m_at++, 1);
    m_expect = bracket == '{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    return bracket == '{' ? Token::BeginObject : Token::BeginArray;
}

JsonReader::Token JsonReader::end(char bracket)
{
    const bool object = bracket == '}';
    if (m_open.empty() || (m_open.back() == '{') != object)
        return fail(Error::Syntax, m_at);
    m_open.pop_back();
    return valueRead(object ? Token::EndObject : Token::EndArray, m_at + 1);
}

/// A value has ended before \a end.
JsonReader::Token JsonReader::valueRead(Token token, qsizetype end)
{
    m_raw = m_text.sliced(m_tokenAt, end - m_tokenAt);
    m_at = end;
    m_expect = m_open.empty() ? Expect::End : Expect::CommaOrEnd;
    return token;
}

JsonReader::Token JsonReader::readValue(char first)
{
    if (first == '{' || first == '[')
        return begin(first);
    if (first == '"')
        return readString(Token::String);
    if (first == '-' || isDigit(first))
        return readNumber();
    return readLiteral();
}

JsonReader::Token JsonReader::readKey()
{
    if (m_text[m_at] != '"')
        return fail(Error::Syntax, m_at);
    if (readString(Token::Key) == Token::Invalid)
        return Token::Invalid;
    skipSpace();
    if (atEnd())
        return fail(Error::UnexpectedEnd, m_at);
    if (m_text[m_at] != ':')
        return fail(Error::Syntax, m_at);
    ++m_at;
    m_expect = Expect::Value;
    return Token::Key;
}

JsonReader::Token JsonReader::readString(Token kind)
{
    qsizetype at = m_at + 1;
    while (at < m_text.size() && m_text[at] != '"') {
        if (quint8(m_text[at]) < 0x20)
            return fail(Error::Syntax, at);
        if (m_text[at] != '\\') {
            ++at;
            continue;
        }
        if (at + 1 >= m_text.size())
            return fail(Error::UnexpectedEnd, m_text.size());
        const char escape = m_text[at + 1];
        if (escape != 'u' && !QByteArrayView("\"\\/bfnrt").contains(escape))
            return fail(Error::Syntax, at);
        const qsizetype size = escape == 'u' ? 6 : 2;
        for (qsizetype i = at + 2; i < at + size; ++i) {
            if (i >= m_text.size())
                return fail(Error::UnexpectedEnd, m_text.size());
            if (!isHexDigit(m_text[i]))
                return fail(Error::Syntax, i);
        }
        at += size;
    }
    if (at >= m_text.size())
        return fail(Error::UnexpectedEnd, m_text.size());
    return valueRead(kind, at + 1);
}

bool JsonReader::digits()
{
    const qsizetype before = m_at;
    while (!atEnd() && isDigit(m_text[m_at]))
        ++m_at;
    return m_at > before;
}

JsonReader::Token JsonReader::readNumber()
{
    const auto failHere = [this] { return fail(atEnd() ? Error::UnexpectedEnd : Error::Syntax, m_at); };
    if (m_text[m_at] == '-')
        ++m_at;
    const bool zero = !atEnd() && m_text[m_at] == '0';
    if (zero)
        ++m_at;
    else if (!digits())
        return failHere();
    if (!atEnd() && m_text[m_at] == '.') {
        ++m_at;
        if (!digits())
            return failHere();
    }
    if (!atEnd() && (m_text[m_at] == 'e' || m_text[m_at] == 'E')) {
        ++m_at;
        if (!atEnd() && (m_text[m_at] == '+' || m_text[m_at] == '-'))
            ++m_at;
        if (!digits())
            return failHere();
    }
    return valueRead(Token::Number, m_at);
}

JsonReader::Token JsonReader::readLiteral()
{
    const QByteArrayView rest = m_text.sliced(m_at);
    for (const QByteArrayView literal : {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null")}) {
        if (rest.startsWith(literal))
            return valueRead(Token::Literal, m_at + literal.size());
        if (literal.startsWith(rest))
            return fail(Error::UnexpectedEnd, m_text.size());
    }
    return fail(Error::Syntax, m_at);
}

bool JsonReader::skipValue()
{
    const qsizetype value = m_text[m_tokenAt] == '{' || m_text[m_tokenAt] == '[' ? depth() - 1 : depth();
    while (depth() > value) {
        if (next() == Token::Invalid)
            return false;
    }
    return m_error == Error::None;
}

QString JsonReader::string() const
{
    if (m_raw.size() < 2)
        return {};
    QString escaped = QString::fromUtf8(m_raw.sliced(1, m_raw.size() - 2));
    if (!escaped.contains(u'\\'))
        return escaped;
    QString text;
    text.reserve(escaped.size());
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != u'\\') {
            text += escaped[i];
        } else if (escaped[++i] == u'u') {
            text += QChar(QStringView(escaped).sliced(i + 1, 4).toUShort(nullptr, 16));
            i += 4;
        } else {
            text += QChar(unescaped(escaped[i].unicode()));
        }
    }
    return withoutLoneSurrogates(std::move(text));
}

int JsonReader::line() const
{
    const QByteArrayView before = m_text.first(std::min(m_tokenAt, m_text.size()));
    return 1 + int(std::ranges::count(before, '\n'));
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "extensions.h"

#include "httpsyntax.h"

namespace Tidewire {

namespace {

constexpr QByteArrayView Space = " \t";

/// Reads from the front of a text, piece by piece.
class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_rest(text) {}

    bool atEnd() const { return m_rest.isEmpty(); }

    /// Takes \a character, with the space around it, if it is the next one.
    bool take(char character)
    {
        skipSpace();
        if (m_rest.isEmpty() || m_rest.front() != character)
            return false;
        m_rest = m_rest.sliced(1);
        skipSpace();
        return true;
    }

    /// The next token; empty if there is none.
    QByteArray token()
    {
        qsizetype size = 0;
        while (size < m_rest.size() && isToken(m_rest.sliced(size, 1)))
            ++size;
        QByteArray token = m_rest.first(size).toByteArray();
        m_rest = m_rest.sliced(size);
        return token;
    }

    /// The next token, which may stand in quotes, as RFC 6455 §9.1 allows; empty if there is none.
    QByteArray value()
    {
        if (m_rest.isEmpty() || m_rest.front() != '"')
            return token();
        QByteArray value;
        for (qsizetype i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == '"') {
                m_rest = m_rest.sliced(i + 1);
                return isToken(value) ? value : QByteArray();
            }
            if (m_rest[i] == '\\' && ++i == m_rest.size())
                break;
            value += m_rest[i];
        }
        return {};
    }

    void skipSpace()
    {
        while (!m_rest.isEmpty() && Space.contains(m_rest.front()))
            m_rest = m_rest.sliced(1);
    }

private:
    QByteArrayView m_rest;
};

Result<Extension> readExtension(Reader &reader)
{
    Extension extension{.name = reader.token(), .parameters = {}};
    if (extension.name.isEmpty())
        return Error::ExtensionMalformed;
    while (reader.take(';')) {
        ExtensionParameter parameter{.name = reader.token(), .value = {}};
        if (parameter.name.isEmpty())
            return Error::ExtensionMalformed;
        if (reader.take('=')) {
            parameter.value = reader.value();
            if (parameter.value->isEmpty())
                return Error::ExtensionMalformed;
        }
        extension.parameters.append(parameter);
    }
    return extension;
}

} // namespace

Result<QList<Extension>> parseExtensions(QByteArrayView value)
{
    QList<Extension> extensions;
    Reader reader(value);
    do {
        // RFC 9110 §5.6.1: empty elements do not count.
        while (reader.take(',')) {}
        reader.skipSpace();
        if (reader.atEnd())
            return extensions;
        Result<Extension> extension = readExtension(reader);
        if (!extension)
            return extension.error();
        extensions.append(std::move(*extension));
    } while (reader.take(','));
    reader.skipSpace();
    if (!reader.atEnd())
        return Error::ExtensionMalformed;
    return extensions;
}

} // namespace Tidewire

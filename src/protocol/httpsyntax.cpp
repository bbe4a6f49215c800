// SPDX-License-Identifier: MIT
#include "httpsyntax.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace Tidewire {

namespace {

/// RFC 9110 §5.6.2.
constexpr std::array<bool, 256> TokenChars = [] {
    std::array<bool, 256> allowed{};
    for (size_t c = 0; c < allowed.size(); ++c) {
        allowed[c] =
            isAlphanumeric(char(c)) || std::string_view("!#$%&'*+-.^_`|~").find(char(c)) != std::string_view::npos;
    }
    return allowed;
}();

bool isTokenChar(char c)
{
    return TokenChars[quint8(c)];
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

/// Goes from one element of a list to the next, as splitList() has them.
class ListReader
{
public:
    explicit ListReader(QByteArrayView list) : m_rest(list) {}

    QByteArrayView element() const { return m_element; }
    /// False at the end of the list.
    bool next()
    {
        m_element = {};
        while (m_element.isEmpty() && !m_rest.isEmpty()) {
            const qsizetype size = sizeOfFirst();
            m_element = withoutSpace(m_rest.first(size));
            m_rest = m_rest.sliced(std::min(size + 1, m_rest.size()));
        }
        return !m_element.isEmpty();
    }

private:
    /// Up to the comma.
    qsizetype sizeOfFirst() const
    {
        bool quoted = false;
        qsizetype i = 0;
        for (; i < m_rest.size() && (quoted || m_rest[i] != ','); ++i) {
            if (quoted && m_rest[i] == '\\')
                ++i; // the byte behind it is meant literally (RFC 9110 §5.6.4)
            else if (m_rest[i] == '"')
                quoted = !quoted;
        }
        return std::min(i, m_rest.size());
    }

    QByteArrayView m_rest;
    QByteArrayView m_element;
};

} // namespace

QByteArrayView withoutSpace(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return std::ranges::equal(a, b, {}, toLower, toLower);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenChar);
}

bool isHeaderValue(QByteArrayView value)
{
    return std::ranges::all_of(value, isHeaderByte) && withoutSpace(value).size() == value.size();
}

QList<QByteArrayView> splitList(QByteArrayView list)
{
    QList<QByteArrayView> elements;
    for (ListReader reader(list); reader.next();)
        elements.append(reader.element());
    return elements;
}

bool listContainsToken(QByteArrayView list, QByteArrayView token)
{
    for (ListReader reader(list); reader.next();) {
        if (equalsIgnoringCase(reader.element(), token))
            return true;
    }
    return false;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "httphead.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

namespace {

constexpr QByteArrayView HeadEnd = "\r\n\r\n";

bool isTokenChar(char c)
{
    constexpr QByteArrayView Marks = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || Marks.contains(c);
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

/// TAB, visible ASCII, space, and the bytes above, which RFC 9110 §5.5 calls obs-text.
bool isValueChar(char c)
{
    return c == '\t' || (quint8(c) >= 0x20 && quint8(c) != 0x7F);
}

bool isEqual(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

} // namespace

Result<HttpHead> HttpHead::parse(const QByteArray &bytes, const Limits &limits)
{
    if (bytes.size() > limits.maxHeadSize)
        return Error::HeadTooLarge;
    if (!bytes.endsWith(HeadEnd))
        return Error::HeaderMalformed;

    HttpHead head;
    head.m_bytes = bytes;
    head.m_startLineSize = bytes.indexOf("\r\n");
    if (!std::ranges::all_of(head.startLine(), isValueChar))
        return Error::HeaderMalformed;
    qsizetype begin = head.m_startLineSize + 2;
    while (begin < bytes.size() - 2) {
        const qsizetype end = bytes.indexOf("\r\n", begin);
        if (head.m_fields.size() >= limits.maxHeaderCount)
            return Error::TooManyHeaders;
        if (const Error error = head.parseField(begin, end); error != Error::None)
            return error;
        begin = end + 2;
    }
    if (begin != bytes.size() - 2)
        return Error::HeaderMalformed;
    head.m_fields.squeeze();
    return head;
}

Error HttpHead::parseField(qsizetype begin, qsizetype end)
{
    const QByteArrayView line = QByteArrayView(m_bytes).sliced(begin, end - begin);
    const qsizetype colon = line.indexOf(':');
    // A folded line begins with a space, which is no token: RFC 9112 §5.2 lets a server refuse it.
    if (colon < 0 || !isToken(line.first(colon)))
        return Error::HeaderMalformed;
    const QByteArrayView value = trimmed(line.sliced(colon + 1));
    if (!std::ranges::all_of(value, isValueChar))
        return Error::HeaderMalformed;
    const qsizetype valueBegin = value.isEmpty() ? end : value.data() - m_bytes.constData();
    m_fields.append({quint32(begin), quint32(colon), quint32(valueBegin), quint32(value.size())});
    return Error::None;
}

QByteArrayView HttpHead::headerName(int index) const
{
    return slice(m_fields[index].name, m_fields[index].nameSize);
}

QByteArrayView HttpHead::headerValue(int index) const
{
    return slice(m_fields[index].value, m_fields[index].valueSize);
}

int HttpHead::count(QByteArrayView name) const
{
    return int(std::ranges::count_if(
        m_fields, [&](const Field &field) { return isEqual(slice(field.name, field.nameSize), name); }));
}

QByteArrayView HttpHead::value(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (isEqual(slice(field.name, field.nameSize), name))
            return slice(field.value, field.valueSize);
    }
    return {};
}

QByteArray HttpHead::joinedValues(QByteArrayView name) const
{
    QByteArray joined;
    for (const Field &field : m_fields) {
        if (!isEqual(slice(field.name, field.nameSize), name))
            continue;
        if (!joined.isEmpty())
            joined += ", ";
        joined += slice(field.value, field.valueSize);
    }
    return joined;
}

HttpHeaders HttpHead::headers() const
{
    HttpHeaders all;
    all.reserve(m_fields.size());
    for (int i = 0; i < headerCount(); ++i)
        all.emplace_back(headerName(i).toByteArray(), headerValue(i).toByteArray());
    return all;
}

Result<qsizetype> HttpHeadCollector::append(std::span<const char> bytes)
{
    for (size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const char previous = m_bytes.isEmpty() ? '\0' : m_bytes.back();
        // Both halves of a line end must be there; any other control byte has no place in a head.
        const bool lineEnd = c == '\n' || previous == '\r';
        if (lineEnd ? !(c == '\n' && previous == '\r') : !(c == '\r' || isValueChar(c)))
            return m_bytes.contains('\n') ? Error::HeaderMalformed : Error::RequestLineMalformed;
        if (m_bytes.size() >= m_maxSize)
            return Error::HeadTooLarge;
        m_bytes.append(c);
        if (c == '\n' && m_bytes.endsWith(HeadEnd)) {
            m_complete = true;
            return qsizetype(i + 1);
        }
    }
    return qsizetype(bytes.size());
}

QByteArray HttpHeadCollector::take()
{
    m_complete = false;
    return std::exchange(m_bytes, {});
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenChar);
}

bool isHeaderValue(QByteArrayView value)
{
    return std::ranges::all_of(value, isValueChar) && trimmed(value).size() == value.size();
}

QList<QByteArrayView> splitList(QByteArrayView list)
{
    QList<QByteArrayView> elements;
    bool quoted = false;
    qsizetype begin = 0;
    const auto addUpTo = [&](qsizetype end) {
        const QByteArrayView element = trimmed(list.sliced(begin, end - begin));
        if (!element.isEmpty())
            elements.append(element);
        begin = end + 1;
    };
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (quoted && list[i] == '\\')
            ++i; // the byte behind it is meant literally (RFC 9110 §5.6.4)
        else if (list[i] == '"')
            quoted = !quoted;
        else if (list[i] == ',' && !quoted)
            addUpTo(i);
    }
    addUpTo(list.size());
    return elements;
}

bool listContainsToken(QByteArrayView list, QByteArrayView token)
{
    return std::ranges::any_of(splitList(list), [&](QByteArrayView element) { return isEqual(element, token); });
}

} // namespace Tidewire

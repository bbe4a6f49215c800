// SPDX-License-Identifier: MIT
#include "httphead.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace Tidewire {

namespace {

constexpr QByteArrayView HeadEnd = "\r\n\r\n";

/// The line at the front of \a text, without its end, or what there is of it.
QByteArrayView firstLine(QByteArrayView text)
{
    const void *const end = text.isEmpty() ? nullptr : std::memchr(text.data(), '\r', size_t(text.size()));
    return end ? text.first(static_cast<const char *>(end) - text.data()) : text;
}

} // namespace

/// Goes from one header to the next. A head is looked through for each header that is asked for, so that it counts what
/// that takes: the end of each line, and of the others no more.
class HttpHead::Fields
{
public:
    /// \a lines follow the start line; each of them is in order.
    explicit Fields(QByteArrayView lines) : m_lines(lines) {}

    /// False at the end of the head.
    bool next()
    {
        m_line = firstLine(m_lines);
        if (m_line.isEmpty())
            return false;
        m_lines = m_lines.sliced(m_line.size() + 2);
        return true;
    }
    bool isNamed(QByteArrayView wanted) const
    {
        return m_line.size() > wanted.size() && m_line[wanted.size()] == ':'
            && equalsIgnoringCase(m_line.first(wanted.size()), wanted);
    }
    QByteArrayView name() const { return m_line.first(m_line.indexOf(':')); }
    QByteArrayView value() const { return withoutSpace(m_line.sliced(m_line.indexOf(':') + 1)); }

private:
    QByteArrayView m_lines;
    QByteArrayView m_line;
};

Result<HttpHead> HttpHead::parse(const QByteArray &bytes, const Limits &limits)
{
    if (bytes.size() > limits.maxHeadSize)
        return Error::HeadTooLarge;
    if (!bytes.endsWith(HeadEnd))
        return Error::HeaderMalformed;

    const qsizetype startLineSize = firstLine(bytes).size();
    const auto endsAt = [&bytes](qsizetype position) { return bytes[position + 1] == '\n'; }; // behind its '\r'
    if (!endsAt(startLineSize) || !std::ranges::all_of(QByteArrayView(bytes).first(startLineSize), isHeaderByte))
        return Error::HeaderMalformed;
    qsizetype begin = startLineSize + 2;
    for (int count = 0; begin < bytes.size() - 2; ++count) {
        const QByteArrayView line = firstLine(QByteArrayView(bytes).sliced(begin));
        if (count >= limits.maxHeaderCount)
            return Error::TooManyHeaders;
        if (!endsAt(begin + line.size()))
            return Error::HeaderMalformed;
        if (const Error error = checkField(line); error != Error::None)
            return error;
        begin += line.size() + 2;
    }
    if (begin != bytes.size() - 2)
        return Error::HeaderMalformed;
    HttpHead head;
    head.m_bytes = bytes;
    return head;
}

Error HttpHead::checkField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    // A folded line begins with a space, which is no token: RFC 9112 §5.2 lets a server refuse it.
    if (colon < 0 || !isToken(line.first(colon)))
        return Error::HeaderMalformed;
    return std::ranges::all_of(line.sliced(colon + 1), isHeaderByte) ? Error::None : Error::HeaderMalformed;
}

QByteArrayView HttpHead::startLine() const
{
    return firstLine(m_bytes);
}

HttpHead::Fields HttpHead::fields() const
{
    return Fields(QByteArrayView(m_bytes).sliced(std::min(startLine().size() + 2, m_bytes.size())));
}

int HttpHead::headerCount() const
{
    int count = 0;
    for (Fields field = fields(); field.next();)
        ++count;
    return count;
}

QByteArrayView HttpHead::headerName(int index) const
{
    Fields field = fields();
    for (int i = 0; i <= index; ++i)
        field.next();
    return field.name();
}

QByteArrayView HttpHead::headerValue(int index) const
{
    Fields field = fields();
    for (int i = 0; i <= index; ++i)
        field.next();
    return field.value();
}

int HttpHead::count(QByteArrayView name) const
{
    int count = 0;
    for (Fields field = fields(); field.next();)
        count += field.isNamed(name);
    return count;
}

QByteArrayView HttpHead::value(QByteArrayView name) const
{
    for (Fields field = fields(); field.next();) {
        if (field.isNamed(name))
            return field.value();
    }
    return {};
}

void HttpHead::find(std::span<const QByteArrayView> names, std::span<Found> found) const
{
    for (Fields field = fields(); field.next();) {
        for (size_t i = 0; i < names.size(); ++i) {
            if (field.isNamed(names[i]) && found[i].count++ == 0)
                found[i].value = field.value();
        }
    }
}

QByteArray HttpHead::joinedValues(QByteArrayView name, QByteArrayView separator) const
{
    QByteArray joined;
    for (Fields field = fields(); field.next();) {
        if (!field.isNamed(name))
            continue;
        if (!joined.isEmpty())
            joined += separator;
        joined += field.value();
    }
    return joined;
}

HttpHeaders HttpHead::headers() const
{
    HttpHeaders all;
    for (Fields field = fields(); field.next();)
        all.emplace_back(field.name().toByteArray(), field.value().toByteArray());
    return all;
}

/// What is wrong with \a c behind m_previous, in a head that has \a size bytes already.
Error HttpHeadCollector::check(char c, qsizetype size) const
{
    // Both halves of a line end must be there; any other control byte has no place in a head.
    const bool lineEnd = c == '\n' || m_previous == '\r';
    if (lineEnd ? !(c == '\n' && m_previous == '\r') : !(c == '\r' || isHeaderByte(c)))
        return m_inHeaders ? Error::HeaderMalformed : Error::RequestLineMalformed;
    return size >= m_maxSize ? Error::HeadTooLarge : Error::None;
}

/// Goes to the next line end, or to what is wrong: how far that is, \a most at most.
size_t HttpHeadCollector::skipText(std::span<const char> bytes, qsizetype most)
{
    if (m_previous == '\r' || most <= 0)
        return 0;
    const std::span<const char> text = bytes.first(std::min(bytes.size(), size_t(most)));
    const auto size = std::ranges::find_if_not(text, isHeaderByte) - text.begin();
    if (size > 0)
        m_previous = text[size_t(size) - 1];
    m_lineSize += size;
    return size_t(size);
}

Result<qsizetype> HttpHeadCollector::append(std::span<const char> bytes)
{
    size_t used = 0;
    while (used < bytes.size() && !m_complete) {
        used += skipText(bytes.subspan(used), m_maxSize - m_bytes.size() - qsizetype(used));
        if (used == bytes.size())
            break;
        const char c = bytes[used];
        if (const Error error = check(c, m_bytes.size() + qsizetype(used)); error != Error::None)
            return error;
        ++used;
        ++m_lineSize;
        m_previous = c;
        if (c == '\n') {
            // An empty line that is not the first.
            m_complete = m_inHeaders && m_lineSize == 2;
            m_inHeaders = true;
            m_lineSize = 0;
        }
    }
    // Most heads come in one piece. That is taken as it is: what append() allocates in advance would be cut off again,
    // and the holes of that size are many and of no use.
    if (m_bytes.isEmpty())
        m_bytes = QByteArray(bytes.data(), qsizetype(used));
    else
        m_bytes.append(bytes.data(), qsizetype(used));
    return qsizetype(used);
}

QByteArray HttpHeadCollector::take()
{
    QByteArray head = std::exchange(m_bytes, QByteArray());
    head.squeeze(); // it may be kept for long
    *this = HttpHeadCollector(m_maxSize);
    return head;
}

} // namespace Tidewire

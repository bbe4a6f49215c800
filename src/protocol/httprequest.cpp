// SPDX-License-Identifier: MIT
#include "httprequest.h"

#include <algorithm>

namespace Tidewire {

namespace {

constexpr QByteArrayView SchemeSeparator = "://";

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// RFC 3986 §2.2 and §2.3: sub-delims and unreserved.
bool isNameChar(char c)
{
    return isAlphanumeric(c) || QByteArrayView("-._~!$&'()*+,;=").contains(c);
}

/// RFC 3986 §3.2.2: reg-name, but not an empty one.
bool isRegisteredName(QByteArrayView name)
{
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool encoded =
            name[i] == '%' && i + 2 < name.size() && isHexDigit(name[i + 1]) && isHexDigit(name[i + 2]);
        if (!encoded && !isNameChar(name[i]))
            return false;
        i += encoded ? 2 : 0;
    }
    return !name.isEmpty();
}

/// RFC 3986 §3.2.2: IP-literal, about.
bool isLiteral(QByteArrayView address)
{
    return address.size() > 2 && address.back() == ']'
        && std::ranges::all_of(address.sliced(1, address.size() - 2), [](char c) { return c == ':' || isNameChar(c); });
}

/// What an absolute form has between scheme and path; empty in an origin form.
QByteArrayView authorityOf(QByteArrayView target)
{
    if (target.isEmpty() || target.front() == '/')
        return {};
    const QByteArrayView rest = target.sliced(target.indexOf(SchemeSeparator) + SchemeSeparator.size());
    const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    return rest.first(end - rest.begin());
}

/// Visible ASCII without '#': a target has no fragment (RFC 9112 §3.2).
bool isTargetChar(char c)
{
    return c > 0x20 && c < 0x7F && c != '#';
}

/// Origin form, or absolute form with http or ws, plain or secure. A server has to take both (RFC 9112 §3.2.2).
bool isTarget(QByteArrayView target)
{
    if (target.isEmpty() || !std::ranges::all_of(target, isTargetChar))
        return false;
    if (target.front() == '/')
        return true;
    const qsizetype schemeEnd = target.indexOf(SchemeSeparator);
    if (schemeEnd < 0)
        return false;
    const QByteArray scheme = target.first(schemeEnd).toByteArray().toLower();
    const bool known = scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss";
    return known && isHost(authorityOf(target));
}

/// "HTTP/" DIGIT "." DIGIT
bool isVersion(QByteArrayView version)
{
    return version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5]) && version[6] == '.'
        && isDigit(version[7]);
}

QByteArrayView unquoted(QByteArrayView value)
{
    const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return quoted ? value.sliced(1, value.size() - 2) : value;
}

} // namespace

Result<HttpRequest> HttpRequest::parse(const QByteArray &bytes, const Limits &limits)
{
    if (bytes.size() > limits.maxHeadSize)
        return Error::HeadTooLarge;
    const QByteArrayView line = QByteArrayView(bytes).first(std::max(bytes.indexOf("\r\n"), qsizetype(0)));
    const qsizetype methodEnd = line.indexOf(' ');
    const qsizetype targetEnd = line.lastIndexOf(' ');
    if (methodEnd < 1 || targetEnd <= methodEnd || !isToken(line.first(methodEnd)))
        return Error::RequestLineMalformed;
    const QByteArrayView version = line.sliced(targetEnd + 1);
    if (!isVersion(version))
        return Error::RequestLineMalformed;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Error::HttpVersionUnsupported;
    const QByteArrayView target = line.sliced(methodEnd + 1, targetEnd - methodEnd - 1);
    if (!isTarget(target))
        return Error::RequestLineMalformed;

    Result<HttpHead> head = HttpHead::parse(bytes, limits);
    if (!head)
        return head.error();
    HttpRequest request;
    request.m_head = std::move(*head);
    return request;
}

QByteArrayView HttpRequest::method() const
{
    const QByteArrayView line = m_head.startLine();
    return line.first(std::max(line.indexOf(' '), qsizetype(0)));
}

QByteArrayView HttpRequest::target() const
{
    const QByteArrayView line = m_head.startLine();
    const qsizetype begin = line.indexOf(' ') + 1;
    return begin > 0 ? line.sliced(begin, line.lastIndexOf(' ') - begin) : QByteArrayView();
}

QByteArrayView HttpRequest::version() const
{
    const QByteArrayView line = m_head.startLine();
    return line.sliced(line.lastIndexOf(' ') + 1);
}

/// The target without scheme and authority; empty or "?…" where an absolute form has no path.
QByteArrayView HttpRequest::originForm() const
{
    const QByteArrayView whole = target();
    const QByteArrayView authority = authorityOf(whole);
    return authority.isEmpty() ? whole : whole.sliced(authority.end() - whole.begin());
}

QByteArrayView HttpRequest::host() const
{
    const QByteArrayView authority = authorityOf(target());
    return authority.isEmpty() ? header("Host") : authority;
}

QByteArrayView HttpRequest::path() const
{
    const QByteArrayView form = originForm();
    const qsizetype mark = form.indexOf('?');
    const QByteArrayView path = mark < 0 ? form : form.first(mark);
    return path.isEmpty() ? QByteArrayView("/") : path;
}

QByteArrayView HttpRequest::query() const
{
    const QByteArrayView form = originForm();
    const qsizetype mark = form.indexOf('?');
    return mark < 0 ? QByteArrayView() : form.sliced(mark + 1);
}

QList<QByteArray> HttpRequest::subprotocols() const
{
    QList<QByteArray> names;
    const QByteArray list = m_head.joinedValues("Sec-WebSocket-Protocol");
    for (const QByteArrayView name : splitList(list))
        names.append(name.toByteArray());
    return names;
}

HttpHeaders HttpRequest::cookies() const
{
    HttpHeaders all;
    const QByteArray values = m_head.joinedValues("Cookie", "; "); // RFC 9113 §8.2.3
    for (const QByteArray &pair : values.split(';')) {
        const QByteArrayView cookie = QByteArrayView(pair).trimmed();
        const qsizetype equals = cookie.indexOf('=');
        if (equals > 0)
            all.emplace_back(cookie.first(equals).toByteArray(), unquoted(cookie.sliced(equals + 1)).toByteArray());
    }
    return all;
}

bool isHost(QByteArrayView text)
{
    const bool literal = text.startsWith('[');
    const qsizetype mark = literal ? text.indexOf(']') + 1 : text.indexOf(':');
    const qsizetype nameSize = mark < 0 ? text.size() : mark;
    const QByteArrayView name = text.first(nameSize);
    const QByteArrayView port = text.sliced(nameSize);
    return (literal ? isLiteral(name) : isRegisteredName(name))
        && (port.isEmpty() || (port.front() == ':' && std::ranges::all_of(port.sliced(1), isDigit)));
}

} // namespace Tidewire

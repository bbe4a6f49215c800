// SPDX-License-Identifier: MIT
#include "httprequest.h"

#include <algorithm>

namespace Tidewire {

namespace {

constexpr QByteArrayView SchemeSeparator = "://";

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
    if (schemeEnd < 0 || schemeEnd + SchemeSeparator.size() == target.size())
        return false;
    const QByteArray scheme = target.first(schemeEnd).toByteArray().toLower();
    return scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss";
}

/// "HTTP/" DIGIT "." DIGIT
bool isVersion(QByteArrayView version)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
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
    if (version != "HTTP/1.1")
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

/// The target without scheme and authority; empty or "?…" where an absolute form has no path.
QByteArrayView HttpRequest::originForm() const
{
    const QByteArrayView whole = target();
    if (whole.isEmpty() || whole.front() == '/')
        return whole;
    const QByteArrayView rest = whole.sliced(whole.indexOf(SchemeSeparator) + SchemeSeparator.size());
    const auto begin = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    return rest.sliced(begin - rest.begin());
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
    const QByteArray values = m_head.joinedValues("Cookie");
    for (const QByteArray &pair : values.split(';')) {
        const QByteArrayView cookie = QByteArrayView(pair).trimmed();
        const qsizetype equals = cookie.indexOf('=');
        if (equals > 0)
            all.emplace_back(cookie.first(equals).toByteArray(), unquoted(cookie.sliced(equals + 1)).toByteArray());
    }
    return all;
}

} // namespace Tidewire

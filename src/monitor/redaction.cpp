// SPDX-License-Identifier: MIT
#include "redaction.h"

#include <algorithm>
#include <array>

namespace Tidewire {

namespace {

constexpr QByteArrayView Mark = "REDACTED";

bool containsAny(const QByteArray &name, std::initializer_list<QByteArrayView> parts)
{
    return std::ranges::any_of(parts, [&name](QByteArrayView part) { return name.contains(part); });
}

bool isOneOf(const QByteArray &name, std::initializer_list<QByteArrayView> names)
{
    return std::ranges::any_of(names, [&name](QByteArrayView known) { return known == name; });
}

/// One "name=value".
QByteArray redactedParameter(QByteArrayView parameter)
{
    const qsizetype equals = parameter.indexOf('=');
    if (equals < 0 || !isSecretParameter(parameter.first(equals)))
        return parameter.toByteArray();
    return parameter.first(equals + 1).toByteArray() + Mark.toByteArray();
}

/// What stands behind '?' or '#'.
QByteArray redactedParameters(QByteArrayView text)
{
    QByteArray result;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '&' && text[i] != ';' && text[i] != '#' && text[i] != '?')
            continue;
        result += redactedParameter(text.sliced(begin, i - begin));
        if (i < text.size())
            result += text[i];
        begin = i + 1;
    }
    return result;
}

/// Random, and longer than a name would be.
bool looksRandom(QByteArrayView token)
{
    constexpr qsizetype ShortestToken = 24;
    const auto has = [token](char from, char to) {
        return std::ranges::any_of(token, [=](char c) { return c >= from && c <= to; });
    };
    return token.size() >= ShortestToken && has('0', '9') && (has('a', 'z') || has('A', 'Z'));
}

QByteArray redactedStartLine(QByteArrayView line)
{
    const qsizetype begin = line.indexOf(' ');
    const qsizetype end = line.lastIndexOf(' ');
    if (begin < 0 || end <= begin || line.startsWith("HTTP/"))
        return line.toByteArray();
    const QByteArrayView target = line.sliced(begin + 1, end - begin - 1);
    return line.first(begin + 1).toByteArray() + redactedUrl(target) + line.sliced(end).toByteArray();
}

QByteArray redactedField(QByteArrayView line, bool *secret)
{
    if (line.startsWith(' ') || line.startsWith('\t')) // goes on with the line before (RFC 9112 §5.2)
        return *secret ? ' ' + Mark.toByteArray() : line.toByteArray();
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        *secret = false;
        return line.toByteArray();
    }
    const QByteArrayView name = line.first(colon).trimmed();
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    const QByteArray front = line.first(colon).toByteArray() + ": ";
    *secret = isSecretHeader(name);
    if (*secret)
        return front + Mark.toByteArray();
    if (name.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) == 0)
        return front + redactedSubprotocols(value);
    return front + redactedUrl(value);
}

} // namespace

bool isSecretHeader(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    return containsAny(lower,
                       {"authorization", "cookie", "token", "secret", "password", "api-key", "apikey", "credential",
                        "session", "signature"})
        || isOneOf(lower, {"x-auth", "x-amz-security-token"});
}

bool isSecretParameter(QByteArrayView name)
{
    const QByteArray lower = QByteArray::fromPercentEncoding(name.toByteArray()).toLower();
    return containsAny(lower,
                       {"token", "secret", "passw", "passphrase", "apikey", "api_key", "api-key", "auth", "credential",
                        "signature", "session", "jwt", "bearer", "cookie"})
        || lower.endsWith("_key") || lower.endsWith("-key")
        || isOneOf(lower, {"key", "pass", "pwd", "sig", "sid", "code", "ticket", "otp", "pin"});
}

QByteArray redactedUrl(QByteArrayView url)
{
    QByteArray result;
    qsizetype rest = 0;
    if (const qsizetype scheme = url.indexOf("://"); scheme >= 0) {
        const auto authority = url.sliced(scheme + 3);
        const auto isEnd = [](char c) { return c == '/' || c == '?' || c == '#' || c == ' '; };
        const auto end = std::ranges::find_if(authority, isEnd) - authority.begin();
        if (const qsizetype at = authority.first(end).lastIndexOf('@'); at >= 0) {
            result = url.first(scheme + 3).toByteArray() + Mark.toByteArray();
            rest = scheme + 3 + at;
        }
    }
    return result + redactedParameters(url.sliced(rest));
}

QByteArray redactedSubprotocols(QByteArrayView value)
{
    QList<QByteArray> names = value.toByteArray().split(',');
    bool announced = false; // as in "access_token, <token>"
    for (QByteArray &name : names) {
        const QByteArray trimmed = name.trimmed();
        const QByteArray lower = trimmed.toLower();
        const bool announces = isOneOf(lower, {"bearer", "token", "access_token", "authorization", "auth", "jwt"});
        const bool secret = announced || trimmed.startsWith("eyJ") || lower.startsWith("bearer.")
            || lower.contains(".bearer.") || lower.startsWith("token.") || looksRandom(trimmed);
        announced = announces;
        if (secret && !announces)
            name = (name.startsWith(' ') ? " " : "") + Mark.toByteArray();
    }
    return names.join(',');
}

QByteArray redactedHead(QByteArrayView head)
{
    QByteArray result;
    bool first = true;
    bool secret = false;
    while (!head.isEmpty()) {
        const qsizetype newline = head.indexOf('\n');
        const qsizetype next = newline < 0 ? head.size() : newline + 1;
        QByteArrayView line = head.first(newline < 0 ? head.size() : newline);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            break; // a body may follow
        result += first ? redactedStartLine(line) : redactedField(line, &secret);
        result += head.sliced(line.size(), next - line.size());
        head = head.sliced(next);
        first = false;
    }
    return result + head.toByteArray();
}

FrameRecord redacted(const FrameRecord &record)
{
    FrameRecord result = record;
    if (record.kind != FrameRecord::Kind::Head)
        return result;
    const bool cut = record.isCut();
    result.payload = redactedHead(record.payload);
    // Cut stays cut, whole stays whole.
    if (!cut)
        result.payloadSize = quint64(result.payload.size());
    else
        result.payloadSize = std::max(record.payloadSize, quint64(result.payload.size()) + 1);
    return result;
}

} // namespace Tidewire

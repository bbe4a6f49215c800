// SPDX-License-Identifier: MIT
#include "handshake.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qset.h>

#include <algorithm>

namespace Tidewire {

namespace {

constexpr QByteArrayView Key = "Sec-WebSocket-Key";
constexpr QByteArrayView Version = "Sec-WebSocket-Version";
constexpr QByteArrayView Protocol = "Sec-WebSocket-Protocol";
constexpr QByteArrayView Extensions = "Sec-WebSocket-Extensions";
constexpr QByteArrayView Accept = "Sec-WebSocket-Accept";

/// 16 bytes in base64: 22 characters and "==", with no bits left over in the last one.
bool isKey(QByteArrayView key)
{
    if (key.size() != 24)
        return false;
    const QByteArray text = key.toByteArray();
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == 16 && (*decoded).toBase64() == text;
}

bool isSubprotocolList(const QList<QByteArray> &names)
{
    QSet<QByteArray> seen;
    for (const QByteArray &name : names) {
        if (!isToken(name) || seen.contains(name))
            return false;
        seen.insert(name);
    }
    return true;
}

bool isWebSocketHeader(QByteArrayView name)
{
    constexpr QByteArrayView Prefix = "Sec-WebSocket-";
    return name.size() >= Prefix.size() && name.first(Prefix.size()).compare(Prefix, Qt::CaseInsensitive) == 0;
}

/// True for headers that a program may add to a request or an answer of a handshake.
bool isFree(const HttpHeader &header)
{
    constexpr std::array<QByteArrayView, 5> Taken{"Host", "Upgrade", "Connection", "Content-Length",
                                                  "Transfer-Encoding"};
    const auto isName = [&](QByteArrayView name) { return name.compare(header.first, Qt::CaseInsensitive) == 0; };
    return isToken(header.first) && isHeaderValue(header.second) && !isWebSocketHeader(header.first)
        && std::ranges::none_of(Taken, isName);
}

void appendHeader(QByteArray &bytes, QByteArrayView name, QByteArrayView value)
{
    bytes += name;
    bytes += ": ";
    bytes += value;
    bytes += "\r\n";
}

bool isBodyAnnounced(const HttpHead &head)
{
    const bool hasLength = head.contains("Content-Length");
    return head.contains("Transfer-Encoding") || (hasLength && head.joinedValues("Content-Length") != "0");
}

} // namespace

bool isUpgrade(const HttpRequest &request)
{
    return listContainsToken(request.head().joinedValues("Upgrade"), "websocket") || request.head().contains(Key);
}

Error checkRequest(const HttpRequest &request)
{
    const HttpHead &head = request.head();
    if (head.count("Host") > 1)
        return Error::HeaderDuplicated;
    const QByteArrayView host = head.value("Host");
    if (host.isEmpty())
        return Error::HostMissing;
    return isHost(host) ? Error::None : Error::HeaderMalformed;
}

Error checkUpgrade(const HttpRequest &request)
{
    const HttpHead &head = request.head();
    if (request.method() != "GET")
        return Error::MethodNotAllowed;
    if (const Error error = checkRequest(request); error != Error::None)
        return error;
    for (const QByteArrayView name : {Key, Version, QByteArrayView("Origin")}) {
        if (head.count(name) > 1)
            return Error::HeaderDuplicated;
    }
    if (!listContainsToken(head.joinedValues("Upgrade"), "websocket"))
        return Error::UpgradeRequired;
    if (!listContainsToken(head.joinedValues("Connection"), "Upgrade"))
        return Error::ConnectionHeaderInvalid;
    // Before the key: a client of another version may have none.
    if (head.value(Version) != "13")
        return Error::VersionUnsupported;
    if (!isKey(head.value(Key)))
        return Error::KeyInvalid;
    if (isBodyAnnounced(head))
        return Error::RequestHasBody;
    if (!isSubprotocolList(request.subprotocols()))
        return Error::SubprotocolInvalid;
    if (const auto extensions = extensionsOf(head); !extensions)
        return extensions.error();
    return Error::None;
}

Result<QList<Extension>> extensionsOf(const HttpHead &head)
{
    return parseExtensions(head.joinedValues(Extensions));
}

QByteArray acceptKey(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key);
    hash.addData(QByteArrayView("258EAFA5-E914-47DA-95CA-C5AB0DC85B11")); // RFC 6455 §1.3
    return hash.result().toBase64();
}

bool HandshakeAnswer::isValidFor(const HttpRequest &request) const
{
    return (subprotocol.isEmpty() || request.subprotocols().contains(subprotocol))
        && std::ranges::all_of(headers, isFree);
}

QByteArray HandshakeAnswer::toBytes(const HttpRequest &request, QByteArrayView extensions) const
{
    QByteArray bytes = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    appendHeader(bytes, Accept, acceptKey(request.header(Key)));
    if (!subprotocol.isEmpty())
        appendHeader(bytes, Protocol, subprotocol);
    // Safari refuses an empty one.
    if (!extensions.isEmpty())
        appendHeader(bytes, Extensions, extensions);
    for (const HttpHeader &header : headers)
        appendHeader(bytes, header.first, header.second);
    return bytes + "\r\n";
}

Error HandshakeOffer::check() const
{
    const QString scheme = url.scheme();
    const bool known = scheme == QLatin1String("ws") || scheme == QLatin1String("wss");
    if (!url.isValid() || !known || url.host().isEmpty() || url.hasFragment())
        return Error::UrlInvalid;
    if (!isSubprotocolList(subprotocols))
        return Error::SubprotocolInvalid;
    if (!isHeaderValue(origin) || !std::ranges::all_of(headers, isFree))
        return Error::HeaderMalformed;
    return Error::None;
}

QByteArray HandshakeOffer::key() const
{
    return QByteArray(nonce.data(), qsizetype(nonce.size())).toBase64();
}

QByteArray HandshakeOffer::toBytes() const
{
    const QString path = url.path(QUrl::FullyEncoded);
    QByteArray target = path.isEmpty() ? QByteArray("/") : path.toLatin1();
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    // RFC 6455 §4.1: the port is named only where it is not the scheme's own.
    const int standardPort = url.scheme() == QLatin1String("wss") ? 443 : 80;
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    // RFC 6874 §4: the zone of an address means nothing to the server.
    if (host.contains(':'))
        host = '[' + host.split('%').constFirst() + ']';
    if (url.port(standardPort) != standardPort)
        host += ':' + QByteArray::number(url.port());

    QByteArray bytes = "GET " + target + " HTTP/1.1\r\n";
    appendHeader(bytes, "Host", host);
    bytes += "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    appendHeader(bytes, Key, key());
    appendHeader(bytes, Version, "13");
    if (!subprotocols.isEmpty())
        appendHeader(bytes, Protocol, subprotocols.join(", "));
    if (const QByteArray extensions = CompressionAgreement::offer(compression); !extensions.isEmpty())
        appendHeader(bytes, Extensions, extensions);
    if (!origin.isEmpty())
        appendHeader(bytes, "Origin", origin);
    for (const HttpHeader &header : headers)
        appendHeader(bytes, header.first, header.second);
    return bytes + "\r\n";
}

Result<HandshakeResponse> HandshakeResponse::parse(const QByteArray &bytes, const Limits &limits)
{
    Result<HttpHead> head = HttpHead::parse(bytes, limits);
    if (!head)
        return head.error();
    // "HTTP/1.1" SP 3DIGIT SP [phrase] (RFC 9112 §4); many servers leave out the space before an empty phrase.
    const QByteArrayView line = head->startLine();
    if (line.size() < 12 || !line.startsWith("HTTP/1.1 ") || (line.size() > 12 && line[12] != ' '))
        return Error::StatusLineMalformed;
    const QByteArrayView digits = line.sliced(9, 3);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::ranges::all_of(digits, isDigit) || digits[0] == '0')
        return Error::StatusLineMalformed;

    HandshakeResponse response;
    response.m_status = digits.toByteArray().toInt();
    response.m_head = std::move(*head);
    return response;
}

Error HandshakeResponse::check(const HandshakeOffer &offer) const
{
    if (m_status != 101)
        return Error::StatusUnexpected;
    for (const QByteArrayView name : {Accept, Protocol}) {
        if (m_head.count(name) > 1)
            return Error::HeaderDuplicated;
    }
    if (m_head.joinedValues("Upgrade").compare("websocket", Qt::CaseInsensitive) != 0)
        return Error::UpgradeHeaderInvalid;
    if (!listContainsToken(m_head.joinedValues("Connection"), "Upgrade"))
        return Error::ConnectionHeaderInvalid;
    if (m_head.value(Accept) != acceptKey(offer.key()))
        return Error::AcceptKeyInvalid;
    if (const auto agreed = compression(offer); !agreed)
        return agreed.error();
    if (m_head.contains(Protocol) && !offer.subprotocols.contains(subprotocol()))
        return Error::SubprotocolNotRequested;
    return Error::None;
}

Result<std::optional<CompressionAgreement>> HandshakeResponse::compression(const HandshakeOffer &offer) const
{
    const Result<QList<Extension>> answers = extensionsOf(m_head);
    if (!answers)
        return answers.error();
    return CompressionAgreement::fromAnswer(*answers, offer.compression);
}

} // namespace Tidewire

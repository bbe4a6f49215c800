// SPDX-License-Identifier: MIT
#include "handshake.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qset.h>

#include <algorithm>

namespace Tidewire {

namespace {

constexpr QByteArrayView Http10 = "HTTP/1.0";
constexpr QByteArrayView Key = "Sec-WebSocket-Key";
constexpr QByteArrayView Version = "Sec-WebSocket-Version";
constexpr QByteArrayView Protocol = "Sec-WebSocket-Protocol";
constexpr QByteArrayView Extensions = "Sec-WebSocket-Extensions";
constexpr QByteArrayView Origin = "Origin";
constexpr QByteArrayView Authorization = "Authorization";
constexpr QByteArrayView Accept = "Sec-WebSocket-Accept";
constexpr QByteArrayView Host = "Host";
constexpr QByteArrayView Upgrade = "Upgrade";
constexpr QByteArrayView Connection = "Connection";

/// RFC 4648 §4.
bool isBase64Char(char c)
{
    return isAlphanumeric(c) || c == '+' || c == '/';
}

/// 16 bytes in base64: 22 characters and "==", with no bits left over in the last one.
bool isKey(QByteArrayView key)
{
    return key.size() == 24 && key.endsWith("==") && std::ranges::all_of(key.first(21), isBase64Char)
        && QByteArrayView("AQgw").contains(key[21]);
}

/// True if the list in the headers of that \a name, of which \a found was, has \a token.
bool listContains(const HttpHead &head, QByteArrayView name, const HttpHead::Found &found, QByteArrayView token)
{
    return found.count > 1 ? listContainsToken(head.joinedValues(name), token) : listContainsToken(found.value, token);
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
    return name.size() >= Prefix.size() && equalsIgnoringCase(name.first(Prefix.size()), Prefix);
}

/// True for headers that a program may add to a request or an answer of a handshake.
bool isFree(const HttpHeader &header)
{
    constexpr std::array<QByteArrayView, 5> Taken{"Host", "Upgrade", "Connection", "Content-Length",
                                                  "Transfer-Encoding"};
    const auto isName = [&](QByteArrayView name) { return equalsIgnoringCase(name, header.first); };
    return isToken(header.first) && isHeaderValue(header.second) && !isWebSocketHeader(header.first)
        && std::ranges::none_of(Taken, isName);
}

Error checkHost(const HttpHead::Found &host)
{
    if (host.count > 1)
        return Error::HeaderDuplicated;
    if (host.value.isEmpty())
        return Error::HostMissing;
    return isHost(host.value) ? Error::None : Error::HeaderMalformed;
}

void appendHeader(QByteArray &bytes, QByteArrayView name, QByteArrayView value)
{
    bytes += name;
    bytes += ": ";
    bytes += value;
    bytes += "\r\n";
}

bool isIn(const HttpHeaders &headers, QByteArrayView name)
{
    const auto isIt = [&](const HttpHeader &header) { return equalsIgnoringCase(name, header.first); };
    return std::ranges::any_of(headers, isIt);
}

/// RFC 7617 §2, in UTF-8. The name has no colon.
QByteArray basicCredentials(const QUrl &url)
{
    const QString credentials = url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded);
    return "Basic " + credentials.toUtf8().toBase64();
}

} // namespace

bool isUpgrade(const HttpRequest &request)
{
    const auto [upgrade, key] = request.head().find<2>({Upgrade, Key});
    return key.count > 0 || listContains(request.head(), Upgrade, upgrade, "websocket");
}

Error checkRequest(const HttpRequest &request)
{
    const HttpHead::Found host = request.head().find<1>({Host})[0];
    const bool knowsNone = host.count == 0 && request.version() == Http10;
    return knowsNone ? Error::None : checkHost(host);
}

Error checkUpgrade(const HttpRequest &request)
{
    const HttpHead &head = request.head();
    const auto [host, key, version, origin, upgrade, connection, encoding, length, protocol, extensions] =
        head.find<10>({Host, Key, Version, Origin, Upgrade, Connection, "Transfer-Encoding", "Content-Length", Protocol,
                       Extensions});
    if (request.version() == Http10)
        return Error::HttpVersionUnsupported;
    if (request.method() != "GET")
        return Error::MethodNotAllowed;
    if (const Error error = checkHost(host); error != Error::None)
        return error;
    if (key.count > 1 || version.count > 1 || origin.count > 1)
        return Error::HeaderDuplicated;
    if (!listContains(head, Upgrade, upgrade, "websocket"))
        return Error::UpgradeRequired;
    if (!listContains(head, Connection, connection, "Upgrade"))
        return Error::ConnectionHeaderInvalid;
    // Before the key: a client of another version may have none.
    if (version.value != "13")
        return Error::VersionUnsupported;
    if (!isKey(key.value))
        return Error::KeyInvalid;
    if (encoding.count > 0 || length.count > 1 || (length.count == 1 && length.value != "0"))
        return Error::RequestHasBody;
    if (protocol.count > 0 && !isSubprotocolList(request.subprotocols()))
        return Error::SubprotocolInvalid;
    if (extensions.count > 0)
        return extensionsOf(head).error();
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
    constexpr qsizetype UsualSize = 256;
    QByteArray bytes;
    bytes.reserve(UsualSize);
    bytes += "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    appendHeader(bytes, Accept, acceptKey(request.header(Key)));
    if (!subprotocol.isEmpty())
        appendHeader(bytes, Protocol, subprotocol);
    // Safari refuses an empty one.
    if (!extensions.isEmpty())
        appendHeader(bytes, Extensions, extensions);
    for (const HttpHeader &header : headers)
        appendHeader(bytes, header.first, header.second);
    bytes += "\r\n";
    return bytes;
}

Error HandshakeOffer::check() const
{
    const QString scheme = url.scheme();
    const bool known = scheme == QLatin1String("ws") || scheme == QLatin1String("wss");
    if (!url.isValid() || !known || url.host().isEmpty() || url.hasFragment()
        || url.userName(QUrl::FullyDecoded).contains(u':'))
        return Error::UrlInvalid;
    if (!isSubprotocolList(subprotocols))
        return Error::SubprotocolInvalid;
    if (!isHeaderValue(origin) || !std::ranges::all_of(headers, isFree))
        return Error::HeaderMalformed;
    // Servers refuse two of them.
    return !origin.isEmpty() && isIn(headers, Origin) ? Error::HeaderDuplicated : Error::None;
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
        appendHeader(bytes, Origin, origin);
    if (!url.userInfo().isEmpty() && !isIn(headers, Authorization))
        appendHeader(bytes, Authorization, basicCredentials(url));
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
    const bool isOld = line.startsWith("HTTP/1.0 ");
    if (line.size() < 12 || !(isOld || line.startsWith("HTTP/1.1 ")) || (line.size() > 12 && line[12] != ' '))
        return Error::StatusLineMalformed;
    const QByteArrayView digits = line.sliced(9, 3);
    if (!std::ranges::all_of(digits, isDigit) || digits[0] == '0')
        return Error::StatusLineMalformed;
    // That version knows no upgrade, but many a refusal comes in it.
    if (isOld && digits == "101")
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
    if (!equalsIgnoringCase(m_head.joinedValues(Upgrade), "websocket"))
        return Error::UpgradeHeaderInvalid;
    if (!listContainsToken(m_head.joinedValues(Connection), "Upgrade"))
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

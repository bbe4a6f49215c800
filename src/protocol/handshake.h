// SPDX-License-Identifier: MIT
#pragma once

#include "compression.h"
#include "httprequest.h"
#include "httpresponse.h"

#include <QtCore/qurl.h>

#include <array>

namespace Tidewire {

/// True if \a request asks for an upgrade to WebSocket, well or badly; other requests are plain HTTP.
TIDEWIREPROTOCOL_EXPORT bool isUpgrade(const HttpRequest &request);
/// Checks what every request has to have (RFC 9112 §3.2); Error::None if it may be answered.
TIDEWIREPROTOCOL_EXPORT Error checkRequest(const HttpRequest &request);
/// Checks an upgrade request against that and RFC 6455 §4.2.1; Error::None if it may be accepted.
TIDEWIREPROTOCOL_EXPORT Error checkUpgrade(const HttpRequest &request);
/// What a client asks for in `Sec-WebSocket-Extensions`; Error::ExtensionMalformed if that breaks the grammar.
TIDEWIREPROTOCOL_EXPORT Result<QList<Extension>> extensionsOf(const HttpHead &head);
/// The value of `Sec-WebSocket-Accept` for \a key (RFC 6455 §4.2.2).
TIDEWIREPROTOCOL_EXPORT QByteArray acceptKey(QByteArrayView key);

/// What a server puts in its 101 answer besides what the protocol demands.
struct TIDEWIREPROTOCOL_EXPORT HandshakeAnswer
{
    /// One of those that the client asked for, or empty for none.
    QByteArray subprotocol;
    HttpHeaders headers;

    /// True if the answer may be given to \a request: the subprotocol was asked for, and the headers are well formed
    /// and none of those that the handshake itself writes.
    bool isValidFor(const HttpRequest &request) const;
    /// The 101 answer's bytes. \a extensions is the value of `Sec-WebSocket-Extensions`; empty for none.
    QByteArray toBytes(const HttpRequest &request, QByteArrayView extensions = {}) const;

    bool operator==(const HandshakeAnswer &) const = default;
};

/// What a client asks for.
struct TIDEWIREPROTOCOL_EXPORT HandshakeOffer
{
    /// ws: or wss:, with a host and without a fragment (RFC 6455 §3). A user's name and password in it are sent as
    /// Basic credentials (RFC 7617), unless the headers have others; the name has no colon.
    QUrl url;
    /// The preferred one first.
    QList<QByteArray> subprotocols;
    QByteArray origin;
    HttpHeaders headers;
    CompressionOptions compression = CompressionOptions::none();
    /// 16 random bytes, new for each connection (RFC 6455 §4.1).
    std::array<char, 16> nonce{};

    /// Error::None if the offer can be sent: UrlInvalid, SubprotocolInvalid, HeaderMalformed or, for an origin that the
    /// headers have as well, HeaderDuplicated otherwise.
    Error check() const;
    /// The nonce in base64, which is the value of `Sec-WebSocket-Key`.
    QByteArray key() const;
    QByteArray toBytes() const;

    bool operator==(const HandshakeOffer &) const = default;
};

/// A server's answer as a client received it.
class TIDEWIREPROTOCOL_EXPORT HandshakeResponse
{
public:
    HandshakeResponse() = default;

    /// Parses a whole answer head: `HTTP/1.1 NNN phrase`, then the headers.
    static Result<HandshakeResponse> parse(const QByteArray &bytes, const Limits &limits);

    const HttpHead &head() const { return m_head; }
    int status() const { return m_status; }
    /// True if another answer follows (RFC 9110 §15.2).
    bool isInterim() const { return m_status < 200 && m_status != 101; }
    QByteArray subprotocol() const { return m_head.value("Sec-WebSocket-Protocol").toByteArray(); }
    /// Checks it against RFC 6455 §4.1; Error::None if the connection is open.
    Error check(const HandshakeOffer &offer) const;
    /// The compression that the server chose of \a offer, if any.
    Result<std::optional<CompressionAgreement>> compression(const HandshakeOffer &offer) const;

private:
    HttpHead m_head;
    int m_status = 0;
};

} // namespace Tidewire

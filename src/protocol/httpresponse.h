// SPDX-License-Identifier: MIT
#pragma once

#include "httphead.h"

namespace Tidewire {

/// What a server says to a plain HTTP request, or to a handshake that it rejects. `Content-Length` and
/// `Connection: close` are added when it is sent, and `Date` unless it is there.
struct TIDEWIREPROTOCOL_EXPORT HttpResponse
{
    int status = 200;
    HttpHeaders headers;
    QByteArray body;

    /// A response with a body of that type.
    static HttpResponse content(const QByteArray &contentType, const QByteArray &body);
    /// The short plain-text answer that belongs to \a error, with the headers that its status demands
    /// (`Allow`, `Upgrade` and `Sec-WebSocket-Version`, `Retry-After`).
    static HttpResponse forError(Error error);

    /// True if status and headers can be sent: 200–599, names that are tokens, values without control bytes, and
    /// none of the headers that are added.
    bool isValid() const;
    /// The bytes for the wire. \a withBody is false in the answer to a HEAD request; \a date, from httpDate(), is
    /// empty where there is no clock (RFC 9110 §6.6.1).
    QByteArray toBytes(bool withBody = true, const QByteArray &date = {}) const;

    bool operator==(const HttpResponse &) const = default;
};

/// The phrase for an HTTP status, as in "Not Found".
TIDEWIREPROTOCOL_EXPORT QByteArrayView reasonPhrase(int status);

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "httphead.h"

namespace Tidewire {

/// A request as a server received it. A cheap copy: its bytes are shared.
class TIDEWIREPROTOCOL_EXPORT HttpRequest
{
public:
    HttpRequest() = default;

    /// Parses a whole request head: one line `METHOD target HTTP/1.1`, then the headers (RFC 9112 §3). HTTP/1.0 is
    /// taken as well: proxies speak it when they look whether a server lives. The target is in origin form
    /// (`/path?query`) or absolute form (`http://host/path?query`).
    static Result<HttpRequest> parse(const QByteArray &bytes, const Limits &limits);

    const HttpHead &head() const { return m_head; }
    QByteArrayView method() const;
    /// The target as it stands in the request line.
    QByteArrayView target() const;
    /// "HTTP/1.1", or "HTTP/1.0".
    QByteArrayView version() const;
    /// The path of the target, still percent-encoded; always begins with '/'.
    QByteArrayView path() const;
    /// What stands behind the first '?' of the target, still percent-encoded.
    QByteArrayView query() const;

    QByteArrayView header(QByteArrayView name) const { return m_head.value(name); }
    /// Name or address, with a port where one was given: that of an absolute target, else the header's (RFC 9112
    /// §3.2.2).
    QByteArrayView host() const;
    QByteArrayView origin() const { return header("Origin"); }
    /// The subprotocols that a client asks for, the preferred one first.
    QList<QByteArray> subprotocols() const;
    /// Names and values of the request's cookies, in order, without their quotes (RFC 6265 §4.2).
    HttpHeaders cookies() const;

private:
    QByteArrayView originForm() const;

    HttpHead m_head;
};

/// True if \a text is a name or an address, with a port or without one, as Host has to be (RFC 9110 §7.2).
TIDEWIREPROTOCOL_EXPORT bool isHost(QByteArrayView text);

} // namespace Tidewire

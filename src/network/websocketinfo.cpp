// SPDX-License-Identifier: MIT
// What a WebSocket tells of itself.
#include "websocket.h"

#include "connection.h"
#include "protocol/session.h"
#include "transport/steadyclock.h"
#include "websocketextras.h"

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

quint64 WebSocket::connectionId() const
{
    return m_id;
}

WebSocket::State WebSocket::state() const
{
    return m_state;
}

Role WebSocket::role() const
{
    return m_connection ? m_connection->session().role() : Role::Client;
}

const HttpRequest &WebSocket::request() const
{
    static const HttpRequest none;
    return m_connection ? m_connection->session().request() : none;
}

int WebSocket::responseStatus() const
{
    return m_connection ? m_connection->session().response().status() : 0;
}

QUrl WebSocket::requestUrl() const
{
    if (request().method().isEmpty())
        return {};
    QByteArray url = m_secure ? "wss://" : "ws://";
    url += request().host();
    url += request().path();
    if (!request().query().isEmpty())
        url += '?' + request().query().toByteArray();
    return QUrl::fromEncoded(url);
}

QString WebSocket::requestPath() const
{
    return request().method().isEmpty() ? QString() : QUrl::fromPercentEncoding(request().path().toByteArray());
}

QString WebSocket::requestQuery() const
{
    return request().method().isEmpty() ? QString() : QString::fromLatin1(request().query());
}

QString WebSocket::requestHeader(const QString &name) const
{
    return QString::fromUtf8(request().header(name.toUtf8()));
}

QString WebSocket::cookie(const QString &name) const
{
    const HttpHeaders cookies = request().cookies();
    const auto cookie = std::ranges::find(cookies, name.toUtf8(), &HttpHeader::first);
    return cookie == cookies.end() ? QString() : QString::fromUtf8(cookie->second);
}

QString WebSocket::origin() const
{
    return QString::fromUtf8(request().origin());
}

QString WebSocket::subprotocol() const
{
    return m_connection ? QString::fromLatin1(m_connection->session().subprotocol()) : QString();
}

QString WebSocket::extensions() const
{
    return m_connection ? QString::fromLatin1(m_connection->session().extensions()) : QString();
}

QHostAddress WebSocket::peerAddress() const
{
    return m_peerAddress;
}

quint16 WebSocket::peerPort() const
{
    return m_peerPort;
}

QHostAddress WebSocket::localAddress() const
{
    return m_localAddress;
}

quint16 WebSocket::localPort() const
{
    return m_localPort;
}

QString WebSocket::peer() const
{
    return Endpoint{m_peerAddress, m_peerPort}.toString();
}

bool WebSocket::isSecure() const
{
    return m_secure;
}

QString WebSocket::tlsProtocol() const
{
    return m_extras && m_extras->tls ? m_extras->tls->protocol : QString();
}

QString WebSocket::tlsCipher() const
{
    return m_extras && m_extras->tls ? m_extras->tls->cipher : QString();
}

ConnectionCounters WebSocket::counters() const
{
    return m_connection ? m_connection->counters() : ConnectionCounters();
}

qint64 WebSocket::bytesToWrite() const
{
    return m_connection ? m_connection->bytesToWrite() : 0;
}

qint64 WebSocket::roundTripTime() const
{
    return m_connection ? m_connection->roundTripTime() : -1;
}

QDateTime WebSocket::startTime() const
{
    return QDateTime::fromMSecsSinceEpoch(m_startTime, Qt::UTC);
}

qint64 WebSocket::idleTime() const
{
    return m_connection ? (steadyNow() - m_connection->lastActivity()) / 1'000'000 : 0;
}

CloseCode WebSocket::closeCode() const
{
    return CloseCode(m_closeCode);
}

QString WebSocket::closeReason() const
{
    return m_extras ? m_extras->closeReason : QString();
}

Error WebSocket::error() const
{
    return m_error;
}

QString WebSocket::errorString() const
{
    const QString text(explain(m_error));
    return m_extras && !m_extras->errorDetail.isEmpty() ? text + u" ("_s + m_extras->errorDetail + u')' : text;
}

} // namespace Tidewire

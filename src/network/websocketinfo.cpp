// SPDX-License-Identifier: MIT
// What a WebSocket tells of itself.
#include "websocket.h"

#include "deadline.h"
#include "protocol/session.h"
#include "protocol/sessioncompression.h"
#include "steadyclock.h"

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
    return m_session ? m_session->role() : Role::Client;
}

const HttpRequest &WebSocket::request() const
{
    static const HttpRequest none;
    return m_session ? m_session->request() : none;
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
    return m_session ? QString::fromLatin1(m_session->subprotocol()) : QString();
}

QString WebSocket::extensions() const
{
    return m_session ? QString::fromLatin1(m_session->extensions()) : QString();
}

QHostAddress WebSocket::peerAddress() const
{
    return m_peer.address;
}

quint16 WebSocket::peerPort() const
{
    return m_peer.port;
}

QHostAddress WebSocket::localAddress() const
{
    return m_local.address;
}

quint16 WebSocket::localPort() const
{
    return m_local.port;
}

QString WebSocket::peer() const
{
    return m_peer.toString();
}

bool WebSocket::isSecure() const
{
    return m_secure;
}

ConnectionCounters WebSocket::counters() const
{
    ConnectionCounters counters = m_counters;
    if (m_session) {
        counters.messagesSent = m_session->messagesSent();
        counters.messagesDropped = m_session->messagesDropped();
    }
    if (m_session && m_session->compression()) {
        const CompressionFigures &figures = m_session->compression()->figures();
        counters.compressedReceived = figures.receivedCompressed;
        counters.uncompressedReceived = figures.receivedPlain;
        counters.compressedSent = figures.sentCompressed;
        counters.uncompressedSent = figures.sentPlain;
    }
    return counters;
}

qint64 WebSocket::bytesToWrite() const
{
    return m_transport ? m_transport->bytesToWrite() + m_session->outputSize() + m_session->waitingSize() : 0;
}

qint64 WebSocket::roundTripTime() const
{
    return m_roundTrip < 0 ? -1 : m_roundTrip / 1000;
}

QDateTime WebSocket::startTime() const
{
    return QDateTime::fromMSecsSinceEpoch(m_startTime, Qt::UTC);
}

qint64 WebSocket::idleTime() const
{
    return (steadyNow() - m_lastActivity) / 1'000'000;
}

CloseCode WebSocket::closeCode() const
{
    return m_closeCode;
}

QString WebSocket::closeReason() const
{
    return m_closeReason;
}

Error WebSocket::error() const
{
    return m_error;
}

QString WebSocket::errorString() const
{
    const QString text(explain(m_error));
    return m_errorDetail.isEmpty() ? text : text + u" ("_s + m_errorDetail + u')';
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "transport/certificatehandler.h"
#include "websocket.h"

#include <QtNetwork/qnetworkproxy.h>
#include <QtNetwork/qsslconfiguration.h>

#include <utility>

namespace Tidewire {

/// A WebSocket connection that this program opens.
///
///     Tidewire::WebSocketClient client;
///     QObject::connect(&client, &Tidewire::WebSocket::connected, [&] { client.sendTextMessage("Hello"); });
///     client.open(QUrl("ws://127.0.0.1:8080/"));
class TIDEWIRENETWORK_EXPORT WebSocketClient : public WebSocket
{
    Q_OBJECT

public:
    explicit WebSocketClient(QObject *parent = nullptr);
    ~WebSocketClient() override;

    /// Takes effect at the next open().
    void setLimits(const Limits &limits) { m_limits = limits; }
    const Limits &limits() const { return m_limits; }
    /// What is offered to the server. Takes effect at the next open(). Refused, with a warning in the log, if invalid.
    void setCompression(const CompressionOptions &options);
    const CompressionOptions &compression() const { return m_compression; }
    /// The preferred one first; each a token. Takes effect at the next open().
    void setSubprotocols(const QStringList &subprotocols) { m_subprotocols = subprotocols; }
    /// The value of the Origin header, which browsers send. Takes effect at the next open().
    void setOrigin(const QString &origin) { m_origin = origin; }
    /// More headers for the request, none of those that the handshake itself writes: with these, or with one that is
    /// malformed, open() leads to Error::HeaderMalformed. Takes effect at the next open().
    void setHeaders(const HttpHeaders &headers) { m_headers = headers; }
    /// Default: what is set with QNetworkProxy::setApplicationProxy() or QNetworkProxyFactory. Addresses of the
    /// loopback are never looked for through a proxy. Takes effect at the next open().
    void setProxy(const QNetworkProxy &proxy) { m_proxy = proxy; }
    const QNetworkProxy &proxy() const { return m_proxy; }
    /// Native is for ws: addresses that are not reached through a proxy: the others are always Portable. Takes effect
    /// at the next open().
    void setTransport(TransportType transport) { m_transport = transport; }
    TransportType transport() const { return m_transport; }
    /// For wss: addresses. Without a call, QSslConfiguration::defaultConfiguration(). Takes effect at the next open().
    void setSslConfiguration(const QSslConfiguration &configuration) { m_sslConfiguration = configuration; }
    /// Decides in the midst of the TLS handshake, before anything of the request is sent. Without one, or where it says
    /// no, the connection ends with Error::TlsFailure. Takes effect at the next open().
    void setCertificateHandler(CertificateHandler handler) { m_certificateHandler = std::move(handler); }

public Q_SLOTS:
    /// Connects to a ws: or wss: address. A user's name and password in it are sent as Basic credentials, unless
    /// setHeaders() has others (see HandshakeOffer). connected() follows, or errorOccurred() and closed(), at the
    /// latest when Limits::handshakeTimeout has passed. Ignored, with a warning, unless the state is Closed.
    void open(const QUrl &url);

private:
    Limits m_limits;
    CompressionOptions m_compression;
    QStringList m_subprotocols;
    QString m_origin;
    HttpHeaders m_headers;
    QNetworkProxy m_proxy{QNetworkProxy::DefaultProxy};
    TransportType m_transport = TransportType::Automatic;
    QSslConfiguration m_sslConfiguration;
    CertificateHandler m_certificateHandler;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "websocketclient.h"

#include "protocol/session.h"
#include "transport/sockettransport.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qrandom.h>
#include <QtNetwork/qsslsocket.h>

#include <bit>
#include <utility>

namespace Tidewire {

Q_LOGGING_CATEGORY(lcClient, "tidewire.client")

namespace {

/// RFC 6455 §10.3: not to be foreseen by who chooses the payload.
MaskKey randomMaskKey()
{
    return std::bit_cast<MaskKey>(QRandomGenerator::system()->generate());
}

std::array<char, 16> randomNonce()
{
    std::array<quint32, 4> numbers;
    QRandomGenerator::system()->fillRange(numbers.data(), qsizetype(numbers.size()));
    return std::bit_cast<std::array<char, 16>>(numbers);
}

std::unique_ptr<QSslSocket> makeTlsSocket(const QSslConfiguration &configuration)
{
    auto socket = std::make_unique<QSslSocket>();
    // QSslSocket would take one that is empty for what the program has chosen.
    if (!configuration.isNull())
        socket->setSslConfiguration(configuration);
    return socket;
}

} // namespace

WebSocketClient::WebSocketClient(QObject *parent) : WebSocket(parent) {}

WebSocketClient::~WebSocketClient() = default;

void WebSocketClient::setCompression(const CompressionOptions &options)
{
    if (options.isValid())
        m_compression = options;
    else
        qCWarning(lcClient) << "setCompression() refused: a value is out of its range";
}

void WebSocketClient::open(const QUrl &url)
{
    if (state() != State::Closed) {
        qCWarning(lcClient) << "open() ignored: the last connection has not closed yet";
        return;
    }
    HandshakeOffer offer{.url = url,
                         .subprotocols = {},
                         .origin = m_origin.toUtf8(),
                         .headers = m_headers,
                         .compression = m_compression,
                         .nonce = randomNonce()};
    for (const QString &name : std::as_const(m_subprotocols))
        offer.subprotocols.append(name.toUtf8());
    const Error problem = offer.check();

    const bool secure = url.scheme() == QLatin1String("wss");
    std::unique_ptr<QTcpSocket> socket;
    if (secure)
        socket = makeTlsSocket(m_sslConfiguration);
    else
        socket = std::make_unique<QTcpSocket>();
    socket->setProxy(m_proxy);
    QTcpSocket *const connecting = socket.get();
    auto transport = std::make_unique<SocketTransport>(std::move(socket), m_certificateHandler);
    transport->setHandsOver(isNative(m_transport));
    const auto port = quint16(url.port(secure ? 443 : 80));
    // Before start(), which lets slots run that may close everything again, or destroy it. A problem is told later, as
    // any other failure comes; not if the connection, to which the socket belongs, has ended by then.
    if (problem != Error::None)
        QMetaObject::invokeMethod(
            connecting, [this, problem] { fail(problem); }, Qt::QueuedConnection);
    else if (secure)
        static_cast<QSslSocket *>(connecting)->connectToHostEncrypted(url.host(), port);
    else
        connecting->connectToHost(url.host(), port);
    learnNetwork(*transport);
    start(Session(m_limits, offer, randomMaskKey), std::move(transport), nullptr);
}

} // namespace Tidewire

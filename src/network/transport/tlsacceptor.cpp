// SPDX-License-Identifier: MIT
#include "tlsacceptor.h"

#include "sockettransport.h"
#ifdef TIDEWIRE_NATIVE_TLS
#include "tlstransport.h"

#include <openssl/crypto.h>
#endif

#include <QtCore/qloggingcategory.h>
#include <QtCore/qmetaobject.h>
#include <QtNetwork/qsslserver.h>
#include <QtNetwork/qsslsocket.h>

namespace Tidewire {

Q_LOGGING_CATEGORY(lcTls, "tidewire.tls")

namespace {

/// Opens what QObject keeps for its own classes.
struct Listeners : QSslServer
{
    static bool exist(const QSslServer *server, const QMetaMethod &signal)
    {
        return (server->*&Listeners::isSignalConnected)(signal);
    }
};

std::unique_ptr<Transport> portableTransport(QSslServer *server, qintptr descriptor)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(server->sslConfiguration());
    if (!socket->setSocketDescriptor(descriptor))
        return {};
    QObject::connect(socket.get(), &QSslSocket::preSharedKeyAuthenticationRequired, server,
                     [server, tls = socket.get()](QSslPreSharedKeyAuthenticator *authenticator) {
                         Q_EMIT server->preSharedKeyAuthenticationRequired(tls, authenticator);
                     });
    QObject::connect(socket.get(), &QSslSocket::handshakeInterruptedOnError, server,
                     [server, tls = socket.get()](const QSslError &error) {
                         Q_EMIT server->handshakeInterruptedOnError(tls, error);
                     });
    if (TlsAcceptor::wantsSocket(server)) {
        QObject::connect(
            socket.get(), &QSslSocket::sslErrors, server,
            [server, tls = socket.get()](const QList<QSslError> &errors) { Q_EMIT server->sslErrors(tls, errors); });
        QObject::connect(
            socket.get(), &QSslSocket::peerVerifyError, server,
            [server, tls = socket.get()](const QSslError &error) { Q_EMIT server->peerVerifyError(tls, error); });
    }
    socket->startServerEncryption();
    return std::make_unique<SocketTransport>(std::move(socket));
}

} // namespace

bool TlsAcceptor::wantsSocket(const QSslServer *server)
{
    static const QMetaMethod errors = QMetaMethod::fromSignal(&QSslServer::sslErrors);
    static const QMetaMethod error = QMetaMethod::fromSignal(&QSslServer::peerVerifyError);
    static const QMetaMethod sharedKey = QMetaMethod::fromSignal(&QSslServer::preSharedKeyAuthenticationRequired);
    if (Listeners::exist(server, sharedKey))
        return true;
    return server->sslConfiguration().peerVerifyMode() != QSslSocket::VerifyNone
        && (Listeners::exist(server, errors) || Listeners::exist(server, error));
}

bool TlsAcceptor::identityFits([[maybe_unused]] const QSslConfiguration &configuration)
{
#ifdef TIDEWIRE_NATIVE_TLS
    return TlsContext::identityFits(configuration);
#else
    return true;
#endif
}

void TlsAcceptor::leaveThread()
{
#ifdef TIDEWIRE_NATIVE_TLS
    OPENSSL_thread_stop();
#endif
}

std::unique_ptr<Transport> TlsAcceptor::accept(QSslServer *server, qintptr descriptor,
                                               [[maybe_unused]] TransportType type)
{
#ifdef TIDEWIRE_NATIVE_TLS
    if (isNative(type) && !wantsSocket(server)) {
        if (auto context = contextFor(server))
            return TlsTransport::create(int(descriptor), std::move(context));
    }
#endif
    return portableTransport(server, descriptor);
}

#ifdef TIDEWIRE_NATIVE_TLS
std::shared_ptr<const TlsContext> TlsAcceptor::contextFor(QSslServer *server)
{
    const QSslConfiguration configuration = server->sslConfiguration();
    if (m_configuration != configuration) {
        QString reason;
        m_context = TlsContext::create(configuration, &reason);
        m_configuration = configuration;
        if (!m_context)
            qCInfo(lcTls).noquote() << "TLS goes over QSslSocket, as its configuration asks for" << reason;
    }
    return m_context;
}
#endif

} // namespace Tidewire

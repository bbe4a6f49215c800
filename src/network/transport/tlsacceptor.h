// SPDX-License-Identifier: MIT
#pragma once

#include "transport.h"

#include <QtNetwork/qsslconfiguration.h>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QSslServer)

namespace Tidewire {

class TlsContext;

/// Makes transports of the connections that a server accepts for TLS: over the native transport where it can, as far
/// as the server's configuration allows it, else over QSslSocket.
class TlsAcceptor
{
public:
    /// Takes the \a descriptor over. Null, and the connection closed, if the system refuses.
    std::unique_ptr<Transport> accept(QSslServer *server, qintptr descriptor, TransportType type);
    /// True if somebody wants to hear of \a server's signals about certificates. These hand out the QSslSocket, which
    /// may be told to ignore the errors: so it has to be one, and in the server's thread.
    static bool wantsSocket(const QSslServer *server);
    /// False if it is known that \a configuration's key is not its certificate's. Without OpenSSL at build time it
    /// is not.
    static bool identityFits(const QSslConfiguration &configuration);
    /// Gives back what OpenSSL keeps for the calling thread, which is about to end. By itself OpenSSL does that only
    /// when QThread::wait() may have returned already; a program that ends then leaks it.
    static void leaveThread();

private:
    std::shared_ptr<const TlsContext> contextFor(QSslServer *server);

    // The last configuration and what came of it: nothing, if it has to be QSslSocket.
    std::optional<QSslConfiguration> m_configuration;
    std::shared_ptr<const TlsContext> m_context;
};

} // namespace Tidewire

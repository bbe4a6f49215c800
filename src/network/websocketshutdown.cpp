// SPDX-License-Identifier: MIT
// How a WebSocketService comes to an end on request.
#include "acceptguard.h"
#include "timerinterval.h"
#include "websocket.h"
#include "websocketservice.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qsslsocket.h>

#include <utility>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

void WebSocketService::shutdown(CloseCode code, const QString &reason)
{
    if (!std::exchange(m_shuttingDown, true))
        watchShutdown();
    if (code == CloseCode::NoStatus ? !reason.isEmpty() : !isValidOnWire(code)) {
        qCWarning(lcServer) << "shutdown() sends code 1001: code" << int(code) << "may not be sent";
        code = CloseCode::GoingAway;
    }
    for (const auto &server : std::as_const(m_servers)) {
        if (!server)
            continue;
        server->close();
        // Those in the midst of a TLS handshake of QSslServer's own are nobody else's yet. It would finish that, and
        // crash when the handshake's time is over, as it does not expect to be closed by then.
        for (QSslSocket *socket : server->findChildren<QSslSocket *>(Qt::FindDirectChildrenOnly)) {
            socket->abort();
            socket->deleteLater();
        }
    }
    const QPointer<QObject> host(m_host);
    endEach([&](WebSocket *socket) { socket->close(code, reason); });
    if (host)
        tellShutdown();
}

/// Sees to it that the end comes whatever the peers do.
void WebSocketService::watchShutdown()
{
    const auto drop = [this, number = ++m_shutdowns] {
        if (m_shuttingDown && m_shutdowns == number)
            endEach([](WebSocket *socket) { socket->drop(Error::CloseTimeout); });
    };
    QTimer::singleShot(timerInterval(m_options.shutdownTimeout), m_acceptGuard.get(), drop);
}

/// Calls \a end for each socket; it may destroy any of them, and the service.
void WebSocketService::endEach(const std::function<void(WebSocket *)> &end)
{
    QList<QPointer<WebSocket>> sockets;
    for (WebSocket *socket : m_sockets.all())
        sockets.append(socket);
    for (const auto &socket : std::as_const(sockets)) {
        if (socket)
            end(socket);
    }
}

void WebSocketService::tellShutdown()
{
    if (!m_shuttingDown || !m_sockets.isEmpty())
        return;
    m_shuttingDown = false;
    emitShutdownFinished();
}

} // namespace Tidewire

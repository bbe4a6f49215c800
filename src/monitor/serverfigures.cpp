// SPDX-License-Identifier: MIT
#include "serverfigures.h"

#include "connectionrow.h"
#include "network/websocketservice.h"

#include <algorithm>

namespace Tidewire {

using std::chrono::milliseconds;

ServerFigures::ServerFigures(QObject *parent)
    : QObject(parent), m_watch(this, this, [this](milliseconds elapsed) { tick(elapsed); })
{
}

void ServerFigures::setService(WebSocketService *service)
{
    if (service == m_watch.service())
        return;
    m_watch.watch(service);
    clear();
    if (service) {
        const ConnectionCounters totals = service->totals();
        m_meters.messagesIn = RateMeter(totals.messagesReceived);
        m_meters.messagesOut = RateMeter(totals.messagesSent);
        m_meters.bytesIn = RateMeter(totals.bytesReceived);
        m_meters.bytesOut = RateMeter(totals.bytesSent);
        read();
    }
    Q_EMIT serverChanged();
    Q_EMIT changed();
}

void ServerFigures::serverDestroyed()
{
    m_watch.forget();
    clear();
    Q_EMIT serverChanged();
    Q_EMIT changed();
}

void ServerFigures::clear()
{
    m_now = {};
    m_meters = {};
    m_histories = {};
    m_errors.clear();
    m_opened = 0;
}

void ServerFigures::connectionOpened(WebSocket *)
{
    ++m_opened;
}

void ServerFigures::connectionClosed(WebSocket *socket)
{
    if (socket->error() != Error::None || socket->closeCode() == CloseCode::Abnormal)
        m_errors.add(int(socket->closeCode()));
}

void ServerFigures::handshakeFailed(const HandshakeFailure &failure)
{
    m_errors.add(httpStatusFor(failure.error));
}

void ServerFigures::tick(milliseconds elapsed)
{
    if (!service())
        return;
    read();
    const ConnectionCounters totals = service()->totals();
    m_meters.opened.sample(m_opened, elapsed);
    m_meters.messagesIn.sample(totals.messagesReceived, elapsed);
    m_meters.messagesOut.sample(totals.messagesSent, elapsed);
    m_meters.bytesIn.sample(totals.bytesReceived, elapsed);
    m_meters.bytesOut.sample(totals.bytesSent, elapsed);
    // After a long gap a minute of the same is all that there is to say.
    const int seconds = std::min(m_watch.takeSeconds(elapsed), TrafficHistory::Capacity);
    for (int i = 0; i < seconds; ++i)
        passSecond();
    Q_EMIT changed();
}

void ServerFigures::read()
{
    m_now.url = service()->url();
    m_now.uptime = service()->startTime().secsTo(QDateTime::currentDateTimeUtc());
    m_now.connections = service()->connectionCount();
    m_now.queued = 0;
    m_now.slow = 0;
    const QList<WebSocket *> sockets = service()->connections();
    for (const WebSocket *socket : sockets) {
        const qint64 queued = socket->bytesToWrite();
        m_now.queued += queued;
        m_now.slow += int(queued > SlowQueue);
    }
}

void ServerFigures::passSecond()
{
    m_histories.connections.add(m_now.connections);
    m_histories.messagesIn.add(messagesIn());
    m_histories.messagesOut.add(messagesOut());
    m_histories.bytesOut.add(bytesOut());
    m_histories.queued.add(double(m_now.queued));
    m_errors.passSecond();
}

} // namespace Tidewire

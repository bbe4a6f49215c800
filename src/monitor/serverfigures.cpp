// SPDX-License-Identifier: MIT
#include "serverfigures.h"

#include "connectionrow.h"
#include "inspect/remotefigures.h"
#include "network/websocketservice.h"

#include <algorithm>

namespace Tidewire {

using std::chrono::milliseconds;

ServerFigures::ServerFigures(QObject *parent)
    : QObject(parent), m_watch(this, this, [this](milliseconds elapsed) { tick(elapsed); })
{
}

ServerFigures::~ServerFigures() = default;

void ServerFigures::setService(WebSocketService *service)
{
    if (service == m_watch.service() && !m_remote)
        return;
    m_remote.reset();
    m_watch.watch(service);
    clear();
    if (service) {
        beginMeters();
        read();
        raisePeaks();
    }
    Q_EMIT serverChanged();
    Q_EMIT changed();
}

void ServerFigures::beginMeters()
{
    m_totals = service()->totals();
    m_meters.messagesIn = RateMeter(m_totals.messagesReceived);
    m_meters.messagesOut = RateMeter(m_totals.messagesSent);
    m_meters.bytesIn = RateMeter(m_totals.bytesReceived);
    m_meters.bytesOut = RateMeter(m_totals.bytesSent);
    m_meters.dropped = RateMeter(m_totals.messagesDropped);
    m_opened = quint64(service()->connectionCount());
    m_meters.opened = RateMeter(m_opened);
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
    m_totals = {};
    m_peaks = {};
    m_log = {};
    m_errors.clear();
    m_tally.clear();
    m_handshakeFailures = 0;
    m_opened = 0;
}

void ServerFigures::connectionOpened(WebSocket *)
{
    ++m_opened;
}

void ServerFigures::connectionClosed(WebSocket *socket)
{
    if (socket->error() != Error::None || socket->closeCode() == CloseCode::Abnormal)
        countError(socket->error(), int(socket->closeCode()));
}

void ServerFigures::handshakeFailed(const HandshakeFailure &failure)
{
    ++m_handshakeFailures;
    countError(failure.error, httpStatusFor(failure.error));
}

void ServerFigures::countError(Error error, int code)
{
    m_errors.add(code);
    m_tally.add(error);
}

void ServerFigures::tick(milliseconds elapsed)
{
    if (!service())
        return;
    read();
    sampleMeters(elapsed);
    raisePeaks();
    // After a long gap ten minutes of the same are all that there is to say.
    const int seconds = std::min(m_watch.takeSeconds(elapsed), Log::SecondCount);
    for (int i = 0; i < seconds; ++i)
        passSecond();
    Q_EMIT changed();
    if (seconds > 0) {
        m_historyTick += seconds;
        Q_EMIT historyChanged();
    }
}

void ServerFigures::sampleMeters(milliseconds elapsed)
{
    m_totals = service()->totals();
    m_meters.opened.sample(m_opened, elapsed);
    m_meters.messagesIn.sample(m_totals.messagesReceived, elapsed);
    m_meters.messagesOut.sample(m_totals.messagesSent, elapsed);
    m_meters.bytesIn.sample(m_totals.bytesReceived, elapsed);
    m_meters.bytesOut.sample(m_totals.bytesSent, elapsed);
    m_meters.dropped.sample(m_totals.messagesDropped, elapsed);
}

void ServerFigures::raisePeaks()
{
    const Peaks now{qreal(m_now.connections), messagesIn(), messagesOut(), bytesIn(), bytesOut(), qreal(m_now.queued)};
    for (const auto figure : {&Peaks::connections, &Peaks::messagesIn, &Peaks::messagesOut, &Peaks::bytesIn,
                              &Peaks::bytesOut, &Peaks::queued})
        m_peaks.*figure = std::max(m_peaks.*figure, now.*figure);
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
    m_log.addSecond({messagesIn(), messagesOut(), bytesIn(), bytesOut(), qreal(m_now.connections), qreal(m_now.queued),
                     qreal(m_errors.current()), dropRate()});
    m_errors.passSecond();
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "alertmodel.h"

#include "inspect/remotealerts.h"
#include "network/websocket.h"
#include "network/websocketservice.h"

#include <QtCore/qpointer.h>

#include <algorithm>
#include <utility>

namespace Tidewire {

using std::chrono::milliseconds;

AlertModel::AlertModel(QObject *parent, Clock clock)
    : AlertList(parent), m_clock(std::move(clock)), m_watch(this, this, [this](milliseconds elapsed) { tick(elapsed); })
{
}

AlertModel::~AlertModel() = default;

void AlertModel::setService(WebSocketService *service)
{
    if (service == m_watch.service() && !m_remote)
        return;
    m_remote.reset();
    forgetService(service);
    Q_EMIT serverChanged();
}

void AlertModel::forgetService(WebSocketService *next)
{
    m_watch.watch(next);
    m_errors = m_handshakes = {};
    m_errorBurst = m_storm = {};
    m_connections.clear();
    m_findings.clear();
    m_sinceLook = milliseconds(0);
    clear();
}

void AlertModel::serverDestroyed()
{
    m_watch.forget();
    m_findings.clear();
    for (const WatchedConnection &connection : std::as_const(m_connections))
        forget(connection);
    m_connections.clear();
    forget(std::exchange(m_errorBurst, {}));
    forget(std::exchange(m_storm, {}));
    const QPointer<AlertModel> guard(this);
    tellFindings();
    if (guard)
        Q_EMIT serverChanged();
}

template<typename Number>
void AlertModel::change(Number &member, Number value)
{
    value = std::max(value, Number(0));
    if (!(value < member) && !(member < value))
        return;
    member = value;
    if (m_remote)
        m_remote->thresholdsChanged();
    Q_EMIT thresholdsChanged();
}
template void AlertModel::change(qreal &member, qreal value);
template void AlertModel::change(int &member, int value);

void AlertModel::connectionOpened(WebSocket *)
{
    m_handshakes.add();
}

void AlertModel::connectionClosed(WebSocket *socket)
{
    if (socket->error() != Error::None || socket->closeCode() == CloseCode::Abnormal)
        m_errors.add();
    const auto found = m_connections.constFind(socket->connectionId());
    if (found == m_connections.cend())
        return;
    forget(*found);
    m_connections.erase(found);
    tellFindings();
}

void AlertModel::handshakeFailed(const HandshakeFailure &)
{
    m_handshakes.add();
    m_errors.add();
}

void AlertModel::tick(milliseconds elapsed)
{
    constexpr milliseconds AlmostSecond{950}; // Timers come a little early.
    if (!service())
        return;
    lookAtServer(elapsed);
    m_sinceLook += elapsed;
    if (m_sinceLook >= AlmostSecond)
        lookAtConnections(std::exchange(m_sinceLook, milliseconds(0)));
    tellFindings();
}

void AlertModel::lookAtServer(milliseconds elapsed)
{
    Finding errors;
    errors.kind = Alert::Kind::ErrorBurst;
    errors.value = m_errors.count();
    errors.threshold = m_thresholds.errors;
    lookAt(m_errorBurst, errors, {}, elapsed);
    Finding handshakes;
    handshakes.kind = Alert::Kind::ConnectionStorm;
    handshakes.value = m_handshakes.count();
    handshakes.threshold = m_thresholds.handshakes;
    lookAt(m_storm, handshakes, {}, elapsed);
    m_errors.advance(elapsed, milliseconds(m_thresholds.errorWindow));
    m_handshakes.advance(elapsed, milliseconds(m_thresholds.handshakeWindow));
}

void AlertModel::lookAtConnections(milliseconds elapsed)
{
    if (m_connections.isEmpty() && m_thresholds.queue <= 0 && m_thresholds.roundTrip <= 0)
        return;
    const QList<WebSocket *> sockets = service()->connections();
    for (const WebSocket *socket : sockets)
        lookAt(*socket, elapsed);
}

void AlertModel::lookAt(const WebSocket &socket, milliseconds elapsed)
{
    const auto queued = double(socket.bytesToWrite());
    const double roundTrip = double(std::max<qint64>(0, socket.roundTripTime())) / 1000;
    const auto isBeyond = [](double value, double threshold) { return threshold > 0 && value >= threshold; };
    const bool isAtRest = !isBeyond(queued, m_thresholds.queue) && !isBeyond(roundTrip, m_thresholds.roundTrip);
    const quint64 id = socket.connectionId();
    if (isAtRest && (m_connections.isEmpty() || !m_connections.contains(id)))
        return;
    WatchedConnection &watched = m_connections[id];
    Finding finding;
    finding.connectionId = id;
    finding.subject = socket.peer();
    finding.kind = Alert::Kind::SlowConsumer;
    finding.value = queued;
    finding.threshold = m_thresholds.queue;
    lookAt(watched.queue, finding, milliseconds(m_thresholds.queueTime), elapsed);
    finding.kind = Alert::Kind::LongRoundTrip;
    finding.value = roundTrip;
    finding.threshold = m_thresholds.roundTrip;
    lookAt(watched.roundTrip, finding, milliseconds(m_thresholds.roundTripTime), elapsed);
    if (watched.queue.held.isAtRest() && watched.roundTrip.held.isAtRest())
        m_connections.remove(id);
}

void AlertModel::lookAt(Watched &watched, Finding finding, milliseconds holdTime, milliseconds elapsed)
{
    finding.alertId = watched.alertId;
    if (finding.threshold > 0) {
        finding.change = watched.held.look(finding.value, finding.threshold, holdTime, elapsed);
    } else {
        finding.change = watched.held.isActive() ? AlertChange::Ends : AlertChange::None;
        watched.held = HeldAlert();
    }
    if (finding.change != AlertChange::None || watched.held.isActive())
        m_findings.push_back(std::move(finding));
}

void AlertModel::forget(const Watched &watched)
{
    Finding finding;
    finding.change = AlertChange::Ends;
    finding.alertId = watched.alertId;
    m_findings.push_back(std::move(finding));
}

void AlertModel::forget(const WatchedConnection &connection)
{
    forget(connection.queue);
    forget(connection.roundTrip);
}

void AlertModel::tellFindings()
{
    // A slot may destroy anything, this model too, or cause more findings.
    const QPointer<AlertModel> guard(this);
    const WebSocketService *server = service();
    const std::vector<Finding> findings = std::exchange(m_findings, {});
    for (const Finding &finding : findings) {
        if (!guard || service() != server)
            return;
        if (finding.change == AlertChange::Begins)
            begin(finding);
        else if (finding.change == AlertChange::Ends)
            endAlert(finding.alertId);
        else
            raise(finding.alertId, finding.value);
    }
}

void AlertModel::begin(const Finding &finding)
{
    if (!watchedOf(finding))
        return; // It has closed in a slot, a moment ago.
    Alert alert;
    alert.kind = finding.kind;
    alert.time = m_clock();
    alert.connectionId = finding.connectionId;
    alert.subject = finding.subject;
    alert.threshold = finding.threshold;
    const QPointer<AlertModel> guard(this);
    const quint64 id = add(alert, finding.value);
    Watched *watched = guard ? watchedOf(finding) : nullptr;
    if (watched)
        watched->alertId = id;
    const int row = guard ? rowOf(id) : -1;
    if (row < 0)
        return;
    alert = at(row);
    Q_EMIT alertBegan(alert);
    if (guard && !watched)
        endAlert(id);
}

AlertModel::Watched *AlertModel::watchedOf(const Finding &finding)
{
    switch (finding.kind) {
    case Alert::Kind::ErrorBurst:
        return &m_errorBurst;
    case Alert::Kind::ConnectionStorm:
        return &m_storm;
    case Alert::Kind::SlowConsumer:
    case Alert::Kind::LongRoundTrip:
        break;
    }
    const auto found = m_connections.find(finding.connectionId);
    if (found == m_connections.end())
        return nullptr;
    return finding.kind == Alert::Kind::SlowConsumer ? &found->queue : &found->roundTrip;
}

void AlertModel::endAlert(quint64 alertId)
{
    const Alert alert = finish(alertId, m_clock());
    if (alert.id != 0)
        Q_EMIT alertEnded(alert);
}

} // namespace Tidewire

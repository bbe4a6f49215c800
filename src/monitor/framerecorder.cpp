// SPDX-License-Identifier: MIT
#include "framerecorder.h"

#include "frametap.h"
#include "inspect/remoteframes.h"
#include "network/websocket.h"
#include "network/websocketservice.h"

#include <utility>

namespace Tidewire {

namespace {

/// 60 times a second.
constexpr int TellInterval = 16;

RecordedConnection describe(const WebSocket &socket)
{
    return {socket.connectionId(), socket.role(), socket.isSecure(), socket.peer()};
}

} // namespace

FrameRecorder::FrameRecorder(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(TellInterval);
    connect(&m_timer, &QTimer::timeout, this, &FrameRecorder::tell);
    m_log->setListener(this, "announce");
}

FrameRecorder::~FrameRecorder()
{
    m_log->setListener(nullptr, nullptr);
    if (m_service)
        m_service->removeObserver(this);
    for (const Watched &watched : std::as_const(m_taps))
        release(watched);
}

void FrameRecorder::setService(WebSocketService *service)
{
    if (service == m_service && !m_remote)
        return;
    stopAll();
    m_remote.reset();
    if (m_service)
        m_service->removeObserver(this);
    m_service = service;
    if (service)
        service->addObserver(this);
    Q_EMIT serverChanged();
}

void FrameRecorder::record(WebSocket *socket)
{
    const quint64 id = socket->connectionId();
    if (m_taps.contains(id))
        return;
    m_log->setConnection(describe(*socket));
    const auto tap = std::make_shared<FrameTap>(m_log, id, m_maxPayload);
    Watched watched{socket, tap, {}, {}};
    // A client knows its peer only then, and a server whether it is secure.
    watched.opened = connect(socket, &WebSocket::stateChanged, this, [this, socket](WebSocket::State state) {
        if (state == WebSocket::State::Open)
            m_log->setConnection(describe(*socket));
    });
    watched.destroyed = connect(socket, &QObject::destroyed, this, [this, id] { forget(id); });
    m_taps.insert(id, watched);
    socket->addFrameObserver(tap);
    Q_EMIT connectionCountChanged();
}

void FrameRecorder::stop(WebSocket *socket)
{
    forget(socket->connectionId());
}

void FrameRecorder::forget(quint64 id)
{
    const auto place = m_taps.find(id);
    if (place == m_taps.end())
        return;
    const Watched watched = *place;
    m_taps.erase(place);
    release(watched);
    Q_EMIT connectionCountChanged();
}

void FrameRecorder::release(const Watched &watched)
{
    disconnect(watched.opened);
    disconnect(watched.destroyed);
    if (!watched.socket)
        return;
    if (const auto tap = watched.tap.lock())
        watched.socket->removeFrameObserver(tap.get());
}

void FrameRecorder::setPredicate(Predicate predicate)
{
    m_predicate = std::move(predicate);
    recordThoseOpen();
}

void FrameRecorder::setRecordsAll(bool all)
{
    if (m_recordsAll == all)
        return;
    m_recordsAll = all;
    if (m_remote)
        m_remote->recorderChanged();
    recordThoseOpen();
    Q_EMIT recordsAllChanged();
}

void FrameRecorder::recordThoseOpen()
{
    if (!m_service || !(m_recordsAll || m_predicate))
        return;
    const QList<WebSocket *> sockets = m_service->connections();
    for (WebSocket *socket : sockets)
        connectionOpened(socket);
}

void FrameRecorder::stopAll()
{
    m_predicate = {};
    setRecordsAll(false);
    if (m_remote)
        m_remote->clear();
    for (const Watched &watched : std::exchange(m_taps, {}))
        release(watched);
    Q_EMIT connectionCountChanged();
}

void FrameRecorder::setMaxBytes(qint64 bytes)
{
    if (bytes == maxBytes())
        return;
    m_log->setMaxBytes(bytes);
    Q_EMIT maxBytesChanged();
}

void FrameRecorder::setMaxPayload(qint64 bytes)
{
    if (std::exchange(m_maxPayload, bytes) == bytes)
        return;
    if (m_remote)
        m_remote->recorderChanged();
    Q_EMIT maxPayloadChanged();
}

void FrameRecorder::connectionStarted(WebSocket *socket)
{
    if (m_recordsAll)
        record(socket);
}

void FrameRecorder::connectionOpened(WebSocket *socket)
{
    if (m_recordsAll || (m_predicate && m_predicate(*socket)))
        record(socket);
}

void FrameRecorder::connectionClosed(WebSocket *socket)
{
    forget(socket->connectionId());
}

void FrameRecorder::handshakeFailed(const HandshakeFailure & /*failure*/) {}

void FrameRecorder::serverDestroyed()
{
    // Its sockets are still there, and go after it.
    m_service = nullptr;
    Q_EMIT serverChanged();
}

/// Records have come: tells of them, and of those that follow meanwhile, in a moment.
void FrameRecorder::announce()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void FrameRecorder::tell()
{
    m_log->listenAgain();
    Q_EMIT recorded();
}

} // namespace Tidewire

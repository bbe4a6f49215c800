// SPDX-License-Identifier: MIT
// A FrameRecorder of one of two kinds of servers: those of this process, and remote ones.
#include "framerecorder.h"

#include "inspect/remoteframes.h"
#include "network/websocketservice.h"
#include "servicewatch.h"

namespace Tidewire {

QObject *FrameRecorder::server() const
{
    return m_remote ? m_remote->server() : dynamic_cast<QObject *>(m_service);
}

void FrameRecorder::setServer(QObject *server)
{
    auto *remote = qobject_cast<RemoteServer *>(server);
    if (remote && m_remote && m_remote->server() == remote)
        return;
    const bool wasRemote = m_remote != nullptr;
    stopAll();
    m_remote.reset();
    if (!remote) {
        WebSocketService *service = ServiceWatch::serviceOf(server);
        if (wasRemote && !service)
            Q_EMIT serverChanged();
        return setService(service);
    }
    if (m_service)
        m_service->removeObserver(this);
    m_service = nullptr;
    m_remote = std::make_unique<RemoteFrames>(remote, this);
    Q_EMIT serverChanged();
}

bool FrameRecorder::recordConnection(quint64 connectionId)
{
    if (m_remote) {
        m_remote->add(connectionId);
        Q_EMIT connectionCountChanged();
        return true;
    }
    WebSocket *const socket = m_service ? m_service->connection(connectionId) : nullptr;
    if (socket)
        record(socket);
    return socket != nullptr;
}

void FrameRecorder::stopConnection(quint64 connectionId)
{
    if (!m_remote)
        return forget(connectionId);
    m_remote->remove(connectionId);
    Q_EMIT connectionCountChanged();
}

bool FrameRecorder::isRecordedConnection(quint64 connectionId) const
{
    return m_remote ? m_remote->contains(connectionId) : m_taps.contains(connectionId);
}

int FrameRecorder::connectionCount() const
{
    return int(m_taps.size()) + (m_remote ? m_remote->count() : 0);
}

} // namespace Tidewire

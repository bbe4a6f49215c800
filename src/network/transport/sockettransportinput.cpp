// SPDX-License-Identifier: MIT
// The reading half of SocketTransport.
#include "receivebuffer.h"
#include "sockettransport.h"
#include "steadyclock.h"

#include <algorithm>
#include <cstring>

namespace Tidewire {

namespace {

/// What QTcpSocket may hold of input that is not wanted now; the rest waits in the kernel, and slows the peer.
constexpr qint64 HeldInput = 64 * 1024;

} // namespace

void SocketTransport::setReading(bool on)
{
    if (m_reading == on)
        return;
    m_reading = on;
    m_socket->setReadBufferSize(on ? qint64(ReceiveBuffer::Size) : HeldInput);
    if (on) {
        // Queued: the caller may be in the midst of handling what was read last.
        QMetaObject::invokeMethod(this, &SocketTransport::readHeld, Qt::QueuedConnection);
    }
}

/// QSslSocket does not decrypt by itself what came while its buffer was full, and no more may come.
void SocketTransport::readHeld()
{
    const QPointer<SocketTransport> self(this);
    if (isSecure())
        m_socket->flush();
    if (self)
        read();
}

void SocketTransport::read()
{
    if (m_inRead)
        return; // a nested event loop: the outer call goes on with it
    // QSslSocket decrypts while it sends, and whoever sends does not expect to hear of it.
    if (m_inFlush) {
        m_readLater = true;
        return;
    }
    if (m_finishing)
        return dropInput();
    m_inRead = true;
    const qint64 begin = steadyTick();
    const FlushQueue::Pointer flushQueue = m_flushQueue;
    const QPointer<SocketTransport> self(this);
    ReceiveBuffer buffer;
    while (m_reading && !m_finishing && bytesAvailable() > 0) {
        const std::span<char> target = m_targeted ? m_user->receiveTarget() : std::span<char>();
        const bool inTarget = !target.empty();
        const std::span<char> place = inTarget ? target : buffer.bytes();
        const qint64 size = take(place);
        if (size <= 0)
            break;
        m_user->transportRead({.bytes = place.first(size_t(size)), .room = inTarget ? 0 : buffer.Room});
        if (!self)
            return;
    }
    m_inRead = false;
    if (m_ended && m_reading)
        reportEnd();
    if (flushQueue)
        flushQueue->eventHandled(begin, steadyTick());
}

qint64 SocketTransport::take(std::span<char> place)
{
    if (m_kept.isEmpty())
        return m_socket->read(place.data(), qint64(place.size()));
    const qsizetype size = std::min(qsizetype(place.size()), m_kept.size());
    std::memcpy(place.data(), m_kept.constData(), size_t(size));
    m_kept.remove(0, size);
    return size;
}

void SocketTransport::dropInput()
{
    m_kept.clear();
    m_socket->skip(m_socket->bytesAvailable());
}

/// After a failure to write QTcpSocket drops what it has read and its user has not. What the system still had is gone
/// then: the descriptor has been closed.
void SocketTransport::keepInput()
{
    if (!m_finishing && m_socket->state() == QAbstractSocket::ConnectedState)
        m_kept += m_socket->readAll();
}

} // namespace Tidewire

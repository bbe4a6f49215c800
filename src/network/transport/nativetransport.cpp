// SPDX-License-Identifier: MIT
#include "nativetransport.h"

#include "receivebuffer.h"
#include "socketname.h"

#include <QtCore/qlogging.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Tidewire {

namespace {

/// Of a large payload, at a time: then the other connections have their turn.
constexpr size_t LargestTarget = 1024 * 1024;

/// A reset is one way for a peer to go.
bool isPeerGone(int error)
{
    return error == 0 || error == ECONNRESET || error == EPIPE;
}

} // namespace

bool NativeTransport::isForNow(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

std::unique_ptr<NativeTransport> NativeTransport::create(int descriptor)
{
    std::unique_ptr<NativeTransport> transport(new NativeTransport(descriptor, EpollSet::ofThisThread()));
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    transport->watch();
    if (!transport->m_inSet)
        return {};
    return transport;
}

NativeTransport::~NativeTransport()
{
    leaveThread();
    ::close(m_descriptor);
}

/// Makes the set watch for what is of interest now.
void NativeTransport::watch()
{
    if (!m_set)
        return; // between two threads
    quint16 wanted = 0;
    if (m_reading && !m_heldBack && !m_inputEnded)
        wanted |= EPOLLIN;
    if (!m_first.isEmpty())
        wanted |= EPOLLOUT;
    // A peer that is gone is reported whatever one asks for, so to ask for nothing means to leave.
    const bool leaves = m_ended || (wanted == 0 && (m_hungUp || m_inputEnded));
    if (m_inSet && leaves)
        m_set->remove(m_descriptor, this);
    else if (m_inSet && wanted != m_watched)
        m_set->change(m_descriptor, wanted, this);
    else if (!m_inSet && !leaves && !m_set->add(m_descriptor, wanted, this))
        return;
    m_inSet = !leaves;
    m_watched = wanted;
}

void NativeTransport::leaveThread()
{
    if (!m_set)
        return; // it has gone on before it arrived
    m_set->flushQueue().remove(this);
    if (m_inSet)
        m_set->remove(m_descriptor, this);
    m_inSet = false;
    m_set.reset();
}

void NativeTransport::enterThread()
{
    m_set = EpollSet::ofThisThread();
    watch();
    flushSoon();
}

void NativeTransport::ready(quint32 events)
{
    if (events == EPOLLIN)
        return read();
    if (events & (EPOLLHUP | EPOLLERR))
        m_hungUp = true;
    const DeletionGuard alive(this);
    if (events & EPOLLOUT)
        handleWritable();
    if (alive && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
        read();
}

void NativeTransport::read()
{
    if (m_ended)
        return;
    if (m_finishing)
        return dropInput();
    if (!m_reading || m_inRead) {
        // The outer call of a nested event loop goes on with it.
        m_heldBack = m_inRead;
        return watch();
    }
    ReceiveBuffer buffer(m_set->receiveBuffer());
    std::span<char> target = m_targeted ? m_user->receiveTarget() : std::span<char>();
    target = target.first(std::min(target.size(), LargestTarget));
    const qint64 size = receive(target, buffer.bytes());
    if (size <= 0)
        return handleInputEnd(size < 0 ? errno : 0);
    m_inRead = true;
    const DeletionGuard alive(this);
    const size_t inTarget = std::min(size_t(size), target.size());
    if (inTarget > 0)
        m_user->transportRead(target.first(inTarget));
    if (alive && size_t(size) > inTarget && !m_finishing)
        m_user->transportRead(buffer.bytes().first(size_t(size) - inTarget));
    if (!alive)
        return;
    m_inRead = false;
    if (m_heldBack) {
        m_heldBack = false;
        watch();
    }
}

/// Reads into \a target, and what is more \a behind it.
qint64 NativeTransport::receive(std::span<char> target, std::span<char> behind) const
{
    if (target.empty())
        return ::recv(m_descriptor, behind.data(), behind.size(), MSG_DONTWAIT);
    std::array<iovec, 2> pieces = {{{target.data(), target.size()}, {behind.data(), behind.size()}}};
    msghdr message = {};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    return ::recvmsg(m_descriptor, &message, MSG_DONTWAIT);
}

void NativeTransport::dropInput()
{
    constexpr size_t Most = 1024 * 1024;
    const ssize_t size = ::recv(m_descriptor, nullptr, Most, MSG_DONTWAIT | MSG_TRUNC);
    if (size <= 0)
        handleInputEnd(size < 0 ? errno : 0);
}

/// What there is instead of more bytes: nothing for now, the end, or a failure.
void NativeTransport::handleInputEnd(int error)
{
    if (isForNow(error))
        return watch();
    m_inputEnded = true;
    // Who has only ended its own stream still reads ours.
    if (m_finishing && error == 0 && !m_first.isEmpty() && !m_hungUp)
        return watch();
    reportEnd(error);
}

void NativeTransport::reportEnd(int error)
{
    m_ended = true;
    watch();
    if (m_error == 0)
        m_error = error;
    if (isPeerGone(m_error))
        m_user->transportClosed(Error::None, {});
    else
        m_user->transportClosed(Error::NetworkFailure, qt_error_string(m_error));
}

void NativeTransport::setReading(bool on)
{
    if (m_reading == on || m_finishing)
        return;
    m_reading = on;
    watch();
}

Endpoint NativeTransport::local() const
{
    return localEndpoint(m_descriptor);
}

Endpoint NativeTransport::peer() const
{
    return peerEndpoint(m_descriptor);
}

} // namespace Tidewire

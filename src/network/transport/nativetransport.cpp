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

/// Pieces that leave with one system call.
constexpr size_t MaxPieces = 64;
/// Of a large payload, at a time: then the other connections have their turn.
constexpr size_t LargestTarget = 1024 * 1024;

/// A reset is one way for a peer to go.
bool isPeerGone(int error)
{
    return error == 0 || error == ECONNRESET || error == EPIPE;
}

bool isForNow(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

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

bool NativeTransport::send(std::span<const char> bytes)
{
    if (m_first.isEmpty() && !m_ended && !m_finishing && !m_outputLost) {
        const ssize_t size = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (size == ssize_t(bytes.size()))
            return true;
        if (size < 0 && !isForNow(errno))
            giveUpOutput(errno);
        bytes = bytes.subspan(size_t(std::max(size, ssize_t(0))));
    }
    write(QByteArray(bytes.data(), qsizetype(bytes.size())));
    flush();
    return m_first.isEmpty();
}

void NativeTransport::write(QByteArray &&bytes)
{
    if (m_ended || m_finishing || m_outputLost || bytes.isEmpty())
        return;
    if (m_first.isEmpty()) {
        m_first = std::move(bytes);
    } else {
        rest().size += bytes.size();
        rest().others.append(std::move(bytes));
    }
}

NativeTransport::Rest &NativeTransport::rest()
{
    if (!m_rest)
        m_rest = std::make_unique<Rest>();
    return *m_rest;
}

void NativeTransport::flush()
{
    // When the set watches for room there is none yet.
    if (m_first.isEmpty() || (m_watched & EPOLLOUT))
        return;
    sendQueued();
    watch();
}

void NativeTransport::sendQueued()
{
    while (!m_first.isEmpty()) {
        const ssize_t size = sendPieces();
        if (size > 0) {
            takeSent(size);
        } else if (size < 0 && errno != EINTR) {
            if (!isForNow(errno))
                giveUpOutput(errno);
            break;
        }
    }
}

void NativeTransport::flushSoon()
{
    if (m_set)
        m_set->flushQueue().add(this);
}

void NativeTransport::forgoFlush()
{
    if (m_set)
        m_set->flushQueue().remove(this);
}

/// Sends as much as one system call takes.
qint64 NativeTransport::sendPieces()
{
    if (!m_rest)
        return ::send(m_descriptor, m_first.constData(), size_t(m_first.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    std::array<iovec, MaxPieces> pieces;
    pieces[0] = {const_cast<char *>(m_first.constData()) + m_rest->sent, size_t(m_first.size() - m_rest->sent)};
    size_t count = 1;
    for (const QByteArray &other : std::as_const(m_rest->others)) {
        if (count == pieces.size())
            break;
        pieces[count++] = {const_cast<char *>(other.constData()), size_t(other.size())};
    }
    msghdr message = {};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    return ::sendmsg(m_descriptor, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void NativeTransport::takeSent(qint64 size)
{
    while (size > 0) {
        const qsizetype left = m_first.size() - (m_rest ? m_rest->sent : 0);
        if (size < left) {
            rest().sent += size;
            return;
        }
        size -= left;
        QByteArray spent = std::exchange(m_first, QByteArray());
        if (m_rest) {
            m_rest->sent = 0;
            if (!m_rest->others.isEmpty())
                m_first = m_rest->others.takeFirst();
            m_rest->size -= m_first.size();
            if (m_rest->others.isEmpty())
                m_rest.reset();
        }
        if (spent.isDetached())
            m_user->transportSpent(std::move(spent));
    }
}

/// Nothing can be sent any more. What came before can still be read, and the end behind it.
void NativeTransport::giveUpOutput(int error)
{
    m_outputLost = true;
    m_error = error;
    m_first = QByteArray();
    m_rest.reset();
    ::shutdown(m_descriptor, SHUT_RDWR);
}

void NativeTransport::handleWritable()
{
    const qint64 before = bytesToWrite();
    sendQueued();
    watch();
    if (bytesToWrite() == before)
        return;
    const DeletionGuard alive(this);
    m_user->transportWritten();
    if (alive && m_finishing)
        shutdownWhenWritten();
}

void NativeTransport::finish()
{
    if (m_finishing || m_ended)
        return;
    m_finishing = true;
    m_reading = true;
    flush();
    shutdownWhenWritten();
    watch();
}

void NativeTransport::shutdownWhenWritten()
{
    if (m_shutDown || !m_first.isEmpty())
        return;
    m_shutDown = true;
    ::shutdown(m_descriptor, SHUT_WR);
    if (m_inputEnded && !m_ended)
        reportEnd(0);
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

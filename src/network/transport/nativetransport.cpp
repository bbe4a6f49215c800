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

/// NativeTransport::m_expected from which on a connection receives into a buffer of its own.
constexpr quint8 MostExpected = 3;

/// How often in a row much less has come than was expected, before that is what is expected: once it may be a rest.
constexpr quint8 OftenLess = 3;

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
    if (m_reading && !m_heldBack && !m_inputEnded && !keepsInput())
        wanted |= EPOLLIN;
    if (!m_first.isEmpty())
        wanted |= EPOLLOUT;
    // A peer that is gone is reported whatever one asks for, so to ask for nothing means to leave.
    const bool leaves = m_ended || (wanted == 0 && (m_hungUp || m_inputEnded));
    if (m_inSet && leaves)
        leaveSet();
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
        leaveSet();
    m_inSet = false;
    m_set.reset();
}

void NativeTransport::leaveSet()
{
    keep(m_set->remove(m_descriptor, this));
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
    if (m_ended || !m_set)
        return; // a slot may have moved it: the set of the other thread tells again
    if (m_finishing)
        return dropInput();
    if (!m_reading || m_inRead || keepsInput()) {
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
    expectAfter(size_t(size));
    m_inRead = true;
    const DeletionGuard alive(this);
    const size_t inTarget = std::min(size_t(size), target.size());
    if (inTarget > 0)
        m_user->transportRead({.bytes = target.first(inTarget)});
    if (alive && size_t(size) > inTarget && !m_finishing)
        m_user->transportRead({.bytes = buffer.bytes().first(size_t(size) - inTarget), .room = buffer.Room});
    if (alive)
        endRead();
}

/// A peer that has sent so much at a time will do so again.
size_t NativeTransport::expectedSize() const
{
    return (EpollSet::SlicesSize / SocketBatch::Most) << m_expected;
}

void NativeTransport::expectAfter(size_t size)
{
    const bool isMuchLess = m_expected > 0 && size < expectedSize() / 16;
    if (size >= expectedSize() && m_expected < MostExpected)
        ++m_expected;
    m_muchLess = isMuchLess ? quint8(m_muchLess + 1) : quint8(0);
    if (m_muchLess == OftenLess) {
        m_muchLess = 0;
        --m_expected;
    }
}

EpollSet::Receiving NativeTransport::receiving() const
{
    const bool any = m_reading && !m_targeted && !m_inRead && !m_finishing && !m_ended;
    return {m_descriptor, any && m_expected < MostExpected ? expectedSize() : 0};
}

void NativeTransport::received(const EpollSet::Slice &slice)
{
    if (m_ended)
        return;
    const bool isFull = slice.bytes().size() >= expectedSize();
    expectAfter(slice.bytes().size());
    const bool mayTell = m_reading && !m_inRead && !keepsInput();
    if (mayTell && slice.result <= 0)
        return handleInputEnd(-slice.result);
    if (mayTell && !m_finishing) {
        const DeletionGuard alive(this);
        deliver({.bytes = slice.bytes(), .loan = TransportUser::Loan::UntilReady});
        if (isFull && alive)
            read(); // the rest: to leave that for later makes TCP send less at a time
        return;
    }
    // A slot of another connection has changed it, or runs an event loop.
    keep(slice);
    m_heldBack = m_inRead;
    watch();
}

void NativeTransport::deliver(const TransportUser::Input &input)
{
    m_inRead = true;
    const DeletionGuard alive(this);
    m_user->transportRead(input);
    if (alive)
        endRead();
}

void NativeTransport::endRead()
{
    m_inRead = false;
    if (m_heldBack) {
        m_heldBack = false;
        watch();
    }
    if (Q_UNLIKELY(keepsInput()))
        flushSoon();
}

/// Keeps what was received until the user reads again, and an error, which a socket tells once. Its end it tells again.
void NativeTransport::keep(const EpollSet::Slice &slice)
{
    if (slice.result > 0 && !m_ended && !m_finishing)
        rest().input.append(slice.begin, slice.result);
    if (slice.result < 0 && !isForNow(-slice.result) && m_error == 0)
        m_error = -slice.result;
}

void NativeTransport::flushNow()
{
    if (Q_LIKELY(!keepsInput()))
        return m_user->transportReady();
    // First what waits to be sent: the user does not ask again before it was called, whatever is delivered.
    const DeletionGuard alive(this);
    m_user->transportReady();
    if (!alive || !keepsInput() || !m_reading || m_inRead)
        return;
    QByteArray input = std::exchange(m_rest->input, {});
    dropSpentRest();
    deliver({.bytes = {input.data(), size_t(input.size())}});
    if (!alive)
        return;
    watch();
    m_user->transportReady();
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
    // Who has only ended its own stream still reads ours: the answer to the last that came leaves before the user hears
    // of the end.
    const DeletionGuard alive(this);
    if (error == 0 && !m_finishing)
        m_user->transportReady();
    if (!alive || m_ended)
        return;
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
    if (Q_UNLIKELY(keepsInput()))
        flushSoon();
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

// SPDX-License-Identifier: MIT
// The writing half of NativeTransport, and how it ends its stream.
#include "nativetransport.h"

#include "descriptors.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/socket.h>

namespace Tidewire {

namespace {

/// Pieces that leave with one system call.
constexpr size_t MaxPieces = 64;

} // namespace

bool NativeTransport::send(std::span<const char> bytes)
{
    if (m_first.isEmpty() && !m_ended && !m_finishing && !m_outputLost) {
        const ssize_t size = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        takeResult(bytes, size < 0 ? -errno : size);
    } else {
        write(QByteArray(bytes.data(), qsizetype(bytes.size())));
    }
    return m_first.isEmpty();
}

/// Keeps what is left of \a bytes after a send() with that \a result.
void NativeTransport::takeResult(std::span<const char> bytes, qint64 result)
{
    if (result == qint64(bytes.size()))
        return;
    if (result < 0 && !isForNow(int(-result)))
        return giveUpOutput(int(-result));
    bytes = bytes.subspan(size_t(std::max(result, qint64(0))));
    write(QByteArray(bytes.data(), qsizetype(bytes.size())));
    flush();
}

FlushQueue::Output NativeTransport::output()
{
    if (!m_first.isEmpty() || m_ended || m_finishing || m_outputLost)
        return {};
    return {m_descriptor, m_user->output()};
}

void NativeTransport::sent(std::span<const char> bytes, qint64 result)
{
    takeResult(bytes, result);
    m_user->outputTaken();
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
    if (m_set && !keepsInput()) // which waits for it as well
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
            dropSpentRest();
        }
        if (spent.isDetached())
            m_user->transportSpent(std::move(spent));
    }
}

void NativeTransport::dropSpentRest()
{
    if (m_rest->others.isEmpty() && m_rest->sent == 0 && m_rest->input.isEmpty())
        m_rest.reset();
}

/// Nothing can be sent any more. What came before can still be read, and the end behind it.
void NativeTransport::giveUpOutput(int error)
{
    m_outputLost = true;
    if (m_error == 0)
        m_error = error;
    m_first = QByteArray();
    if (m_rest) {
        m_rest->others.clear();
        m_rest->size = m_rest->sent = 0;
        dropSpentRest();
    }
    ::shutdown(m_descriptor, SHUT_RDWR);
}

qint64 NativeTransport::bytesOnTheirWay() const
{
    return bytesUnacknowledged(m_descriptor);
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
    if (keepsInput())
        m_rest->input = QByteArray();
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

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "tlstransport.h"

#include "receivebuffer.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace Tidewire {

namespace {

/// Answers of TLS itself, to key updates for instance, that may wait for a peer that does not read.
constexpr qint64 MaxAnswers = 64 * 1024;

/// Two records of TLS (RFC 8446 §5.1), not quite full: encrypted they fit into memory that TlsStream::reuse() keeps.
constexpr qsizetype LargestPiece = 31 * 1024;

using PlainBuffer = LentBuffer<ReceiveBuffer::Size + TlsStream::MaxHeld>;

} // namespace

std::unique_ptr<TlsTransport> TlsTransport::create(int descriptor, std::shared_ptr<const TlsContext> context)
{
    auto tcp = NativeTransport::create(descriptor);
    if (!tcp)
        return {};
    std::unique_ptr<TlsTransport> transport(new TlsTransport(std::move(tcp), std::move(context)));
    if (!transport->m_stream.isNull())
        return transport;
    errno = ENOMEM;
    return {};
}

TlsTransport::TlsTransport(std::unique_ptr<NativeTransport> tcp, std::shared_ptr<const TlsContext> context)
    : m_context(std::move(context)), m_tcp(std::move(tcp)), m_stream(*m_context)
{
    m_tcp->setUser(this, nullptr);
}

TlsTransport::~TlsTransport() = default;

void TlsTransport::transportRead(const Input &records)
{
    if (m_ended)
        return;
    PlainBuffer buffer;
    const size_t size = m_stream.receive(records.bytes, buffer.bytes());
    answer();
    const DeletionGuard alive(this);
    m_inRead = true;
    if (!m_opened && m_stream.isEstablished())
        handleOpened();
    if (alive && size > 0 && !m_finishing)
        m_user->transportRead({.bytes = buffer.bytes().first(size), .room = buffer.Room});
    if (!alive)
        return;
    m_inRead = false;
    if (isEndDue())
        handleEnd();
}

/// Sends what TLS itself has to say: in the handshake, for key updates, and of failures.
void TlsTransport::answer()
{
    const qsizetype size = m_stream.outputSize();
    if (size == 0)
        return;
    flush();
    // At most so many of those that wait are answers.
    m_answers = std::min(m_answers + size, m_tcp->bytesToWrite());
    m_answersWait = m_answers > MaxAnswers;
    watch();
}

void TlsTransport::handleOpened()
{
    m_opened = true;
    if (m_finishing) { // meanwhile
        m_stream.end();
        flush();
        return m_tcp->finish();
    }
    if (!m_early.isEmpty())
        m_stream.send(std::exchange(m_early, {}));
    flush();
    m_user->transportOpened();
}

std::span<const char> TlsTransport::output()
{
    if (!m_opened || m_ended || m_finishing || m_stream.outputSize() > 0 || isEndDue())
        return {};
    const std::span<const char> bytes = m_user->output();
    if (bytes.empty())
        return {};
    encrypt({bytes.data(), qsizetype(bytes.size())});
    m_user->outputTaken();
    if (m_tcp->bytesToWrite() > 0 || isEndDue()) {
        flush();
        return {};
    }
    m_records = m_stream.takeOutput();
    return {m_records.constData(), size_t(m_records.size())};
}

void TlsTransport::transportReady()
{
    if (m_ended)
        return;
    if (isEndDue())
        handleEnd();
    else
        m_user->transportReady();
}

void TlsTransport::transportWritten()
{
    if (m_ended)
        return;
    // Not only when nothing waits: that may never come while the program goes on sending.
    m_answers = std::min(m_answers, m_tcp->bytesToWrite());
    if (m_answers <= MaxAnswers / 2 && std::exchange(m_answersWait, false))
        watch();
    const DeletionGuard alive(this);
    m_user->transportWritten();
    if (alive && isEndDue())
        reportEnd();
}

void TlsTransport::transportClosed(Error error, const QString &detail)
{
    if (!std::exchange(m_ended, true))
        m_user->transportClosed(error, detail);
}

/// True if the connection has ended as TLS, whatever TCP still does. Who has only ended its own stream still reads
/// ours. What comes before the end, and the end itself, is kept from a user that does not read, or still handles what
/// came last: in a nested event loop.
bool TlsTransport::isEndDue() const
{
    if (m_ended || !m_reading || m_inRead)
        return false;
    if (m_finishing && !m_opened)
        return true;
    if (m_stream.input() == TlsStream::Input::Ended)
        return !m_finishing || bytesToWrite() == 0;
    return m_stream.input() == TlsStream::Input::Failed;
}

/// What the user has to say to the last that came leaves before it hears of the end.
void TlsTransport::handleEnd()
{
    const DeletionGuard alive(this);
    if (m_stream.input() == TlsStream::Input::Ended && !m_finishing)
        m_user->transportReady();
    if (alive && isEndDue())
        reportEnd();
}

void TlsTransport::reportEnd()
{
    m_ended = true;
    if (m_stream.input() == TlsStream::Input::Failed) {
        m_tcp->finish(); // behind the alert
        return m_user->transportClosed(Error::TlsFailure, m_stream.problem());
    }
    if (m_opened && !m_finishing) {
        m_stream.end();
        flush();
    }
    m_tcp->finish();
    m_user->transportClosed(Error::None, {});
}

bool TlsTransport::send(std::span<const char> bytes)
{
    if (m_opened && !m_ended && !m_finishing)
        encrypt({bytes.data(), qsizetype(bytes.size())});
    else
        write(QByteArray(bytes.data(), qsizetype(bytes.size())));
    flush();
    return bytesToWrite() == 0;
}

void TlsTransport::write(QByteArray &&bytes)
{
    if (m_ended || m_finishing || bytes.isEmpty())
        return;
    if (!m_opened) {
        m_early += bytes;
        return;
    }
    encrypt(bytes);
    if (bytes.isDetached())
        m_user->transportSpent(std::move(bytes));
}

/// What is large leaves piece by piece: each is still warm, and the next takes its memory.
void TlsTransport::encrypt(QByteArrayView bytes)
{
    while (bytes.size() > LargestPiece) {
        m_stream.send(bytes.first(LargestPiece));
        bytes = bytes.sliced(LargestPiece);
        flush();
    }
    m_stream.send(bytes);
}

void TlsTransport::flush()
{
    if (m_stream.outputSize() > 0)
        m_tcp->write(m_stream.takeOutput());
    m_tcp->flush();
    if (isEndDue())
        flushSoon(); // OpenSSL failed to encrypt: nobody expects to hear of it now
}

void TlsTransport::forgoFlush()
{
    if (!isEndDue())
        m_tcp->forgoFlush(); // otherwise it is wanted here as well
}

qint64 TlsTransport::bytesToWrite() const
{
    return m_tcp->bytesToWrite() + m_stream.outputSize() + m_early.size();
}

void TlsTransport::setReading(bool on)
{
    if (m_reading == on || m_finishing)
        return;
    m_reading = on;
    watch();
    if (isEndDue())
        flushSoon();
}

void TlsTransport::finish()
{
    if (m_finishing || m_ended)
        return;
    m_finishing = true;
    m_reading = true;
    if (!m_opened)
        return flushSoon(); // nobody can be told anything yet, but the user that it has ended
    m_stream.end();
    flush();
    m_tcp->finish();
    if (isEndDue())
        flushSoon();
}

} // namespace Tidewire

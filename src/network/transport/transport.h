// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/enums.h"
#include "tidewirenetwork_export.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qobject.h>
#include <QtNetwork/qhostaddress.h>

#include <memory>
#include <span>

QT_FORWARD_DECLARE_CLASS(QThread)

namespace Tidewire {

/// One end of a TCP connection.
struct TIDEWIRENETWORK_EXPORT Endpoint
{
    QHostAddress address;
    quint16 port = 0;

    /// "192.0.2.1:80" or "[2001:db8::1]:80".
    QString toString() const;
    bool operator==(const Endpoint &) const = default;
};

/// What a TLS handshake has agreed on, by OpenSSL's names.
struct TlsDetails
{
    QString protocol; ///< "TLSv1.3"; empty without TLS, and before the handshake is done.
    QString cipher;   ///< "TLS_AES_256_GCM_SHA384".
};

/// Who gets what a transport brings. A callee may delete the transport.
class TransportUser
{
public:
    virtual ~TransportUser() = default;
    /// Connected, and encrypted where that was asked for. Servers: with TLS only. \sa Transport::successor()
    virtual void transportOpened() = 0;
    /// Where the next bytes belong, if they are part of something large: a transport may put them there, for
    /// transportRead() to follow at once. Empty as a rule.
    virtual std::span<char> receiveTarget() = 0;
    /// For how long bytes are lent.
    enum class Loan : quint8 {
        UntilReturn,
        UntilReady, ///< Until transportReady(), if that is asked for before the callee returns.
    };
    /// Bytes that arrived, and what is lent with them: all of it is the callee's to change.
    struct Input
    {
        std::span<char> bytes;
        size_t room = 0; ///< So many bytes in front of them are lent as well, with nothing in them.
        Loan loan = Loan::UntilReturn;
    };
    virtual void transportRead(const Input &input) = 0;
    /// What transportReady() would send first, if that is one piece: the transport may send it together with those of
    /// other connections. outputTaken() follows at once then. Neither calls anybody else.
    virtual std::span<const char> output() { return {}; }
    /// That has left, or the transport has it: Transport::bytesToWrite() tells.
    virtual void outputTaken() {}
    /// Control returns to the event loop, as Transport::flushSoon() waited for: the time to write.
    virtual void transportReady() = 0;
    /// Queued bytes left for the network later than at flush(); bytesToWrite() has shrunk.
    virtual void transportWritten() = 0;
    /// The memory of \a bytes is free for what is to be written next. They have left; nobody else shares them.
    virtual void transportSpent(QByteArray &&bytes) = 0;
    /// The end: nothing else will come, \a error says why (None: the peer closed), \a detail is for the log.
    virtual void transportClosed(Error error, const QString &detail) = 0;
};

/// Moves the bytes of one connection, and knows nothing of what they mean. Lives in one thread.
class Transport
{
public:
    virtual ~Transport() = default;

    /// To be called once, before control returns to the event loop. \a object is the user's, which takes the transport
    /// along to another thread.
    virtual void setUser(TransportUser *user, [[maybe_unused]] QObject *object) { m_user = user; }
    /// To be called before \a object is moved to another thread, and in that thread afterwards.
    virtual void leaveThread() {}
    virtual void enterThread() {}
    /// False if it has to stay in the thread in which it was made, unless it is taken along by its user's object.
    virtual bool mayMove() const { return true; }
    /// Leaves this thread for \a thread, where enterThread() has to follow.
    virtual void moveToThread([[maybe_unused]] QThread *thread) { leaveThread(); }

    /// In transportOpened(): the transport that goes on with the connection in place of this one, which is good for
    /// nothing more then. It may have something to flush(). Null, as a rule, if that is this one.
    virtual std::unique_ptr<Transport> successor() { return {}; }

    /// Sends \a bytes, and keeps a copy of those that the system does not take at once. True if nothing has to wait.
    virtual bool send(std::span<const char> bytes) = 0;
    /// Queues \a bytes; flush() has to follow.
    virtual void write(QByteArray &&bytes) = 0;
    /// Sends what is queued, as far as the system takes it at once. Calls nothing of the user's but transportSpent().
    virtual void flush() = 0;
    /// Asks for one transportReady() as soon as control returns to the event loop: what is sent in several places
    /// until then leaves together.
    virtual void flushSoon() = 0;
    /// Takes that back.
    virtual void forgoFlush() = 0;
    /// Bytes that the system has not taken yet.
    virtual qint64 bytesToWrite() const = 0;
    /// Bytes that the system has taken and the peer's has not yet; 0 where that cannot be known.
    virtual qint64 bytesOnTheirWay() const { return 0; }
    /// True if some of what it has taken will never leave, as the network has failed.
    virtual bool hasLostOutput() const { return false; }
    /// Stops or resumes reading; while it is stopped TCP slows the peer down.
    virtual void setReading(bool on) = 0;
    /// Whether the user has a receiveTarget() that is worth asking for.
    virtual void setTargeted([[maybe_unused]] bool on) {}
    /// Ends in order: sends what is left, then the end of the stream; drops what still arrives; waits for the peer's
    /// end. transportClosed() follows. How long to wait is the caller's to decide, by deleting the transport.
    virtual void finish() = 0;
    virtual Endpoint local() const = 0;
    virtual Endpoint peer() const = 0;
    /// True if the bytes are encrypted on their way.
    virtual bool isSecure() const = 0;
    virtual TlsDetails tlsDetails() const { return {}; }

protected:
    TransportUser *m_user = nullptr;
};

/// True if connections of that \a type are to use the native transport.
bool isNative(TransportType type);

/// A transport of that \a type for a TCP connection that is there; takes the \a descriptor over. Null, and that closed,
/// if the system refuses.
std::unique_ptr<Transport> makeTransport(qintptr descriptor, TransportType type);

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "tlscontext.h"
#include "transport.h"

#include <QtCore/qbytearray.h>

#include <span>
#include <utility>

namespace Tidewire {

/// The cipher of one server's connection, by OpenSSL: records in, bytes out, and the other way round. It does not know
/// where records come from or go to, and at rest it has no buffers. Lives in one thread at a time.
class TlsStream
{
public:
    enum class Input : quint8 {
        Goes,
        Ended,  ///< By the peer's close_notify.
        Failed, ///< See problem().
    };
    /// The most bytes that can come of older records than those that receive() is given: one of the largest size.
    static constexpr size_t MaxHeld = 16 * 1024;

    explicit TlsStream(const TlsContext &context);
    ~TlsStream();
    Q_DISABLE_COPY_MOVE(TlsStream)

    /// Null if OpenSSL had no memory for it.
    bool isNull() const { return !m_handle; }
    /// The handshake is done: bytes may be sent, and will arrive.
    bool isEstablished() const;
    TlsDetails details() const;

    /// Takes all of \a records and puts what is in them into \a plain, which has MaxHeld bytes more of room. Returns
    /// how many bytes there are. Answers of TLS itself go to the output. More key updates than anybody needs are a
    /// failure.
    size_t receive(std::span<const char> records, std::span<char> plain);
    Input input() const { return m_input; }
    /// OpenSSL's word for the failure.
    QString problem() const { return m_problem; }

    /// Puts \a bytes into records. Established streams only, as end().
    void send(QByteArrayView bytes);
    /// Sends the close_notify. The peer may go on.
    void end();

    qsizetype outputSize() const { return m_output.size() + m_held.size(); }
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    /// Takes back the memory of \a output that has left and that nobody else shares.
    static void reuse(QByteArray &&output);

private:
    friend struct TlsStreamBio;
    void countKeyUpdate();
    void handleStop(int result);
    void fail();

    SSL *m_handle;
    std::span<const char> m_records; ///< Those that OpenSSL has not taken yet.
    QByteArray m_output;
    QByteArray m_held; ///< To be encrypted when all of a message of TLS itself, a key update, has come.
    QString m_problem;
    Input m_input = Input::Goes;
    quint16 m_keyUpdates = 0; ///< In what is being received.
};

} // namespace Tidewire

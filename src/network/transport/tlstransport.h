// SPDX-License-Identifier: MIT
#pragma once

#include "nativetransport.h"
#include "tlsstream.h"

#include <utility>

namespace Tidewire {

/// A server's TLS over the native transport: a TlsStream between it and the user. What one wake-up brings is decrypted
/// into a buffer of the thread and given to the user at once; what the user has to say to it leaves with one send.
class TlsTransport : public Transport, private TransportUser, private DeletionWatch
{
public:
    /// Takes over the \a descriptor of an accepted connection; null if the system refuses, which closes it. The user
    /// hears transportOpened() when the handshake is done.
    static std::unique_ptr<TlsTransport> create(int descriptor, std::shared_ptr<const TlsContext> context);
    ~TlsTransport() override;

    void leaveThread() override { m_tcp->leaveThread(); }
    void enterThread() override { m_tcp->enterThread(); }
    bool send(std::span<const char> bytes) override;
    void write(QByteArray &&bytes) override;
    void flush() override;
    void flushSoon() override { m_tcp->flushSoon(); }
    void forgoFlush() override;
    qint64 bytesToWrite() const override;
    qint64 bytesOnTheirWay() const override { return m_tcp->bytesOnTheirWay(); }
    bool hasLostOutput() const override { return m_tcp->hasLostOutput(); }
    void setReading(bool on) override;
    void finish() override;
    Endpoint local() const override { return m_tcp->local(); }
    Endpoint peer() const override { return m_tcp->peer(); }
    bool isSecure() const override { return true; }
    TlsDetails tlsDetails() const override { return m_stream.details(); }

private:
    TlsTransport(std::unique_ptr<NativeTransport> tcp, std::shared_ptr<const TlsContext> context);

    void transportOpened() override {}
    std::span<char> receiveTarget() override { return {}; }
    void transportRead(const Input &records) override;
    std::span<const char> output() override;
    void outputTaken() override { TlsStream::reuse(std::exchange(m_records, {})); }
    void transportReady() override;
    void transportWritten() override;
    void transportSpent(QByteArray &&bytes) override { TlsStream::reuse(std::move(bytes)); }
    void transportClosed(Error error, const QString &detail) override;

    void encrypt(QByteArrayView bytes);
    void answer();
    void handleOpened();
    void handleEnd();
    void reportEnd();
    bool isEndDue() const;
    void watch() { m_tcp->setReading(m_reading && !m_answersWait); }

    std::shared_ptr<const TlsContext> m_context; ///< The stream uses it.
    std::unique_ptr<NativeTransport> m_tcp;
    TlsStream m_stream;
    QByteArray m_early;   ///< To be sent when the handshake is done.
    QByteArray m_records; ///< What output() has returned.
    qint64 m_answers = 0; ///< Bytes of TLS itself that wait, at most.
    bool m_opened = false;
    bool m_reading = true;
    bool m_answersWait = false; ///< What TLS itself answers is not taken by the peer, so that it is not read either.
    bool m_inRead = false;      ///< The user handles what came.
    bool m_finishing = false;
    bool m_ended = false; ///< The user was told.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "rawpeer.h"

#include <functional>
#include <memory>
#include <vector>

#include <openssl/err.h>
#include <openssl/ssl.h>

/// A TLS client that does what it is told to, also what no library would do by itself: it makes records by OpenSSL, but
/// sends them itself. It trusts everybody.
class TlsPeer
{
public:
    using Setup = std::function<void(SSL_CTX *)>;

    explicit TlsPeer(quint16 port, const Setup &setup = {}, SSL_SESSION *session = nullptr)
        : m_tcp(port), m_context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free)
    {
        if (setup)
            setup(m_context.get());
        m_ssl.reset(SSL_new(m_context.get()));
        SSL_set_bio(m_ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
        SSL_set_connect_state(m_ssl.get());
        SSL_set_tlsext_host_name(m_ssl.get(), "localhost");
        if (session)
            SSL_set_session(m_ssl.get(), session);
    }

    /// False if it fails, or nothing comes.
    bool shakeHands()
    {
        return QTest::qWaitFor(
                   [this] {
                       goOn();
                       return isEstablished() || !m_reason.isEmpty() || hasEnded();
                   },
                   Patience)
            && isEstablished();
    }
    bool isEstablished() const { return SSL_is_init_finished(m_ssl.get()); }

    /// The records for \a bytes, not sent.
    QByteArray records(const QByteArray &bytes)
    {
        SSL_write(m_ssl.get(), bytes.constData(), int(bytes.size()));
        return output();
    }
    /// What OpenSSL has to say: in the handshake, the ClientHello first.
    QByteArray handshakeRecords()
    {
        SSL_do_handshake(m_ssl.get());
        return output();
    }
    QByteArray keyUpdate()
    {
        SSL_key_update(m_ssl.get(), SSL_KEY_UPDATE_REQUESTED);
        return handshakeRecords();
    }
    QByteArray closeNotify()
    {
        SSL_shutdown(m_ssl.get());
        return output();
    }

    void send(const QByteArray &bytes) { m_tcp.send(records(bytes)); }
    /// With the end of our stream behind them, in one piece.
    void sendLast(const QByteArray &bytes)
    {
        const QByteArray last = records(bytes);
        m_tcp.send(last + closeNotify());
    }

    /// All that has come, decrypted.
    const QByteArray &read()
    {
        goOn();
        return m_received;
    }
    bool waitFor(const QByteArray &end)
    {
        return QTest::qWaitFor([&] { return read().contains(end); }, Patience);
    }
    /// As RawPeer's.
    void reserve(qsizetype size) { m_received.reserve(size); }
    /// The end of TCP.
    bool waitForEnd()
    {
        return QTest::qWaitFor(
            [this] {
                goOn();
                return hasEnded();
            },
            Patience);
    }
    /// What has come since the 101 answer.
    QByteArray frames() { return read().sliced(read().indexOf("\r\n\r\n") + 4); }
    bool hasCloseNotify() const { return SSL_get_shutdown(m_ssl.get()) & SSL_RECEIVED_SHUTDOWN; }
    /// OpenSSL's word for what went wrong, an alert for instance; empty if nothing did.
    QByteArray reason()
    {
        goOn();
        return m_reason;
    }

    RawPeer &tcp() { return m_tcp; }
    SSL *ssl() { return m_ssl.get(); }

private:
    bool hasEnded() { return m_tcp.socket().state() == QAbstractSocket::UnconnectedState; }
    QByteArray output()
    {
        BIO *const bio = SSL_get_wbio(m_ssl.get());
        QByteArray bytes(qsizetype(BIO_ctrl_pending(bio)), Qt::Uninitialized);
        if (!bytes.isEmpty())
            BIO_read(bio, bytes.data(), int(bytes.size()));
        return bytes;
    }
    /// Takes what has come, and sends what has to be said to it.
    void goOn()
    {
        if (m_tcp.socket().state() == QAbstractSocket::ConnectingState)
            return;
        const QByteArray came = m_tcp.socket().readAll();
        if (!came.isEmpty())
            BIO_write(SSL_get_rbio(m_ssl.get()), came.constData(), int(came.size()));
        std::vector<char> buffer(64 * 1024);
        while (m_reason.isEmpty()) {
            ERR_clear_error();
            const int size = SSL_read(m_ssl.get(), buffer.data(), int(buffer.size()));
            if (size > 0) {
                m_received.append(buffer.data(), size);
                continue;
            }
            if (SSL_get_error(m_ssl.get(), size) == SSL_ERROR_SSL)
                m_reason = ERR_reason_error_string(ERR_peek_error());
            break;
        }
        if (const QByteArray bytes = output(); !bytes.isEmpty())
            m_tcp.send(bytes);
    }

    RawPeer m_tcp;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    std::unique_ptr<SSL, decltype(&SSL_free)> m_ssl{nullptr, SSL_free};
    QByteArray m_received;
    QByteArray m_reason;
};

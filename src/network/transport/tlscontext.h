// SPDX-License-Identifier: MIT
#pragma once

#include <QtNetwork/qsslconfiguration.h>

#include <memory>

#include <openssl/types.h>

namespace Tidewire {

/// A server's QSslConfiguration in OpenSSL's form, shared by all of its connections. May be used in any thread.
class TlsContext
{
public:
    /// Null if something of \a configuration has no such form; \a reason then says what.
    static std::shared_ptr<const TlsContext> create(const QSslConfiguration &configuration, QString *reason);
    /// False if \a configuration has a certificate, and a private key that is not the certificate's.
    static bool identityFits(const QSslConfiguration &configuration);
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    SSL_CTX *handle() const { return m_handle; }

private:
    TlsContext();
    /// Empty, or what cannot be carried over.
    QString carryOver(const QSslConfiguration &configuration);
    bool setProtocols(QSsl::SslProtocol protocol);
    bool setCiphers(const QList<QSslCipher> &ciphers);
    bool setCurves(const QList<QSslEllipticCurve> &curves);
    bool setKeyExchange(const QSslDiffieHellmanParameters &parameters);
    QString setIdentity(const QSslConfiguration &configuration);
    QString setVerification(const QSslConfiguration &configuration);
    void setOptions(const QSslConfiguration &configuration);
    void setNextProtocols(const QList<QByteArray> &names);

    SSL_CTX *m_handle;
    QByteArray m_nextProtocols; ///< In the form of RFC 7301 §3.1: each behind a byte of its length.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "tlscontext.h"

#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslcipher.h>
#include <QtNetwork/qssldiffiehellmanparameters.h>
#include <QtNetwork/qsslellipticcurve.h>
#include <QtNetwork/qsslkey.h>
#include <QtNetwork/qsslsocket.h>

#include <array>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

template<auto Free>
struct Deleter
{
    void operator()(auto *object) const { Free(object); }
};
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free>>;

Certificate certificateFrom(const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    return Certificate(d2i_X509(nullptr, &bytes, long(der.size())));
}

/// Null as well for a key that Qt holds no bytes of.
PrivateKey privateKeyFrom(const QSslKey &key)
{
    const QByteArray pem = key.toPem();
    const Memory memory(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    // Without a function for the password OpenSSL would ask the terminal for one.
    const auto noPassword = [](char *, int, int, void *) { return -1; };
    return PrivateKey(pem.isEmpty() ? nullptr : PEM_read_bio_PrivateKey(memory.get(), nullptr, noPassword, nullptr));
}

/// The server's own order decides. RFC 7301 §3.2: without a common protocol there is no connection.
int selectNextProtocol(SSL *, const unsigned char **selected, unsigned char *size, const unsigned char *offered,
                       unsigned offeredSize, void *own)
{
    const auto &names = *static_cast<const QByteArray *>(own);
    unsigned char *name = nullptr;
    const int result = SSL_select_next_proto(&name, size, reinterpret_cast<const unsigned char *>(names.constData()),
                                             unsigned(names.size()), offered, offeredSize);
    *selected = name;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

int takeAnyCertificate(X509_STORE_CTX *, void *)
{
    return 1;
}

/// AutoVerifyPeer means this on a server.
QSslSocket::PeerVerifyMode verifyMode(const QSslConfiguration &configuration)
{
    const QSslSocket::PeerVerifyMode mode = configuration.peerVerifyMode();
    return mode == QSslSocket::AutoVerifyPeer ? QSslSocket::QueryPeer : mode;
}

QByteArray joinedNames(const QList<QSslCipher> &ciphers, bool ofTls13)
{
    QByteArrayList names;
    for (const QSslCipher &cipher : ciphers) {
        if ((cipher.protocol() == QSsl::TlsV1_3) == ofTls13)
            names << cipher.name().toLatin1();
    }
    return names.join(':');
}

} // namespace

std::shared_ptr<const TlsContext> TlsContext::create(const QSslConfiguration &configuration, QString *reason)
{
    const std::shared_ptr<TlsContext> context(new TlsContext);
    *reason = context->m_handle ? context->carryOver(configuration) : u"OpenSSL cannot be used"_s;
    ERR_clear_error();
    return reason->isEmpty() ? context : nullptr;
}

bool TlsContext::identityFits(const QSslConfiguration &configuration)
{
    const Certificate certificate = certificateFrom(configuration.localCertificate());
    const PrivateKey key = privateKeyFrom(configuration.privateKey());
    const bool fits = !certificate || !key || X509_check_private_key(certificate.get(), key.get());
    ERR_clear_error();
    return fits;
}

TlsContext::TlsContext() : m_handle(SSL_CTX_new(TLS_server_method())) {}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_handle);
}

QString TlsContext::carryOver(const QSslConfiguration &configuration)
{
    if (!configuration.backendConfiguration().isEmpty())
        return u"options for Qt's TLS backend"_s;
    if (!configuration.preSharedKeyIdentityHint().isEmpty())
        return u"pre-shared keys"_s;
    if (configuration.ocspStaplingEnabled())
        return u"OCSP stapling"_s;
    if (!setProtocols(configuration.protocol()))
        return u"a protocol before TLS 1.2, or DTLS"_s;
    if (!setCiphers(configuration.ciphers()))
        return u"ciphers that OpenSSL does not know"_s;
    if (!setCurves(configuration.ellipticCurves()))
        return u"elliptic curves that OpenSSL does not know"_s;
    if (!setKeyExchange(configuration.diffieHellmanParameters()))
        return u"Diffie-Hellman parameters"_s;
    setOptions(configuration);
    setNextProtocols(configuration.allowedNextProtocols());
    if (QString problem = setVerification(configuration); !problem.isEmpty())
        return problem;
    return setIdentity(configuration);
}

bool TlsContext::setProtocols(QSsl::SslProtocol protocol)
{
    int last = 0; // the newest there is
    int first = TLS1_2_VERSION;
    switch (protocol) {
    case QSsl::SecureProtocols:
    case QSsl::TlsV1_2OrLater:
        break;
    case QSsl::TlsV1_2:
        last = TLS1_2_VERSION;
        break;
    case QSsl::TlsV1_3:
        last = TLS1_3_VERSION;
        [[fallthrough]];
    case QSsl::TlsV1_3OrLater:
        first = TLS1_3_VERSION;
        break;
    default:
        return false;
    }
    return SSL_CTX_set_min_proto_version(m_handle, first) && SSL_CTX_set_max_proto_version(m_handle, last);
}

/// An empty list stands for OpenSSL's default, and so does one that names none of the respective kind.
bool TlsContext::setCiphers(const QList<QSslCipher> &ciphers)
{
    const QByteArray before = joinedNames(ciphers, false);
    const QByteArray since = joinedNames(ciphers, true);
    return (before.isEmpty() || SSL_CTX_set_cipher_list(m_handle, before))
        && (since.isEmpty() || SSL_CTX_set_ciphersuites(m_handle, since));
}

bool TlsContext::setCurves(const QList<QSslEllipticCurve> &curves)
{
    QByteArrayList names;
    for (const QSslEllipticCurve &curve : curves)
        names << curve.shortName().toLatin1();
    return names.isEmpty() || SSL_CTX_set1_groups_list(m_handle, names.join(':').constData());
}

/// Qt tells nobody which parameters it has: only its own can be taken for OpenSSL's, which are as strong or stronger.
bool TlsContext::setKeyExchange(const QSslDiffieHellmanParameters &parameters)
{
    if (parameters.isEmpty())
        return true;
    return parameters == QSslDiffieHellmanParameters::defaultParameters() && SSL_CTX_set_dh_auto(m_handle, 1);
}

void TlsContext::setOptions(const QSslConfiguration &configuration)
{
    quint64 options = SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION;
    if (!configuration.testSslOption(QSsl::SslOptionDisableServerCipherPreference))
        options |= SSL_OP_CIPHER_SERVER_PREFERENCE;
    if (configuration.testSslOption(QSsl::SslOptionDisableSessionTickets)) {
        options |= SSL_OP_NO_TICKET;
        SSL_CTX_set_num_tickets(m_handle, 0);
    }
    SSL_CTX_set_options(m_handle, options);
    SSL_CTX_set_mode(m_handle, SSL_MODE_RELEASE_BUFFERS);
    // Clients bring their sessions along in tickets; nothing is kept here for those that never come again.
    SSL_CTX_set_session_cache_mode(m_handle, SSL_SESS_CACHE_OFF);
    std::array<unsigned char, SSL_MAX_SID_CTX_LENGTH> identity = {};
    RAND_bytes(identity.data(), int(identity.size()));
    SSL_CTX_set_session_id_context(m_handle, identity.data(), unsigned(identity.size()));
}

void TlsContext::setNextProtocols(const QList<QByteArray> &names)
{
    for (const QByteArray &name : names) {
        if (!name.isEmpty() && name.size() <= 255)
            m_nextProtocols += char(name.size()) + name;
    }
    if (!m_nextProtocols.isEmpty())
        SSL_CTX_set_alpn_select_cb(m_handle, selectNextProtocol, &m_nextProtocols);
}

QString TlsContext::setVerification(const QSslConfiguration &configuration)
{
    const QSslSocket::PeerVerifyMode mode = verifyMode(configuration);
    if (mode == QSslSocket::VerifyNone)
        return {};
    if (configuration.handshakeMustInterruptOnError() || configuration.missingCertificateIsFatal())
        return u"handshakes that are interrupted"_s;
    if (mode == QSslSocket::QueryPeer) {
        SSL_CTX_set_verify(m_handle, SSL_VERIFY_PEER, nullptr);
        SSL_CTX_set_cert_verify_callback(m_handle, takeAnyCertificate, nullptr);
        return {};
    }
    SSL_CTX_set_verify(m_handle, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    if (configuration.peerVerifyDepth() > 0)
        SSL_CTX_set_verify_depth(m_handle, configuration.peerVerifyDepth());
    // Where Qt looks for the system's certificates when it needs them, it does not tell.
    const QList<QSslCertificate> authorities = configuration.caCertificates();
    if (authorities.isEmpty())
        return u"verification by the system's certificates"_s;
    for (const QSslCertificate &authority : authorities) {
        const Certificate certificate = certificateFrom(authority);
        if (!certificate || !X509_STORE_add_cert(SSL_CTX_get_cert_store(m_handle), certificate.get()))
            return u"a CA certificate that OpenSSL does not read"_s;
    }
    return {};
}

QString TlsContext::setIdentity(const QSslConfiguration &configuration)
{
    const QList<QSslCertificate> chain = configuration.localCertificateChain();
    if (chain.isEmpty())
        return u"no certificate"_s;
    const PrivateKey key = privateKeyFrom(configuration.privateKey());
    if (!key)
        return u"a private key that cannot be had as PEM"_s;
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const Certificate certificate = certificateFrom(chain[i]);
        if (!certificate
            || !(i == 0 ? SSL_CTX_use_certificate(m_handle, certificate.get())
                        : int(SSL_CTX_add1_chain_cert(m_handle, certificate.get()))))
            return u"a certificate that OpenSSL does not take"_s;
    }
    if (!SSL_CTX_use_PrivateKey(m_handle, key.get()) || !SSL_CTX_check_private_key(m_handle))
        return u"a private key that does not fit the certificate"_s;
    return {};
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// What programs and peers may do with TLS that few do: shared keys, handshakes that ask the program, and messages of
// TLS itself that come in pieces.
#include "testcertificate.h"
#include "tlspeer.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>

#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qsslpresharedkeyauthenticator.h>
#include <QtNetwork/qsslsocket.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <cstring>
#include <memory>
#include <utility>

#include <openssl/evp.h>
#include <openssl/kdf.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

constexpr int KeySize = 16;

unsigned sharedKeyOf(SSL *, const char *, char *identity, unsigned, unsigned char *key, unsigned)
{
    qstrcpy(identity, "me");
    std::memset(key, 'k', KeySize);
    return KeySize;
}

const unsigned char *data(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *data(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// Makes records of a client that OpenSSL would not: TLS_AES_128_GCM_SHA256 of RFC 8446.
class RecordMaker
{
public:
    /// To be called before the handshake, from which the key comes.
    static void prepare(SSL_CTX *context)
    {
        SSL_CTX_set_ciphersuites(context, "TLS_AES_128_GCM_SHA256");
        SSL_CTX_set_keylog_callback(context, [](const SSL *, const char *line) {
            constexpr QByteArrayView Label = "CLIENT_TRAFFIC_SECRET_0 ";
            if (QByteArrayView(line).startsWith(Label))
                secret = QByteArray::fromHex(std::strrchr(line, ' ') + 1);
        });
    }

    /// The record with that \a number since the handshake, of a handshake message's piece (RFC 8446 §5.2).
    static QByteArray handshakeRecord(const QByteArray &piece, quint8 number)
    {
        const QByteArray key = expanded("key", KeySize);
        QByteArray nonce = expanded("iv", 12);
        nonce.back() = char(nonce.back() ^ number);
        const QByteArray content = piece + '\x16';
        const QByteArray head = QByteArray::fromHex("17030300") + char(content.size() + 16);
        QByteArray encrypted(content.size(), '\0');
        QByteArray tag(16, '\0');
        int size = 0;
        const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> cipher(EVP_CIPHER_CTX_new(),
                                                                                     EVP_CIPHER_CTX_free);
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_128_gcm(), nullptr, data(key), data(nonce));
        EVP_EncryptUpdate(cipher.get(), nullptr, &size, data(head), int(head.size()));
        EVP_EncryptUpdate(cipher.get(), data(encrypted), &size, data(content), int(content.size()));
        EVP_EncryptFinal_ex(cipher.get(), nullptr, &size);
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, int(tag.size()), tag.data());
        return head + encrypted + tag;
    }

private:
    /// HKDF-Expand-Label (RFC 8446 §7.1).
    static QByteArray expanded(const QByteArray &label, size_t size)
    {
        const QByteArray whole = "tls13 " + label;
        const QByteArray info = '\0' + QByteArray(1, char(size)) + char(whole.size()) + whole + '\0';
        QByteArray key(qsizetype(size), '\0');
        const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> hkdf(
            EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr), EVP_PKEY_CTX_free);
        EVP_PKEY_derive_init(hkdf.get());
        EVP_PKEY_CTX_set_hkdf_mode(hkdf.get(), EVP_PKEY_HKDEF_MODE_EXPAND_ONLY);
        EVP_PKEY_CTX_set_hkdf_md(hkdf.get(), EVP_sha256());
        EVP_PKEY_CTX_set1_hkdf_key(hkdf.get(), data(std::as_const(secret)), int(secret.size()));
        EVP_PKEY_CTX_add1_hkdf_info(hkdf.get(), data(info), int(info.size()));
        EVP_PKEY_derive(hkdf.get(), data(key), &size);
        return key;
    }

    static inline QByteArray secret;
};

} // namespace

class tst_TlsPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<SecureWebSocketServer>();
        m_server->setSslConfiguration(*serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile));
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }

    /// The program is asked for the key, as by any QSslServer.
    void sharedKey()
    {
        QSslConfiguration tls = m_server->sslConfiguration();
        tls.setPreSharedKeyIdentityHint("hint");
        tls.setProtocol(QSsl::TlsV1_2);
        m_server->setSslConfiguration(tls);
        QByteArray asked;
        connect(m_server.get(), &QSslServer::preSharedKeyAuthenticationRequired, this,
                [&](QSslSocket *, QSslPreSharedKeyAuthenticator *authenticator) {
                    asked = authenticator->identity();
                    authenticator->setPreSharedKey(QByteArray(KeySize, 'k'));
                });
        const auto peer = openPeer([](SSL_CTX *context) {
            SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
            SSL_CTX_set_cipher_list(context, "PSK-AES128-GCM-SHA256:DHE-PSK-AES128-GCM-SHA256");
            SSL_CTX_set_psk_client_callback(context, sharedKeyOf);
        });
        QVERIFY(peer);
        QCOMPARE(asked, QByteArray("me"));
    }

    void handshakeIsInterrupted()
    {
        QSslConfiguration tls = m_server->sslConfiguration();
        tls.setPeerVerifyMode(QSslSocket::QueryPeer);
        tls.setHandshakeMustInterruptOnError(true);
        m_server->setSslConfiguration(tls);
        int asked = 0;
        connect(m_server.get(), &QSslServer::handshakeInterruptedOnError, this, [&](QSslSocket *socket) {
            ++asked;
            socket->continueInterruptedHandshake();
        });
        const auto peer = openPeer([this](SSL_CTX *context) {
            SSL_CTX_use_certificate_file(context, qPrintable(m_certificate.certificateFile), SSL_FILETYPE_PEM);
            SSL_CTX_use_PrivateKey_file(context, qPrintable(m_certificate.keyFile), SSL_FILETYPE_PEM);
        });
        QVERIFY(peer);
        QCOMPARE(asked, 1);
    }

    /// RFC 8446 §5.1 allows it; what the program sends meanwhile has to wait for the second piece.
    void keyUpdateInTwoPieces()
    {
        if (qgetenv("TIDEWIRE_TRANSPORT") == "portable")
            QSKIP("QSslSocket gives up");
        const auto peer = openPeer(RecordMaker::prepare);
        QVERIFY(peer);
        peer->tcp().send(RecordMaker::handshakeRecord(QByteArray::fromHex("18000001"), 1));
        peer->tcp().socket().flush();
        QVERIFY(openPeer()); // so that the server had its turn
        WebSocket *const socket = m_server->connections().constFirst();
        QVERIFY(socket->sendTextMessage(u"between"_s).isAccepted());
        QVERIFY(openPeer());
        QCOMPARE(socket->state(), WebSocket::Open);
        QVERIFY(!peer->read().contains("between"));
        peer->tcp().send(RecordMaker::handshakeRecord(QByteArray(1, '\0'), 2));
        QVERIFY(peer->waitFor("between"));
        QCOMPARE(socket->state(), WebSocket::Open);
    }

private:
    /// One whose opening handshake is done; null if that fails.
    std::unique_ptr<TlsPeer> openPeer(const TlsPeer::Setup &setup = {})
    {
        auto peer = std::make_unique<TlsPeer>(m_server->serverPort(), setup);
        if (!peer->shakeHands())
            return {};
        QSignalSpy opened(m_server.get(), &SecureWebSocketServer::connectionOpened);
        peer->send(RawPeer::upgrade());
        if (!peer->waitFor("\r\n\r\n") || !QTest::qWaitFor([&] { return !opened.isEmpty(); }, Patience))
            return {};
        return peer;
    }

    QTemporaryDir m_folder;
    TestCertificate m_certificate{m_folder.path()};
    std::unique_ptr<SecureWebSocketServer> m_server;
};

QTEST_GUILESS_MAIN(tst_TlsPrograms)
#include "tst_tlsprograms.moc"

// SPDX-License-Identifier: MIT
// What becomes of a QSslConfiguration, as a client sees it, and what makes the server fall back to QSslSocket.
#include "testcertificate.h"
#include "tlspeer.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qsslcipher.h>
#include <QtNetwork/qssldiffiehellmanparameters.h>
#include <QtNetwork/qsslellipticcurve.h>
#include <QtNetwork/qsslkey.h>
#include <QtNetwork/qsslsocket.h>
#include <QtTest/qtest.h>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tidewire;

namespace {

using Change = std::function<void(QSslConfiguration &)>;

bool isPortable()
{
    return qgetenv("TIDEWIRE_TRANSPORT") == "portable";
}

TlsPeer::Setup versions(int first, int last)
{
    return [=](SSL_CTX *context) {
        SSL_CTX_set_min_proto_version(context, first);
        SSL_CTX_set_max_proto_version(context, last);
    };
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(TlsPeer::Setup)

class tst_TlsConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_otherFolder); }
    void init()
    {
        m_server = std::make_unique<SecureWebSocketServer>();
        m_failures.clear();
        connect(m_server.get(), &SecureWebSocketServer::handshakeFailed, this,
                [this](const HandshakeFailure &failure) { m_failures.append(failure); });
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    void cleanup() { m_server.reset(); }

    void theKeyHasToBeTheCertificates()
    {
        m_server->close();
        QSslConfiguration configuration = *serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile);
        const QSslKey key = configuration.privateKey();
        configuration.setPrivateKey(serverTlsConfiguration(m_other.certificateFile, m_other.keyFile)->privateKey());
        m_server->setSslConfiguration(configuration);
        QVERIFY(!m_server->listen(QHostAddress::LocalHost));
        QVERIFY(!m_server->isListening());
        QCOMPARE(m_server->errorString(), u"The private key is not that of the certificate"_s);
        configuration.setPrivateKey(key);
        m_server->setSslConfiguration(configuration);
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        QCOMPARE(m_server->errorString(), QString());

        QString problem;
        QVERIFY(!serverTlsConfiguration(m_certificate.certificateFile, m_other.keyFile, &problem));
        QVERIFY2(problem.contains(m_certificate.certificateFile) && problem.contains(m_other.keyFile),
                 qPrintable(problem));
    }

    void protocols_data()
    {
        QTest::addColumn<QSsl::SslProtocol>("protocol");
        QTest::addColumn<TlsPeer::Setup>("client");
        QTest::addColumn<QString>("agreed");
        const auto any = versions(0, 0);
        const auto old = versions(TLS1_2_VERSION, TLS1_2_VERSION);
        const auto recent = versions(TLS1_3_VERSION, 0);
        QTest::newRow("secure ones, any") << QSsl::SecureProtocols << any << u"TLSv1.3"_s;
        QTest::newRow("secure ones, 1.2") << QSsl::SecureProtocols << old << u"TLSv1.2"_s;
        QTest::newRow("1.2, any") << QSsl::TlsV1_2 << any << u"TLSv1.2"_s;
        QTest::newRow("1.2, 1.3") << QSsl::TlsV1_2 << recent << QString();
        QTest::newRow("1.2 or later, any") << QSsl::TlsV1_2OrLater << any << u"TLSv1.3"_s;
        QTest::newRow("1.3, any") << QSsl::TlsV1_3 << any << u"TLSv1.3"_s;
        QTest::newRow("1.3, 1.2") << QSsl::TlsV1_3 << old << QString();
        QTest::newRow("1.3 or later, 1.2") << QSsl::TlsV1_3OrLater << old << QString();
    }
    void protocols()
    {
        QFETCH(const QSsl::SslProtocol, protocol);
        QFETCH(const TlsPeer::Setup, client);
        QFETCH(const QString, agreed);
        configure([&](QSslConfiguration &tls) { tls.setProtocol(protocol); });
        TlsPeer peer(m_server->serverPort(), client);
        QCOMPARE(peer.shakeHands(), !agreed.isEmpty());
        if (agreed.isEmpty())
            return verifyRefused();
        QCOMPARE(QString::fromLatin1(SSL_get_version(peer.ssl())), agreed);
        QVERIFY(isNativeIfWanted());
    }

    void ciphers_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<TlsPeer::Setup>("client");
        QTest::addColumn<QString>("agreed");
        const QString suites = u"TLS_CHACHA20_POLY1305_SHA256:ECDHE-ECDSA-AES128-GCM-SHA256"_s;
        QTest::newRow("1.3") << suites << versions(0, 0) << u"TLS_CHACHA20_POLY1305_SHA256"_s;
        QTest::newRow("1.2") << suites << versions(0, TLS1_2_VERSION) << u"ECDHE-ECDSA-AES128-GCM-SHA256"_s;
    }
    void ciphers()
    {
        QFETCH(const QString, names);
        QFETCH(const TlsPeer::Setup, client);
        QFETCH(const QString, agreed);
        configure([&](QSslConfiguration &tls) {
            QList<QSslCipher> ciphers;
            const QList<QSslCipher> all = QSslConfiguration::supportedCiphers();
            for (const QSslCipher &cipher : all) {
                if (names.split(u':').contains(cipher.name()))
                    ciphers << cipher;
            }
            QCOMPARE(ciphers.size(), 2);
            tls.setCiphers(ciphers);
        });
        TlsPeer peer(m_server->serverPort(), client);
        QVERIFY(peer.shakeHands());
        QCOMPARE(QString::fromLatin1(SSL_get_cipher_name(peer.ssl())), agreed);
        QVERIFY(isNativeIfWanted());
    }

    void preferenceIsTheServers_data()
    {
        QTest::addColumn<bool>("clients");
        QTest::newRow("the server's") << false;
        QTest::newRow("the client's") << true;
    }
    void preferenceIsTheServers()
    {
        QFETCH(const bool, clients);
        configure([&](QSslConfiguration &tls) {
            tls.setCiphers(u"ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256"_s);
            tls.setSslOption(QSsl::SslOptionDisableServerCipherPreference, clients);
        });
        TlsPeer peer(m_server->serverPort(), [](SSL_CTX *context) {
            versions(0, TLS1_2_VERSION)(context);
            SSL_CTX_set_cipher_list(context, "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384");
        });
        QVERIFY(peer.shakeHands());
        QCOMPARE(QByteArray(SSL_get_cipher_name(peer.ssl())).contains("AES128"), clients);
    }

    void curves()
    {
        configure(
            [](QSslConfiguration &tls) { tls.setEllipticCurves({QSslEllipticCurve::fromShortName(u"secp384r1"_s)}); });
        TlsPeer peer(m_server->serverPort());
        QVERIFY(peer.shakeHands());
        QCOMPARE(SSL_get_negotiated_group(peer.ssl()), long(NID_secp384r1));
        QVERIFY(isNativeIfWanted());
    }

    void nextProtocols_data()
    {
        QTest::addColumn<QByteArray>("offered"); // RFC 7301 §3.1
        QTest::addColumn<QByteArray>("agreed");
        QTest::newRow("none") << QByteArray() << QByteArray();
        QTest::newRow("ours") << QByteArray("\x08http/1.1") << QByteArray("http/1.1");
        QTest::newRow("two") << QByteArray("\x08http/1.1\x03own") << QByteArray(isPortable() ? "http/1.1" : "own");
    }
    void nextProtocols()
    {
        QFETCH(const QByteArray, offered);
        QFETCH(const QByteArray, agreed);
        configure([](QSslConfiguration &tls) { tls.setAllowedNextProtocols({"own", "http/1.1"}); });
        TlsPeer peer(m_server->serverPort(), offering(offered));
        QVERIFY(peer.shakeHands());
        const unsigned char *name = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(peer.ssl(), &name, &size);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(name), size), agreed);
        QVERIFY(isNativeIfWanted());
    }

    void noCommonNextProtocol()
    {
        if (isPortable())
            QSKIP("QSslSocket names its own, which the client did not offer");
        configure([](QSslConfiguration &tls) { tls.setAllowedNextProtocols({"own"}); });
        TlsPeer peer(m_server->serverPort(), offering("\x02h2"));
        QVERIFY(!peer.shakeHands());
        QVERIFY(peer.reason().contains("no application protocol"));
        verifyRefused();
    }

    void sessionsAreResumed_data()
    {
        QTest::addColumn<bool>("tickets");
        QTest::addColumn<int>("version");
        QTest::newRow("1.3 with tickets") << true << TLS1_3_VERSION;
        QTest::newRow("1.3 without") << false << TLS1_3_VERSION;
        QTest::newRow("1.2 with tickets") << true << TLS1_2_VERSION;
        QTest::newRow("1.2 without") << false << TLS1_2_VERSION;
    }
    void sessionsAreResumed()
    {
        QFETCH(const bool, tickets);
        QFETCH(const int, version);
        configure([&](QSslConfiguration &tls) {
            tls.setSslOption(QSsl::SslOptionDisableSessionTickets, !tickets);
            verifyClients(tls); // what was verified once need not be again
        });
        const auto client = [&](SSL_CTX *context) {
            versions(version, version)(context);
            showCertificate(m_certificate)(context);
        };
        TlsPeer first(m_server->serverPort(), client);
        QVERIFY(first.shakeHands());
        first.send(RawPeer::upgrade());
        QVERIFY(first.waitFor("\r\n\r\n")); // the tickets are there
        const std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)> session(SSL_get1_session(first.ssl()),
                                                                                SSL_SESSION_free);
        first.tcp().send(first.closeNotify());
        TlsPeer second(m_server->serverPort(), client, session.get());
        QVERIFY(second.shakeHands());
        if (!isPortable() || !tickets)
            QCOMPARE(bool(SSL_session_reused(second.ssl())), tickets);
        second.send(RawPeer::upgrade());
        QVERIFY(second.waitFor(" 101 "));
    }

    void clientCertificates_data()
    {
        QTest::addColumn<QSslSocket::PeerVerifyMode>("mode");
        QTest::addColumn<TlsPeer::Setup>("client");
        QTest::addColumn<QString>("problem");
        const auto none = [](SSL_CTX *) {};
        const TlsPeer::Setup trusted = showCertificate(m_certificate);
        const TlsPeer::Setup stranger = showCertificate(m_other);
        const auto verify = QSslSocket::VerifyPeer;
        QTest::newRow("verified, trusted") << verify << trusted << QString();
        QTest::newRow("verified, unknown") << verify << stranger << u"certificate verify failed: self-signed"_s;
        QTest::newRow("verified, none") << verify << TlsPeer::Setup(none) << u"did not return a certificate"_s;
        QTest::newRow("asked for, unknown") << QSslSocket::QueryPeer << stranger << QString();
        QTest::newRow("asked for, none") << QSslSocket::QueryPeer << TlsPeer::Setup(none) << QString();
        QTest::newRow("left to the server") << QSslSocket::AutoVerifyPeer << stranger << QString();
        QTest::newRow("not asked for") << QSslSocket::VerifyNone << stranger << QString();
    }
    void clientCertificates()
    {
        QFETCH(const QSslSocket::PeerVerifyMode, mode);
        QFETCH(const TlsPeer::Setup, client);
        QFETCH(const QString, problem);
        configure([&](QSslConfiguration &tls) {
            verifyClients(tls);
            tls.setPeerVerifyMode(mode);
        });
        TlsPeer peer(m_server->serverPort(), client);
        peer.shakeHands();
        QVERIFY(isNativeIfWanted());
        peer.send(RawPeer::upgrade());
        if (problem.isEmpty()) {
            QVERIFY(peer.waitFor(" 101 "));
            return;
        }
        QVERIFY(peer.waitForEnd());
        verifyRefused();
        if (!isPortable())
            QVERIFY2(m_failures[0].detail.contains(problem), qPrintable(m_failures[0].detail));
    }

    void verifyDepth_data()
    {
        QTest::addColumn<int>("depth");
        QTest::addColumn<bool>("taken");
        QTest::newRow("too small") << 1 << false;
        QTest::newRow("enough") << 2 << true;
        QTest::newRow("any") << 0 << true;
    }
    /// Two authorities stand between the client and the one that is trusted.
    void verifyDepth()
    {
        QFETCH(const int, depth);
        QFETCH(const bool, taken);
        issue(u"first"_s, m_certificate.certificateFile, m_certificate.keyFile);
        issue(u"second"_s, path(u"first.pem"_s), path(u"first.key"_s));
        issue(u"client"_s, path(u"second.pem"_s), path(u"second.key"_s));
        configure([&](QSslConfiguration &tls) {
            verifyClients(tls);
            tls.setPeerVerifyDepth(depth);
        });
        TlsPeer peer(m_server->serverPort(), [this](SSL_CTX *context) {
            SSL_CTX_use_certificate_file(context, qPrintable(path(u"client.pem"_s)), SSL_FILETYPE_PEM);
            SSL_CTX_use_PrivateKey_file(context, qPrintable(path(u"client.key"_s)), SSL_FILETYPE_PEM);
            for (const QString &name : {u"first.pem"_s, u"second.pem"_s})
                SSL_CTX_add0_chain_cert(context, certificateIn(path(name)));
        });
        peer.shakeHands();
        QVERIFY(isNativeIfWanted());
        peer.send(RawPeer::upgrade());
        if (taken)
            QVERIFY(peer.waitFor(" 101 "));
        else
            verifyRefused();
    }

    /// The signal hands out a QSslSocket, which can be told to go on.
    void listenersGetTheirSocket()
    {
        configure([this](QSslConfiguration &tls) { verifyClients(tls); });
        int told = 0;
        connect(m_server.get(), &QSslServer::sslErrors, this, [&](QSslSocket *socket, const QList<QSslError> &errors) {
            ++told;
            socket->ignoreSslErrors(errors);
        });
        TlsPeer peer(m_server->serverPort(), showCertificate(m_other));
        QVERIFY(peer.shakeHands());
        peer.send(RawPeer::upgrade());
        QVERIFY(peer.waitFor(" 101 "));
        QCOMPARE(told, 1);
        QCOMPARE(m_server->findChildren<QSslSocket *>().size(), 1);
    }

    void fallsBack_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("reason");
        QTest::newRow("backend") << Change([](QSslConfiguration &tls) {
            tls.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1.2"));
        }) << u"options for Qt's TLS backend"_s;
        QTest::newRow("pre-shared keys") << Change([](QSslConfiguration &tls) {
            tls.setPreSharedKeyIdentityHint("hint");
        }) << u"pre-shared keys"_s;
        QTest::newRow("any protocol") << Change([](QSslConfiguration &tls) { tls.setProtocol(QSsl::AnyProtocol); })
                                      << u"a protocol before TLS 1.2, or DTLS"_s;
        QTest::newRow("system's authorities") << Change([](QSslConfiguration &tls) {
            tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
            tls.setCaCertificates({});
        }) << u"verification by the system's certificates"_s;
        QTest::newRow("interrupted") << Change([](QSslConfiguration &tls) {
            tls.setPeerVerifyMode(QSslSocket::QueryPeer);
            tls.setHandshakeMustInterruptOnError(true);
        }) << u"handshakes that are interrupted"_s;
#ifndef __SANITIZE_ADDRESS__ // Qt leaks what it makes to read them
        QTest::newRow("Diffie-Hellman") << Change([this](QSslConfiguration &tls) {
            tls.setDiffieHellmanParameters(QSslDiffieHellmanParameters::fromEncoded(otherParameters()));
        }) << u"Diffie-Hellman parameters"_s;
#endif
    }
    /// To QSslSocket, which serves all the same, and with a word in the log; once, however many connections come.
    void fallsBack()
    {
        if (isPortable())
            QSKIP("there is nothing to fall back from");
        QFETCH(const Change, change);
        QFETCH(const QString, reason);
        configure(change);
        QTest::ignoreMessage(QtInfoMsg,
                             qPrintable(u"TLS goes over QSslSocket, as its configuration asks for "_s + reason));
        const auto count = [this] { return m_server->findChildren<QSslSocket *>().size(); };
        std::array<std::unique_ptr<TlsPeer>, 2> peers;
        for (auto &peer : peers)
            peer = std::make_unique<TlsPeer>(m_server->serverPort());
        QTRY_COMPARE_WITH_TIMEOUT(count(), 2, Patience);
        const bool refused = m_server->sslConfiguration().peerVerifyMode() == QSslSocket::VerifyPeer;
        peers[0]->shakeHands();
        QVERIFY(refused || peers[0]->isEstablished());
    }

    /// What cannot serve, over QSslSocket either.
    void cannotServe_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("no certificate") << Change([](QSslConfiguration &tls) { tls.setLocalCertificateChain({}); });
        QTest::newRow("no key") << Change([](QSslConfiguration &tls) { tls.setPrivateKey({}); });
        QTest::newRow("another's key") << Change([this](QSslConfiguration &tls) {
            tls.setPrivateKey(serverTlsConfiguration(m_other.certificateFile, m_other.keyFile)->privateKey());
        });
    }
    void cannotServe()
    {
        QFETCH(const Change, change);
        ServerOptions options;
        options.limits.handshakeTimeout = 500ms; // QSslSocket says nothing if it has no key
        m_server->setOptions(options);
        configure(change);
        TlsPeer peer(m_server->serverPort());
        QVERIFY(!peer.shakeHands());
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
    }

    /// For connections to come; those that are there keep theirs.
    void configurationMayChange()
    {
        configure([](QSslConfiguration &tls) { tls.setProtocol(QSsl::TlsV1_2); });
        TlsPeer before(m_server->serverPort());
        QVERIFY(before.shakeHands());
        configure([](QSslConfiguration &tls) { tls.setProtocol(QSsl::TlsV1_3); });
        TlsPeer after(m_server->serverPort());
        QVERIFY(after.shakeHands());
        QCOMPARE(SSL_version(before.ssl()), TLS1_2_VERSION);
        QCOMPARE(SSL_version(after.ssl()), TLS1_3_VERSION);
        before.send(RawPeer::upgrade());
        QVERIFY(before.waitFor(" 101 "));
    }

    void chainIsShown()
    {
        configure([this](QSslConfiguration &tls) {
            tls.setLocalCertificateChain({m_certificate.certificate(), m_other.certificate()});
        });
        TlsPeer peer(m_server->serverPort());
        QVERIFY(peer.shakeHands());
        QCOMPARE(sk_X509_num(SSL_get_peer_cert_chain(peer.ssl())), 2);
    }

private:
    void configure(const Change &change)
    {
        auto tls = *serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile);
        change(tls);
        m_server->setSslConfiguration(tls);
    }
    void verifyClients(QSslConfiguration &tls) const
    {
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates({m_certificate.certificate()});
    }
    static TlsPeer::Setup showCertificate(const TestCertificate &certificate)
    {
        return [&certificate](SSL_CTX *context) {
            SSL_CTX_use_certificate_file(context, qPrintable(certificate.certificateFile), SSL_FILETYPE_PEM);
            SSL_CTX_use_PrivateKey_file(context, qPrintable(certificate.keyFile), SSL_FILETYPE_PEM);
        };
    }
    static TlsPeer::Setup offering(const QByteArray &protocols)
    {
        return [protocols](SSL_CTX *context) {
            SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char *>(protocols.constData()),
                                    unsigned(protocols.size()));
        };
    }
    /// The 2048-bit group of RFC 7919, which is not Qt's own.
    QByteArray otherParameters() const
    {
        QFile file(path(u"other.parameters"_s));
        openssl({u"genpkey"_s, u"-genparam"_s, u"-algorithm"_s, u"DH"_s, u"-pkeyopt"_s, u"group:ffdhe2048"_s, u"-out"_s,
                 file.fileName()});
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString path(const QString &name) const
    {
        return m_folder.filePath(name);
    }
    /// A certificate that may issue others.
    void issue(const QString &name, const QString &issuer, const QString &issuerKey) const
    {
        const QStringList arguments{u"req"_s,
                                    u"-x509"_s,
                                    u"-newkey"_s,
                                    u"ec"_s,
                                    u"-pkeyopt"_s,
                                    u"ec_paramgen_curve:P-256"_s,
                                    u"-nodes"_s,
                                    u"-days"_s,
                                    u"2"_s,
                                    u"-subj"_s,
                                    u"/CN="_s + name,
                                    u"-addext"_s,
                                    u"basicConstraints=critical,CA:TRUE"_s,
                                    u"-CA"_s,
                                    issuer,
                                    u"-CAkey"_s,
                                    issuerKey,
                                    u"-keyout"_s,
                                    path(name + u".key"_s),
                                    u"-out"_s,
                                    path(name + u".pem"_s)};
        QCOMPARE(openssl(arguments), 0);
    }
    static X509 *certificateIn(const QString &file)
    {
        const QByteArray der = QSslCertificate::fromPath(file).value(0).toDer();
        const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
        return d2i_X509(nullptr, &bytes, long(der.size()));
    }
    /// True if a QSslSocket is there only where it was asked for.
    bool isNativeIfWanted() const
    {
        return m_server->findChildren<QSslSocket *>().isEmpty() != isPortable();
    }
    void verifyRefused()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures[0].error, Error::TlsFailure);
        QVERIFY(!m_failures[0].detail.isEmpty());
        QVERIFY(isPortable() || m_server->findChildren<QSslSocket *>().isEmpty());
    }

    QTemporaryDir m_folder;
    TestCertificate m_certificate{m_folder.path()};
    const bool m_otherFolder = QDir(m_folder.path()).mkdir(u"stranger"_s);
    TestCertificate m_other{m_folder.filePath(u"stranger"_s)};
    std::unique_ptr<SecureWebSocketServer> m_server;
    QList<HandshakeFailure> m_failures;
};

QTEST_GUILESS_MAIN(tst_TlsConfiguration)
#include "tst_tlsconfiguration.moc"

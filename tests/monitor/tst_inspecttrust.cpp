// SPDX-License-Identifier: MIT
// Which certificates of inspect endpoints are trusted, and that the token is shown to no others.
#include "inspectedserver.h"

#include "monitor/inspect/certificatereport.h"
#include "monitor/inspect/discovery.h"
#include "network/tlsconfiguration.h"
#include "testcertificate.h"

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_InspectTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_live = std::make_unique<InspectedServer>();
        m_endpoint = std::make_unique<InspectEndpoint>(m_live->server.get());
        QVERIFY(openWith(m_certificate));
        m_remote = std::make_unique<RemoteServer>();
    }
    void cleanup()
    {
        m_remote.reset();
        m_endpoint.reset();
        m_live.reset();
    }

    void endpointSaysItsFingerprint()
    {
        QCOMPARE(m_endpoint->url().scheme(), u"wss"_s);
        QCOMPARE(m_endpoint->fingerprint(), fingerprintOf(m_certificate.certificate()));
        QCOMPARE(m_endpoint->fingerprint().size(), 32 * 3 - 1);
        m_endpoint->close();
        QCOMPARE(m_endpoint->fingerprint(), QString());
        QCOMPARE(m_live->inspector->fingerprint(), QString());
    }

    void fingerprintsAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normalized");
        const QString hex = QString(u"0a"_s).repeated(31) + u"ff"_s;
        const QString normalized = QString(u"0A:"_s).repeated(31) + u"FF"_s;
        QTest::newRow("as it is said") << normalized << normalized;
        QTest::newRow("small, without colons") << hex << normalized;
        QTest::newRow("with spaces") << u' ' + hex.left(32) + u"\n"_s + hex.mid(32) << normalized;
        QTest::newRow("too short") << hex.chopped(2) << QString();
        QTest::newRow("too long") << hex + u"00"_s << QString();
        QTest::newRow("half a digit") << hex.chopped(1) << QString();
        QTest::newRow("no hex") << hex.chopped(1) + u'g' << QString();
        QTest::newRow("SHA-1") << QString(u"0a"_s).repeated(20) << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void fingerprintsAsTheyAreTyped()
    {
        QFETCH(const QString, text);
        QTEST(normalizedFingerprint(text), "normalized");
    }

    void caCertificateFile()
    {
        m_live->hide();
        m_remote->setCaCertificateFiles({QUrl::fromLocalFile(m_certificate.certificateFile)});
        attach();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Attached);
        QCOMPARE(m_remote->serverUrl(), m_live->server->url());
        QCOMPARE(m_remote->certificate().fingerprint, QString());
        m_remote->setCaCertificateFiles({QUrl::fromLocalFile(m_other.certificateFile)});
        QTRY_COMPARE(m_remote->status(), RemoteServer::Untrusted);
        QVERIFY(!m_remote->isCertificateChanged());
        QTRY_COMPARE(m_endpoint->viewerCount(), 0);
    }

    void trustThatMakesNoSense_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("fingerprint");
        QTest::newRow("no such file") << u"/nowhere.pem"_s << QString();
        QTest::newRow("a key") << m_certificate.keyFile << QString();
        QTest::newRow("no fingerprint") << QString() << u"AB:CD"_s;
    }
    void trustThatMakesNoSense()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, fingerprint);
        if (!file.isEmpty())
            m_remote->setCaCertificateFiles({QUrl::fromLocalFile(file)});
        m_remote->setTrustedFingerprint(fingerprint);
        attach();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Refused);
        QVERIFY2(m_remote->errorString().contains(file.isEmpty() ? fingerprint : file),
                 qPrintable(m_remote->errorString()));
        QCOMPARE(m_endpoint->viewerCount(), 0);
    }

    void strangeCertificateIsShown()
    {
        m_live->hide();
        QSignalSpy status(m_remote.get(), &RemoteServer::statusChanged);
        attach();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Untrusted);
        const CertificateReport &report = m_remote->certificate();
        QCOMPARE(report.fingerprint, m_endpoint->fingerprint());
        QCOMPARE(report.subject, u"CN=localhost"_s);
        QCOMPARE(report.issuer, u"CN=localhost"_s);
        QCOMPARE(report.validFrom, m_certificate.certificate().effectiveDate());
        QCOMPARE(report.validUntil, m_certificate.certificate().expiryDate());
        QCOMPARE(report.problems, QStringList{u"It is signed by itself."_s});
        QCOMPARE(m_remote->errorString(), u"It is signed by itself."_s);
        QVERIFY(!m_remote->isCertificateChanged());
        // It does not go on by itself.
        QCOMPARE(m_remote->retryIn(), 0);
        QCOMPARE(m_endpoint->viewerCount(), 0);

        m_remote->trustCertificate();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Attached);
        QCOMPARE(m_remote->trustedFingerprint(), m_endpoint->fingerprint());
        QCOMPARE(m_remote->certificate().fingerprint, QString());
        // No longer.
        m_remote->setTrustedFingerprint({});
        QTRY_COMPARE(m_remote->status(), RemoteServer::Untrusted);
        QTRY_COMPARE(m_endpoint->viewerCount(), 0);
    }

    /// Another host's, too.
    void allThatIsWrongIsSaid()
    {
        QVERIFY(m_endpoint->open(QHostAddress(u"127.0.0.2"_s)));
        m_live->hide();
        attach();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Untrusted);
        QCOMPARE(m_remote->certificate().problems,
                 (QStringList{u"It is made out for another host."_s, u"It is signed by itself."_s}));
        // Who trusts this very certificate has seen all that.
        m_remote->trustCertificate();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Attached);
    }

    void eachProblemHasASentence()
    {
        const QSslCertificate certificate = m_certificate.certificate();
        const auto problem = [&](QSslError::SslError error) {
            return CertificateReport::of(certificate, {QSslError(error, certificate)}).problems.value(0);
        };
        QCOMPARE(problem(QSslError::CertificateExpired), u"It has expired."_s);
        QCOMPARE(problem(QSslError::CertificateNotYetValid), u"It is not valid yet."_s);
        QCOMPARE(problem(QSslError::UnableToGetLocalIssuerCertificate), u"Its issuer is not trusted here."_s);
        QCOMPARE(problem(QSslError::CertificateRevoked), u"It was revoked."_s);
        const QString other = problem(QSslError::InvalidPurpose);
        QCOMPARE(other, QSslError(QSslError::InvalidPurpose).errorString());
        // Two of the issuer are one to a person.
        const CertificateReport report =
            CertificateReport::of(certificate,
                                  {QSslError(QSslError::UnableToGetLocalIssuerCertificate, certificate),
                                   QSslError(QSslError::UnableToVerifyFirstCertificate, certificate)});
        QCOMPARE(report.problems.size(), 1);
    }

    void changedCertificateIsSaidToHaveChanged()
    {
        m_live->hide();
        m_remote->setTrustedFingerprint(m_endpoint->fingerprint().toLower());
        attach();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Attached);
        const auto port = quint16(m_endpoint->url().port());
        QVERIFY(openWith(m_other, port));
        m_live->hide();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Untrusted);
        QVERIFY(m_remote->isCertificateChanged());
        QVERIFY(m_remote->errorString().contains(u"changed"_s));
        QCOMPARE(m_remote->certificate().fingerprint, fingerprintOf(m_other.certificate()));
        QCOMPARE(m_endpoint->viewerCount(), 0);
        m_remote->trustCertificate();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Attached);
        QVERIFY(!m_remote->isCertificateChanged());
    }

    /// One that an authority has signed is another than that of the fingerprint all the same.
    void fingerprintComesBeforeAuthorities()
    {
        m_live->hide();
        m_remote->setCaCertificateFiles({QUrl::fromLocalFile(m_certificate.certificateFile)});
        m_remote->setTrustedFingerprint(fingerprintOf(m_other.certificate()));
        attach();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Untrusted);
        QVERIFY(m_remote->isCertificateChanged());
        QCOMPARE(m_remote->certificate().problems, QStringList());
        QCOMPARE(m_endpoint->viewerCount(), 0);
    }

    /// A server of this user on this machine needs nobody's consent: its file names the certificate.
    void discoveryVouches()
    {
        for (const DiscoveredServer &server : discoveredServers())
            QCOMPARE(server.fingerprint, server.url == m_endpoint->url() ? m_endpoint->fingerprint() : QString());
        attach();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Attached);
        QCOMPARE(m_remote->trustedFingerprint(), QString());
    }

    /// In the midst of the handshake, in which the certificate is asked about.
    void goesBeforeItIsTrusted()
    {
        m_live->hide();
        for (const QString &token : {u"one"_s, u"another"_s}) {
            m_remote->setUrl(m_endpoint->url());
            m_remote->setToken(token);
            QCoreApplication::sendPostedEvents(m_remote.get());
            QCOMPARE(m_remote->status(), RemoteServer::Connecting);
        }
        m_remote.reset();
        RemoteServer other;
        other.setUrl(m_endpoint->url());
        QTRY_COMPARE(other.status(), RemoteServer::Untrusted);
        QCOMPARE(m_endpoint->viewerCount(), 0);
    }

    /// Names come from who made the certificate.
    void namesAreBoundedAndPlain()
    {
        QTemporaryDir folder;
        const TestCertificate strange(folder.path());
        QCOMPARE(openssl({u"req"_s, u"-x509"_s, u"-key"_s, strange.keyFile, u"-utf8"_s, u"-subj"_s,
                          u"/CN=a\u202Eb\tc"_s + u"/OU="_s + QString(60, u'x') + u"/OU="_s + QString(60, u'x')
                              + u"/OU="_s + QString(60, u'x') + u"/OU="_s + QString(60, u'x') + u"/OU="_s
                              + QString(60, u'x') + u"/OU="_s + QString(60, u'x'),
                          u"-out"_s, strange.certificateFile}),
                 0);
        const CertificateReport report = CertificateReport::of(strange.certificate(), {});
        QVERIFY2(report.subject.contains(u"CN=abc"_s), qPrintable(report.subject));
        QCOMPARE(report.subject.size(), 300);
        QCOMPARE(CertificateReport::of(QSslCertificate(), {}).fingerprint, QString());
    }

private:
    bool openWith(const TestCertificate &certificate, quint16 port = 0)
    {
        m_endpoint->setSslConfiguration(*serverTlsConfiguration(certificate.certificateFile, certificate.keyFile));
        return m_endpoint->open(QHostAddress::LocalHost, port);
    }
    void attach()
    {
        m_remote->setUrl(m_endpoint->url());
        m_remote->setToken(m_endpoint->token());
    }

    QTemporaryDir m_folder;
    QTemporaryDir m_otherFolder;
    TestCertificate m_certificate{m_folder.path()};
    TestCertificate m_other{m_otherFolder.path()};
    std::unique_ptr<InspectedServer> m_live;
    std::unique_ptr<InspectEndpoint> m_endpoint;
    std::unique_ptr<RemoteServer> m_remote;
};

QTEST_GUILESS_MAIN(tst_InspectTrust)
#include "tst_inspecttrust.moc"

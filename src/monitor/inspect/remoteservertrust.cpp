// SPDX-License-Identifier: MIT
// Which certificates a RemoteServer trusts.
#include "discovery.h"
#include "remoteserver.h"

#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslsocket.h>

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QUrl &file)
{
    if (file.scheme() == "qrc"_L1)
        return u':' + file.path();
    return file.isLocalFile() ? file.toLocalFile() : file.toString();
}

/// What the certificate says of itself, not who signed it.
bool isOwnFault(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::CertificateNotYetValid:
    case QSslError::CertificateExpired:
    case QSslError::HostNameMismatch:
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return true;
    default:
        return false;
    }
}

} // namespace

void RemoteServer::setCaCertificateFiles(const QList<QUrl> &files)
{
    if (files == m_caCertificateFiles)
        return;
    m_caCertificateFiles = files;
    Q_EMIT caCertificateFilesChanged();
    scheduleConnect();
}

void RemoteServer::setTrustedFingerprint(const QString &fingerprint)
{
    const QString normalized = normalizedFingerprint(fingerprint);
    // What is none stays as it is, for the error to tell of it.
    const QString &taken = normalized.isEmpty() ? fingerprint : normalized;
    if (taken == m_trustedFingerprint)
        return;
    m_trustedFingerprint = taken;
    Q_EMIT trustedFingerprintChanged();
    scheduleConnect();
}

void RemoteServer::trustCertificate()
{
    if (m_status == Untrusted)
        setTrustedFingerprint(QString(m_certificate.fingerprint));
}

/// Nothing if what was set makes no sense.
std::optional<QSslConfiguration> RemoteServer::trust(QString *problem) const
{
    QSslConfiguration configuration =
        m_sslConfiguration.isNull() ? QSslConfiguration::defaultConfiguration() : m_sslConfiguration;
    QList<QSslCertificate> authorities;
    for (const QUrl &file : m_caCertificateFiles) {
        const QList<QSslCertificate> found = QSslCertificate::fromPath(pathOf(file));
        if (found.isEmpty()) {
            *problem = tr("There is no certificate in %1").arg(pathOf(file));
            return {};
        }
        authorities += found;
    }
    if (!m_caCertificateFiles.isEmpty())
        configuration.setCaCertificates(authorities);
    if (!m_trustedFingerprint.isEmpty()) {
        if (normalizedFingerprint(m_trustedFingerprint).isEmpty()) {
            *problem = tr("%1 is no SHA-256 fingerprint").arg(m_trustedFingerprint);
            return {};
        }
        // No authority's word counts: isTrusted() is asked whatever comes.
        configuration.setCaCertificates({});
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return configuration;
}

bool RemoteServer::isTrusted(const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    const QString fingerprint = fingerprintOf(certificate);
    const bool isPinned = !m_trustedFingerprint.isEmpty();
    if (!fingerprint.isEmpty() && (isPinned ? fingerprint == m_trustedFingerprint : isVouchedFor(fingerprint)))
        return true;
    QList<QSslError> reasons = errors;
    if (isPinned)
        reasons.removeIf([](const QSslError &error) { return !isOwnFault(error); });
    m_certificate = CertificateReport::of(certificate, reasons);
    return false;
}

/// The program itself says in its discovery file, which others cannot write, which certificate it shows.
bool RemoteServer::isVouchedFor(const QString &fingerprint) const
{
    const QList<DiscoveredServer> servers = discoveredServers();
    return std::ranges::any_of(servers, [&](const DiscoveredServer &server) {
        return server.url == m_url && server.token == m_token && server.fingerprint == fingerprint;
    });
}

QString RemoteServer::distrustReason() const
{
    if (!m_trustedFingerprint.isEmpty())
        return tr("The certificate has changed: it is not the one that is trusted");
    return m_certificate.problems.value(0);
}

} // namespace Tidewire

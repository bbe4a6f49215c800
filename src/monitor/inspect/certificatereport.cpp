// SPDX-License-Identifier: MIT
#include "certificatereport.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcryptographichash.h>
#include <QtNetwork/qsslcertificate.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype DigestSize = 32;
/// Who made the certificate has chosen its names, and may have chosen long ones.
constexpr qsizetype MaxNameLength = 300;

QString withoutControls(QString text)
{
    text.removeIf([](QChar character) {
        // Format characters as well: they could turn the rest of the line round.
        return character.category() == QChar::Other_Control || character.category() == QChar::Other_Format;
    });
    return text.left(MaxNameLength);
}

QString distinguishedName(const QList<QByteArray> &attributes, const auto &valuesOf)
{
    QStringList parts;
    for (const QByteArray &attribute : attributes) {
        const QStringList values = valuesOf(attribute);
        for (const QString &value : values)
            parts += QString::fromLatin1(attribute) + u'=' + value;
    }
    return withoutControls(parts.join(u", "_s));
}

QString sentence(const QSslError &error)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("Tidewire::CertificateReport", text); };
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
        return say(QT_TRANSLATE_NOOP("Tidewire::CertificateReport", "It is signed by itself."));
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return say(QT_TRANSLATE_NOOP("Tidewire::CertificateReport", "Its issuer is not trusted here."));
    case QSslError::CertificateNotYetValid:
        return say(QT_TRANSLATE_NOOP("Tidewire::CertificateReport", "It is not valid yet."));
    case QSslError::CertificateExpired:
        return say(QT_TRANSLATE_NOOP("Tidewire::CertificateReport", "It has expired."));
    case QSslError::HostNameMismatch:
        return say(QT_TRANSLATE_NOOP("Tidewire::CertificateReport", "It is made out for another host."));
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return say(QT_TRANSLATE_NOOP("Tidewire::CertificateReport", "It was revoked."));
    default:
        return error.errorString();
    }
}

} // namespace

CertificateReport CertificateReport::of(const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    CertificateReport report;
    report.fingerprint = fingerprintOf(certificate);
    report.subject = distinguishedName(certificate.subjectInfoAttributes(),
                                       [&](const QByteArray &attribute) { return certificate.subjectInfo(attribute); });
    report.issuer = distinguishedName(certificate.issuerInfoAttributes(),
                                      [&](const QByteArray &attribute) { return certificate.issuerInfo(attribute); });
    report.validFrom = certificate.effectiveDate();
    report.validUntil = certificate.expiryDate();
    for (const QSslError &error : errors)
        report.problems += sentence(error);
    report.problems.removeDuplicates();
    return report;
}

QString fingerprintOf(const QSslCertificate &certificate)
{
    if (certificate.isNull())
        return {};
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

QString normalizedFingerprint(const QString &text)
{
    QString digits = text;
    digits.removeIf([](QChar character) { return character == u':' || character.isSpace(); });
    const QByteArray hex = digits.toLatin1();
    const QByteArray digest = QByteArray::fromHex(hex);
    // Qt passes over what is no digit.
    if (digest.size() != DigestSize || digest.toHex() != hex.toLower())
        return {};
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

} // namespace Tidewire

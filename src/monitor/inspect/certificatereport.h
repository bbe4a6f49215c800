// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qobjectdefs.h>
#include <QtCore/qstringlist.h>
#include <QtNetwork/qsslerror.h>

namespace Tidewire {

/// A server's certificate, as a person needs it who is to decide whether to trust it.
struct TIDEWIREMONITOR_EXPORT CertificateReport
{
    Q_GADGET
    Q_PROPERTY(QString fingerprint MEMBER fingerprint)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(QString issuer MEMBER issuer)
    Q_PROPERTY(QDateTime validFrom MEMBER validFrom)
    Q_PROPERTY(QDateTime validUntil MEMBER validUntil)
    Q_PROPERTY(QStringList problems MEMBER problems)

public:
    /// SHA-256 of the whole certificate, as "AB:CD:…". Empty if there is none.
    QString fingerprint;
    /// A distinguished name, as "CN=localhost, O=Example".
    QString subject;
    QString issuer;
    QDateTime validFrom;
    QDateTime validUntil;
    /// Why it is not trusted: a sentence for each reason.
    QStringList problems;

    static CertificateReport of(const QSslCertificate &certificate, const QList<QSslError> &errors);
    bool operator==(const CertificateReport &) const = default;
};

/// Empty for a null certificate.
TIDEWIREMONITOR_EXPORT QString fingerprintOf(const QSslCertificate &certificate);
/// \a text in the form that fingerprintOf() has. Empty unless it is 64 hexadecimal digits, with colons and spaces
/// wherever one likes.
TIDEWIREMONITOR_EXPORT QString normalizedFingerprint(const QString &text);

} // namespace Tidewire

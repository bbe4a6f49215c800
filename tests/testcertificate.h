// SPDX-License-Identifier: MIT
#pragma once

#include "openssl.h"

#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>

/// A certificate for localhost and its key, made by openssl for one run of a test, in \a folder.
class TestCertificate
{
public:
    explicit TestCertificate(const QString &folder)
        : certificateFile(folder + QStringLiteral("/localhost.pem")), keyFile(folder + QStringLiteral("/localhost.key"))
    {
        const int status =
            openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                     QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                     QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                     QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1"), QStringLiteral("-days"),
                     QStringLiteral("2"), QStringLiteral("-keyout"), keyFile, QStringLiteral("-out"), certificateFile});
        if (status != 0)
            qFatal("openssl makes no certificate: status %d", status);
    }

    QSslCertificate certificate() const { return QSslCertificate::fromPath(certificateFile).value(0); }

    /// Trusts this certificate and no other.
    QSslConfiguration forClient() const
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates({certificate()});
        return configuration;
    }

    const QString certificateFile;
    const QString keyFile;
};

// SPDX-License-Identifier: MIT
#include "tlsconfiguration.h"

#include "transport/tlsacceptor.h"

#include <QtCore/qfile.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslkey.h>
#include <QtNetwork/qsslsocket.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// Empty as well if there is no such file, or no name of one.
QByteArray readAll(const QString &fileName)
{
    QFile file(fileName);
    return !fileName.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

std::optional<QSslConfiguration> serverTlsConfiguration(const QString &certificateFile, const QString &keyFile,
                                                        QString *problem)
{
    const auto fail = [problem](const QString &what) {
        if (problem)
            *problem = what;
        return std::nullopt;
    };
    const QList<QSslCertificate> chain = QSslCertificate::fromData(readAll(certificateFile));
    if (chain.isEmpty())
        return fail(u"no certificate in '%1'"_s.arg(certificateFile));
    const QSslKey key = keyFrom(readAll(keyFile));
    if (key.isNull())
        return fail(u"no private key in '%1'"_s.arg(keyFile));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!TlsAcceptor::identityFits(configuration))
        return fail(u"the private key in '%1' is not that of the certificate in '%2'"_s.arg(keyFile, certificateFile));
    return configuration;
}

} // namespace Tidewire

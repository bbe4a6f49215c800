// SPDX-License-Identifier: MIT
#include <Tidewire/WebSocketClient>

#include <QtCore/qprocess.h>
#include <QtQml/qqmlcontext.h>
#include <QtQml/qqmlengine.h>
#include <QtQuickTest/quicktest.h>

using namespace Qt::StringLiterals;

/// A client, and what the tests need of the system.
class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral(TIDEWIRE_QML_DIR));
        engine->rootContext()->setContextProperty(u"setup"_s, this);
    }

    QObject *newClient(const QUrl &url)
    {
        auto *client = new Tidewire::WebSocketClient(this);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        client->setSslConfiguration(tls);
        client->open(url);
        return client;
    }

    /// A certificate and its key, new for this run; the URL that both file names begin with.
    QString newCertificate()
    {
        const QString base = QStringLiteral(TIDEWIRE_TEST_TLS_DIR "/tls");
        const int status =
            QProcess::execute(u"openssl"_s,
                              {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                               u"-nodes"_s, u"-subj"_s, u"/CN=localhost"_s, u"-days"_s, u"2"_s, u"-keyout"_s,
                               base + u".key"_s, u"-out"_s, base + u".pem"_s});
        return status == 0 ? QUrl::fromLocalFile(base).toString() : QString();
    }
};

QUICK_TEST_MAIN_WITH_SETUP(qml, Setup)
#include "main.moc"

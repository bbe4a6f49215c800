// SPDX-License-Identifier: MIT
#include "testcertificate.h"

#include <Tidewire/WebSocketClient>

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtQml/qqmlcontext.h>
#include <QtQml/qqmlengine.h>
#include <QtQuickTest/quicktest.h>

using namespace Qt::StringLiterals;

/// A client, and what the tests need of the system.
class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    /// Servers make themselves known to this test alone.
    void applicationAvailable() { qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit()); }
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

    /// As if what runs here ran on another machine.
    void hideDiscovery(bool hide)
    {
        auto mode = QFileDevice::Permissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        mode.setFlag(QFileDevice::ReadOther, hide);
        QFile::setPermissions(m_folder.path() + u"/tidewire"_s, mode);
    }

    QUrl certificateFile() const { return QUrl::fromLocalFile(m_certificate.certificateFile); }
    QUrl keyFile() const { return QUrl::fromLocalFile(m_certificate.keyFile); }
    /// The README's example.
    QUrl readmeServer() const { return QUrl::fromLocalFile(QStringLiteral(TIDEWIRE_README_QML)); }

private:
    QTemporaryDir m_folder;
    TestCertificate m_certificate{m_folder.path()};
};

QUICK_TEST_MAIN_WITH_SETUP(qml, Setup)
#include "main.moc"

// SPDX-License-Identifier: MIT
// Clients that are ended or destroyed in slots of their own, where the socket below them is at work.
#include "patience.h"
#include "testcertificate.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>
#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qeventloop.h>
#include <QtCore/qpointer.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <chrono>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// Runs an event loop, and there deletes \a object.
void deleteInALoop(QObject *object)
{
    QEventLoop loop;
    QTimer::singleShot(0, object, [object] { delete object; });
    QObject::connect(object, &QObject::destroyed, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    loop.exec();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class tst_WebSocketClientSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_certificate = std::make_unique<TestCertificate>(m_folder.path());
        m_secure.setSslConfiguration(*serverTlsConfiguration(m_certificate->certificateFile, m_certificate->keyFile));
        QVERIFY(m_secure.listen(QHostAddress::LocalHost));
        QVERIFY(m_plain.listen(QHostAddress::LocalHost));
        const auto greet = [](WebSocket *socket) { socket->sendTextMessage(u"welcome"_s); };
        connect(&m_secure, &SecureWebSocketServer::connectionOpened, this, greet);
        connect(&m_plain, &WebSocketServer::connectionOpened, this, greet);
    }

    void certificateHandlerEndsTheConnection_data()
    {
        QTest::addColumn<std::function<bool(WebSocketClient *)>>("handler");
        const auto row = [](const char *name, const std::function<bool(WebSocketClient *)> &handler) {
            QTest::newRow(name) << handler;
        };
        row("abort", [](WebSocketClient *client) { return client->abort(), false; });
        row("abort, and trust", [](WebSocketClient *client) { return client->abort(), true; });
        row("close", [](WebSocketClient *client) { return client->close(), true; });
        row("delete", [](WebSocketClient *client) {
            delete client;
            return true;
        });
        row("delete in a loop", [](WebSocketClient *client) {
            deleteInALoop(client);
            return true;
        });
        row("until it is too late", [](WebSocketClient *client) {
            return QTest::qWaitFor([client] { return client->state() == WebSocket::Closed; }, Patience);
        });
    }
    void certificateHandlerEndsTheConnection()
    {
        QFETCH(const std::function<bool(WebSocketClient *)>, handler);
        auto *const client = new WebSocketClient;
        QPointer<WebSocketClient> alive(client);
        Limits limits;
        limits.handshakeTimeout = std::chrono::milliseconds(300);
        client->setLimits(limits);
        bool asked = false;
        bool opened = false;
        client->setCertificateHandler([&](const QSslCertificate &, const QList<QSslError> &) {
            asked = true;
            return handler(client);
        });
        connect(client, &WebSocket::connected, this, [&] { opened = true; });
        client->open(QUrl(m_secure.url()));
        QTRY_VERIFY_WITH_TIMEOUT(asked && (!alive || alive->state() == WebSocket::Closed), Patience);
        QVERIFY(!opened);
        delete alive;
    }

    void deletedInALoopOfItsSlot_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << m_plain.url();
        QTest::newRow("TLS") << m_secure.url();
    }
    void deletedInALoopOfItsSlot()
    {
        QFETCH(const QString, url);
        auto *const client = new WebSocketClient;
        const QPointer<WebSocketClient> alive(client);
        client->setSslConfiguration(m_certificate->forClient());
        connect(client, &WebSocket::textMessageReceived, this, [client] { deleteInALoop(client); });
        client->open(QUrl(url));
        QTRY_VERIFY_WITH_TIMEOUT(!alive, Patience);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<TestCertificate> m_certificate;
    SecureWebSocketServer m_secure;
    WebSocketServer m_plain;
};

QTEST_GUILESS_MAIN(tst_WebSocketClientSlots)
#include "tst_websocketclient_slots.moc"

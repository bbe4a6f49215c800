// SPDX-License-Identifier: MIT
#include "patience.h"
#include "testcertificate.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>
#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qeventloop.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qthread.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_WebSocketClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_certificate = std::make_unique<TestCertificate>(m_folder.path());
    }

    /// A connection that was refused before it began does not spoil the next one.
    void refusedOfferLeavesTheNextAlone()
    {
        WebSocketServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketClient client;
        QSignalSpy connected(&client, &WebSocket::connected);
        client.open(QUrl(u"http://127.0.0.1/"_s));
        client.abort();
        QCOMPARE(client.state(), WebSocket::Closed);
        client.open(QUrl(server.url()));
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, Patience);
        QCOMPARE(client.error(), Error::None);
        QCOMPARE(client.state(), WebSocket::Open);
    }

    void deletedWhileItIsRefused()
    {
        auto *client = new WebSocketClient;
        const QPointer<WebSocketClient> alive(client);
        connect(client, &WebSocket::stateChanged, this, [client] { delete client; });
        client->open(QUrl(u"http://127.0.0.1/"_s));
        QVERIFY(!alive);
        QCoreApplication::processEvents();
    }

    /// What is not connected is not written to: Qt would complain in the program's name.
    void givesUpInSilence_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("no address") << u"http://127.0.0.1/"_s;
        QTest::newRow("plain") << u"ws://127.0.0.1:%1/"_s;
        QTest::newRow("TLS") << u"wss://127.0.0.1:%1/"_s;
    }
    void givesUpInSilence()
    {
        QFETCH(const QString, url);
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketClient client;
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(url.contains(u'%') ? url.arg(server.serverPort()) : url));
        if (url.startsWith("ws"_L1))
            client.close();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
    }

    void transportIsTheOneAskedFor_data()
    {
        const bool portable = qgetenv("TIDEWIRE_TRANSPORT") == "portable";
        QTest::addColumn<TransportType>("type");
        QTest::addColumn<bool>("native");
        QTest::newRow("automatic") << TransportType::Automatic << !portable;
        QTest::newRow("native") << TransportType::Native << true;
        QTest::newRow("portable") << TransportType::Portable << false;
    }
    void transportIsTheOneAskedFor()
    {
#ifndef Q_OS_LINUX
        QSKIP("There is but one");
#endif
        QFETCH(const TransportType, type);
        QFETCH(const bool, native);
        WebSocketServer server;
        connect(&server, &WebSocketServer::textMessageReceived, &server,
                [](WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketClient client;
        client.setTransport(type);
        QCOMPARE(client.transport(), type);
        QSignalSpy texts(&client, &WebSocket::textMessageReceived);
        QSignalSpy closed(&client, &WebSocket::closed);
        for (int i = 0; i < 2; ++i) {
            client.open(QUrl(server.url()));
            QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Open, Patience);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCOMPARE(client.findChildren<QTcpSocket *>().isEmpty(), native);
            QCOMPARE(client.peerPort(), server.serverPort());
            QCOMPARE(client.peerAddress(), QHostAddress(QHostAddress::LocalHost));
            client.sendTextMessage(u"hello"_s);
            QTRY_COMPARE_WITH_TIMEOUT(texts.size(), i + 1, Patience);
            client.close();
            QTRY_COMPARE_WITH_TIMEOUT(closed.size(), i + 1, Patience);
            QCOMPARE(closed.constLast().value(2).toBool(), true);
        }
    }

    /// As any other class of Qt's that speaks TLS.
    void trustsWhatTheProgramTrusts()
    {
        SecureWebSocketServer server;
        server.setSslConfiguration(*serverTlsConfiguration(m_certificate->certificateFile, m_certificate->keyFile));
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto restore = qScopeGuard([before = QSslConfiguration::defaultConfiguration()] {
            QSslConfiguration::setDefaultConfiguration(before);
        });
        WebSocketClient client;
        QSslConfiguration::setDefaultConfiguration(m_certificate->forClient());
        QSignalSpy connected(&client, &WebSocket::connected);
        client.open(QUrl(server.url()));
        QTRY_VERIFY_WITH_TIMEOUT(client.state() != WebSocket::Connecting, Patience);
        QCOMPARE(client.errorString(), QString());
        QCOMPARE(connected.size(), 1);
    }

    /// Each answer leaves at once, as its slot is slow, while QSslSocket still has records of the next messages.
    void answersBetweenRecords()
    {
        constexpr int Count = 10;
        SecureWebSocketServer server;
        server.setSslConfiguration(*serverTlsConfiguration(m_certificate->certificateFile, m_certificate->keyFile));
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QList<int> answers;
        connect(&server, &SecureWebSocketServer::connectionOpened, this, [](WebSocket *socket) {
            for (int i = 0; i < Count; ++i)
                socket->sendBinaryMessage(QByteArray(20'000, char(i)));
        });
        connect(&server, &SecureWebSocketServer::binaryMessageReceived, this,
                [&](WebSocket *, const QByteArray &message) { answers << message.front(); });
        WebSocketClient client;
        client.setCompression(CompressionOptions::none());
        client.setSslConfiguration(m_certificate->forClient());
        connect(&client, &WebSocket::binaryMessageReceived, this, [&](const QByteArray &message) {
            QThread::msleep(15);
            client.sendBinaryMessage(message.first(100));
        });
        client.open(QUrl(server.url()));
        QTRY_VERIFY_WITH_TIMEOUT(answers.endsWith(Count - 1) || client.error() != Error::None, Patience);
        QCOMPARE(client.error(), Error::None);
        QCOMPARE(answers, (QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    }

    /// What is written on the way to another thread, before the connection is there, is not lost.
    void movedWhileItConnects()
    {
        WebSocketServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QThread thread;
        auto *client = new WebSocketClient;
        connect(&thread, &QThread::finished, client, &QObject::deleteLater);
        std::atomic<bool> opened = false;
        connect(client, &WebSocket::connected, client, [&] { opened = QThread::currentThread() == &thread; });
        client->open(QUrl(server.url()));
        client->moveToThread(&thread);
        thread.start();
        const auto stop = qScopeGuard([&] {
            thread.quit();
            thread.wait();
        });
        QTRY_VERIFY_WITH_TIMEOUT(opened, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
    }

    /// What clients have in a thread ends with that: they may be deleted afterwards, wherever that is.
    void outlivesItsThread()
    {
        WebSocketServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QUrl url = server.url();
        std::array<std::unique_ptr<WebSocketClient>, 3> clients;
        bool opened = false;
        // Not a QThread, whose end ThreadSanitizer does not see.
        std::thread thread([&clients, &opened, url] {
            const QEventLoop withDispatcher;
            for (auto &client : clients) {
                client = std::make_unique<WebSocketClient>();
                client->open(url);
            }
            const auto isOpen = [](const auto &client) { return client->state() == WebSocket::State::Open; };
            opened = QTest::qWaitFor([&] { return std::ranges::all_of(clients, isOpen); }, Patience);
        });
        const bool joined = QTest::qWaitFor([&] { return server.connectionCount() == 3; }, Patience);
        thread.join();
        QVERIFY(joined && opened);
        clients = {};
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, Patience);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<TestCertificate> m_certificate;
};

QTEST_GUILESS_MAIN(tst_WebSocketClient)
#include "tst_websocketclient.moc"

// SPDX-License-Identifier: MIT
#include "patience.h"
#include "testcertificate.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>
#include <Tidewire/WebSocketClient>

#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qsslserver.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tidewire;

namespace {
} // namespace

class tst_SecureWebSocketServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<SecureWebSocketServer>();
        m_server->setSslConfiguration(*serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile));
        m_failures.clear();
        connect(m_server.get(), &SecureWebSocketServer::handshakeFailed, this,
                [this](const HandshakeFailure &failure) { m_failures.append(failure); });
        connect(m_server.get(), &SecureWebSocketServer::textMessageReceived, this,
                [](WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
        connect(m_server.get(), &SecureWebSocketServer::binaryMessageReceived, this,
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
    }

    void echoes_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 16'384, 65'536, 4'194'304})
            QTest::addRow("%lld bytes", qlonglong(size)) << size;
    }
    void echoes()
    {
        QFETCH(qsizetype, size);
        listen();
        WebSocketClient client;
        QSignalSpy text(&client, &WebSocket::textMessageReceived);
        QSignalSpy binary(&client, &WebSocket::binaryMessageReceived);
        QSignalSpy closed(&client, &WebSocket::closed);
        open(client);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        QVERIFY(client.isSecure());
        QCOMPARE(m_server->connectionCount(), 1);
        QVERIFY(m_server->connections().first()->isSecure());
        QVERIFY(m_server->url().startsWith(u"wss://"));
        const QString message(size, u'é');
        const QByteArray bytes(size, '\xFE');
        QVERIFY(client.sendTextMessage(message));
        QVERIFY(client.sendBinaryMessage(bytes));
        QTRY_COMPARE_WITH_TIMEOUT(binary.count(), 1, Patience);
        QCOMPARE(text.value(0).value(0).toString(), message);
        QCOMPARE(binary[0][0].toByteArray(), bytes);
        client.close(CloseCode::Normal, u"done"_s);
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(client.error(), Error::None);
        QCOMPARE(closed[0][2].toBool(), true);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 0, Patience);
        QCOMPARE(m_failures.size(), 0);
    }

    /// Nothing that was sent before the close is lost, however much it is.
    void closeDeliversFirst()
    {
        listen();
        const QByteArray large(4'000'000, 'x');
        connect(m_server.get(), &SecureWebSocketServer::connectionOpened, this, [&](WebSocket *socket) {
            socket->sendBinaryMessage(large);
            socket->close(CloseCode(4'000), u"bye"_s);
        });
        WebSocketClient client;
        QSignalSpy binary(&client, &WebSocket::binaryMessageReceived);
        QSignalSpy closed(&client, &WebSocket::closed);
        open(client);
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(binary.count(), 1);
        QCOMPARE(binary[0][0].toByteArray(), large);
        QCOMPARE(closed[0][0].value<CloseCode>(), CloseCode(4'000));
        QCOMPARE(closed[0][2].toBool(), true);
    }

    void plainTextIsReported()
    {
        listen();
        QTcpSocket peer;
        peer.connectToHost(QHostAddress::LocalHost, m_server->serverPort());
        peer.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures[0].error, Error::TlsFailure);
        QVERIFY(!m_failures[0].detail.isEmpty());
        QVERIFY(m_failures[0].peer.port != 0);
        QTRY_COMPARE_WITH_TIMEOUT(peer.state(), QAbstractSocket::UnconnectedState, Patience);
        verifyStillServes();
    }

    void stalledHandshakeIsReported_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("silence") << QByteArray();
        QTest::newRow("the first bytes of a ClientHello") << QByteArray::fromHex("1603010200");
    }
    void stalledHandshakeIsReported()
    {
        QFETCH(QByteArray, said);
        ServerOptions options;
        options.limits.handshakeTimeout = 300ms;
        options.limits.closeTimeout = 1h; // there is nobody to close with
        m_server->setOptions(options);
        listen();
        QTcpSocket peer;
        peer.connectToHost(QHostAddress::LocalHost, m_server->serverPort());
        peer.write(said);
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures[0].error, Error::HandshakeTimeout);
        QVERIFY(m_failures[0].peer.port != 0);
        QTRY_COMPARE_WITH_TIMEOUT(peer.state(), QAbstractSocket::UnconnectedState, Patience);
        m_server->setOptions({});
        verifyStillServes();
    }

    /// The deadline is one for all: who spent it in TLS has none left for the head.
    void stalledHeadIsReported()
    {
        ServerOptions options;
        options.limits.handshakeTimeout = 500ms;
        m_server->setOptions(options);
        listen();
        QSslSocket peer;
        peer.setSslConfiguration(m_certificate.forClient());
        peer.connectToHostEncrypted(u"localhost"_s, m_server->serverPort());
        peer.write("GET / HTTP/1.1\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures[0].error, Error::HandshakeTimeout);
        QTRY_COMPARE_WITH_TIMEOUT(peer.state(), QAbstractSocket::UnconnectedState, Patience);
    }

    void clientDoesNotTrustStrangers()
    {
        listen();
        WebSocketClient client;
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(u"wss://localhost:%1/"_s.arg(m_server->serverPort())));
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(client.error(), Error::TlsFailure);
        QVERIFY(!client.errorString().isEmpty());
        QCOMPARE(m_server->connectionCount(), 0);
    }

    void certificateHandlerDecides_data()
    {
        QTest::addColumn<bool>("trusts");
        QTest::newRow("yes") << true;
        QTest::newRow("no") << false;
    }
    void certificateHandlerDecides()
    {
        QFETCH(const bool, trusts);
        listen();
        WebSocketClient client;
        QSignalSpy closed(&client, &WebSocket::closed);
        QList<QSslCertificate> asked;
        QList<QSslError> why;
        client.setCertificateHandler([&](const QSslCertificate &certificate, const QList<QSslError> &errors) {
            asked.append(certificate);
            why = errors;
            return trusts;
        });
        client.open(QUrl(u"wss://127.0.0.1:%1/"_s.arg(m_server->serverPort())));
        if (trusts)
            QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        else
            QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(client.error(), trusts ? Error::None : Error::TlsFailure);
        QCOMPARE(asked, QList{m_certificate.certificate()});
        QCOMPARE(why.size(), 1);
        QCOMPARE(why.first().error(), QSslError::SelfSignedCertificate);
    }

    void certificateHandlerIsNotAskedOfTrusted()
    {
        listen();
        WebSocketClient client;
        bool asked = false;
        client.setCertificateHandler([&](const QSslCertificate &, const QList<QSslError> &) { return asked = true; });
        open(client);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        QVERIFY(!asked);
    }

    void clientOfWsMeetsTls()
    {
        listen();
        WebSocketClient client;
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(u"ws://localhost:%1/"_s.arg(m_server->serverPort())));
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QVERIFY(client.error() != Error::None);
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
    }

    /// A QSslServer of the application's own does the handshakes its own way; failures are reported all the same.
    void boundServerReports()
    {
        QSslServer own;
        own.setSslConfiguration(m_server->sslConfiguration());
        m_server->bind(&own);
        QVERIFY(own.listen(QHostAddress::LocalHost));
        QTcpSocket peer;
        peer.connectToHost(QHostAddress::LocalHost, own.serverPort());
        peer.write(QByteArray::fromHex("1603010005") + "wrong");
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, Patience);
        QCOMPARE(m_failures[0].error, Error::TlsFailure);
        WebSocketClient client;
        client.setSslConfiguration(m_certificate.forClient());
        client.open(QUrl(u"wss://localhost:%1/"_s.arg(own.serverPort())));
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
    }

    /// What is in the midst of a handshake of QSslServer's own belongs to nobody yet, and still ends.
    void boundServerShutsDown()
    {
        QSslServer own;
        own.setSslConfiguration(m_server->sslConfiguration());
        m_server->bind(&own);
        own.setHandshakeTimeout(300);
        QVERIFY(own.listen(QHostAddress::LocalHost));
        QTcpSocket silent;
        silent.connectToHost(QHostAddress::LocalHost, own.serverPort());
        QTRY_COMPARE_WITH_TIMEOUT(own.findChildren<QSslSocket *>().size(), 1, Patience);
        m_server->shutdown();
        QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QAbstractSocket::UnconnectedState, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(own.findChildren<QSslSocket *>().size(), 0, Patience);
    }

    void configurationNamesWhatIsMissing()
    {
        QString problem;
        QVERIFY(!serverTlsConfiguration(u"/nowhere.pem"_s, m_certificate.keyFile, &problem));
        QCOMPARE(problem, u"no certificate in '/nowhere.pem'"_s);
        QVERIFY(!serverTlsConfiguration(m_certificate.certificateFile, m_certificate.certificateFile, &problem));
        QVERIFY(problem.startsWith(u"no private key in "));
    }

    /// A client that gives up while TLS stalls has nobody to wait for.
    void clientGivesUpWhileTlsStalls()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        WebSocketClient client;
        Limits limits;
        limits.handshakeTimeout = 300ms;
        limits.closeTimeout = 1h;
        client.setLimits(limits);
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(u"wss://localhost:%1/"_s.arg(mute.serverPort())));
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QCOMPARE(client.error(), Error::HandshakeTimeout);
    }

    void manyStalledOnesHurtNobody()
    {
        listen();
        std::vector<std::unique_ptr<QTcpSocket>> stalled;
        for (int i = 0; i < 100; ++i) {
            stalled.push_back(std::make_unique<QTcpSocket>());
            stalled.back()->connectToHost(QHostAddress::LocalHost, m_server->serverPort());
        }
        verifyStillServes();
    }

private:
    void listen() { QVERIFY(m_server->listen(QHostAddress::LocalHost)); }
    void open(WebSocketClient &client)
    {
        client.setSslConfiguration(m_certificate.forClient());
        client.open(QUrl(u"wss://localhost:%1/"_s.arg(m_server->serverPort())));
    }
    void verifyStillServes()
    {
        WebSocketClient client;
        QSignalSpy text(&client, &WebSocket::textMessageReceived);
        open(client);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::State::Open, Patience);
        client.sendTextMessage(u"still here"_s);
        QTRY_COMPARE_WITH_TIMEOUT(text.count(), 1, Patience);
    }

    QTemporaryDir m_folder;
    TestCertificate m_certificate{m_folder.path()};
    std::unique_ptr<SecureWebSocketServer> m_server;
    QList<HandshakeFailure> m_failures;
};

QTEST_GUILESS_MAIN(tst_SecureWebSocketServer)
#include "tst_securewebsocketserver.moc"

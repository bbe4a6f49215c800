// SPDX-License-Identifier: MIT
// Clients whose way leads through a proxy, which Qt has a socket of its own for.
#include "patience.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtNetwork/qnetworkproxy.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// A proxy that leads wherever it is asked to, to one server: of HTTP (RFC 9110 §9.3.6) or SOCKS 5 (RFC 1928).
class Proxy
{
public:
    Proxy(QNetworkProxy::ProxyType type, quint16 port) : m_type(type), m_port(port)
    {
        m_server.setProxy(QNetworkProxy::NoProxy);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { take(); });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    QNetworkProxy address() const { return {m_type, u"127.0.0.1"_s, m_server.serverPort()}; }

    /// Whether it takes no more than its buffers do.
    void setBlocked(bool on)
    {
        m_isBlocked = on;
        for (const auto &pass : std::as_const(m_passes))
            pass();
    }

    QByteArray head; ///< Of the last request.

private:
    void take()
    {
        QTcpSocket *const socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            if (m_passes.isEmpty())
                m_type == QNetworkProxy::HttpProxy ? takeHttp(socket) : takeSocks(socket);
        });
    }
    void takeHttp(QTcpSocket *socket)
    {
        head += socket->readAll();
        if (!head.endsWith("\r\n\r\n"))
            return;
        socket->write("HTTP/1.1 200 OK\r\n\r\n");
        lead(socket);
    }
    /// The client waits for each answer.
    void takeSocks(QTcpSocket *socket)
    {
        head += socket->readAll();
        const qsizetype greeting = head.size() < 2 ? 2 : 2 + head[1]; // version, number of methods, methods
        if (head.size() == greeting)
            socket->write(QByteArray("\x05\x00", 2)); // without a password
        // Version, command, 0, type "name", length, name, port.
        const qsizetype request = greeting + 5;
        if (head.size() <= request || head.size() < request + head[request - 1] + 2)
            return;
        socket->write(QByteArray("\x05\x00\x00\x01", 4) + QByteArray(6, '\0'));
        lead(socket);
    }
    void lead(QTcpSocket *socket)
    {
        auto *const onward = new QTcpSocket(socket);
        onward->setProxy(QNetworkProxy::NoProxy);
        const auto pass = [this](QTcpSocket *from, QTcpSocket *to) {
            from->setReadBufferSize(64 * 1024);
            m_passes.append([=, this] {
                if (!m_isBlocked)
                    to->write(from->readAll());
            });
            QObject::connect(from, &QTcpSocket::readyRead, to, m_passes.constLast());
            QObject::connect(from, &QTcpSocket::disconnected, to, [=] { to->disconnectFromHost(); });
        };
        pass(socket, onward);
        pass(onward, socket);
        onward->connectToHost(QHostAddress::LocalHost, m_port);
    }

    QNetworkProxy::ProxyType m_type;
    quint16 m_port;
    QTcpServer m_server;
    QList<std::function<void()>> m_passes;
    bool m_isBlocked = false;
};

void proxies()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::newRow("HTTP") << QNetworkProxy::HttpProxy;
    QTest::newRow("SOCKS 5") << QNetworkProxy::Socks5Proxy;
}

} // namespace

class tst_WebSocketClientProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThrough_data() { proxies(); }
    void goesThrough()
    {
        QFETCH(const QNetworkProxy::ProxyType, type);
        WebSocketServer server;
        ServerOptions options;
        options.allowedHosts = QStringList{u"server.example"_s};
        server.setOptions(options);
        connect(&server, &WebSocketServer::textMessageReceived, &server,
                [](WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Proxy proxy(type, server.serverPort());
        WebSocketClient client;
        client.setProxy(proxy.address());
        QCOMPARE(client.proxy(), proxy.address());
        QSignalSpy texts(&client, &WebSocket::textMessageReceived);
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(u"ws://server.example:8080/"_s));
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Open, Patience);
        QVERIFY2(proxy.head.contains("server.example"), proxy.head.constData());
        client.sendTextMessage(u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts.size(), 1, Patience);
        client.close();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(closed.first().value(0).value<CloseCode>(), CloseCode::Normal);
        QCOMPARE(closed.first().value(2).toBool(), true);
    }

    /// However much the way to the proxy takes.
    void sendLimitHolds_data() { proxies(); }
    void sendLimitHolds()
    {
        QFETCH(const QNetworkProxy::ProxyType, type);
        constexpr qsizetype Size = 256 * 1024;
        constexpr int Most = 200;
        WebSocketServer server;
        int heard = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, this, [&](WebSocket *, const QByteArray &message) {
            if (message == QByteArray(Size, char(heard)))
                ++heard;
        });
        ServerOptions options;
        options.allowedHosts = QStringList{u"server.example"_s};
        server.setOptions(options);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Proxy proxy(type, server.serverPort());
        WebSocketClient client;
        client.setProxy(proxy.address());
        Limits limits;
        limits.maxSendQueue = 4 * Size;
        limits.pingInterval = {}; // no answer would come through
        client.setLimits(limits);
        client.setCompression(CompressionOptions::none());
        client.setOverflowPolicy(OverflowPolicy::DropNewest);
        client.open(QUrl(u"ws://server.example/"_s));
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), WebSocket::Open, Patience);
        proxy.setBlocked(true);
        int accepted = 0;
        while (accepted < Most && client.sendBinaryMessage(QByteArray(Size, char(accepted))).isAccepted()) {
            ++accepted;
            QCoreApplication::processEvents();
        }
        QVERIFY2(accepted < Most, "nothing has held it back");
        QVERIFY(client.bytesToWrite() > 2 * Size);
        proxy.setBlocked(false);
        QTRY_COMPARE_WITH_TIMEOUT(heard, accepted, Patience);
        QCOMPARE(client.bytesToWrite(), 0);
    }

    void noProxyThere()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = server.serverPort();
        }
        WebSocketClient client;
        client.setProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port});
        QSignalSpy closed(&client, &WebSocket::closed);
        client.open(QUrl(u"ws://server.example/"_s));
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(client.error(), Error::NetworkFailure);
        QVERIFY2(client.errorString().contains("proxy"_L1, Qt::CaseInsensitive), qPrintable(client.errorString()));
    }
};

QTEST_GUILESS_MAIN(tst_WebSocketClientProxies)
#include "tst_websocketclient_proxies.moc"

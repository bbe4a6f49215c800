// SPDX-License-Identifier: MIT
#pragma once

#include "testcertificate.h"
#include "tlspeer.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>

#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qtcpserver.h>

#include <memory>

#include <netinet/in.h>
#include <sys/socket.h>

/// A TLS server that echoes texts, with peers of it. For tests to inherit; their init() and cleanup() call start() and
/// stop().
class TlsFixture
{
protected:
    void start()
    {
        m_server = std::make_unique<Tidewire::SecureWebSocketServer>();
        auto *const server = m_server.get();
        server->setSslConfiguration(
            *Tidewire::serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile));
        m_failures.clear();
        m_closed = 0;
        QObject::connect(server, &Tidewire::SecureWebSocketServer::handshakeFailed, server,
                         [this](const Tidewire::HandshakeFailure &failure) { m_failures.append(failure); });
        QObject::connect(server, &Tidewire::SecureWebSocketServer::connectionClosed, server,
                         [this](Tidewire::WebSocket *socket) {
                             m_error = socket->error();
                             m_detail = socket->errorString();
                             ++m_closed;
                         });
        QObject::connect(server, &Tidewire::SecureWebSocketServer::textMessageReceived, server,
                         [](Tidewire::WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
        QVERIFY(server->listen(QHostAddress::LocalHost));
    }
    /// Whatever a test has done to its connection: the server goes on.
    void stop()
    {
        if (m_server) {
            const auto peer = openPeer();
            peer->send(RawPeer::frame(0x81, "still here"));
            QVERIFY(peer->waitFor("still here"));
        }
        m_server.reset();
    }
    static bool isPortable() { return qgetenv("TIDEWIRE_TRANSPORT") == "portable"; }

    /// One whose opening handshake is done.
    std::unique_ptr<TlsPeer> openPeer(const TlsPeer::Setup &setup = {})
    {
        auto peer = std::make_unique<TlsPeer>(m_server->serverPort(), setup);
        if (!peer->shakeHands())
            qFatal("no TLS: %s", peer->reason().constData());
        bool opened = false;
        const qsizetype failures = m_failures.size();
        const auto connection = QObject::connect(m_server.get(), &Tidewire::SecureWebSocketServer::connectionOpened,
                                                 m_server.get(), [&] { opened = true; });
        peer->send(RawPeer::upgrade());
        // A network thread answers before the server hears of it.
        if (!peer->waitFor("\r\n\r\n")
            || !QTest::qWaitFor([&] { return opened || m_failures.size() > failures; }, Patience))
            qFatal("no answer");
        QObject::disconnect(connection);
        return peer;
    }
    /// The same, over systems that hold little of what is not read, from the first byte on: it leaves by a few KiB. The
    /// server's holds \a sendBuffer bytes, about.
    std::unique_ptr<TlsPeer> openNarrowPeer(int sendBuffer = 4 * 1024)
    {
        const int little = 4 * 1024;
        ::setsockopt(int(m_server->socketDescriptor()), SOL_SOCKET, SO_SNDBUF, &sendBuffer, sizeof sendBuffer);
        Tidewire::ServerOptions options;
        options.limits.pingInterval = {}; // a ping would wait as well
        m_server->setOptions(options);
        QTcpServer nobody;
        if (!nobody.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        auto peer = std::make_unique<TlsPeer>(nobody.serverPort());
        peer->tcp().socket().abort();
        peer->tcp().socket().setSocketDescriptor(connected(m_server->serverPort(), little));
        if (!peer->shakeHands())
            qFatal("no TLS: %s", peer->reason().constData());
        peer->send(RawPeer::upgrade());
        if (!peer->waitFor("\r\n\r\n") || !QTest::qWaitFor([&] { return m_server->connectionCount() == 1; }, Patience))
            qFatal("no answer");
        return peer;
    }
    Tidewire::WebSocket *lastSocket() const { return m_server->connections().constLast(); }

    QTemporaryDir m_folder;
    TestCertificate m_certificate{m_folder.path()};
    std::unique_ptr<Tidewire::SecureWebSocketServer> m_server;
    QList<Tidewire::HandshakeFailure> m_failures;
    Tidewire::Error m_error = Tidewire::Error::None;
    QString m_detail;
    int m_closed = 0;

private:
    /// A descriptor connected to \a port, whose system takes \a room bytes, about, that are not read: from the first
    /// on, as a window that was offered once is not taken back.
    static int connected(quint16 port, int room)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot connect");
        return descriptor;
    }
};

// SPDX-License-Identifier: MIT
#include "rawpeer.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qfile.h>
#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <utility>
#include <vector>

#ifdef Q_OS_LINUX
#include <malloc.h>
#include <netinet/in.h>
#include <unistd.h>
#endif

#if defined(Q_OS_LINUX) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define COUNTS_MEMORY
#endif

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

qint64 residentKiB()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    const qsizetype begin = text.indexOf("VmRSS:") + 6;
    return text.sliced(begin, text.indexOf("kB", begin) - begin).trimmed().toLongLong();
}

#ifdef COUNTS_MEMORY
/// Bytes that are allocated, as the allocator counts them.
qint64 allocatedBytes()
{
    return qint64(mallinfo2().uordblks);
}

/// A connection of which only a descriptor is in this process: a QTcpSocket would be counted as well.
class BareConnection
{
public:
    explicit BareConnection(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_good = ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
        const QByteArray request = RawPeer::upgrade();
        m_good = m_good && ::send(m_descriptor, request.data(), size_t(request.size()), 0) == request.size();
    }
    ~BareConnection()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    BareConnection(BareConnection &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)), m_good(other.m_good)
    {
    }
    bool isGood() const { return m_good; }

private:
    int m_descriptor;
    bool m_good = false;
};
#endif

} // namespace

/// Whoever ends a connection, and in whatever slot: nothing is left of it.
class tst_Lifetime : public QObject
{
    Q_OBJECT

private:
#ifdef COUNTS_MEMORY
    static bool addBareConnections(WebSocketServer &server, std::vector<BareConnection> &peers, int count)
    {
        const int before = server.connectionCount();
        for (int i = 0; i < count; ++i) {
            peers.emplace_back(server.serverPort());
            if (!peers.back().isGood())
                return false;
            // One after the other: how those that come together share the heap out is another matter each time.
            const QDeadlineTimer deadline(Patience);
            while (server.connectionCount() <= before + i && !deadline.hasExpired())
                QCoreApplication::processEvents(); // QTest::qWaitFor() would sleep for 10 ms
        }
        return server.connectionCount() == before + count;
    }
#endif

private Q_SLOTS:
    void idleConnectionsTakeLittleMemory()
    {
#ifndef COUNTS_MEMORY
        QSKIP("the allocator does not count here");
#else
        if (qEnvironmentVariableIsSet("TIDEWIRE_TRANSPORT") || qEnvironmentVariableIsSet("TIDEWIRE_THREADS"))
            QSKIP("of the native transport without threads");
        WebSocketServer server;
        QVERIFY(server.listen());
        std::vector<BareConnection> peers;
        constexpr int Measured = 900; // what the process keeps for itself, once, is little beside so many
        peers.reserve(100 + Measured);
        QVERIFY(addBareConnections(server, peers, 100)); // what the first ones bring along is not theirs
        const qint64 before = allocatedBytes();
        QVERIFY(addBareConnections(server, peers, Measured));
        const qint64 each = (allocatedBytes() - before) / Measured;
        QVERIFY2(each <= 1024, qPrintable(QString::number(each)));
#endif
    }

    void slotsMayDoAnything_data()
    {
        QTest::addColumn<int>("action");
        const char *const names[] = {"delete",      "deleteLater", "close",        "abort",
                                     "nested loop", "close all",   "delete server"};
        for (int i = 0; i < int(std::size(names)); ++i)
            QTest::newRow(names[i]) << i;
    }
    void slotsMayDoAnything()
    {
        QFETCH(int, action);
        for (const bool onOpen : {true, false}) {
            auto *server = new WebSocketServer;
            const auto act = [&](WebSocket *socket) {
                switch (action) {
                case 0:
                    delete socket;
                    break;
                case 1:
                    socket->deleteLater();
                    break;
                case 2:
                    socket->close();
                    break;
                case 3:
                    socket->abort();
                    break;
                case 4: {
                    QEventLoop loop;
                    QTimer::singleShot(1, &loop, &QEventLoop::quit);
                    loop.exec();
                    socket->close();
                    break;
                }
                case 5:
                    server->shutdown();
                    break;
                case 6:
                    delete std::exchange(server, nullptr);
                    break;
                }
            };
            if (onOpen)
                connect(server, &WebSocketServer::connectionOpened, server, act);
            else
                connect(server, &WebSocketServer::textMessageReceived, server, act);
            QVERIFY(server->listen(QHostAddress::LocalHost));
            RawPeer peer(server->serverPort());
            peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "one") + RawPeer::frame(0x81, "two")
                      + RawPeer::frame(0x88));
            QVERIFY(peer.waitForEnd());
            if (server)
                QTRY_COMPARE_WITH_TIMEOUT(server->connectionCount(), 0, Patience);
            delete server;
        }
    }

    void twentyThousandConnections()
    {
        constexpr int Rounds = 1'000;
        constexpr int AtOnce = 20;
        WebSocketServer server;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [](WebSocket *socket, const QString &message) {
            message == u"abort" ? socket->abort() : socket->close();
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        qint64 before = 0;
        for (int round = 0; round < Rounds; ++round) {
            if (round == Rounds / 5)
                before = residentKiB();
            std::vector<std::unique_ptr<RawPeer>> peers;
            for (int i = 0; i < AtOnce; ++i) {
                auto &peer = *peers.emplace_back(std::make_unique<RawPeer>(server.serverPort()));
                switch (i % 5) {
                case 0:
                    peer.send(RawPeer::upgrade() + RawPeer::frame(0x88));
                    break;
                case 1:
                    peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "close"));
                    break;
                case 2:
                    peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "abort"));
                    break;
                case 3:
                    peer.send(RawPeer::upgrade() + RawPeer::frame(0xC1));
                    break;
                case 4:
                    peer.send("rubbish\r\n\r\n");
                    break;
                }
            }
            for (const auto &peer : peers) {
                if (&peer - peers.data() == 1 && peer->waitFor(QByteArray("\x88\x02", 2)))
                    peer->send(RawPeer::frame(0x88, QByteArray("\x03\xE8", 2)));
            }
            for (const auto &peer : peers) {
                peer->waitFor("HTTP/1.1 ");
                peer->socket().disconnectFromHost();
                QVERIFY(peer->waitForEnd());
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.findChildren<WebSocket *>().size(), 0, Patience);
        QCOMPARE(server.connectionCount(), 0);
        const qint64 growth = residentKiB() - before;
        qInfo("resident memory grew by %lld KiB over %d connections", growth, AtOnce * Rounds * 4 / 5);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY2(growth < 1'024, "memory is not flat");
#endif
    }
};

QTEST_GUILESS_MAIN(tst_Lifetime)
#include "tst_lifetime.moc"

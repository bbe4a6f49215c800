// SPDX-License-Identifier: MIT
// What a server does when there are too many: connections of one address, or files that are open.
#include "rawpeer.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

constexpr int Deadline = 10'000;

/// Lets the process open \a count more files and no others.
class Shortage
{
public:
    explicit Shortage(int count)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        // Descriptors are given out from below.
        const int next = ::dup(STDERR_FILENO);
        ::close(next);
        few.rlim_cur = rlim_t(next + count);
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~Shortage() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(Shortage)

private:
    rlimit m_before = {};
};

} // namespace

class tst_Limits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionsPerAddress()
    {
        WebSocketServer server;
        ServerOptions options;
        options.limits.maxConnectionsPerAddress = 2;
        server.setOptions(options);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketClient first;
        WebSocketClient second;
        for (WebSocketClient *client : {&first, &second}) {
            client->open(QUrl(server.url()));
            QTRY_COMPARE_WITH_TIMEOUT(client->state(), WebSocket::State::Open, Deadline);
        }
        const auto answer = [&server] {
            RawPeer peer(server.serverPort());
            peer.send(RawPeer::upgrade());
            return peer.waitFor("\r\n\r\n") ? peer.read() : QByteArray();
        };
        const QByteArray refusal = answer();
        QVERIFY(refusal.startsWith("HTTP/1.1 503 "));
        QVERIFY(refusal.contains("\r\nRetry-After: "));
        QVERIFY(refusal.contains("\r\nConnection: close\r\n"));
        first.close();
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Deadline);
        QTRY_VERIFY_WITH_TIMEOUT(answer().startsWith("HTTP/1.1 101 "), Deadline);
    }

    void noDescriptorsLeft()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("UBSan opens pipes to look at objects, and takes it for an error of theirs if it cannot");
#endif
        WebSocketServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        std::vector<std::unique_ptr<WebSocketClient>> clients(10);
        for (auto &client : clients) {
            client = std::make_unique<WebSocketClient>();
            client->open(QUrl(server.url())); // its own descriptor is there already
        }
        // It says so once.
        QTest::ignoreMessage(QtWarningMsg,
                             "No more connections can be accepted for now: there are no file descriptors left");
        QSignalSpy opened(&server, &WebSocketServer::connectionOpened);
        {
            const Shortage shortage(4);
            const auto isOpen = [](const auto &client) { return client->state() == WebSocket::State::Open; };
            QTRY_COMPARE_WITH_TIMEOUT(std::ranges::count_if(clients, isOpen), 4, Deadline);
            QCOMPARE(opened.size(), 4);
            // Those that are there go on, while the server has tried again more than once.
            for (int i = 0; i < 5; ++i) {
                QSignalSpy pings(server.connections().constFirst(), &WebSocket::pingReceived);
                for (auto &client : clients)
                    client->ping();
                QTRY_VERIFY_WITH_TIMEOUT(!pings.isEmpty(), Deadline);
                QTest::qWait(100);
            }
            QCOMPARE(server.connectionCount(), 4);
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 10, Deadline);
    }
};

QTEST_GUILESS_MAIN(tst_Limits)
#include "tst_limits.moc"

// SPDX-License-Identifier: MIT
// What a server does when there are too many: connections of one address, or files that are open.
#include "rawpeer.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qregularexpression.h>
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

/// What a server leaves to the program's own files.
constexpr int Spare = 8;

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
            QTRY_COMPARE_WITH_TIMEOUT(client->state(), WebSocket::State::Open, Patience);
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
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        // Not QTRY_VERIFY, which asks once more in the end: there may be one too many then.
        QVERIFY(QTest::qWaitFor([&] { return answer().startsWith("HTTP/1.1 101 "); }, Patience));
    }

    void noDescriptorsLeft()
    {
        WebSocketServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        // What a server and a client open for themselves at their first connection.
        WebSocketClient first;
        first.open(QUrl(server.url()));
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), WebSocket::State::Open, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        std::vector<std::unique_ptr<WebSocketClient>> clients(10);
        for (auto &client : clients) {
            client = std::make_unique<WebSocketClient>();
            client->open(QUrl(server.url())); // its own descriptor is there already
        }
        // It says so once.
        QTest::failOnWarning(QRegularExpression(u"descriptors"_s));
        QTest::ignoreMessage(QtWarningMsg, "No more connections can be accepted for now: the file descriptors run out");
        QSignalSpy opened(&server, &WebSocketServer::connectionOpened);
        {
            const Shortage shortage(4 + Spare);
            const auto isOpen = [](const auto &client) { return client->state() == WebSocket::State::Open; };
            QTRY_COMPARE_WITH_TIMEOUT(std::ranges::count_if(clients, isOpen), 4, Patience);
            QCOMPARE(opened.size(), 4);
            // Those that are there go on, while the server has tried again more than once.
            for (int i = 0; i < 5; ++i) {
                QSignalSpy pings(server.connections().constLast(), &WebSocket::pingReceived);
                for (auto &client : clients)
                    client->ping();
                QTRY_VERIFY_WITH_TIMEOUT(!pings.isEmpty(), Patience);
                QTest::qWait(100);
            }
            QCOMPARE(server.connectionCount(), 5);
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 11, Patience);
    }

    /// A file that is closed leaves room for one connection, however many files there are above it.
    void gapAmongDescriptors()
    {
        const int gap = ::dup(STDERR_FILENO);
        WebSocketServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebSocketClient first;
        first.open(QUrl(server.url()));
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), WebSocket::State::Open, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        std::vector<std::unique_ptr<WebSocketClient>> clients(60);
        for (auto &client : clients) {
            client = std::make_unique<WebSocketClient>();
            client->open(QUrl(server.url()));
        }
        QTest::ignoreMessage(QtWarningMsg, "No more connections can be accepted for now: the file descriptors run out");
        const Shortage shortage(4 + Spare);
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 5, Patience);
        ::close(gap);
        QTRY_VERIFY_WITH_TIMEOUT(server.connectionCount() > 5, Patience);
        QTest::qWait(2 * Pause);
        QCOMPARE(server.connectionCount(), 6);
    }

    /// Qt ends the program if it has no descriptor for a new thread's event loop.
    void noDescriptorsForThreads()
    {
        WebSocketServer server;
        server.setThreadCount(0);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer first(server.serverPort());
        first.send(RawPeer::upgrade());
        QVERIFY(first.waitFor(" 101 "));
        server.setThreadCount(1);
        RawPeer second(server.serverPort());
        second.send(RawPeer::upgrade());
        QTest::ignoreMessage(QtWarningMsg, "No more connections can be accepted for now: the file descriptors run out");
        QTest::ignoreMessage(QtWarningMsg,
                             "No more than 0 network threads can be started for now: the file descriptors run out");
        {
            const Shortage shortage(1); // its descriptor is there already; that of its connection is not
            QVERIFY(second.waitFor(" 101 "));
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 2, Patience);
    }

    /// Nothing of a server that was closed meanwhile may be touched.
    void closedWhileShort()
    {
        WebSocketServer server;
        const auto peer = runShort(server);
        server.close();
        QTest::qWait(2 * Pause);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawPeer late(server.serverPort());
        late.send(RawPeer::upgrade());
        QVERIFY(late.waitFor(" 101 "));
    }

    /// The program's word counts when the shortage is over.
    void stoppedWhileShort()
    {
        WebSocketServer server;
        const auto peer = runShort(server);
        server.setAccepting(false);
        QVERIFY(!server.isAccepting());
        RawPeer late(server.serverPort());
        late.send(RawPeer::upgrade());
        QTest::qWait(2 * Pause);
        QCOMPARE(server.connectionCount(), 1);
        server.setAccepting(true);
        QVERIFY(late.waitFor(" 101 "));
    }

private:
    /// How long a server waits before it looks for descriptors again, in milliseconds.
    static constexpr int Pause = 200;

    /// Makes \a server listen, and take one connection, which leaves too few descriptors.
    static std::unique_ptr<RawPeer> runShort(WebSocketServer &server)
    {
        QTest::ignoreMessage(QtWarningMsg, "No more connections can be accepted for now: the file descriptors run out");
        server.listen(QHostAddress::LocalHost);
        auto peer = std::make_unique<RawPeer>(server.serverPort());
        peer->send(RawPeer::upgrade());
        const Shortage shortage(Spare + 1);
        peer->waitFor(" 101 ");
        return peer;
    }
};

QTEST_GUILESS_MAIN(tst_Limits)
#include "tst_limits.moc"

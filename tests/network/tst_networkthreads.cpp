// SPDX-License-Identifier: MIT
// A server whose connections do their work in threads of their own.
#include "rawpeer.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qdir.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qfile.h>
#include <QtCore/qmap.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qthread.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <array>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// A peer that needs no event loop: it can be used while a slot does not return.
class BlockingPeer
{
public:
    explicit BlockingPeer(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{.tv_sec = Patience / 1000, .tv_usec = 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot connect");
    }
    ~BlockingPeer() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(BlockingPeer)

    void send(const QByteArray &bytes)
    {
        if (::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) != bytes.size())
            qFatal("cannot send");
    }
    /// Sends \a piece until the network takes no more for a while; says how many bytes it took.
    qint64 flood(const QByteArray &piece)
    {
        const timeval patience{.tv_sec = 0, .tv_usec = 300'000};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        qint64 sum = 0;
        while (true) {
            const ssize_t size = ::send(m_descriptor, piece.constData() + sum % piece.size(),
                                        size_t(piece.size() - sum % piece.size()), MSG_NOSIGNAL);
            if (size <= 0)
                return sum;
            sum += size;
        }
    }
    bool waitFor(const QByteArray &end)
    {
        while (!m_received.contains(end)) {
            std::array<char, 4096> bytes;
            const ssize_t size = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
            if (size <= 0)
                return false;
            m_received.append(bytes.data(), size);
        }
        return true;
    }

    void forget() { m_received.clear(); }

private:
    int m_descriptor;
    QByteArray m_received;
};

int networkThreads()
{
    int count = 0;
    const QDir tasks(u"/proc/self/task"_s);
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(tasks.filePath(task + u"/comm"_s));
        count += name.open(QFile::ReadOnly) && name.readAll() == "tidewire\n";
    }
    return count;
}

/// Whatever hangs has to hang: a ping would set it going again.
ServerOptions withoutPings()
{
    ServerOptions options;
    options.limits.pingInterval = std::chrono::milliseconds(0);
    return options;
}

struct Threaded : WebSocketServer
{
    explicit Threaded(int threads, const ServerOptions &options = {})
    {
        setOptions(options);
        setThreadCount(threads);
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    std::unique_ptr<RawPeer> join()
    {
        auto peer = std::make_unique<RawPeer>(serverPort());
        peer->send(RawPeer::upgrade());
        if (!peer->waitFor(" 101 ") || !QTest::qWaitFor([&] { return !connections().isEmpty(); }, Patience))
            qFatal("no connection");
        return peer;
    }
};

} // namespace

class tst_NetworkThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countIsWhatWasSet()
    {
        WebSocketServer server;
        server.setThreadCount(3);
        QCOMPARE(server.threadCount(), 3);
        QTest::ignoreMessage(QtWarningMsg, "setThreadCount() refused: -1 is negative");
        server.setThreadCount(-1);
        QCOMPARE(server.threadCount(), 3);
        QVERIFY(server.setProperty("threadCount", 1'000));
        QCOMPARE(server.threadCount(), 256);
    }

    void connectionsAreSpread()
    {
        QTRY_COMPARE_WITH_TIMEOUT(networkThreads(), 0, Patience); // those of the tests before
        Threaded server(3);
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 1; i <= 7; ++i) {
            peers.push_back(server.join());
            QCOMPARE(networkThreads(), std::min(i, 3));
        }
        // Those that are too many stay for the connections that they have.
        server.setThreadCount(1);
        QCOMPARE(networkThreads(), 3);
        peers.clear();
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, Patience);
        peers.push_back(server.join());
        QTRY_COMPARE_WITH_TIMEOUT(networkThreads(), 1, Patience);
        server.setThreadCount(0);
        peers.push_back(server.join());
        QCOMPARE(networkThreads(), 1);
    }

    void messagesComeInOrderInTheServersThread()
    {
        constexpr int Messages = 2'000;
        Threaded server(3);
        QMap<quint64, int> next;
        bool right = true;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                [&](WebSocket *socket, const QByteArray &message) {
                    right = right && QThread::currentThread() == thread()
                        && message.toInt() == next[socket->connectionId()]++;
                    socket->sendBinaryMessage(message);
                });
        std::vector<std::unique_ptr<RawPeer>> peers;
        QByteArray sent;
        QByteArray expected;
        for (int i = 0; i < Messages; ++i) {
            const QByteArray number = QByteArray::number(i);
            sent += RawPeer::frame(0x82, number);
            expected += '\x82' + QByteArray(1, char(number.size())) + number;
        }
        for (int i = 0; i < 9; ++i)
            peers.push_back(server.join());
        for (const auto &peer : peers)
            peer->send(sent);
        for (const auto &peer : peers) {
            QTRY_VERIFY_WITH_TIMEOUT(peer->frames().size() >= expected.size(), Patience);
            QCOMPARE(peer->frames(), expected);
        }
        QVERIFY(right);
        QCOMPARE(server.totals().messagesReceived, quint64(9 * Messages));
    }

    void aSlowSlotHoldsBackNoPings()
    {
        Threaded server(1);
        BlockingPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        std::optional<bool> answered;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&](WebSocket *socket) {
            peer.send(RawPeer::frame(0x89, "in the slot"));
            socket->sendTextMessage(u"sent in the slot"_s);
            answered = peer.waitFor("\x8a\x0bin the slot") && peer.waitFor("sent in the slot");
        });
        peer.send(RawPeer::frame(0x81, "begin"));
        QTRY_VERIFY_WITH_TIMEOUT(answered.has_value(), Patience);
        QVERIFY(*answered);
    }

    void whatWaitsForASlotIsBounded()
    {
        ServerOptions options;
        options.limits.maxReceiveQueue = 100'000;
        options.compression = CompressionOptions::none();
        Threaded server(1, options);
        BlockingPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        const QByteArray message = RawPeer::frame(0x82, QByteArray(1'000, 'm'));
        qint64 sent = 0;
        quint64 handled = 0;
        quint64 taken = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&](WebSocket *socket) {
            if (++handled > 1)
                return;
            sent = message.size() + peer.flood(message);
            taken = socket->counters().messagesReceived;
        });
        peer.send(message);
        QTRY_VERIFY_WITH_TIMEOUT(sent > 0 && handled >= quint64(sent / message.size()), Patience);
        QVERIFY(sent > 500'000); // the system's share, at least
        // The one in the slot, those within the limit, and the one that exceeded it.
        QVERIFY2(taken > 50 && taken <= 102, QByteArray::number(taken).constData());
        QCOMPARE(handled, quint64(sent / message.size()));
    }

    void anyThreadMaySend()
    {
        constexpr int Threads = 4;
        constexpr int Messages = 500;
        Threaded server(2);
        const auto peer = server.join();
        const WebSocketSender sender = server.connections().constFirst()->sender();
        QVERIFY(sender.isValid());
        std::vector<std::thread> threads;
        for (int thread = 0; thread < Threads; ++thread) {
            threads.emplace_back([&sender, thread] {
                for (int i = 0; i < Messages; ++i)
                    sender.sendBinaryMessage(QByteArray(1, char('a' + thread)) + QByteArray::number(1'000 + i));
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), Threads * Messages * 7, Patience);
        QMap<char, int> next;
        const QByteArray frames = peer->frames();
        for (qsizetype at = 0; at < frames.size(); at += 7) {
            QCOMPARE(frames.first(at + 2).last(2), QByteArray("\x82\x05"));
            QCOMPARE(frames.sliced(at + 3, 4).toInt(), 1'000 + next[frames[at + 2]]++);
        }
    }

    void sendersOutliveAll()
    {
        auto server = std::make_unique<Threaded>(1);
        auto peer = server->join();
        const WebSocketSender sender = server->connections().constFirst()->sender();
        QCOMPARE(sender.sendTextMessage(u"one"_s), SendResult::Sent);
        QVERIFY(peer->waitFor("one"));
        peer.reset();
        QTRY_COMPARE_WITH_TIMEOUT(server->connectionCount(), 0, Patience);
        QCOMPARE(sender.sendTextMessage(u"two"_s), SendResult::NotOpen);
        peer = server->join();
        const WebSocketSender other = server->connections().constFirst()->sender();
        // While somebody sends, the server goes away.
        std::promise<void> begun;
        std::thread busy([&] {
            begun.set_value();
            while (other.sendTextMessage(u"more"_s)) {}
        });
        begun.get_future().wait();
        server.reset();
        busy.join();
        QCOMPARE(other.sendBinaryMessage("three"), SendResult::NotOpen);
        QVERIFY(peer->waitForEnd());
        QVERIFY(!WebSocketSender().isValid());
        QCOMPARE(WebSocketSender().sendTextMessage(u"four"_s), SendResult::NotOpen);
    }

    void withoutThreadsThereIsNoSender()
    {
        Threaded server(0);
        const auto peer = server.join();
        QVERIFY(!server.connections().constFirst()->sender().isValid());
    }

    void pauseHoldsWhatIsOnItsWay()
    {
        Threaded server(1);
        const auto peer = server.join();
        const auto other = server.join();
        QList<QByteArray> got;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                [&](WebSocket *socket, const QByteArray &message) {
                    got.append(message);
                    if (message == "2")
                        socket->pauseReading();
                });
        peer->send(RawPeer::frame(0x82, "1") + RawPeer::frame(0x82, "2") + RawPeer::frame(0x82, "3")
                   + RawPeer::frame(0x82, "4"));
        QTRY_COMPARE_WITH_TIMEOUT(got, QList<QByteArray>({"1", "2"}), Patience);
        other->send(RawPeer::frame(0x82, "other"));
        QTRY_COMPARE_WITH_TIMEOUT(got, QList<QByteArray>({"1", "2", "other"}), Patience);
        server.connections().constFirst()->resumeReading();
        QCOMPARE(got.size(), 3);
        QTRY_COMPARE_WITH_TIMEOUT(got, QList<QByteArray>({"1", "2", "other", "3", "4"}), Patience);
    }

    /// One slot runs an event loop that waits for what came for the other.
    void pausedOnesGoOnInEachOthersLoops()
    {
        Threaded server(1, withoutPings());
        const std::array peers{server.join(), server.join()};
        const QList<WebSocket *> sockets = server.connections();
        connect(&server, &WebSocketServer::textMessageReceived, &server, [](WebSocket *it) { it->pauseReading(); });
        for (const auto &peer : peers)
            peer->send(RawPeer::frame(0x81, "pause") + RawPeer::frame(0x82, "held"));
        const auto isHeld = [](const WebSocket *it) {
            return it->isReadingPaused() && it->counters().messagesReceived == 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(sockets, isHeld), Patience);
        int got = 0;
        int whileNested = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&] {
            if (++got == 1)
                whileNested += QTest::qWaitFor([&] { return got == 2; }, Patience);
        });
        for (WebSocket *socket : sockets)
            socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(got, 2, Patience);
        QCOMPARE(whileNested, 1);
    }

    /// What was on its way to a socket that is deleted in its own slot counts no more, or all others would be slow.
    void deletedBeforeANestedEventLoop()
    {
        ServerOptions options = withoutPings();
        options.limits.maxReceiveQueue = 1'000;
        Threaded server(1, options);
        const auto witness = server.join();
        int seen = 0;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&] { ++seen; });
        const auto deleting = connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&](WebSocket *it) {
            delete it;
            const int before = seen;
            witness->send(RawPeer::frame(0x81));
            QVERIFY(QTest::qWaitFor([&] { return seen > before; }, Patience));
        });
        // Together more than all connections of the thread may have on their way.
        for (int i = 0; i < 100; ++i) {
            const auto peer = server.join();
            peer->send(RawPeer::frame(0x82, QByteArray(100, 'm')).repeated(20));
            QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        }
        disconnect(deleting);
        BlockingPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 2, Patience);
        quint64 read = 0;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&](WebSocket *it) {
            for (int i = 0; i < 3; ++i)
                peer.send(RawPeer::frame(0x82, "m"));
            const QDeadlineTimer end(Patience);
            while (it->counters().messagesReceived < 4 && !end.hasExpired())
                std::this_thread::yield();
            read = it->counters().messagesReceived;
        });
        peer.send(RawPeer::frame(0x81, "begin"));
        QTRY_COMPARE_WITH_TIMEOUT(read, quint64(4), 2 * Patience);
    }

    void aNestedEventLoopHoldsBackItsOwnConnection()
    {
        Threaded server(1);
        const auto peer = server.join();
        const auto other = server.join();
        QList<QByteArray> got;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&](WebSocket *, const QByteArray &message) {
            got.append(message);
            if (message == "1") {
                other->send(RawPeer::frame(0x82, "other"));
                QTRY_VERIFY_WITH_TIMEOUT(got.contains("other"), Patience);
                got.append("returned");
            }
        });
        peer->send(RawPeer::frame(0x82, "1") + RawPeer::frame(0x82, "2"));
        QTRY_COMPARE_WITH_TIMEOUT(got, QList<QByteArray>({"1", "other", "returned", "2"}), Patience);
    }

    /// Nor does it hold back what came from others at the same time.
    void aNestedEventLoopGoesOnWithTheOthers()
    {
        Threaded server(1);
        BlockingPeer first(server.serverPort());
        BlockingPeer second(server.serverPort());
        for (BlockingPeer *peer : {&first, &second})
            peer->send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 2, Patience);
        int got = 0;
        bool whileNested = false;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&] {
            for (BlockingPeer *peer : {&first, &second})
                peer->send(RawPeer::frame(0x82, "x") + RawPeer::frame(0x89, "p"));
            QVERIFY(first.waitFor("\x8a\x01p") && second.waitFor("\x8a\x01p")); // both are on their way
        });
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&] {
            if (++got == 1)
                whileNested = QTest::qWaitFor([&] { return got == 2; }, Patience);
        });
        first.send(RawPeer::frame(0x81, "begin"));
        QTRY_COMPARE_WITH_TIMEOUT(got, 2, Patience);
        QVERIFY(whileNested);
    }

    /// Nor what came after the batch that is being delivered.
    void nestedEventLoopsGoOnWithTheNextBatch()
    {
        Threaded server(1, withoutPings());
        std::array<std::unique_ptr<BlockingPeer>, 4> peers;
        for (int count = 0; auto &peer : peers) {
            peer = std::make_unique<BlockingPeer>(server.serverPort());
            peer->send(RawPeer::upgrade());
            ++count;
            QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), count, Patience);
        }
        const auto [first, second, third, clock] = std::to_array({0, 1, 2, 3});
        // Without an event loop, until the network thread has passed it on.
        const auto sendFrom = [&](int i) {
            const WebSocket *const socket = server.connections().at(i);
            const quint64 before = socket->counters().messagesReceived;
            peers[size_t(i)]->send(RawPeer::frame(0x82, "x"));
            while (socket->counters().messagesReceived == before)
                std::this_thread::yield();
            for (const QString &turn : {u"one turn"_s, u"another turn"_s}) {
                server.connections().at(clock)->sendTextMessage(turn);
                QVERIFY(peers[size_t(clock)]->waitFor(turn.toLatin1()));
                peers[size_t(clock)]->forget();
            }
        };
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&] {
            sendFrom(first);
            sendFrom(second);
        });
        int got = 0;
        int whileNested = 0;
        connect(&server, &WebSocketServer::binaryMessageReceived, &server, [&] {
            if (++got == 1)
                sendFrom(third);
            if (got < 3)
                whileNested += QTest::qWaitFor([&] { return got == 3; }, Patience);
        });
        peers[size_t(clock)]->send(RawPeer::frame(0x81, "begin"));
        QTRY_COMPARE_WITH_TIMEOUT(got, 3, Patience * 3);
        QCOMPARE(whileNested, 2);
    }

    void answersGoBeforeTheClose()
    {
        Threaded server(1);
        const auto peer = server.join();
        connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        QSignalSpy closed(&server, &WebSocketServer::connectionClosed);
        peer->send(RawPeer::frame(0x82, "last") + RawPeer::frame(0x88, "\x03\xe8") + RawPeer::frame(0x82, "late"));
        QVERIFY(peer->waitForEnd());
        QCOMPARE(peer->frames(), QByteArray("\x82\x04last\x88\x02\x03\xe8"));
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
    }

    /// A program that does not return from its slot does not keep a peer from closing for ever.
    void theCloseDoesNotWaitForEver()
    {
        ServerOptions options;
        options.limits.closeTimeout = std::chrono::milliseconds(100);
        Threaded server(1, options);
        BlockingPeer peer(server.serverPort());
        peer.send(RawPeer::upgrade());
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, Patience);
        std::optional<bool> answered;
        connect(&server, &WebSocketServer::textMessageReceived, &server, [&] {
            peer.send(RawPeer::frame(0x88, "\x03\xe8"));
            answered = peer.waitFor("\x88\x02\x03\xe8");
        });
        peer.send(RawPeer::frame(0x81, "begin"));
        QTRY_VERIFY_WITH_TIMEOUT(answered.has_value(), Patience);
        QVERIFY(*answered);
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, Patience);
    }

    void deletedInTheMidstOfABatch_data()
    {
        QTest::addColumn<bool>("wholeServer");
        QTest::newRow("the socket") << false;
        QTest::newRow("the server") << true;
    }
    void deletedInTheMidstOfABatch()
    {
        QFETCH(const bool, wholeServer);
        auto server = std::make_unique<Threaded>(2);
        const auto peer = server->join();
        const auto other = server->join();
        int got = 0;
        connect(server.get(), &WebSocketServer::binaryMessageReceived, this, [&](WebSocket *socket) {
            ++got;
            if (wholeServer)
                server.reset();
            else
                delete socket;
        });
        const QByteArray many = RawPeer::frame(0x82, "x").repeated(1'000);
        peer->send(many);
        QVERIFY(peer->waitForEnd());
        QCOMPARE(got, 1);
        if (wholeServer) {
            QVERIFY(other->waitForEnd());
            return;
        }
        QCOMPARE(server->connectionCount(), 1);
        other->send(many);
        QVERIFY(other->waitForEnd());
        QCOMPARE(got, 2);
    }

    void theServerGoesToAnotherThread()
    {
        auto *server = new Threaded(1);
        connect(server, &WebSocketServer::textMessageReceived, server,
                [server](WebSocket *socket, const QString &text) {
                    socket->sendTextMessage(QThread::currentThread() == server->thread() ? text : u"wrong thread"_s);
                });
        const auto peer = server->join();
        const std::unique_ptr<QThread> thread(QThread::create([] { QEventLoop().exec(); }));
        connect(thread.get(), &QThread::finished, server, &QObject::deleteLater);
        server->moveToThread(thread.get());
        peer->send(RawPeer::frame(0x81, "moved"));
        thread->start();
        QVERIFY(peer->waitFor("moved"));
        thread->quit();
        QVERIFY(thread->wait(Patience));
        QVERIFY(peer->waitForEnd());
        QTRY_COMPARE_WITH_TIMEOUT(networkThreads(), 0, Patience); // the system takes a moment more
    }

    void worksWithoutThreadsThatCannotBeStarted()
    {
        pthread_attr_t usual;
        QCOMPARE(::pthread_getattr_default_np(&usual), 0);
        pthread_attr_t impossible = usual;
        QCOMPARE(::pthread_attr_setstacksize(&impossible, size_t(1) << 46), 0); // more than the address space
        QCOMPARE(::pthread_setattr_default_np(&impossible), 0);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"^QThread::start: Thread creation error"_s));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^No more than 0 network threads .*: the system refuses$"_s));
        Threaded server(2);
        const auto first = server.join();
        const auto second = server.join();
        QCOMPARE(::pthread_setattr_default_np(&usual), 0);
        connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        for (const auto &peer : {first.get(), second.get()}) {
            peer->send(RawPeer::frame(0x82, "still here"));
            QVERIFY(peer->waitFor("\x82\x0astill here"));
        }
        QCOMPARE(networkThreads(), 0);
    }

    void broadcastsAreCompressedOnceForAllThreads()
    {
        Threaded server(3);
        std::vector<std::unique_ptr<WebSocketClient>> clients(12);
        QList<QString> got;
        for (auto &client : clients) {
            client = std::make_unique<WebSocketClient>();
            connect(client.get(), &WebSocket::textMessageReceived, this,
                    [&](const QString &text) { got.append(text); });
            client->open(QUrl(server.url()));
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 12, Patience);
        const QString text = QString(u"Tide and time "_s).repeated(1'000);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(server.broadcastTextMessage(text), 12);
        QTRY_COMPARE_WITH_TIMEOUT(got.size(), 600, Patience);
        QCOMPARE(got.count(text), 600);
        QVERIFY(server.totals().bytesSent < 600'000);
        server.shutdown();
        QSignalSpy finished(&server, &WebSocketServer::shutdownFinished);
        QVERIFY(finished.wait(Patience));
    }
};

QTEST_GUILESS_MAIN(tst_NetworkThreads)
#include "tst_networkthreads.moc"

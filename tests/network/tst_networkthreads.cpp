// SPDX-License-Identifier: MIT
// A server whose connections do their work in threads of their own.
#include "threaded.h"

#include <Tidewire/WebSocketClient>

#include <QtCore/qdir.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qfile.h>
#include <QtCore/qmap.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qthread.h>
#include <QtTest/qsignalspy.h>

#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <pthread.h>

using namespace Qt::StringLiterals;

namespace {

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
        QCOMPARE(other.sendUtf8Message("\xff"), SendResult::NotOpen);
        QCOMPARE(other.sendMessage(PreparedMessage()), SendResult::NotOpen);
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

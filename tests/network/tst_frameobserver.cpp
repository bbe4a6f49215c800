// SPDX-License-Identifier: MIT
// Watching the frames of real sockets.
#include "network/serverobserver.h"
#include "network/websocketclient.h"
#include "network/websocketserver.h"
#include "protocol/frameobserver.h"
#include "rawpeer.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qmutex.h>
#include <QtCore/qthread.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// May be told in any thread.
class Log : public FrameObserver
{
public:
    void headPassed(Direction direction, QByteArrayView head) override
    {
        const QMutexLocker lock(&m_mutex);
        m_entries.append(arrow(direction) + head.first(head.indexOf("\r\n")).toByteArray());
        m_heads.append(head.toByteArray());
    }
    void frameBegan(const ObservedFrame &frame) override
    {
        const QMutexLocker lock(&m_mutex);
        m_wireSize[int(frame.direction)] += frame.wireSize;
        if (frame.direction == Direction::Received)
            m_receivedIn = QThread::currentThread();
    }
    void payloadPassed(Direction direction, QByteArrayView piece) override
    {
        const QMutexLocker lock(&m_mutex);
        m_payload[int(direction)] += piece;
    }
    void frameEnded(Direction direction) override
    {
        const QMutexLocker lock(&m_mutex);
        m_entries.append(arrow(direction) + std::exchange(m_payload[int(direction)], {}));
    }

    QList<QByteArray> entries() const { return get(m_entries); }
    QList<QByteArray> heads() const { return get(m_heads); }
    quint64 wireSize(Direction direction) const { return get(m_wireSize[int(direction)]); }
    /// The thread that was told of the last frame that came.
    const QThread *receivedIn() const { return get(m_receivedIn); }
    void clear()
    {
        const QMutexLocker lock(&m_mutex);
        m_entries.clear();
    }

private:
    static QByteArray arrow(Direction direction) { return direction == Direction::Received ? "<" : ">"; }
    template<typename T>
    T get(const T &value) const
    {
        const QMutexLocker lock(&m_mutex);
        return value;
    }

    mutable QMutex m_mutex;
    QList<QByteArray> m_entries;
    QList<QByteArray> m_heads;
    QByteArray m_payload[2];
    quint64 m_wireSize[2] = {0, 0};
    const QThread *m_receivedIn = nullptr;
};

class Watcher : public ServerObserver
{
public:
    explicit Watcher(std::shared_ptr<Log> log) : m_log(std::move(log)) {}
    void connectionStarted(WebSocket *socket) override { socket->addFrameObserver(m_log); }
    void connectionOpened(WebSocket *) override {}
    void connectionClosed(WebSocket *) override {}
    void handshakeFailed(const HandshakeFailure &) override {}
    void serverDestroyed() override {}

private:
    std::shared_ptr<Log> m_log;
};

const QByteArray Request = "GET /chat HTTP/1.1";
const QByteArray Answer = "HTTP/1.1 101 Switching Protocols";

} // namespace

class tst_FrameObserver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<WebSocketServer>();
        m_client = std::make_unique<WebSocketClient>();
        connect(m_server.get(), &WebSocketServer::utf8MessageReceived, m_server.get(),
                [](WebSocket *socket, const QByteArray &message) { socket->sendUtf8Message(message); });
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }

    void bothSides()
    {
        const auto clientLog = std::make_shared<Log>();
        const auto serverLog = std::make_shared<Log>();
        Watcher watcher(serverLog);
        m_server->addObserver(&watcher);
        m_client->addFrameObserver(clientLog);
        open();
        const QByteArray large(300'000, 'x');
        echo("hello");
        echo(large);
        QCOMPARE(clientLog->entries(),
                 QList<QByteArray>({'>' + Request, '<' + Answer, ">hello", "<hello", '>' + large, '<' + large}));
        QCOMPARE(serverLog->entries(),
                 QList<QByteArray>({'<' + Request, '>' + Answer, "<hello", ">hello", '<' + large, '>' + large}));
        QCOMPARE(clientLog->heads(), serverLog->heads());
        const quint64 heads = quint64(clientLog->heads().at(0).size() + clientLog->heads().at(1).size());
        const ConnectionCounters counters = m_client->counters();
        QCOMPARE(clientLog->wireSize(Direction::Received) + clientLog->wireSize(Direction::Sent) + heads,
                 counters.bytesReceived + counters.bytesSent);
        QCOMPARE(serverLog->wireSize(Direction::Received), clientLog->wireSize(Direction::Sent));
        m_server->removeObserver(&watcher);
    }

    void broadcast()
    {
        open();
        const auto log = std::make_shared<Log>();
        m_server->connections().constFirst()->addFrameObserver(log);
        QCOMPARE(m_server->broadcastTextMessage(u"to all"_s), 1);
        QCOMPARE(log->entries().last(), ">to all");
    }

    void comesLateAndLeaves()
    {
        open();
        echo("before");
        WebSocket *const socket = m_server->connections().constFirst();
        const auto first = std::make_shared<Log>();
        const auto second = std::make_shared<Log>();
        socket->addFrameObserver(first);
        socket->addFrameObserver(second);
        QCOMPARE(first->entries(), QList<QByteArray>({'<' + Request, '>' + Answer}));
        echo("both");
        socket->removeFrameObserver(first.get());
        socket->removeFrameObserver(first.get());
        echo("second");
        socket->removeFrameObserver(second.get());
        echo("none");
        QCOMPARE(first->entries().size(), 4);
        QCOMPARE(second->entries().sliced(2), QList<QByteArray>({"<both", ">both", "<second", ">second"}));
        QCOMPARE(first.use_count(), 1);
        QCOMPARE(second.use_count(), 1);
    }

    void followsAClientToItsNextConnection()
    {
        const auto log = std::make_shared<Log>();
        m_client->addFrameObserver(log);
        open();
        QSignalSpy closed(m_client.get(), &WebSocket::closed);
        m_client->close();
        QVERIFY(closed.wait(Patience));
        log->clear();
        open();
        echo("again");
        QCOMPARE(log->entries(), QList<QByteArray>({'>' + Request, '<' + Answer, ">again", "<again"}));
    }

    void goesWithTheSocket()
    {
        const auto log = std::make_shared<Log>();
        open();
        m_server->connections().constFirst()->addFrameObserver(log);
        m_client->abort();
        QTRY_COMPARE_WITH_TIMEOUT(log.use_count(), 1, Patience);
    }

    /// Who is told of a connection in time hears of it all, also where another thread begins with it at once.
    void networkThread()
    {
        m_server->setThreadCount(1);
        const auto log = std::make_shared<Log>();
        Watcher watcher(log);
        m_server->addObserver(&watcher);
        open();
        echo("hello");
        QCOMPARE(log->entries(), QList<QByteArray>({'<' + Request, '>' + Answer, "<hello", ">hello"}));
        QVERIFY(log->receivedIn());
        QVERIFY(log->receivedIn() != QThread::currentThread());
        m_server->connections().constFirst()->removeFrameObserver(log.get());
        echo("unseen");
        QCOMPARE(log->entries().size(), 4);

        log->clear();
        QSignalSpy failed(m_server.get(), &WebSocketServer::handshakeFailed);
        RawPeer peer(m_server->serverPort());
        peer.send("GET /bad HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        QVERIFY(failed.wait(Patience));
        QCOMPARE(log->entries(), QList<QByteArray>({"<GET /bad HTTP/1.1", ">HTTP/1.1 400 Bad Request"}));
        m_server->removeObserver(&watcher);
    }

    /// They come and go while a network thread is at work.
    void comesAndGoesMeanwhile()
    {
        m_server->setThreadCount(1);
        open();
        WebSocket *const socket = m_server->connections().constFirst();
        constexpr int Messages = 20'000;
        QSignalSpy received(m_client.get(), &WebSocket::utf8MessageReceived);
        for (int i = 0; i < Messages; ++i)
            QVERIFY(m_client->sendUtf8Message("message"));
        // Of a frame that was under way, the rest is told.
        const auto isKnown = [](const QByteArray &entry) {
            return entry == '<' + Request || entry == '>' + Answer || entry == ">message"
                || (entry.startsWith('<') && QByteArrayView("message").endsWith(entry.sliced(1)));
        };
        const auto lookBriefly = [&] {
            const auto log = std::make_shared<Log>();
            socket->addFrameObserver(log);
            QThread::yieldCurrentThread();
            socket->removeFrameObserver(log.get());
            const QList<QByteArray> entries = log->entries();
            const bool inOrder = entries.startsWith('<' + Request) && std::ranges::all_of(entries, isKnown);
            if (!inOrder)
                qWarning() << entries;
            return inOrder && log.use_count() == 1;
        };
        const QDeadlineTimer deadline(Patience);
        while (received.size() < Messages && !deadline.hasExpired()) {
            for (int i = 0; i < 100; ++i)
                QVERIFY(lookBriefly());
            QCoreApplication::processEvents();
        }
        QCOMPARE(received.size(), Messages);
    }

private:
    void open()
    {
        QSignalSpy connected(m_client.get(), &WebSocket::connected);
        m_client->open(QUrl(m_server->url() + u"chat"_s));
        QVERIFY(connected.wait(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 1, Patience);
    }
    void echo(const QByteArray &message)
    {
        QSignalSpy received(m_client.get(), &WebSocket::utf8MessageReceived);
        QVERIFY(m_client->sendUtf8Message(message));
        QVERIFY(received.wait(Patience));
        QCOMPARE(received.constFirst().constFirst().toByteArray(), message);
    }

    std::unique_ptr<WebSocketServer> m_server;
    std::unique_ptr<WebSocketClient> m_client;
};

QTEST_GUILESS_MAIN(tst_FrameObserver)
#include "tst_frameobserver.moc"

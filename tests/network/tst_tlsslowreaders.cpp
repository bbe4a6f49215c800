// SPDX-License-Identifier: MIT
// Peers over TLS that read slowly, or not at all: what waits for them is encrypted already, or is not, and either way
// it is counted, bounded, and lost only where the program has said so.
#include "hostile.h"
#include "testcertificate.h"
#include "tlspeer.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>

#include <QtCore/qtemporarydir.h>
#include <QtTest/qsignalspy.h>

#include <memory>
#include <optional>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

/// More than the system holds for both sides.
constexpr qsizetype Large = 16 * Mebibyte;
/// For a peer that does not read. One that does is through after three times that.
constexpr auto CloseTimeout = 1s;
constexpr qsizetype MessageSize = 256 * 1024;
constexpr qsizetype FrameSize = 10 + MessageSize;

ServerOptions patient()
{
    ServerOptions options;
    options.limits.maxSendQueue = 2 * Large;
    options.limits.closeTimeout = 1h;
    options.limits.lingerTimeout = 1h;
    options.shutdownTimeout = 1h;
    return options;
}

ServerOptions withPolicy(OverflowPolicy policy)
{
    ServerOptions options = patient();
    options.overflowPolicy = policy;
    options.limits.maxSendQueue = 2 * Mebibyte;
    options.limits.closeTimeout = 100ms;
    return options;
}

/// Of which each says by its first byte which one it is.
QByteArray message(int number)
{
    return QByteArray(MessageSize, char(number));
}

/// The numbers of the messages in \a frames, which come without anything else between them; then what is left.
QList<int> numbersIn(QByteArrayView frames, QByteArray *rest)
{
    QList<int> numbers;
    while (frames.size() >= FrameSize && quint8(frames[0]) == 0x82) {
        const QByteArrayView payload = frames.sliced(10, MessageSize);
        if (quint8(frames[1]) != 127 || payload.count(payload[0]) != MessageSize)
            return {-1};
        numbers.append(quint8(payload[0]));
        frames = frames.sliced(FrameSize);
    }
    *rest = frames.toByteArray();
    return numbers;
}

} // namespace

class tst_TlsSlowReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        m_peer.reset();
        m_server.reset();
    }

    /// All that was sent arrives, its end included, though it takes many times the time that a mute peer is given.
    void messagesReachASlowReader()
    {
        ServerOptions options = patient();
        options.limits.closeTimeout = CloseTimeout;
        WebSocket *const socket = open(options);
        const auto count = int(send(socket, Large).size());
        socket->close(CloseCode::GoingAway);
        readSlowly();
        QByteArray rest;
        const QList<int> numbers = numbersIn(m_peer->frames(), &rest);
        QCOMPARE(numbers.size(), count);
        for (int i = 0; i < count; ++i)
            QCOMPARE(numbers[i], i);
        QCOMPARE(rest, QByteArray("\x88\x02\x03\xe9"));
        QTRY_COMPARE_WITH_TIMEOUT(m_error, Error::CloseTimeout, Patience); // it did not answer
    }

    void anAnswerReachesASlowReader()
    {
        ServerOptions options = patient();
        options.limits.closeTimeout = CloseTimeout;
        listen(options);
        m_server->setHttpHandler(
            [](const HttpRequest &) { return HttpResponse::content("text/plain", QByteArray(Large, 'x')); });
        connectPeer();
        m_peer->send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        readSlowly();
        QCOMPARE(m_peer->frames().size(), Large);
        QVERIFY(m_peer->hasCloseNotify());
    }

    void nobodyReadsForEver()
    {
        ServerOptions options = patient();
        options.limits.closeTimeout = 300ms;
        options.limits.lingerTimeout = 500ms;
        send(open(options), Large);
        m_peer->send(RawPeer::frame(0x88, "\x03\xe8"));
        readSlowly();
        QVERIFY2(m_peer->frames().size() < Large, QByteArray::number(m_peer->frames().size()).constData());
        QTRY_COMPARE_WITH_TIMEOUT(m_error, Error::None, Patience);
        QCOMPARE(m_clean, false);
    }

    void policies_data()
    {
        QTest::addColumn<OverflowPolicy>("policy");
        QTest::newRow("close") << OverflowPolicy::Close;
        QTest::newRow("try again later") << OverflowPolicy::CloseTryAgainLater;
        QTest::newRow("drop the oldest") << OverflowPolicy::DropOldest;
        QTest::newRow("drop the newest") << OverflowPolicy::DropNewest;
    }
    void policies()
    {
        QFETCH(const OverflowPolicy, policy);
        WebSocket *const socket = open(withPolicy(policy));
        Growth growth;
        const QList<int> taken = send(socket, 2 * Large);
        QVERIFY(growth.isBelow(Large));
        if (policy == OverflowPolicy::Close || policy == OverflowPolicy::CloseTryAgainLater) {
            QTRY_COMPARE_WITH_TIMEOUT(m_error, Error::SendQueueFull, Patience);
            const bool later = policy == OverflowPolicy::CloseTryAgainLater;
            QCOMPARE(m_code, later ? CloseCode::TryAgainLater : CloseCode::PolicyViolation);
            return;
        }
        QVERIFY(socket->bytesToWrite() < 4 * Mebibyte);
        const auto dropped = int(socket->counters().messagesDropped);
        QVERIFY(dropped > 0);
        readQuickly();
        QByteArray rest;
        const auto numbers = [&] { return numbersIn(m_peer->frames(), &rest); };
        const bool refuses = policy == OverflowPolicy::DropNewest;
        QTRY_COMPARE_WITH_TIMEOUT(numbers().size(), taken.size() - (refuses ? 0 : dropped), Patience);
        QVERIFY(rest.isEmpty());
        QCOMPARE(taken.size(), 2 * Large / MessageSize - (refuses ? dropped : 0));
        QCOMPARE(socket->state(), WebSocket::Open);
        if (refuses) {
            QCOMPARE(numbers(), taken);
        } else {
            QVERIFY(std::ranges::is_sorted(numbers()));
            QCOMPARE(numbers().last(), taken.last());
        }
    }

    void keepLatest()
    {
        WebSocket *const socket = open(withPolicy(OverflowPolicy::KeepLatest));
        int last = 0;
        for (; last < 200; ++last) {
            QVERIFY(socket->sendBinaryMessage(message(last), u"key"_s));
            QCoreApplication::processEvents();
        }
        readQuickly();
        QByteArray rest;
        QTRY_VERIFY_WITH_TIMEOUT(numbersIn(m_peer->frames(), &rest).endsWith(last - 1), Patience);
        QVERIFY(numbersIn(m_peer->frames(), &rest).size() < last);
        QVERIFY(std::ranges::is_sorted(numbersIn(m_peer->frames(), &rest)));
    }

    void waterMarks()
    {
        WebSocket *const socket = open(patient());
        QSignalSpy high(socket, &WebSocket::highWaterMarkReached);
        QSignalSpy drained(socket, &WebSocket::drained);
        qint64 written = 0;
        connect(socket, &WebSocket::bytesWritten, this, [&](qint64 bytes) { written += bytes; });
        send(socket, Large);
        QTRY_COMPARE_WITH_TIMEOUT(high.size(), 1, Patience);
        QVERIFY(drained.isEmpty());
        QVERIFY(socket->bytesToWrite() > Mebibyte);
        readQuickly();
        QTRY_VERIFY_WITH_TIMEOUT(m_peer->frames().size() >= Large, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, Patience);
        QCOMPARE(socket->bytesToWrite(), 0);
        QVERIFY2(written >= Large, QByteArray::number(written).constData());
    }

    /// Who does not read the answers is not read.
    void questionsOfAMutePeerWait()
    {
        ServerOptions options = patient();
        options.limits.maxSendQueue = 4 * Mebibyte;
        WebSocket *const socket = open(options);
        connect(socket, &WebSocket::binaryMessageReceived, socket,
                [socket](const QByteArray &question) { socket->sendBinaryMessage(question); });
        Growth growth;
        // Of its own bytes only those that the system takes leave.
        const QByteArray question = RawPeer::frame(0x82, message('q'));
        int asked = 0;
        const auto ask = [&] {
            m_peer->tcp().send(m_peer->records(question));
            ++asked;
            return QTest::qWaitFor([&] { return m_peer->tcp().socket().bytesToWrite() == 0; }, 500);
        };
        while (asked < 400 && ask()) {}
        QVERIFY2(asked < 400, "all was read");
        QVERIFY(growth.isBelow(Large));
        QCOMPARE(socket->state(), WebSocket::Open);
        readQuickly();
        QTRY_COMPARE_WITH_TIMEOUT(m_peer->frames().size(), asked * FrameSize, Patience);
    }

    void deadReaderIsClosed()
    {
        ServerOptions options = patient();
        options.limits.pingInterval = 100ms;
        options.limits.pongTimeout = 100ms;
        options.limits.closeTimeout = 100ms;
        send(open(options), Large);
        QTRY_COMPARE_WITH_TIMEOUT(m_error, Error::PongTimeout, Patience);
    }

    void shutdownIsBounded_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("TLS only") << QByteArray();
        QTest::newRow("half a request") << QByteArray("GET / HTTP/1.1\r\n");
        QTest::newRow("a connection") << RawPeer::upgrade();
        QTest::newRow("a closing handshake") << RawPeer::upgrade() + RawPeer::frame(0x88, "\x03\xe8");
        QTest::newRow("an answer") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    void shutdownIsBounded()
    {
        QFETCH(const QByteArray, said);
        ServerOptions options = patient();
        options.shutdownTimeout = 200ms;
        listen(options);
        m_server->setHttpHandler(
            [](const HttpRequest &) { return HttpResponse::content("text/plain", QByteArray(Large, 'x')); });
        connect(m_server.get(), &SecureWebSocketServer::connectionOpened, this,
                [](WebSocket *socket) { send(socket, Large); });
        connectPeer();
        m_peer->tcp().socket().setReadBufferSize(1024);
        if (!said.isEmpty())
            m_peer->send(said);
        const bool answered = said.endsWith("\r\n\r\n") || said.contains('\x88');
        QTRY_VERIFY_WITH_TIMEOUT(!answered || m_peer->tcp().socket().bytesAvailable() >= 1024, Patience);
        QSignalSpy finished(m_server.get(), &SecureWebSocketServer::shutdownFinished);
        m_server->shutdown();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->findChildren<WebSocket *>().isEmpty(), Patience);
    }

    /// What the peer reads slowly is not cut by the end of the server's time for the closing handshake.
    void shutdownLetsAnAnswerLeave()
    {
        ServerOptions options = patient();
        options.limits.closeTimeout = CloseTimeout;
        WebSocket *const socket = open(options);
        send(socket, Large);
        QSignalSpy finished(m_server.get(), &SecureWebSocketServer::shutdownFinished);
        m_server->shutdown();
        readSlowly();
        QVERIFY(m_peer->frames().size() > Large);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
    }

    void othersAreServed()
    {
        send(open(patient()), Large);
        TlsPeer other(m_server->serverPort());
        QVERIFY(other.shakeHands());
        connect(m_server.get(), &SecureWebSocketServer::textMessageReceived, this,
                [](WebSocket *socket, const QString &text) { socket->sendTextMessage(text); });
        other.send(RawPeer::upgrade() + RawPeer::frame(0x81, "still here"));
        QVERIFY(other.waitFor("still here"));
    }

private:
    void listen(const ServerOptions &options)
    {
        m_server = std::make_unique<SecureWebSocketServer>();
        m_server->setSslConfiguration(*serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile));
        m_server->setOptions(options);
        m_clean.reset();
        m_error.reset();
        m_code = CloseCode::NoStatus;
        connect(m_server.get(), &SecureWebSocketServer::connectionOpened, this, [this](WebSocket *socket) {
            connect(socket, &WebSocket::closed, this,
                    [this](CloseCode, const QString &, bool wasClean) { m_clean = wasClean; });
        });
        connect(m_server.get(), &SecureWebSocketServer::connectionClosed, this, [this](WebSocket *socket) {
            m_error = socket->error();
            m_code = socket->closeCode();
        });
        if (!m_server->listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    void connectPeer()
    {
        m_peer = std::make_unique<TlsPeer>(m_server->serverPort());
        m_peer->tcp().socket().setReadBufferSize(64 * 1024);
        if (!m_peer->shakeHands())
            qFatal("no TLS");
    }
    /// The server's end of a connection whose peer reads only when it is told to.
    WebSocket *open(const ServerOptions &options)
    {
        listen(options);
        connectPeer();
        m_peer->send(RawPeer::upgrade());
        const auto isOpen = [this] { return m_server->connectionCount() == 1; };
        if (!m_peer->waitFor("\r\n\r\n") || !QTest::qWaitFor(isOpen, Patience))
            qFatal("no connection");
        return m_server->connections().constFirst();
    }
    /// Returns which messages were taken. Between them control returns to the event loop, as in a program.
    static QList<int> send(WebSocket *socket, qsizetype size)
    {
        QList<int> taken;
        const QPointer<WebSocket> alive(socket);
        for (int i = 0; i < int(size / MessageSize) && alive; ++i) {
            const SendResult result = socket->sendBinaryMessage(message(i));
            if (result == SendResult::Sent || result == SendResult::Queued)
                taken.append(i);
            QCoreApplication::processEvents();
        }
        return taken;
    }
    /// From now on, the peer takes all at once.
    void readQuickly() { m_peer->tcp().socket().setReadBufferSize(0); }
    /// Reads until the end, never much at a time.
    void readSlowly()
    {
        m_peer->reserve(Large + Mebibyte);
        QTcpSocket &socket = m_peer->tcp().socket();
        const auto moves = [&] {
            return socket.bytesAvailable() > 0 || socket.state() == QAbstractSocket::UnconnectedState;
        };
        while (QTest::qWaitFor(moves, Patience) && socket.bytesAvailable() > 0) {
            m_peer->read();
            QTest::qWait(12);
        }
    }

    QTemporaryDir m_folder;
    const TestCertificate m_certificate{m_folder.path()};
    std::unique_ptr<SecureWebSocketServer> m_server;
    std::unique_ptr<TlsPeer> m_peer;
    std::optional<bool> m_clean;
    std::optional<Error> m_error;
    CloseCode m_code = CloseCode::NoStatus;
};

QTEST_GUILESS_MAIN(tst_TlsSlowReaders)
#include "tst_tlsslowreaders.moc"

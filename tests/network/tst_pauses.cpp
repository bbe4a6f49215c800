// SPDX-License-Identifier: MIT
// Programs that do not want to read for a while: what they are told meanwhile, and how the pause ends.
#include "rawpeer.h"

#include <Tidewire/WebSocketServer>

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using namespace std::chrono_literals;

namespace {

bool isThreaded()
{
    return qEnvironmentVariableIsSet("TIDEWIRE_THREADS");
}

/// A server without pings, which would tell of an end too, and a client of it.
struct Pair
{
    Pair()
    {
        ServerOptions options;
        options.compression = CompressionOptions::none();
        options.limits.pingInterval = 0ms;
        server.setOptions(options);
        server.listen(QHostAddress::LocalHost);
        peer = join(1);
        socket = server.connections().constFirst();
    }
    std::unique_ptr<RawPeer> join(int count)
    {
        auto joined = std::make_unique<RawPeer>(server.serverPort());
        joined->send(RawPeer::upgrade());
        if (!joined->waitFor(" 101 ") || !QTest::qWaitFor([&] { return server.connectionCount() == count; }, Patience))
            qFatal("no connection");
        return joined;
    }
    /// Until the server has seen whatever has come before.
    void letItSee()
    {
        const auto witness = join(2);
        for (const QByteArray sign : {"one sign", "another sign"}) {
            witness->send(RawPeer::frame(0x89, sign));
            if (!witness->waitFor(sign))
                qFatal("no answer");
        }
    }

    WebSocketServer server;
    std::unique_ptr<RawPeer> peer;
    WebSocket *socket = nullptr;
};

} // namespace

class tst_Pauses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A program that reads no more until what it has written is gone.
    void lastsUntilAllIsWritten()
    {
        constexpr qsizetype Large = 8 * 1024 * 1024;
        Pair pair;
        connect(pair.socket, &WebSocket::highWaterMarkReached, pair.socket, &WebSocket::pauseReading);
        connect(pair.socket, &WebSocket::drained, pair.socket, &WebSocket::resumeReading);
        QSignalSpy texts(pair.socket, &WebSocket::textMessageReceived);
        pair.peer->socket().setReadBufferSize(1024);
        pair.socket->sendBinaryMessage(QByteArray(Large, 'm'));
        QTRY_VERIFY_WITH_TIMEOUT(pair.socket->isReadingPaused(), Patience);
        pair.peer->send(RawPeer::frame(0x81, "read this later"));
        pair.peer->reserve(Large + 1024 * 1024);
        pair.peer->socket().setReadBufferSize(0);
        QTRY_VERIFY_WITH_TIMEOUT(pair.peer->read().size() > Large, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(texts.size(), 1, Patience);
        QVERIFY(!pair.socket->isReadingPaused());
    }

    /// There was nothing to read, and the end is held back as messages are.
    void endIsToldAfterwards()
    {
        Pair pair;
        QSignalSpy closed(&pair.server, &WebSocketServer::connectionClosed);
        Error error = Error::None;
        connect(&pair.server, &WebSocketServer::connectionClosed, this, [&](WebSocket *it) { error = it->error(); });
        pair.socket->pauseReading();
        pair.peer.reset();
        {
            Pair other; // its event loops handle what has come for the first
            other.letItSee();
        }
        QCOMPARE(closed.size(), 0);
        pair.socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(error, Error::ConnectionLost);
    }

    /// What came before the network failed came all the same: as much of it as QTcpSocket takes in a pause.
    void failedWriteLeavesWhatCame()
    {
        constexpr int Count = 10;
        Pair pair;
        QSignalSpy heard(pair.socket, &WebSocket::binaryMessageReceived);
        QSignalSpy closed(&pair.server, &WebSocketServer::connectionClosed);
        pair.socket->pauseReading();
        for (int i = 0; i < Count; ++i)
            pair.peer->send(RawPeer::frame(0x82, QByteArray(5'000, 'm')));
        QTRY_COMPARE_WITH_TIMEOUT(pair.peer->socket().bytesToWrite(), 0, Patience);
        Pair other; // its event loops handle what has come for the first
        other.letItSee();
        pair.peer->reset();
        for (int i = 0; i < 3; ++i) {
            pair.socket->sendTextMessage(u"nobody hears this"_s);
            other.letItSee();
        }
        QCOMPARE(heard.size(), 0);
        QCOMPARE(closed.size(), 0);
        pair.socket->resumeReading();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(heard.size(), Count);
    }

    /// What the connection has failed by may have been found out before the pause.
    void closeEndsItAfterAFailure()
    {
        Pair pair;
        connect(pair.socket, &WebSocket::textMessageReceived, pair.socket, &WebSocket::pauseReading);
        QSignalSpy closed(pair.socket, &WebSocket::closed);
        pair.peer->send(RawPeer::frame(0x81, "pause") + RawPeer::frame(0x83, "no such opcode"));
        QTRY_VERIFY_WITH_TIMEOUT(pair.socket->isReadingPaused(), Patience);
        if (isThreaded())
            QVERIFY(pair.peer->waitFor("\x03\xea")); // 1002, in a close frame
        QCOMPARE(pair.socket->state(), WebSocket::State::Open);
        pair.socket->close();
        pair.peer->socket().disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Patience);
        QCOMPARE(pair.server.connectionCount(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Pauses)
#include "tst_pauses.moc"

// SPDX-License-Identifier: MIT
// Messages that are sent on as they came, which is done without a copy where it can be: they arrive whole and in order,
// whatever else is sent, and the program's own array is what it was.
#include "protocol/sparebytes.h"
#include "rawpeer.h"

#include <Tidewire/WebSocketServer>

#include <QtCore/qeventloop.h>
#include <QtTest/qtest.h>

#include <memory>
#include <utility>
#include <vector>

using namespace Tidewire;

namespace {

/// Of \a size bytes that differ, and differ from those of another \a seed.
QByteArray message(qsizetype size, int seed = 0)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 7 + i / 251 + seed * 31) % 256);
    return bytes;
}

/// As a server sends it.
QByteArray unmasked(const QByteArray &payload)
{
    return RawPeer::unmasked(RawPeer::frame(0x82, payload));
}

} // namespace

class tst_Relay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<WebSocketServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    void cleanup() { m_server.reset(); }

    void echoes_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {125, 4'095, 4'096, 4'097, 16'384, 32'750, 65'535, 65'536, 300'000, 2'000'000})
            QTest::addRow("%lld bytes", qlonglong(size)) << size;
    }
    void echoes()
    {
        QFETCH(const qsizetype, size);
        onMessage([](WebSocket *socket, const QByteArray &bytes) {
            const QByteArray before(bytes.constData(), bytes.size());
            QCOMPARE(socket->sendBinaryMessage(bytes), SendResult::Sent);
            QCOMPARE(bytes, before);
        });
        const auto peer = openPeer();
        QByteArray expected;
        for (int i = 0; i < 5; ++i) {
            peer->send(RawPeer::frame(0x82, message(size, i)));
            expected += unmasked(message(size, i));
            QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), expected.size(), Patience);
        }
        QVERIFY(peer->frames() == expected);
        const ConnectionCounters counters = m_server->connections().constFirst()->counters();
        QCOMPARE(counters.messagesSent, 5U);
        QVERIFY(counters.bytesSent >= quint64(expected.size()));
    }

    /// What was received in one piece leaves in one; sizes change, so that no array fits the next message.
    void burst()
    {
        onMessage([](WebSocket *socket, const QByteArray &bytes) { socket->sendBinaryMessage(bytes); });
        const auto peer = openPeer();
        QByteArray sent;
        QByteArray expected;
        for (int i = 0; i < 300; ++i) {
            const QByteArray payload = message(i * 977 % 40'000, i);
            sent += RawPeer::frame(0x82, payload);
            expected += unmasked(payload);
        }
        peer->send(sent);
        QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), expected.size(), Patience);
        QVERIFY(peer->frames() == expected);
    }

    /// The memory of a large message that has left is there for the next. A transport gives it back, whatever holds it
    /// until it is sent.
    void memoryOfWhatHasLeft()
    {
        if (qEnvironmentVariableIsSet("TIDEWIRE_THREADS"))
            QSKIP("The memory goes back to the network thread");
        constexpr qsizetype Size = 1'000'000;
        const void *place = nullptr;
        SpareBytes::takePiece(Size); // as many are kept as were asked for
        onMessage([&](WebSocket *socket, const QByteArray &) {
            const QByteArray bytes = message(Size);
            place = bytes.constData();
            socket->sendBinaryMessage(bytes);
        });
        const auto peer = openPeer();
        peer->send(RawPeer::frame(0x82, "send it"));
        QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), unmasked(message(Size)).size(), Patience);
        const WebSocket *const socket = m_server->connections().constFirst();
        QTRY_COMPARE_WITH_TIMEOUT(socket->bytesToWrite(), 0, Patience);
        QCOMPARE(static_cast<const void *>(SpareBytes::takeFitting(Size, Size).constData()), place);
    }

    void toManyAndTwice()
    {
        onMessage([this](WebSocket *, const QByteArray &bytes) {
            for (WebSocket *const socket : m_server->connections()) {
                socket->sendBinaryMessage(bytes);
                socket->sendBinaryMessage(bytes);
            }
        });
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 0; i < 5; ++i)
            peers.push_back(openPeer());
        const QByteArray payload = message(20'000);
        peers.front()->send(RawPeer::frame(0x82, payload));
        for (const auto &peer : peers) {
            QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), unmasked(payload).size() * 2, Patience);
            QVERIFY(peer->frames() == unmasked(payload) + unmasked(payload));
        }
    }

    void behindAndBeforeOthers()
    {
        onMessage([](WebSocket *socket, const QByteArray &bytes) {
            socket->sendBinaryMessage("before");
            socket->sendBinaryMessage(bytes);
            socket->sendBinaryMessage("behind");
        });
        const auto peer = openPeer();
        const QByteArray payload = message(20'000);
        peer->send(RawPeer::frame(0x82, payload));
        const QByteArray expected = unmasked("before") + unmasked(payload) + unmasked("behind");
        QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), expected.size(), Patience);
        QVERIFY(peer->frames() == expected);
    }

    /// A copy shares the memory; what is kept must not change under the program.
    void copiesStayWhatTheyAre()
    {
        QList<QByteArray> kept;
        onMessage([&](WebSocket *socket, const QByteArray &bytes) {
            kept.append(bytes);
            socket->sendBinaryMessage(bytes);
            socket->sendBinaryMessage(kept.constLast());
        });
        const auto peer = openPeer();
        QByteArray expected;
        for (int i = 0; i < 5; ++i) {
            peer->send(RawPeer::frame(0x82, message(20'000, i)));
            expected += unmasked(message(20'000, i)) + unmasked(message(20'000, i));
            QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), expected.size(), Patience);
        }
        QVERIFY(peer->frames() == expected);
        for (int i = 0; i < 5; ++i)
            QVERIFY(kept[i] == message(20'000, i));
    }

    /// The system takes a part only; the rest, and all that follows, has to wait behind it.
    void toOneWhoDoesNotRead()
    {
        onMessage([this](WebSocket *, const QByteArray &bytes) {
            m_server->connections().constFirst()->sendBinaryMessage(bytes);
        });
        const auto slow = openPeer();
        slow->socket().setReadBufferSize(1024);
        const auto peer = openPeer();
        QByteArray expected;
        for (int i = 0; i < 200; ++i) {
            expected += unmasked(message(60'000, i));
            peer->send(RawPeer::frame(0x82, message(60'000, i)));
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_server->connections().constFirst()->bytesToWrite() > 0, Patience);
        slow->socket().setReadBufferSize(0);
        QTRY_COMPARE_WITH_TIMEOUT(slow->frames().size(), expected.size(), Patience);
        QVERIFY(slow->frames() == expected);
    }

    /// The first message waits for another one, which comes in an array of its own.
    void inAnEventLoopOfTheSlot()
    {
        QEventLoop loop;
        bool waited = false;
        onMessage([&](WebSocket *socket, const QByteArray &bytes) {
            if (!std::exchange(waited, true))
                loop.exec();
            socket->sendBinaryMessage(bytes);
            loop.quit();
        });
        const auto one = openPeer();
        const auto two = openPeer();
        for (int i = 0; i < 10; ++i) {
            one->send(RawPeer::frame(0x82, message(10'000, 1)));
            two->send(RawPeer::frame(0x82, message(10'000, 2)));
        }
        for (const auto &[peer, seed] : {std::pair(one.get(), 1), std::pair(two.get(), 2)}) {
            const QByteArray expected = unmasked(message(10'000, seed)).repeated(10);
            QTRY_COMPARE_WITH_TIMEOUT(peer->frames().size(), expected.size(), Patience);
            QVERIFY(peer->frames() == expected);
        }
    }

    void slotDeletesTheSocketBehindIt()
    {
        onMessage([](WebSocket *socket, const QByteArray &bytes) {
            socket->sendBinaryMessage(bytes);
            delete socket;
        });
        const auto peer = openPeer();
        peer->send(RawPeer::frame(0x82, message(20'000)) + RawPeer::frame(0x82, "never seen"));
        QVERIFY(peer->waitForEnd());
    }

private:
    template<typename Slot>
    void onMessage(Slot slot)
    {
        connect(m_server.get(), &WebSocketServer::binaryMessageReceived, m_server.get(), slot);
    }
    std::unique_ptr<RawPeer> openPeer()
    {
        const qsizetype before = m_server->connections().size();
        auto peer = std::make_unique<RawPeer>(m_server->serverPort());
        peer->send(RawPeer::upgrade());
        if (!peer->waitFor("\r\n\r\n")
            || !QTest::qWaitFor([&] { return m_server->connections().size() > before; }, Patience))
            qFatal("no connection");
        return peer;
    }

    std::unique_ptr<WebSocketServer> m_server;
};

QTEST_GUILESS_MAIN(tst_Relay)
#include "tst_relay.moc"

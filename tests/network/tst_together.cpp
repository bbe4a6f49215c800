// SPDX-License-Identifier: MIT
// Messages of many connections that arrive at the same time: a server may receive them, and send the answers, with a
// few calls of the system for all.
#include "together.h"

#include <QtCore/qset.h>

#include <algorithm>

using namespace Together;

class tst_Together : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreTheirOwn_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("count");
        for (const int size : {0, 1, 125, 3000, 4096, 9000, 16'385, 40'000, 70'000}) {
            QTest::addRow("%d bytes", size) << size << 1;
            QTest::addRow("16 times %d bytes", size) << size << 16;
        }
    }
    void answersAreTheirOwn()
    {
        QFETCH(const int, size);
        QFETCH(const int, count);
        Crowd crowd(size * count < 100'000 ? Peers : 12);
        connect(&crowd.server(), &WebSocketServer::binaryMessageReceived, this,
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        const auto frames = [&](int peer, int round) {
            QByteArray all;
            for (int i = 0; i < count; ++i)
                all += RawPeer::frame(0x82, payload(peer, round * count + i, size));
            return all;
        };
        std::vector<QByteArray> expected(crowd.peers().size());
        for (int round = 0; round < 2; ++round) {
            crowd.sendAll([&](int peer) { return frames(peer, round); });
            for (size_t i = 0; i < expected.size(); ++i) {
                for (int k = 0; k < count; ++k)
                    expected[i] += RawPeer::unmasked(RawPeer::frame(0x82, payload(int(i), round * count + k, size)));
                RawPeer &peer = *crowd.peers()[i];
                QVERIFY(QTest::qWaitFor([&] { return peer.frames().size() >= expected[i].size(); }, Patience));
                QVERIFY(peer.frames() == expected[i]);
            }
        }
    }

    /// Of several sizes, and cut anywhere.
    void cutFramesGoOn()
    {
        Crowd crowd;
        connect(&crowd.server(), &WebSocketServer::binaryMessageReceived, this,
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        const auto stream = [](int peer) {
            QByteArray all;
            for (int i = 0; i < 4; ++i)
                all += RawPeer::frame(0x82, payload(peer, i, (peer * 977 + i * 5501) % 15'000));
            return all;
        };
        constexpr int Pieces = 7;
        for (int i = 0; i < Pieces; ++i) {
            crowd.sendAll([&](int peer) {
                const QByteArray all = stream(peer);
                return all.sliced(all.size() * i / Pieces, all.size() * (i + 1) / Pieces - all.size() * i / Pieces);
            });
            QCoreApplication::processEvents();
        }
        for (int i = 0; i < Peers; ++i) {
            QByteArray expected;
            for (int k = 0; k < 4; ++k) {
                const QByteArray message = payload(i, k, (i * 977 + k * 5501) % 15'000);
                expected += RawPeer::unmasked(RawPeer::frame(0x82, message));
            }
            RawPeer &peer = *crowd.peers()[size_t(i)];
            QVERIFY(QTest::qWaitFor([&] { return peer.frames().size() >= expected.size(); }, Patience));
            QVERIFY(peer.frames() == expected);
        }
    }

    /// Each slot writes to all, also to those whose answers still stand where their messages were.
    void writesToAll()
    {
        Crowd crowd;
        connect(&crowd.server(), &WebSocketServer::binaryMessageReceived, this,
                [&](WebSocket *socket, const QByteArray &message) {
                    socket->sendBinaryMessage(message);
                    for (WebSocket *each : crowd.server().connections())
                        each->sendBinaryMessage(message.first(2));
                });
        const auto message = [](int peer) {
            return QByteArray::number(peer).rightJustified(2, '0') + payload(peer, 0, 4500);
        };
        crowd.sendAll([&](int peer) { return RawPeer::frame(0x82, message(peer)); });
        for (int i = 0; i < Peers; ++i) {
            RawPeer &peer = *crowd.peers()[size_t(i)];
            QVERIFY(QTest::qWaitFor([&] { return peer.frames().size() == 4 + 4502 + Peers * 4; }, Patience));
            QByteArray frames = peer.frames();
            const QByteArray own = RawPeer::unmasked(RawPeer::frame(0x82, message(i)));
            const qsizetype place = frames.indexOf(own);
            QVERIFY(place >= 0 && place % 4 == 0);
            frames.remove(place, own.size());
            QSet<QByteArray> heard;
            for (qsizetype at = 0; at < frames.size(); at += 4) {
                QCOMPARE(frames.sliced(at, 2), QByteArray("\x82\x02"));
                heard.insert(frames.sliced(at + 2, 2));
            }
            QCOMPARE(heard.size(), Peers);
        }
    }

    /// Some break off, and some have ended their stream.
    void othersMayBeGone()
    {
        Crowd crowd;
        QSet<QString> heard;
        connect(&crowd.server(), &WebSocketServer::textMessageReceived, this,
                [&](WebSocket *socket, const QString &text) {
                    heard.insert(text);
                    socket->sendTextMessage(u"answer "_s + text);
                });
        crowd.sendNumbers();
        for (int i = 0; i < Peers; ++i) {
            if (i % 4 == 1)
                crowd.peers()[size_t(i)]->reset();
            else if (i % 4 == 2)
                crowd.peers()[size_t(i)]->endStream();
        }
        for (int i = 0; i < Peers; ++i) {
            if (i % 4 == 0 || i % 4 == 3)
                QVERIFY(crowd.peers()[size_t(i)]->waitFor("answer " + QByteArray::number(i)));
        }
        int left = 0;
        for (int i = 0; i < Peers; ++i) {
            if (i % 4 == 2)
                QVERIFY(crowd.peers()[size_t(i)]->waitForEnd());
            left += i % 4 == 0 || i % 4 == 3;
        }
        QVERIFY(QTest::qWaitFor([&] { return crowd.server().connectionCount() == left; }, Patience));
        // Those that are left go on.
        crowd.peers()[0]->send(RawPeer::frame(0x81, "again"));
        QVERIFY(crowd.peers()[0]->waitFor("answer again"));
    }

    /// One that does not read takes nothing from the others, and gets all in the end.
    /// What has come fills the place that there is for one, so that more is looked for at once: and that is the end.
    void answeredBeforeTheEnd()
    {
        if (qEnvironmentVariable("TIDEWIRE_TRANSPORT") == u"portable"_s)
            QSKIP("QTcpSocket ends both directions when the peer ends its own");
        if (qEnvironmentVariableIsSet("TIDEWIRE_THREADS"))
            QSKIP("The program hears of the message when the network thread has seen the end");
        Crowd crowd(2);
        connect(&crowd.server(), &WebSocketServer::binaryMessageReceived, this,
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        const QByteArray frame = RawPeer::frame(0x82, payload(0, 0, 9 * 1024 - 8));
        crowd.sendAll([&](int) { return frame; });
        for (const auto &peer : crowd.peers())
            peer->endStream();
        for (const auto &peer : crowd.peers()) {
            QVERIFY(peer->waitForEnd());
            QCOMPARE(peer->frames(), RawPeer::unmasked(frame));
        }
    }

    void oneDoesNotRead()
    {
        constexpr int Messages = 400;
        Crowd crowd(3);
        RawPeer &stuck = *crowd.peers().front();
        stuck.socket().setReadBufferSize(1024);
        // Or the system takes all of it.
        stuck.socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 128 * 1024);
        qint64 waiting = 0;
        connect(&crowd.server(), &WebSocketServer::binaryMessageReceived, this,
                [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        const QByteArray message(15'000, 'm');
        const qsizetype head = stuck.read().size();
        for (int i = 0; i < Messages; ++i) {
            crowd.sendAll([&](int) { return RawPeer::frame(0x82, message); });
            for (size_t k = 1; k < crowd.peers().size(); ++k) {
                RawPeer &peer = *crowd.peers()[k];
                QVERIFY(QTest::qWaitFor([&] { return peer.read().size() == head + (i + 1) * 15'004; }, Patience));
            }
        }
        for (const WebSocket *each : crowd.server().connections())
            waiting = std::max(waiting, each->bytesToWrite());
        QVERIFY(waiting > 0);
        stuck.socket().setReadBufferSize(0);
        QVERIFY(QTest::qWaitFor([&] { return stuck.read().size() >= head + Messages * 15'004; }, Patience));
        QVERIFY(stuck.frames() == RawPeer::unmasked(RawPeer::frame(0x82, message)).repeated(Messages));
    }
};

QTEST_GUILESS_MAIN(tst_Together)
#include "tst_together.moc"

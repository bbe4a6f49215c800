// SPDX-License-Identifier: MIT
#include "liveserver.h"

#include "monitor/inspect/serveractions.h"

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_ServerActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_live = std::make_unique<LiveServer>();
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_live->connectClient());
        m_ids.clear();
        for (const WebSocket *socket : m_live->server->connections())
            m_ids.append(qreal(socket->connectionId()));
    }
    void cleanup() { m_live.reset(); }

    void withoutServer()
    {
        ServerActions actions;
        QVERIFY(!actions.isAllowed());
        QCOMPARE(actions.ping({1}), 0);
        QCOMPARE(actions.broadcastText(u"x"_s), 0);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is no WebSocket server"_s));
        actions.setServer(this);
        QVERIFY(!actions.server());
    }

    void serverComesAndGoes()
    {
        ServerActions actions;
        QSignalSpy allowed(&actions, &ServerActions::allowedChanged);
        actions.setServer(m_live->server.get());
        QVERIFY(actions.isAllowed());
        QCOMPARE(allowed.count(), 1);
        m_live->server.reset();
        QVERIFY(!actions.isAllowed());
        QVERIFY(!actions.server());
        QCOMPARE(allowed.count(), 2);
        QCOMPARE(actions.ping(m_ids), 0);
    }

    void pingsThoseNamed()
    {
        ServerActions actions;
        actions.setServer(m_live->server.get());
        QSignalSpy first(m_live->clients[0].get(), &WebSocket::pingReceived);
        QSignalSpy last(m_live->clients[2].get(), &WebSocket::pingReceived);
        // Ids that nobody has do no harm.
        QCOMPARE(actions.ping({m_ids[0], 1e15, -1, qQNaN(), 0.5}), 1);
        QTRY_COMPARE(first.count(), 1);
        QCOMPARE(last.count(), 0);
    }

    void closesWithCodeAndReason()
    {
        ServerActions actions;
        actions.setServer(m_live->server.get());
        QSignalSpy failed(&actions, &ServerActions::failed);
        QCOMPARE(actions.close(m_ids, 1006, {}), 0);
        QCOMPARE(actions.close(m_ids, -1, {}), 0);
        QCOMPARE(failed.count(), 2);
        QCOMPARE(actions.close({m_ids[0], m_ids[1]}, 4001, u"maintenance"_s), 2);
        QVERIFY(m_live->waitForCount(1));
        QTRY_COMPARE(int(m_live->clients[0]->closeCode()), 4001);
        QCOMPARE(m_live->clients[0]->closeReason(), u"maintenance"_s);
        QCOMPARE(m_live->clients[2]->state(), WebSocket::State::Open);
        QCOMPARE(failed.count(), 2);
    }

    void sends()
    {
        ServerActions actions;
        actions.setServer(m_live->server.get());
        QSignalSpy text(m_live->clients[1].get(), &WebSocket::textMessageReceived);
        QSignalSpy binary(m_live->clients[1].get(), &WebSocket::binaryMessageReceived);
        QSignalSpy other(m_live->clients[0].get(), &WebSocket::textMessageReceived);
        QCOMPARE(actions.sendText({m_ids[1]}, u"grüße"_s), 1);
        QTRY_COMPARE(text.count(), 1);
        QCOMPARE(text.at(0).at(0).toString(), u"grüße"_s);
        QCOMPARE(actions.sendBinary({m_ids[1]}, QByteArray::fromHex("00ff")), 1);
        QTRY_COMPARE(binary.count(), 1);
        QCOMPARE(binary.at(0).at(0).toByteArray(), QByteArray::fromHex("00ff"));
        QCOMPARE(other.count(), 0);
    }

    void broadcasts()
    {
        ServerActions actions;
        actions.setServer(m_live->server.get());
        m_live->server->joinGroup(m_live->server->connections().first(), u"room"_s);
        QSignalSpy text(m_live->clients[0].get(), &WebSocket::textMessageReceived);
        QSignalSpy binary(m_live->clients[1].get(), &WebSocket::binaryMessageReceived);
        QCOMPARE(actions.broadcastText(u"x"_s, u"room"_s), 1);
        QTRY_COMPARE(text.count(), 1);
        QCOMPARE(actions.broadcastText(u"x"_s), 3);
        QCOMPARE(actions.broadcastBinary("x"_qba), 3);
        QTRY_COMPARE(binary.count(), 1);
        QCOMPARE(actions.broadcastBinary("x"_qba, u"nobody"_s), 0);
    }

    void hex_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QString() << true << QByteArray();
        QTest::newRow("pairs") << u"00fF 7a\n10"_s << true << QByteArray::fromHex("00ff7a10");
        QTest::newRow("odd") << u"00f"_s << false << QByteArray();
        QTest::newRow("no digit") << u"0g"_s << false << QByteArray();
        QTest::newRow("full-width digits") << u"００"_s << false << QByteArray();
    }
    void hex()
    {
        QFETCH(const QString, text);
        QTEST(ServerActions::isHex(text), "valid");
        QTEST(ServerActions::bytesFromHex(text), "bytes");
    }

private:
    std::unique_ptr<LiveServer> m_live;
    QList<qreal> m_ids;
};

QTEST_GUILESS_MAIN(tst_ServerActions)
#include "tst_serveractions.moc"

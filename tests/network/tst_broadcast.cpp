// SPDX-License-Identifier: MIT
// Messages to many at once, and the groups that they go to.
#include "patience.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <array>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

} // namespace

class tst_Broadcast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<WebSocketServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        for (size_t i = 0; i < m_clients.size(); ++i) {
            m_received[i].clear();
            m_clients[i] = std::make_unique<WebSocketClient>();
            connect(m_clients[i].get(), &WebSocket::textMessageReceived, this,
                    [this, i](const QString &message) { m_received[i].append(message); });
            connect(m_clients[i].get(), &WebSocket::binaryMessageReceived, this,
                    [this, i](const QByteArray &message) { m_received[i].append(QString::fromLatin1(message)); });
            m_clients[i]->open(QUrl(m_server->url()));
            QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), int(i) + 1, Patience);
        }
        m_sockets = m_server->connections();
    }

    void toAll()
    {
        QCOMPARE(m_server->broadcastTextMessage(u"grüße"_s), 3);
        QCOMPARE(m_server->broadcastBinaryMessage("bytes"), 3);
        QCOMPARE(m_server->broadcast(PreparedMessage::utf8("prepared")), 3);
        QCOMPARE(m_server->broadcast({}), 0);
        for (const QStringList &received : m_received)
            QTRY_COMPARE_WITH_TIMEOUT(received, (QStringList{u"grüße"_s, u"bytes"_s, u"prepared"_s}), Patience);
    }

    void exceptTheSender()
    {
        QCOMPARE(m_server->broadcastTextMessage(u"a"_s, {.except = m_sockets[1]}), 2);
        verifyReceived({u"a"_s}, {}, {u"a"_s});
    }

    void filtered()
    {
        const auto isLast = [this](const WebSocket *socket) { return socket == m_sockets[2]; };
        QCOMPARE(m_server->broadcastTextMessage(u"a"_s, {.filter = isLast}), 1);
        verifyReceived({}, {}, {u"a"_s});
    }

    void groups()
    {
        QVERIFY(m_server->joinGroup(m_sockets[0], u"b"_s));
        QVERIFY(m_server->joinGroup(m_sockets[1], u"b"_s));
        QVERIFY(m_server->joinGroup(m_sockets[1], u"b"_s)); // twice is once
        QVERIFY(m_server->joinGroup(m_sockets[1], u"a"_s));
        QVERIFY(!m_server->joinGroup(m_sockets[1], {}));
        QCOMPARE(m_server->groups(), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(m_server->groupsOf(m_sockets[1]), (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(m_server->groupMembers(u"b"_s), (QList<WebSocket *>{m_sockets[0], m_sockets[1]}));
        QCOMPARE(m_server->broadcastTextMessage(u"to b"_s, {.group = u"b"_s}), 2);
        QCOMPARE(m_server->broadcastTextMessage(u"to a"_s, {.group = u"a"_s, .except = m_sockets[1]}), 0);
        QCOMPARE(m_server->broadcastTextMessage(u"to nobody"_s, {.group = u"c"_s}), 0);
        m_server->leaveGroup(m_sockets[1], u"b"_s);
        m_server->leaveGroup(m_sockets[1], u"never joined"_s);
        QCOMPARE(m_server->broadcastTextMessage(u"to b again"_s, {.group = u"b"_s}), 1);
        verifyReceived({u"to b"_s, u"to b again"_s}, {u"to b"_s}, {});
        m_server->leaveGroup(m_sockets[0], u"b"_s);
        QCOMPARE(m_server->groups(), QStringList{u"a"_s});
    }

    void whoClosesLeaves()
    {
        for (const QString &group : {u"a"_s, u"b"_s})
            m_server->joinGroup(m_sockets[0], group);
        m_server->joinGroup(m_sockets[1], u"b"_s);
        m_clients[0]->close();
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 2, Patience);
        QCOMPARE(m_server->groups(), QStringList{u"b"_s});
        delete m_sockets[1]; // without a word
        QCOMPARE(m_server->groups(), QStringList());
        QCOMPARE(m_server->groupMembers(u"b"_s), QList<WebSocket *>());
    }

    void closedSocketsDoNotJoin()
    {
        bool joined = true;
        connect(m_server.get(), &WebSocketServer::connectionClosed, this,
                [&](WebSocket *socket) { joined = m_server->joinGroup(socket, u"a"_s); });
        m_clients[0]->close();
        QTRY_VERIFY_WITH_TIMEOUT(!joined, Patience);
        QCOMPARE(m_server->groups(), QStringList());
    }

    /// Each client understands what was compressed once for all.
    void compressedForAll()
    {
        const QString text = u"the same again and again "_s.repeated(10'000);
        QCOMPARE(m_server->broadcastTextMessage(text), 3);
        for (const QStringList &received : m_received)
            QTRY_COMPARE_WITH_TIMEOUT(received, QStringList{text}, Patience);
        QVERIFY(m_server->totals().sentRatio() < 0.1);
        QCOMPARE(m_server->totals().uncompressedSent, quint64(3 * text.size()));
    }

private:
    void verifyReceived(const QStringList &first, const QStringList &second, const QStringList &third)
    {
        m_server->broadcastTextMessage(u"end"_s);
        const std::array expected{first, second, third};
        for (size_t i = 0; i < expected.size(); ++i)
            QTRY_COMPARE_WITH_TIMEOUT(m_received[i], expected[i] + QStringList{u"end"_s}, Patience);
    }

    std::unique_ptr<WebSocketServer> m_server;
    std::array<std::unique_ptr<WebSocketClient>, 3> m_clients;
    std::array<QStringList, 3> m_received;
    QList<WebSocket *> m_sockets;
};

QTEST_GUILESS_MAIN(tst_Broadcast)
#include "tst_broadcast.moc"

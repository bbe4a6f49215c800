// SPDX-License-Identifier: MIT
// Observers that do away with one another, or with the server, while all of them are being told.
#include "rawpeer.h"

#include <Tidewire/ServerObserver>
#include <Tidewire/WebSocketServer>

#include <QtTest/qtest.h>

#include <functional>
#include <memory>

using namespace Tidewire;

namespace {

/// Does what it is told to, whatever it hears of.
class Observer : public ServerObserver
{
public:
    explicit Observer(WebSocketServer *server) : m_server(server) { server->addObserver(this); }
    ~Observer() override
    {
        if (m_server)
            m_server->removeObserver(this);
    }
    Q_DISABLE_COPY_MOVE(Observer)

    void connectionOpened(WebSocket *) override { hear("opened"); }
    void connectionClosed(WebSocket *) override { hear("closed"); }
    void handshakeFailed(const HandshakeFailure &) override { hear("failed"); }
    void serverDestroyed() override
    {
        hear("destroyed");
        m_server = nullptr;
    }

    std::function<void(const QByteArray &)> action = [](const QByteArray &) {};
    QList<QByteArray> heard;

private:
    void hear(const QByteArray &what)
    {
        heard.append(what);
        action(what);
    }

    WebSocketServer *m_server;
};

} // namespace

class tst_ServerObserver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<WebSocketServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        m_first = std::make_unique<Observer>(m_server.get());
        m_second = std::make_unique<Observer>(m_server.get());
        m_peer = std::make_unique<RawPeer>(m_server->serverPort());
    }

    void oneDeletesTheOther_data()
    {
        QTest::addColumn<QByteArray>("when");
        for (const char *when : {"opened", "closed", "failed", "destroyed"})
            QTest::newRow(when) << QByteArray(when);
    }
    void oneDeletesTheOther()
    {
        QFETCH(const QByteArray, when);
        m_first->action = [&](const QByteArray &what) {
            if (what == when)
                m_second.reset();
        };
        QVERIFY(goThroughAll(when));
        m_server.reset();
        QVERIFY(!m_second);
        QVERIFY(m_first->heard.contains("destroyed"));
    }

    void oneDeletesTheServer_data()
    {
        QTest::addColumn<QByteArray>("when");
        for (const char *when : {"opened", "closed", "failed"})
            QTest::newRow(when) << QByteArray(when);
    }
    void oneDeletesTheServer()
    {
        QFETCH(const QByteArray, when);
        m_first->action = [&](const QByteArray &what) {
            if (what == when)
                delete m_server.release();
        };
        QVERIFY(goThroughAll(when));
        QVERIFY(!m_server);
        QCOMPARE(m_second->heard.count("destroyed"), 1);
        QCOMPARE(m_second->heard.constLast(), QByteArray("destroyed"));
    }

private:
    /// Makes the server tell all that it has to tell, until \a last comes.
    bool goThroughAll(const QByteArray &last)
    {
        const auto isHeard = [&] { return last == "destroyed" || m_first->heard.contains(last); };
        if (last == "failed") {
            m_peer->send("nonsense\r\n\r\n");
        } else {
            m_peer->send(RawPeer::upgrade());
            if (last == "closed" && m_peer->waitFor(" 101 "))
                m_peer->send(RawPeer::frame(0x88));
        }
        return QTest::qWaitFor(isHeard, Patience);
    }

    std::unique_ptr<WebSocketServer> m_server;
    std::unique_ptr<Observer> m_first;
    std::unique_ptr<Observer> m_second;
    std::unique_ptr<RawPeer> m_peer;
};

QTEST_GUILESS_MAIN(tst_ServerObserver)
#include "tst_serverobserver.moc"

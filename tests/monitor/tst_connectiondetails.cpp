// SPDX-License-Identifier: MIT
#include "fakerow.h"
#include "liveserver.h"
#include "monitor/connectiondetails.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_ConnectionDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void tellsOfTheHandshake();
    void hidesSecrets();
    void tellsTheFigures();
    void pings();
    void closes();
    void refusesToClose();
    void keepsTheLastData();
    void tellsOfAnError();
    void showsOneThatHasClosed();
    void keepsAHistory();
    void waitsWhilePaused();
    void takesAnotherConnection();
    void takesRowsWithoutConnection();
    void losesItsServer();
    void losesItsModel();

private:
    static QVariantMap header(const ConnectionDetails &details, const QString &name)
    {
        const QVariantList headers = details.headers();
        for (const QVariant &entry : headers) {
            if (entry.toMap().value(u"name"_s).toString().compare(name, Qt::CaseInsensitive) == 0)
                return entry.toMap();
        }
        return {};
    }
};

namespace {

/// A server with one connection, seen by a model and by details.
struct Setup
{
    explicit Setup(const QString &target = u"chat"_s, const HttpHeaders &headers = {})
    {
        client = live.connectClient(target, headers);
        live.showTo(model);
        details.setModel(&model);
        id = model.connectionIdAt(0);
        details.setConnectionId(id);
    }

    LiveServer live;
    WebSocketClient *client = nullptr;
    ConnectionModel model;
    ConnectionDetails details;
    quint64 id = 0;
};

} // namespace

void tst_ConnectionDetails::isEmptyAtFirst()
{
    ConnectionDetails details;
    QVERIFY(!details.isValid());
    QCOMPARE(details.state(), QString());
    QCOMPARE(details.roundTrip(), -1.0);
    QVERIFY(!details.ping());
    QVERIFY(!details.close(1000, {}));
    ConnectionModel model;
    details.setModel(&model);
    details.setConnectionId(42);
    QVERIFY(!details.isValid());
    QVERIFY(!details.ping());
    model.tick(1s);
    QVERIFY(!details.isValid());
}

void tst_ConnectionDetails::tellsOfTheHandshake()
{
    Setup setup(u"a%20room?x=1&y=2"_s, {{"User-Agent", "Tester/1"}, {"Origin", "http://a.b"}});
    QVERIFY(setup.client);
    const ConnectionDetails &details = setup.details;
    const WebSocket *socket = setup.live.lastSocket();
    QVERIFY(details.isValid());
    QCOMPARE(details.state(), u"open"_s);
    QCOMPARE(details.peer(), socket->peer());
    QCOMPARE(details.local(), u"127.0.0.1:%1"_s.arg(setup.live.server->serverPort()));
    QCOMPARE(details.path(), u"/a room"_s);
    QCOMPARE(details.query(), u"x=1&y=2"_s);
    QVERIFY2(details.url().startsWith(setup.live.server->url()), qPrintable(details.url()));
    QCOMPARE(details.origin(), u"http://a.b"_s);
    QCOMPARE(details.userAgent(), u"Tester/1"_s);
    QCOMPARE(details.subprotocol(), QString());
    QVERIFY(!details.isSecure());
    QCOMPARE(details.startTime(), socket->startTime());
    QCOMPARE(details.requestLine(), u"GET /a%20room?x=1&y=2 HTTP/1.1"_s);
    QCOMPARE(details.closeCode(), 0);
    QCOMPARE(details.error(), QString());
}

void tst_ConnectionDetails::hidesSecrets()
{
    Setup setup(u"chat?x=1&access_token=s3cret"_s,
                {{"X-Api-Key", "s3cret"},
                 {"authorization", "Basic c2VjcmV0"},
                 {"Cookie", "session=secret"},
                 {"Proxy-Authorization", "Basic c2VjcmV0"},
                 {"X-Open", "see me"}});
    QVERIFY(setup.client);
    QCOMPARE(setup.details.query(), u"x=1&access_token=REDACTED"_s);
    QVERIFY2(setup.details.url().endsWith(u"/chat?x=1&access_token=REDACTED"), qPrintable(setup.details.url()));
    QCOMPARE(setup.details.requestLine(), u"GET /chat?x=1&access_token=REDACTED HTTP/1.1"_s);
    for (const auto &name :
         {u"X-Api-Key"_s, u"Authorization"_s, u"Cookie"_s, u"Proxy-Authorization"_s, u"Sec-WebSocket-Key"_s})
        QCOMPARE(header(setup.details, name).value(u"value"_s).toString(), u"••••••"_s);
    QCOMPARE(header(setup.details, u"X-Open"_s).value(u"value"_s).toString(), u"see me"_s);
    QCOMPARE(header(setup.details, u"Sec-WebSocket-Version"_s).value(u"value"_s).toString(), u"13"_s);
}

void tst_ConnectionDetails::tellsTheFigures()
{
    Setup setup;
    QVERIFY(setup.client);
    const QSignalSpy changes(&setup.details, &ConnectionDetails::changed);
    const QSignalSpy headers(&setup.details, &ConnectionDetails::headersChanged);
    QSignalSpy echoes(setup.client, &WebSocket::textMessageReceived);
    for (int i = 0; i < 10; ++i)
        QVERIFY(setup.client->sendTextMessage(u"hello"_s));
    QTRY_COMPARE(echoes.size(), 10);
    setup.model.tick(1s);
    QVERIFY(changes.size() > 0);
    QCOMPARE(headers.size(), 0);
    QCOMPARE(setup.details.messagesReceived(), quint64(10));
    QCOMPARE(setup.details.messagesSent(), quint64(10));
    QCOMPARE(setup.details.bytesReceived(), setup.live.lastSocket()->counters().bytesReceived);
    QCOMPARE(setup.details.bytesSent(), setup.live.lastSocket()->counters().bytesSent);
    QVERIFY(setup.details.inRate() > 0);
    QVERIFY(setup.details.outRate() > 0);
    QVERIFY(setup.details.inHistory().last() > 0);
    QVERIFY(setup.details.outHistory().last() > 0);
    QVERIFY(setup.details.age() >= 1);
    QVERIFY(setup.details.idle() >= 0);
    QVERIFY(setup.details.queued() >= 0);
}

void tst_ConnectionDetails::pings()
{
    Setup setup;
    QVERIFY(setup.client);
    QCOMPARE(setup.details.roundTrip(), -1.0);
    QVERIFY(setup.details.ping());
    QTRY_VERIFY(setup.details.roundTrip() >= 0);
}

void tst_ConnectionDetails::closes()
{
    Setup setup;
    QVERIFY(setup.client);
    QSignalSpy closed(setup.client, &WebSocket::closed);
    QVERIFY(setup.details.close(4321, u"enough"_s));
    QVERIFY(!setup.details.close(4321, u"enough"_s));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.at(0).at(0).value<CloseCode>(), CloseCode(4321));
    QCOMPARE(closed.at(0).at(1).toString(), u"enough"_s);
    QTRY_COMPARE(setup.details.state(), u"closed"_s);
    QCOMPARE(setup.details.closeCode(), 4321);
    QVERIFY(!setup.details.ping());
}

void tst_ConnectionDetails::refusesToClose()
{
    Setup setup;
    QVERIFY(setup.client);
    for (const int code : {-1, 0, 1, 999, 1004, 1006, 1015, 2000, 5000, 65'536, 66'536})
        QVERIFY(!setup.details.close(code, {}));
    QCOMPARE(setup.live.lastSocket()->state(), WebSocket::State::Open);
    QVERIFY(setup.details.close(1005, {}));
}

void tst_ConnectionDetails::keepsTheLastData()
{
    Setup setup;
    QVERIFY(setup.client);
    const QString peer = setup.details.peer();
    setup.model.setClosedRetention(0);
    setup.client->close(CloseCode::GoingAway, u"bye"_s);
    QVERIFY(setup.live.waitForCount(0));
    setup.model.tick(1s);
    QCOMPARE(setup.model.count(), 0);
    QVERIFY(!setup.model.connection(setup.id));
    setup.model.tick(1s);
    QVERIFY(setup.details.isValid());
    QCOMPARE(setup.details.state(), u"closed"_s);
    QCOMPARE(setup.details.peer(), peer);
    QCOMPARE(setup.details.closeCode(), 1001);
    QCOMPARE(setup.details.closeReason(), u"bye"_s);
    QCOMPARE(setup.details.error(), QString());
    QVERIFY(!setup.details.headers().isEmpty());
}

void tst_ConnectionDetails::tellsOfAnError()
{
    Setup setup;
    QVERIFY(setup.client);
    setup.client->abort();
    QVERIFY(setup.live.waitForCount(0));
    setup.model.tick(1s);
    QCOMPARE(setup.details.closeCode(), 1006);
    QVERIFY(!setup.details.error().isEmpty());
}

void tst_ConnectionDetails::showsOneThatHasClosed()
{
    Setup setup;
    QVERIFY(setup.client);
    setup.details.setConnectionId(0);
    QVERIFY(!setup.details.isValid());
    QVERIFY(setup.details.headers().isEmpty());
    setup.client->close();
    QVERIFY(setup.live.waitForCount(0));
    setup.details.setConnectionId(setup.id);
    QVERIFY(setup.details.isValid());
    QCOMPARE(setup.details.state(), u"closed"_s);
    QCOMPARE(setup.details.closeCode(), 1000);
    QCOMPARE(setup.details.path(), u"/chat"_s);
    QVERIFY(!setup.details.headers().isEmpty());
}

void tst_ConnectionDetails::keepsAHistory()
{
    Setup setup;
    QVERIFY(setup.client);
    const QSignalSpy changes(&setup.details, &ConnectionDetails::historyChanged);
    const int before = setup.details.historyTick();
    for (int i = 0; i < 4; ++i)
        setup.model.tick(250ms);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(setup.details.historyTick(), before + 1);
    QSignalSpy echoes(setup.client, &WebSocket::textMessageReceived);
    QVERIFY(setup.client->sendTextMessage(u"hello"_s));
    QTRY_COMPARE(echoes.size(), 1);
    for (int i = 0; i < 120; ++i)
        setup.model.tick(1s);
    QVERIFY(setup.details.history(Traffic::Series::BytesIn, Traffic::Span::TenMinutes).contains(11.0));
    QVERIFY(setup.details.history(Traffic::Series::MessagesOut, Traffic::Span::Day).size() >= 2);
    QCOMPARE(setup.details.bytesInRate(), 0.0);
}

void tst_ConnectionDetails::waitsWhilePaused()
{
    Setup setup;
    QVERIFY(setup.client);
    setup.model.setPaused(true);
    setup.client->close();
    QVERIFY(setup.live.waitForCount(0));
    for (int i = 0; i < 20; ++i)
        setup.model.tick(500ms);
    QCOMPARE(setup.details.state(), u"open"_s);
    QVERIFY(!setup.details.ping());
    QVERIFY(!setup.details.close(1000, {}));
    setup.model.setPaused(false);
    QCOMPARE(setup.details.state(), u"closed"_s);
    QCOMPARE(setup.details.path(), u"/chat"_s);
}

void tst_ConnectionDetails::takesAnotherConnection()
{
    Setup setup;
    QVERIFY(setup.client);
    QVERIFY(setup.live.connectClient(u"other"_s));
    const QSignalSpy changes(&setup.details, &ConnectionDetails::connectionIdChanged);
    setup.details.setConnectionId(setup.live.lastSocket()->connectionId());
    QCOMPARE(setup.details.path(), u"/other"_s);
    setup.details.setConnectionId(setup.id);
    setup.details.setConnectionId(setup.id);
    QCOMPARE(setup.details.path(), u"/chat"_s);
    QCOMPARE(changes.size(), 2);
}

void tst_ConnectionDetails::takesRowsWithoutConnection()
{
    FakeModel model;
    model.add(2)->queued = 17;
    ConnectionDetails details;
    details.setConnectionId(2);
    details.setModel(&model);
    QVERIFY(details.isValid());
    QCOMPARE(details.path(), u"/chat"_s);
    QCOMPARE(details.queued(), 17);
    QVERIFY(!details.ping());
    model.close(2);
    model.order();
    QCOMPARE(details.state(), u"closed"_s);
    QCOMPARE(details.path(), u"/chat"_s);
}

void tst_ConnectionDetails::losesItsServer()
{
    Setup setup;
    QVERIFY(setup.client);
    setup.live.server.reset();
    QVERIFY(setup.details.isValid());
    QCOMPARE(setup.details.state(), u"closed"_s);
    QCOMPARE(setup.details.path(), u"/chat"_s);
    QVERIFY(!setup.details.ping());
}

void tst_ConnectionDetails::losesItsModel()
{
    FakeModel other;
    auto model = std::make_unique<FakeModel>();
    model->add(2);
    ConnectionDetails details;
    details.setModel(model.get());
    details.setConnectionId(2);
    const QSignalSpy changes(&details, &ConnectionDetails::modelChanged);
    model.reset();
    QVERIFY(!details.model());
    QCOMPARE(changes.size(), 1);
    QCOMPARE(details.state(), u"closed"_s);
    QCOMPARE(details.path(), u"/chat"_s);
    details.setModel(&other);
    QVERIFY(!details.isValid());
}

QTEST_GUILESS_MAIN(tst_ConnectionDetails)
#include "tst_connectiondetails.moc"

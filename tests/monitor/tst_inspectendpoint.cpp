// SPDX-License-Identifier: MIT
// What a program that can be looked into tells, to whom, and what it does not let be done to it.
#include "inspectedserver.h"

#include <QtCore/qjsonarray.h>

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_InspectEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_live = std::make_unique<InspectedServer>(); }
    void cleanup() { m_live.reset(); }

    void nobodyComesInWithoutToken_data()
    {
        QTest::addColumn<QString>("given");
        QTest::newRow("none") << QString();
        QTest::newRow("another") << u"0123456789012345678901234567890123456789012"_s;
        QTest::newRow("first part") << u"<part>"_s;
        QTest::newRow("with more") << u"<more>"_s;
        QTest::newRow("twice") << u"<twice>"_s;
    }
    void nobodyComesInWithoutToken()
    {
        QFETCH(QString, given);
        const QString token = m_live->inspector->token();
        given.replace(u"<part>"_s, token.chopped(1)).replace(u"<more>"_s, token + u'x');
        given.replace(u"<twice>"_s, token + token);
        RawViewer viewer(m_live->inspector->url(), given);
        QVERIFY(viewer.waitForClosed());
        QCOMPARE(viewer.client.responseStatus(), 401);
        QVERIFY(viewer.messages.isEmpty());
        QCOMPARE(m_live->inspector->viewerCount(), 0);
    }

    /// Who has no token does not even learn which version is spoken.
    void tokenComesBeforeVersion()
    {
        RawViewer stranger(m_live->inspector->url(), u"wrong"_s, u"tidewire.inspect.v9"_s);
        QVERIFY(stranger.waitForClosed());
        QCOMPARE(stranger.client.responseStatus(), 401);
        RawViewer newer(m_live->inspector->url(), m_live->inspector->token(), u"tidewire.inspect.v9"_s);
        QVERIFY(newer.waitForClosed());
        QCOMPARE(newer.client.responseStatus(), 400);
    }

    void tokensAreLongAndRandom()
    {
        const InspectEndpoint other(m_live->server.get());
        QVERIFY(m_live->inspector->token() != other.token());
        QCOMPARE(QByteArray::fromBase64(other.token().toLatin1(), QByteArray::Base64UrlEncoding).size(), 32);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused"_s));
        m_live->inspector->setToken(u"short"_s);
        QVERIFY(m_live->inspector->token() != u"short"_s);
    }

    void hello()
    {
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        const QJsonObject hello = viewer.next(u"hello"_s);
        QCOMPARE(hello.value(u"version"_s).toInt(), 1);
        QCOMPARE(hello.value(u"program"_s).toString(), QCoreApplication::applicationName());
        QCOMPARE(hello.value(u"pid"_s).toInt(), int(QCoreApplication::applicationPid()));
        QCOMPARE(hello.value(u"server"_s).toString(), m_live->server->url());
        QVERIFY(hello.value(u"readOnly"_s).toBool());
        m_live->inspector->setAllowActions(true);
        QVERIFY(!viewer.next(u"hello"_s).value(u"readOnly"_s).toBool(true));
    }

    /// Its own traffic is in no figure.
    void inspectorIsNotInspected()
    {
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        viewer.send({{u"type"_s, u"open"_s}, {u"of"_s, u"figures"_s}, {u"channel"_s, 1}});
        const QJsonObject figures = viewer.next(u"figures"_s);
        QCOMPARE(figures.value(u"connections"_s).toInt(-1), 0);
        QCOMPARE(figures.value(u"totalBytesIn"_s).toInt(-1), 0);
    }

    void beyondLoopbackItTakesTls()
    {
        InspectEndpoint other(m_live->server.get());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"certificate"_s));
        QVERIFY(!other.open(QHostAddress::AnyIPv4));
        QVERIFY(!other.isOpen());
        QVERIFY(!other.errorString().isEmpty());
    }

    void addressThatIsNone()
    {
        RemoteServer remote;
        remote.setUrl(QUrl(u"http://127.0.0.1/"_s));
        QTRY_COMPARE(remote.status(), RemoteServer::Refused);
        remote.setUrl(QUrl());
        QCOMPARE(remote.status(), RemoteServer::Idle);
    }

    /// Whatever is asked for, a message has no more rows than a screen shows.
    void windowsAreLimited()
    {
        constexpr int Count = Inspect::MaxWindow + 10;
        std::vector<std::unique_ptr<WebSocketClient>> clients;
        for (int i = 0; i < Count; ++i) {
            clients.push_back(std::make_unique<WebSocketClient>());
            clients.back()->open(QUrl(m_live->server->url()));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_live->server->connectionCount(), Count, 20'000);
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        const auto rowsOf = [&](QJsonValue first, QJsonValue rows) {
            static int channel = 0;
            viewer.send({{u"type"_s, u"open"_s},
                         {u"of"_s, u"connections"_s},
                         {u"channel"_s, ++channel},
                         {u"first"_s, first},
                         {u"rows"_s, rows}});
            QJsonObject answer;
            while (answer.value(u"channel"_s).toInt() != channel)
                answer = viewer.next(u"connections"_s);
            viewer.send({{u"type"_s, u"close"_s}, {u"channel"_s, channel}});
            return int(answer.value(u"rows"_s).toArray().size());
        };
        QCOMPARE(rowsOf(0, 10), 10);
        QCOMPARE(rowsOf(Count - 3, 10), 3);
        QCOMPARE(rowsOf(1e300, 1e300), 0);
        QCOMPARE(rowsOf(-5, -5), 0);
        QCOMPARE(rowsOf(u"x"_s, QJsonArray()), Inspect::MaxWindow);
        QCOMPARE(rowsOf(0, 1e9), Inspect::MaxWindow);
    }

    /// Filters and orders by the dozen wait for their turn; what was asked last is what is done.
    void wishesWaitForTheirTurn()
    {
        for (int i = 0; i < 30; ++i)
            QVERIFY(m_live->connectClient(u"room%1"_s.arg(i)));
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        viewer.send({{u"type"_s, u"open"_s}, {u"of"_s, u"connections"_s}, {u"channel"_s, 1}});
        for (int i = 0; i < 200; ++i) {
            viewer.send({{u"type"_s, u"set"_s},
                         {u"channel"_s, 1},
                         {u"filter"_s, u"path:/room%1"_s.arg(i % 2 == 0 ? 7 : 29)},
                         {u"revision"_s, i}});
        }
        QList<int> revisions;
        while (!revisions.contains(199)) {
            const QJsonObject answer = viewer.next(u"connections"_s);
            QVERIFY(!answer.isEmpty());
            revisions.append(answer.value(u"revision"_s).toInt());
            if (revisions.last() == 199)
                QCOMPARE(answer.value(u"filter"_s).toString(), u"path:/room29"_s);
        }
        QVERIFY(revisions.size() < 20);
    }

    void actionsAreRefusedAtFirst()
    {
        QVERIFY(m_live->connectClient());
        const double id = double(m_live->lastSocket()->connectionId());
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        const QJsonObject close{{u"type"_s, u"action"_s},
                                {u"action"_s, u"close"_s},
                                {u"ids"_s, QJsonArray{id}},
                                {u"code"_s, 4000},
                                {u"request"_s, 7}};
        viewer.send(close);
        QCOMPARE(viewer.next(u"error"_s).value(u"request"_s).toInt(), 7);
        QCOMPARE(m_live->server->connectionCount(), 1);
        m_live->inspector->setAllowActions(true);
        viewer.send(close);
        QCOMPARE(viewer.next(u"result"_s).value(u"count"_s).toInt(), 1);
        QVERIFY(m_live->waitForCount(0));
        QJsonObject unknown = close;
        unknown.insert(u"action"_s, u"format"_s);
        viewer.send(unknown);
        QVERIFY(!viewer.next(u"error"_s).isEmpty());
    }

    void hostileMessages_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("binary");
        QTest::addColumn<int>("code");
        QTest::newRow("no JSON") << "hello"_qba << QByteArray() << 1008;
        QTest::newRow("no object") << "[1,2]"_qba << QByteArray() << 1008;
        QTest::newRow("deep") << QByteArray(100'000, '[') << QByteArray() << 1008;
        QTest::newRow("binary") << QByteArray() << "x"_qba << 1008;
        QTest::newRow("too large") << QByteArray(Inspect::MaxRequestSize + 1, ' ') << QByteArray() << 1009;
    }
    void hostileMessages()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, binary);
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        if (!text.isEmpty())
            viewer.client.sendUtf8Message(text);
        else
            viewer.client.sendBinaryMessage(binary);
        QVERIFY(viewer.waitForClosed());
        QTEST(int(viewer.client.closeCode()), "code");
        QTRY_COMPARE(m_live->inspector->viewerCount(), 0);
    }

    void strangeRequests_data()
    {
        QTest::addColumn<QJsonObject>("request");
        const auto open = [](const QString &of, QJsonObject more = {}) {
            more.insert(u"type"_s, u"open"_s);
            more.insert(u"of"_s, of);
            if (!more.contains(u"channel"_s))
                more.insert(u"channel"_s, 2);
            return more;
        };
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("unknown kind") << open(u"passwords"_s);
        QTest::newRow("negative channel") << open(u"figures"_s, {{u"channel"_s, -1}});
        QTest::newRow("taken channel") << open(u"figures"_s, {{u"channel"_s, 1}});
        QTest::newRow("no channel") << QJsonObject{{u"type"_s, u"set"_s}, {u"channel"_s, 99}};
        QTest::newRow("unknown type") << QJsonObject{{u"type"_s, u"sing"_s}, {u"channel"_s, 1}};
        QTest::newRow("unknown column") << open(u"connections"_s, {{u"sort"_s, u"Password"_s}});
        QTest::newRow("long filter") << open(u"connections"_s, {{u"filter"_s, QString(5000, u'x')}});
        QTest::newRow("no connection") << open(u"details"_s);
        QTest::newRow("many connections") << open(u"frames"_s, {{u"connections"_s, manyIds()}});
    }
    void strangeRequests()
    {
        QFETCH(const QJsonObject, request);
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        viewer.send({{u"type"_s, u"open"_s}, {u"of"_s, u"figures"_s}, {u"channel"_s, 1}});
        viewer.send(request);
        QVERIFY(!viewer.next(u"error"_s).value(u"message"_s).toString().isEmpty());
        QCOMPARE(viewer.client.state(), WebSocket::State::Open);
    }

    void floodIsSentAway()
    {
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        for (int i = 0; i < 5000; ++i)
            viewer.send({{u"type"_s, u"set"_s}, {u"channel"_s, 1}});
        QVERIFY(viewer.waitForClosed());
        QCOMPARE(viewer.client.closeCode(), CloseCode::PolicyViolation);
        QVERIFY(viewer.messages.size() <= 1 + 400 + 100);
    }

    void numbersOfEachAreLimited()
    {
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        int channel = 0;
        const auto open = [&](const QString &of, int count) {
            for (int i = 0; i < count; ++i)
                viewer.send({{u"type"_s, u"open"_s}, {u"of"_s, of}, {u"channel"_s, ++channel}});
        };
        open(u"connections"_s, Inspect::MaxTables);
        open(u"frames"_s, Inspect::MaxRecorders);
        open(u"figures"_s, Inspect::MaxChannels - Inspect::MaxTables - Inspect::MaxRecorders - 1);
        open(u"connections"_s, 1);
        QCOMPARE(viewer.next(u"error"_s).value(u"channel"_s).toInt(), channel);
        open(u"frames"_s, 1);
        QCOMPARE(viewer.next(u"error"_s).value(u"channel"_s).toInt(), channel);
        open(u"figures"_s, 2);
        QCOMPARE(viewer.next(u"error"_s).value(u"channel"_s).toInt(), channel);
        viewer.send({{u"type"_s, u"close"_s}, {u"channel"_s, 1}});
        open(u"connections"_s, 1);
        QCOMPARE(viewer.next(u"connections"_s).isEmpty(), false);
    }

    /// However many come at once, with the token, and are all in their handshake together.
    void crowdOfViewersIsLimited()
    {
        int most = 0;
        const QObject here;
        connect(m_live->inspector.get(), &InspectEndpoint::viewerCountChanged, &here,
                [&] { most = std::max(most, m_live->inspector->viewerCount()); });
        std::vector<std::unique_ptr<RawViewer>> viewers;
        for (int i = 0; i < 4 * Inspect::MaxViewers; ++i)
            viewers.push_back(std::make_unique<RawViewer>(*m_live));
        const auto count = [&](auto has) { return std::ranges::count_if(viewers, has); };
        QTRY_COMPARE(count([](const auto &viewer) { return viewer->client.responseStatus() == 503; }),
                     3 * Inspect::MaxViewers);
        QCOMPARE(count([](const auto &viewer) { return viewer->client.state() == WebSocket::State::Open; }),
                 Inspect::MaxViewers);
        QCOMPARE(most, Inspect::MaxViewers);
    }

    /// What is asked for is kept; what is no wish at all is not.
    void unknownWishesCostNothing()
    {
#ifdef __GLIBC__
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        viewer.send({{u"type"_s, u"open"_s}, {u"of"_s, u"connections"_s}, { u"channel"_s, 1 }});
        QVERIFY(!viewer.next(u"connections"_s).isEmpty());
        const auto used = [] { return qint64(mallinfo2().uordblks) + qint64(mallinfo2().hblkhd); };
        const qint64 before = used();
        constexpr qsizetype Size = 200'000;
        constexpr int Count = 16;
        for (int i = 0; i < Count; ++i) {
            QJsonObject wish{{u"type"_s, u"set"_s}, {u"channel"_s, 1}, { u"revision"_s, i + 1 }};
            wish.insert(u"wish%1"_s.arg(i), QString(Size, u'x'));
            wish.insert(u"rows"_s, QJsonArray{QString(1000, u'x')});
            viewer.send(wish);
        }
        const auto isAnswered = [&] { return viewer.next(u"connections"_s).value(u"revision"_s).toInt() == Count; };
        QTRY_VERIFY(isAnswered());
        QCOMPARE(viewer.client.state(), WebSocket::State::Open);
        QVERIFY2(used() - before < Count * Size / 2, qPrintable(QString::number(used() - before)));
#else
        QSKIP("Only the GNU C library tells how much is in use");
#endif
    }

    /// Bytes that are not what they should be are not sent as others.
    void wrongBase64()
    {
        QVERIFY(m_live->connectClient());
        m_live->inspector->setAllowActions(true);
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        QSignalSpy received(m_live->clients[0].get(), &WebSocket::binaryMessageReceived);
        QJsonObject send{{u"type"_s, u"action"_s},
                         {u"action"_s, u"send"_s},
                         {u"ids"_s, QJsonArray{double(m_live->lastSocket()->connectionId())}},
                         {u"base64"_s, u"AP8-!"_s},
                         {u"request"_s, 1}};
        viewer.send(send);
        QVERIFY(viewer.next(u"error"_s).value(u"message"_s).toString().contains(u"base64"_s));
        send.insert(u"base64"_s, u"AP8="_s);
        viewer.send(send);
        QCOMPARE(viewer.next(u"result"_s).value(u"count"_s).toInt(), 1);
        QTRY_COMPARE(received.count(), 1);
        QCOMPARE(received.first().first().toByteArray(), QByteArray::fromHex("00ff"));
    }

    void viewersAreLimited()
    {
        std::vector<std::unique_ptr<RawViewer>> viewers;
        for (int i = 0; i < Inspect::MaxViewers; ++i) {
            viewers.push_back(std::make_unique<RawViewer>(*m_live));
            QVERIFY(viewers.back()->waitForOpen());
        }
        RawViewer late(*m_live);
        QVERIFY(late.waitForClosed());
        QCOMPARE(late.client.responseStatus(), 503);
        viewers.pop_back();
        QTRY_COMPARE(m_live->inspector->viewerCount(), Inspect::MaxViewers - 1);
        RawViewer next(*m_live);
        QVERIFY(next.waitForOpen());
    }

    /// A server may go while it is looked into, and the inspector too.
    void eitherGoesFirst_data()
    {
        QTest::addColumn<bool>("serverFirst");
        QTest::newRow("server") << true;
        QTest::newRow("inspector") << false;
    }
    void eitherGoesFirst()
    {
        QFETCH(const bool, serverFirst);
        QVERIFY(m_live->connectClient());
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        int channel = 0;
        for (const QString &of : {u"connections"_s, u"figures"_s, u"alerts"_s, u"frames"_s}) {
            viewer.send(
                {{u"type"_s, u"open"_s}, {u"of"_s, of}, {u"channel"_s, ++channel}, {u"all"_s, true}, {u"rows"_s, 9}});
        }
        viewer.send({{u"type"_s, u"open"_s},
                     {u"of"_s, u"details"_s},
                     {u"channel"_s, 9},
                     {u"table"_s, 1},
                     {u"connection"_s, double(m_live->lastSocket()->connectionId())}});
        QVERIFY(!viewer.next(u"connections"_s).isEmpty());
        QVERIFY(!viewer.next(u"details"_s).isEmpty());
        if (serverFirst)
            m_live->server.reset();
        else
            m_live->inspector.reset();
        QVERIFY(viewer.waitForClosed());
        if (m_live->inspector) {
            QVERIFY(!m_live->inspector->isOpen());
            QVERIFY(!m_live->inspector->service());
        }
    }

private:
    static QJsonArray manyIds()
    {
        QJsonArray ids;
        for (int i = 0; i < 10'000; ++i)
            ids.append(i);
        return ids;
    }

    std::unique_ptr<InspectedServer> m_live;
};

QTEST_GUILESS_MAIN(tst_InspectEndpoint)
#include "tst_inspectendpoint.moc"

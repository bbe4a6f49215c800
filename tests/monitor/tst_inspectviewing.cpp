// SPDX-License-Identifier: MIT
// What a dashboard sees of a server in another process: the same models, over the wire.
#include "inspectedserver.h"

#include "monitor/alertmodel.h"
#include "monitor/connectiondetails.h"
#include "monitor/framemodel.h"
#include "monitor/framerecorder.h"
#include "monitor/inspect/framecode.h"
#include "monitor/inspect/serveractions.h"
#include "monitor/serverfigures.h"

#include <QtCore/qjsonarray.h>
#include <QtTest/qabstractitemmodeltester.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_InspectViewing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_live = std::make_unique<InspectedServer>();
        m_remote = m_live->attach();
        QVERIFY(m_remote);
    }
    void cleanup()
    {
        m_remote.reset();
        m_live.reset();
    }

    void saysWhatItIs()
    {
        QCOMPARE(m_remote->name(), QCoreApplication::applicationName());
        QCOMPARE(m_remote->pid(), int(QCoreApplication::applicationPid()));
        QCOMPARE(m_remote->serverUrl(), m_live->server->url());
        QVERIFY(m_remote->isReadOnly());
        m_live->inspector->setAllowActions(true);
        QTRY_VERIFY(!m_remote->isReadOnly());
        QCOMPARE(m_remote->errorString(), QString());
    }

    void tableHasTheSameRows()
    {
        QVERIFY(m_live->connectClient(u"a"_s, {{"User-Agent", "Test/1"}}));
        QVERIFY(m_live->connectClient(u"b"_s));
        ConnectionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSortOrder(Qt::AscendingOrder);
        model.setServer(m_remote.get());
        QCOMPARE(model.server(), m_remote.get());
        QTRY_COMPARE(model.count(), 2);
        QCOMPARE(model.totalCount(), 2);
        const WebSocket *first = m_live->server->connections().first();
        const int row = model.rowOf(first->connectionId());
        QVERIFY(row >= 0);
        const QModelIndex index = model.index(row);
        QCOMPARE(index.data(ConnectionModel::PeerRole).toString(), first->peer());
        QCOMPARE(index.data(ConnectionModel::PathRole).toString(), u"/a"_s);
        QCOMPARE(index.data(ConnectionModel::UserAgentRole).toString(), u"Test/1"_s);
        QCOMPARE(index.data(ConnectionModel::SubprotocolRole).toString(), first->subprotocol());
        QCOMPARE(index.data(ConnectionModel::StateRole).toString(), u"open"_s);
        QCOMPARE(index.data(ConnectionModel::LoadedRole).toBool(), true);
        QCOMPARE(index.data(ConnectionModel::RoundTripRole).toDouble(), -1.0);
        // Figures go on, and what never changes stays though it is told once only.
        m_live->clients[0]->sendTextMessage(u"hello"_s);
        QTRY_COMPARE(model.index(model.rowOf(first->connectionId())).data(ConnectionModel::MessagesInRole).toInt(), 1);
        QTRY_VERIFY(model.index(model.rowOf(first->connectionId())).data(ConnectionModel::InRateRole).toDouble() > 0);
        QTRY_VERIFY(!model.index(0).data(ConnectionModel::HistoryRole).value<QList<qreal>>().isEmpty());
        QCOMPARE(model.index(model.rowOf(first->connectionId())).data(ConnectionModel::PathRole).toString(), u"/a"_s);
        m_live->clients[0]->close(CloseCode(4001), u"enough"_s);
        const quint64 id = first->connectionId();
        QTRY_COMPARE(model.index(model.rowOf(id)).data(ConnectionModel::StateRole).toString(), u"closed"_s);
        QCOMPARE(model.index(model.rowOf(id)).data(ConnectionModel::CloseCodeRole).toInt(), 4001);
        QCOMPARE(model.index(model.rowOf(id)).data(ConnectionModel::CloseReasonRole).toString(), u"enough"_s);
        QCOMPARE(model.totalCount(), 1);
    }

    void onlyTheWindowIsLoaded()
    {
        constexpr int Count = 60;
        for (int i = 0; i < Count; ++i)
            QVERIFY(m_live->connectClient(u"path%1"_s.arg(i, 2, 10, QLatin1Char('0'))));
        ConnectionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSortColumn(ConnectionModel::Column::Path);
        model.setSortOrder(Qt::AscendingOrder);
        model.setVisibleRange(0, 9);
        model.setServer(m_remote.get());
        QTRY_COMPARE(model.count(), Count);
        const auto path = [&](int row) { return model.index(row).data(ConnectionModel::PathRole).toString(); };
        const auto isLoaded = [&](int row) { return model.index(row).data(ConnectionModel::LoadedRole).toBool(); };
        QTRY_COMPARE(path(0), u"/path00"_s);
        QCOMPARE(path(9), u"/path09"_s);
        QVERIFY(isLoaded(14)); // some more than can be seen
        QVERIFY(!isLoaded(30));
        QCOMPARE(path(30), QString());
        QCOMPARE(model.index(30).data(ConnectionModel::StateRole), QVariant(QString()));
        QCOMPARE(model.index(30).data(ConnectionModel::InRateRole), QVariant(0.0));
        QCOMPARE(model.connectionIdAt(30), 0);
        QVERIFY(!isLoaded(15));

        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setVisibleRange(40, 49);
        QTRY_COMPARE(path(40), u"/path40"_s);
        QVERIFY(!changed.isEmpty());
        QVERIFY(!isLoaded(0));
        QCOMPARE(model.rowOf(model.connectionIdAt(45)), 45);
        model.setSortOrder(Qt::DescendingOrder);
        QTRY_COMPARE(path(40), u"/path19"_s);
        model.setFilter(u"path:/path0"_s);
        QTRY_COMPARE(model.count(), 10);
        model.setVisibleRange(0, 9);
        QTRY_COMPARE(path(0), u"/path09"_s);
        QCOMPARE(model.totalCount(), Count);
    }

    void filterErrors()
    {
        QVERIFY(m_live->connectClient(QString(400, u'a') + u'!'));
        ConnectionModel model;
        model.setServer(m_remote.get());
        QTRY_COMPARE(model.count(), 1);
        model.setFilter(u"path:/zzz"_s);
        QTRY_COMPARE(model.count(), 0);
        model.setFilter(u"path:/zzz colour:red"_s);
        QCOMPARE(model.filterError().kind, FilterError::Kind::UnknownKey);
        QCOMPARE(model.appliedFilter(), u"path:/zzz"_s);
        QSignalSpy refreshed(&model, &ConnectionModel::refreshed);
        QTRY_VERIFY(refreshed.count() >= 2);
        QCOMPARE(model.filterError().kind, FilterError::Kind::UnknownKey);
        // Only the other side sees that it takes too long.
        model.setFilter(u"path:/(a+)+$/"_s);
        QTRY_COMPARE(model.filterError().kind, FilterError::Kind::PatternTooSlow);
        QTRY_COMPARE(model.appliedFilter(), u"path:/zzz"_s);
        QCOMPARE(m_live->clients[0]->state(), WebSocket::State::Open);
    }

    void pause()
    {
        QVERIFY(m_live->connectClient());
        ConnectionModel model;
        model.setServer(m_remote.get());
        QTRY_COMPARE(model.count(), 1);
        model.setPaused(true);
        QVERIFY(model.isPaused());
        QSignalSpy refreshed(&model, &ConnectionModel::refreshed);
        QTRY_VERIFY(refreshed.count() >= 2);
        QVERIFY(m_live->connectClient());
        QTRY_COMPARE(model.missedChanges(), 1);
        QCOMPARE(model.count(), 1);
        model.setPaused(false);
        QTRY_COMPARE(model.count(), 2);
        QTRY_COMPARE(model.missedChanges(), 0);
    }

    void details()
    {
        QVERIFY(m_live->connectClient(
            u"chat?token=geheim&x=1"_s,
            {{"Authorization", "Basic abc"}, {"X-Api-Key", "k123"}, {"X-Other", "seen"}, {"Cookie", "c=1"}}));
        WebSocket *socket = m_live->lastSocket();
        ConnectionModel model;
        model.setServer(m_remote.get());
        ConnectionDetails details;
        details.setConnectionId(socket->connectionId());
        details.setModel(&model);
        QTRY_VERIFY(details.isValid() && !details.headers().isEmpty());
        QCOMPARE(details.peer(), socket->peer());
        QCOMPARE(details.path(), u"/chat"_s);
        QCOMPARE(details.startTime(), socket->startTime());
        // Credentials stay where they are.
        QVERIFY(!details.query().contains(u"geheim"_s) && details.query().contains(u"x=1"_s));
        QVERIFY(!details.url().contains(u"geheim"_s));
        QVERIFY(!details.requestLine().contains(u"geheim"_s));
        QVERIFY(details.requestLine().startsWith(u"GET /chat?"_s));
        for (const QVariant &header : details.headers()) {
            const QString value = header.toMap().value(u"value"_s).toString();
            QVERIFY(!value.contains(u"Basic"_s) && !value.contains(u"k123"_s) && !value.contains(u"c=1"_s));
        }
        QVERIFY(details.headers().contains(QVariantMap{{u"name"_s, u"X-Other"_s}, {u"value"_s, u"seen"_s}}));

        QTimer talk;
        talk.callOnTimeout(m_live->clients[0].get(), [this] { m_live->clients[0]->sendTextMessage(u"x"_s); });
        talk.start(100);
        QTRY_VERIFY(details.messagesReceived() >= 3);
        QTRY_VERIFY(details.inHistory().size() >= 2);
        QTRY_VERIFY(std::ranges::any_of(details.inHistory(), [](qreal rate) { return rate > 0; }));
        talk.stop();
        QVERIFY(!details.ping());
        m_live->inspector->setAllowActions(true);
        QTRY_VERIFY(!m_remote->isReadOnly());
        QVERIFY(details.ping());
        QTRY_VERIFY(details.roundTrip() >= 0);
        QVERIFY(!details.close(1006, {}));
        QVERIFY(details.close(4007, u"bye"_s));
        QTRY_COMPARE(details.closeCode(), 4007);
        QCOMPARE(details.state(), u"closed"_s);
        QCOMPARE(m_live->clients[0]->closeReason(), u"bye"_s);
        model.setClosedRetention(0);
        QTRY_COMPARE(model.count(), 0);
        QCOMPARE(details.closeCode(), 4007);
    }

    /// The selected connection need not be one of those that are seen.
    void detailsBeyondTheWindow()
    {
        for (int i = 0; i < 40; ++i)
            QVERIFY(m_live->connectClient(u"path%1"_s.arg(i, 2, 10, QLatin1Char('0'))));
        ConnectionModel model;
        model.setVisibleRange(0, 4);
        model.setServer(m_remote.get());
        ConnectionDetails details;
        details.setModel(&model);
        details.setConnectionId(m_live->lastSocket()->connectionId());
        QTRY_COMPARE(details.path(), u"/path39"_s);
        QCOMPARE(details.state(), u"open"_s);
        details.setConnectionId(1'000'000'000);
        QTRY_COMPARE(details.state(), QString());
        QVERIFY(!details.isValid());
    }

    void figures()
    {
        ServerFigures figures;
        figures.setServer(m_remote.get());
        QCOMPARE(figures.server(), m_remote.get());
        QTRY_COMPARE(figures.url(), m_live->server->url());
        QVERIFY(m_live->connectClient());
        m_live->clients[0]->sendTextMessage(u"hello"_s);
        QTRY_COMPARE(figures.connections(), 1);
        QTRY_COMPARE(figures.totalMessagesIn(), 1.0);
        QTRY_COMPARE(figures.totalMessagesOut(), 1.0);
        QTRY_VERIFY(figures.peakConnections() == 1 && figures.totalConnections() == 1.0);
        QTRY_VERIFY(figures.connectionsHistory().contains(1.0));
        WebSocketClient stranger;
        stranger.setOrigin(u"https://example.com"_s);
        stranger.open(QUrl(m_live->server->url()));
        QTRY_COMPARE(figures.errors(), 1);
        QCOMPARE(figures.errorCodes(), u"403"_s);
        QCOMPARE(figures.errorKinds().first().toMap().value(u"name"_s).toString(), u"OriginNotAllowed"_s);
        // A second viewer gets the history of the first.
        ServerFigures others;
        const auto second = m_live->attach();
        others.setServer(second.get());
        QTRY_VERIFY(others.connectionsHistory().size() >= 1);
        QVERIFY(others.connectionsHistory().contains(1.0));
        figures.setServer(nullptr);
        QCOMPARE(figures.connections(), 0);
    }

    void alerts()
    {
        AlertModel alerts;
        const QAbstractItemModelTester tester(&alerts);
        QSignalSpy began(&alerts, &AlertModel::alertBegan);
        QSignalSpy ended(&alerts, &AlertModel::alertEnded);
        alerts.setHandshakeThreshold(3);
        alerts.setHandshakeWindow(400);
        alerts.setServer(m_remote.get());
        QVERIFY(hasAnswered());
        for (int i = 0; i < 4; ++i)
            QVERIFY(m_live->connectClient());
        QTRY_COMPARE(began.count(), 1);
        QCOMPARE(alerts.count(), 1);
        QCOMPARE(alerts.at(0).kind, Alert::Kind::ConnectionStorm);
        QCOMPARE(alerts.at(0).threshold, 3.0);
        QVERIFY(alerts.at(0).active);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
        QVERIFY(!alerts.at(0).active && alerts.at(0).endTime.isValid());
    }

    void frames()
    {
        QVERIFY(m_live->connectClient(u"chat?token=geheim"_s, {{"Cookie", "c=geheim"}}));
        QVERIFY(m_live->connectClient());
        const quint64 id = m_live->server->connections().first()->connectionId();
        FrameRecorder recorder;
        recorder.setServer(m_remote.get());
        FrameModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRecorder(&recorder);
        QVERIFY(recorder.recordConnection(id));
        QCOMPARE(recorder.connectionCount(), 1);
        QTRY_COMPARE(model.count(), 2); // the heads
        QVERIFY(!model.payload(0).contains("geheim"));
        QVERIFY(model.payload(0).startsWith("GET /chat?"));
        m_live->clients[0]->sendTextMessage(u"grüße"_s);
        m_live->clients[1]->sendTextMessage(u"not seen"_s);
        m_live->clients[0]->sendBinaryMessage(QByteArray(300'000, 'b'));
        QTRY_COMPARE(model.count(), 5);
        const FrameRecord &received = model.record(2);
        QCOMPARE(received.connectionId, id);
        QCOMPARE(received.direction, Direction::Received);
        QCOMPARE(received.opcode, Opcode::Text);
        QVERIFY(received.fin && received.masked && received.complete && !received.rsv1);
        QCOMPARE(received.payload, u"grüße"_s.toUtf8());
        QCOMPARE(received.wireSize, 6 + 7);
        QCOMPARE(model.record(3).direction, Direction::Sent);
        QCOMPARE(model.record(4).payloadSize, 300'000);
        QCOMPARE(model.record(4).payload.size(), FrameRecorder::DefaultMaxPayload);
        QCOMPARE(recorder.log()->connection(id).peer, m_live->server->connection(id)->peer());

        recorder.setMaxPayload(3);
        recorder.stopConnection(id);
        recorder.setRecordsAll(true);
        QTRY_COMPARE(model.count(), 7); // the heads of the other
        m_live->clients[1]->sendTextMessage(u"seen"_s);
        QTRY_COMPARE(model.count(), 9);
        QCOMPARE(model.record(7).payload, "see"_qba);
        QTRY_COMPARE(recorder.connectionCount(), 2);
        recorder.stopAll();
        QCOMPARE(recorder.connectionCount(), 0);
    }

    void framesOfConnectionThatEnds()
    {
        QVERIFY(m_live->connectClient());
        const quint64 id = m_live->lastSocket()->connectionId();
        FrameRecorder recorder;
        recorder.setServer(m_remote.get());
        QSignalSpy counted(&recorder, &FrameRecorder::connectionCountChanged);
        recorder.recordConnection(id);
        recorder.recordConnection(id + 1'000'000);
        QTRY_COMPARE(recorder.connectionCount(), 1);
        QVERIFY(recorder.isRecordedConnection(id));
        m_live->clients[0]->close(CloseCode::GoingAway);
        QTRY_COMPARE(recorder.connectionCount(), 0);
        // Everything of it was sent before, the close frames of both sides too.
        const std::vector<FrameRecord> records = recorder.log()->records(0, 100);
        QVERIFY(std::ranges::count(records, Opcode::Close, &FrameRecord::opcode) == 2);
    }

    /// Who does not read loses frames, and is told how many; the server keeps no more than it may.
    void framesAreDroppedForWhoDoesNotRead()
    {
        QVERIFY(m_live->connectClient());
        const quint64 id = m_live->lastSocket()->connectionId();
        RawViewer viewer(*m_live);
        QVERIFY(viewer.waitForOpen());
        viewer.send({{u"type"_s, u"open"_s},
                     {u"of"_s, u"frames"_s},
                     {u"channel"_s, 1},
                     {u"connections"_s, QJsonArray{double(id)}}});
        QTRY_VERIFY(!viewer.batches.isEmpty());
        viewer.client.pauseReading();
        const QByteArray large(200'000, 'x');
        constexpr int Count = 200; // 40 MB
        QSignalSpy arrived(m_live->server.get(), &WebSocketServer::binaryMessageReceived);
        for (int i = 0; i < Count; ++i) {
            m_live->clients[0]->sendBinaryMessage(large);
            QTRY_COMPARE(arrived.count(), i + 1);
        }
        viewer.client.resumeReading();
        const auto lastDropped = [&] {
            return batchFromBytes(viewer.batches.last())->header.value(u"dropped"_s).toInt();
        };
        const auto received = [&] {
            int frames = 0;
            for (const QByteArray &batch : viewer.batches)
                frames += int(batchFromBytes(batch)->frames.size());
            return frames;
        };
        QTRY_VERIFY(lastDropped() > 0);
        QTRY_COMPARE(received() + lastDropped(), Count + 2);
        QVERIFY(received() > 10);
        QCOMPARE(m_live->clients[0]->state(), WebSocket::State::Open);
    }

    void actions()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_live->connectClient());
        QList<qreal> ids;
        for (const WebSocket *socket : m_live->server->connections())
            ids.append(qreal(socket->connectionId()));
        ServerActions actions;
        actions.setServer(m_remote.get());
        QSignalSpy failed(&actions, &ServerActions::failed);
        QSignalSpy done(&actions, &ServerActions::done);
        QVERIFY(!actions.isAllowed());
        QCOMPARE(actions.ping(ids), 0);
        QCOMPARE(failed.count(), 1);
        m_live->inspector->setAllowActions(true);
        QTRY_VERIFY(actions.isAllowed());
        QSignalSpy text(m_live->clients[1].get(), &WebSocket::textMessageReceived);
        QSignalSpy binary(m_live->clients[1].get(), &WebSocket::binaryMessageReceived);
        QCOMPARE(actions.sendText({ids[1]}, u"grüße"_s), 1);
        QCOMPARE(actions.sendBinary({ids[1]}, QByteArray::fromHex("00ff")), 1);
        QCOMPARE(actions.broadcastText(u"all"_s), 1);
        QTRY_COMPARE(text.count(), 2);
        QCOMPARE(text.at(0).at(0).toString(), u"grüße"_s);
        QCOMPARE(binary.at(0).at(0).toByteArray(), QByteArray::fromHex("00ff"));
        QTRY_COMPARE(done.count(), 3);
        QCOMPARE(done.at(2).at(0).toInt(), 3);
        QCOMPARE(actions.close({ids[0], ids[2]}, 4001, u"x"_s), 2);
        QVERIFY(m_live->waitForCount(1));
        QCOMPARE(m_live->clients[2]->closeReason(), u"x"_s);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(actions.sendBinary(ids, QByteArray(Inspect::MaxRequestSize, 'x')), 0);
        QCOMPARE(failed.count(), 2);
        m_remote.reset();
        QVERIFY(!actions.isAllowed());
    }

    void wrongToken()
    {
        RemoteServer remote;
        QSignalSpy status(&remote, &RemoteServer::statusChanged);
        remote.setUrl(m_live->inspector->url());
        // Not found by discovery either.
        m_live->inspector->setToken(QString(30, u'x'));
        m_live->hide();
        remote.setToken(QString(30, u'y'));
        QTRY_COMPARE(remote.status(), RemoteServer::Refused);
        QVERIFY(!remote.errorString().isEmpty());
        QVERIFY(remote.isTokenWrong());
        QCOMPARE(remote.retryIn(), 0);
        remote.setToken(QString(30, u'x'));
        QTRY_COMPARE(remote.status(), RemoteServer::Attached);
        QVERIFY(!remote.isTokenWrong());
        remote.setActive(false);
        QCOMPARE(remote.status(), RemoteServer::Idle);
    }

    /// It takes the connection, and says nothing.
    void silentEndpoint()
    {
        WebSocketServer silent;
        ServerOptions options;
        options.subprotocols = {QString(Inspect::Subprotocol)};
        silent.setOptions(options);
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        RemoteServer remote;
        QSignalSpy status(&remote, &RemoteServer::statusChanged);
        remote.setHelloTimeout(20);
        remote.setUrl(QUrl(silent.url()));
        QTRY_COMPARE(remote.status(), RemoteServer::Waiting);
        QCOMPARE(remote.errorString(), u"It does not answer as an inspector"_s);
        QVERIFY(remote.retryIn() >= 1);
        QVERIFY(!remote.isTokenWrong());
        QTRY_COMPARE(silent.connectionCount(), 0);
        remote.reconnect();
        QCOMPARE(remote.status(), RemoteServer::Connecting);
        QTRY_COMPARE(remote.status(), RemoteServer::Waiting);
        // Who has said hello may be silent.
        remote.setHelloTimeout(400);
        remote.setToken(m_live->inspector->token());
        remote.setUrl(m_live->inspector->url());
        QTRY_COMPARE(remote.status(), RemoteServer::Attached);
        status.clear();
        QTest::qWait(600);
        QCOMPARE(status.count(), 0);
    }

    /// A server, not its inspector: who is told so need not wait.
    void noEndpointAtAll()
    {
        RemoteServer remote;
        remote.setUrl(QUrl(m_live->server->url()));
        QTRY_COMPARE(remote.status(), RemoteServer::Refused);
        QCOMPARE(remote.errorString(), u"It does not speak the protocol of inspectors"_s);
        QVERIFY(!remote.isTokenWrong());
        QCOMPARE(remote.retryIn(), 0);
    }

    /// What was shown stays while nobody is there, and goes on when the other side is back.
    void connectionIsLostAndComesBack()
    {
        QVERIFY(m_live->connectClient(u"a"_s));
        ConnectionModel model;
        model.setServer(m_remote.get());
        ServerFigures figures;
        figures.setServer(m_remote.get());
        QTRY_COMPARE(model.count(), 1);
        QTRY_COMPARE(figures.connections(), 1);
        const QHostAddress address = QHostAddress::LocalHost;
        const auto port = quint16(m_live->inspector->url().port());
        m_live->inspector->close();
        QTRY_COMPARE(m_remote->status(), RemoteServer::Waiting);
        QVERIFY(m_remote->retryIn() >= 1);
        QVERIFY(!m_remote->errorString().isEmpty());
        QCOMPARE(model.count(), 1);
        QCOMPARE(model.index(0).data(ConnectionModel::PathRole).toString(), u"/a"_s);
        QVERIFY(m_live->connectClient(u"b"_s));
        QVERIFY(m_live->inspector->open(address, port));
        QTRY_COMPARE(m_remote->status(), RemoteServer::Attached);
        QTRY_COMPARE(model.count(), 2);
        QTRY_COMPARE(figures.connections(), 2);
    }

    void remoteIsDestroyedFirst()
    {
        QVERIFY(m_live->connectClient());
        ConnectionModel model;
        ConnectionDetails details;
        ServerFigures figures;
        AlertModel alerts;
        FrameRecorder recorder;
        details.setModel(&model);
        details.setConnectionId(m_live->lastSocket()->connectionId());
        for (QObject *object : std::initializer_list<QObject *>{&model, &figures, &alerts, &recorder})
            object->setProperty("server", QVariant::fromValue<QObject *>(m_remote.get()));
        recorder.setRecordsAll(true);
        QTRY_VERIFY(model.count() == 1 && details.isValid() && figures.connections() == 1);
        m_remote.reset();
        for (QObject *object : std::initializer_list<QObject *>{&model, &figures, &alerts, &recorder})
            QVERIFY(!object->property("server").value<QObject *>());
        QCOMPARE(model.count(), 0);
        QCOMPARE(details.state(), u"closed"_s);
        QCOMPARE(figures.connections(), 0);
    }

private:
    /// The other side has taken what was asked of it before.
    bool hasAnswered()
    {
        ServerFigures figures;
        QSignalSpy changed(&figures, &ServerFigures::changed);
        figures.setServer(m_remote.get());
        return QTest::qWaitFor([&] { return changed.count() >= 2; });
    }

    std::unique_ptr<InspectedServer> m_live;
    std::unique_ptr<RemoteServer> m_remote;
};

QTEST_GUILESS_MAIN(tst_InspectViewing)
#include "tst_inspectviewing.moc"

// SPDX-License-Identifier: MIT
// What tidewire.inspect.v1 is made of, there and back, and what a hostile other side makes of it.
#include "fakeframe.h"
#include "fakerow.h"

#include "monitor/inspect/alertcode.h"
#include "monitor/inspect/framecode.h"
#include "monitor/inspect/requestbudget.h"
#include "monitor/inspect/rowcode.h"

#include <QtCore/qjsonarray.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using namespace std::chrono_literals;

class tst_InspectCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows()
    {
        const auto row = fakeRow(7);
        row->counters = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        row->queued = 2'000'000;
        row->state = ConnectionState::Slow;
        row->roundTrip = 1'500;
        row->age = 12'345ms;
        row->idle = 99ms;
        row->secure = true;
        row->tls = {u"TLSv1.3"_s, u"TLS_AES_256_GCM_SHA384"_s};
        row->inMeter.setRate(12.5);
        row->traffic.addSecond({1, 2, 0, 0});
        ConnectionRow other;
        rowFromJson(rowToJson(*row, {.constants = true, .histories = true}), other);
        QCOMPARE(other.id, 7);
        QCOMPARE(other.counters, row->counters);
        QCOMPARE(other.queued, row->queued);
        QCOMPARE(other.state, row->state);
        QCOMPARE(other.roundTrip, row->roundTrip);
        QCOMPARE(other.age, row->age);
        QCOMPARE(other.idle, row->idle);
        QCOMPARE(other.peer, row->peer);
        QCOMPARE(other.path, row->path);
        QCOMPARE(other.userAgent, row->userAgent);
        QVERIFY(other.secure && other.tls == row->tls);
        QCOMPARE(other.inMeter.rate(), 12.5);
        QCOMPARE(other.traffic.values(Traffic::Series::MessagesOut, Traffic::Span::Minute), QList<qreal>({2}));
        // The rest stays what it was.
        row->counters.messagesReceived = 50;
        row->path = u"/other"_s;
        const QJsonObject later = rowToJson(*row, {.constants = false, .histories = false});
        QVERIFY(!later.contains(u"path"_s));
        rowFromJson(later, other);
        QCOMPARE(other.counters.messagesReceived, 50);
        QVERIFY(other.path != row->path && !other.path.isEmpty());
    }

    void strangeRows()
    {
        ConnectionRow row;
        rowFromJson({}, row);
        QCOMPARE(row.id, 0);
        rowFromJson({{u"id"_s, -1e300},
                     {u"queued"_s, 1e300},
                     {u"age"_s, -5},
                     {u"roundTrip"_s, 1e300},
                     {u"state"_s, u"flying"_s},
                     {u"inRate"_s, 1e300},
                     {u"messagesIn"_s, u"many"_s},
                     {u"path"_s, 7},
                     {u"inHistory"_s, QJsonArray{-1, 1e300, u"x"_s}},
                     {u"outHistory"_s, 5}},
                    row);
        QCOMPARE(row.id, 0);
        QVERIFY(row.queued > 0);
        QCOMPARE(row.age.count(), 0);
        QCOMPARE(row.roundTrip, -1);
        QCOMPARE(row.state, ConnectionState::Closed);
        QVERIFY(std::isfinite(row.inMeter.rate()));
        QCOMPARE(row.path, QString());
        QCOMPARE(numbersFromJson(QJsonArray{-1, 2, 3, 4}, 3), QList<qreal>({0, 2, 3}));
        QCOMPARE(seriesFromJson(QJsonArray{QJsonArray{1}}, 3, 5).size(), 3);
    }

    void frames()
    {
        FrameBatch batch;
        batch.header = {{u"channel"_s, 4}};
        FrameRecord frame = fakeFrame(7, Direction::Sent, Opcode::Binary, QByteArray::fromHex("00ff10"), 5);
        frame.fin = false;
        frame.rsv1 = frame.masked = true;
        frame.complete = false;
        frame.payloadSize = 1'000'000;
        batch.frames = {frame, fakeText(8, {}), fakeFrame(9, Direction::Received, Opcode::Ping, "x")};
        batch.frames[1].rsv3 = true;
        const auto other = batchFromBytes(batchToBytes(batch));
        QVERIFY(other);
        QCOMPARE(other->header, batch.header);
        QVERIFY(other->frames == batch.frames);
    }

    void headsAreRedacted()
    {
        FrameBatch batch;
        batch.frames = {fakeHead(1, Direction::Received, "GET /?token=geheim HTTP/1.1\r\nCookie: a=geheim\r\n\r\n")};
        const QByteArray bytes = batchToBytes(batch);
        QVERIFY(!bytes.contains("geheim"));
        QCOMPARE(batchFromBytes(bytes)->frames.front().kind, FrameRecord::Kind::Head);
    }

    void brokenBatches()
    {
        FrameBatch batch;
        batch.frames = {fakeText(7, "hello")};
        const QByteArray bytes = batchToBytes(batch);
        const qsizetype headerEnd = 4 + 2;
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QCOMPARE(batchFromBytes(bytes.first(size)).has_value(), size == headerEnd);
        QVERIFY(!batchFromBytes(QByteArray(64, '\xFF')));
        QVERIFY(!batchFromBytes(QByteArray::fromHex("00000002") + "[]"));
        QVERIFY(!batchFromBytes(QByteArray::fromHex("00000002") + "{}" + QByteArray::fromHex("00000001") + "x"));
    }

    void alerts()
    {
        Alert alert;
        alert.id = 3;
        alert.kind = Alert::Kind::LongRoundTrip;
        alert.time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
        alert.connectionId = 9;
        alert.subject = u"192.0.2.1:80"_s;
        alert.value = 2500;
        alert.threshold = 1000;
        QCOMPARE(alertFromJson(alertToJson(alert)), alert);
        QJsonObject newer = alertToJson(alert);
        newer.insert(u"kind"_s, u"FullMoon"_s);
        QCOMPARE(alertFromJson(newer).id, 0);
    }

    void budget()
    {
        RequestBudget requests;
        int taken = 0;
        while (requests.take(10))
            ++taken;
        QCOMPARE(taken, 400);
        requests.advance(100ms);
        QVERIFY(requests.take(10));
        RequestBudget bytes;
        QVERIFY(bytes.take(3'000'000));
        QVERIFY(!bytes.take(3'000'000));
        bytes.advance(1h); // no more than at first
        QVERIFY(bytes.take(4'000'000));
        QVERIFY(!bytes.take(1'000'000));
    }
};

QTEST_APPLESS_MAIN(tst_InspectCode)
#include "tst_inspectcode.moc"

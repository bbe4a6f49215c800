// SPDX-License-Identifier: MIT
// Frames in the place where their payload is: what they are, and when there are none.
#include "prototest.h"

#include "protocol/frameobserver.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

/// An array as a message arrives in, with room in front.
QByteArray payloadOf(qsizetype size, char byte = 'x')
{
    QByteArray payload(size + FrameHeader::MaxSize, byte);
    payload.remove(0, FrameHeader::MaxSize);
    return payload;
}

class Deaf : public FrameObserver
{
public:
    void headPassed(Direction, QByteArrayView) override {}
    void frameBegan(const ObservedFrame &) override {}
    void payloadPassed(Direction, QByteArrayView) override {}
    void frameEnded(Direction) override {}
};

} // namespace

class SessionInPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheFrame_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("short") << qsizetype(125) << hex("82 7d");
        QTest::newRow("16 bits") << qsizetype(4096) << hex("82 7e 10 00");
        QTest::newRow("the most of them") << qsizetype(65'535) << hex("82 7e ff ff");
        QTest::newRow("64 bits") << qsizetype(65'536) << hex("82 7f 00 00 00 00 00 01 00 00");
    }
    void isTheFrame()
    {
        QFETCH(const qsizetype, size);
        QFETCH(const QByteArray, header);
        const auto session = openSession(Role::Server);
        QByteArray payload = payloadOf(size);
        const char *const place = payload.constData();
        const std::span<const char> frame = session->frameInPlace(payload);
        QCOMPARE(QByteArray(frame.data(), qsizetype(frame.size())), header + QByteArray(size, 'x'));
        QCOMPARE(static_cast<const void *>(frame.data() + header.size()), static_cast<const void *>(place));
        QCOMPARE(static_cast<const void *>(payload.constData()), static_cast<const void *>(place));
        QCOMPARE(payload, QByteArray(size, 'x'));
        QCOMPARE(session->outputSize(), 0);
        QCOMPARE(session->messagesSent(), 1);
    }

    void needsRoomOfItsOwn()
    {
        const auto session = openSession(Role::Server);
        QByteArray without(5000, 'x');
        QVERIFY(isRefused(*session, without));
        QByteArray payload = payloadOf(5000);
        const QByteArray other = payload;
        QVERIFY(isRefused(*session, payload));
        QByteArray foreign = QByteArray::fromRawData(other.constData(), 5000);
        QVERIFY(isRefused(*session, foreign));
    }

    void whatStandsBeforeItComesFirst()
    {
        QByteArray payload = payloadOf(5000);
        const auto session = openSession(Role::Server);
        session->sendText("first");
        QVERIFY(isRefused(*session, payload));
        session->takeOutput();
        session->setBacklog(1);
        QVERIFY(isRefused(*session, payload));
        session->setBacklog(300'000);
        QCOMPARE(session->sendText("second"), SendResult::Queued);
        QVERIFY(isRefused(*session, payload));
    }

    void refusedInOtherStates()
    {
        for (const Session::State state : statesOf(Role::Server)) {
            if (state == Session::State::Open)
                continue;
            QByteArray payload = payloadOf(5000);
            QVERIFY(isRefused(*sessionIn(state, Role::Server), payload));
        }
    }

    /// Those are masked, or not what was given.
    void refusedWherePayloadsAreChanged()
    {
        QByteArray payload = payloadOf(5000);
        QVERIFY(isRefused(*openSession(Role::Client), payload));
        Session compressing({}, CompressionOptions());
        feed(compressing, rfcRequest().chopped(2) + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        QVERIFY(compressing.accept({}));
        QVERIFY(compressing.compression());
        compressing.takeOutput();
        QVERIFY(isRefused(compressing, payload));
    }

    void refusedWhereSomebodyLooks()
    {
        QByteArray payload = payloadOf(5000);
        const auto session = openSession(Role::Server);
        Deaf observer;
        session->setFrameObserver(&observer);
        QVERIFY(isRefused(*session, payload));
    }

private:
    static bool isRefused(Session &session, QByteArray &payload)
    {
        const QByteArray before(payload.constData(), payload.size()); // not shared
        const quint64 sent = session.messagesSent();
        return session.frameInPlace(payload).empty() && payload == before && session.messagesSent() == sent;
    }
};

QTEST_APPLESS_MAIN(SessionInPlaceTest)
#include "tst_session_inplace.moc"

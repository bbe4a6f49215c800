// SPDX-License-Identifier: MIT
// What waits for a peer that does not read: its order, its limit, and what is dropped of it.
#include "prototest.h"

#include "protocol/sessioncompression.h"

#include <zlib.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

/// More than a session lets go before the transport has got rid of it.
constexpr qint64 Stuck = 1024 * 1024;

Limits withQueue(qint64 size)
{
    Limits limits;
    limits.maxSendQueue = size;
    return limits;
}

/// A session whose peer has not read for long.
std::unique_ptr<Session> stuckSession(Role role, const Limits &limits = {})
{
    auto session = openSession(role, limits);
    session->setBacklog(Stuck);
    return session;
}

/// All that leaves the session when its peer reads.
QByteArray released(Session &session)
{
    QByteArray bytes;
    session.setBacklog(0);
    while (session.outputSize() > 0) {
        bytes += session.takeOutput();
        session.setBacklog(0);
    }
    return bytes;
}

} // namespace

class SessionQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesWaitInOrder_data() { addRoles(); }
    void messagesWaitInOrder();
    void burstLeavesInPieces();
    void closePolicy_data();
    void closePolicy();
    void dropOldest();
    void dropNewest();
    void keepLatest();
    void keysMeanNothingToOtherPolicies();
    void controlFramesOvertake();
    void newestPongIsOwed();
    void allPongsWhileThePeerReads();
    void closeComesLast_data() { addRoles(); }
    void closeComesLast();
    void peersCloseIsAnsweredLast();
    void failingForgetsMessages();
    void failingSendsTheWaitingClose();
    void endForgetsAll();
    void droppedMessagesLeaveTheContextWhole();
    void preparedMessagesAreShared();
    void preparedMessagesAreCompressedOnce();
    void preparedMessagesOfBorrowedBytes();
    void preparedMessagesForClients();
    void preparedMessagesThatAreNone();
};

void SessionQueueTest::messagesWaitInOrder()
{
    QFETCH(Role, role);
    const auto session = stuckSession(role);
    QCOMPARE(session->sendText("a"), SendResult::Queued);
    QCOMPARE(session->sendBinary("b"), SendResult::Queued);
    QCOMPARE(session->send(PreparedMessage::text(u"c"_s)), SendResult::Queued);
    QCOMPARE(session->outputSize(), 0);
    QVERIFY(session->hasWaiting());
    QVERIFY(session->waitingSize() >= 3 && session->waitingSize() < 100);
    QCOMPARE(session->messagesSent(), 0);
    QCOMPARE(released(*session), from(role, FinText, "a") + from(role, FinBinary, "b") + from(role, FinText, "c"));
    QVERIFY(!session->hasWaiting());
    QCOMPARE(session->waitingSize(), 0);
    QCOMPARE(session->messagesSent(), 3);
    QCOMPARE(session->sendText("d"), SendResult::Sent);
}

void SessionQueueTest::burstLeavesInPieces()
{
    const auto session = openSession(Role::Server);
    QByteArray sent;
    int waiting = 0;
    for (int i = 0; i < 100; ++i) {
        const QByteArray message(10'000, char('a' + i % 26));
        waiting += session->sendBinary(message).outcome == SendResult::Queued;
        sent += from(Role::Server, FinBinary, message);
    }
    QVERIFY(waiting > 0);
    QVERIFY(session->outputSize() < 300'000);
    QVERIFY(released(*session) == sent);
}

void SessionQueueTest::closePolicy_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("code");
    QTest::newRow("1008") << int(OverflowPolicy::Close) << 1008;
    QTest::newRow("1013") << int(OverflowPolicy::CloseTryAgainLater) << 1013;
    QTest::newRow("keep latest, without a key") << int(OverflowPolicy::KeepLatest) << 1008;
}

void SessionQueueTest::closePolicy()
{
    QFETCH(int, policy);
    QFETCH(int, code);
    const auto session = stuckSession(Role::Server, withQueue(Stuck + 1000));
    session->setOverflowPolicy(OverflowPolicy(policy));
    QCOMPARE(session->sendBinary(QByteArray(1000, 'a')), SendResult::Queued); // fills it, header included
    const SendResult result = session->sendBinary("b");
    QCOMPARE(result, SendResult::QueueFull);
    QVERIFY(!result);
    QVERIFY(!result.reason().isEmpty());
    QCOMPARE(session->sendBinary("c"), SendResult::NotOpen);
    QCOMPARE(session->failureCode(Error::SendQueueFull), CloseCode(code));
    QCOMPARE(pull(*session), QStringList{failed(Error::SendQueueFull)});
    // The close frame does not wait behind messages that nobody reads.
    QCOMPARE(released(*session), failureFrom(Role::Server, code, Error::SendQueueFull));
}

void SessionQueueTest::dropOldest()
{
    const auto session = stuckSession(Role::Server, withQueue(Stuck + 1000));
    session->setOverflowPolicy(OverflowPolicy::DropOldest);
    for (const char letter : {'a', 'b', 'c', 'd'})
        QCOMPARE(session->sendBinary(QByteArray(600, letter)), SendResult::Queued);
    QCOMPARE(session->messagesDropped(), 2);
    QCOMPARE(released(*session),
             from(Role::Server, FinBinary, QByteArray(600, 'c')) + from(Role::Server, FinBinary, QByteArray(600, 'd')));
    QCOMPARE(session->messagesSent(), 2);
    // What the transport has is beyond reach: the newest message waits all the same, and is the only one.
    session->setBacklog(10 * Stuck);
    for (const char letter : {'e', 'f'})
        QCOMPARE(session->sendBinary(QByteArray(600, letter)), SendResult::Queued);
    QCOMPARE(released(*session), from(Role::Server, FinBinary, QByteArray(600, 'f')));
}

void SessionQueueTest::dropNewest()
{
    const auto session = stuckSession(Role::Server, withQueue(Stuck + 1000));
    session->setOverflowPolicy(OverflowPolicy::DropNewest);
    QCOMPARE(session->sendBinary(QByteArray(600, 'a')), SendResult::Queued);
    QCOMPARE(session->sendBinary(QByteArray(600, 'b')), SendResult::Queued);
    QCOMPARE(session->sendBinary("c"), SendResult::Dropped);
    QCOMPARE(session->messagesDropped(), 1);
    QCOMPARE(session->state(), Session::State::Open);
    QCOMPARE(released(*session),
             from(Role::Server, FinBinary, QByteArray(600, 'a')) + from(Role::Server, FinBinary, QByteArray(600, 'b')));
}

void SessionQueueTest::keepLatest()
{
    const auto session = stuckSession(Role::Server);
    session->setOverflowPolicy(OverflowPolicy::KeepLatest);
    QCOMPARE(session->sendText("mouse 1", u"mouse"_s), SendResult::Queued);
    QCOMPARE(session->sendText("hello"), SendResult::Queued);
    QCOMPARE(session->sendText("pen 1", u"pen"_s), SendResult::Queued);
    for (int i = 2; i < 1000; ++i)
        QCOMPARE(session->sendText("mouse " + QByteArray::number(i), u"mouse"_s), SendResult::Queued);
    QCOMPARE(session->sendText("hello"), SendResult::Queued);
    QVERIFY(session->waitingSize() < 200);
    QCOMPARE(session->messagesDropped(), 998);
    QCOMPARE(released(*session),
             from(Role::Server, FinText, "mouse 999") + from(Role::Server, FinText, "hello")
                 + from(Role::Server, FinText, "pen 1") + from(Role::Server, FinText, "hello"));
    // Those that have left are not there to be replaced.
    session->setBacklog(Stuck);
    session->sendText("pen 2", u"pen"_s);
    session->sendText("mouse 1000", u"mouse"_s);
    session->sendText("pen 3", u"pen"_s);
    QCOMPARE(released(*session), from(Role::Server, FinText, "pen 3") + from(Role::Server, FinText, "mouse 1000"));
}

void SessionQueueTest::keysMeanNothingToOtherPolicies()
{
    const auto session = stuckSession(Role::Server);
    session->sendText("1", u"key"_s);
    session->sendText("2", u"key"_s);
    QCOMPARE(released(*session), from(Role::Server, FinText, "1") + from(Role::Server, FinText, "2"));
}

void SessionQueueTest::controlFramesOvertake()
{
    const auto session = stuckSession(Role::Server);
    session->sendText("a");
    QVERIFY(session->sendPing("?"));
    QCOMPARE(session->takeOutput(), from(Role::Server, Ping, "?"));
    QCOMPARE(released(*session), from(Role::Server, FinText, "a"));
}

void SessionQueueTest::newestPongIsOwed()
{
    const auto session = stuckSession(Role::Server);
    session->sendText("a");
    for (int i = 0; i < 1000; ++i)
        feed(*session, toward(Role::Server, Ping, QByteArray::number(i)));
    QCOMPARE(session->outputSize(), 0);
    QCOMPARE(released(*session), from(Role::Server, Pong, "999") + from(Role::Server, FinText, "a"));
    session->setBacklog(Stuck);
    feed(*session, toward(Role::Server, Ping, "alone"));
    QVERIFY(session->hasWaiting());
    QCOMPARE(released(*session), from(Role::Server, Pong, "alone"));
    QVERIFY(!session->hasWaiting());
}

void SessionQueueTest::allPongsWhileThePeerReads()
{
    const auto session = openSession(Role::Server);
    feed(*session, toward(Role::Server, Ping, "1") + toward(Role::Server, Ping, "2"));
    QCOMPARE(released(*session), from(Role::Server, Pong, "1") + from(Role::Server, Pong, "2"));
}

void SessionQueueTest::closeComesLast()
{
    QFETCH(Role, role);
    const auto session = stuckSession(role);
    session->sendText("a");
    QVERIFY(session->close(CloseCode::GoingAway));
    QCOMPARE(session->state(), Session::State::Closing);
    QCOMPARE(session->sendText("b"), SendResult::NotOpen);
    QVERIFY(!session->sendPing("?"));
    QCOMPARE(released(*session), from(role, FinText, "a") + from(role, Close, closePayload(1001)));
}

void SessionQueueTest::peersCloseIsAnsweredLast()
{
    const auto session = stuckSession(Role::Server);
    session->sendText("a");
    QCOMPARE(feed(*session, toward(Role::Server, Close, closePayload(1000))), QStringList{u"close:1000:"_s});
    QCOMPARE(session->state(), Session::State::Ended);
    QVERIFY(session->hasWaiting());
    QCOMPARE(released(*session), from(Role::Server, FinText, "a") + from(Role::Server, Close, closePayload(1000)));
}

void SessionQueueTest::failingForgetsMessages()
{
    const auto session = stuckSession(Role::Server);
    session->sendText("a");
    feed(*session, hex("83 80 00 00 00 00"));
    QCOMPARE(released(*session), failureFrom(Role::Server, 1002, Error::ReservedOpcode));
}

void SessionQueueTest::failingSendsTheWaitingClose()
{
    const auto session = stuckSession(Role::Server);
    session->sendText("a");
    session->close(CloseCode::Normal);
    feed(*session, hex("83 80 00 00 00 00"));
    QCOMPARE(released(*session), from(Role::Server, Close, closePayload(1000)));
}

void SessionQueueTest::endForgetsAll()
{
    const auto session = stuckSession(Role::Server);
    session->sendText("a");
    session->endInput(Error::ConnectionLost);
    QVERIFY(!session->hasWaiting());
    QCOMPARE(released(*session), QByteArray());
}

void SessionQueueTest::droppedMessagesLeaveTheContextWhole()
{
    CompressionOptions options;
    options.contextTakeover = true;
    options.threshold = 0;
    Session session(withQueue(Stuck + 1000), options);
    feed(session, rfcRequest().chopped(2) + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
    session.accept({});
    pull(session);
    session.takeOutput();
    session.setOverflowPolicy(OverflowPolicy::DropOldest);
    session.setBacklog(Stuck);
    for (const char letter : {'a', 'b', 'c', 'd'})
        session.sendText(QByteArray(600, letter));
    QVERIFY(session.messagesDropped() > 0);

    z_stream peer = {};
    inflateInit2(&peer, -15);
    const QByteArray bytes = released(session);
    QByteArray text;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto read = readFrameHeader(spanOf(bytes).subspan(size_t(at)));
        QByteArray payload = bytes.sliced(at + read->size, qsizetype(read->header.payloadLength)) + hex("00 00 ff ff");
        at += read->size + qsizetype(read->header.payloadLength);
        QByteArray out(10'000, Qt::Uninitialized);
        peer.next_in = reinterpret_cast<Bytef *>(payload.data());
        peer.avail_in = uInt(payload.size());
        peer.next_out = reinterpret_cast<Bytef *>(out.data());
        peer.avail_out = uInt(out.size());
        QCOMPARE(inflate(&peer, Z_SYNC_FLUSH), Z_OK);
        text += out.first(out.size() - qsizetype(peer.avail_out));
    }
    inflateEnd(&peer);
    QCOMPARE(text, QByteArray(600, 'c') + QByteArray(600, 'd'));
}

void SessionQueueTest::preparedMessagesAreShared()
{
    const PreparedMessage message = PreparedMessage::binary(QByteArray(100'000, 'x'));
    QByteArray before(1000, 'y');
    for (int i = 0; i < 2; ++i) {
        const auto session = openSession(Role::Server);
        session->sendBinary(before);
        QCOMPARE(session->send(message), SendResult::Sent);
        session->sendBinary(before);
        QByteArray wire;
        bool shared = false;
        while (session->outputSize() > 0) {
            const QByteArray piece = session->takeOutput();
            shared |= piece.constData() == message.payload().constData();
            wire += piece;
        }
        QVERIFY(shared);
        const QByteArray around = from(Role::Server, FinBinary, before);
        QVERIFY(wire == around + from(Role::Server, FinBinary, message.payload()) + around);
    }
}

void SessionQueueTest::preparedMessagesAreCompressedOnce()
{
    const auto open = [](const QByteArray &parameters, int level) {
        CompressionOptions options;
        options.level = level;
        auto session = std::make_unique<Session>(Limits(), options);
        feed(*session,
             rfcRequest().chopped(2) + "Sec-WebSocket-Extensions: permessage-deflate" + parameters + "\r\n\r\n");
        session->accept({});
        pull(*session);
        session->takeOutput();
        return session;
    };
    QByteArray text;
    for (int i = 0; i < 30'000; ++i)
        text += QByteArray::number(i * 7919 % 10'007);
    const PreparedMessage message = PreparedMessage::utf8(text);
    const auto payloadFor = [&message](Session &session) {
        session.send(message);
        session.takeOutput(); // the header
        return session.takeOutput();
    };
    const auto one = open({}, 6);
    const auto two = open({}, 6);
    const auto smallWindow = open("; server_max_window_bits=9", 6);
    const auto otherLevel = open({}, 1);
    const QByteArray payload = payloadFor(*one);
    QVERIFY(payload.size() >= 2 * OutputBuffer::ShareFrom);
    QVERIFY(payloadFor(*two).constData() == payload.constData());
    QVERIFY(payloadFor(*smallWindow) != payload);
    QVERIFY(payloadFor(*otherLevel) != payload);
    QCOMPARE(one->compression()->figures(), two->compression()->figures());
    QCOMPARE(one->compression()->figures().sentCompressed, quint64(payload.size()));
}

void SessionQueueTest::preparedMessagesOfBorrowedBytes()
{
    std::vector<char> bytes(100'000, 'x');
    const PreparedMessage message =
        PreparedMessage::binary(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())));
    std::ranges::fill(bytes, 'y');
    QVERIFY(message.payload() == QByteArray(100'000, 'x'));
}

void SessionQueueTest::preparedMessagesForClients()
{
    const auto session = openSession(Role::Client);
    const PreparedMessage message = PreparedMessage::binary(QByteArray(100'000, 'x'));
    session->send(message);
    session->send(message);
    const QByteArray frame = from(Role::Client, FinBinary, QByteArray(100'000, 'x'));
    QVERIFY(released(*session) == frame + frame);
}

void SessionQueueTest::preparedMessagesThatAreNone()
{
    const auto session = openSession(Role::Server);
    QVERIFY(!PreparedMessage().isValid());
    QVERIFY(!PreparedMessage::utf8("\xc3").isValid());
    QCOMPARE(session->send(PreparedMessage::utf8("\xc3")), SendResult::NotUtf8);
    QCOMPARE(session->send({}), SendResult::NotUtf8);
    QCOMPARE(session->outputSize(), 0);
}

QTEST_APPLESS_MAIN(SessionQueueTest)
#include "tst_session_queue.moc"

// SPDX-License-Identifier: MIT
// Messages and control frames of an open connection, with the examples of RFC 6455 §5.7.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

const QByteArray &pattern(int size)
{
    static QMap<int, QByteArray> made;
    QByteArray &bytes = made[size];
    while (bytes.size() < size)
        bytes.append(char(bytes.size() * 31));
    return bytes;
}

std::unique_ptr<Session> clientWithKey(MaskKey key)
{
    auto session = std::make_unique<Session>(Limits(), rfcOffer(), [key] { return key; });
    feed(*session, rfcAnswer());
    session->takeOutput();
    return session;
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rfcMessagesOfAServer();
    void rfcMessagesOfAClient();
    void rfcMessagesSent();
    void lengths_data() { addRoles(); }
    void lengths();
    void fragments_data() { addRoles(); }
    void fragments();
    void controlBetweenFragments_data() { addRoles(); }
    void controlBetweenFragments();
    void pings_data() { addRoles(); }
    void pings();
    void texts_data() { addRoles(); }
    void texts();
    void everyMaskKeyIsNew();
    void anyMaskKeyIsTaken();
    void manyMessagesInOnePiece_data() { addRoles(); }
    void manyMessagesInOnePiece();
    void sendingWhileHandling_data() { addRoles(); }
    void sendingWhileHandling();
};

void SessionTest::rfcMessagesOfAServer()
{
    const auto client = openSession(Role::Client);
    QCOMPARE(feed(*client, hex("81 05 48 65 6c 6c 6f")), QStringList{u"text:Hello"_s});
    QCOMPARE(feed(*client, hex("01 03 48 65 6c")), QStringList());
    QCOMPARE(feed(*client, hex("80 02 6c 6f")), QStringList{u"text:Hello"_s});
    QCOMPARE(client->outputSize(), 0);
    QCOMPARE(feed(*client, hex("89 05 48 65 6c 6c 6f")), QStringList{u"ping:48656c6c6f"_s});
    QCOMPARE(client->takeOutput(), from(Role::Client, Pong, "Hello"));
    const QString small = QString::fromLatin1(pattern(256).toHex());
    QCOMPARE(feed(*client, hex("82 7e 01 00") + pattern(256)), QStringList{u"binary:"_s + small});
    const QString large = QString::fromLatin1(pattern(65536).toHex());
    QCOMPARE(feed(*client, hex("82 7f 00 00 00 00 00 01 00 00") + pattern(65536)), QStringList{u"binary:"_s + large});
    QCOMPARE(client->state(), Session::State::Open);
}

void SessionTest::rfcMessagesOfAClient()
{
    const auto server = openSession(Role::Server);
    QCOMPARE(feed(*server, hex("81 85 37 fa 21 3d 7f 9f 4d 51 58")), QStringList{u"text:Hello"_s});
    QCOMPARE(feed(*server, hex("8a 85 37 fa 21 3d 7f 9f 4d 51 58")), QStringList{u"pong:48656c6c6f"_s});
    QCOMPARE(server->outputSize(), 0);
    QCOMPARE(feed(*server, hex("89 85 37 fa 21 3d 7f 9f 4d 51 58")), QStringList{u"ping:48656c6c6f"_s});
    QCOMPARE(server->takeOutput(), hex("8a 05 48 65 6c 6c 6f"));
}

void SessionTest::rfcMessagesSent()
{
    const auto server = openSession(Role::Server);
    QVERIFY(server->sendText("Hello"));
    QCOMPARE(server->takeOutput(), hex("81 05 48 65 6c 6c 6f"));
    QVERIFY(server->sendPing("Hello"));
    QCOMPARE(server->takeOutput(), hex("89 05 48 65 6c 6c 6f"));
    QVERIFY(server->sendBinary(pattern(256)));
    QCOMPARE(server->takeOutput(), hex("82 7e 01 00") + pattern(256));
    QVERIFY(server->sendBinary(pattern(65536)));
    QCOMPARE(outputOf(*server), hex("82 7f 00 00 00 00 00 01 00 00") + pattern(65536));

    const auto client = clientWithKey(PeerKey);
    QVERIFY(client->sendText("Hello"));
    QCOMPARE(client->takeOutput(), hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
    QVERIFY(client->sendPong("Hello"));
    QCOMPARE(client->takeOutput(), hex("8a 85 37 fa 21 3d 7f 9f 4d 51 58"));
}

void SessionTest::lengths()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    for (const int size : {0, 1, 7, 8, 9, 124, 125, 126, 127, 128, 255, 256, 65534, 65535, 65536, 65537, 1 << 20}) {
        QCOMPARE(feed(*session, toward(role, FinBinary, pattern(size))),
                 QStringList{u"binary:"_s + QString::fromLatin1(pattern(size).toHex())});
        QVERIFY(session->sendBinary(pattern(size)));
        QCOMPARE(session->outputSize(), from(role, FinBinary, pattern(size)).size());
        QCOMPARE(outputOf(*session), from(role, FinBinary, pattern(size)));
    }
}

void SessionTest::fragments()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QCOMPARE(feed(*session,
                  toward(role, Text, "a") + toward(role, Continuation, "b") + toward(role, Continuation)
                      + toward(role, FinContinuation, "c")),
             QStringList{u"text:abc"_s});
    QCOMPARE(feed(*session, toward(role, Binary) + toward(role, FinContinuation)), QStringList{u"binary:"_s});
    QCOMPARE(
        feed(*session,
             toward(role, Binary) + toward(role, Continuation, hex("00")) + toward(role, FinContinuation, hex("ff"))),
        QStringList{u"binary:00ff"_s});
    QCOMPARE(feed(*session, toward(role, FinText)), QStringList{u"text:"_s});
    QCOMPARE(session->state(), Session::State::Open);
    QCOMPARE(session->outputSize(), 0);
}

void SessionTest::controlBetweenFragments()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    // A character is split around the ping, too.
    const QStringList events =
        feed(*session,
             toward(role, Text, hex("e2 82")) + toward(role, Ping, "1") + toward(role, Continuation, hex("ac e2"))
                 + toward(role, Pong, "2") + toward(role, Ping) + toward(role, FinContinuation, hex("82 ac")));
    QCOMPARE(events, (QStringList{u"ping:31"_s, u"pong:32"_s, u"ping:"_s, u"text:€€"_s}));
    QCOMPARE(session->takeOutput(), from(role, Pong, "1") + from(role, Pong));

    // A close frame in the middle is obeyed; the message is never told.
    QCOMPARE(
        feed(*session,
             toward(role, Text, "a") + toward(role, Close, closePayload(1000)) + toward(role, FinContinuation, "b")),
        QStringList{u"close:1000:"_s});
    QCOMPARE(session->takeOutput(), from(role, Close, closePayload(1000)));
}

void SessionTest::pings()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    for (const int size : {0, 1, 124, 125}) {
        const QString digits = QString::fromLatin1(pattern(size).toHex());
        QCOMPARE(feed(*session, toward(role, Ping, pattern(size))), QStringList{u"ping:"_s + digits});
        QCOMPARE(session->takeOutput(), from(role, Pong, pattern(size)));
        QCOMPARE(feed(*session, toward(role, Pong, pattern(size))), QStringList{u"pong:"_s + digits});
        QCOMPARE(session->outputSize(), 0);
        QVERIFY(session->sendPing(pattern(size)));
        QVERIFY(session->sendPong(pattern(size)));
        QCOMPARE(session->takeOutput(), from(role, Ping, pattern(size)) + from(role, Pong, pattern(size)));
    }
}

void SessionTest::texts()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    const QList<QByteArray> texts{"\xEF\xBB\xBF"
                                  "mark",
                                  "\xEF\xBF\xBE", "\xF4\x8F\xBF\xBF", QByteArray("a\0b", 3),
                                  QByteArray("\xE2\x82\xAC").repeated(300'000)};
    for (const QByteArray &text : texts) {
        QByteArray wire = toward(role, FinText, text);
        session->receive({wire.data(), size_t(wire.size())});
        const auto event = session->nextEvent();
        QVERIFY(event);
        QCOMPARE(event->type, SessionEvent::Type::TextMessage);
        QCOMPARE(event->payload, QByteArrayView(text)); // byte for byte: a byte-order mark is kept
        QVERIFY(!session->nextEvent());
        session->releaseInput();
        QVERIFY(session->sendText(text));
        QCOMPARE(session->takeOutput(), from(role, FinText, text));
    }
}

void SessionTest::everyMaskKeyIsNew()
{
    char count = 0;
    Session client(Limits(), rfcOffer(), [&count] { return MaskKey{++count, 0x10, 0x20, 0x30}; });
    feed(client, rfcAnswer());
    client.takeOutput();
    QCOMPARE(int(count), 0); // heads are not masked
    client.sendText("a");
    client.sendBinary("b");
    client.sendPing({});
    feed(client, toward(Role::Client, Ping, "p"));
    client.close(CloseCode::Normal);
    const auto key = [](char number) { return std::optional(MaskKey{number, 0x10, 0x20, 0x30}); };
    QCOMPARE(client.takeOutput(),
             frame(FinText, "a", key(1)) + frame(FinBinary, "b", key(2)) + frame(Ping, {}, key(3))
                 + frame(Pong, "p", key(4)) + frame(Close, closePayload(1000), key(5)));
}

void SessionTest::anyMaskKeyIsTaken()
{
    const auto server = openSession(Role::Server);
    for (const MaskKey key : {MaskKey{}, MaskKey{-1, -1, -1, -1}, OwnKey, MaskKey{0, 0, 0, 1}})
        QCOMPARE(feed(*server, frame(FinText, "some text", key)), QStringList{u"text:some text"_s});
}

void SessionTest::manyMessagesInOnePiece()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QByteArray wire;
    QStringList expected;
    for (int i = 0; i < 1000; ++i) {
        wire += toward(role, FinText, QByteArray::number(i));
        expected.append(u"text:%1"_s.arg(i));
    }
    QCOMPARE(feed(*session, wire), expected);
}

void SessionTest::sendingWhileHandling()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QByteArray wire = toward(role, FinText, "one") + toward(role, FinText, "two") + toward(role, FinText, "three");
    session->receive({wire.data(), size_t(wire.size())});
    QByteArray expected;
    while (const auto event = session->nextEvent()) {
        QVERIFY(session->sendText(event->payload));
        expected += from(role, FinText, session->takePayload());
    }
    session->releaseInput();
    QCOMPARE(session->takeOutput(), expected);
    QVERIFY(expected.endsWith(from(role, FinText, "three")));
}

QTEST_APPLESS_MAIN(SessionTest)
#include "tst_session.moc"

// SPDX-License-Identifier: MIT
// What a FrameObserver is told: each head and each frame of both directions, in the order of the wire.
#include "prototest.h"

#include "protocol/deflater.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

class Log : public FrameObserver
{
public:
    void headPassed(Direction direction, QByteArrayView head) override
    {
        entries.append(arrow(direction) + u"head "_s + QString::fromLatin1(head.first(head.indexOf("\r\n"))));
    }
    void frameBegan(const ObservedFrame &frame) override
    {
        current[int(frame.direction)] =
            u"%1%2%3%4%5%6%7 %8 "_s.arg(arrow(frame.direction))
                .arg(int(frame.opcode), 0, 16)
                .arg(frame.fin ? u"F"_s : u""_s, frame.rsv1 ? u"1"_s : u""_s, frame.rsv2 ? u"2"_s : u""_s,
                     frame.rsv3 ? u"3"_s : u""_s, frame.masked ? u"M"_s : u""_s)
                .arg(frame.wireSize);
        payload[int(frame.direction)].clear();
    }
    void payloadPassed(Direction direction, QByteArrayView piece) override { payload[int(direction)] += piece; }
    void frameEnded(Direction direction) override
    {
        entries.append(current[int(direction)] + QString::fromLatin1(payload[int(direction)]));
        current[int(direction)].clear();
    }

    QStringList take() { return std::exchange(entries, {}); }

    QStringList entries;
    QString current[2];
    QByteArray payload[2];

private:
    static QString arrow(Direction direction) { return direction == Direction::Received ? u"<"_s : u">"_s; }
};

/// Both sides, open, with compression of all that is longer than a few bytes.
struct Pair
{
    Pair()
    {
        CompressionOptions options;
        options.threshold = 8;
        HandshakeOffer offer = rfcOffer();
        offer.compression = options;
        server = std::make_unique<Session>(Limits(), options);
        client = std::make_unique<Session>(Limits(), offer, [] { return OwnKey; });
        server->setFrameObserver(&serverLog);
        client->setFrameObserver(&clientLog);
        client->tellHeads(clientLog);
        feed(*server, outputOf(*client));
        server->accept({});
        feed(*client, outputOf(*server));
    }

    Log serverLog;
    Log clientLog;
    std::unique_ptr<Session> server;
    std::unique_ptr<Session> client;
};

} // namespace

class tst_SessionObserver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heads()
    {
        Pair pair;
        QCOMPARE(pair.serverLog.take(),
                 QStringList({u"<head GET /chat HTTP/1.1"_s, u">head HTTP/1.1 101 Switching Protocols"_s}));
        QCOMPARE(pair.clientLog.take(),
                 QStringList({u">head GET /chat HTTP/1.1"_s, u"<head HTTP/1.1 101 Switching Protocols"_s}));
    }

    void headOfARefusal()
    {
        Log log;
        const auto session = newSession(Role::Server);
        session->setFrameObserver(&log);
        feed(*session, "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        QCOMPARE(log.take(), QStringList({u"<head GET / HTTP/1.1"_s, u">head HTTP/1.1 400 Bad Request"_s}));
    }

    void headOfAnHttpAnswer()
    {
        Log log;
        const auto session = newSession(Role::Server);
        session->setFrameObserver(&log);
        feed(*session, "GET / HTTP/1.1\r\nHost: a.b\r\n\r\n");
        session->respond(HttpResponse::content("text/plain", "hello"));
        QCOMPARE(log.take(), QStringList({u"<head GET / HTTP/1.1"_s, u">head HTTP/1.1 200 OK"_s}));
    }

    /// Who comes late hears what is still known.
    void headsAfterwards()
    {
        Log log;
        const auto server = openSession(Role::Server);
        server->tellHeads(log);
        QCOMPARE(log.take(), QStringList({u"<head GET /chat HTTP/1.1"_s, u">head HTTP/1.1 101 Switching Protocols"_s}));
        const auto client = openSession(Role::Client);
        client->tellHeads(log);
        QCOMPARE(log.take(), QStringList(u"<head HTTP/1.1 101 Switching Protocols"_s));
        newSession(Role::Server)->tellHeads(log);
        QCOMPARE(log.take(), QStringList());
        sessionIn(Session::State::Deciding, Role::Server)->tellHeads(log);
        QCOMPARE(log.take(), QStringList(u"<head GET /chat HTTP/1.1"_s));
    }

    void received_data() { addRoles(); }
    /// However the bytes are cut, and before the answer to them is told.
    void received()
    {
        QFETCH(const Role, role);
        const QByteArray bytes = toward(role, Text, "ab") + toward(role, Ping, "p") + toward(role, FinContinuation, "c")
            + toward(role, FinBinary, QByteArray(200, 'x')) + toward(role, FinText) + toward(role, Pong, "q")
            + toward(role, Close, closePayload(1000));
        const bool masked = role == Role::Server;
        const auto in = [masked](QLatin1StringView what, int size, const QByteArray &payload) {
            return u"<%1%2 %3 %4"_s.arg(what, masked ? u"M"_s : QString())
                .arg(size + (masked ? 4 : 0))
                .arg(QString::fromLatin1(payload));
        };
        const auto out = [masked](QLatin1StringView what, int size, const QByteArray &payload) {
            return u">%1%2 %3 %4"_s.arg(what, masked ? QString() : u"M"_s)
                .arg(size + (masked ? 0 : 4))
                .arg(QString::fromLatin1(payload));
        };
        const QStringList expected{in("1"_L1, 4, "ab"),
                                   in("9F"_L1, 3, "p"),
                                   out("aF"_L1, 3, "p"),
                                   in("0F"_L1, 3, "c"),
                                   in("2F"_L1, 204, QByteArray(200, 'x')),
                                   in("1F"_L1, 2, {}),
                                   in("aF"_L1, 3, "q"),
                                   in("8F"_L1, 4, closePayload(1000)),
                                   out("8F"_L1, 4, closePayload(1000))};
        Log log;
        const auto whole = openSession(role);
        whole->setFrameObserver(&log);
        feed(*whole, bytes);
        QCOMPARE(log.take(), expected);

        const auto cut = openSession(role);
        cut->setFrameObserver(&log);
        feedByteByByte(*cut, bytes);
        QCOMPARE(log.take(), expected);
    }

    void sent_data() { addRoles(); }
    void sent()
    {
        QFETCH(const Role, role);
        const auto session = openSession(role);
        Log log;
        session->setFrameObserver(&log);
        qint64 onWire = 0;
        const auto wrote = [&] {
            const qint64 size = outputOf(*session).size();
            onWire += size;
            return QString::number(size);
        };
        const QString mask = role == Role::Client ? u"M"_s : QString();
        session->sendText("text");
        QCOMPARE(log.take(), QStringList(u">1F%1 %2 text"_s.arg(mask, wrote())));
        session->sendBinary("bin");
        QCOMPARE(log.take(), QStringList(u">2F%1 %2 bin"_s.arg(mask, wrote())));
        const QByteArray large(100'000, 'l');
        session->sendBinary(large);
        QCOMPARE(log.take(), QStringList(u">2F%1 %2 %3"_s.arg(mask, wrote(), QString::fromLatin1(large))));
        session->send(PreparedMessage::text(u"prepared"_s));
        QCOMPARE(log.take(), QStringList(u">1F%1 %2 prepared"_s.arg(mask, wrote())));
        session->sendPing("ping");
        QCOMPARE(log.take(), QStringList(u">9F%1 %2 ping"_s.arg(mask, wrote())));
        session->sendPong({});
        QCOMPARE(log.take(), QStringList(u">aF%1 %2 "_s.arg(mask, wrote())));
        session->close(CloseCode::NoStatus);
        QCOMPARE(log.take(), QStringList(u">8F%1 %2 "_s.arg(mask, wrote())));
        QVERIFY(onWire > 100'000);
    }

    /// A message that waits is told when it leaves.
    void waiting()
    {
        const auto session = openSession(Role::Server);
        Log log;
        session->setFrameObserver(&log);
        session->setBacklog(1 << 20);
        session->sendText("later");
        session->close(CloseCode::Normal);
        QCOMPARE(log.take(), QStringList());
        session->setBacklog(0);
        const QString close = QString::fromLatin1(closePayload(1000));
        QCOMPARE(log.take(), QStringList({u">1F 7 later"_s, u">8F 4 "_s + close}));
    }

    void compressed()
    {
        Pair pair;
        pair.serverLog.take();
        pair.clientLog.take();
        const QByteArray text = QByteArray("compressible ").repeated(5000);
        pair.client->sendText(text);
        const QByteArray bytes = outputOf(*pair.client);
        QVERIFY(bytes.size() < 2000);
        const QString rest = u"1F1M %1 %2"_s.arg(QString::number(bytes.size()), QString::fromLatin1(text));
        QCOMPARE(pair.clientLog.take(), QStringList(u'>' + rest));
        feedByteByByte(*pair.server, bytes);
        QCOMPARE(pair.serverLog.take(), QStringList(u'<' + rest));

        pair.server->send(PreparedMessage::binary(text));
        const QByteArray answer = outputOf(*pair.server);
        const QString back = u"2F1 %1 %2"_s.arg(QString::number(answer.size()), QString::fromLatin1(text));
        QCOMPARE(pair.serverLog.take(), QStringList(u'>' + back));
        feed(*pair.client, answer);
        QCOMPARE(pair.clientLog.take(), QStringList(u'<' + back));
    }

    /// Each frame of a compressed message gets what its own bytes inflate to.
    void compressedInFragments()
    {
        Pair pair;
        pair.serverLog.take();
        Deflater deflater(15, {});
        const QByteArray compressed = deflater.compress("abcdefgh");
        feed(*pair.server, toward(Role::Server, Text | 0x40, compressed.first(3)));
        feed(*pair.server, toward(Role::Server, FinContinuation, compressed.sliced(3)));
        const QStringList told = pair.serverLog.take();
        QCOMPARE(told.size(), 2);
        QVERIFY(told.at(0).startsWith(u"<11M 9 "_s));
        QVERIFY(told.at(1).startsWith(u"<0FM "_s));
        QCOMPARE(told.at(0).section(u' ', 2) + told.at(1).section(u' ', 2), u"abcdefgh"_s);
    }

    /// What breaks the protocol is what somebody looks for.
    void failures()
    {
        Log log;
        const auto invalid = openSession(Role::Server);
        invalid->setFrameObserver(&log);
        feed(*invalid, toward(Role::Server, FinText, "\xff"));
        QCOMPARE(log.entries.first(), u"<1FM 7 \u00ff"_s);
        QVERIFY(log.take().last().startsWith(u">8F"_s));

        const auto reserved = openSession(Role::Server);
        reserved->setFrameObserver(&log);
        feed(*reserved, toward(Role::Server, FinText | 0x70, "x"));
        QCOMPARE(log.current[0], u"<1F123M 7 "_s);
        QCOMPARE(log.take().size(), 1); // our close frame
    }

    void nobodyAnyMore()
    {
        Log log;
        const auto session = openSession(Role::Server);
        session->setFrameObserver(&log);
        session->setFrameObserver(nullptr);
        session->sendText("x");
        feed(*session, toward(Role::Server, FinText, "y"));
        QCOMPARE(log.take(), QStringList());
    }
};

QTEST_APPLESS_MAIN(tst_SessionObserver)
#include "tst_session_observer.moc"

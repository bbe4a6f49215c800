// SPDX-License-Identifier: MIT
// permessage-deflate (RFC 7692) and deflate-frame on the wire. What goes out is judged by zlib itself.
#include "prototest.h"

#include "protocol/sessioncompression.h"

#include <QtCore/qrandom.h>

#include <zlib.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

constexpr quint8 Rsv1 = 0x40;

/// A peer's compressor.
class Deflate
{
public:
    explicit Deflate(int windowBits = 15)
    {
        deflateInit2(&m_stream, 9, Z_DEFLATED, -windowBits, 8, Z_DEFAULT_STRATEGY);
    }
    ~Deflate() { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Deflate)

    QByteArray operator()(QByteArray plain)
    {
        QByteArray out(plain.size() + 1024, Qt::Uninitialized);
        m_stream.next_in = reinterpret_cast<Bytef *>(plain.data());
        m_stream.avail_in = uInt(plain.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = uInt(out.size());
        deflate(&m_stream, Z_SYNC_FLUSH);
        return out.first(out.size() - qsizetype(m_stream.avail_out) - 4);
    }

private:
    z_stream m_stream = {};
};

/// A peer's decompressor; an empty answer means that it could not.
class Inflate
{
public:
    explicit Inflate(int windowBits = 15) { inflateInit2(&m_stream, -windowBits); }
    ~Inflate() { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Inflate)

    QByteArray operator()(QByteArray compressed)
    {
        compressed += hex("00 00 ff ff");
        QByteArray out(1 << 20, Qt::Uninitialized);
        m_stream.next_in = reinterpret_cast<Bytef *>(compressed.data());
        m_stream.avail_in = uInt(compressed.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = uInt(out.size());
        if (inflate(&m_stream, Z_SYNC_FLUSH) != Z_OK || m_stream.avail_in > 0)
            return {};
        return out.first(out.size() - qsizetype(m_stream.avail_out));
    }

private:
    z_stream m_stream = {};
};

CompressionOptions withTakeover()
{
    CompressionOptions options;
    options.contextTakeover = options.peerContextTakeover = true;
    options.threshold = 0;
    return options;
}

QByteArray requestFor(const QByteArray &extensions)
{
    return rfcRequest().chopped(2) + "Sec-WebSocket-Extensions: " + extensions + "\r\n\r\n";
}

/// A session that has agreed to \a extensions: what the client offered, or what the server answered.
std::unique_ptr<Session> agreed(Role role, const CompressionOptions &options,
                                const QByteArray &extensions = "permessage-deflate", const Limits &limits = {})
{
    std::unique_ptr<Session> session;
    if (role == Role::Server) {
        session = std::make_unique<Session>(limits, options);
        feed(*session, requestFor(extensions));
        session->accept({});
        pull(*session);
    } else {
        HandshakeOffer offer = rfcOffer();
        offer.compression = options;
        session = std::make_unique<Session>(limits, offer, [] { return OwnKey; });
        feed(*session, rfcAnswer().chopped(2) + "Sec-WebSocket-Extensions: " + extensions + "\r\n\r\n");
    }
    session->takeOutput();
    return session;
}

/// The payload of the one frame that \a role has written; its first byte must be \a first.
QByteArray payloadOf(Role role, quint8 first, const QByteArray &bytes)
{
    const auto read = readFrameHeader(spanOf(bytes));
    if (!read || bytes.isEmpty() || quint8(bytes[0]) != first)
        return "not that frame";
    QByteArray payload = bytes.sliced(read->size);
    if (role == Role::Client)
        applyMask({payload.data(), size_t(payload.size())}, OwnKey);
    return payload;
}

QString text(const QByteArray &payload)
{
    return u"text:"_s + QString::fromUtf8(payload);
}

QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator random(1);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.generate());
    return bytes;
}

} // namespace

class SessionCompressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rfcExamples_data();
    void rfcExamples();
    void everySplitPoint();
    void controlFramesBetween();
    void plainMessagesBetween();
    void reservedBits_data() { addRoles(); }
    void reservedBits();
    void sends_data() { addRoles(); }
    void sends();
    void keepsNoContext_data() { addRoles(); }
    void keepsNoContext();
    void ownWindow_data();
    void ownWindow();
    void windowOfEight();
    void peersWindow_data();
    void peersWindow();
    void peersContextIsForgotten();
    void threshold();
    void incompressible_data() { addRoles(); }
    void incompressible();
    void emptyMessages();
    void invalidData_data();
    void invalidData();
    void textIsCheckedAfterwards();
    void bombs_data();
    void bombs();
    void atTheLimit();
    void deflateFrame();
    void deflateFrameSends();
    void figures();
};

void SessionCompressionTest::rfcExamples_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<int>("messages");

    // RFC 7692 §7.2.3, each "Hello".
    const quint8 first = FinText | Rsv1;
    const auto toServer = [](quint8 firstByte, const char *digits) {
        return toward(Role::Server, firstByte, hex(digits));
    };
    QTest::newRow("one block") << toServer(first, "f2 48 cd c9 c9 07 00") << 1;
    QTest::newRow("two fragments") << toServer(Text | Rsv1, "f2 48 cd") + toServer(FinContinuation, "c9 c9 07 00") << 1;
    QTest::newRow("shared window") << toServer(first, "f2 48 cd c9 c9 07 00") + toServer(first, "f2 00 11 00 00") << 2;
    QTest::newRow("stored block") << toServer(first, "00 05 00 fa ff 48 65 6c 6c 6f 00") << 1;
    QTest::newRow("last block") << toServer(first, "f3 48 cd c9 c9 07 00 00") << 1;
    QTest::newRow("two blocks") << toServer(first, "f2 48 05 00 00 00 ff ff ca c9 c9 07 00") << 1;

    QTest::newRow("last block, nothing behind it") << toServer(first, "f3 48 cd c9 c9 07 00").repeated(2) << 2;
    QTest::newRow("window kept over a last block")
        << toServer(first, "f3 48 cd c9 c9 07 00 00") + toServer(first, "f2 00 11 00 00") << 2;
    QTest::newRow("last fragment empty") << toServer(Text | Rsv1, "f2 48 cd c9 c9 07 00")
            + toServer(FinContinuation, "")
                                         << 1;
}

void SessionCompressionTest::rfcExamples()
{
    QFETCH(const QByteArray, frames);
    QFETCH(const int, messages);
    const QStringList expected(messages, u"text:Hello"_s);
    QCOMPARE(feed(*agreed(Role::Server, withTakeover()), frames), expected);
    QCOMPARE(feedByteByByte(*agreed(Role::Server, withTakeover()), frames), expected);
}

void SessionCompressionTest::everySplitPoint()
{
    Deflate compress;
    const QByteArray plain = QByteArray("zwölf ").repeated(100);
    const QByteArray wire = compress(plain);
    for (qsizetype split = 0; split <= wire.size(); ++split) {
        const auto session = agreed(Role::Server, {});
        const QByteArray frames = toward(Role::Server, Text | Rsv1, wire.first(split))
            + toward(Role::Server, FinContinuation, wire.sliced(split));
        QCOMPARE(feed(*session, frames), QStringList{text(plain)});
    }
}

void SessionCompressionTest::controlFramesBetween()
{
    const auto session = agreed(Role::Server, {});
    const QByteArray frames = toward(Role::Server, Text | Rsv1, hex("f2 48 cd")) + toward(Role::Server, Ping, "p")
        + toward(Role::Server, FinContinuation, hex("c9 c9 07 00"));
    QCOMPARE(feed(*session, frames), QStringList({u"ping:70"_s, u"text:Hello"_s}));
}

void SessionCompressionTest::plainMessagesBetween()
{
    const auto session = agreed(Role::Server, withTakeover());
    const QByteArray frames = toward(Role::Server, FinText | Rsv1, hex("f2 48 cd c9 c9 07 00"))
        + toward(Role::Server, FinText, "plain") + toward(Role::Server, FinText | Rsv1, hex("f2 00 11 00 00"));
    QCOMPARE(feed(*session, frames), QStringList({u"text:Hello"_s, u"text:plain"_s, u"text:Hello"_s}));
}

void SessionCompressionTest::reservedBits()
{
    QFETCH(const Role, role);
    const auto refused = [role](const QByteArray &frames) {
        return feed(*agreed(role, withTakeover()), frames) == QStringList{failed(Error::ReservedBitSet)};
    };
    for (const quint8 bit : {quint8(0x20), quint8(0x10), quint8(0x60), quint8(0x70)})
        QVERIFY(refused(toward(role, FinText | bit, hex("f2 48 cd c9 c9 07 00"))));
    for (const quint8 control : {Ping, Pong, Close})
        QVERIFY(refused(toward(role, control | Rsv1)));
    QVERIFY(
        refused(toward(role, Text | Rsv1, hex("f2 48 cd")) + toward(role, FinContinuation | Rsv1, hex("c9 c9 07 00"))));
    QVERIFY(refused(toward(role, Text) + toward(role, FinContinuation | Rsv1, hex("c9 c9 07 00"))));
    // Nothing was agreed on.
    const auto plain = openSession(role);
    QCOMPARE(feed(*plain, toward(role, FinText | Rsv1, hex("f2 48 cd c9 c9 07 00"))),
             QStringList{failed(Error::ReservedBitSet)});
}

void SessionCompressionTest::sends()
{
    QFETCH(const Role, role);
    const auto session = agreed(role, withTakeover());
    Inflate decompress;
    const QByteArray message = QByteArray("a message like many others ").repeated(10);
    qsizetype last = message.size();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(session->sendText(message));
        const QByteArray payload = payloadOf(role, FinText | Rsv1, session->takeOutput());
        QCOMPARE(decompress(payload), message);
        QVERIFY(payload.size() < last);
        last = payload.size() + 1;
    }
    // The context was used: there is next to nothing left to say.
    QVERIFY(last < 20);
    QVERIFY(session->sendBinary(message));
    QCOMPARE(decompress(payloadOf(role, FinBinary | Rsv1, session->takeOutput())), message);
}

/// Each message can be read alone, as was announced, though all connections share a compressor.
void SessionCompressionTest::keepsNoContext()
{
    QFETCH(const Role, role);
    const CompressionOptions keeping = withTakeover();
    const QByteArray asked = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    const auto session = agreed(role, keeping, asked);
    const auto other = agreed(role, keeping, asked);
    const QByteArray message = QByteArray("a message like many others ").repeated(10);
    QByteArray first;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(session->sendText(message));
        const QByteArray payload = payloadOf(role, FinText | Rsv1, session->takeOutput());
        QCOMPARE(Inflate()(payload), message);
        if (i == 0)
            first = payload;
        QCOMPARE(payload, first);
        QVERIFY(other->sendText("other" + message));
        QCOMPARE(Inflate()(payloadOf(role, FinText | Rsv1, other->takeOutput())), "other" + message);
    }
}

void SessionCompressionTest::ownWindow_data()
{
    QTest::addColumn<int>("bits");
    for (int bits = 9; bits <= 15; ++bits)
        QTest::addRow("%d", bits) << bits;
}

/// Nothing refers further back than was agreed: a peer with that window can read it, in one message and across them.
void SessionCompressionTest::ownWindow()
{
    QFETCH(const int, bits);
    const QByteArray block = randomBytes(1 << (bits - 1));
    const auto session =
        agreed(Role::Server, withTakeover(), "permessage-deflate; server_max_window_bits=" + QByteArray::number(bits));
    Inflate decompress(bits);
    for (const QByteArray &message : {block + block.sliced(0, 200) + block + QByteArray(1000, 'x'),
                                      QByteArray(3000, 'y') + block + QByteArray(500, 'z')}) {
        QVERIFY(session->sendBinary(message));
        QCOMPARE(decompress(payloadOf(Role::Server, FinBinary | Rsv1, outputOf(*session))), message);
    }
}

/// zlib cannot compress for it, so a client that was told to sends everything plain.
void SessionCompressionTest::windowOfEight()
{
    const auto session = agreed(Role::Client, withTakeover(), "permessage-deflate; client_max_window_bits=8");
    QVERIFY(session->sendText(QByteArray(1000, 'x')));
    QCOMPARE(payloadOf(Role::Client, FinText, session->takeOutput()), QByteArray(1000, 'x'));
    const auto other = agreed(Role::Client, withTakeover(), "permessage-deflate; server_max_window_bits=8");
    QCOMPARE(feed(*other, toward(Role::Client, FinText | Rsv1, hex("f2 48 cd c9 c9 07 00"))),
             QStringList{u"text:Hello"_s});
}

void SessionCompressionTest::peersWindow_data()
{
    QTest::addColumn<int>("bits");
    for (int bits = 9; bits <= 12; ++bits)
        QTest::addRow("%d", bits) << bits;
}

void SessionCompressionTest::peersWindow()
{
    QFETCH(const int, bits);
    const QByteArray extension = "permessage-deflate; client_max_window_bits=" + QByteArray::number(bits);
    const QByteArray far = randomBytes(25'000);
    const QByteArray message = far + far;
    const auto honest = agreed(Role::Server, withTakeover(), extension);
    QCOMPARE(feed(*honest, toward(Role::Server, FinBinary | Rsv1, Deflate(bits)(message))),
             QStringList{u"binary:"_s + QString::fromLatin1(message.toHex())});
    // Refers further back than it said.
    const auto cheated = agreed(Role::Server, withTakeover(), extension);
    QCOMPARE(feed(*cheated, toward(Role::Server, FinBinary | Rsv1, Deflate(15)(message))),
             QStringList{failed(Error::CompressedDataInvalid)});
}

void SessionCompressionTest::peersContextIsForgotten()
{
    const auto session = agreed(Role::Server, {});
    const QByteArray second = toward(Role::Server, FinText | Rsv1, hex("f2 00 11 00 00"));
    QCOMPARE(feed(*session, toward(Role::Server, FinText | Rsv1, hex("f2 48 cd c9 c9 07 00"))),
             QStringList{u"text:Hello"_s});
    QCOMPARE(feed(*session, second), QStringList{failed(Error::CompressedDataInvalid)});
    QCOMPARE(session->takeOutput(), failureFrom(Role::Server, 1007, Error::CompressedDataInvalid));
    // Nor does one connection see what another had.
    const auto other = agreed(Role::Server, {});
    QCOMPARE(feed(*other, second), QStringList{failed(Error::CompressedDataInvalid)});
}

void SessionCompressionTest::threshold()
{
    CompressionOptions options;
    options.threshold = 100;
    const auto session = agreed(Role::Server, options);
    QVERIFY(session->sendText(QByteArray(99, 'x')));
    QCOMPARE(session->takeOutput(), from(Role::Server, FinText, QByteArray(99, 'x')));
    QVERIFY(session->sendText(QByteArray(100, 'x')));
    QCOMPARE(Inflate()(payloadOf(Role::Server, FinText | Rsv1, session->takeOutput())), QByteArray(100, 'x'));
    QVERIFY(session->sendPing(QByteArray(125, 'x')));
    QCOMPARE(session->takeOutput(), from(Role::Server, Ping, QByteArray(125, 'x')));
}

/// Goes out plain, and the messages behind it do not refer to it.
void SessionCompressionTest::incompressible()
{
    QFETCH(const Role, role);
    const auto session = agreed(role, withTakeover());
    const QByteArray noise = randomBytes(5000);
    Inflate decompress;
    QVERIFY(session->sendBinary(noise));
    QCOMPARE(payloadOf(role, FinBinary, session->takeOutput()), noise);
    const QByteArray alike = noise.first(500) + QByteArray(500, 'x');
    QVERIFY(session->sendBinary(alike));
    QCOMPARE(decompress(payloadOf(role, FinBinary | Rsv1, session->takeOutput())), alike);
}

void SessionCompressionTest::emptyMessages()
{
    const auto session = agreed(Role::Server, withTakeover());
    // RFC 7692 §7.2.3.6.
    QCOMPARE(feed(*session, toward(Role::Server, FinText | Rsv1, hex("00"))), QStringList{u"text:"_s});
    QCOMPARE(feed(*session, toward(Role::Server, FinText)), QStringList{u"text:"_s});
    QCOMPARE(feed(*session, toward(Role::Server, FinText | Rsv1, hex("f2 48 cd c9 c9 07 00"))),
             QStringList{u"text:Hello"_s});
    QVERIFY(session->sendText(""));
    QCOMPARE(session->takeOutput(), from(Role::Server, FinText));
}

void SessionCompressionTest::invalidData_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("reserved block type") << hex("07");
    QTest::newRow("garbage") << hex("ff ff ff ff ff ff");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("truncated") << hex("f2 48 cd c9");
    QTest::newRow("truncated stored block") << hex("00 05 00 fa ff 48 65");
    QTest::newRow("stored length and complement differ") << hex("00 05 00 fa fe 48 65 6c 6c 6f 00");
    QTest::newRow("refers to before the beginning") << hex("f2 00 11 00 00");
    QTest::newRow("garbage behind a last block") << hex("f3 48 cd c9 c9 07 00 07");
}

void SessionCompressionTest::invalidData()
{
    QFETCH(const QByteArray, payload);
    const QStringList expected{failed(Error::CompressedDataInvalid)};
    const QByteArray frame = toward(Role::Server, FinBinary | Rsv1, payload);
    QCOMPARE(feed(*agreed(Role::Server, withTakeover()), frame), expected);
    const auto session = agreed(Role::Server, {});
    QCOMPARE(feedByteByByte(*session, frame), expected);
    QCOMPARE(session->takeOutput(), failureFrom(Role::Server, 1007, Error::CompressedDataInvalid));
    // What it left behind is nobody else's.
    QCOMPARE(feed(*agreed(Role::Server, {}), toward(Role::Server, FinText | Rsv1, hex("f2 48 cd c9 c9 07 00"))),
             QStringList{u"text:Hello"_s});
}

void SessionCompressionTest::textIsCheckedAfterwards()
{
    Deflate compress;
    const auto session = agreed(Role::Server, {});
    QCOMPARE(feed(*session, toward(Role::Server, FinText | Rsv1, compress("abc\xff"))),
             QStringList{failed(Error::TextNotUtf8)});
    // At the first bad byte, while the rest is still to come.
    const auto early = agreed(Role::Server, {});
    QCOMPARE(feed(*early, toward(Role::Server, Text | Rsv1, Deflate()("abc\xff"))),
             QStringList{failed(Error::TextNotUtf8)});
    const auto cut = agreed(Role::Server, {});
    QCOMPARE(feed(*cut, toward(Role::Server, FinText | Rsv1, Deflate()("abc\xc3"))),
             QStringList{failed(Error::TextNotUtf8)});
}

void SessionCompressionTest::bombs_data()
{
    QTest::addColumn<bool>("fragments");
    QTest::newRow("one message") << false;
    QTest::newRow("fragments") << true;
}

void SessionCompressionTest::bombs()
{
    QFETCH(const bool, fragments);
    Limits limits;
    limits.maxMessageSize = 100'000;
    const QByteArray wire = Deflate()(QByteArray(10'000'000, 'x'));
    QVERIFY(wire.size() < 20'000);
    const auto session = agreed(Role::Server, {}, "permessage-deflate", limits);
    QByteArray frames;
    if (fragments) {
        for (qsizetype i = 0; i < wire.size(); i += 10)
            frames += toward(Role::Server, i == 0 ? quint8(Binary | Rsv1) : Continuation, wire.sliced(i).left(10));
    } else {
        frames = toward(Role::Server, FinBinary | Rsv1, wire);
    }
    QCOMPARE(feed(*session, frames), QStringList{failed(Error::MessageTooBig)});
    QCOMPARE(session->takeOutput(), failureFrom(Role::Server, 1009, Error::MessageTooBig));
    QVERIFY(session->compression()->figures().receivedPlain < 200'000);
}

void SessionCompressionTest::atTheLimit()
{
    Limits limits;
    limits.maxMessageSize = 100'000;
    for (const QByteArray &fits : {QByteArray(100'000, 'x'), randomBytes(100'000)}) {
        const auto session = agreed(Role::Server, {}, "permessage-deflate", limits);
        QCOMPARE(feed(*session, toward(Role::Server, FinBinary | Rsv1, Deflate()(fits))).size(), 1);
        QCOMPARE(session->state(), Session::State::Open);
        QCOMPARE(feed(*session, toward(Role::Server, FinBinary | Rsv1, Deflate()(fits + 'x'))),
                 QStringList{failed(Error::MessageTooBig)});
    }
}

void SessionCompressionTest::deflateFrame()
{
    CompressionOptions options = withTakeover();
    options.webkitDeflateFrame = true;
    const auto session = agreed(Role::Server, options, "x-webkit-deflate-frame");
    Deflate compress;
    // Each frame is compressed for itself, the window runs on, and plain frames may stand between.
    // In this order, which one expression would not keep.
    QByteArray frames = toward(Role::Server, Text | Rsv1, compress("Hello, "));
    frames += toward(Role::Server, Continuation, "plain ") + toward(Role::Server, Ping);
    frames += toward(Role::Server, Continuation | Rsv1, compress("Hello, "));
    frames += toward(Role::Server, FinContinuation | Rsv1, compress("end"));
    QCOMPARE(feed(*session, frames), QStringList({u"ping:"_s, u"text:Hello, plain Hello, end"_s}));
    QCOMPARE(feed(*session, toward(Role::Server, FinText | Rsv1, compress("Hello, "))), QStringList{u"text:Hello, "_s});
    // A whole message that begins plain.
    QCOMPARE(
        feed(*session, toward(Role::Server, Text, "a") + toward(Role::Server, FinContinuation | Rsv1, compress("b"))),
        QStringList{u"text:ab"_s});
    QCOMPARE(feed(*session, toward(Role::Server, FinText, "c")), QStringList{u"text:c"_s});
    // Each frame must be complete.
    QCOMPARE(feed(*session, toward(Role::Server, Text | Rsv1, hex("f2 48 cd"))),
             QStringList{failed(Error::CompressedDataInvalid)});
}

void SessionCompressionTest::deflateFrameSends()
{
    CompressionOptions options;
    options.webkitDeflateFrame = true;
    options.threshold = 0;
    const auto session = agreed(Role::Server, options, "deflate-frame");
    Inflate keepsItsContext;
    for (const char letter : {'a', 'b'}) {
        QVERIFY(session->sendText(QByteArray(100, letter)));
        const QByteArray payload = payloadOf(Role::Server, FinText | Rsv1, session->takeOutput());
        QCOMPARE(keepsItsContext(payload), QByteArray(100, letter));
        QCOMPARE(Inflate()(payload), QByteArray(100, letter));
    }
    QVERIFY(session->sendText(""));
    QCOMPARE(session->takeOutput(), from(Role::Server, FinText));
}

void SessionCompressionTest::figures()
{
    const auto session = agreed(Role::Server, withTakeover());
    QCOMPARE(session->compression()->figures(), CompressionFigures());
    feed(*session, toward(Role::Server, FinText | Rsv1, hex("f2 48 cd c9 c9 07 00")));
    feed(*session, toward(Role::Server, FinText, "plain ones do not count"));
    QVERIFY(session->sendText(QByteArray(1000, 'x')));
    const auto sent = quint64(payloadOf(Role::Server, FinText | Rsv1, session->takeOutput()).size());
    QCOMPARE(
        session->compression()->figures(),
        (CompressionFigures{.receivedCompressed = 7, .receivedPlain = 5, .sentCompressed = sent, .sentPlain = 1000}));
    QVERIFY(!openSession(Role::Server)->compression());
}

QTEST_APPLESS_MAIN(SessionCompressionTest)
#include "tst_session_compression.moc"

// SPDX-License-Identifier: MIT
// Compressed messages of hostile peers. The peer's compressor is zlib itself.
#include "hostile.h"

#include <ctime>

#include <zlib.h>

using namespace Hostile;

namespace {

constexpr quint8 Compressed = 0x40;

/// A compressor as RFC 7692 §7.2.1 wants it. It keeps its context.
class Compressor
{
public:
    explicit Compressor(int windowBits = 15)
    {
        if (deflateInit2(&m_stream, 9, Z_DEFLATED, -windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            qFatal("no compressor");
    }
    ~Compressor() { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Compressor)

    QByteArray operator()(QByteArray plain)
    {
        QByteArray out(qsizetype(deflateBound(&m_stream, uLong(plain.size()))) + 64, Qt::Uninitialized);
        m_stream.next_in = reinterpret_cast<Bytef *>(plain.data());
        m_stream.avail_in = uInt(plain.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = uInt(out.size());
        deflate(&m_stream, Z_SYNC_FLUSH);
        return out.first(out.size() - m_stream.avail_out - 4);
    }

private:
    z_stream m_stream = {};
};

QByteArray noise(int size)
{
    QByteArray bytes;
    quint32 state = 1;
    for (int i = 0; i < size; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        bytes.append(char(state >> 24));
    }
    return bytes;
}

/// A server that takes what the peer's context refers to, as \a contextTakeover says, and tells only the sizes.
class Counting : public Besieged
{
public:
    explicit Counting(bool contextTakeover = true, int windowBits = 15) : Besieged(options(contextTakeover, windowBits))
    {
        QObject::connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                         [this](WebSocket *, const QByteArray &message) { sizes.append(message.size()); });
    }
    std::unique_ptr<RawPeer> compressingPeer() const
    {
        return openPeer("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
    }

    QList<qsizetype> sizes;

private:
    static ServerOptions options(bool contextTakeover, int windowBits)
    {
        ServerOptions options;
        options.compression.peerContextTakeover = contextTakeover;
        options.compression.peerWindowBits = windowBits;
        return options;
    }
};

} // namespace

class tst_HostileDeflate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invalid_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("windowBits");
        QTest::addColumn<bool>("contextTakeover");
        const auto row = [](const char *name, const QByteArray &wire, Error error, int windowBits = 15,
                            bool contextTakeover = true) {
            QTest::newRow(name) << wire << error << windowBits << contextTakeover;
        };
        const auto message = [](const QByteArray &payload) { return RawPeer::frame(0x82 | Compressed, payload); };
        const QByteArray hello = Compressor()("hello, hello, hello");
        row("truncated", message(hello.chopped(3)), Error::CompressedDataInvalid);
        row("nothing", message({}), Error::CompressedDataInvalid);
        row("garbage", message("\xff\xff\xff\xff"), Error::CompressedDataInvalid);
        row("garbage behind a last block", message(QByteArray("\x03\x00\xff", 3)), Error::CompressedDataInvalid);
        row("a stored block with a wrong length", message(QByteArray("\x00\x05\x00\x00\x00hello", 10)),
            Error::CompressedDataInvalid);
        // It repeats what is 10,000 bytes before.
        const QByteArray far = noise(10'000).repeated(2);
        row("a distance beyond the window", message(Compressor()(far)), Error::CompressedDataInvalid, 9);
        Compressor keeping;
        const QByteArray first = message(keeping(noise(1'000)));
        row("a context that must not be kept", first + message(keeping(noise(1'000))), Error::CompressedDataInvalid, 15,
            false);
        row("text that is not UTF-8", RawPeer::frame(0x81 | Compressed, Compressor()("good\xc0\x80")),
            Error::TextNotUtf8);
        row("text that ends within a character", RawPeer::frame(0x81 | Compressed, Compressor()("good\xe2\x82")),
            Error::TextNotUtf8);
        row("a bomb", message(Compressor()(QByteArray(64 * Mebibyte, '0'))), Error::MessageTooBig);
        row("a bomb of text, invalid at its end",
            RawPeer::frame(0x81 | Compressed, Compressor()(QByteArray(64 * Mebibyte, '0') + '\xff')),
            Error::MessageTooBig);
        // A bomb in fragments of 64 bytes.
        const QByteArray bomb = Compressor()(QByteArray(64 * Mebibyte, '0'));
        QByteArray fragments = RawPeer::frame(0x02 | Compressed);
        for (qsizetype at = 0; at < bomb.size(); at += 64)
            fragments += RawPeer::frame(0x00, bomb.mid(at, 64));
        row("a bomb in fragments", fragments, Error::MessageTooBig);
    }
    void invalid()
    {
        QFETCH(const QByteArray, wire);
        QFETCH(const Error, error);
        QFETCH(const int, windowBits);
        QFETCH(const bool, contextTakeover);
        Counting besieged(contextTakeover, windowBits);
        const auto peer = besieged.compressingPeer();
        Growth growth;
        peer->send(wire);
        QVERIFY(peer->waitForEnd());
        QVERIFY(growth.isBelow(56 * Mebibyte));
        QVERIFY(peer->frames().endsWith(failure(error)));
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.error, error);
        QVERIFY(besieged.log.names(error));
        QVERIFY(besieged.witnessIsServed());
        QVERIFY(besieged.isAlone());
    }

    void odd_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("a last block") << QByteArray("\xf3\x48\xcd\xc9\xc9\x07\x00", 7);
        QTest::newRow("a last block and an empty one") << QByteArray("\xf3\x48\xcd\xc9\xc9\x07\x00\x00", 8);
        QTest::newRow("a stored block") << QByteArray("\x00\x05\x00\xfa\xff"
                                                      "Hello\x00",
                                                      11);
        QTest::newRow("empty last blocks before it")
            << QByteArray("\x03\x00", 2).repeated(1'000) + QByteArray("\xf2\x48\xcd\xc9\xc9\x07\x00", 7);
    }
    void odd()
    {
        QFETCH(const QByteArray, payload);
        Besieged besieged;
        const auto peer = besieged.openPeer("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        peer->send(RawPeer::frame(0x81 | Compressed, payload).repeated(2));
        QVERIFY(peer->waitFor(QByteArray("\x81\x05Hello").repeated(2)));
        QVERIFY(besieged.witnessIsServed());
    }

    /// Each message is within the limit; what one leaves in the context makes the next one cheap.
    void bombsByContext()
    {
        Counting besieged;
        // They are not to come back.
        besieged.server.disconnect(&besieged.server);
        QList<qsizetype> sizes;
        connect(&besieged.server, &WebSocketServer::binaryMessageReceived, this,
                [&](WebSocket *, const QByteArray &message) { sizes.append(message.size()); });
        const auto peer = besieged.compressingPeer();
        Compressor compressor;
        const QByteArray large(8 * Mebibyte, '0');
        Growth growth;
        for (int i = 1; i <= 20; ++i) {
            peer->send(RawPeer::frame(0x82 | Compressed, compressor(large)));
            QTRY_COMPARE_WITH_TIMEOUT(sizes.size(), i, Patience);
            growth.look();
        }
        QCOMPARE(sizes, QList<qsizetype>(20, large.size()));
        QVERIFY(growth.isBelow(56 * Mebibyte));
    }

    /// 2 bytes are a whole block that calls itself the last. If each of them costs much, a single message is enough to
    /// stop a server for a minute.
    void millionsOfLastBlocks()
    {
        Counting besieged;
        const auto peer = besieged.compressingPeer();
        // The window is full: there is something to keep from block to block.
        peer->send(RawPeer::frame(0x82 | Compressed, Compressor()(noise(40'000))));
        QTRY_COMPARE_WITH_TIMEOUT(besieged.sizes.size(), 1, Patience);
        Growth growth;
        // Of the processor, which other programs on this machine do not prolong. 2 µs for a block make 16 s.
        const std::clock_t before = std::clock();
        peer->send(RawPeer::frame(0x82 | Compressed, QByteArray("\x03\x00", 2).repeated(8'000'000)));
        QTRY_COMPARE_WITH_TIMEOUT(besieged.sizes.size() + besieged.ended, 2, 6 * Patience);
        QVERIFY((std::clock() - before) / CLOCKS_PER_SEC < 6);
        QVERIFY(growth.isBelow(56 * Mebibyte));
        QVERIFY(besieged.witnessIsServed());
    }

    /// Half a compressed message holds a decompressor: what it costs is known.
    void halfMessages()
    {
        Counting besieged;
        Growth growth;
        std::vector<std::unique_ptr<RawPeer>> peers(200);
        for (auto &peer : peers) {
            peer = besieged.compressingPeer();
            peer->send(RawPeer::frame(0x02 | Compressed, Compressor()(noise(1'000))));
        }
        QVERIFY(besieged.witnessIsServed());
        QVERIFY(growth.isBelow(32 * Mebibyte));
        QCOMPARE(besieged.server.connectionCount(), 201);
    }
};

QTEST_GUILESS_MAIN(tst_HostileDeflate)
#include "tst_hostile_deflate.moc"

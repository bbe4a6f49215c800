// SPDX-License-Identifier: MIT
// Frames that break RFC 6455, and those that only wear a server out.
#include "hostile.h"

#include <QtCore/qtimer.h>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

void addRow(const char *name, const QByteArray &wire, Error error)
{
    QTest::newRow(name) << wire << error;
}

void addHeaders()
{
    const QByteArray part = RawPeer::frame(0x01, "a");
    addRow("length 2^63", RawPeer::header(0x82, quint64(1) << 63), Error::LengthOutOfRange);
    addRow("length 2^64 - 1", RawPeer::header(0x82, ~quint64(0)), Error::LengthOutOfRange);
    addRow("2 GiB announced", RawPeer::header(0x82, quint64(1) << 31), Error::MessageTooBig);
    addRow("2 bytes for a short length", QByteArray("\x82\xfe\x00\x05", 4), Error::LengthNotMinimal);
    addRow("8 bytes for a short length", QByteArray("\x82\xff\0\0\0\0\0\0\0\x05", 10), Error::LengthNotMinimal);
    addRow("not masked", QByteArray("\x81\x01x"), Error::FrameNotMasked);
    addRow("a close frame that is not masked", QByteArray("\x88\x02\x03\xe8"), Error::FrameNotMasked);
    for (const int bit : {0x10, 0x20, 0x40}) {
        const QByteArray name = "reserved bit " + QByteArray::number(bit, 16);
        addRow((name + " on ping").constData(), RawPeer::frame(quint8(0x89 | bit)), Error::ReservedBitSet);
        addRow((name + " on a continuation").constData(), part + RawPeer::frame(quint8(0x80 | bit), "b"),
               Error::ReservedBitSet);
        // With compression agreed on, the first of them means something on a message.
        if (bit != 0x40)
            addRow(name.constData(), RawPeer::frame(quint8(0x81 | bit), "a"), Error::ReservedBitSet);
    }
    for (const int opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
        addRow(("opcode " + QByteArray::number(opcode, 16)).constData(), RawPeer::frame(quint8(0x80 | opcode), "a"),
               Error::ReservedOpcode);
    addRow("a fragmented ping", RawPeer::frame(0x09, "a"), Error::ControlFrameFragmented);
    addRow("a ping of 126 bytes", RawPeer::frame(0x89, QByteArray(126, 'p')), Error::ControlFrameTooLong);
    addRow("a close frame of 126 bytes", RawPeer::frame(0x88, "\x03\xe8" + QByteArray(124, 'r')),
           Error::ControlFrameTooLong);
    addRow("an orphan", RawPeer::frame(0x80, "a"), Error::UnexpectedContinuation);
    addRow("a message within a message", part + RawPeer::frame(0x81, "b"), Error::ContinuationExpected);
}

void addPayloads()
{
    addRow("a close frame of 1 byte", RawPeer::frame(0x88, "\x03"), Error::CloseFrameTruncated);
    addRow("a bad close reason", RawPeer::frame(0x88, "\x03\xe8\xff"), Error::CloseReasonNotUtf8);
    addRow("an overlong character", RawPeer::frame(0x81, "\xc0\x80"), Error::TextNotUtf8);
    addRow("a surrogate", RawPeer::frame(0x81, "\xed\xa0\x80"), Error::TextNotUtf8);
    addRow("beyond Unicode", RawPeer::frame(0x81, "\xf4\x90\x80\x80"), Error::TextNotUtf8);
    addRow("a character without its end", RawPeer::frame(0x81, "\xe2\x82"), Error::TextNotUtf8);
    // The rest of these frames never comes.
    addRow("a bad byte in a long frame", RawPeer::header(0x81, 10'000) + "good\xff", Error::TextNotUtf8);
    addRow("a bad byte in the first fragment", RawPeer::frame(0x01, "good\xe2\x28"), Error::TextNotUtf8);
}

} // namespace

class tst_HostileFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void violations_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<Error>("error");
        addHeaders();
        addPayloads();
    }
    void violations()
    {
        QFETCH(const QByteArray, wire);
        QFETCH(const Error, error);
        Besieged besieged;
        const auto peer = besieged.openPeer("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        // What follows is not looked at any more.
        peer->send(wire + RawPeer::frame(0x81, "late"));
        QVERIFY(peer->waitForEnd());
        QCOMPARE(peer->frames(), failure(error));
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.error, error);
        QCOMPARE(besieged.code, closeCodeFor(error));
        QCOMPARE(besieged.reason, explain(error));
        QVERIFY(besieged.log.names(error));
        QVERIFY(besieged.witnessIsServed());
        QVERIFY(besieged.isAlone());
    }

    void closeCodes()
    {
        Besieged besieged;
        int ended = 0;
        for (const int code : {0,    999,  1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011,
                               1012, 1013, 1014, 1015, 1016, 1100, 2000, 2999, 3000, 3999, 4000, 4999, 5000, 65'535}) {
            ++ended;
            const bool valid = isValidOnWire(CloseCode(code));
            const QByteArray payload = QByteArray(1, char(code >> 8)) + char(code & 0xFF);
            const auto peer = besieged.openPeer();
            peer->send(RawPeer::frame(0x88, payload));
            QVERIFY(peer->waitForEnd());
            QCOMPARE(peer->frames(), valid ? "\x88\x02" + payload : failure(Error::CloseCodeInvalid));
            QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, ended, Patience);
            QCOMPARE(int(besieged.code), valid ? code : 1002);
        }
        QVERIFY(besieged.witnessIsServed());
    }

    void closeReasonsOfEveryLength()
    {
        Besieged besieged;
        for (const int length : {0, 1, 2, 122, 123}) {
            const auto peer = besieged.openPeer();
            peer->send(RawPeer::frame(0x88, "\x0b\xb8" + QByteArray(length, 'r')));
            QVERIFY(peer->waitForEnd());
            QCOMPARE(peer->frames(), "\x88\x02\x0b\xb8");
            QTRY_COMPARE_WITH_TIMEOUT(besieged.reason, QString(length, u'r'), Patience);
        }
        QVERIFY(besieged.witnessIsServed());
    }

    void oddButValidTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a byte-order mark") << QByteArray("\xef\xbb\xbftext");
        QTest::newRow("only that") << QByteArray("\xef\xbb\xbf");
        QTest::newRow("non-characters") << QByteArray("\xef\xbf\xbe\xef\xbf\xbf\xf4\x8f\xbf\xbf\xef\xb7\x90");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
    }
    /// Also when each of its bytes comes in a fragment of its own.
    void oddButValidTexts()
    {
        QFETCH(const QByteArray, text);
        Besieged besieged;
        const auto peer = besieged.openPeer();
        peer->send(RawPeer::frame(0x81, text) + RawPeer::frame(0x01));
        for (const char byte : text)
            peer->send(RawPeer::frame(0x00, QByteArray(1, byte)));
        peer->send(RawPeer::frame(0x80));
        const QByteArray echo = "\x81" + QByteArray(1, char(text.size())) + text;
        QVERIFY(peer->waitFor(echo + echo));
        QVERIFY(besieged.witnessIsServed());
    }

    void floods_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<int>("count");
        QTest::addColumn<Error>("error");
        const auto row = [](const char *name, const QByteArray &first, const QByteArray &piece, int count,
                            Error error) { QTest::newRow(name) << first << piece << count << error; };
        const QByteArray begin = RawPeer::frame(0x02, "a");
        row("10^6 empty fragments", begin, RawPeer::frame(0x00), 1'000'000, Error::TooManyFragments);
        row("10^6 fragments of 1 byte", begin, RawPeer::frame(0x00, "b"), 1'000'000, Error::TooManyFragments);
        row("a message without end", begin, RawPeer::frame(0x00, QByteArray(100'000, 'c')), 640, Error::MessageTooBig);
        row("10^6 empty messages", {}, RawPeer::frame(0x82), 1'000'000, Error::None);
        row("10^6 pongs", {}, RawPeer::frame(0x8A, "x"), 1'000'000, Error::None);
        row("64 MB of pings", {}, RawPeer::frame(0x89, QByteArray(125, 'p')), 490'000, Error::None);
        row("pings within a message", begin, RawPeer::frame(0x89, QByteArray(125, 'p')), 490'000, Error::None);
    }
    /// The peer does not read a single answer.
    void floods()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, piece);
        QFETCH(const int, count);
        QFETCH(const Error, error);
        ServerOptions options;
        options.limits.maxSendQueue = Mebibyte;
        options.overflowPolicy = OverflowPolicy::DropOldest;
        Besieged besieged(options);
        const auto peer = besieged.openPeer();
        WebSocket *const socket = besieged.socket();
        qint64 mostToWrite = 0;
        peer->socket().setReadBufferSize(1);
        peer->send(first);
        Growth growth;
        const auto look = [&] {
            growth.look();
            if (besieged.ended == 0)
                mostToWrite = qMax(mostToWrite, socket->bytesToWrite());
        };
        const bool taken = peer->flood(piece, count, look);
        // A message without end may use up its limit, and the array's reserve on top of it.
        QVERIFY(growth.isBelow(56 * Mebibyte));
        QVERIFY(mostToWrite < 2 * Mebibyte);
        if (error == Error::None) {
            QVERIFY(taken);
            QCOMPARE(besieged.ended, 0);
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
            QCOMPARE(besieged.error, error);
            QVERIFY(besieged.log.names(error));
        }
        QVERIFY(besieged.witnessIsServed());
    }

    /// Nothing is allocated for a frame that is only announced.
    void announcedAndNotSent()
    {
        ServerOptions options;
        options.limits.maxMessageSize = qint64(1) << 40;
        Besieged besieged(options);
        Growth growth;
        std::vector<std::unique_ptr<RawPeer>> peers(20);
        for (auto &peer : peers) {
            peer = besieged.openPeer();
            peer->send(RawPeer::header(0x82, quint64(1) << 31) + "a");
        }
        QVERIFY(besieged.witnessIsServed());
        QVERIFY(growth.isBelow(16 * Mebibyte));
        QCOMPARE(besieged.server.connectionCount(), 21);
    }

    void dataBehindTheCloseFrame()
    {
        Besieged besieged;
        const auto peer = besieged.openPeer();
        peer->send(RawPeer::frame(0x88, "\x03\xe8") + RawPeer::frame(0x81, "late") + RawPeer::frame(0x89)
                   + "\xff\xff\xff");
        QVERIFY(peer->waitForEnd());
        QCOMPARE(peer->frames(), "\x88\x02\x03\xe8");
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 1, Patience);
        QCOMPARE(besieged.code, CloseCode::Normal);
        QCOMPARE(besieged.error, Error::None);
    }
};

QTEST_GUILESS_MAIN(tst_HostileFrames)
#include "tst_hostile_frames.moc"

// SPDX-License-Identifier: MIT
#include "prototest.h"

#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

Result<FrameHeaderRead> read(const QByteArray &bytes)
{
    return readFrameHeader(spanOf(bytes));
}

QByteArray written(const FrameHeader &header)
{
    std::array<char, FrameHeader::MaxSize> buffer{};
    const int size = writeFrameHeader(header, buffer);
    return {buffer.data(), size};
}

bool isKnown(int opcode)
{
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

/// What the two first bytes alone are good for, as RFC 6455 §5.2 and §5.5 have it.
Error expectedError(int first, int second)
{
    if (!isKnown(first & 0x0F))
        return Error::ReservedOpcode;
    const bool control = first & 0x08;
    if (control && !(first & 0x80))
        return Error::ControlFrameFragmented;
    if (control && (second & 0x7F) > 125)
        return Error::ControlFrameTooLong;
    return Error::None;
}

void addLengths()
{
    QTest::addColumn<quint64>("length");
    QTest::addColumn<QByteArray>("bytes"); // the second byte and what follows, without mask
    const auto row = [](quint64 length, const char *digits) { QTest::addRow("%llu", length) << length << hex(digits); };
    row(0, "00");
    row(1, "01");
    row(125, "7d");
    row(126, "7e 00 7e");
    row(127, "7e 00 7f");
    row(256, "7e 01 00");
    row(65535, "7e ff ff");
    row(65536, "7f 00 00 00 00 00 01 00 00");
    row(0x1'0000'0000, "7f 00 00 00 01 00 00 00 00");
    row(0x0102'0304'0506'0708, "7f 01 02 03 04 05 06 07 08");
    row(0x7FFF'FFFF'FFFF'FFFF, "7f 7f ff ff ff ff ff ff ff");
}

} // namespace

class FrameHeaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstTwoBytes();
    void bits();
    void lengths_data() { addLengths(); }
    void lengths();
    void roundTrip_data() { addLengths(); }
    void roundTrip();
    void bytesBehindTheHeader();
    void failsAtTheFirstWrongByte_data();
    void failsAtTheFirstWrongByte();
};

void FrameHeaderTest::firstTwoBytes()
{
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            QByteArray bytes;
            bytes.append(char(first)).append(char(second));
            const auto result = read(bytes);
            const QByteArray name = bytes.toHex(' ');
            QVERIFY2(result.error() == expectedError(first, second), name.constData());
            if (!result)
                continue;
            const bool isWhole = second < 126; // neither a mask nor an extended length
            QVERIFY2(result->size == (isWhole ? 2 : 0), name.constData());
            if (isWhole)
                QCOMPARE(result->header.payloadLength, quint64(second));
        }
    }
}

void FrameHeaderTest::bits()
{
    QVERIFY(read(hex("81 00"))->header.fin);
    QVERIFY(!read(hex("01 00"))->header.fin);
    for (int bits = 0; bits < 8; ++bits) {
        const QByteArray bytes = QByteArray(1, char(0x82 | (bits << 4))) + '\0';
        const FrameHeader header = read(bytes)->header;
        QCOMPARE(header.rsv1, bool(bits & 4));
        QCOMPARE(header.rsv2, bool(bits & 2));
        QCOMPARE(header.rsv3, bool(bits & 1));
        QCOMPARE(header.opcode, Opcode::Binary);
        QVERIFY(!header.maskKey);
        QCOMPARE(written(header), bytes);
    }
    QVERIFY(!read(hex("80 00"))->header.isControl());
    QVERIFY(!read(hex("82 00"))->header.isControl());
    for (const char *bytes : {"88 00", "89 00", "8a 00"})
        QVERIFY(read(hex(bytes))->header.isControl());
    QCOMPARE(read(hex("82 80 37 fa 21 3d"))->header.maskKey, std::optional(PeerKey));
}

void FrameHeaderTest::lengths()
{
    QFETCH(quint64, length);
    QFETCH(QByteArray, bytes);
    bytes.prepend(char(0x82));
    const auto plain = read(bytes);
    QCOMPARE(plain.error(), Error::None);
    QCOMPARE(plain->size, int(bytes.size()));
    QCOMPARE(plain->header, (FrameHeader{.opcode = Opcode::Binary, .maskKey = {}, .payloadLength = length}));
    QCOMPARE(plain->header.size(), int(bytes.size()));

    bytes[1] = char(bytes[1] | 0x80);
    bytes += hex("37 fa 21 3d");
    const auto masked = read(bytes);
    QCOMPARE(masked.error(), Error::None);
    QCOMPARE(masked->size, int(bytes.size()));
    QCOMPARE(masked->header, (FrameHeader{.opcode = Opcode::Binary, .maskKey = PeerKey, .payloadLength = length}));
    for (int cut = 0; cut < bytes.size(); ++cut) {
        const auto part = read(bytes.first(cut));
        QCOMPARE(part.error(), Error::None);
        QCOMPARE(part->size, 0);
    }
}

void FrameHeaderTest::roundTrip()
{
    QFETCH(quint64, length);
    QFETCH(QByteArray, bytes);
    for (const Opcode opcode :
         {Opcode::Continuation, Opcode::Text, Opcode::Binary, Opcode::Close, Opcode::Ping, Opcode::Pong}) {
        for (const bool fin : {false, true}) {
            FrameHeader header{.opcode = opcode, .fin = fin, .maskKey = {}, .payloadLength = length};
            if (header.isControl() && (!fin || length > 125))
                continue;
            QCOMPARE(written(header), char((fin ? 0x80 : 0) | int(opcode)) + bytes);
            QCOMPARE(read(written(header))->header, header);
            header.maskKey = OwnKey;
            QCOMPARE(written(header).size(), bytes.size() + 5);
            QCOMPARE(read(written(header))->header, header);
            QCOMPARE(header.size(), int(bytes.size()) + 5);
        }
    }
}

void FrameHeaderTest::bytesBehindTheHeader()
{
    const auto result = read(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
    QCOMPARE(result.error(), Error::None);
    QCOMPARE(result->size, 6);
    QCOMPARE(result->header.payloadLength, quint64(5));
}

void FrameHeaderTest::failsAtTheFirstWrongByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("needed"); // that many bytes are enough to see it
    QTest::addColumn<Error>("error");
    const auto row = [](const char *digits, int needed, Error error) {
        QTest::newRow(digits) << hex(digits) << needed << error;
    };
    row("83 00", 1, Error::ReservedOpcode);
    row("87 80 00 00 00 00", 1, Error::ReservedOpcode);
    row("0b 00", 1, Error::ReservedOpcode);
    row("8f 7e ff ff", 1, Error::ReservedOpcode);
    row("08 00", 1, Error::ControlFrameFragmented);
    row("09 85 37 fa 21 3d", 1, Error::ControlFrameFragmented);
    row("0a 00", 1, Error::ControlFrameFragmented);
    row("88 7e 00 7e", 2, Error::ControlFrameTooLong);
    row("89 fe 00 7e 37 fa 21 3d", 2, Error::ControlFrameTooLong);
    row("8a 7f 00 00 00 00 00 01 00 00", 2, Error::ControlFrameTooLong);
    row("89 7e 00 05", 2, Error::ControlFrameTooLong);
    row("81 7e 00 00", 4, Error::LengthNotMinimal);
    row("82 7e 00 7d", 4, Error::LengthNotMinimal);
    row("81 fe 00 7d 37 fa 21 3d", 4, Error::LengthNotMinimal);
    row("82 7f 00 00 00 00 00 00 00 00", 10, Error::LengthNotMinimal);
    row("82 7f 00 00 00 00 00 00 00 7d", 10, Error::LengthNotMinimal);
    row("82 7f 00 00 00 00 00 00 ff ff", 10, Error::LengthNotMinimal);
    row("80 ff 00 00 00 00 00 00 00 7e 37 fa 21 3d", 10, Error::LengthNotMinimal);
    row("82 7f 80 00 00 00 00 00 00 00", 10, Error::LengthOutOfRange); // 2^63
    row("82 7f ff ff ff ff ff ff ff ff", 10, Error::LengthOutOfRange); // 2^64 - 1
    row("82 ff ff ff ff ff ff ff ff ff 37 fa 21 3d", 10, Error::LengthOutOfRange);
}

void FrameHeaderTest::failsAtTheFirstWrongByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, needed);
    QFETCH(Error, error);
    for (int size = 0; size <= bytes.size(); ++size) {
        const auto result = read(bytes.first(size));
        if (size >= needed)
            QCOMPARE(result.error(), error);
        else if (result) // an early look is welcome to see a bad length before its end
            QCOMPARE(result->size, 0);
        else
            QCOMPARE(result.error(), error);
    }
}

QTEST_APPLESS_MAIN(FrameHeaderTest)
#include "tst_frameheader.moc"

// SPDX-License-Identifier: MIT
#include "prototest.h"

#include <QtTest/qtest.h>

#include <vector>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

constexpr int MaxLength = 300;
constexpr size_t Room = 16; // in front of the payload and behind it

char byteAt(size_t index)
{
    return char(index * 7 + 3);
}

/// RFC 6455 §5.3 word for word.
char maskedByte(size_t index, quint64 offset)
{
    return char(byteAt(index) ^ PeerKey[size_t((index - Room + offset) % 4)]);
}

} // namespace

class MaskingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLengthOffsetAndAlignment();
    void copies();
    void example();
    void largeOffsets();
    void twiceIsNothing();
    void inTwoPieces();
};

void MaskingTest::everyLengthOffsetAndAlignment()
{
    alignas(16) std::array<char, MaxLength + 3 * Room> buffer{};
    for (size_t alignment = 0; alignment < 8; ++alignment) {
        char *const begin = buffer.data() + alignment;
        for (quint64 offset = 0; offset < 8; ++offset) {
            for (size_t length = 0; length <= MaxLength; ++length) {
                const size_t size = Room + length + Room;
                for (size_t i = 0; i < size; ++i)
                    begin[i] = byteAt(i);
                applyMask({begin + Room, length}, PeerKey, offset);
                bool asExpected = true;
                for (size_t i = 0; i < size; ++i) {
                    const bool inside = i >= Room && i < Room + length;
                    asExpected = asExpected && begin[i] == (inside ? maskedByte(i, offset) : byteAt(i));
                }
                QVERIFY2(asExpected,
                         qPrintable(u"length %1, offset %2, alignment %3"_s.arg(length).arg(offset).arg(alignment)));
            }
        }
    }
}

void MaskingTest::copies()
{
    std::array<char, MaxLength + 3 * Room> target{};
    for (size_t alignment = 0; alignment < 8; ++alignment) {
        for (size_t length = 0; length <= MaxLength; ++length) {
            std::vector<char> source(length); // nothing may be read behind it
            for (size_t i = 0; i < length; ++i)
                source[i] = byteAt(Room + i);
            target.fill('t');
            copyMasked(source, PeerKey, target.data() + Room + alignment);
            bool asExpected = true;
            for (size_t i = 0; i < Room + length + Room; ++i) {
                const bool inside = i >= Room && i < Room + length;
                asExpected = asExpected && target[alignment + i] == (inside ? maskedByte(i, 0) : 't');
            }
            QVERIFY2(asExpected, qPrintable(u"length %1, alignment %2"_s.arg(length).arg(alignment)));
        }
    }
}

void MaskingTest::example()
{
    QByteArray payload = hex("7f 9f 4d 51 58"); // RFC 6455 §5.7
    applyMask({payload.data(), size_t(payload.size())}, PeerKey);
    QCOMPARE(payload, QByteArray("Hello"));
    applyMask({}, PeerKey, 5);
}

void MaskingTest::largeOffsets()
{
    for (const quint64 offset : {quint64(0xFFFF'FFFF), quint64(1) << 32, (quint64(1) << 62) + 3}) {
        QByteArray expected(40, 'x');
        QByteArray masked = expected;
        for (qsizetype i = 0; i < expected.size(); ++i)
            expected[i] = char('x' ^ PeerKey[size_t((offset + quint64(i)) % 4)]);
        applyMask({masked.data(), size_t(masked.size())}, PeerKey, offset);
        QCOMPARE(masked, expected);
    }
}

void MaskingTest::twiceIsNothing()
{
    const QByteArray plain = QByteArray("0123456789").repeated(20);
    QByteArray bytes = plain;
    applyMask({bytes.data(), size_t(bytes.size())}, OwnKey, 3);
    QVERIFY(bytes != plain);
    applyMask({bytes.data(), size_t(bytes.size())}, OwnKey, 3);
    QCOMPARE(bytes, plain);
}

void MaskingTest::inTwoPieces()
{
    const QByteArray plain = QByteArray("0123456789").repeated(5);
    QByteArray whole = plain;
    applyMask({whole.data(), size_t(whole.size())}, PeerKey);
    for (size_t cut = 0; cut <= size_t(plain.size()); ++cut) {
        QByteArray pieces = plain;
        const std::span<char> all{pieces.data(), size_t(pieces.size())};
        applyMask(all.first(cut), PeerKey);
        applyMask(all.subspan(cut), PeerKey, cut);
        QCOMPARE(pieces, whole);
    }
}

QTEST_APPLESS_MAIN(MaskingTest)
#include "tst_masking.moc"

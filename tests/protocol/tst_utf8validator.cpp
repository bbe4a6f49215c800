// SPDX-License-Identifier: MIT
#include "prototest.h"

#include <QtTest/qtest.h>

#include <algorithm>
#include <vector>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

constexpr int AllGood = -1;

/// RFC 3629 §3 word for word. Not Qt's encoder, which takes U+FEFF for a mark that it may drop.
QByteArray encoded(char32_t point)
{
    const auto continuation = [point](int shift) { return char(0x80 | ((point >> shift) & 0x3F)); };
    if (point < 0x80)
        return QByteArray(1, char(point));
    if (point < 0x800)
        return QByteArray(1, char(0xC0 | (point >> 6))) + continuation(0);
    if (point < 0x10000)
        return QByteArray(1, char(0xE0 | (point >> 12))) + continuation(6) + continuation(0);
    return QByteArray(1, char(0xF0 | (point >> 18))) + continuation(12) + continuation(6) + continuation(0);
}

/// The opposite of a validator's rules: the encodings of all code points, and whatever begins one of them.
class Reference
{
public:
    Reference() : m_pairs(1U << 16), m_triples(1U << 24)
    {
        for (char32_t point = 0x80; point <= 0x10FFFF; ++point) {
            if (point < 0xD800 || point > 0xDFFF)
                add(encoded(point));
        }
    }

    /// The first byte that cannot follow those before it, or AllGood; \a complete tells if a character has begun.
    int firstBad(std::span<const char> bytes, bool *complete) const
    {
        quint32 value = 0;
        int size = 0;
        for (size_t i = 0; i < bytes.size(); ++i) {
            value = (value << 8) | quint8(bytes[i]);
            ++size;
            if (!begins(value, size))
                return int(i);
            if (isWhole(value, size)) {
                value = 0;
                size = 0;
            }
        }
        *complete = size == 0;
        return AllGood;
    }

private:
    void add(const QByteArray &bytes)
    {
        quint32 value = 0;
        for (int i = 0; i < bytes.size(); ++i) {
            value = (value << 8) | quint8(bytes[i]);
            if (i == 0)
                m_sizes[value] = quint8(bytes.size());
            else if (i == 1)
                m_pairs[value] = true;
            else if (i == 2)
                m_triples[value] = true;
            else
                m_quads.push_back(value); // sorted: code points and their UTF-8 have the same order
        }
    }
    bool begins(quint32 value, int size) const
    {
        switch (size) {
        case 1:
            return value < 0x80 || m_sizes[value] > 0;
        case 2:
            return m_pairs[value];
        case 3:
            return m_triples[value];
        default:
            return std::ranges::binary_search(m_quads, value);
        }
    }
    bool isWhole(quint32 value, int size) const
    {
        const quint32 lead = value >> (8 * (size - 1));
        return lead < 0x80 ? size == 1 : m_sizes[lead] == size;
    }

    std::array<quint8, 256> m_sizes{};
    std::vector<bool> m_pairs;
    std::vector<bool> m_triples;
    std::vector<quint32> m_quads;
};

const Reference &reference()
{
    static const Reference instance;
    return instance;
}

int firstBadByteByByte(std::span<const char> bytes, bool *complete)
{
    Utf8Validator validator;
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (!validator.append(bytes.subspan(i, 1)))
            return int(i);
    }
    *complete = validator.isComplete();
    return AllGood;
}

/// True if the validator sees in \a bytes what the reference sees, in one piece and byte by byte.
bool agrees(std::span<const char> bytes)
{
    bool expectedComplete = false;
    bool complete = false;
    const int expected = reference().firstBad(bytes, &expectedComplete);
    if (firstBadByteByByte(bytes, &complete) != expected || (expected == AllGood && complete != expectedComplete))
        return false;
    Utf8Validator whole;
    const bool good = whole.append(bytes);
    return good == (expected == AllGood) && (!good || whole.isComplete() == expectedComplete);
}

QString hexOf(std::span<const char> bytes)
{
    return QString::fromLatin1(QByteArray(bytes.data(), qsizetype(bytes.size())).toHex(' '));
}

} // namespace

class Utf8ValidatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkedTextIsKnown();
    void nothing();
    void everyCodePoint();
    void oneAndTwoBytes();
    void threeBytes();
    void fourBytes();
    void categories_data();
    void categories();
    void amongAscii_data() { categories_data(); }
    void amongAscii();
    void amongCharacters_data() { categories_data(); }
    void amongCharacters();
    void longFourBytes();
    void reset();
};

void Utf8ValidatorTest::nothing()
{
    Utf8Validator validator;
    QVERIFY(validator.isComplete());
    QVERIFY(validator.append({}));
    QVERIFY(validator.isComplete());
}

void Utf8ValidatorTest::everyCodePoint()
{
    QByteArray all;
    for (char32_t point = 0; point <= 0x10FFFF; ++point) {
        if (point < 0xD800 || point > 0xDFFF)
            all += encoded(point);
    }
    Utf8Validator validator;
    QVERIFY(validator.append(spanOf(all)));
    QVERIFY(validator.isComplete());
}

void Utf8ValidatorTest::oneAndTwoBytes()
{
    std::array<char, 2> bytes{};
    for (int first = 0; first < 256; ++first) {
        bytes[0] = char(first);
        QVERIFY2(agrees(std::span(bytes).first(1)), qPrintable(hexOf(std::span(bytes).first(1))));
        for (int second = 0; second < 256; ++second) {
            bytes[1] = char(second);
            QVERIFY2(agrees(bytes), qPrintable(hexOf(bytes)));
        }
    }
}

void Utf8ValidatorTest::threeBytes()
{
    std::array<char, 3> bytes{};
    for (quint32 value = 0; value < 1U << 24; ++value) {
        bytes = {char(value >> 16), char(value >> 8), char(value)};
        if (!agrees(bytes))
            QFAIL(qPrintable(hexOf(bytes)));
    }
}

void Utf8ValidatorTest::fourBytes()
{
    constexpr std::array<int, 14> Edges{0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                        0xA0, 0xBF, 0xC0, 0xC2, 0xE1, 0xF4, 0xFF};
    std::array<char, 4> bytes{};
    for (int first = 0xC0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            for (const int third : Edges) {
                for (const int fourth : Edges) {
                    bytes = {char(first), char(second), char(third), char(fourth)};
                    if (!agrees(bytes))
                        QFAIL(qPrintable(hexOf(bytes)));
                }
            }
        }
    }
}

void Utf8ValidatorTest::categories_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("firstBad");
    const auto row = [](const char *name, const char *digits, int firstBad) {
        QTest::newRow(name) << hex(digits) << firstBad;
    };
    // The sections of Markus Kuhn's stress test.
    row("1 a Greek word", "ce ba e1 bd b9 cf 83 ce bc ce b5", AllGood);
    row("2.1 first of 1 byte", "00", AllGood);
    row("2.1 first of 2 bytes", "c2 80", AllGood);
    row("2.1 first of 3 bytes", "e0 a0 80", AllGood);
    row("2.1 first of 4 bytes", "f0 90 80 80", AllGood);
    row("2.1 first of 5 bytes", "f8 88 80 80 80", 0);
    row("2.1 first of 6 bytes", "fc 84 80 80 80 80", 0);
    row("2.2 last of 1 byte", "7f", AllGood);
    row("2.2 last of 2 bytes", "df bf", AllGood);
    row("2.2 last of 3 bytes", "ef bf bf", AllGood);
    row("2.2 last of 4 bytes", "f7 bf bf bf", 0);
    row("2.2 last of 5 bytes", "fb bf bf bf bf", 0);
    row("2.3 U+D7FF", "ed 9f bf", AllGood);
    row("2.3 U+E000", "ee 80 80", AllGood);
    row("2.3 U+FFFD", "ef bf bd", AllGood);
    row("2.3 U+10FFFF", "f4 8f bf bf", AllGood);
    row("2.3 U+110000", "f4 90 80 80", 1);
    row("3.1 first continuation byte", "80", 0);
    row("3.1 last continuation byte", "bf", 0);
    row("3.1 continuation bytes behind a character", "c3 a4 80 bf", 2);
    row("3.2 a lonely lead of 2", "c3 20", 1);
    row("3.2 a lonely lead of 3", "e2 20", 1);
    row("3.2 a lonely lead of 4", "f0 20", 1);
    row("3.3 3 bytes, the last missing", "e2 82 20", 2);
    row("3.3 4 bytes, the last missing", "f0 9f 98 20", 3);
    row("3.4 incomplete ones in a row", "c3 e2 82 f0", 1);
    row("3.5 FE", "fe", 0);
    row("3.5 FF", "ff", 0);
    row("4.1 overlong slash in 2", "c0 af", 0);
    row("4.1 overlong slash in 3", "e0 80 af", 1);
    row("4.1 overlong slash in 4", "f0 80 80 af", 1);
    row("4.2 highest overlong in 2", "c1 bf", 0);
    row("4.2 highest overlong in 3", "e0 9f bf", 1);
    row("4.2 highest overlong in 4", "f0 8f bf bf", 1);
    row("4.3 overlong NUL", "c0 80", 0);
    row("5.1 first surrogate", "ed a0 80", 1);
    row("5.1 last surrogate", "ed bf bf", 1);
    row("5.2 a pair of surrogates", "ed a0 80 ed b0 80", 1);
    row("5.3 U+FFFE", "ef bf be", AllGood);
    row("5.3 U+FDD0", "ef b7 90", AllGood);
    row("5.3 U+1FFFF", "f0 9f bf bf", AllGood);
    row("a byte-order mark", "ef bb bf", AllGood);
}

void Utf8ValidatorTest::categories()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, firstBad);
    bool complete = false;
    QCOMPARE(firstBadByteByByte(spanOf(bytes), &complete), firstBad);
    QCOMPARE(complete, firstBad == AllGood);
    bool ignored = false;
    QCOMPARE(reference().firstBad(spanOf(bytes), &ignored), firstBad);
    // In two pieces, the second of which may be wrong all by itself.
    for (size_t cut = 0; cut <= size_t(bytes.size()); ++cut) {
        Utf8Validator validator;
        const bool frontExpected = firstBad == AllGood || cut <= size_t(firstBad);
        QCOMPARE(validator.append(spanOf(bytes).first(cut)), frontExpected);
        if (frontExpected)
            QCOMPARE(validator.append(spanOf(bytes).subspan(cut)), firstBad == AllGood);
    }
}

/// Plain text is skipped by words: what is wrong must be seen wherever it stands in one.
void Utf8ValidatorTest::amongAscii()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, firstBad);
    for (int front = 0; front <= 24; ++front) {
        for (int back = 0; back <= 17; ++back) {
            const QByteArray text = QByteArray(front, 'a') + bytes + QByteArray(back, 'z');
            Utf8Validator validator;
            QCOMPARE(validator.append(spanOf(text)), firstBad == AllGood);
        }
    }
}

/// Long texts are looked at in blocks: at their borders as well as within, in one piece and in two.
void Utf8ValidatorTest::amongCharacters()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, firstBad);
    for (const QByteArray &filling : {QByteArray("\xC3\xA4"), QByteArray("\xE2\x82\xAC"),
                                      QByteArray("\xF0\x9F\x98\x80"), QByteArray("a\xC3\xA4 ")}) {
        for (int front = 0; front <= 35; ++front) {
            for (const int back : {0, 1, 9, 40}) {
                const QByteArray text =
                    QByteArray(front % 4, 'a') + filling.repeated(front) + bytes + filling.repeated(back);
                Utf8Validator whole;
                QCOMPARE(whole.append(spanOf(text)), firstBad == AllGood);
                Utf8Validator cut;
                const size_t half = size_t(text.size()) / 2;
                QCOMPARE(cut.append(spanOf(text).first(half)) && cut.append(spanOf(text).subspan(half)),
                         firstBad == AllGood);
            }
        }
    }
}

/// The same as fourBytes() where blocks are looked at, with what stands behind.
void Utf8ValidatorTest::longFourBytes()
{
    constexpr std::array<int, 14> Edges{0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                        0xA0, 0xBF, 0xC0, 0xC2, 0xE1, 0xF4, 0xFF};
    QByteArray text(70, 'a');
    for (const qsizetype place : {3, 30, 62}) {
        for (int first = 0x80; first < 256; ++first) {
            for (int second = 0; second < 256; ++second) {
                for (const int third : Edges) {
                    for (const int fourth : Edges) {
                        const std::array<char, 4> bytes{char(first), char(second), char(third), char(fourth)};
                        std::ranges::copy(bytes, text.begin() + place);
                        bool complete = false;
                        const int bad = reference().firstBad(std::span(text).subspan(size_t(place)), &complete);
                        if (isUtf8(text) != (bad == AllGood && complete))
                            QFAIL(qPrintable(hexOf(bytes)));
                    }
                }
            }
        }
        text.fill('a');
    }
}

void Utf8ValidatorTest::reset()
{
    Utf8Validator validator;
    QVERIFY(validator.append(spanOf(hex("f4"))));
    QVERIFY(!validator.isComplete());
    QVERIFY(!validator.append(spanOf(hex("90"))));
    validator.reset();
    QVERIFY(validator.isComplete());
    QVERIFY(validator.append(spanOf(hex("f0 90 80 80"))));
    QVERIFY(validator.isComplete());
}

/// Shown by bytes that are not valid: only those that it was told of are taken for it.
void Utf8ValidatorTest::checkedTextIsKnown()
{
    const QByteArray bad("\xC0\x80");
    const QByteArray same(bad.constData(), bad.size());
    {
        const CheckedText checked(bad);
        QVERIFY(isUtf8(bad));
        QVERIFY(!isUtf8(same));
        QVERIFY(!isUtf8(QByteArrayView(bad).first(1)));
        {
            const CheckedText inner(same);
            QVERIFY(isUtf8(same));
            QVERIFY(!isUtf8(bad));
        }
        QVERIFY(isUtf8(bad));
    }
    QVERIFY(!isUtf8(bad));
}

QTEST_APPLESS_MAIN(Utf8ValidatorTest)
#include "tst_utf8validator.moc"

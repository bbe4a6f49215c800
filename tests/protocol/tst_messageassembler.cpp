// SPDX-License-Identifier: MIT
#include "protocol/sparebytes.h"
#include "prototest.h"

#include <QtTest/qtest.h>

#include <algorithm>
#include <utility>
#include <vector>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

const Limits Defaults;

FrameHeader header(Opcode opcode, bool fin, quint64 length)
{
    return {.opcode = opcode, .fin = fin, .maskKey = {}, .payloadLength = length};
}

/// A whole frame; the first error, if there is one.
Error add(MessageAssembler &assembler, Opcode opcode, bool fin, const QByteArray &payload)
{
    if (const Error error = assembler.beginFrame(header(opcode, fin, quint64(payload.size()))); error != Error::None)
        return error;
    if (const Error error = assembler.append(spanOf(payload)); error != Error::None)
        return error;
    return assembler.endFrame();
}

Error passWhole(MessageAssembler &assembler, Opcode opcode, const QByteArray &payload)
{
    const Error error = assembler.beginFrame(header(opcode, true, quint64(payload.size())));
    return error == Error::None ? assembler.passWhole(spanOf(payload)) : error;
}

} // namespace

class MessageAssemblerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFrame();
    void fragments();
    void emptyFragments();
    void piecesOfAFrame();
    void memoryForWhatIsAnnounced();
    void memoryIsUsedAgain();
    void memoryOfSmallMessagesIsUsedAgain();
    void outgrownMemoryIsUsedAgain();
    void wholeMessages();
    void order();
    void sizeLimit();
    void fragmentLimit();
    void textAcrossFragments();
    void badTextAtOnce();
    void binaryIsNotText();
};

void MessageAssemblerTest::oneFrame()
{
    MessageAssembler assembler{Defaults};
    QVERIFY(!assembler.isActive());
    QVERIFY(!assembler.isComplete());
    QCOMPARE(add(assembler, Opcode::Text, true, "Hello"), Error::None);
    QVERIFY(assembler.isComplete());
    QVERIFY(!assembler.isActive());
    QVERIFY(assembler.isText());
    QCOMPARE(assembler.take(), QByteArray("Hello"));
    QVERIFY(!assembler.isComplete());
    QCOMPARE(add(assembler, Opcode::Binary, true, hex("ff")), Error::None);
    QVERIFY(!assembler.isText());
    QCOMPARE(assembler.take(), hex("ff"));
}

void MessageAssemblerTest::fragments()
{
    MessageAssembler assembler{Defaults};
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(add(assembler, Opcode::Text, false, "one "), Error::None);
        QVERIFY(assembler.isActive());
        QVERIFY(!assembler.isComplete());
        QCOMPARE(add(assembler, Opcode::Continuation, false, "two "), Error::None);
        QVERIFY(assembler.isActive());
        QCOMPARE(add(assembler, Opcode::Continuation, true, "three"), Error::None);
        QVERIFY(!assembler.isActive());
        QVERIFY(assembler.isComplete());
        QVERIFY(assembler.isText());
        QCOMPARE(assembler.take(), QByteArray("one two three"));
    }
}

void MessageAssemblerTest::emptyFragments()
{
    MessageAssembler assembler{Defaults};
    QCOMPARE(add(assembler, Opcode::Binary, false, {}), Error::None);
    QVERIFY(assembler.isActive());
    QCOMPARE(add(assembler, Opcode::Continuation, false, {}), Error::None);
    QCOMPARE(add(assembler, Opcode::Continuation, true, {}), Error::None);
    QVERIFY(assembler.isComplete());
    QCOMPARE(assembler.take(), QByteArray());
}

void MessageAssemblerTest::piecesOfAFrame()
{
    MessageAssembler assembler{Defaults};
    QCOMPARE(assembler.beginFrame(header(Opcode::Text, true, 5)), Error::None);
    for (const char c : QByteArray("Hello")) {
        QVERIFY(assembler.isActive());
        QVERIFY(!assembler.isComplete());
        QCOMPARE(assembler.append({&c, 1}), Error::None);
        QCOMPARE(assembler.append({}), Error::None);
    }
    QCOMPARE(assembler.endFrame(), Error::None);
    QCOMPARE(assembler.take(), QByteArray("Hello"));
}

/// Four times what has come at most, and not more than the whole.
void MessageAssemblerTest::memoryForWhatIsAnnounced()
{
    const QByteArray bytes(1'000'000, 'a');
    const auto part = [&](size_t from, size_t size) { return spanOf(bytes).subspan(from, size); };
    MessageAssembler little{Defaults};
    QCOMPARE(little.beginFrame(header(Opcode::Binary, true, 1'000'000)), Error::None);
    QCOMPARE(little.append(part(0, 1'000), 999'000), Error::None);
    QCOMPARE(little.endFrame(), Error::None);
    const qsizetype capacity = little.take().capacity();
    QVERIFY2(capacity >= 1'000 && capacity <= 4'000, QByteArray::number(capacity));

    MessageAssembler all{Defaults};
    QCOMPARE(all.beginFrame(header(Opcode::Binary, true, 1'000'000)), Error::None);
    QCOMPARE(all.append(part(0, 1'000), 999'000), Error::None);
    QCOMPARE(all.append(part(1'000, 299'000), 700'000), Error::None);
    QCOMPARE(all.append(part(300'000, 700'000)), Error::None);
    QCOMPARE(all.endFrame(), Error::None);
    const QByteArray message = all.take();
    QCOMPARE(message.capacity(), 1'000'000);
    QVERIFY(message == bytes);
}

/// However small the piece is with which the message begins.
void MessageAssemblerTest::memoryIsUsedAgain()
{
    const QByteArray bytes(1'000'000, 'a');
    MessageAssembler assembler{Defaults};
    const void *place = nullptr;
    std::vector<QByteArray> others; // what the system would have given
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(assembler.beginFrame(header(Opcode::Binary, true, 1'000'000)), Error::None);
        for (const size_t end : {size_t(60'000), size_t(300'000), size_t(1'000'000)}) {
            const size_t begin = end == 60'000 ? 0 : end == 300'000 ? 60'000 : 300'000;
            QCOMPARE(assembler.append(spanOf(bytes).subspan(begin, end - begin), 1'000'000 - end), Error::None);
        }
        QCOMPARE(assembler.endFrame(), Error::None);
        QByteArray message = assembler.take();
        QVERIFY(message == bytes);
        const void *const before = std::exchange(place, message.constData());
        QVERIFY(i == 0 || place == before);
        SpareBytes::give(std::move(message));
        others.push_back(QByteArray(1'000'000, 'b'));
    }
}

/// It is there already, so that less of it has to have come; but not next to nothing, as that can be done often.
void MessageAssemblerTest::memoryOfSmallMessagesIsUsedAgain()
{
    const QByteArray bytes(20'000, 'a');
    SpareBytes::take(); // as many are kept as were asked for
    QByteArray spare(25'000, 's');
    const void *const place = spare.constData();
    SpareBytes::give(std::move(spare));
    MessageAssembler assembler{Defaults};
    QCOMPARE(assembler.beginFrame(header(Opcode::Binary, true, 20'000)), Error::None);
    MessageAssembler little{Defaults};
    QCOMPARE(little.beginFrame(header(Opcode::Binary, true, 20'000)), Error::None);
    QCOMPARE(little.append(spanOf(bytes).first(1'000), 19'000), Error::None);
    QCOMPARE(little.endFrame(), Error::None);
    QVERIFY(static_cast<const void *>(little.take().constData()) != place);
    QCOMPARE(assembler.append(spanOf(bytes).first(2'000), 18'000), Error::None);
    const std::span<char> room = assembler.room(18'000);
    QCOMPARE(room.size(), size_t(18'000));
    std::ranges::copy(spanOf(bytes).first(18'000), room.begin());
    QCOMPARE(assembler.append(room), Error::None);
    QCOMPARE(assembler.endFrame(), Error::None);
    const QByteArray message = assembler.take();
    QCOMPARE(static_cast<const void *>(message.constData()), place);
    QVERIFY(message == bytes);
}

void MessageAssemblerTest::outgrownMemoryIsUsedAgain()
{
    const QByteArray bytes(400'000, 'a');
    MessageAssembler assembler{Defaults};
    QCOMPARE(assembler.beginFrame(header(Opcode::Binary, true, 400'000)), Error::None);
    QCOMPARE(assembler.append(spanOf(bytes).first(50'000), 350'000), Error::None);
    const void *const outgrown = assembler.room(350'000).data() - 50'000;
    QCOMPARE(assembler.append(spanOf(bytes).subspan(50'000)), Error::None);
    const QByteArray next = SpareBytes::takeFitting(60'000, 60'000);
    QCOMPARE(static_cast<const void *>(next.constData()), outgrown);
}

void MessageAssemblerTest::wholeMessages()
{
    Limits limits;
    limits.maxMessageSize = 3;
    limits.maxFragments = 1;
    MessageAssembler assembler(limits);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(passWhole(assembler, Opcode::Text, "€"), Error::None);
        QVERIFY(assembler.isText());
        QVERIFY(!assembler.isActive());
        QCOMPARE(passWhole(assembler, Opcode::Binary, hex("ff fe fd")), Error::None);
        QVERIFY(!assembler.isText());
        QCOMPARE(passWhole(assembler, Opcode::Binary, {}), Error::None);
    }
    QCOMPARE(passWhole(assembler, Opcode::Binary, "four"), Error::MessageTooBig);
    for (const char *bad : {"ff", "e2 82", "ed a0 80", "61 c0 80"}) {
        MessageAssembler fresh{Defaults};
        QCOMPARE(passWhole(fresh, Opcode::Text, hex(bad)), Error::TextNotUtf8);
    }
}

void MessageAssemblerTest::order()
{
    MessageAssembler orphan{Defaults};
    QCOMPARE(add(orphan, Opcode::Continuation, true, "x"), Error::UnexpectedContinuation);
    MessageAssembler orphanStart{Defaults};
    QCOMPARE(add(orphanStart, Opcode::Continuation, false, {}), Error::UnexpectedContinuation);

    for (const Opcode second : {Opcode::Text, Opcode::Binary}) {
        MessageAssembler interrupted{Defaults};
        QCOMPARE(add(interrupted, Opcode::Text, false, "x"), Error::None);
        QCOMPARE(interrupted.beginFrame(header(second, true, 1)), Error::ContinuationExpected);
    }
    MessageAssembler behind{Defaults};
    QCOMPARE(add(behind, Opcode::Text, true, "x"), Error::None);
    behind.take();
    QCOMPARE(add(behind, Opcode::Continuation, true, "x"), Error::UnexpectedContinuation);
    MessageAssembler behindWhole{Defaults};
    QCOMPARE(passWhole(behindWhole, Opcode::Text, "x"), Error::None);
    QCOMPARE(add(behindWhole, Opcode::Continuation, true, "x"), Error::UnexpectedContinuation);
}

void MessageAssemblerTest::sizeLimit()
{
    Limits limits;
    limits.maxMessageSize = 10;
    MessageAssembler assembler(limits);
    QCOMPARE(add(assembler, Opcode::Binary, true, QByteArray(10, 'x')), Error::None);
    QCOMPARE(assembler.take().size(), 10);
    // The header is enough to see it.
    for (const quint64 length : {quint64(11), quint64(1) << 32, (quint64(1) << 63) - 1}) {
        MessageAssembler fresh(limits);
        QCOMPARE(fresh.beginFrame(header(Opcode::Binary, true, length)), Error::MessageTooBig);
    }
    QCOMPARE(add(assembler, Opcode::Binary, false, QByteArray(6, 'x')), Error::None);
    QCOMPARE(add(assembler, Opcode::Continuation, false, QByteArray(4, 'x')), Error::None);
    QCOMPARE(add(assembler, Opcode::Continuation, false, {}), Error::None);
    QCOMPARE(assembler.beginFrame(header(Opcode::Continuation, true, 1)), Error::MessageTooBig);
}

void MessageAssemblerTest::fragmentLimit()
{
    Limits limits;
    limits.maxFragments = 3;
    MessageAssembler assembler(limits);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(add(assembler, Opcode::Binary, false, {}), Error::None);
        QCOMPARE(add(assembler, Opcode::Continuation, false, {}), Error::None);
        QCOMPARE(add(assembler, Opcode::Continuation, true, {}), Error::None);
        assembler.take();
    }
    QCOMPARE(add(assembler, Opcode::Binary, false, {}), Error::None);
    QCOMPARE(add(assembler, Opcode::Continuation, false, {}), Error::None);
    QCOMPARE(add(assembler, Opcode::Continuation, false, {}), Error::None);
    QCOMPARE(assembler.beginFrame(header(Opcode::Continuation, true, 0)), Error::TooManyFragments);
}

void MessageAssemblerTest::textAcrossFragments()
{
    const QByteArray text = "\xEF\xBB\xBF"
                            "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80z";
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); ++second) {
            MessageAssembler assembler{Defaults};
            QCOMPARE(add(assembler, Opcode::Text, false, text.first(first)), Error::None);
            QCOMPARE(add(assembler, Opcode::Continuation, false, text.sliced(first, second - first)), Error::None);
            QCOMPARE(add(assembler, Opcode::Continuation, true, text.sliced(second)), Error::None);
            QCOMPARE(assembler.take(), text);
        }
    }
    MessageAssembler cut{Defaults};
    QCOMPARE(add(cut, Opcode::Text, false, text.chopped(2)), Error::None);
    QCOMPARE(add(cut, Opcode::Continuation, true, {}), Error::TextNotUtf8);
}

void MessageAssemblerTest::badTextAtOnce()
{
    MessageAssembler assembler{Defaults};
    QCOMPARE(assembler.beginFrame(header(Opcode::Text, false, 1000)), Error::None);
    QCOMPARE(assembler.append(spanOf(hex("61 f4"))), Error::None);
    QCOMPARE(assembler.append(spanOf(hex("90"))), Error::TextNotUtf8);

    MessageAssembler nextFrame{Defaults};
    QCOMPARE(add(nextFrame, Opcode::Text, false, hex("e2 82")), Error::None);
    QCOMPARE(nextFrame.beginFrame(header(Opcode::Continuation, false, 1000)), Error::None);
    QCOMPARE(nextFrame.append(spanOf("a")), Error::TextNotUtf8);
}

void MessageAssemblerTest::binaryIsNotText()
{
    MessageAssembler assembler{Defaults};
    QCOMPARE(add(assembler, Opcode::Binary, false, hex("c0 80")), Error::None);
    QCOMPARE(add(assembler, Opcode::Continuation, true, hex("ff")), Error::None);
    QVERIFY(!assembler.isText());
    QCOMPARE(assembler.take(), hex("c0 80 ff"));
    // What was binary leaves no trace in the text behind it.
    QCOMPARE(add(assembler, Opcode::Text, true, "a"), Error::None);
    QVERIFY(assembler.isText());
}

QTEST_APPLESS_MAIN(MessageAssemblerTest)
#include "tst_messageassembler.moc"

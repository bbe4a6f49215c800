// SPDX-License-Identifier: MIT
// What the parts of src/protocol cost by themselves. Built and run by `tests/benchmarks/run --micro`.

#include "../protocol/prototest.h"

#include "protocol/deflater.h"
#include "protocol/inflater.h"
#include "protocol/messageassembler.h"
#include "protocol/utf8validator.h"

#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

QByteArray asciiOf(qsizetype size)
{
    const QByteArray row = R"({"id":17,"name":"sensor-204","value":93.25,"unit":"hPa","state":"ok"},)";
    return row.repeated(size / row.size() + 1).first(size);
}

/// One character in ten is not ASCII; cut at a character.
QByteArray mixedOf(qsizetype size)
{
    const QByteArray row = "Grüße aus Köln, 20 € für 北京; ";
    QByteArray text = row.repeated(size / row.size());
    return text.leftJustified(size, ' ');
}

QByteArray wideOf(qsizetype size)
{
    const QByteArray row = "北京上海廣州";
    return row.repeated(size / row.size()).leftJustified(size, ' ');
}

void addSizes()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("125 B") << qsizetype(125);
    QTest::newRow("1 KiB") << qsizetype(1024);
    QTest::newRow("16 KiB") << qsizetype(16 * 1024);
    QTest::newRow("1 MiB") << qsizetype(1024 * 1024);
}

} // namespace

class Micro : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mask_data() { addSizes(); }
    void mask()
    {
        QFETCH(const qsizetype, size);
        QByteArray payload = asciiOf(size);
        QBENCHMARK
        {
            applyMask({payload.data(), size_t(size)}, PeerKey);
        }
        QVERIFY(payload.size() == size);
    }

    void readHeader_data() { addSizes(); }
    void readHeader()
    {
        QFETCH(const qsizetype, size);
        const QByteArray bytes = toward(Role::Server, FinBinary, asciiOf(size));
        quint64 total = 0;
        QBENCHMARK
        {
            total += readFrameHeader(spanOf(bytes))->header.payloadLength;
        }
        QVERIFY(total >= quint64(size));
    }

    void writeHeader_data() { addSizes(); }
    void writeHeader()
    {
        QFETCH(const qsizetype, size);
        FrameHeader header;
        header.payloadLength = quint64(size);
        std::array<char, FrameHeader::MaxSize> buffer{};
        int total = 0;
        QBENCHMARK
        {
            total += writeFrameHeader(header, buffer);
        }
        QVERIFY(total > 0);
    }

    void utf8_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const qsizetype size : {qsizetype(125), qsizetype(1024), qsizetype(16 * 1024)}) {
            const QByteArray name = QByteArray::number(size) + " B ";
            QTest::newRow((name + "ASCII").constData()) << asciiOf(size);
            QTest::newRow((name + "mixed").constData()) << mixedOf(size);
            QTest::newRow((name + "wide").constData()) << wideOf(size);
        }
    }
    void utf8()
    {
        QFETCH(const QByteArray, text);
        bool valid = true;
        QBENCHMARK
        {
            Utf8Validator validator;
            valid = validator.append(spanOf(text)) && validator.isComplete() && valid;
        }
        QVERIFY(valid);
    }

    /// A message in four fragments.
    void assembler_data() { addSizes(); }
    void assembler()
    {
        QFETCH(const qsizetype, size);
        const QByteArray payload = asciiOf(size / 4);
        const Limits limits;
        MessageAssembler assembler(limits);
        QByteArray message;
        QBENCHMARK
        {
            for (int i = 0; i < 4; ++i) {
                FrameHeader header;
                header.opcode = i == 0 ? Opcode::Binary : Opcode::Continuation;
                header.fin = i == 3;
                header.payloadLength = quint64(payload.size());
                assembler.beginFrame(header);
                assembler.append(spanOf(payload));
                assembler.endFrame();
            }
            message = assembler.take();
        }
        QCOMPARE(message.size(), payload.size() * 4);
    }

    void deflate_data() { addSizes(); }
    void deflate()
    {
        QFETCH(const qsizetype, size);
        const QByteArray message = asciiOf(size);
        QByteArray compressed;
        QBENCHMARK
        {
            compressed = Deflater::shared(15, {}, message.size()).compress(message);
        }
        QVERIFY(compressed.size() < message.size());
    }

    void inflate_data() { addSizes(); }
    void inflate()
    {
        QFETCH(const qsizetype, size);
        const QByteArray compressed = Deflater::shared(15, {}, size).compress(asciiOf(size));
        qsizetype total = 0;
        const Inflater::Sink sink = [&total](std::span<const char> piece) {
            total += qsizetype(piece.size());
            return Error::None;
        };
        QBENCHMARK
        {
            total = 0;
            auto inflater = Inflater::borrow(15);
            inflater->append(spanOf(compressed), sink);
            inflater->finish();
            Inflater::giveBack(std::move(inflater));
        }
        QCOMPARE(total, size);
    }

    /// A server receives a message and sends it back.
    void session_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<bool>("text");
        for (const qsizetype size : {qsizetype(125), qsizetype(1024), qsizetype(16 * 1024)}) {
            const QByteArray name = QByteArray::number(size) + " B ";
            QTest::newRow((name + "binary").constData()) << asciiOf(size) << false;
            QTest::newRow((name + "ASCII").constData()) << asciiOf(size) << true;
            QTest::newRow((name + "mixed text").constData()) << mixedOf(size) << true;
        }
    }
    void session()
    {
        QFETCH(const QByteArray, message);
        QFETCH(const bool, text);
        const auto session = openSession(Role::Server);
        const QByteArray sent = toward(Role::Server, text ? FinText : FinBinary, message);
        QByteArray input = sent;
        QByteArray output;
        QBENCHMARK
        {
            // The session unmasks in place.
            std::memcpy(input.data(), sent.constData(), size_t(sent.size()));
            session->receive({input.data(), size_t(input.size())});
            while (const auto event = session->nextEvent()) {
                if (text)
                    session->sendText(event->payload);
                else
                    session->sendBinary(session->takePayload());
            }
            session->releaseInput();
            output = session->takeOutput();
        }
        QVERIFY(output.endsWith(message));
    }
};

QTEST_GUILESS_MAIN(Micro)
#include "micro.moc"

// SPDX-License-Identifier: MIT
#include "monitor/hexmodel.h"
#include "monitor/payloadtext.h"

#include <QtCore/qrandom.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using Form = PayloadText::Form;

class tst_PayloadText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("text");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<Form>("form");

        const QByteArray map = QByteArray::fromHex("a1616101");
        QTest::newRow("empty") << QByteArray() << true << false << Form::Empty;
        QTest::newRow("text") << QByteArray("hello") << true << false << Form::Text;
        QTest::newRow("object") << QByteArray(" {\"a\":1}") << true << false << Form::Json;
        QTest::newRow("array") << QByteArray("[]") << true << false << Form::Json;
        QTest::newRow("number") << QByteArray("1") << true << false << Form::Text;
        QTest::newRow("no JSON") << QByteArray("{a}") << true << false << Form::Text;
        QTest::newRow("half JSON") << QByteArray("{\"a\":") << true << false << Form::Text;
        QTest::newRow("cut JSON") << QByteArray("{\"a\":") << true << true << Form::Json;
        QTest::newRow("large JSON") << '[' + QByteArray("\"x\",").repeated(100'000) + "1]" << true << false
                                    << Form::Json;
        QTest::newRow("JSON in binary") << QByteArray("{\"a\":1}") << false << false << Form::Json;
        QTest::newRow("text in binary") << QByteArray("h\xc3\xa9llo\n") << false << false << Form::Text;
        QTest::newRow("text, cut in a character") << QByteArray("hello \xe2\x82") << false << true << Form::Text;
        QTest::newRow("text that ends in a character")
            << QByteArray("hello \xe2\x82") << false << false << Form::Binary;
        QTest::newRow("CBOR") << map << false << false << Form::Cbor;
        QTest::newRow("cut CBOR") << map.first(3) << false << true << Form::Cbor;
        QTest::newRow("half CBOR") << map.first(3) << false << false << Form::Binary;
        QTest::newRow("CBOR and rubbish") << map + '\xff' << false << false << Form::Binary;
        QTest::newRow("binary") << QByteArray("\0\1\2", 3) << false << false << Form::Binary;
        QTest::newRow("invalid text") << QByteArray("\xff\xfe") << true << false << Form::Text;
    }
    void forms()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const bool, text);
        QFETCH(const bool, cut);
        QFETCH(const Form, form);
        QCOMPARE(PayloadText::formOf(payload, text, cut), form);
    }

    void plain()
    {
        QCOMPARE(PayloadText::plain("h\xc3\xa9").text, u"hé"_s);
        QVERIFY(PayloadText::plain("h\xc3\xa9").valid);
        QVERIFY(!PayloadText::plain("h\xc3").valid);
        const PayloadText cut = PayloadText::plain("aaa\xe2\x82\xac", 5);
        QCOMPARE(cut.text, u"aaa"_s);
        QVERIFY(!cut.complete && cut.valid);
    }

    void json_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("text");

        QTest::newRow("order and numbers")
            << QByteArray(R"({"z":12345678901234567890,"a":[1.0,{"x":"\u0041"}],"e":{},"f":[]})") << uR"({
  "z": 12345678901234567890,
  "a": [
    1.0,
    {
      "x": "\u0041"
    }
  ],
  "e": {},
  "f": []
})"_s;
        QTest::newRow("array of arrays") << QByteArray("[[1,2],[],[[3]]]")
                                         << u"[\n  [\n    1,\n    2\n  ],\n  [],\n  [\n    [\n      3\n    ]\n  ]\n]"_s;
        QTest::newRow("string") << QByteArray(" \"ü\" ") << u"\"ü\""_s;
    }
    void json()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const QString, text);
        const PayloadText result = PayloadText::json(payload);
        QCOMPARE(result.text, text);
        QVERIFY(result.valid && result.complete);
        QCOMPARE(result.errorOffset, -1);
    }

    void invalidJson()
    {
        const PayloadText result = PayloadText::json("{\"a\":1,oops}");
        QCOMPARE(result.text, u"{\n  \"a\": 1"_s);
        QVERIFY(!result.valid);
        QCOMPARE(result.errorOffset, 7);
    }

    /// Indentation makes much of little.
    void jsonIsBounded()
    {
        const QByteArray deep = QByteArray(500, '[') + QByteArray("0,").repeated(200'000);
        const PayloadText result = PayloadText::json(deep, 1'000'000);
        QCOMPARE(result.text.size(), 1'000'000);
        QVERIFY(!result.complete);
        QVERIFY(!PayloadText::json(QByteArray(100'000, '[')).valid);
    }

    /// The examples of RFC 8949, appendix A, and what else there is.
    void cbor_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("text");

        QTest::newRow("0") << QByteArray("00") << u"0"_s;
        QTest::newRow("largest") << QByteArray("1bffffffffffffffff") << u"18446744073709551615"_s;
        QTest::newRow("-1") << QByteArray("20") << u"-1"_s;
        QTest::newRow("least") << QByteArray("3bffffffffffffffff") << u"-18446744073709551616"_s;
        QTest::newRow("half") << QByteArray("f93e00") << u"1.5_1"_s;
        QTest::newRow("single") << QByteArray("fa47c35000") << u"100000.0_2"_s;
        QTest::newRow("double") << QByteArray("fb3ff199999999999a") << u"1.1_3"_s;
        QTest::newRow("infinity") << QByteArray("f97c00") << u"Infinity_1"_s;
        QTest::newRow("NaN") << QByteArray("f97e00") << u"NaN_1"_s;
        QTest::newRow("simple") << QByteArray("84f4f5f6f7") << u"[\n  false,\n  true,\n  null,\n  undefined\n]"_s;
        QTest::newRow("simple 255") << QByteArray("f8ff") << u"simple(255)"_s;
        QTest::newRow("bytes") << QByteArray("4401020304") << u"h'01020304'"_s;
        QTest::newRow("no bytes") << QByteArray("40") << u"h''"_s;
        QTest::newRow("text") << QByteArray("62225c") << u"\"\\\"\\\\\""_s;
        QTest::newRow("no text") << QByteArray("60") << u"\"\""_s;
        QTest::newRow("control") << QByteArray("610a") << u"\"\\u000a\""_s;
        QTest::newRow("tag") << QByteArray("c11a514b67b0") << u"1(1363896240)"_s;
        QTest::newRow("empty array") << QByteArray("80") << u"[]"_s;
        QTest::newRow("empty map") << QByteArray("a0") << u"{}"_s;
        QTest::newRow("map") << QByteArray("a26161016162820203")
                             << u"{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ]\n}"_s;
        QTest::newRow("order of keys") << QByteArray("a2616201616102") << u"{\n  \"b\": 1,\n  \"a\": 2\n}"_s;
        QTest::newRow("indefinite bytes") << QByteArray("5f42010243030405ff") << u"(_ h'0102', h'030405')"_s;
        QTest::newRow("indefinite array") << QByteArray("9f01ff") << u"[_ \n  1\n]"_s;
        QTest::newRow("sequence") << QByteArray("0102") << u"1,\n2"_s;
    }
    void cbor()
    {
        QFETCH(const QByteArray, hex);
        QFETCH(const QString, text);
        const PayloadText result = PayloadText::cbor(QByteArray::fromHex(hex));
        QCOMPARE(result.text, text);
        QVERIFY(result.valid && result.complete);
    }

    void invalidCbor_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<int>("offset");

        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("cut array") << QByteArray("8201") << 2;
        QTest::newRow("cut string") << QByteArray("5a7fffffff00") << 6;
        QTest::newRow("huge string") << QByteArray("5b7fffffffffffffff00") << 10;
        QTest::newRow("break alone") << QByteArray("ff") << 0;
        QTest::newRow("reserved length") << QByteArray("011c") << 1;
        QTest::newRow("map without value") << QByteArray("bf01ff") << 2;
        QTest::newRow("tag without item") << QByteArray("c1") << 1;
    }
    void invalidCbor()
    {
        QFETCH(const QByteArray, hex);
        QFETCH(const int, offset);
        const PayloadText result = PayloadText::cbor(QByteArray::fromHex(hex));
        QVERIFY(!result.valid);
        QCOMPARE(result.errorOffset, offset);
    }

    void cborIsBounded()
    {
        const PayloadText result = PayloadText::cbor(QByteArray::fromHex("9f") + QByteArray(1'000'000, '\1'), 10'000);
        QCOMPARE(result.text.size(), 10'000);
        QVERIFY(!result.complete);
        QVERIFY(!PayloadText::cbor(QByteArray(100'000, '\x81')).valid);
        QVERIFY(!PayloadText::cbor(QByteArray(100'000, '\xc1')).valid);
    }

    /// Whatever comes: an answer, in bounded memory.
    void rubbish()
    {
        QRandomGenerator random(2);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bytes(random.bounded(40), Qt::Uninitialized);
            for (char &byte : bytes)
                byte = char(random.bounded(256));
            const PayloadText cbor = PayloadText::cbor(bytes, 500);
            QVERIFY(cbor.text.size() <= 500);
            QVERIFY(cbor.errorOffset <= bytes.size());
            QVERIFY(cbor.valid == (cbor.errorOffset == -1));
            PayloadText::json(bytes, 500);
            PayloadText::formOf(bytes, false, i % 2 == 0);
        }
    }

    void hexLines()
    {
        HexModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        QByteArray bytes;
        for (int i = 0; i < 40; ++i)
            bytes += char(i * 7);
        QSignalSpy changed(&model, &HexModel::payloadChanged);
        model.setPayload(bytes);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.lines(0, 9),
                 u"00000000  00 07 0e 15 1c 23 2a 31  38 3f 46 4d 54 5b 62 69  .....#*18?FMT[bi\n"
                 "00000010  70 77 7e 85 8c 93 9a a1  a8 af b6 bd c4 cb d2 d9  pw~.............\n"
                 "00000020  e0 e7 ee f5 fc 03 0a 11                           ........\n"_s);
        QCOMPARE(model.lines(2, 1), model.index(2).data().toString() + u'\n');
        QCOMPARE(model.lines(-5, 5), QString());
        QCOMPARE(model.index(1).data(HexModel::OffsetRole).toString(), u"00000010"_s);
        QCOMPARE(model.index(2).data(HexModel::HexRole).toString(), u"e0 e7 ee f5 fc 03 0a 11"_s);
        QCOMPARE(model.index(0).data(HexModel::TextRole).toString(), u".....#*18?FMT[bi"_s);
        model.setBytesPerLine(8);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.lines(4, 1), u"00000020  e0 e7 ee f5  fc 03 0a 11  ........\n"_s);
        model.setBytesPerLine(0);
        QCOMPARE(model.bytesPerLine(), 1);
        model.setBytesPerLine(16);
        model.setPayload(QByteArray(16, 'x'));
        QCOMPARE(model.rowCount(), 1);
    }
};

QTEST_APPLESS_MAIN(tst_PayloadText)
#include "tst_payloadtext.moc"

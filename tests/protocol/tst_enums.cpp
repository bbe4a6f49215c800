// SPDX-License-Identifier: MIT
#include "prototest.h"

#include <QtCore/qmetaobject.h>
#include <QtTest/qtest.h>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

QList<Error> allErrors()
{
    QList<Error> errors;
    const QMetaEnum names = QMetaEnum::fromType<Error>();
    for (int i = 0; i < names.keyCount(); ++i)
        errors.append(Error(names.value(i)));
    return errors;
}

bool isBetween(Error error, Error first, Error last)
{
    return error >= first && error <= last;
}

int expectedCloseCode(Error error)
{
    if (isBetween(error, Error::ReservedBitSet, Error::CloseCodeInvalid))
        return 1002;
    if (isBetween(error, Error::TextNotUtf8, Error::CompressedDataInvalid))
        return 1007;
    if (isBetween(error, Error::MessageTooBig, Error::TooManyFragments))
        return 1009;
    if (error == Error::PongTimeout)
        return 1011;
    return error == Error::SendQueueFull ? 1008 : 1006;
}

int bytesOf(QChar character)
{
    return character.unicode() < 0x80 ? 1 : character.unicode() < 0x800 ? 2 : 3;
}

} // namespace

class EnumsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesFitQml();
    void everyErrorHasItsName();
    void everyErrorHasItsSentence();
    void closeCodes();
    void httpStatuses_data();
    void httpStatuses();
    void onlyRefusedRequestsHaveAStatus();
    void codesOnTheWire();
    void reasonThatFits();
    void reasonIsCutBetweenCharacters_data();
    void reasonIsCutBetweenCharacters();
    void reasonWithSurrogates();
};

void EnumsTest::sizesFitQml()
{
    QCOMPARE(QMetaType::fromType<CloseCode>().sizeOf(), sizeof(int));
    QCOMPARE(QMetaType::fromType<Error>().sizeOf(), sizeof(int));
}

void EnumsTest::everyErrorHasItsName()
{
    const QMetaEnum names = QMetaEnum::fromType<Error>();
    QVERIFY(names.keyCount() > 40);
    for (int i = 0; i < names.keyCount(); ++i) {
        QCOMPARE(names.value(i), i); // the table has no gaps
        QCOMPARE(errorName(Error(i)), QLatin1StringView(names.key(i)));
    }
}

void EnumsTest::everyErrorHasItsSentence()
{
    QVERIFY(explain(Error::None).isEmpty());
    QSet<QString> seen;
    for (const Error error : allErrors()) {
        if (error == Error::None)
            continue;
        const QString sentence = explain(error);
        QVERIFY2(!sentence.isEmpty(), errorName(error).data());
        QVERIFY2(sentence.front().isUpper(), errorName(error).data());
        QVERIFY2(!seen.contains(sentence), errorName(error).data());
        seen.insert(sentence);
        // It goes out as the reason of close frames, so it has to fit.
        QCOMPARE(QString::fromUtf8(encodeCloseReason(sentence)), sentence);
    }
}

void EnumsTest::closeCodes()
{
    for (const Error error : allErrors()) {
        const CloseCode code = closeCodeFor(error);
        QVERIFY2(int(code) == expectedCloseCode(error), errorName(error).data());
        QVERIFY2(code == CloseCode::Abnormal || isValidOnWire(code), errorName(error).data());
    }
}

void EnumsTest::httpStatuses_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("status");
    const auto row = [](Error error, int status) { QTest::newRow(errorName(error).data()) << error << status; };
    row(Error::RequestLineMalformed, 400);
    row(Error::HttpVersionUnsupported, 505);
    row(Error::MethodNotAllowed, 405);
    row(Error::HeadTooLarge, 431);
    row(Error::TooManyHeaders, 431);
    row(Error::HeaderMalformed, 400);
    row(Error::HeaderDuplicated, 400);
    row(Error::HostMissing, 400);
    row(Error::RequestHasBody, 400);
    row(Error::UpgradeRequired, 426);
    row(Error::ConnectionHeaderInvalid, 400);
    row(Error::KeyInvalid, 400);
    row(Error::VersionUnsupported, 426);
    row(Error::SubprotocolInvalid, 400);
    row(Error::ExtensionMalformed, 400);
    row(Error::HostNotAllowed, 403);
    row(Error::OriginNotAllowed, 403);
    row(Error::PathNotServed, 404);
    row(Error::TooManyConnections, 503);
    row(Error::TooManyFromAddress, 503);
    row(Error::HandshakeTimeout, 408);
}

void EnumsTest::httpStatuses()
{
    QFETCH(Error, error);
    QFETCH(int, status);
    QCOMPARE(httpStatusFor(error), status);
}

void EnumsTest::onlyRefusedRequestsHaveAStatus()
{
    for (const Error error : allErrors()) {
        const int status = httpStatusFor(error);
        const bool refused =
            isBetween(error, Error::RequestLineMalformed, Error::RejectedByProgram) || error == Error::HandshakeTimeout;
        QVERIFY2(refused ? status >= 400 && status <= 599 : status == 0, errorName(error).data());
        QVERIFY2(status == 0 || closeCodeFor(error) == CloseCode::Abnormal, errorName(error).data());
    }
}

void EnumsTest::codesOnTheWire()
{
    // QML and casts give any number: none is cut to the 16 bits that a frame has room for.
    for (int code = -0x10000; code <= 0x1FFFF; ++code) {
        // RFC 6455 §7.4: 1004 has no meaning yet; 1005, 1006 and 1015 stand for what was not on the wire.
        const bool defined = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
        const bool expected = defined || (code >= 3000 && code <= 4999);
        QVERIFY2(isValidOnWire(CloseCode(code)) == expected, qPrintable(QString::number(code)));
    }
}

void EnumsTest::reasonThatFits()
{
    QCOMPARE(encodeCloseReason({}), QByteArray());
    QCOMPARE(encodeCloseReason(u"bye"), QByteArray("bye"));
    QCOMPARE(encodeCloseReason(u"Grüße €"),
             QByteArray("Gr\xC3\xBC\xC3\x9F"
                        "e \xE2\x82\xAC"));
    QCOMPARE(encodeCloseReason(QString(123, u'x')), QByteArray(123, 'x'));
    QCOMPARE(encodeCloseReason(QString(124, u'x')), QByteArray(123, 'x'));
    QCOMPARE(encodeCloseReason(QString(62, u'€')), QString(41, u'€').toUtf8());
}

void EnumsTest::reasonIsCutBetweenCharacters_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("1 byte") << u"x"_s;
    QTest::newRow("2 bytes") << u"ü"_s;
    QTest::newRow("3 bytes") << u"€"_s;
    QTest::newRow("4 bytes") << u"😀"_s;
}

void EnumsTest::reasonIsCutBetweenCharacters()
{
    QFETCH(QString, character);
    const qsizetype size = character.size() == 2 ? 4 : bytesOf(character[0]);
    QCOMPARE(character.toUtf8().size(), size);
    for (int front = 0; front <= 123; ++front) {
        const QString text = QString(front, u'-') + character.repeated(130);
        const QByteArray expected = QByteArray(front, '-') + character.toUtf8().repeated((123 - front) / size);
        QCOMPARE(encodeCloseReason(text), expected);
    }
}

void EnumsTest::reasonWithSurrogates()
{
    // Half a pair has no UTF-8: whatever stands for it, the frame must stay valid.
    const QString text = u"a"_s + QChar(0xD83D) + u"b"_s;
    Utf8Validator validator;
    QVERIFY(validator.append(spanOf(encodeCloseReason(text))));
    QVERIFY(validator.isComplete());
}

QTEST_APPLESS_MAIN(EnumsTest)
#include "tst_enums.moc"

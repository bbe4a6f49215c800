// SPDX-License-Identifier: MIT
// The grammar of Sec-WebSocket-Extensions, and what RFC 7692 §7.1 and deflate-frame make of it.
#include "prototest.h"

#include "protocol/compression.h"

using namespace ProtoTest;
using namespace Tidewire;

Q_DECLARE_METATYPE(CompressionOptions)

class ExtensionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grammar_data();
    void grammar();
    void serverAnswers_data();
    void serverAnswers();
    void serverDoesWhatItAnswers();
    void deflateFrame_data();
    void deflateFrame();
    void clientOffers();
    void clientReads_data();
    void clientReads();
    void clientDoesWhatItRead();
    void ranges();
};

namespace {

/// Extensions as "name;parameter=value", joined by " | "; the error's name if they cannot be read.
QString describe(const Result<QList<Extension>> &extensions)
{
    if (!extensions)
        return errorName(extensions.error());
    QStringList texts;
    for (const Extension &extension : *extensions) {
        QString text = QString::fromLatin1(extension.name);
        for (const ExtensionParameter &parameter : extension.parameters) {
            text += u';' + QString::fromLatin1(parameter.name);
            if (parameter.value)
                text += u'=' + QString::fromLatin1(*parameter.value);
        }
        texts.append(text);
    }
    return texts.join(u" | "_s);
}

CompressionOptions withTakeover()
{
    CompressionOptions options;
    options.contextTakeover = options.peerContextTakeover = true;
    return options;
}

CompressionOptions smallWindows()
{
    CompressionOptions options = withTakeover();
    options.windowBits = 10;
    options.peerWindowBits = 11;
    return options;
}

QByteArray answerTo(const QByteArray &offer, const CompressionOptions &options)
{
    const auto agreement = CompressionAgreement::choose(*parseExtensions(offer), options);
    return agreement ? agreement->answer : QByteArray();
}

} // namespace

void ExtensionsTest::grammar_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("read");

    QTest::newRow("none") << ""_ba << u""_s;
    QTest::newRow("name") << "a"_ba << u"a"_s;
    QTest::newRow("several") << "a, b ,c"_ba << u"a | b | c"_s;
    QTest::newRow("parameters") << "a; x; y=1;z=2, b"_ba << u"a;x;y=1;z=2 | b"_s;
    QTest::newRow("space around") << " a\t; x = 1 ; y "_ba << u"a;x=1;y"_s;
    QTest::newRow("quoted") << R"(a; x="12"; y="1\2")"_ba << u"a;x=12;y=12"_s;
    QTest::newRow("empty elements") << ", a,, b,"_ba << u"a | b"_s;

    const auto malformed = QString(errorName(Error::ExtensionMalformed));
    for (const char *header :
         {"a;", "a; ", ";a", "a b", "a; =1", "a; x=", "a; x=\"", "a; x=\"1", "a; x=\"\"", "a; x=\"1 2\"", "a; x=\"1\\",
          "a; x=1=2", "a; x y", "(a)", "a@b", "a; x=\xc3\xa4", "a; x=\"1\"2", "=", "a, b;"})
        QTest::newRow(header) << QByteArray(header) << malformed;
}

void ExtensionsTest::grammar()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QString, read);
    QCOMPARE(describe(parseExtensions(header)), read);
}

void ExtensionsTest::serverAnswers_data()
{
    QTest::addColumn<CompressionOptions>("options");
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QByteArray>("answer");

    const CompressionOptions none = CompressionOptions::none();
    const CompressionOptions plain;
    const QByteArray noContext = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    QTest::newRow("off") << none << "permessage-deflate"_ba
                         << ""_ba;
    QTest::newRow("other") << plain << "x-other"_ba
                           << ""_ba;
    QTest::newRow("case counts") << plain << "Permessage-Deflate"_ba
                                 << ""_ba;
    QTest::newRow("plain") << plain << "permessage-deflate"_ba << noContext;
    QTest::newRow("as Chrome") << plain << "permessage-deflate; client_max_window_bits"_ba << noContext;
    QTest::newRow("takeover") << withTakeover() << "permessage-deflate"_ba
                              << "permessage-deflate"_ba;
    QTest::newRow("server without") << withTakeover() << "permessage-deflate; server_no_context_takeover"_ba
                                    << "permessage-deflate; server_no_context_takeover"_ba;
    QTest::newRow("client without") << withTakeover() << "permessage-deflate; client_no_context_takeover"_ba
                                    << "permessage-deflate; client_no_context_takeover"_ba;
    for (int bits = 9; bits <= 15; ++bits) {
        QTest::addRow("server window %d", bits)
            << withTakeover() << "permessage-deflate; server_max_window_bits=" + QByteArray::number(bits)
            << "permessage-deflate; server_max_window_bits=" + QByteArray::number(bits);
        QTest::addRow("client window %d", bits)
            << withTakeover() << "permessage-deflate; client_max_window_bits=" + QByteArray::number(bits)
            << "permessage-deflate; client_max_window_bits=" + QByteArray::number(bits);
    }
    QTest::newRow("server window 8") << withTakeover() << "permessage-deflate; server_max_window_bits=8"_ba
                                     << ""_ba;
    QTest::newRow("server window 8 or any")
        << withTakeover() << "permessage-deflate; server_max_window_bits=8, permessage-deflate"_ba
        << "permessage-deflate"_ba;
    QTest::newRow("client window 8") << withTakeover() << "permessage-deflate; client_max_window_bits=8"_ba
                                     << "permessage-deflate; client_max_window_bits=8"_ba;
    QTest::newRow("quoted window") << withTakeover() << "permessage-deflate; server_max_window_bits=\"10\""_ba
                                   << "permessage-deflate; server_max_window_bits=10"_ba;
    QTest::newRow("own window") << smallWindows() << "permessage-deflate"_ba
                                << "permessage-deflate; server_max_window_bits=10"_ba;
    QTest::newRow("own window, larger asked") << smallWindows() << "permessage-deflate; server_max_window_bits=12"_ba
                                              << "permessage-deflate; server_max_window_bits=10"_ba;
    QTest::newRow("peer's window") << smallWindows() << "permessage-deflate; client_max_window_bits"_ba
                                   << "permessage-deflate; server_max_window_bits=10; client_max_window_bits=11"_ba;
    QTest::newRow("peer's window, smaller said")
        << smallWindows() << "permessage-deflate; client_max_window_bits=9"_ba
        << "permessage-deflate; server_max_window_bits=10; client_max_window_bits=9"_ba;
    QTest::newRow("the first that fits")
        << withTakeover()
        << "x-other, permessage-deflate; unknown, permessage-deflate; server_max_window_bits=9, permessage-deflate"_ba
        << "permessage-deflate; server_max_window_bits=9"_ba;

    for (const char *parameter :
         {"unknown", "server_no_context_takeover=1", "client_no_context_takeover=true", "server_max_window_bits",
          "server_max_window_bits=7", "server_max_window_bits=16", "server_max_window_bits=08",
          "server_max_window_bits=+9", "server_max_window_bits=99999999999999999999", "server_max_window_bits=0x9",
          "client_max_window_bits=7", "client_max_window_bits=16", "client_max_window_bits=09",
          "client_max_window_bits=", "server_no_context_takeover; server_no_context_takeover",
          "client_max_window_bits; client_max_window_bits=10",
          "server_max_window_bits=10; server_max_window_bits=10"}) {
        const QByteArray offer = "permessage-deflate; " + QByteArray(parameter);
        if (parseExtensions(offer))
            QTest::newRow(parameter) << withTakeover() << offer << ""_ba;
    }
}

void ExtensionsTest::serverAnswers()
{
    QFETCH(const CompressionOptions, options);
    QFETCH(const QByteArray, offer);
    QFETCH(const QByteArray, answer);
    QCOMPARE(answerTo(offer, options), answer);
}

void ExtensionsTest::serverDoesWhatItAnswers()
{
    const QByteArray offer = "permessage-deflate; server_no_context_takeover; server_max_window_bits=12; "
                             "client_max_window_bits=13";
    const auto agreement = CompressionAgreement::choose(*parseExtensions(offer), withTakeover());
    QVERIFY(agreement);
    QCOMPARE(agreement->ownWindowBits, 12);
    QCOMPARE(agreement->peerWindowBits, 13);
    QVERIFY(!agreement->ownContextTakeover);
    QVERIFY(agreement->peerContextTakeover);
    // Who cannot be told may use all.
    const auto untold = CompressionAgreement::choose(*parseExtensions("permessage-deflate"), smallWindows());
    QCOMPARE(untold->peerWindowBits, 15);
}

void ExtensionsTest::deflateFrame_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<bool>("takeover");
    QTest::addColumn<QByteArray>("answer");

    QTest::newRow("as WebKit") << "x-webkit-deflate-frame"_ba << false
                               << "x-webkit-deflate-frame; no_context_takeover"_ba;
    QTest::newRow("takeover") << "x-webkit-deflate-frame"_ba << true << "x-webkit-deflate-frame"_ba;
    QTest::newRow("registered name") << "deflate-frame; no_context_takeover"_ba << true << "deflate-frame"_ba;
    QTest::newRow("window") << "deflate-frame; max_window_bits=9"_ba << true << "deflate-frame"_ba;
    QTest::newRow("permessage-deflate is better")
        << "x-webkit-deflate-frame, permessage-deflate"_ba << true << "permessage-deflate"_ba;
    for (const char *parameter :
         {"max_window_bits", "max_window_bits=8", "max_window_bits=16", "max_window_bits=010", "no_context_takeover=1",
          "server_no_context_takeover", "no_context_takeover; no_context_takeover"})
        QTest::newRow(parameter) << "deflate-frame; " + QByteArray(parameter) << true << ""_ba;
}

void ExtensionsTest::deflateFrame()
{
    QFETCH(const QByteArray, offer);
    QFETCH(const bool, takeover);
    QFETCH(const QByteArray, answer);
    CompressionOptions options = takeover ? withTakeover() : CompressionOptions();
    if (!offer.contains("permessage"))
        QCOMPARE(answerTo(offer, options), ""_ba);
    options.webkitDeflateFrame = true;
    QCOMPARE(answerTo(offer, options), answer);
    if (const auto agreement = CompressionAgreement::choose(*parseExtensions(offer), options)) {
        QCOMPARE(agreement->ownContextTakeover, takeover && !offer.contains("no_context_takeover"));
        QCOMPARE(agreement->ownWindowBits, offer.contains("=9") ? 9 : 15);
        QCOMPARE(agreement->peerContextTakeover, takeover);
    }
}

void ExtensionsTest::clientOffers()
{
    QCOMPARE(CompressionAgreement::offer(CompressionOptions::none()), ""_ba);
    QCOMPARE(CompressionAgreement::offer({}),
             "permessage-deflate; client_no_context_takeover; server_no_context_takeover; client_max_window_bits"_ba);
    QCOMPARE(CompressionAgreement::offer(smallWindows()),
             "permessage-deflate; client_max_window_bits=10; server_max_window_bits=11"_ba);
}

void ExtensionsTest::clientReads_data()
{
    QTest::addColumn<CompressionOptions>("options");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Error>("error");

    const CompressionOptions all = withTakeover();
    QTest::newRow("declined") << all << ""_ba << Error::None;
    QTest::newRow("not asked") << CompressionOptions::none() << "permessage-deflate"_ba << Error::ExtensionNotRequested;
    QTest::newRow("another") << all << "x-other"_ba << Error::ExtensionNotRequested;
    QTest::newRow("twice") << all << "permessage-deflate, permessage-deflate"_ba << Error::ExtensionNotRequested;
    QTest::newRow("plain") << all << "permessage-deflate"_ba << Error::None;
    QTest::newRow("everything") << all
                                << "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                                   "server_max_window_bits=8; client_max_window_bits=8"_ba
                                << Error::None;
    QTest::newRow("not granted") << CompressionOptions() << "permessage-deflate"_ba << Error::ExtensionParameterInvalid;
    QTest::newRow("larger than asked") << smallWindows() << "permessage-deflate; server_max_window_bits=12"_ba
                                       << Error::ExtensionParameterInvalid;
    QTest::newRow("window not granted") << smallWindows() << "permessage-deflate"_ba
                                        << Error::ExtensionParameterInvalid;
    for (const char *parameter :
         {"unknown", "client_max_window_bits", "client_max_window_bits=16", "client_max_window_bits=7",
          "server_max_window_bits", "server_max_window_bits=16", "server_max_window_bits=010",
          "server_no_context_takeover=1", "client_no_context_takeover; client_no_context_takeover"})
        QTest::newRow(parameter) << all << "permessage-deflate; " + QByteArray(parameter)
                                 << Error::ExtensionParameterInvalid;
}

void ExtensionsTest::clientReads()
{
    QFETCH(const CompressionOptions, options);
    QFETCH(const QByteArray, answer);
    QFETCH(const Error, error);
    const auto agreement = CompressionAgreement::fromAnswer(*parseExtensions(answer), options);
    QCOMPARE(agreement ? Error::None : agreement.error(), error);
    if (agreement)
        QCOMPARE(agreement->has_value(), !answer.isEmpty());
}

void ExtensionsTest::clientDoesWhatItRead()
{
    const QByteArray answer = "permessage-deflate; client_no_context_takeover; client_max_window_bits=9; "
                              "server_max_window_bits=10";
    const auto agreement = *CompressionAgreement::fromAnswer(*parseExtensions(answer), withTakeover());
    QVERIFY(agreement);
    QCOMPARE(agreement->ownWindowBits, 9);
    QCOMPARE(agreement->peerWindowBits, 10);
    QVERIFY(!agreement->ownContextTakeover);
    QVERIFY(agreement->peerContextTakeover);
}

void ExtensionsTest::ranges()
{
    QVERIFY(CompressionOptions().isValid());
    QVERIFY(CompressionOptions::none().isValid());
    const auto invalid = [](auto set) {
        CompressionOptions options;
        set(options);
        return !options.isValid();
    };
    QVERIFY(invalid([](CompressionOptions &options) { options.windowBits = 8; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.windowBits = 16; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.peerWindowBits = 8; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.peerWindowBits = 16; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.level = 0; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.level = 10; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.memoryLevel = 0; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.memoryLevel = 10; }));
    QVERIFY(invalid([](CompressionOptions &options) { options.threshold = -1; }));
}

QTEST_APPLESS_MAIN(ExtensionsTest)
#include "tst_extensions.moc"

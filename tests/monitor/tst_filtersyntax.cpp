// SPDX-License-Identifier: MIT
#include "monitor/filtersyntax.h"

#include <QtTest/qtest.h>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Tidewire;
using Kind = FilterError::Kind;

class tst_FilterSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void leavesOutWhatIsBeingTyped_data();
    void leavesOutWhatIsBeingTyped();
    void bounds();
    void patternsShareTheirTime();
    void comparesNumbers();
    void readsNumbers_data();
    void readsNumbers();
    void explainsEachError();
};

namespace {

constexpr FilterKey Keys[]{
    {QLatin1StringView("path"), 1, false, FilterUnit::Count},
    {QLatin1StringView("rate"), 2, true, FilterUnit::Count},
    {QLatin1StringView("queue"), 3, true, FilterUnit::Bytes},
    {QLatin1StringView("age"), 4, true, FilterUnit::Seconds},
    {QLatin1StringView("rtt"), 5, true, FilterUnit::Milliseconds},
};

FilterSyntax read(const QString &text)
{
    return FilterSyntax::read(text, Keys);
}

/// The terms as text, to compare with: "-1:'text'", "!2>=100", "1:~", for a pattern.
QString shown(const FilterSyntax &syntax)
{
    QStringList terms;
    for (const FilterTerm &term : syntax.terms) {
        QString text = (term.excludes ? u"!"_s : QString()) + QString::number(term.key);
        if (const auto *word = std::get_if<FilterText>(&term.test))
            text += u":'"_s + word->text + u'\'';
        else if (std::holds_alternative<FilterPattern>(term.test))
            text += u":~"_s;
        else if (const auto *limit = std::get_if<FilterLimit>(&term.test))
            text += QStringList{u"<"_s, u"<="_s, u"="_s, u">="_s, u">"_s}.at(int(limit->comparison))
                + QString::number(limit->number, 'g', 12);
        terms.append(text);
    }
    return terms.join(u' ');
}

} // namespace

void tst_FilterSyntax::reads_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromUtf8(expected); };
    row("", "");
    row("  \t ", "");
    row("Word", "-1:'word'");
    row("two words", "-1:'two' -1:'words'");
    row("-word", "!-1:'word'");
    row("a-b", "-1:'a-b'");
    row("--x", "!-1:'-x'");
    row("\"Two Words\"", "-1:'two words'");
    row("-\"two words\"", "!-1:'two words'");
    row(R"("a \"b\" \\ \c")", R"(-1:'a "b" \ \c')");
    row("\"\" a", "-1:'a'");
    row("a\"b", "-1:'a\"b'");
    row("path:/Chat", "1:'/chat'");
    row("PATH:x", "1:'x'");
    row("path:a:b", "1:'a:b'");
    row("path:\"a b\"", "1:'a b'");
    row("path:8080", "1:'8080'");
    row("-path:x", "!1:'x'");
    row("path:>3", "1:'>3'");
    row("/re/", "-1:~");
    row("/a\\ b/", "-1:~");
    row("-/re/", "!-1:~");
    row("path:/re/", "1:~");
    row("/a/b/", "-1:~");
    row("/game/7", "-1:'/game/7'");
    row("/chat", "-1:'/chat'");
    row("/", "-1:'/'");
    row("//", "-1:'//'");
    row("/a b/", "-1:'/a' -1:'b/'");
    row("rate>100", "2>100");
    row("rate>=1.5k", "2>=1500");
    row("rate<2", "2<2");
    row("rate<=2", "2<=2");
    row("rate=2", "2=2");
    row("rate:2", "2=2");
    row("rate:>2", "2>2");
    row("-rate>2", "!2>2");
    row("queue>1M", "3>1048576");
    row("age<10s", "4<10");
    row("age<2m", "4<120");
    row("rtt>50ms", "5>50");
    row("rtt>1s", "5>1000");
    row("192.0.2.7:4711", "-1:'192.0.2.7:4711'");
    row("localhost:8080", "-1:'localhost:8080'");
    row("[::1]:80", "-1:'[::1]:80'");
    row("https://example.org", "-1:'https://example.org'");
    row("path:/a rate>5 -x", "1:'/a' 2>5 !-1:'x'");
    row("Ünï", "-1:'ünï'");
}

void tst_FilterSyntax::reads()
{
    QFETCH(const QString, expected);
    const FilterSyntax syntax = read(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(syntax.error.kind, Kind::None);
    QCOMPARE(shown(syntax), expected);
}

void tst_FilterSyntax::tellsWhatIsWrong_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("argument");
    const auto row = [](const char *text, Kind kind, int offset, int length, const char *argument) {
        QTest::newRow(text) << kind << offset << length << QString::fromUtf8(argument);
    };
    row("a colour:red", Kind::UnknownKey, 2, 6, "colour");
    row("-colour:red", Kind::UnknownKey, 1, 6, "colour");
    row("speed>3", Kind::UnknownKey, 0, 5, "speed");
    row("speed>", Kind::UnknownKey, 0, 5, "speed");
    row("rate> 100", Kind::ValueMissing, 0, 5, "rate>");
    row("path: x", Kind::ValueMissing, 0, 5, "path:");
    row("a - x", Kind::ValueMissing, 2, 1, "-");
    row("a \"b c", Kind::QuoteOpen, 2, 4, "");
    row("path:\"", Kind::QuoteOpen, 5, 1, "");
    row("\"a\"b c", Kind::QuoteTrailed, 3, 1, "b");
    row("rate>fast", Kind::NumberExpected, 5, 4, "fast");
    row("rate>-1", Kind::NumberExpected, 5, 2, "-1");
    row("rate>1.2.3", Kind::NumberExpected, 5, 5, "1.2.3");
    row("rate>nan", Kind::NumberExpected, 5, 3, "nan");
    row("x rate>5s", Kind::UnitUnknown, 8, 1, "s");
    row("age<5parsec", Kind::UnitUnknown, 5, 6, "parsec");
    row("queue>1Q", Kind::UnitUnknown, 7, 1, "Q");
    row("path>3", Kind::NotComparable, 0, 6, "path");
    row("path=/x", Kind::NotComparable, 0, 7, "path");
}

void tst_FilterSyntax::tellsWhatIsWrong()
{
    QFETCH(const Kind, kind);
    QFETCH(const int, offset);
    QFETCH(const int, length);
    QFETCH(const QString, argument);
    const FilterSyntax syntax = read(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(syntax.error.kind, kind);
    QCOMPARE(syntax.error.offset, offset);
    QCOMPARE(syntax.error.length, length);
    QCOMPARE(syntax.error.argument, argument);
    QVERIFY(syntax.terms.empty());

    const FilterError pattern = read(u"ab /x(/"_s).error;
    QCOMPARE(pattern.kind, Kind::PatternInvalid);
    QCOMPARE(pattern.offset, 6);
    QCOMPARE(pattern.length, 1);
    QVERIFY(!pattern.argument.isEmpty());
}

void tst_FilterSyntax::leavesOutWhatIsBeingTyped_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"-", "path:", "-path:", "rate>", "rate>=", "rate:", " path:  ", "-  "})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void tst_FilterSyntax::leavesOutWhatIsBeingTyped()
{
    QFETCH(const QString, text);
    QCOMPARE(shown(read(text)), QString());
    QCOMPARE(read(text).error.kind, Kind::None);
    QCOMPARE(shown(read(u"x "_s + text)), u"-1:'x'"_s);
}

void tst_FilterSyntax::bounds()
{
    const FilterSyntax longest = read(QString(FilterSyntax::MaxLength, u'a'));
    QCOMPARE(longest.terms.size(), std::size_t(1));
    const FilterError tooLong = read(QString(FilterSyntax::MaxLength + 5, u'a')).error;
    QCOMPARE(tooLong, FilterError({Kind::TooLong, FilterSyntax::MaxLength, 5, u"1000"_s}));

    const QString most = u"a "_s.repeated(FilterSyntax::MaxTerms);
    QCOMPARE(read(most).terms.size(), std::size_t(FilterSyntax::MaxTerms));
    const FilterError tooMany = read(most + u"bc"_s).error;
    QCOMPARE(tooMany, FilterError({Kind::TooManyTerms, int(most.size()), 2, u"50"_s}));
}

/// Together they take as long as one may.
void tst_FilterSyntax::patternsShareTheirTime()
{
    for (const int count : {1, 2, 25}) {
        const FilterSyntax syntax = FilterSyntax::read(QString(u"word /x+/ "_s).repeated(count), {});
        QCOMPARE(int(syntax.terms.size()), 2 * count);
        std::chrono::nanoseconds sum{0};
        for (const FilterTerm &term : syntax.terms) {
            if (const auto *pattern = std::get_if<FilterPattern>(&term.test))
                sum += pattern->allowance();
        }
        QCOMPARE(qint64(sum.count()), qint64(FilterPattern::Allowance.count()));
    }
}

void tst_FilterSyntax::comparesNumbers()
{
    const auto holds = [](const char *text, double value) {
        return std::get<FilterLimit>(read(QString::fromUtf8(text)).terms.at(0).test).holds(value);
    };
    QVERIFY(holds("rate>2", 2.1) && !holds("rate>2", 2));
    QVERIFY(holds("rate>=2", 2) && !holds("rate>=2", 1.9));
    QVERIFY(holds("rate<2", 1.9) && !holds("rate<2", 2));
    QVERIFY(holds("rate<=2", 2) && !holds("rate<=2", 2.1));
    QVERIFY(holds("rate=2", 2) && !holds("rate=2", 2.1));
    for (const char *text : {"rate>2", "rate>=2", "rate<2", "rate<=2", "rate=2"})
        QVERIFY(!holds(text, std::nan("")));
}

void tst_FilterSyntax::readsNumbers_data()
{
    QTest::addColumn<FilterUnit>("unit");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *text, FilterUnit unit, double expected) {
        QTest::addRow("%s as %d", text, int(unit)) << unit << expected;
    };
    row("0", FilterUnit::Count, 0);
    row(".5", FilterUnit::Count, 0.5);
    row("2k", FilterUnit::Count, 2e3);
    row("2K", FilterUnit::Count, 2e3);
    row("2m", FilterUnit::Count, 2e6);
    row("2G", FilterUnit::Count, 2e9);
    row("2", FilterUnit::Bytes, 2);
    row("2B", FilterUnit::Bytes, 2);
    row("2k", FilterUnit::Bytes, 2048);
    row("2KB", FilterUnit::Bytes, 2048);
    row("2KiB", FilterUnit::Bytes, 2048);
    row("1.5MiB", FilterUnit::Bytes, 1.5 * 1024 * 1024);
    row("1g", FilterUnit::Bytes, 1024.0 * 1024 * 1024);
    row("3", FilterUnit::Seconds, 3);
    row("3s", FilterUnit::Seconds, 3);
    row("500ms", FilterUnit::Seconds, 0.5);
    row("3min", FilterUnit::Seconds, 180);
    row("2h", FilterUnit::Seconds, 7200);
    row("2d", FilterUnit::Seconds, 172800);
    row("3", FilterUnit::Milliseconds, 3);
    row("3s", FilterUnit::Milliseconds, 3000);
    row("250us", FilterUnit::Milliseconds, 0.25);
}

void tst_FilterSyntax::readsNumbers()
{
    QFETCH(const FilterUnit, unit);
    QFETCH(const double, expected);
    const QString text = QString::fromUtf8(QTest::currentDataTag()).section(u' ', 0, 0);
    const FilterNumber number = FilterNumber::read(text, unit);
    QCOMPARE(number.error.kind, Kind::None);
    QCOMPARE(number.value, expected);
}

void tst_FilterSyntax::explainsEachError()
{
    QCOMPARE(FilterError().message(), QString());
    for (int kind = 1; kind <= int(Kind::NotComparable); ++kind) {
        const QString message = FilterError{Kind(kind), 0, 0, u"<%1>"_s}.message();
        QVERIFY(message.size() > 10);
        QVERIFY(message.endsWith(u'.'));
    }
    QVERIFY((FilterError{Kind::UnknownKey, 0, 6, u"colour"_s}.message().contains(u"“colour”"_s)));
}

QTEST_APPLESS_MAIN(tst_FilterSyntax)
#include "tst_filtersyntax.moc"

// SPDX-License-Identifier: MIT
#include "monitor/connectionfilter.h"

#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_ConnectionFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void seesTheState();
    void comparesFigures_data();
    void comparesFigures();
    void knowsNothingOfTheUnknown();
    void isEmptyWithoutTerms();
    void errors();
    void tellsThatAPatternIsTooSlow();
};

void tst_ConnectionFilter::matches_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("expected");

    const auto row = [](const char *name, const char *filter, bool expected) {
        QTest::newRow(name) << QString::fromUtf8(filter) << expected;
    };
    row("nothing", "", true);
    row("spaces", "  \t ", true);
    row("word in peer", "192.0.2", true);
    row("word in path", "rooms", true);
    row("word in origin", "example.org", true);
    row("word in agent", "firefox", true);
    row("word in subprotocol", "v2.chat", true);
    row("word in state", "open", true);
    row("word nowhere", "elsewhere", false);
    row("case", "FIREFOX", true);
    row("case of the field", "Ünicode", true);
    row("all words", "192 firefox", true);
    row("one of two words", "192 chrome", false);
    row("address and port", "192.0.2.7:4711", true);
    row("peer", "peer:192", true);
    row("peer, elsewhere", "peer:rooms", false);
    row("path", "path:/rooms", true);
    row("path, case", "PATH:/ROOMS", true);
    row("path with a colon", "path:a:b", true);
    row("origin", "origin:https://example", true);
    row("agent", "agent:firefox", true);
    row("agent, elsewhere", "agent:example", false);
    row("subprotocol", "subprotocol:chat", true);
    row("subprotocol, elsewhere", "subprotocol:rooms", false);
    row("state", "state:open", true);
    row("other state", "state:slow", false);
    row("unknown key", "colour:red", true); // An error: see errors().
    row("quoted", "\"firefox/115.0\"", true);
    row("quoted colon", "\"colour:red\"", false);
    row("agent and protocol", "agent:mozilla protocol:v2", true);
    row("extensions", "extensions:deflate", true);
    row("tls version", "tls:1.3", true);
    row("tls cipher", "tls:chacha", true);
    row("other tls", "tls:1.2", false);
    row("tls at all", "tls:yes", true);
    row("no tls", "tls:no", false);
    row("not without tls", "-tls:no", true);
    row("reason", "reason:\"shut down\"", true);
    row("regex", "/fire\\w+\\/1[0-9]+/", true);
    row("regex of one field", "/^\\/rooms/", true);
    row("regex, nowhere", "/^rooms/", false);
    row("regex of a key", "path:/ünicode$/", true);
    row("regex of another key", "origin:/ünicode$/", false);
    row("excluded regex", "-/firefox/", false);
    row("regex does not see the state", "/^open$/", false);
    row("regex of the state", "state:/^op/", true);
    row("excluded", "-firefox", false);
    row("excluded, absent", "-chrome", true);
    row("excluded field", "-path:/rooms", false);
    row("excluded field, absent", "-path:/other", true);
    row("excluded state", "-state:open", false);
    row("key alone", "path:", true);
    row("minus alone", "-", true);
    row("minus and key alone", "-path:", true);
    row("across fields", "4711/rooms", false);
}

void tst_ConnectionFilter::matches()
{
    QFETCH(const QString, filter);
    QFETCH(const bool, expected);
    ConnectionRow row;
    row.peer = u"192.0.2.7:4711"_s;
    row.path = u"/Rooms/a:b/ünicode"_s;
    row.origin = u"https://example.org"_s;
    row.subprotocol = u"v2.chat"_s;
    row.userAgent = u"Mozilla/5.0 Firefox/115.0"_s;
    row.extensions = u"permessage-deflate"_s;
    row.secure = true;
    row.tls = {u"TLSv1.3"_s, u"TLS_CHACHA20_POLY1305_SHA256"_s};
    row.closeReason = u"Shut down"_s;
    row.updateText();
    QCOMPARE(ConnectionFilter(filter).matches(row), expected);
}

void tst_ConnectionFilter::seesTheState()
{
    ConnectionRow row;
    row.updateText();
    const ConnectionFilter filter(u"state:clos");
    QVERIFY(!filter.matches(row));
    row.state = ConnectionState::Closing;
    QVERIFY(filter.matches(row));
    row.state = ConnectionState::Closed;
    QVERIFY(filter.matches(row));
    row.state = ConnectionState::Slow;
    QVERIFY(!filter.matches(row));
    QVERIFY(ConnectionFilter(u"slow").matches(row));
}

void tst_ConnectionFilter::comparesFigures_data()
{
    const auto row = [](const char *holds) { QTest::newRow(holds); };
    QTest::addColumn<bool>("unused");
    for (const char *holds : {"id:7",         "rate>29",     "in=10",       "out=20",     "bytesin=1k",
                              "bytesout>=4k", "received=10", "sent=20",     "dropped=3",  "bytesreceived<=1k",
                              "bytessent<5k", "queue=2M",    "queued>1.9M", "rtt<10ms",   "rtt>9.9",
                              "age=90",       "age>1m",      "idle<2s",     "inratio=.5", "outratio<.3",
                              "code=1001"})
        row(holds);
}

void tst_ConnectionFilter::comparesFigures()
{
    using namespace std::chrono_literals;
    ConnectionRow row;
    row.id = 7;
    row.counters = {10, 20, 3, 1024, 4096, 50, 100, 25, 100};
    row.inMeter.sample(10, 1s);
    row.outMeter.sample(20, 1s);
    row.bytesInMeter.sample(1024, 1s);
    row.bytesOutMeter.sample(4096, 1s);
    row.queued = 2 * 1024 * 1024;
    row.roundTrip = 9950;
    row.age = 90s;
    row.idle = 1500ms;
    row.closeCode = 1001;
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const ConnectionFilter filter(text);
    QVERIFY(filter.hasFigures());
    QVERIFY(filter.matches(row));
    QVERIFY(filter.matchesText(row));
    QVERIFY(!ConnectionFilter(u'-' + text).matches(row));
    QVERIFY(!filter.matches(ConnectionRow()) || text.contains(u'<'));
}

void tst_ConnectionFilter::knowsNothingOfTheUnknown()
{
    const ConnectionRow row;
    for (const char *text : {"rtt<1h", "rtt>=0", "code<9999", "inratio<=1", "outratio<=1"}) {
        QVERIFY2(!ConnectionFilter(QString::fromUtf8(text)).matches(row), text);
        QVERIFY2(ConnectionFilter(u'-' + QString::fromUtf8(text)).matches(row), text);
    }
}

void tst_ConnectionFilter::errors()
{
    const ConnectionFilter filter(u"path:/x colour:red");
    QCOMPARE(filter.error(), FilterError({FilterError::Kind::UnknownKey, 8, 6, u"colour"_s}));
    QVERIFY(filter.isEmpty());
    QVERIFY(filter.matches(ConnectionRow()));
    QCOMPARE(ConnectionFilter(u"a b").error().kind, FilterError::Kind::None);
}

void tst_ConnectionFilter::tellsThatAPatternIsTooSlow()
{
    ConnectionRow row;
    row.path = QString(400, u'a') + u'!';
    row.updateText();
    const ConnectionFilter filter(u"x /(a+)+$/");
    QVERIFY(!filter.matches(row));
    QVERIFY(!filter.isTooSlow()); // The first term has said no already.
    const ConnectionFilter slow(u"aa /(a+)+$/");
    QVERIFY(!slow.matches(row));
    QVERIFY(slow.isTooSlow());
}

void tst_ConnectionFilter::isEmptyWithoutTerms()
{
    QVERIFY(ConnectionFilter().isEmpty());
    QVERIFY(ConnectionFilter(u"  path: ").isEmpty());
    QVERIFY(!ConnectionFilter(u"id:1").isEmpty());
    QVERIFY(!ConnectionFilter(u"a").isEmpty());
}

QTEST_APPLESS_MAIN(tst_ConnectionFilter)
#include "tst_connectionfilter.moc"

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
    void isEmptyWithoutTerms();
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
    row("unknown key", "colour:red", false);
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
    row.setText(u"Mozilla/5.0 Firefox/115.0"_s);
    QCOMPARE(ConnectionFilter(filter).matches(row), expected);
}

void tst_ConnectionFilter::seesTheState()
{
    ConnectionRow row;
    row.setText({});
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

void tst_ConnectionFilter::isEmptyWithoutTerms()
{
    QVERIFY(ConnectionFilter().isEmpty());
    QVERIFY(ConnectionFilter(u" - path: ").isEmpty());
    QVERIFY(!ConnectionFilter(u"a").isEmpty());
}

QTEST_APPLESS_MAIN(tst_ConnectionFilter)
#include "tst_connectionfilter.moc"

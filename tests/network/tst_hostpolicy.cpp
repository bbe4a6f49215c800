// SPDX-License-Identifier: MIT
// Who may connect, by the Host and Origin headers of the request.
#include "network/hostpolicy.h"

#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

HttpRequest request(const QByteArray &host, const QByteArray &origin = {})
{
    QByteArray bytes = "GET / HTTP/1.1\r\nHost: " + host + "\r\n";
    if (!origin.isEmpty())
        bytes += "Origin: " + origin + "\r\n";
    return *HttpRequest::parse(bytes + "\r\n", {});
}

const QHostAddress Outside(u"192.0.2.1"_s);

} // namespace

class tst_HostPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostsOverTheLoopback_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("allowed");
        for (const char *ours : {"localhost", "LocalHost:8080", "a.localhost", "127.0.0.1", "127.0.0.1:80",
                                 "127.1.2.3:9", "[::1]", "[::1]:8080"})
            QTest::newRow(ours) << QByteArray(ours) << true;
        for (const char *foreign :
             {"example.org", "localhost.example.org", "127.0.0.1.example.org", "notlocalhost", "192.0.2.1",
              "[2001:db8::1]", "0.0.0.0", "127.0.0.1@example.org", "example.org:80", "localhost:80:80", "[::1"})
            QTest::newRow(foreign) << QByteArray(foreign) << false;
    }
    void hostsOverTheLoopback()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const bool, allowed);
        const Error expected = allowed ? Error::None : Error::HostNotAllowed;
        for (const auto &local : {u"127.0.0.1"_s, u"::1"_s, u"::ffff:127.0.0.1"_s})
            QCOMPARE(checkHost(request(host), QHostAddress(local), {}), expected);
        QCOMPARE(checkHost(request(host), Outside, {}), Error::None);
        ServerOptions any;
        any.allowedHosts = {u"*"_s};
        QCOMPARE(checkHost(request(host), QHostAddress::LocalHost, any), Error::None);
    }

    void hostsThatAreNamed()
    {
        ServerOptions options;
        options.allowedHosts = {u"Example.org"_s};
        for (const QHostAddress &local : {Outside, QHostAddress(QHostAddress::LocalHost)}) {
            QCOMPARE(checkHost(request("example.org:8080"), local, options), Error::None);
            QCOMPARE(checkHost(request("example.com"), local, options), Error::HostNotAllowed);
            QCOMPARE(checkHost(request("localhost"), local, options), Error::HostNotAllowed);
        }
    }

    /// It counts instead of the header (RFC 9112 §3.2.2).
    void hostsInTheTarget()
    {
        const auto to = [](const QByteArray &target, const QByteArray &host) {
            return *HttpRequest::parse("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n", {});
        };
        const QHostAddress local(QHostAddress::LocalHost);
        QCOMPARE(checkHost(to("http://example.org/", "localhost"), local, {}), Error::HostNotAllowed);
        QCOMPARE(checkHost(to("http://localhost/", "example.org"), local, {}), Error::None);
    }

    /// In the form for people or the one for the wire (RFC 5890 §2.3.2.1), which requests have.
    void hostsWithOtherLetters()
    {
        ServerOptions options;
        for (const QString &name : {u"bücher.de"_s, u"xn--bcher-kva.de"_s}) {
            options.allowedHosts = {name};
            QCOMPARE(checkHost(request("xn--bcher-kva.de:80"), Outside, options), Error::None);
            QCOMPARE(checkHost(request("bcher.de"), Outside, options), Error::HostNotAllowed);
        }
        options.allowedHosts = {u"::1"_s};
        QCOMPARE(checkHost(request("[::1]:80"), Outside, options), Error::None);
    }

    void originsOverTheLoopback_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("allowed");
        for (const char *ours :
             {"", "http://localhost", "http://localhost:3000", "https://127.0.0.1:1", "http://[::1]:1"})
            QTest::newRow(ours) << QByteArray(ours) << true;
        for (const char *foreign : {"null", "https://example.org", "http://localhost.example.org", "file://",
                                    "http://127.0.0.1.example.org", "https://example.org:80, http://localhost"})
            QTest::newRow(foreign) << QByteArray(foreign) << false;
    }
    void originsOverTheLoopback()
    {
        QFETCH(const QByteArray, origin);
        QFETCH(const bool, allowed);
        const Error expected = allowed ? Error::None : Error::OriginNotAllowed;
        QCOMPARE(checkOrigin(request("a", origin), QHostAddress::LocalHost, {}), expected);
        QCOMPARE(checkOrigin(request("a", origin), Outside, {}), Error::None);
        ServerOptions any;
        any.allowedOrigins = {u"*"_s};
        QCOMPARE(checkOrigin(request("a", origin), QHostAddress::LocalHost, any), Error::None);
    }

    void originsThatAreNamed()
    {
        ServerOptions options;
        options.allowedOrigins = {u"https://Example.org"_s};
        for (const QHostAddress &local : {Outside, QHostAddress(QHostAddress::LocalHost)}) {
            QCOMPARE(checkOrigin(request("a", "https://example.org"), local, options), Error::None);
            QCOMPARE(checkOrigin(request("a", "http://example.org"), local, options), Error::OriginNotAllowed);
            QCOMPARE(checkOrigin(request("a", "http://localhost"), local, options), Error::OriginNotAllowed);
            QCOMPARE(checkOrigin(request("a"), local, options), Error::None);
        }
    }

    void networks()
    {
        const auto network = [](const QString &address) { return networkOf(QHostAddress(address)); };
        QCOMPARE(network(u"192.0.2.1"_s), network(u"::ffff:192.0.2.1"_s));
        QVERIFY(network(u"192.0.2.1"_s) != network(u"192.0.2.2"_s));
        QCOMPARE(network(u"2001:db8::1"_s), network(u"2001:db8::ffff:1"_s));
        QVERIFY(network(u"2001:db8::1"_s) != network(u"2001:db8:0:1::1"_s));
    }
};

QTEST_APPLESS_MAIN(tst_HostPolicy)
#include "tst_hostpolicy.moc"

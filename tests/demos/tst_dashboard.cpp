// SPDX-License-Identifier: MIT
#include "program.h"
#include "testcertificate.h"

#include <Tidewire/InspectEndpoint>
#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>
#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qscopeguard.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtemporaryfile.h>
#include <QtNetwork/qnetworkaccessmanager.h>
#include <QtNetwork/qnetworkreply.h>
#include <QtNetwork/qtcpserver.h>
#include <QtTest/qsignalspy.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_Dashboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsItsOptions();
    void refusesArguments_data();
    void refusesArguments();
    void fails();
    void doesWithoutADisplay();
    void takesAnotherPort();
    void servesItsPage_data();
    void servesItsPage();
    void echoes();
    void simulatesClients();
    void attaches_data();
    void attaches();
    void attachesOverTls_data();
    void attachesOverTls();
    void trustsNoOtherCertificate();
    void endsOnSignals_data() { Program::addSignals(); }
    void endsOnSignals();

private:
    QNetworkAccessManager m_web;
};

void tst_Dashboard::tellsItsOptions()
{
    Program program({u"--help"_s});
    QCOMPARE(program.exitStatus(), 0);
    const QByteArray help = program.output();
    for (const char *option : {"--help", "--version", "--host", "--port", "--simulate", "--theme", "--no-server",
                               "--attach", "--token", "--token-file", "--fingerprint", "--ca-certificate"})
        QVERIFY2(help.contains(option), option);
}

void tst_Dashboard::refusesArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");

    QTest::newRow("unknown") << QStringList{u"--simulated"_s} << QByteArray("simulated");
    QTest::newRow("positional") << QStringList{u"20"_s} << QByteArray("unexpected argument: 20");
    QTest::newRow("port") << QStringList{u"--port"_s, u"-1"_s} << QByteArray("--port takes a number");
    QTest::newRow("host") << QStringList{u"--host"_s, u"nowhere"_s} << QByteArray("--host takes an IP address");
    QTest::newRow("simulate") << QStringList{u"--simulate"_s, u"many"_s} << QByteArray("--simulate takes a number");
    QTest::newRow("simulate too many") << QStringList{u"--simulate"_s, u"5001"_s}
                                       << QByteArray("--simulate takes a number");
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s} << QByteArray("--theme takes");
    QTest::newRow("attach to a web page") << QStringList{u"--attach"_s, u"http://127.0.0.1:1/"_s, u"--token"_s, u"t"_s}
                                          << QByteArray("--attach takes an address");
    QTest::newRow("attach without a token")
        << QStringList{u"--attach"_s, u"ws://127.0.0.1:1/"_s} << QByteArray("--attach needs a token");
    QTest::newRow("no fingerprint") << QStringList{u"--attach"_s, u"wss://127.0.0.1:1/"_s, u"--token"_s,
                                                   u"t"_s,        u"--fingerprint"_s,      u"AB:CD"_s}
                                    << QByteArray("--fingerprint takes the SHA-256");
    QTest::newRow("simulate without a server")
        << QStringList{u"--no-server"_s, u"--simulate"_s, u"5"_s} << QByteArray("--simulate needs a server");
}

void tst_Dashboard::refusesArguments()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, message);
    const QByteArray problem = Program::refusalOf(arguments, message);
    QVERIFY2(problem.isEmpty(), problem.constData());
}

/// A port that was asked for is the only one that will do.
void tst_Dashboard::fails()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Program program({u"--port"_s, QString::number(other.serverPort())});
    QCOMPARE(program.exitStatus(), 1);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.contains(QByteArray::number(other.serverPort())), errors.constData());
}

void tst_Dashboard::doesWithoutADisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    Program program({u"--port"_s, u"0"_s}, environment);
    QVERIFY(program.url().isValid());
    QVERIFY(program.errors().contains("there is no display"));
    QCOMPARE(program.exitStatus(SIGTERM), 0);
}

void tst_Dashboard::takesAnotherPort()
{
    // If that fails somebody else has it, which is as good.
    QTcpServer other;
    other.listen(QHostAddress::LocalHost, 8080);
    Program program({});
    const QUrl url = program.url();
    QVERIFY(url.isValid());
    QVERIFY(url.port() != 8080);
}

void tst_Dashboard::servesItsPage_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("page") << "GET"_ba << u"/"_s << 200 << "<title>Tidewire</title>"_ba;
    QTest::newRow("head") << "HEAD"_ba << u"/"_s << 200 << QByteArray();
    QTest::newRow("health") << "GET"_ba << u"/health"_s << 200 << "ok"_ba;
    QTest::newRow("nothing") << "GET"_ba << u"/nothing"_s << 404 << "nothing"_ba;
    QTest::newRow("method") << "DELETE"_ba << u"/"_s << 405 << "GET and HEAD"_ba;
}

void tst_Dashboard::servesItsPage()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Program program({u"--port"_s, u"0"_s});
    QUrl url = program.url();
    url.setScheme(u"http"_s);
    const std::unique_ptr<QNetworkReply> reply(
        m_web.sendCustomRequest(QNetworkRequest(url.resolved(QUrl(path))), method));
    QVERIFY(QTest::qWaitFor([&] { return reply->isFinished(); }, Patience));
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), status);
    const QByteArray received = reply->readAll();
    QVERIFY2(received.contains(body), received.constData());
    if (method == "HEAD")
        QVERIFY(received.isEmpty() && reply->header(QNetworkRequest::ContentLengthHeader).toInt() > 1000);
}

void tst_Dashboard::echoes()
{
    Program program({u"--port"_s, u"0"_s});
    WebSocketClient client;
    QSignalSpy texts(&client, &WebSocket::textMessageReceived);
    QSignalSpy binaries(&client, &WebSocket::binaryMessageReceived);
    QObject::connect(&client, &WebSocket::connected, &client, [&client] {
        client.sendTextMessage(u"text"_s);
        client.sendBinaryMessage("binary");
    });
    client.open(program.url());
    QVERIFY(QTest::qWaitFor([&] { return !texts.isEmpty() && !binaries.isEmpty(); }, Patience));
    QCOMPARE(texts.at(0).at(0).toString(), u"text"_s);
    QCOMPARE(binaries.at(0).at(0).toByteArray(), "binary"_ba);
}

/// Without a screen it prints its figures.
void tst_Dashboard::simulatesClients()
{
    Program program({u"--port"_s, u"0"_s, u"--simulate"_s, u"5"_s});
    QVERIFY(program.url().isValid());
    QByteArray errors;
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     errors += program.errors();
                     return errors.contains("\n5 connections, ");
                 },
                 Patience),
             errors.constData());
    QCOMPARE(program.exitStatus(SIGTERM), 0);
}

void tst_Dashboard::attaches_data()
{
    QTest::addColumn<QByteArray>("way");

    QTest::newRow("argument") << "argument"_ba;
    QTest::newRow("file") << "file"_ba;
    QTest::newRow("environment") << "environment"_ba;
}

void tst_Dashboard::attaches()
{
    QFETCH(const QByteArray, way);
    WebSocketServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    InspectEndpoint inspector(&server);
    QVERIFY2(inspector.open(), qPrintable(inspector.errorString()));
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(inspector.token().toLatin1() + '\n') > 0 && file.flush());
    QStringList arguments{u"--no-server"_s, u"--attach"_s, inspector.url().toString()};
    if (way == "argument")
        arguments += {u"--token"_s, inspector.token()};
    else if (way == "file")
        arguments += {u"--token-file"_s, file.fileName()};
    else
        qputenv("TIDEWIRE_TOKEN", inspector.token().toLatin1());
    const auto forget = qScopeGuard([] { qunsetenv("TIDEWIRE_TOKEN"); });
    Program program(arguments);
    QVERIFY2(QTest::qWaitFor([&] { return inspector.viewerCount() == 1; }, Patience), program.errors().constData());
    QCOMPARE(program.exitStatus(SIGTERM), 0);
}

void tst_Dashboard::attachesOverTls_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("byFingerprint");

    QTest::newRow("fingerprint") << u"127.0.0.2"_s << true;
    QTest::newRow("ca-certificate") << u"127.0.0.1"_s << false;
}

/// As of another machine: what is found on this one is trusted anyway.
void tst_Dashboard::attachesOverTls()
{
    QFETCH(const QString, host);
    QFETCH(const bool, byFingerprint);
    QTemporaryDir folder;
    const TestCertificate certificate(folder.path());
    WebSocketServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    InspectEndpoint inspector(&server);
    inspector.setSslConfiguration(*serverTlsConfiguration(certificate.certificateFile, certificate.keyFile));
    QVERIFY2(inspector.open(QHostAddress(host)), qPrintable(inspector.errorString()));
    QStringList arguments{u"--no-server"_s, u"--attach"_s, inspector.url().toString(), u"--token"_s, inspector.token()};
    if (byFingerprint)
        arguments += {u"--fingerprint"_s, inspector.fingerprint()};
    else
        arguments += {u"--ca-certificate"_s, certificate.certificateFile};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder.path()); // where it finds what runs on this machine
    Program program(arguments, environment);
    QVERIFY2(QTest::qWaitFor([&] { return inspector.viewerCount() == 1; }, Patience), program.errors().constData());
    QCOMPARE(program.exitStatus(SIGTERM), 0);
}

void tst_Dashboard::trustsNoOtherCertificate()
{
    QTemporaryDir folder;
    const TestCertificate certificate(folder.path());
    SecureWebSocketServer server;
    server.setSslConfiguration(*serverTlsConfiguration(certificate.certificateFile, certificate.keyFile));
    QVERIFY(server.listen(QHostAddress::LocalHost));
    // The client may be gone before or after the server takes TLS to be open, but it shows no token.
    bool isAsked = false;
    server.setHandshakeHandler([&](const HandshakeRequest &) {
        isAsked = true;
        return HandshakeDecision::accept();
    });
    QSignalSpy failures(&server, &SecureWebSocketServer::handshakeFailed);
    Program program({u"--no-server"_s, u"--attach"_s, server.url(), u"--token"_s, u"secret"_s, u"--fingerprint"_s,
                     QString(u"0A"_s).repeated(32)});
    QVERIFY2(QTest::qWaitFor([&] { return !failures.isEmpty(); }, Patience), program.errors().constData());
    QVERIFY(!isAsked);
    QCOMPARE(program.exitStatus(SIGTERM), 0);
}

void tst_Dashboard::endsOnSignals()
{
    QFETCH(const int, signal);
    Program program({u"--port"_s, u"0"_s});
    WebSocketClient client;
    client.open(program.url());
    QVERIFY(QTest::qWaitFor([&] { return client.state() == WebSocket::State::Open; }, Patience));
    QCOMPARE(program.exitStatus(signal), 0);
    QVERIFY(QTest::qWaitFor([&] { return client.state() == WebSocket::State::Closed; }, Patience));
    QCOMPARE(client.closeCode(), CloseCode::GoingAway);
}

QTEST_GUILESS_MAIN(tst_Dashboard)
#include "tst_dashboard.moc"

// SPDX-License-Identifier: MIT
#include "program.h"
#include "testcertificate.h"

#include <Tidewire/WebSocketClient>

#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qsignalspy.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_Echo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsItsOptions();
    void saysWhereItListens();
    void refusesArguments_data();
    void refusesArguments();
    void fails();
    void echoes();
    void echoesOverTls();
    void broadcasts();
    void servesItsPathsOnly();
    void agreesOnASubprotocol();
    void compresses_data();
    void compresses();
    void compressesFromSize();
    void letsOthersIn_data();
    void letsOthersIn();
    void limitsMessages();
    void endsOnSignals_data() { Program::addSignals(); }
    void endsOnSignals();
};

namespace {

QStringList onFreePort(const QStringList &more = {})
{
    return QStringList{u"--port"_s, u"0"_s} + more;
}

/// The head that answers an upgrade request.
QByteArray answerTo(const QUrl &url, const QByteArray &headers, const QByteArray &host = "localhost")
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    socket.write("GET / HTTP/1.1\r\nHost: " + host
                 + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                 + headers + "\r\n");
    QByteArray answer;
    while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(Patience))
        answer += socket.readAll();
    return answer;
}

bool waitForOpen(WebSocketClient &client)
{
    return QTest::qWaitFor([&] { return client.state() == WebSocket::State::Open; }, Patience);
}

bool waitForClose(WebSocketClient &client)
{
    return QTest::qWaitFor([&] { return client.state() == WebSocket::State::Closed; }, Patience);
}

} // namespace

void tst_Echo::tellsItsOptions()
{
    Program program({u"--help"_s});
    QCOMPARE(program.exitStatus(), 0);
    const QByteArray help = program.output();
    for (const char *option :
         {"--help", "--version", "--host", "--port", "--tls-certificate", "--tls-key", "--path", "--subprotocol",
          "--broadcast", "--max-message", "--no-compression", "--context-takeover", "--deflate-frame",
          "--compress-from", "--allow-origin", "--allow-host"})
        QVERIFY2(help.contains(option), option);
    QVERIFY(program.errors().isEmpty());

    Program version({u"--version"_s});
    QCOMPARE(version.exitStatus(), 0);
    QVERIFY(version.output().startsWith("tidewire-echo "));
}

void tst_Echo::saysWhereItListens()
{
    Program program(onFreePort());
    const QUrl url = program.url();
    static const QRegularExpression shape(u"^ws://127\\.0\\.0\\.1:[1-9][0-9]*/$"_s);
    QVERIFY2(shape.match(url.toString()).hasMatch(), qPrintable(url.toString()));
    QCOMPARE(program.exitStatus(SIGTERM), 0);
    QVERIFY(program.output().isEmpty());
    QVERIFY(program.errors().isEmpty());
}

void tst_Echo::refusesArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");

    QTest::newRow("unknown") << QStringList{u"--prot"_s, u"1"_s} << QByteArray("prot");
    QTest::newRow("positional") << QStringList{u"8080"_s} << QByteArray("unexpected argument: 8080");
    QTest::newRow("port is a word") << QStringList{u"--port"_s, u"http"_s} << QByteArray("--port takes a number");
    QTest::newRow("port too large") << QStringList{u"--port"_s, u"65536"_s} << QByteArray("--port takes a number");
    QTest::newRow("port missing") << QStringList{u"--port"_s} << QByteArray("port");
    QTest::newRow("host") << QStringList{u"--host"_s, u"nowhere"_s} << QByteArray("--host takes an IP address");
    QTest::newRow("max-message is a word")
        << QStringList{u"--max-message"_s, u"1M"_s} << QByteArray("--max-message takes a number");
    QTest::newRow("max-message below 0") << QStringList{u"--max-message"_s, u"-1"_s}
                                         << QByteArray("--max-message takes a number");
    QTest::newRow("compress-from is a word")
        << QStringList{u"--compress-from"_s, u"x"_s} << QByteArray("--compress-from takes a number");
    QTest::newRow("certificate alone") << QStringList{u"--tls-certificate"_s, u"a"_s}
                                       << QByteArray("--tls-certificate and --tls-key go together");
    QTest::newRow("key alone") << QStringList{u"--tls-key"_s, u"a"_s}
                               << QByteArray("--tls-certificate and --tls-key go together");
    QTest::newRow("no such certificate") << QStringList{u"--tls-certificate"_s, u"/nonexistent/a"_s, u"--tls-key"_s,
                                                        u"/nonexistent/b"_s}
                                         << QByteArray("/nonexistent/a");
}

void tst_Echo::refusesArguments()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, message);
    const QByteArray problem = Program::refusalOf(arguments, message);
    QVERIFY2(problem.isEmpty(), problem.constData());
}

/// Not for its arguments, which make sense.
void tst_Echo::fails()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Program program({u"--port"_s, QString::number(other.serverPort())});
    QCOMPARE(program.exitStatus(), 1);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.startsWith("tidewire-echo: ") && errors.contains("in use"), errors.constData());
}

void tst_Echo::echoes()
{
    Program program(onFreePort());
    WebSocketClient client;
    QSignalSpy texts(&client, &WebSocket::textMessageReceived);
    QSignalSpy binaries(&client, &WebSocket::binaryMessageReceived);
    client.open(program.url());
    QVERIFY(waitForOpen(client));
    QVERIFY(client.sendTextMessage(u"grüße"_s));
    QVERIFY(client.sendBinaryMessage("\xff\x00"_ba));
    QVERIFY(QTest::qWaitFor([&] { return !binaries.isEmpty(); }, Patience));
    QCOMPARE(texts.size(), 1);
    QCOMPARE(texts.at(0).at(0).toString(), u"grüße"_s);
    QCOMPARE(binaries.at(0).at(0).toByteArray(), "\xff\x00"_ba);
}

void tst_Echo::echoesOverTls()
{
    QTemporaryDir folder;
    const TestCertificate certificate(folder.path());
    Program program(
        onFreePort({u"--tls-certificate"_s, certificate.certificateFile, u"--tls-key"_s, certificate.keyFile}));
    const QUrl url = program.url();
    QCOMPARE(url.scheme(), u"wss"_s);
    WebSocketClient client;
    client.setSslConfiguration(certificate.forClient());
    QSignalSpy texts(&client, &WebSocket::textMessageReceived);
    client.open(url);
    QVERIFY(waitForOpen(client));
    QVERIFY(client.sendTextMessage(u"secret"_s));
    QVERIFY(texts.wait(Patience));
    QCOMPARE(program.exitStatus(SIGTERM), 0);
    QVERIFY(waitForClose(client));
    QCOMPARE(client.closeCode(), CloseCode::GoingAway);
}

void tst_Echo::broadcasts()
{
    Program program(onFreePort({u"--broadcast"_s}));
    const QUrl url = program.url();
    WebSocketClient speaker;
    WebSocketClient listener;
    speaker.open(url);
    listener.open(url);
    QVERIFY(waitForOpen(speaker));
    QVERIFY(waitForOpen(listener));
    QSignalSpy own(&speaker, &WebSocket::textMessageReceived);
    QSignalSpy heard(&listener, &WebSocket::textMessageReceived);
    QSignalSpy heardBinary(&listener, &WebSocket::binaryMessageReceived);
    QVERIFY(speaker.sendTextMessage(u"all"_s));
    QVERIFY(speaker.sendBinaryMessage("bytes"));
    QVERIFY(QTest::qWaitFor([&] { return !own.isEmpty() && !heardBinary.isEmpty(); }, Patience));
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard.at(0).at(0).toString(), u"all"_s);
    QCOMPARE(heardBinary.at(0).at(0).toByteArray(), "bytes"_ba);
}

void tst_Echo::servesItsPathsOnly()
{
    Program program(onFreePort({u"--path"_s, u"/chat"_s, u"--path"_s, u"/news"_s}));
    const QUrl url = program.url();
    for (const auto &path : {u"/chat"_s, u"/news"_s}) {
        WebSocketClient client;
        client.open(url.resolved(QUrl(path)));
        QVERIFY2(waitForOpen(client), qPrintable(path));
    }
    WebSocketClient stranger;
    stranger.open(url);
    QVERIFY(waitForClose(stranger));
    QVERIFY2(stranger.errorString().contains(u"404"_s), qPrintable(stranger.errorString()));
}

void tst_Echo::agreesOnASubprotocol()
{
    Program program(onFreePort({u"--subprotocol"_s, u"v2.test"_s, u"--subprotocol"_s, u"v1.test"_s}));
    const QUrl url = program.url();
    WebSocketClient client;
    client.setSubprotocols({u"other"_s, u"v1.test"_s});
    client.open(url);
    QVERIFY(waitForOpen(client));
    QCOMPARE(client.subprotocol(), u"v1.test"_s);
}

void tst_Echo::compresses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QByteArray>("answer");

    const QByteArray messages = "permessage-deflate";
    const QByteArray frames = "x-webkit-deflate-frame";
    QTest::newRow("as it comes") << QStringList() << messages
                                 << messages + "; server_no_context_takeover; client_no_context_takeover";
    QTest::newRow("not") << QStringList{u"--no-compression"_s} << messages << QByteArray();
    QTest::newRow("with context") << QStringList{u"--context-takeover"_s} << messages << messages;
    QTest::newRow("frames") << QStringList() << frames << QByteArray();
    QTest::newRow("frames, wanted") << QStringList{u"--deflate-frame"_s} << frames << frames + "; no_context_takeover";
}

void tst_Echo::compresses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, offer);
    QFETCH(const QByteArray, answer);
    Program program(onFreePort(arguments));
    const QByteArray response = answerTo(program.url(), "Sec-WebSocket-Extensions: " + offer + "\r\n");
    QVERIFY2(response.startsWith("HTTP/1.1 101 "), response.constData());
    QCOMPARE(response.contains("Sec-WebSocket-Extensions: "), !answer.isEmpty());
    QVERIFY2(response.contains("Sec-WebSocket-Extensions: " + answer + "\r\n") || answer.isEmpty(),
             response.constData());
}

void tst_Echo::compressesFromSize()
{
    Program program(onFreePort({u"--compress-from"_s, u"100"_s}));
    WebSocketClient client;
    QSignalSpy binaries(&client, &WebSocket::binaryMessageReceived);
    client.open(program.url());
    QVERIFY(waitForOpen(client));
    for (const int size : {99, 100}) {
        QVERIFY(client.sendBinaryMessage(QByteArray(size, 'x')));
        QVERIFY(binaries.wait(Patience));
        QCOMPARE(client.counters().uncompressedReceived, quint64(size < 100 ? 0 : size));
    }
}

void tst_Echo::letsOthersIn_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("allowed");

    const QStringList origin{u"--allow-origin"_s, u"https://example.org"_s};
    const QStringList host{u"--allow-host"_s, u"example.org"_s};
    QTest::newRow("foreign page") << QStringList() << "https://example.org"_ba
                                  << "localhost"_ba << false;
    QTest::newRow("page that is named") << origin << "https://example.org"_ba
                                        << "localhost"_ba << true;
    QTest::newRow("another page") << origin << "https://example.com"_ba
                                  << "localhost"_ba << false;
    QTest::newRow("foreign host") << QStringList() << ""_ba
                                  << "example.org"_ba << false;
    QTest::newRow("host that is named") << host << ""_ba
                                        << "example.org"_ba << true;
    QTest::newRow("another host") << host << ""_ba
                                  << "localhost"_ba << false;
    QTest::newRow("both") << origin + host << "https://example.org"_ba
                          << "example.org"_ba << true;
}

void tst_Echo::letsOthersIn()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, origin);
    QFETCH(const QByteArray, host);
    QFETCH(const bool, allowed);
    Program program(onFreePort(arguments));
    const QByteArray header = origin.isEmpty() ? QByteArray() : "Origin: " + origin + "\r\n";
    const QByteArray response = answerTo(program.url(), header, host);
    QVERIFY2(response.startsWith(allowed ? "HTTP/1.1 101 " : "HTTP/1.1 403 "), response.constData());
}

void tst_Echo::limitsMessages()
{
    Program program(onFreePort({u"--max-message"_s, u"1000"_s}));
    WebSocketClient client;
    QSignalSpy binaries(&client, &WebSocket::binaryMessageReceived);
    client.open(program.url());
    QVERIFY(waitForOpen(client));
    QVERIFY(client.sendBinaryMessage(QByteArray(1000, 'x')));
    QVERIFY(binaries.wait(Patience));
    QVERIFY(client.sendBinaryMessage(QByteArray(1001, 'x')));
    QVERIFY(waitForClose(client));
    QCOMPARE(client.closeCode(), CloseCode::MessageTooBig);
}

void tst_Echo::endsOnSignals()
{
    QFETCH(const int, signal);
    Program program(onFreePort());
    WebSocketClient client;
    QSignalSpy closes(&client, &WebSocket::closed);
    client.open(program.url());
    QVERIFY(waitForOpen(client));
    QCOMPARE(program.exitStatus(signal), 0);
    QVERIFY(waitForClose(client));
    QCOMPARE(client.closeCode(), CloseCode::GoingAway);
    QCOMPARE(closes.size(), 1);
    QVERIFY(closes.at(0).at(2).toBool());
}

QTEST_GUILESS_MAIN(tst_Echo)
#include "tst_echo.moc"

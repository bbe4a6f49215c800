// SPDX-License-Identifier: MIT
// Compression as a program sees it. What goes over the wire is tests/protocol/tst_session_compression.cpp's matter.
#include "rawpeer.h"

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

constexpr QByteArrayView Extensions = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

} // namespace

class tst_Compression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<WebSocketServer>();
        m_client = std::make_unique<WebSocketClient>();
        connect(m_server.get(), &WebSocketServer::utf8MessageReceived, m_server.get(),
                [](WebSocket *socket, const QByteArray &message) { socket->sendUtf8Message(message); });
    }

    void isThereUnlessDeclined_data()
    {
        QTest::addColumn<CompressionOptions>("server");
        QTest::addColumn<CompressionOptions>("client");
        QTest::addColumn<QString>("extensions");

        CompressionOptions takeover;
        takeover.contextTakeover = takeover.peerContextTakeover = true;
        takeover.windowBits = 12;
        const CompressionOptions none = CompressionOptions::none();
        const CompressionOptions standard;
        QTest::newRow("as it comes") << standard << standard << QString::fromLatin1(Extensions);
        QTest::newRow("server without") << none << standard << QString();
        QTest::newRow("client without") << standard << none << QString();
        QTest::newRow("with context") << takeover << takeover
                                      << u"permessage-deflate; server_max_window_bits=12; client_max_window_bits=12"_s;
    }
    void isThereUnlessDeclined()
    {
        QFETCH(const CompressionOptions, server);
        QFETCH(const CompressionOptions, client);
        QFETCH(const QString, extensions);
        ServerOptions options;
        options.compression = server;
        m_server->setOptions(options);
        m_client->setCompression(client);
        open();
        QCOMPARE(m_client->extensions(), extensions);
        QCOMPARE(peer()->extensions(), extensions);

        const QString message = u"compressible "_s.repeated(1000);
        QSignalSpy texts(m_client.get(), &WebSocket::textMessageReceived);
        const quint64 before = m_client->counters().bytesSent;
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m_client->sendTextMessage(message));
            QTRY_COMPARE_WITH_TIMEOUT(texts.size(), i + 1, Patience);
            QCOMPARE(texts.at(i).at(0).toString(), message);
        }
        const quint64 sent = m_client->counters().bytesSent - before;
        QCOMPARE(sent < 1000, !extensions.isEmpty());
    }

    void figures()
    {
        open();
        QCOMPARE(m_client->counters().sentRatio(), 1);
        QSignalSpy texts(m_client.get(), &WebSocket::textMessageReceived);
        QVERIFY(m_client->sendTextMessage(QString(100'000, u'x')));
        QVERIFY(texts.wait(Patience));
        const ConnectionCounters own = m_client->counters();
        const ConnectionCounters theirs = peer()->counters();
        QCOMPARE(own.uncompressedSent, quint64(100'000));
        QCOMPARE(own.uncompressedReceived, quint64(100'000));
        QVERIFY(own.compressedSent > 0 && own.compressedSent < 1000);
        QCOMPARE(own.compressedSent, theirs.compressedReceived);
        QCOMPARE(own.compressedReceived, theirs.compressedSent);
        QVERIFY(own.sentRatio() > 0 && own.sentRatio() < 0.01);
        QCOMPARE(own.receivedRatio(), theirs.sentRatio());
        // They stay after the end, and add up.
        m_client->close();
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 0, Patience);
        QCOMPARE(m_server->totals().uncompressedReceived, quint64(100'000));
        QCOMPARE(m_client->counters().compressedSent, own.compressedSent);
    }

    void bombHurtsNobodyElse()
    {
        ServerOptions options;
        options.limits.maxMessageSize = 1'000'000;
        m_server->setOptions(options);
        open();
        WebSocketClient attacker;
        QSignalSpy errors(m_server.get(), &WebSocketServer::connectionClosed);
        attacker.open(QUrl(m_server->url()));
        QTRY_COMPARE_WITH_TIMEOUT(attacker.state(), WebSocket::State::Open, Patience);
        QVERIFY(attacker.sendBinaryMessage(QByteArray(100'000'000, 'x')));
        QTRY_COMPARE_WITH_TIMEOUT(attacker.state(), WebSocket::State::Closed, Patience);
        QCOMPARE(attacker.closeCode(), CloseCode::MessageTooBig);
        QSignalSpy texts(m_client.get(), &WebSocket::textMessageReceived);
        QVERIFY(m_client->sendTextMessage(u"still here"_s));
        QVERIFY(texts.wait(Patience));
        QCOMPARE(errors.size(), 1);
    }

    void offerIsRead()
    {
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        const auto answerTo = [this](const QByteArray &extensions) {
            RawPeer peer(m_server->serverPort());
            peer.send(RawPeer::upgrade("/", "Sec-WebSocket-Extensions: " + extensions + "\r\n"));
            return peer.waitFor("\r\n\r\n") ? peer.read() : QByteArray();
        };
        QVERIFY(answerTo("permessage-deflate; client_max_window_bits")
                    .contains("\r\nSec-WebSocket-Extensions: " + Extensions.toByteArray() + "\r\n"));
        const QByteArray declined = answerTo("permessage-deflate; server_max_window_bits=99");
        QVERIFY(declined.startsWith("HTTP/1.1 101 ") && !declined.contains("Sec-WebSocket-Extensions"));
        QVERIFY(answerTo("permessage-deflate; =").startsWith("HTTP/1.1 400 "));
    }

    void invalidOptionsAreRefused()
    {
        CompressionOptions invalid;
        invalid.windowBits = 8;
        QTest::ignoreMessage(QtWarningMsg, "setCompression() refused: a value is out of its range");
        m_client->setCompression(invalid);
        QCOMPARE(m_client->compression(), CompressionOptions());
        ServerOptions options;
        options.compression = invalid;
        QTest::ignoreMessage(QtWarningMsg, "Nothing will be compressed: a value of the options is out of its range");
        m_server->setOptions(options);
        open();
        QCOMPARE(m_client->extensions(), QString());
    }

private:
    void open()
    {
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        m_client->open(QUrl(m_server->url()));
        QTRY_COMPARE_WITH_TIMEOUT(m_client->state(), WebSocket::State::Open, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 1, Patience);
    }
    WebSocket *peer() const { return m_server->connections().constFirst(); }

    std::unique_ptr<WebSocketServer> m_server;
    std::unique_ptr<WebSocketClient> m_client;
};

QTEST_GUILESS_MAIN(tst_Compression)
#include "tst_compression.moc"

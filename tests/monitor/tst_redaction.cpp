// SPDX-License-Identifier: MIT
#include "monitor/redaction.h"

#include <QtTest/qtest.h>

using namespace Tidewire;

class tst_Redaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers()
    {
        for (const char *name : {"Authorization", "proxy-authorization", "COOKIE", "Set-Cookie", "X-Api-Key",
                                 "X-Auth-Token", "X-CSRF-Token", "X-Session-Id", "Client-Secret"})
            QVERIFY2(isSecretHeader(name), name);
        for (const char *name : {"Host", "Origin", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Accept", "User-Agent",
                                 "Sec-WebSocket-Extensions", "Accept-Language"})
            QVERIFY2(!isSecretHeader(name), name);
    }

    void parameters()
    {
        for (const char *name : {"token", "access_token", "Key", "api_key", "apikey", "PASSWORD", "passwd", "pwd",
                                 "client_secret", "sig", "X-Amz-Signature", "code", "auth", "%74oken", "session_id"})
            QVERIFY2(isSecretParameter(name), name);
        for (const char *name : {"room", "page", "keyboard", "monkey", "codec", "", "v", "EIO", "transport"})
            QVERIFY2(!isSecretParameter(name), name);
    }

    void urls_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("redacted");

        const auto same = [](const char *url) { QTest::newRow(url) << QByteArray(url) << QByteArray(url); };
        same("/chat");
        same("wss://a.b/chat?room=1&x=y#z");
        same("/a@b?mail=a@b.c");
        same("");
        QTest::newRow("token") << QByteArray("/c?token=s&room=1&Key=t")
                               << QByteArray("/c?token=REDACTED&room=1&Key=REDACTED");
        QTest::newRow("user") << QByteArray("http://me:pw@a.b/c?x=1") << QByteArray("http://REDACTED@a.b/c?x=1");
        QTest::newRow("at in password") << QByteArray("ws://me:p@w@a.b") << QByteArray("ws://REDACTED@a.b");
        QTest::newRow("fragment") << QByteArray("https://a.b/#access_token=s;x=1")
                                  << QByteArray("https://a.b/#access_token=REDACTED;x=1");
        QTest::newRow("value with equals") << QByteArray("/?token=a=b==&c") << QByteArray("/?token=REDACTED&c");
        QTest::newRow("second question mark") << QByteArray("/?a=b?token=s") << QByteArray("/?a=b?token=REDACTED");
    }
    void urls()
    {
        QFETCH(const QByteArray, url);
        QFETCH(const QByteArray, redacted);
        QCOMPARE(redactedUrl(url), redacted);
    }

    void subprotocols_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("redacted");

        const auto same = [](const char *value) { QTest::newRow(value) << QByteArray(value) << QByteArray(value); };
        same("chat, superchat");
        same("graphql-transport-ws");
        same("tidewire.inspect.v1");
        same("v12.stomp, v11.stomp");
        same("");
        QTest::newRow("announced") << QByteArray("access_token, abc") << QByteArray("access_token, REDACTED");
        QTest::newRow("JWT") << QByteArray("chat,eyJhbGciOi.eyJz.c2ln") << QByteArray("chat,REDACTED");
        QTest::newRow("Kubernetes") << QByteArray("base64url.bearer.authorization.k8s.io.c2VjcmV0, v4.channel.k8s.io")
                                    << QByteArray("REDACTED, v4.channel.k8s.io");
        QTest::newRow("random") << QByteArray("0123456789abcdef0123456789abcdef") << QByteArray("REDACTED");
    }
    void subprotocols()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QByteArray, redacted);
        QCOMPARE(redactedSubprotocols(value), redacted);
    }

    void request()
    {
        QCOMPARE(
            redactedHead("GET /c?token=s&a=b HTTP/1.1\r\nHost: a.b\r\nAuthorization : Bearer s\r\n  s s\r\n"
                         "Referer: https://me@a.b/?key=s\r\nX: y\r\n z\r\nSec-WebSocket-Protocol: token, s\r\n\r\n"),
            "GET /c?token=REDACTED&a=b HTTP/1.1\r\nHost: a.b\r\nAuthorization : REDACTED\r\n REDACTED\r\n"
            "Referer: https://REDACTED@a.b/?key=REDACTED\r\nX: y\r\n z\r\nSec-WebSocket-Protocol: token, "
            "REDACTED\r\n\r\n");
    }

    void response()
    {
        const QByteArray body = "token=stays\r\nCookie: stays";
        QCOMPARE(redactedHead("HTTP/1.1 302 Found: token=x\r\nLocation: /?code=s\r\nSet-Cookie: s\r\n\r\n" + body),
                 "HTTP/1.1 302 Found: token=x\r\nLocation: /?code=REDACTED\r\nSet-Cookie: REDACTED\r\n\r\n" + body);
    }

    /// A head of which only the front was kept still hides what it has.
    void cutHeads()
    {
        QCOMPARE(redactedHead("GET / HTTP/1.1\r\nCookie: secr"), "GET / HTTP/1.1\r\nCookie: REDACTED");
        QCOMPARE(redactedHead(""), "");
        FrameRecord record;
        record.payload = "Cookie: x";
        record.payloadSize = 9;
        QCOMPARE(redacted(record), record); // a frame's payload is not touched
        record.kind = FrameRecord::Kind::Head;
        record.payload = "GET / HTTP/1.1\r\nCookie: x";
        record.payloadSize = 25;
        QVERIFY(!redacted(record).isCut());
        record.payloadSize = 26;
        QVERIFY(redacted(record).isCut());
    }
};

QTEST_APPLESS_MAIN(tst_Redaction)
#include "tst_redaction.moc"

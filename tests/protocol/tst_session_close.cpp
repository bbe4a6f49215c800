// SPDX-License-Identifier: MIT
// The closing handshake (RFC 6455 §5.5.1, §7) in every order.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

bool mayBeSent(int code)
{
    const bool defined = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    return defined || (code >= 3000 && code <= 4999);
}

QList<int> interestingCodes()
{
    QList<int> codes{0, 1, 999, 2000, 2999, 3000, 3999, 4000, 4999, 5000, 65535};
    for (int code = 1000; code <= 1020; ++code)
        codes.append(code);
    return codes;
}

} // namespace

class SessionCloseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeOfThePeer_data() { addRoles(); }
    void everyCodeOfThePeer();
    void everyCodeOfOurs_data() { addRoles(); }
    void everyCodeOfOurs();
    void peerClosesWithoutCode_data() { addRoles(); }
    void peerClosesWithoutCode();
    void weCloseWithoutCode_data() { addRoles(); }
    void weCloseWithoutCode();
    void reasons_data() { addRoles(); }
    void reasons();
    void longReasonsOfOurs_data() { addRoles(); }
    void longReasonsOfOurs();
    void weCloseFirst_data() { addRoles(); }
    void weCloseFirst();
    void lateDataOfThePeer_data() { addRoles(); }
    void lateDataOfThePeer();
    void bothCloseAtOnce_data() { addRoles(); }
    void bothCloseAtOnce();
    void nothingBehindThePeersClose_data() { addRoles(); }
    void nothingBehindThePeersClose();
    void badCloseBehindOurs_data() { addRoles(); }
    void badCloseBehindOurs();
    void closeBehindTheHandshake_data() { addRoles(); }
    void closeBehindTheHandshake();
    void bothSidesOfOurs();
};

void SessionCloseTest::everyCodeOfThePeer()
{
    QFETCH(Role, role);
    for (const int code : interestingCodes()) {
        const auto session = openSession(role);
        const QStringList events = feed(*session, toward(role, Close, closePayload(code, "why")));
        QCOMPARE(session->state(), Session::State::Ended);
        QVERIFY(session->closeSent());
        if (mayBeSent(code)) {
            QCOMPARE(events, QStringList{u"close:%1:why"_s.arg(code)});
            QCOMPARE(session->takeOutput(), from(role, Close, closePayload(code)));
            QVERIFY(session->closeReceived());
        } else {
            QCOMPARE(events, QStringList{failed(Error::CloseCodeInvalid)});
            QCOMPARE(session->takeOutput(), failureFrom(role, 1002, Error::CloseCodeInvalid));
            QVERIFY(!session->closeReceived());
        }
    }
}

void SessionCloseTest::everyCodeOfOurs()
{
    QFETCH(Role, role);
    for (const int code : interestingCodes()) {
        if (code == 1005) // stands for no code at all, and has a test of its own
            continue;
        const auto session = openSession(role);
        QCOMPARE(session->close(CloseCode(code), u"why"), mayBeSent(code));
        QCOMPARE(session->closeSent(), mayBeSent(code));
        QCOMPARE(session->state(), mayBeSent(code) ? Session::State::Closing : Session::State::Open);
        QCOMPARE(session->takeOutput(), mayBeSent(code) ? from(role, Close, closePayload(code, "why")) : QByteArray());
    }
}

void SessionCloseTest::peerClosesWithoutCode()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QCOMPARE(feed(*session, toward(role, Close)), QStringList{u"close:1005:"_s});
    QCOMPARE(session->takeOutput(), from(role, Close));
    QCOMPARE(session->state(), Session::State::Ended);
    QVERIFY(session->closeSent());
    QVERIFY(session->closeReceived());
}

void SessionCloseTest::weCloseWithoutCode()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QVERIFY(!session->close(CloseCode::NoStatus, u"a reason needs a code"));
    QCOMPARE(session->state(), Session::State::Open);
    QCOMPARE(session->outputSize(), 0);
    QVERIFY(session->close(CloseCode::NoStatus));
    QCOMPARE(session->takeOutput(), from(role, Close));
    QCOMPARE(feed(*session, toward(role, Close)), QStringList{u"close:1005:"_s});
    QCOMPARE(session->outputSize(), 0);
}

void SessionCloseTest::reasons()
{
    QFETCH(Role, role);
    for (const QByteArray &reason : {QByteArray(), QByteArray(123, 'x'), QByteArray("\xE2\x82\xAC").repeated(41)}) {
        const auto session = openSession(role);
        QCOMPARE(feed(*session, toward(role, Close, closePayload(1000, reason))),
                 QStringList{u"close:1000:"_s + QString::fromUtf8(reason)});
        QCOMPARE(session->takeOutput(), from(role, Close, closePayload(1000)));
    }
    const auto session = openSession(role);
    QCOMPARE(feed(*session, toward(role, Close, closePayload(1000, QByteArray(124, 'x')))),
             QStringList{failed(Error::ControlFrameTooLong)});
}

void SessionCloseTest::longReasonsOfOurs()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QVERIFY(session->close(CloseCode::GoingAway, u"a"_s + QString(62, u'€')));
    QCOMPARE(session->takeOutput(),
             from(role, Close, closePayload(1001, "a" + QByteArray("\xE2\x82\xAC").repeated(40))));
}

void SessionCloseTest::weCloseFirst()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QVERIFY(session->sendText("before"));
    QVERIFY(session->close(CloseCode::Normal, u"bye"));
    QCOMPARE(session->takeOutput(), from(role, FinText, "before") + from(role, Close, closePayload(1000, "bye")));
    QVERIFY(session->closeSent());
    QVERIFY(!session->closeReceived());
    QVERIFY(!session->nextEvent());
    QVERIFY(!session->close(CloseCode::Normal)); // once is enough
    QVERIFY(!session->sendText("after"));
    QCOMPARE(session->outputSize(), 0);
    QCOMPARE(feed(*session, toward(role, Close, closePayload(1000))), QStringList{u"close:1000:"_s});
    QCOMPARE(session->outputSize(), 0);
    QCOMPARE(session->state(), Session::State::Ended);
    QVERIFY(session->closeReceived());
}

void SessionCloseTest::lateDataOfThePeer()
{
    QFETCH(Role, role);
    const auto session = sessionIn(Session::State::Closing, role);
    QCOMPARE(feed(*session, toward(role, FinText, "late")), QStringList{u"text:late"_s});
    QCOMPARE(feed(*session, toward(role, Ping, "late")), QStringList{u"ping:6c617465"_s});
    QCOMPARE(feed(*session, toward(role, Pong)), QStringList{u"pong:"_s});
    QCOMPARE(feed(*session, toward(role, Binary, hex("01")) + toward(role, FinContinuation, hex("02"))),
             QStringList{u"binary:0102"_s});
    QCOMPARE(session->state(), Session::State::Closing);
    QCOMPARE(session->outputSize(), 0); // RFC 6455 §5.5.1: nothing behind our close frame, pongs included
    QCOMPARE(feed(*session, toward(role, FinText, "last") + toward(role, Close, closePayload(3000, "x"))),
             (QStringList{u"text:last"_s, u"close:3000:x"_s}));
    QCOMPARE(session->outputSize(), 0);
}

void SessionCloseTest::bothCloseAtOnce()
{
    QFETCH(Role, role);
    // The peer's frames are here already when the program closes while handling the first.
    const auto session = openSession(role);
    QByteArray wire = toward(role, FinText, "a") + toward(role, FinText, "b") + toward(role, Close, closePayload(1001));
    session->receive({wire.data(), size_t(wire.size())});
    QCOMPARE(describe(*session->nextEvent()), u"text:a"_s);
    QVERIFY(session->close(CloseCode::Normal));
    QCOMPARE(pull(*session), (QStringList{u"text:b"_s, u"close:1001:"_s}));
    session->releaseInput();
    QCOMPARE(session->takeOutput(), from(role, Close, closePayload(1000)));
    QCOMPARE(session->state(), Session::State::Ended);
}

void SessionCloseTest::nothingBehindThePeersClose()
{
    QFETCH(Role, role);
    const QByteArray later = toward(role, FinText, "later") + toward(role, Close, closePayload(1001)) + hex("ff ff ff");
    for (const bool together : {true, false}) {
        const auto session = openSession(role);
        const QByteArray close = toward(role, Close, closePayload(1000));
        if (together) {
            QCOMPARE(feed(*session, close + later), QStringList{u"close:1000:"_s});
        } else {
            QCOMPARE(feed(*session, close), QStringList{u"close:1000:"_s});
            QVERIFY(feed(*session, later).isEmpty());
        }
        QCOMPARE(session->takeOutput(), from(role, Close, closePayload(1000)));
        QVERIFY(!session->hasInput());
        QVERIFY(!session->hasKeptInput());
        session->endInput(Error::ConnectionLost); // the clean end of the transport
        QVERIFY(!session->nextEvent());
    }
}

void SessionCloseTest::badCloseBehindOurs()
{
    QFETCH(Role, role);
    const auto session = sessionIn(Session::State::Closing, role);
    QCOMPARE(feed(*session, toward(role, Close, closePayload(1006))), QStringList{failed(Error::CloseCodeInvalid)});
    QCOMPARE(session->outputSize(), 0);
    QCOMPARE(session->state(), Session::State::Ended);
    QVERIFY(!session->closeReceived());
}

void SessionCloseTest::closeBehindTheHandshake()
{
    QFETCH(Role, role);
    const auto session = newSession(role);
    session->takeOutput();
    const QByteArray close = toward(role, Close, closePayload(4000));
    if (role == Role::Server) {
        QCOMPARE(feed(*session, rfcRequest() + close), QStringList{u"upgrade"_s});
        QVERIFY(session->accept({}));
        QCOMPARE(pull(*session), QStringList{u"opened"_s});
        QCOMPARE(feed(*session, {}), QStringList{u"close:4000:"_s}); // it was kept
        QCOMPARE(session->takeOutput(), rfcAnswer() + from(role, Close, closePayload(4000)));
    } else {
        QCOMPARE(feed(*session, rfcAnswer() + close), (QStringList{u"opened"_s, u"close:4000:"_s}));
        QCOMPARE(session->takeOutput(), from(role, Close, closePayload(4000)));
    }
}

void SessionCloseTest::bothSidesOfOurs()
{
    for (const bool serverFirst : {true, false}) {
        const auto server = openSession(Role::Server);
        const auto client = openSession(Role::Client);
        Session &first = serverFirst ? *server : *client;
        Session &second = serverFirst ? *client : *server;
        QVERIFY(second.sendText("on its way"));
        QVERIFY(first.close(CloseCode::GoingAway, u"bye"));
        QCOMPARE(feed(first, second.takeOutput()), QStringList{u"text:on its way"_s});
        QCOMPARE(feed(second, first.takeOutput()), QStringList{u"close:1001:bye"_s});
        QCOMPARE(feed(first, second.takeOutput()), QStringList{u"close:1001:"_s});
        QCOMPARE(server->outputSize() + client->outputSize(), 0);
    }
}

QTEST_APPLESS_MAIN(SessionCloseTest)
#include "tst_session_close.moc"

// SPDX-License-Identifier: MIT
// A close frame whose answer the owner of a session puts off, as messages that came before have answers to come.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

class SessionHeldCloseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersGoFirst_data() { addRoles(); }
    void answersGoFirst();
    void nothingBehindItIsRead_data() { addRoles(); }
    void nothingBehindItIsRead();
    void ourOwnCloseIsAnAnswer_data() { addRoles(); }
    void ourOwnCloseIsAnAnswer();
    void theEndIsClean_data() { addRoles(); }
    void theEndIsClean();
    void nothingIsHeldAfterOurs_data() { addRoles(); }
    void nothingIsHeldAfterOurs();

private:
    static std::unique_ptr<Session> sessionThatHolds(Role role)
    {
        auto session = openSession(role);
        session->setHoldsClose(true);
        session->answerClose(); // none is due
        return session;
    }
    static QByteArray close(Role role) { return toward(role, Close, closePayload(1001, "bye")); }
};

void SessionHeldCloseTest::answersGoFirst()
{
    QFETCH(Role, role);
    const auto session = sessionThatHolds(role);
    QCOMPARE(feed(*session, toward(role, FinText, "a") + close(role)), (QStringList{u"text:a"_s, u"close:1001:bye"_s}));
    QVERIFY(session->owesClose());
    QCOMPARE(outputOf(*session), QByteArray());
    QVERIFY(session->sendText("b"));
    session->answerClose();
    QVERIFY(!session->owesClose());
    QCOMPARE(session->state(), Session::State::Ended);
    QCOMPARE(outputOf(*session), from(role, FinText, "b") + from(role, Close, closePayload(1001)));
    session->answerClose();
    QCOMPARE(outputOf(*session), QByteArray());
}

void SessionHeldCloseTest::nothingBehindItIsRead()
{
    QFETCH(Role, role);
    const auto session = sessionThatHolds(role);
    const QByteArray late = toward(role, Ping, "p") + toward(role, FinText, "a") + hex("ff ff");
    QCOMPARE(feed(*session, close(role) + late), QStringList{u"close:1001:bye"_s});
    QCOMPARE(feed(*session, late), QStringList());
    QVERIFY(!session->hasKeptInput());
    QCOMPARE(outputOf(*session), QByteArray());
}

void SessionHeldCloseTest::ourOwnCloseIsAnAnswer()
{
    QFETCH(Role, role);
    const auto session = sessionThatHolds(role);
    feed(*session, close(role));
    QVERIFY(session->close(CloseCode::Normal));
    QCOMPARE(session->state(), Session::State::Ended);
    session->answerClose();
    QCOMPARE(outputOf(*session), from(role, Close, closePayload(1000)));
    QCOMPARE(pull(*session), QStringList());
}

void SessionHeldCloseTest::theEndIsClean()
{
    QFETCH(Role, role);
    const auto session = sessionThatHolds(role);
    feed(*session, close(role));
    session->endInput(Error::ConnectionLost);
    QCOMPARE(pull(*session), QStringList());
    QVERIFY(session->closeSent() && session->closeReceived());
}

void SessionHeldCloseTest::nothingIsHeldAfterOurs()
{
    QFETCH(Role, role);
    const auto session = sessionThatHolds(role);
    session->close(CloseCode::Normal);
    feed(*session, close(role));
    QCOMPARE(session->state(), Session::State::Ended);
    QVERIFY(!session->owesClose());
}

QTEST_APPLESS_MAIN(SessionHeldCloseTest)
#include "tst_session_heldclose.moc"

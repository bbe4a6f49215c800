// SPDX-License-Identifier: MIT
// Commands in every state: what is refused leaves no trace on the wire.
#include "prototest.h"

#include <functional>

using namespace ProtoTest;
using namespace Tidewire;

using State = Session::State;

namespace {

using Command = std::function<bool(Session &)>;

void addStates()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<int>("state");
    constexpr std::array Names{"handshake", "deciding", "open", "closing", "ended"};
    for (const Role role : {Role::Server, Role::Client}) {
        for (const State state : statesOf(role)) {
            const char *side = role == Role::Server ? "server" : "client";
            QTest::addRow("%s, %s", side, Names[size_t(state)]) << role << int(state);
        }
    }
}

QList<Command> sendingCommands()
{
    return {[](Session &session) { return bool(session.sendText("a")); },
            [](Session &session) { return bool(session.sendText({})); },
            [](Session &session) { return bool(session.sendBinary("a")); },
            [](Session &session) { return session.sendPing("a"); },
            [](Session &session) { return session.sendPong("a"); },
            [](Session &session) { return session.close(CloseCode::Normal); },
            [](Session &session) { return session.close(CloseCode::NoStatus); }};
}

/// True if \a command was refused and changed nothing.
bool isRefused(Session &session, const Command &command)
{
    const State state = session.state();
    const bool closeSent = session.closeSent();
    return !command(session) && session.state() == state && session.outputSize() == 0
        && session.closeSent() == closeSent && !session.nextEvent();
}

} // namespace

class SessionCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sending_data() { addStates(); }
    void sending();
    void deciding_data() { addStates(); }
    void deciding();
    void badArguments_data() { addRoles(); }
    void badArguments();
    void badDecisions();
    void fail_data() { addStates(); }
    void fail();
    void failWithoutAWord_data() { addRoles(); }
    void failWithoutAWord();
    void failWhileHandling_data() { addRoles(); }
    void failWhileHandling();
    void takeOutput_data() { addRoles(); }
    void takeOutput();
};

void SessionCommandsTest::sending()
{
    QFETCH(Role, role);
    QFETCH(int, state);
    for (const Command &command : sendingCommands()) {
        const auto session = sessionIn(State(state), role);
        QCOMPARE(session->state(), State(state));
        if (State(state) == State::Open) {
            QVERIFY(command(*session));
            QVERIFY(session->outputSize() > 0);
        } else {
            QVERIFY(isRefused(*session, command));
        }
    }
}

void SessionCommandsTest::deciding()
{
    QFETCH(Role, role);
    QFETCH(int, state);
    const QList<Command> decisions{[](Session &session) { return session.accept({}); },
                                   [](Session &session) { return session.respond({}); }};
    for (const Command &command : decisions) {
        const auto session = sessionIn(State(state), role);
        if (State(state) == State::Deciding) {
            QVERIFY(command(*session));
            QVERIFY(session->outputSize() > 0);
            session->takeOutput();
            for (const Command &again : decisions) {
                pull(*session);
                QVERIFY(isRefused(*session, again));
            }
        } else {
            QVERIFY(isRefused(*session, command));
        }
    }
}

void SessionCommandsTest::badArguments()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    for (const char *text : {"80", "61 ff", "e2 82", "ed a0 80", "f4 90 80 80"})
        QVERIFY(isRefused(*session, [text](Session &s) { return bool(s.sendText(hex(text))); }));
    const QByteArray tooLong(126, 'x');
    QVERIFY(isRefused(*session, [&](Session &s) { return s.sendPing(tooLong); }));
    QVERIFY(isRefused(*session, [&](Session &s) { return s.sendPong(tooLong); }));
    for (const int code : {0, 999, 1004, 1006, 1015, 1016, 2999, 5000, 65535})
        QVERIFY(isRefused(*session, [code](Session &s) { return s.close(CloseCode(code)); }));
    QVERIFY(isRefused(*session, [](Session &s) { return s.close(CloseCode::NoStatus, u"x"); }));
    QVERIFY(session->sendText("still alive"));
}

void SessionCommandsTest::badDecisions()
{
    const auto session = sessionIn(State::Deciding, Role::Server);
    QVERIFY(isRefused(*session, [](Session &s) { return s.accept({"not asked for", {}}); }));
    QVERIFY(isRefused(*session, [](Session &s) { return s.accept({{}, {{"X", "a\r\nY: b"}}}); }));
    QVERIFY(isRefused(*session, [](Session &s) { return s.accept({{}, {{"Upgrade", "x"}}}); }));
    QVERIFY(isRefused(*session, [](Session &s) { return s.respond({101, {}, {}}); }));
    QVERIFY(isRefused(*session, [](Session &s) { return s.respond({200, {{"X", "a\nb"}}, {}}); }));
    QVERIFY(session->accept({}));
    QCOMPARE(session->takeOutput(), rfcAnswer());

    // Plain HTTP cannot be accepted, only answered.
    const auto http = newSession(Role::Server);
    QCOMPARE(feed(*http, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"), QStringList{u"http"_s});
    QVERIFY(isRefused(*http, [](Session &s) { return s.accept({}); }));
    QVERIFY(http->respond({}));
}

void SessionCommandsTest::fail()
{
    QFETCH(Role, role);
    QFETCH(int, state);
    const auto session = sessionIn(State(state), role);
    session->fail(Error::SendQueueFull);
    QCOMPARE(session->state(), State::Ended);
    QCOMPARE(session->takeOutput(),
             State(state) == State::Open ? failureFrom(role, 1008, Error::SendQueueFull) : QByteArray());
    const QStringList told = State(state) == State::Ended ? QStringList() : QStringList{failed(Error::SendQueueFull)};
    QCOMPARE(pull(*session), told);
    session->fail(Error::Aborted);
    session->endInput(Error::ConnectionLost);
    QVERIFY(pull(*session).isEmpty());
    QCOMPARE(session->outputSize(), 0);

    const auto late = sessionIn(State(state), role);
    late->fail(Error::HandshakeTimeout);
    const bool answers = role == Role::Server && State(state) <= State::Deciding;
    QCOMPARE(late->takeOutput(), answers ? HttpResponse::forError(Error::HandshakeTimeout).toBytes() : QByteArray());
    QVERIFY(!late->closeSent() || State(state) == State::Closing);
}

void SessionCommandsTest::failWithoutAWord()
{
    QFETCH(Role, role);
    for (const Error error : {Error::Aborted, Error::ConnectionLost, Error::CloseTimeout, Error::NetworkFailure}) {
        const auto session = openSession(role);
        session->fail(error);
        QCOMPARE(session->outputSize(), 0);
        QVERIFY(!session->closeSent());
        QCOMPARE(pull(*session), QStringList{failed(error)});
    }
}

void SessionCommandsTest::failWhileHandling()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QByteArray wire = toward(role, FinText, "a") + toward(role, FinText, "b");
    session->receive({wire.data(), size_t(wire.size())});
    QCOMPARE(describe(*session->nextEvent()), u"text:a"_s);
    session->fail(Error::SendQueueFull);
    QVERIFY(!session->hasInput());
    QCOMPARE(pull(*session), QStringList{failed(Error::SendQueueFull)});
    session->releaseInput();
    QVERIFY(!session->hasKeptInput());
}

void SessionCommandsTest::takeOutput()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QVERIFY(session->takeOutput().isEmpty());
    session->sendText("a");
    session->sendText("b");
    QCOMPARE(session->outputSize(), (from(role, FinText, "a") + from(role, FinText, "b")).size());
    QCOMPARE(session->takeOutput(), from(role, FinText, "a") + from(role, FinText, "b"));
    QVERIFY(session->takeOutput().isEmpty());
    session->sendText("c");
    session->fail(Error::Aborted);
    QCOMPARE(session->takeOutput(), from(role, FinText, "c")); // what was sent before is not taken back
}

QTEST_APPLESS_MAIN(SessionCommandsTest)
#include "tst_session_commands.moc"

// SPDX-License-Identifier: MIT
// Who owns bytes and payloads, and the end of the transport.
#include "prototest.h"

#include "protocol/sparebytes.h"

using namespace ProtoTest;
using namespace Tidewire;

using State = Session::State;

namespace {

void lend(Session &session, QByteArray &bytes)
{
    session.receive({bytes.data(), size_t(bytes.size())});
}

} // namespace

class SessionInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restsInLittleMemory();
    void payloadsPinNoOtherMemory();
    void endInEveryState_data() { addRoles(); }
    void endInEveryState();
    void endAtEveryPoint_data() { addRoles(); }
    void endAtEveryPoint();
    void endBeforeOpenedIsTold();
    void payloadOfAWholeFrame_data() { addRoles(); }
    void payloadOfAWholeFrame();
    void payloadOfFragments_data() { addRoles(); }
    void payloadOfFragments();
    void payloadTakenTwice_data() { addRoles(); }
    void payloadTakenTwice();
    void noPayload_data() { addRoles(); }
    void noPayload();
    void unreadInputIsKept_data() { addRoles(); }
    void unreadInputIsKept();
    void nothingIsKeptWithoutNeed_data() { addRoles(); }
    void nothingIsKeptWithoutNeed();
    void inputWhileDeciding();
};

void SessionInputTest::endInEveryState()
{
    QFETCH(Role, role);
    for (const State state : statesOf(role)) {
        for (const Error error : {Error::ConnectionLost, Error::NetworkFailure, Error::TlsFailure}) {
            const auto session = sessionIn(state, role);
            const bool closeSent = session->closeSent();
            session->endInput(error);
            QCOMPARE(session->state(), State::Ended);
            QCOMPARE(pull(*session), state == State::Ended ? QStringList() : QStringList{failed(error)});
            QCOMPARE(session->outputSize(), 0);
            QCOMPARE(session->closeSent(), closeSent);
            QVERIFY(!session->closeReceived());
            session->endInput(error);
            QVERIFY(!session->nextEvent());
            QVERIFY(feed(*session, toward(role, FinText, "ghost")).isEmpty());
        }
    }
}

void SessionInputTest::endAtEveryPoint()
{
    QFETCH(Role, role);
    const QByteArray wire = toward(role, Text, "Hello") + toward(role, Ping, "p")
        + toward(role, FinContinuation, QByteArray(126, 'x')) + toward(role, Close, closePayload(1000));
    for (qsizetype cut = 0; cut <= wire.size(); ++cut) {
        const auto session = openSession(role);
        feed(*session, wire.first(cut));
        session->takeOutput();
        session->endInput(Error::ConnectionLost);
        QCOMPARE(pull(*session), cut == wire.size() ? QStringList() : QStringList{failed(Error::ConnectionLost)});
        QCOMPARE(session->outputSize(), 0);
        QVERIFY(!session->hasInput());
    }
}

void SessionInputTest::endBeforeOpenedIsTold()
{
    const auto session = sessionIn(State::Deciding, Role::Server);
    QVERIFY(session->accept({}));
    session->endInput(Error::ConnectionLost);
    QCOMPARE(pull(*session), (QStringList{u"opened"_s, failed(Error::ConnectionLost)}));
    QCOMPARE(session->takeOutput(), rfcAnswer());
}

void SessionInputTest::payloadOfAWholeFrame()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QByteArray wire = toward(role, FinText, "Hello") + toward(role, Ping, "p");
    lend(*session, wire);
    const auto message = session->nextEvent();
    QVERIFY(message);
    const void *const owned = message->payload.data();
    const QByteArray text = session->takePayload();
    QCOMPARE(static_cast<const void *>(text.constData()), owned); // moved, not copied
    QVERIFY(session->nextEvent());
    const QByteArray ping = session->takePayload();
    session->releaseInput();
    wire.fill('?');
    QCOMPARE(text, QByteArray("Hello"));
    QCOMPARE(ping, QByteArray("p"));
}

void SessionInputTest::payloadOfFragments()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QByteArray wire = toward(role, Text, "Hel") + toward(role, FinContinuation, "lo");
    lend(*session, wire);
    const auto message = session->nextEvent();
    QVERIFY(message);
    const void *owned = message->payload.data();
    const QByteArray text = session->takePayload();
    QCOMPARE(static_cast<const void *>(text.constData()), owned); // moved, not copied
    QVERIFY(!session->nextEvent());
    session->releaseInput();
    QCOMPARE(text, QByteArray("Hello"));

    // A frame that came in pieces belongs to the session as well.
    const QByteArray pieces = toward(role, Ping, "piecemeal");
    feed(*session, pieces.chopped(3));
    QByteArray end = pieces.last(3);
    lend(*session, end);
    QVERIFY(session->nextEvent());
    const QByteArray ping = session->takePayload();
    session->releaseInput();
    end.fill('?');
    QCOMPARE(ping, QByteArray("piecemeal"));
}

void SessionInputTest::payloadTakenTwice()
{
    QFETCH(Role, role);
    for (const QByteArray &frames :
         {toward(role, FinText, "Hello"), toward(role, Text, "Hel") + toward(role, FinContinuation, "lo")}) {
        const auto session = openSession(role);
        QByteArray wire = frames;
        lend(*session, wire);
        QVERIFY(session->nextEvent());
        QCOMPARE(session->takePayload(), QByteArray("Hello"));
        // It may be gone or there, but whatever is given must be somebody's.
        const QByteArray again = session->takePayload();
        QVERIFY(again.isEmpty() || again == "Hello");
        session->releaseInput();
    }
}

void SessionInputTest::noPayload()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QVERIFY(session->takePayload().isEmpty());
    QByteArray wire = toward(role, FinText, "old") + toward(role, FinText) + toward(role, FinText, hex("ff"));
    lend(*session, wire);
    QVERIFY(session->nextEvent());
    QCOMPARE(describe(*session->nextEvent()), u"text:"_s);
    QVERIFY(session->takePayload().isEmpty());
    QCOMPARE(session->nextEvent()->type, SessionEvent::Type::Failed);
    QVERIFY(session->takePayload().isEmpty());
    session->releaseInput();
}

void SessionInputTest::unreadInputIsKept()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    QByteArray first =
        toward(role, FinText, "one") + toward(role, FinText, "two") + toward(role, FinText, "three").first(4);
    lend(*session, first);
    QVERIFY(session->hasInput());
    QCOMPARE(describe(*session->nextEvent()), u"text:one"_s);
    QVERIFY(session->hasInput());
    QVERIFY(!session->hasKeptInput());
    session->releaseInput();
    QVERIFY(session->hasKeptInput());
    first.fill('?');

    QByteArray second = toward(role, FinText, "three").sliced(4) + toward(role, FinText, "four");
    lend(*session, second);
    QCOMPARE(describe(*session->nextEvent()), u"text:two"_s);
    session->releaseInput();
    second.fill('?');
    QVERIFY(session->hasKeptInput());

    QCOMPARE(feed(*session, {}), (QStringList{u"text:three"_s, u"text:four"_s}));
    QVERIFY(!session->hasKeptInput());
    QVERIFY(!session->hasInput());
}

void SessionInputTest::nothingIsKeptWithoutNeed()
{
    QFETCH(Role, role);
    const auto session = openSession(role);
    const QByteArray wire = toward(role, FinText, "Hello") + toward(role, Ping, "p") + toward(role, Text, "part");
    for (qsizetype cut = 0; cut <= wire.size(); ++cut) {
        const auto fresh = openSession(role);
        feed(*fresh, wire.first(cut));
        QVERIFY(!fresh->hasKeptInput());
    }
    session->releaseInput(); // without a loan
    QVERIFY(!session->hasKeptInput());
    QVERIFY(feed(*session, {}).isEmpty());
    QCOMPARE(feed(*session, wire), (QStringList{u"text:Hello"_s, u"ping:70"_s}));
}

void SessionInputTest::inputWhileDeciding()
{
    const auto session = newSession(Role::Server);
    const QByteArray one = toward(Role::Server, FinText, "one");
    QCOMPARE(feed(*session, rfcRequest() + one.first(3)), QStringList{u"upgrade"_s});
    QVERIFY(session->hasKeptInput());
    QVERIFY(feed(*session, one.sliced(3)).isEmpty());
    QVERIFY(feed(*session, toward(Role::Server, FinText, "two")).isEmpty());
    QCOMPARE(session->outputSize(), 0);
    QVERIFY(session->accept({}));
    QCOMPARE(feed(*session, toward(Role::Server, FinText, "three")),
             (QStringList{u"opened"_s, u"text:one"_s, u"text:two"_s, u"text:three"_s}));
    QVERIFY(!session->hasKeptInput());
}

/// There may be tens of thousands that say nothing.
void SessionInputTest::restsInLittleMemory()
{
    if (sizeof(void *) != 8)
        QSKIP("of the usual machines");
    QVERIFY2(sizeof(Session) <= 256, qPrintable(QString::number(sizeof(Session))));
    Session one{Limits()};
    Limits others;
    others.maxFragments = 3;
    Session other{others};
    Session two{Limits()};
    QCOMPARE(one.limits(), Limits());
    QCOMPARE(other.limits(), others);
    QCOMPARE(two.limits(), Limits());
    Session three{Limits()};
    QCOMPARE(&three.limits(), &two.limits());
    // What is kept of the request is the request, whatever it came with.
    HttpHeadCollector collector(16 * 1024);
    const QByteArray head = rfcRequest();
    for (const char c : head)
        QVERIFY(collector.append({&c, 1}));
    QVERIFY(collector.isComplete());
    const QByteArray kept = collector.take();
    QCOMPARE(kept, head);
    QVERIFY2(kept.capacity() <= head.size() + 16, qPrintable(QString::number(kept.capacity())));
}

/// A program may keep each payload, and a queue counts its bytes: neither must hold what was needed for others.
void SessionInputTest::payloadsPinNoOtherMemory()
{
    const auto session = openSession(Role::Server);
    const auto addSpare = [] {
        QByteArray spare = SpareBytes::take();
        spare.reserve(30'000);
        SpareBytes::give(std::move(spare));
    };
    for (const QByteArray &wire : {toward(Role::Server, FinBinary, "whole"),
                                   toward(Role::Server, Binary, "in") + toward(Role::Server, FinContinuation, "two")}) {
        addSpare();
        QByteArray bytes = wire;
        lend(*session, bytes);
        QVERIFY(session->nextEvent());
        const QByteArray payload = session->takePayload();
        QCOMPARE(payload.size(), 5);
        QVERIFY2(payload.capacity() < 1'000, qPrintable(QString::number(payload.capacity())));
        session->releaseInput();
    }
}

QTEST_APPLESS_MAIN(SessionInputTest)
#include "tst_session_input.moc"

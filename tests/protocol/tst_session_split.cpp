// SPDX-License-Identifier: MIT
// However the wire is cut, the same events come and the same bytes go out.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

struct Scene
{
    QByteArray wire;
    QStringList events;
    QByteArray output;
};

/// A bit of everything behind the handshake, up to the close frame and a stray byte.
Scene conversation(Role role)
{
    const QByteArray text = "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80";
    const QByteArray long16(130, 'x');
    Scene scene;
    scene.wire = toward(role, FinText, text) + toward(role, FinBinary) + toward(role, Ping, "ping")
        + toward(role, Text, text.first(4)) + toward(role, Pong, "pong") + toward(role, Continuation)
        + toward(role, Continuation, text.sliced(4, 4)) + toward(role, Ping)
        + toward(role, FinContinuation, text.sliced(8)) + toward(role, FinBinary, long16) + toward(role, FinText, "z")
        + toward(role, Close, closePayload(4999, "b\xC3\xBC")) + "?";
    scene.events = {u"text:aü€😀"_s,
                    u"binary:"_s,
                    u"ping:70696e67"_s,
                    u"pong:706f6e67"_s,
                    u"ping:"_s,
                    u"text:aü€😀"_s,
                    u"binary:"_s + QString::fromLatin1(long16.toHex()),
                    u"text:z"_s,
                    u"close:4999:bü"_s};
    scene.output = from(role, Pong, "ping") + from(role, Pong) + from(role, Close, closePayload(4999));
    return scene;
}

/// Plays the peer from its head on. A server's session accepts as soon as it is asked.
QStringList play(Session &session, const QList<QByteArray> &pieces)
{
    QStringList events;
    for (QByteArray piece : pieces) {
        session.receive({piece.data(), size_t(piece.size())});
        while (const auto event = session.nextEvent()) {
            events.append(describe(*event));
            if (event->type == SessionEvent::Type::UpgradeRequested)
                session.accept({});
        }
        session.releaseInput();
        piece.fill(char(0xAA));
    }
    return events;
}

Scene wholeScene(Role role)
{
    Scene scene = conversation(role);
    if (role == Role::Server) {
        scene.wire.prepend(rfcRequest());
        scene.events = QStringList{u"upgrade"_s, u"opened"_s} + scene.events;
        scene.output.prepend(rfcAnswer());
    } else {
        scene.wire.prepend(rfcAnswer());
        scene.events.prepend(u"opened"_s);
        scene.output.prepend(newSession(role)->takeOutput());
    }
    return scene;
}

} // namespace

class SessionSplitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atEveryPoint_data() { addRoles(); }
    void atEveryPoint();
    void inPiecesOfEverySize_data() { addRoles(); }
    void inPiecesOfEverySize();
    void atEveryTwoPoints_data() { addRoles(); }
    void atEveryTwoPoints();
    void oneEventALoan_data() { addRoles(); }
    void oneEventALoan();
    void everyCutIsQuietUntilTheEnd_data() { addRoles(); }
    void everyCutIsQuietUntilTheEnd();
};

void SessionSplitTest::atEveryPoint()
{
    QFETCH(Role, role);
    const Scene scene = wholeScene(role);
    for (qsizetype cut = 0; cut <= scene.wire.size(); ++cut) {
        const auto session = newSession(role);
        QCOMPARE(play(*session, {scene.wire.first(cut), scene.wire.sliced(cut)}), scene.events);
        QCOMPARE(session->takeOutput(), scene.output);
        QCOMPARE(session->state(), Session::State::Ended);
        QVERIFY(!session->hasKeptInput());
    }
}

void SessionSplitTest::inPiecesOfEverySize()
{
    QFETCH(Role, role);
    const Scene scene = wholeScene(role);
    for (qsizetype size = 1; size <= scene.wire.size(); ++size) {
        QList<QByteArray> pieces;
        for (qsizetype at = 0; at < scene.wire.size(); at += size)
            pieces.append(scene.wire.mid(at, size));
        const auto session = newSession(role);
        QCOMPARE(play(*session, pieces), scene.events);
        QCOMPARE(session->takeOutput(), scene.output);
    }
}

void SessionSplitTest::atEveryTwoPoints()
{
    QFETCH(Role, role);
    const Scene scene = conversation(role);
    for (qsizetype first = 0; first <= scene.wire.size(); ++first) {
        for (qsizetype second = first; second <= scene.wire.size(); second += 3) {
            const auto session = openSession(role);
            const QList<QByteArray> pieces{scene.wire.first(first), scene.wire.sliced(first, second - first),
                                           scene.wire.sliced(second)};
            QCOMPARE(play(*session, pieces), scene.events);
            QCOMPARE(session->takeOutput(), scene.output);
        }
    }
}

/// Back-pressure: the owner stops in the middle of what it read, and goes on later, with and without new bytes.
void SessionSplitTest::oneEventALoan()
{
    QFETCH(Role, role);
    const Scene scene = conversation(role);
    for (qsizetype cut = 0; cut <= scene.wire.size(); ++cut) {
        const auto session = openSession(role);
        QStringList events;
        QList<QByteArray> pieces{scene.wire.first(cut), scene.wire.sliced(cut)};
        for (int idle = 0; idle < 3;) {
            QByteArray piece = pieces.isEmpty() ? QByteArray() : pieces.takeFirst();
            session->receive({piece.data(), size_t(piece.size())});
            const auto event = session->nextEvent();
            if (event)
                events.append(describe(*event));
            idle = event ? 0 : idle + 1;
            session->releaseInput();
            piece.fill(char(0xAA));
        }
        QCOMPARE(events, scene.events);
        QCOMPARE(session->takeOutput(), scene.output);
    }
}

void SessionSplitTest::everyCutIsQuietUntilTheEnd()
{
    QFETCH(Role, role);
    // Lengths of each form, so that every kind of header is cut everywhere.
    for (const int size : {0, 1, 125, 126, 300}) {
        const QByteArray wire = toward(role, FinText, QByteArray(size, 'a'));
        for (qsizetype cut = 0; cut < wire.size(); ++cut) {
            const auto session = openSession(role);
            QVERIFY(feed(*session, wire.first(cut)).isEmpty());
            QVERIFY(!session->hasKeptInput()); // what was used needs no keeping
            QCOMPARE(feed(*session, wire.sliced(cut)), QStringList{u"text:"_s + QString(size, u'a')});
        }
    }
    const QByteArray large = toward(role, FinBinary, QByteArray(65536, 'a'));
    for (qsizetype cut = 0; cut < 20; ++cut) {
        const auto session = openSession(role);
        QVERIFY(feed(*session, large.first(cut)).isEmpty());
        QCOMPARE(feed(*session, large.sliced(cut)).size(), 1);
    }
}

QTEST_APPLESS_MAIN(SessionSplitTest)
#include "tst_session_split.moc"

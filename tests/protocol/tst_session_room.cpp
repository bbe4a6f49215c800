// SPDX-License-Identifier: MIT
// Answers that stand where input was, or in the room in front of it: what they are, and for how long.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

QByteArray message(char byte, qsizetype size = 3000)
{
    return QByteArray(size, byte);
}

/// Answers each message with itself, but not what it has written over messages to come, for ever.
void echo(Session &session)
{
    for (int i = 0; i < 10 && session.nextEvent(); ++i)
        session.sendBinary(session.takePayload());
}

QByteArray inOnePiece(const Session &session)
{
    const std::span<const char> output = session.outputInOnePiece();
    return QByteArray(output.data(), qsizetype(output.size()));
}

/// The end of a message, others behind it, and room in front.
struct CutInput
{
    CutInput(Session &session, qsizetype roomSize) : room(roomSize)
    {
        const QByteArray cut = toward(Role::Server, FinBinary, message('a'));
        feed(session, cut.first(1000));
        bytes = QByteArray(room, 'r') + cut.sliced(1000) + toward(Role::Server, FinBinary, message('b'))
            + toward(Role::Server, FinBinary, message('c'));
    }
    void lendTo(Session &session) { session.receive({bytes.data() + room, size_t(bytes.size() - room)}, size_t(room)); }

    qsizetype room;
    QByteArray bytes;
};

QByteArray answers()
{
    return from(Role::Server, FinBinary, message('a')) + from(Role::Server, FinBinary, message('b'))
        + from(Role::Server, FinBinary, message('c'));
}

} // namespace

class SessionRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutMessageIsAnsweredInFront()
    {
        const auto session = openSession(Role::Server);
        CutInput input(*session, 4000);
        input.lendTo(*session);
        echo(*session);
        QCOMPARE(inOnePiece(*session), answers());
        QCOMPARE(static_cast<const void *>(session->outputInOnePiece().data()),
                 static_cast<const void *>(input.bytes.constData()));
        session->releaseInput();
        input.bytes.fill('x');
        QCOMPARE(outputOf(*session), answers());
    }

    void headerMayBeCut()
    {
        const auto session = openSession(Role::Server);
        const QByteArray frames = toward(Role::Server, FinBinary, message('a'))
            + toward(Role::Server, FinBinary, message('b')) + toward(Role::Server, FinBinary, message('c'));
        feed(*session, frames.first(3));
        QByteArray bytes = QByteArray(4000, 'r') + frames.sliced(3);
        session->receive({bytes.data() + 4000, size_t(bytes.size() - 4000)}, 4000);
        echo(*session);
        QCOMPARE(inOnePiece(*session), answers());
        QCOMPARE(static_cast<const void *>(session->outputInOnePiece().data()),
                 static_cast<const void *>(bytes.constData()));
    }

    void roomMayBeTooSmall()
    {
        const auto session = openSession(Role::Server);
        CutInput input(*session, 500);
        input.lendTo(*session);
        echo(*session);
        session->releaseInput();
        QCOMPARE(outputOf(*session), answers());
        QCOMPARE(input.bytes.first(500), QByteArray(500, 'r'));
    }

    /// A client masks its answers, in memory of its own.
    void clientsDoWithout()
    {
        const auto session = openSession(Role::Client);
        const QByteArray frame = toward(Role::Client, FinBinary, message('a'));
        feed(*session, frame.first(1000));
        QByteArray bytes = QByteArray(4000, 'r') + frame.sliced(1000);
        session->receive({bytes.data() + 4000, size_t(bytes.size() - 4000)}, 4000);
        echo(*session);
        session->releaseInput();
        QCOMPARE(outputOf(*session), from(Role::Client, FinBinary, message('a')));
        QCOMPARE(bytes.first(4000), QByteArray(4000, 'r'));
    }

    /// That comes first, and is not where the room is.
    void keptInputComesFirst()
    {
        const auto session = openSession(Role::Server);
        keepAll(*session);
        CutInput input(*openSession(Role::Server), 4000);
        const QByteArray more = toward(Role::Server, FinBinary, message('c'));
        input.bytes = QByteArray(4000, 'r') + more;
        input.lendTo(*session);
        echo(*session);
        session->releaseInput();
        QCOMPARE(outputOf(*session), answers());
        QCOMPARE(input.bytes.first(4000), QByteArray(4000, 'r'));
    }

private:
    /// Two messages that nobody has looked at.
    static void keepAll(Session &session)
    {
        QByteArray two = toward(Role::Server, FinBinary, message('a')) + toward(Role::Server, FinBinary, message('b'));
        session.receive({two.data(), size_t(two.size())});
        session.releaseInput();
        QVERIFY(session.hasKeptInput());
    }
};

QTEST_APPLESS_MAIN(SessionRoomTest)
#include "tst_session_room.moc"

// SPDX-License-Identifier: MIT
// Every rule about frames, by its error's name, on both sides.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

constexpr quint8 Rsv1 = 0x40;
constexpr quint8 Rsv2 = 0x20;
constexpr quint8 Rsv3 = 0x10;

struct Row
{
    Role role;

    void operator()(const QByteArray &name, const QByteArray &wire, Error error, const QStringList &before = {}) const
    {
        const char *side = role == Role::Server ? "server: " : "client: ";
        QTest::newRow((side + name).constData()) << role << wire << error << before;
    }
};

/// A header with a length in a form that toward() would not choose; the frame's payload is left out.
QByteArray oddHeader(Role role, quint8 first, quint8 form, quint64 length)
{
    const bool masked = role == Role::Server;
    QByteArray bytes(1, char(first));
    bytes.append(char(form | (masked ? 0x80 : 0)));
    bytes += bigEndian(length, form == 126 ? 2 : 8);
    if (masked)
        bytes.append(PeerKey.data(), 4);
    return bytes;
}

void addBits(Role role)
{
    const Row row{role};
    for (const quint8 bit : {Rsv1, Rsv2, Rsv3}) {
        const QByteArray name = "bit " + QByteArray::number(bit, 16);
        row(name + " on text", toward(role, FinText | bit, "a"), Error::ReservedBitSet);
        row(name + " on binary", toward(role, Binary | bit, "a"), Error::ReservedBitSet);
        row(name + " on an empty frame", toward(role, FinText | bit), Error::ReservedBitSet);
        row(name + " on ping", toward(role, Ping | bit, "a"), Error::ReservedBitSet);
        row(name + " on close", toward(role, Close | bit, closePayload(1000)), Error::ReservedBitSet);
        row(name + " on a continuation", toward(role, Text, "a") + toward(role, FinContinuation | bit, "b"),
            Error::ReservedBitSet);
    }
    row("all bits", toward(role, FinText | Rsv1 | Rsv2 | Rsv3, "a"), Error::ReservedBitSet);
}

void addOpcodes(Role role)
{
    const Row row{role};
    for (const int opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF}) {
        const QByteArray name = "opcode " + QByteArray::number(opcode, 16);
        row(name, toward(role, quint8(Fin | opcode), "a"), Error::ReservedOpcode);
        row(name + ", empty", toward(role, quint8(Fin | opcode)), Error::ReservedOpcode);
        row(name + ", no last fragment", toward(role, quint8(opcode), "a"), Error::ReservedOpcode);
    }
    for (const quint8 control : {Close, Ping, Pong}) {
        const QByteArray name = " control " + QByteArray::number(control & 0xF, 16);
        row("fragmented" + name, toward(role, quint8(control & ~Fin), closePayload(1000)),
            Error::ControlFrameFragmented);
        row("too long" + name, toward(role, control, QByteArray(126, 'a')), Error::ControlFrameTooLong);
        row("far too long" + name, headerToward(role, control, 1 << 20), Error::ControlFrameTooLong);
    }
    row("a ping between, fragmented", toward(role, Text, "a") + toward(role, quint8(Ping & ~Fin), "b"),
        Error::ControlFrameFragmented);
}

void addLengthsAndMasks(Role role)
{
    const Row row{role};
    const Role other = role == Role::Server ? Role::Client : Role::Server;
    const Error error = role == Role::Server ? Error::FrameNotMasked : Error::FrameMasked;
    for (const quint8 first : {FinText, FinBinary, Text, Close, Ping, Pong}) {
        const QByteArray name = "wrong masking of " + QByteArray::number(first, 16);
        row(name, toward(other, first, closePayload(1000)), error);
        row(name + ", empty", toward(other, first), error);
    }
    row("wrong masking of a continuation", toward(role, Text, "a") + toward(other, FinContinuation, "b"), error);
    for (const quint64 length : {quint64(0), quint64(1), quint64(125)})
        row("2 bytes for " + QByteArray::number(length), oddHeader(role, FinBinary, 126, length),
            Error::LengthNotMinimal);
    for (const quint64 length : {quint64(0), quint64(125), quint64(126), quint64(65535)})
        row("8 bytes for " + QByteArray::number(length), oddHeader(role, FinText, 127, length),
            Error::LengthNotMinimal);
    for (const quint64 length : {quint64(1) << 63, ~quint64(0)})
        row("length " + QByteArray::number(length), oddHeader(role, FinBinary, 127, length), Error::LengthOutOfRange);
}

void addOrder(Role role)
{
    const Row row{role};
    const QStringList told{u"text:a"_s};
    row("an orphan", toward(role, FinContinuation, "a"), Error::UnexpectedContinuation);
    row("an orphan, not the last", toward(role, Continuation), Error::UnexpectedContinuation);
    row("an orphan behind a message", toward(role, FinText, "a") + toward(role, FinContinuation, "b"),
        Error::UnexpectedContinuation, told);
    row("an orphan behind fragments",
        toward(role, Text, {}) + toward(role, FinContinuation, "a") + toward(role, FinContinuation, "b"),
        Error::UnexpectedContinuation, told);
    row("text within text", toward(role, Text, "a") + toward(role, FinText, "b"), Error::ContinuationExpected);
    row("text begins within text", toward(role, Text, "a") + toward(role, Text, "b"), Error::ContinuationExpected);
    row("binary within text", toward(role, Text, "a") + toward(role, FinBinary, "b"), Error::ContinuationExpected);
    row("text within an empty start", toward(role, Binary) + toward(role, FinText), Error::ContinuationExpected);
}

void addPayloads(Role role)
{
    const Row row{role};
    row("a close frame of 1 byte", toward(role, Close, "\x03"), Error::CloseFrameTruncated);
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 65535})
        row("close code " + QByteArray::number(code), toward(role, Close, closePayload(code)), Error::CloseCodeInvalid);
    row("close code 1005 and a reason", toward(role, Close, closePayload(1005, "bye")), Error::CloseCodeInvalid);
    row("a bad reason", toward(role, Close, closePayload(1000, hex("61 ff"))), Error::CloseReasonNotUtf8);
    row("a cut reason", toward(role, Close, closePayload(1000, hex("61 e2 82"))), Error::CloseReasonNotUtf8);
    row("a surrogate in a reason", toward(role, Close, closePayload(4000, hex("ed a0 80"))), Error::CloseReasonNotUtf8);
    for (const char *text :
         {"80", "c0 80", "ed a0 80", "f4 90 80 80", "fe", "61 62 63 64 65 66 67 68 69 ff", "e2 82"}) {
        const QByteArray bytes = hex(text);
        row(QByteArray("text ") + text, toward(role, FinText, bytes), Error::TextNotUtf8);
        row(QByteArray("fragments ") + text,
            toward(role, Text, bytes.first(1)) + toward(role, FinContinuation, bytes.sliced(1)), Error::TextNotUtf8);
        row(QByteArray("behind another ") + text, toward(role, FinText, "a") + toward(role, FinText, bytes),
            Error::TextNotUtf8, {u"text:a"_s});
    }
    row("a character cut by an empty end", toward(role, Text, hex("e2 82")) + toward(role, FinContinuation),
        Error::TextNotUtf8);
    row("too big", headerToward(role, FinBinary, 16 * 1024 * 1024 + 1), Error::MessageTooBig);
    row("2 GiB", headerToward(role, Text, quint64(1) << 31), Error::MessageTooBig);
    row("2^63 - 1", headerToward(role, FinBinary, (quint64(1) << 63) - 1), Error::MessageTooBig);
}

} // namespace

class SessionRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRule_data();
    void everyRule();
    void everyErrorHasARow();
    void badTextAtOnce_data() { addRoles(); }
    void badTextAtOnce();

private:
    QSet<Error> m_seen;
};

void SessionRulesTest::everyRule_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("before");
    for (const Role role : {Role::Server, Role::Client}) {
        addBits(role);
        addOpcodes(role);
        addLengthsAndMasks(role);
        addOrder(role);
        addPayloads(role);
    }
}

void SessionRulesTest::everyRule()
{
    QFETCH(Role, role);
    QFETCH(QByteArray, wire);
    QFETCH(Error, error);
    QFETCH(QStringList, before);
    // Whatever follows is not looked at.
    wire += toward(role, FinText, "later") + toward(role, Ping, "later");
    m_seen.insert(error);
    const int code = int(closeCodeFor(error));
    for (const bool byteByByte : {false, true}) {
        const auto session = openSession(role);
        QCOMPARE(byteByByte ? feedByteByByte(*session, wire) : feed(*session, wire),
                 before + QStringList{failed(error)});
        QCOMPARE(session->takeOutput(), failureFrom(role, code, error));
        QCOMPARE(session->state(), Session::State::Ended);
        QVERIFY(session->closeSent());
        QVERIFY(!session->closeReceived());
        QVERIFY(!session->hasInput());
        QVERIFY(feed(*session, toward(role, FinText, "even later")).isEmpty());
        session->endInput(Error::ConnectionLost);
        QVERIFY(!session->nextEvent());
        QCOMPARE(session->outputSize(), 0);
    }

    // Behind our own close frame the same errors are seen, but there is no second close frame.
    const auto closing = sessionIn(Session::State::Closing, role);
    QCOMPARE(feed(*closing, wire), before + QStringList{failed(error)});
    QCOMPARE(closing->outputSize(), 0);
    QCOMPARE(closing->state(), Session::State::Ended);
}

/// Each error that closes with 1002, 1007 or 1009 has a row above; only compressed data, the size of frames and the
/// number of fragments are tested elsewhere.
void SessionRulesTest::everyErrorHasARow()
{
    m_seen += {Error::CompressedDataInvalid, Error::FrameTooBig};
    for (int i = int(Error::ReservedBitSet); i < int(Error::TooManyFragments); ++i)
        QVERIFY2(m_seen.contains(Error(i)), errorName(Error(i)).data());
}

void SessionRulesTest::badTextAtOnce()
{
    QFETCH(Role, role);
    const QByteArray text = "abc" + hex("f4 90") + QByteArray(1000, 'z');
    const QByteArray wire = toward(role, FinText, text);
    const qsizetype end = wire.size() - text.size() + 5; // behind the byte that makes it wrong
    for (qsizetype size = 1; size <= end; ++size) {
        const auto session = openSession(role);
        QCOMPARE(feed(*session, wire.first(size)),
                 size < end ? QStringList() : QStringList{failed(Error::TextNotUtf8)});
    }
}

QTEST_APPLESS_MAIN(SessionRulesTest)
#include "tst_session_rules.moc"

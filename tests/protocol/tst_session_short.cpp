// SPDX-License-Identifier: MIT
// The short way through a session, nextMessage(): bursts of messages, whose answers take their place in the input.
#include "prototest.h"

#include <functional>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

/// \a count messages of \a size bytes, each of another byte.
QByteArray burst(int count, qsizetype size, char first = 'a')
{
    QByteArray wire;
    for (int i = 0; i < count; ++i)
        wire += toward(Role::Server, FinBinary, QByteArray(size, char(first + i)));
    return wire;
}

QByteArray answers(int count, qsizetype size, char first = 'a')
{
    QByteArray wire;
    for (int i = 0; i < count; ++i)
        wire += from(Role::Server, FinBinary, QByteArray(size, char(first + i)));
    return wire;
}

/// A server's session, with a program that is told of all messages in turn.
class Owner
{
public:
    using Program = std::function<void(Session &, const QByteArray &)>;

    explicit Owner(Program program, const Limits &limits = {})
        : m_program(std::move(program)), m_session(openSession(Role::Server, limits))
    {
    }

    Session &session() { return *m_session; }
    const QStringList &events() const { return m_events; }

    /// Lends \a bytes, and spoils them afterwards.
    void feed(QByteArray bytes)
    {
        lend(bytes);
        m_session->releaseInput();
        bytes.fill(char(0xAA));
    }
    /// Without the end of the loan.
    void lend(QByteArray &bytes)
    {
        m_session->receive({bytes.data(), size_t(bytes.size())});
        while (true) {
            if (m_session->nextMessage(m_payload))
                m_program(*m_session, m_payload);
            else if (const auto event = m_session->nextEvent())
                handle(*event);
            else
                return;
        }
    }

private:
    /// The tiniest messages and those that were cut do not come the short way.
    void handle(const SessionEvent &event)
    {
        if (event.type == SessionEvent::Type::BinaryMessage)
            m_program(*m_session, m_session->takePayload());
        else
            m_events += describe(event);
    }

    Program m_program;
    std::unique_ptr<Session> m_session;
    QByteArray m_payload;
    QStringList m_events;
};

void echo(Session &session, const QByteArray &payload)
{
    session.sendBinary(payload);
}

bool isWithin(std::span<const char> part, const QByteArray &whole)
{
    return !part.empty() && part.data() >= whole.constData() && part.data() + part.size() <= whole.constEnd();
}

} // namespace

class SessionShortTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersTakeThePlaceOfMessages_data();
    void answersTakeThePlaceOfMessages();
    void littleIsAnsweredElsewhere();
    void answersOutliveTheInput();
    void largerAnswersFindRoom();
    void largeAnswersAreShared();
    void controlFramesBetween();
    void pingsAreWhatTheyWere();
    void commandsBetween();
    void inputThatWasKept();
    void endInTheMidst();
    void clientsMask();
    void textIsChecked();
};

void SessionShortTest::answersTakeThePlaceOfMessages_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("tiny") << 2000 << qsizetype(1);
    QTest::newRow("empty") << 2000 << qsizetype(0);
    QTest::newRow("125") << 40 << qsizetype(125);
    QTest::newRow("126") << 40 << qsizetype(126);
    QTest::newRow("1000") << 10 << qsizetype(1000);
    QTest::newRow("16383") << 3 << qsizetype(16'383);
    QTest::newRow("16384") << 9 << qsizetype(16'384);
    QTest::newRow("32767") << 3 << qsizetype(32'767);
}

void SessionShortTest::answersTakeThePlaceOfMessages()
{
    QFETCH(const int, count);
    QFETCH(const qsizetype, size);
    Owner owner(echo);
    QByteArray input = burst(count, size);
    owner.lend(input);
    const std::span<const char> output = owner.session().outputInOnePiece();
    QVERIFY(isWithin(output, input));
    QCOMPARE(QByteArray(output.data(), qsizetype(output.size())), answers(count, size));
    QCOMPARE(owner.session().outputSize(), qsizetype(output.size()));
    owner.session().dropOutput();
    QCOMPARE(owner.session().outputSize(), 0);
    owner.session().releaseInput();
    owner.feed(burst(2, 5, 'x'));
    QCOMPARE(outputOf(owner.session()), answers(2, 5, 'x'));
}

/// It may have to wait for longer than the input is there.
void SessionShortTest::littleIsAnsweredElsewhere()
{
    Owner owner(echo);
    QByteArray input = burst(10, 300);
    owner.lend(input);
    QVERIFY(!isWithin(owner.session().outputInOnePiece(), input));
    QCOMPARE(outputOf(owner.session()), answers(10, 300));
}

void SessionShortTest::answersOutliveTheInput()
{
    Owner owner(echo);
    owner.feed(burst(20, 500));
    QCOMPARE(owner.session().outputSize(), answers(20, 500).size());
    owner.feed(burst(20, 500, 'A'));
    QCOMPARE(outputOf(owner.session()), answers(20, 500) + answers(20, 500, 'A'));
}

void SessionShortTest::largerAnswersFindRoom()
{
    Owner owner([](Session &session, const QByteArray &payload) { session.sendBinary(payload + payload); });
    owner.feed(burst(20, 700));
    QCOMPARE(outputOf(owner.session()), answers(20, 1400));
    // The first fits, the second does not.
    int count = 0;
    Owner twice([&count](Session &session, const QByteArray &payload) {
        session.sendBinary(++count == 1 ? payload.first(10) : payload + payload);
    });
    twice.feed(burst(20, 700));
    QCOMPARE(outputOf(twice.session()), answers(1, 10) + answers(19, 1400, 'b'));
    // Nor does the second of these, and it would be shared if it stood behind others.
    Owner again([](Session &session, const QByteArray &payload) {
        session.sendBinary(payload);
        session.sendBinary(payload);
    });
    again.feed(burst(2, 20'000));
    QCOMPARE(outputOf(again.session()), answers(1, 20'000) + answers(1, 20'000) + answers(1, 20'000, 'b').repeated(2));
}

void SessionShortTest::largeAnswersAreShared()
{
    const QByteArray large(40'000, 'L');
    Owner owner([&large](Session &session, const QByteArray &payload) {
        session.sendBinary(payload);
        session.sendBinary(large);
    });
    owner.feed(burst(2, 5000));
    const QByteArray answer = from(Role::Server, FinBinary, large);
    QCOMPARE(outputOf(owner.session()), answers(1, 5000) + answer + answers(1, 5000, 'b') + answer);
}

void SessionShortTest::controlFramesBetween()
{
    const QByteArray payload(125, 'p');
    Owner owner(echo);
    owner.feed(burst(9, 600) + toward(Role::Server, Ping, payload) + burst(9, 600, 'A')
               + toward(Role::Server, Text, "cut") + toward(Role::Server, Pong, payload)
               + toward(Role::Server, FinContinuation, " off") + burst(9, 600, 'N'));
    const QString hexPayload = QString::fromLatin1(payload.toHex());
    const QStringList events{u"ping:"_s + hexPayload, u"pong:"_s + hexPayload, u"text:cut off"_s};
    QCOMPARE(owner.events(), events);
    QCOMPARE(outputOf(owner.session()),
             answers(9, 600) + from(Role::Server, Pong, payload) + answers(9, 600, 'A') + answers(9, 600, 'N'));
}

/// The payload of a ping is in the input, where the answers to what came before end as close as they can.
void SessionShortTest::pingsAreWhatTheyWere()
{
    Owner owner([](Session &session, const QByteArray &payload) { session.sendBinary(payload + "four"); });
    const QByteArray payload = "0123456789";
    owner.feed(toward(Role::Server, FinBinary, QByteArray(6000, 'a')) + toward(Role::Server, Ping, payload));
    QCOMPARE(owner.events(), QStringList(u"ping:"_s + QString::fromLatin1(payload.toHex())));
    QCOMPARE(outputOf(owner.session()),
             from(Role::Server, FinBinary, QByteArray(6000, 'a') + "four") + from(Role::Server, Pong, payload));
}

void SessionShortTest::commandsBetween()
{
    const PreparedMessage prepared = PreparedMessage::text(u"to all"_s);
    int count = 0;
    Owner owner([&](Session &session, const QByteArray &payload) {
        ++count;
        if (count % 3 == 0)
            session.send(prepared);
        else if (count % 3 == 1)
            session.sendPing("ping");
        else
            session.sendText(payload);
    });
    owner.feed(burst(6, 900));
    const QByteArray third = from(Role::Server, FinText, "to all");
    const QByteArray first = from(Role::Server, Ping, "ping");
    QCOMPARE(outputOf(owner.session()),
             first + from(Role::Server, FinText, QByteArray(900, 'b')) + third + first
                 + from(Role::Server, FinText, QByteArray(900, 'e')) + third);
}

void SessionShortTest::inputThatWasKept()
{
    const QByteArray wire = burst(20, 1000);
    for (const qsizetype at : {1, 5, 4990, 5031, 5500, 15'000, 20'000}) {
        Owner owner(echo);
        owner.feed(wire.first(at));
        owner.feed(wire.sliced(at));
        QCOMPARE(outputOf(owner.session()), answers(20, 1000));
    }
    // The program stops for a while in the midst.
    Owner owner(echo);
    QByteArray input = wire;
    owner.session().receive({input.data(), size_t(input.size())});
    QByteArray payload;
    for (int i = 0; i < 5 && owner.session().nextMessage(payload); ++i)
        owner.session().sendBinary(payload);
    owner.session().releaseInput();
    input.fill(char(0xAA));
    owner.feed({});
    QCOMPARE(outputOf(owner.session()), answers(20, 1000));
}

void SessionShortTest::endInTheMidst()
{
    int count = 0;
    Owner closing([&count](Session &session, const QByteArray &payload) {
        session.sendBinary(payload);
        if (++count == 3)
            session.close(CloseCode::GoingAway);
    });
    closing.feed(burst(9, 700) + toward(Role::Server, Close, closePayload(1000)));
    QCOMPARE(outputOf(closing.session()), answers(3, 700) + from(Role::Server, Close, closePayload(1001)));

    count = 0;
    Owner failing([&count](Session &session, const QByteArray &payload) {
        session.sendBinary(payload);
        if (++count == 3)
            session.fail(Error::PongTimeout);
    });
    failing.feed(burst(9, 700));
    QVERIFY(outputOf(failing.session()).startsWith(answers(3, 700)));

    Owner failed(echo);
    failed.feed(burst(9, 700) + QByteArray(4, char(0xFF)));
    QVERIFY(outputOf(failed.session()).startsWith(answers(9, 700) + QByteArray(1, char(Close))));
}

void SessionShortTest::clientsMask()
{
    const auto session = openSession(Role::Client);
    QByteArray input = toward(Role::Client, FinBinary, QByteArray(6000, 'x'));
    session->receive({input.data(), size_t(input.size())});
    QByteArray payload;
    QVERIFY(session->nextMessage(payload));
    session->sendBinary(payload);
    session->releaseInput();
    QCOMPARE(outputOf(*session), from(Role::Client, FinBinary, QByteArray(6000, 'x')));
}

/// What is wrong is left to nextEvent().
void SessionShortTest::textIsChecked()
{
    Owner owner(echo);
    owner.feed(burst(9, 700) + toward(Role::Server, FinText, "\xC3\x28"));
    QCOMPARE(owner.events(), QStringList(failed(Error::TextNotUtf8)));
    QVERIFY(outputOf(owner.session()).startsWith(answers(9, 700)));
}

QTEST_APPLESS_MAIN(SessionShortTest)
#include "tst_session_short.moc"

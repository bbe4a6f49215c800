// SPDX-License-Identifier: MIT
// Limits at their edges: the last that passes, and the first that does not.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

constexpr qint64 MaxSize = 1000;

Limits smallLimits()
{
    Limits limits;
    limits.maxMessageSize = MaxSize;
    limits.maxFragments = 4;
    return limits;
}

} // namespace

class SessionLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messageSize_data() { addRoles(); }
    void messageSize();
    void seenAtTheHeader_data() { addRoles(); }
    void seenAtTheHeader();
    void frameSize_data() { addRoles(); }
    void frameSize();
    void fragmentsAddUp_data() { addRoles(); }
    void fragmentsAddUp();
    void numberOfFragments_data() { addRoles(); }
    void numberOfFragments();
    void controlFramesDoNotCount_data() { addRoles(); }
    void controlFramesDoNotCount();
    void defaults_data() { addRoles(); }
    void defaults();
    void announcedIsNotAllocated_data() { addRoles(); }
    void announcedIsNotAllocated();
    void ownMessagesAreNotLimited_data() { addRoles(); }
    void ownMessagesAreNotLimited();
};

void SessionLimitsTest::messageSize()
{
    QFETCH(Role, role);
    const auto session = openSession(role, smallLimits());
    for (int round = 0; round < 3; ++round) {
        for (const quint8 first : {FinText, FinBinary})
            QCOMPARE(feed(*session, toward(role, first, QByteArray(MaxSize, 'x'))).size(), 1);
    }
    QCOMPARE(session->state(), Session::State::Open);
    QCOMPARE(feed(*session, toward(role, FinText, QByteArray(MaxSize + 1, 'x'))),
             QStringList{failed(Error::MessageTooBig)});
    QCOMPARE(session->takeOutput(), failureFrom(role, 1009, Error::MessageTooBig));
}

void SessionLimitsTest::seenAtTheHeader()
{
    QFETCH(Role, role);
    for (const quint64 length : {quint64(MaxSize + 1), quint64(1) << 31, quint64(1) << 32, (quint64(1) << 63) - 1}) {
        const QByteArray header = headerToward(role, FinBinary, length);
        for (qsizetype size = 0; size < header.size(); ++size)
            QVERIFY(feed(*openSession(role, smallLimits()), header.first(size)).isEmpty());
        const auto session = openSession(role, smallLimits());
        QCOMPARE(feed(*session, header), QStringList{failed(Error::MessageTooBig)});
    }
}

void SessionLimitsTest::frameSize()
{
    QFETCH(Role, role);
    Limits limits;
    limits.maxFrameSize = 100;
    const auto session = openSession(role, limits);
    const QByteArray fits(100, 'x');
    QCOMPARE(feed(*session, toward(role, Text, fits) + toward(role, FinContinuation, fits)).size(), 1);
    QCOMPARE(feed(*session, headerToward(role, FinText, 101)), QStringList{failed(Error::FrameTooBig)});
    QCOMPARE(session->takeOutput(), failureFrom(role, 1009, Error::FrameTooBig));
}

void SessionLimitsTest::fragmentsAddUp()
{
    QFETCH(Role, role);
    const auto session = openSession(role, smallLimits());
    const QByteArray half(MaxSize / 2, 'x');
    for (int round = 0; round < 2; ++round)
        QCOMPARE(feed(*session,
                      toward(role, Binary, half) + toward(role, Continuation, half) + toward(role, FinContinuation))
                     .size(),
                 1);
    QVERIFY(feed(*session, toward(role, Text, half) + toward(role, Continuation, half)).isEmpty());
    QCOMPARE(feed(*session, headerToward(role, FinContinuation, 1)), QStringList{failed(Error::MessageTooBig)});
}

void SessionLimitsTest::numberOfFragments()
{
    QFETCH(Role, role);
    const QByteArray twoMore = toward(role, Continuation) + toward(role, Continuation, "x");
    const auto session = openSession(role, smallLimits());
    for (int round = 0; round < 3; ++round)
        QCOMPARE(feed(*session, toward(role, Text, "x") + twoMore + toward(role, FinContinuation)),
                 QStringList{u"text:xx"_s});
    QVERIFY(feed(*session, toward(role, Text) + twoMore + toward(role, Continuation)).isEmpty());
    QCOMPARE(feed(*session, toward(role, FinContinuation)), QStringList{failed(Error::TooManyFragments)});
    QCOMPARE(session->takeOutput(), failureFrom(role, 1009, Error::TooManyFragments));
}

void SessionLimitsTest::controlFramesDoNotCount()
{
    QFETCH(Role, role);
    Limits limits;
    limits.maxMessageSize = 3;
    limits.maxFragments = 2;
    const auto session = openSession(role, limits);
    QCOMPARE(feed(*session, toward(role, Ping, QByteArray(125, 'x'))).size(), 1);
    const QByteArray pings = toward(role, Ping, "a longer one").repeated(5);
    QCOMPARE(feed(*session, toward(role, Text, "ab") + pings + toward(role, FinContinuation, "c")).last(),
             u"text:abc"_s);
}

void SessionLimitsTest::defaults()
{
    QFETCH(Role, role);
    const Limits limits;
    const auto session = openSession(role);
    const QByteArray largest(limits.maxMessageSize, 'x');
    QCOMPARE(feed(*session, toward(role, FinBinary, largest)).size(), 1);
    QCOMPARE(feed(*session, headerToward(role, FinBinary, quint64(largest.size()) + 1)),
             QStringList{failed(Error::MessageTooBig)});

    const auto flooded = openSession(role);
    const QByteArray fragments = toward(role, Continuation).repeated(limits.maxFragments - 1);
    QVERIFY(feed(*flooded, toward(role, Binary) + fragments).isEmpty());
    QCOMPARE(feed(*flooded, toward(role, Continuation)), QStringList{failed(Error::TooManyFragments)});
}

void SessionLimitsTest::announcedIsNotAllocated()
{
    QFETCH(Role, role);
    // More than any machine has: were it reserved at the header, this would not end well.
    Limits limits;
    limits.maxMessageSize = std::numeric_limits<qint64>::max();
    const auto session = openSession(role, limits);
    QVERIFY(feed(*session, headerToward(role, FinBinary, (quint64(1) << 62)) + QByteArray(1000, 'x')).isEmpty());
    QCOMPARE(session->state(), Session::State::Open);
    QVERIFY(!session->hasKeptInput());
}

void SessionLimitsTest::ownMessagesAreNotLimited()
{
    QFETCH(Role, role);
    const auto session = openSession(role, smallLimits());
    QVERIFY(session->sendBinary(QByteArray(MaxSize + 1, 'x')));
    QCOMPARE(session->takeOutput(), from(role, FinBinary, QByteArray(MaxSize + 1, 'x')));
}

QTEST_APPLESS_MAIN(SessionLimitsTest)
#include "tst_session_limits.moc"

// SPDX-License-Identifier: MIT
// Large payloads that are received where they belong: Session::receiveTarget().
#include "prototest.h"

#include <algorithm>
#include <cstring>

using namespace ProtoTest;
using namespace Tidewire;

namespace {

constexpr qsizetype Large = 1024 * 1024;

QByteArray largePayload()
{
    QByteArray payload(Large, Qt::Uninitialized);
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char('a' + i * 7 % 23);
    return payload;
}

/// Lends the session all of \a wire as a transport does: in its place where there is one, else in pieces of \a most.
/// Returns the events, and adds to \a inPlace what needed no copy.
QStringList transfer(Session &session, QByteArray wire, qsizetype most, qsizetype &inPlace)
{
    QStringList events;
    while (!wire.isEmpty()) {
        const std::span<char> target = session.receiveTarget();
        QByteArray piece = wire.first(std::min(wire.size(), target.empty() ? most : qsizetype(target.size())));
        wire.remove(0, piece.size());
        if (!target.empty()) {
            std::memcpy(target.data(), piece.constData(), size_t(piece.size()));
            inPlace += piece.size();
        }
        session.receive({target.empty() ? piece.data() : target.data(), size_t(piece.size())});
        events += pull(session);
        session.releaseInput();
    }
    return events;
}

} // namespace

class SessionTargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payloadsArriveInTheirPlace_data();
    void payloadsArriveInTheirPlace();
    void fragmentsArriveInTheirPlace();
    void growsWithWhatHasArrived();
    void noneWithoutNeed();
    void noneBehindKeptInput();
    void faultsAreSeenInPlace();
};

void SessionTargetTest::payloadsArriveInTheirPlace_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("text");
    for (const Role role : {Role::Server, Role::Client}) {
        for (const bool text : {false, true})
            QTest::addRow("%s %s", role == Role::Server ? "server" : "client", text ? "text" : "binary")
                << role << text;
    }
}

void SessionTargetTest::payloadsArriveInTheirPlace()
{
    QFETCH(const Role, role);
    QFETCH(const bool, text);
    const auto session = openSession(role);
    const QByteArray payload = largePayload();
    const quint8 first = text ? FinText : FinBinary;
    // The masking key goes on where the pieces meet, at any of its four bytes.
    for (const qsizetype most : {8'001, 8'002, 8'003, 65'536}) {
        qsizetype inPlace = 0;
        const QStringList events =
            transfer(*session, toward(role, first, payload) + toward(role, FinText, "next"), most, inPlace);
        QCOMPARE(events.size(), 2);
        QVERIFY(
            events[0]
            == (text ? u"text:"_s + QString::fromUtf8(payload) : u"binary:"_s + QString::fromLatin1(payload.toHex())));
        QCOMPARE(events[1], u"text:next"_s);
        QVERIFY2(inPlace > Large - most - 65'536, qPrintable(QString::number(inPlace)));
    }
}

void SessionTargetTest::fragmentsArriveInTheirPlace()
{
    const auto session = openSession(Role::Server);
    const QByteArray payload = largePayload();
    qsizetype inPlace = 0;
    const QByteArray wire = toward(Role::Server, Binary, payload) + toward(Role::Server, Ping, "p")
        + toward(Role::Server, FinContinuation, payload);
    const QStringList events = transfer(*session, wire, 65'536, inPlace);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0], u"ping:70"_s);
    QVERIFY(events[1] == u"binary:"_s + QString::fromLatin1((payload + payload).toHex()));
    QVERIFY(inPlace > Large);
}

/// What is announced costs nothing: each byte that a peer makes us hold it has to send, but for a factor.
void SessionTargetTest::growsWithWhatHasArrived()
{
    const auto session = openSession(Role::Server);
    QByteArray header = headerToward(Role::Server, FinBinary, Large);
    session->receive({header.data(), size_t(header.size())});
    QVERIFY(!session->nextEvent());
    session->releaseInput();
    QVERIFY(session->receiveTarget().empty());
    for (qsizetype arrived = 0; arrived < Large;) {
        const std::span<char> target = session->receiveTarget();
        QVERIFY(qsizetype(target.size()) <= std::min(3 * arrived + 4096, Large - arrived));
        std::array<char, 5'000> own{};
        const std::span<char> piece = (target.empty() ? std::span<char>(own) : target)
                                          .first(5'000 <= Large - arrived ? 5'000 : size_t(Large - arrived));
        std::ranges::fill(piece, 'x');
        session->receive(piece);
        arrived += qsizetype(piece.size());
        const auto event = session->nextEvent();
        QCOMPARE(event.has_value(), arrived == Large);
        if (event)
            QCOMPARE(session->takePayload().size(), Large);
        session->releaseInput();
    }
    QVERIFY(session->receiveTarget().empty());
}

void SessionTargetTest::noneWithoutNeed()
{
    const auto session = openSession(Role::Server);
    QVERIFY(session->receiveTarget().empty());
    qsizetype inPlace = 0;
    transfer(*session, toward(Role::Server, FinBinary, QByteArray(16'000, 'x')), 1'000, inPlace);
    QCOMPARE(inPlace, 0);
    // One that will not be read any more.
    QByteArray front = headerToward(Role::Server, FinBinary, Large) + QByteArray(100'000, 'x');
    transfer(*session, front, 50'000, inPlace);
    session->fail(Error::Aborted);
    QVERIFY(session->receiveTarget().empty());
}

/// Bytes that the session has kept come before all that are received.
void SessionTargetTest::noneBehindKeptInput()
{
    const auto session = openSession(Role::Server);
    QByteArray front = headerToward(Role::Server, FinBinary, Large) + QByteArray(100'000, 'x');
    qsizetype inPlace = 0;
    transfer(*session, front, front.size(), inPlace);
    const std::span<char> target = session->receiveTarget();
    QVERIFY(!target.empty());
    // Received, but not looked at: as if the program had paused the connection.
    std::ranges::fill(target.first(10), 'y');
    session->receive(target.first(10));
    QVERIFY(session->receiveTarget().empty());
    session->releaseInput();
    QVERIFY(session->hasKeptInput());
    QVERIFY(session->receiveTarget().empty());
    QByteArray rest(Large - 100'000 - 10, 'x');
    session->receive({rest.data(), size_t(rest.size())});
    QVERIFY(session->nextEvent());
    const QByteArray payload = session->takePayload();
    QCOMPARE(payload.size(), Large);
    QCOMPARE(payload[99'999], char('x' ^ PeerKey[3]));
    QCOMPARE(payload[100'000], char('y' ^ PeerKey[0]));
    QCOMPARE(payload[100'010], char('x' ^ PeerKey[2]));
}

void SessionTargetTest::faultsAreSeenInPlace()
{
    const auto session = openSession(Role::Server);
    QByteArray payload = largePayload();
    payload[Large - 2] = char(0xFF);
    qsizetype inPlace = 0;
    const QStringList events = transfer(*session, toward(Role::Server, FinText, payload), 65'536, inPlace);
    QCOMPARE(events, QStringList{failed(Error::TextNotUtf8)});
    QVERIFY(inPlace > Large / 2);
}

QTEST_APPLESS_MAIN(SessionTargetTest)
#include "tst_session_target.moc"

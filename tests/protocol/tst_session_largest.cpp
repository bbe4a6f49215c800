// SPDX-License-Identifier: MIT
// Limits that are none: the largest numbers there are.
#include "prototest.h"

using namespace ProtoTest;
using namespace Tidewire;

namespace {

Limits largest()
{
    Limits limits;
    limits.maxHeadSize = std::numeric_limits<qsizetype>::max();
    limits.maxHeaderCount = std::numeric_limits<int>::max();
    limits.maxMessageSize = std::numeric_limits<qint64>::max();
    limits.maxFrameSize = std::numeric_limits<qint64>::max();
    limits.maxFragments = std::numeric_limits<int>::max();
    limits.maxSendQueue = std::numeric_limits<qint64>::max();
    return limits;
}

} // namespace

class SessionLargestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plain_data() { addRoles(); }
    void plain()
    {
        QFETCH(Role, role);
        const auto session = openSession(role, largest());
        QCOMPARE(feed(*session, toward(role, Text, "a") + toward(role, FinContinuation, "b")),
                 QStringList{u"text:ab"_s});
        session->setBacklog(qint64(1) << 40);
        QCOMPARE(session->sendText("a"), SendResult::Queued);
    }

    /// Compressed data may be a little larger than the message: more than the largest.
    void compressed()
    {
        Session session(largest(), CompressionOptions());
        feed(session, rfcRequest().chopped(2) + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        QVERIFY(session.accept({}));
        QVERIFY(session.compression());
        QCOMPARE(feed(session, toward(Role::Server, FinText | 0x40, hex("f2 48 cd c9 c9 07 00"))),
                 (QStringList{u"opened"_s, u"text:Hello"_s}));
        QCOMPARE(feed(session, headerToward(Role::Server, FinBinary | 0x40, (quint64(1) << 62))), QStringList());
        QCOMPARE(session.state(), Session::State::Open);
    }
};

QTEST_APPLESS_MAIN(SessionLargestTest)
#include "tst_session_largest.moc"

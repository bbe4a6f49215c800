// SPDX-License-Identifier: MIT
// The limits of what waits to be written, to the byte: with a transport that takes what it is told to.
#include "protocol/session.h"

#include <Tidewire/WebSocket>

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

class Holding : public Transport
{
public:
    bool send(std::span<const char> bytes) override
    {
        held += qint64(bytes.size());
        return held == 0;
    }
    void write(QByteArray &&bytes) override { held += bytes.size(); }
    void flush() override {}
    void flushSoon() override
    {
        QMetaObject::invokeMethod(
            &context, [this] { m_user->transportReady(); }, Qt::QueuedConnection);
    }
    void forgoFlush() override {}
    qint64 bytesToWrite() const override { return held; }
    void setReading(bool) override {}
    void finish() override {}
    Endpoint local() const override { return {}; }
    Endpoint peer() const override { return {}; }
    bool isSecure() const override { return false; }

    TransportUser *user() { return m_user; }

    qint64 held = 0;
    QObject context;
};

/// A client's end of a connection without a network.
class Subject : public WebSocket
{
public:
    explicit Subject(const Limits &limits) : WebSocket(nullptr)
    {
        HandshakeOffer offer;
        offer.url = QUrl(u"ws://localhost/"_s);
        Session client(limits, offer, [] { return MaskKey{}; });
        auto transport = std::make_unique<Holding>();
        network = transport.get();
        const QByteArray request = client.takeOutput();
        QByteArray answer = HandshakeAnswer().toBytes(*HttpRequest::parse(request, {}));
        start(std::move(client), std::move(transport), nullptr);
        network->user()->transportRead({.bytes = {answer.data(), size_t(answer.size())}});
        network->held = 0;
    }

    void networkTook(qint64 left)
    {
        network->held = left;
        network->user()->transportWritten();
        QCoreApplication::processEvents();
    }

    /// What a frame of ours with \a size bytes of payload, from 126 to 65,535, has on top of it.
    static constexpr int Header = 8;
    Holding *network;
};

} // namespace

class tst_OutputLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void highWater()
    {
        Limits limits;
        limits.sendHighWater = 10'000;
        Subject socket(limits);
        QCOMPARE(socket.state(), WebSocket::Open);
        QSignalSpy high(&socket, &WebSocket::highWaterMarkReached);
        QSignalSpy drained(&socket, &WebSocket::drained);
        QVERIFY(socket.sendBinaryMessage(QByteArray(10'000 - Subject::Header, 'x')));
        QCOMPARE(socket.bytesToWrite(), 10'000);
        QCoreApplication::processEvents();
        QCOMPARE(high.size(), 0);
        QVERIFY(socket.ping());
        QTRY_COMPARE(high.size(), 1);
        socket.networkTook(1);
        QCOMPARE(drained.size(), 0);
        socket.networkTook(0);
        QCOMPARE(drained.size(), 1);
        QCOMPARE(high.size(), 1);
    }

    /// And of what has waited since before.
    void lateListenersHearOfWhatFollows()
    {
        Subject socket(Limits{});
        constexpr int Size = 500;
        const auto send = [&socket] { return socket.sendBinaryMessage(QByteArray(Size, 'x')).isAccepted(); };
        QVERIFY(send());
        QCoreApplication::processEvents();
        socket.networkTook(0);
        QVERIFY(send());
        QCoreApplication::processEvents();
        QCOMPARE(socket.network->held, Size + Subject::Header);
        qint64 written = 0;
        connect(&socket, &WebSocket::bytesWritten, this, [&written](qint64 bytes) { written += bytes; });
        socket.networkTook(100);
        QCOMPARE(written, Size + Subject::Header - 100);
        QVERIFY(send());
        QCoreApplication::processEvents();
        socket.networkTook(0);
        QCOMPARE(written, 2 * (Size + Subject::Header));
    }

    void sendQueue_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<SendResult::Outcome>("beyond");
        QTest::newRow("close") << int(OverflowPolicy::Close) << SendResult::QueueFull;
        QTest::newRow("drop the newest") << int(OverflowPolicy::DropNewest) << SendResult::Dropped;
        QTest::newRow("drop the oldest") << int(OverflowPolicy::DropOldest) << SendResult::Queued;
    }
    void sendQueue()
    {
        QFETCH(const int, policy);
        QFETCH(const SendResult::Outcome, beyond);
        Limits limits;
        limits.maxSendQueue = 10'000;
        Subject socket(limits);
        socket.setOverflowPolicy(OverflowPolicy(policy));
        // Up to the limit, and one message more; the queue counts 14 bytes for the header of what it holds.
        QCOMPARE(socket.sendBinaryMessage(QByteArray(10'000 - Subject::Header, 'x')), SendResult::Sent);
        QCOMPARE(socket.bytesToWrite(), limits.maxSendQueue);
        QCOMPARE(socket.sendBinaryMessage("a"), SendResult::Queued);
        QCOMPARE(socket.bytesToWrite(), limits.maxSendQueue + 15);
        QCOMPARE(socket.sendBinaryMessage("b").outcome, beyond);
        QCOMPARE(socket.bytesToWrite() > limits.maxSendQueue + 15, beyond == SendResult::QueueFull); // the close frame
        QCOMPARE(socket.counters().messagesDropped, 1U);
    }

    /// One byte more in the transport leaves no room for a message.
    void sendQueueIsFull()
    {
        Limits limits;
        limits.maxSendQueue = 10'000;
        Subject socket(limits);
        socket.setOverflowPolicy(OverflowPolicy::DropNewest);
        QCOMPARE(socket.sendBinaryMessage(QByteArray(10'001 - Subject::Header, 'x')), SendResult::Sent);
        QCOMPARE(socket.sendBinaryMessage("a"), SendResult::Dropped);
        QVERIFY(!socket.ping());
        socket.networkTook(10'000);
        QVERIFY(socket.ping());
    }
};

QTEST_GUILESS_MAIN(tst_OutputLimits)
#include "tst_output_limits.moc"

// SPDX-License-Identifier: MIT
#include "network/transport/socketbatch.h"

#include <QtCore/qbytearray.h>
#include <QtTest/qtest.h>

#include <array>
#include <cerrno>
#include <thread>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

using namespace Tidewire;

namespace {

/// Two sockets that are connected.
struct Pair
{
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) < 0)
            qFatal("no sockets");
    }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Pair)

    void write(const QByteArray &bytes) const
    {
        QCOMPARE(::write(ends[1], bytes.constData(), size_t(bytes.size())), bytes.size());
    }
    QByteArray read() const
    {
        QByteArray bytes(1024 * 1024, Qt::Uninitialized);
        bytes.resize(qMax(0, int(::recv(ends[1], bytes.data(), size_t(bytes.size()), MSG_DONTWAIT))));
        return bytes;
    }

    std::array<int, 2> ends;
};

std::vector<int> toVector(std::span<const int> results)
{
    return {results.begin(), results.end()};
}

} // namespace

class tst_SocketBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_batch = SocketBatch::ofThisThread();
        if (!m_batch)
            QSKIP("this system does not offer io_uring");
    }

    void isTheThreadsOwn()
    {
        QCOMPARE(SocketBatch::ofThisThread(), m_batch);
        SocketBatch *other = nullptr;
        std::thread([&] { other = SocketBatch::ofThisThread(); }).join();
        QVERIFY(other && other != m_batch);
    }

    void isSwitchedOffByTheEnvironment()
    {
        qputenv("TIDEWIRE_NO_IO_URING", "1");
        SocketBatch *other = m_batch;
        std::thread([&] { other = SocketBatch::ofThisThread(); }).join();
        qunsetenv("TIDEWIRE_NO_IO_URING");
        QVERIFY(!other);
    }

    void nothingIsNothing() { QCOMPARE(m_batch->run().size(), 0U); }

    /// Again and again, as the queues are rings.
    void resultsComeInOrder()
    {
        const std::vector<Pair> pairs(SocketBatch::Most);
        std::vector<QByteArray> buffers(SocketBatch::Most, QByteArray(100, Qt::Uninitialized));
        for (int round = 0; round < 5 * int(SocketBatch::Most); ++round) {
            const unsigned count = 1 + unsigned(round) % SocketBatch::Most;
            std::vector<int> expected;
            for (unsigned i = 0; i < count; ++i) {
                expected.push_back(1 + int((i * 7 + unsigned(round)) % 90));
                pairs[i].write(QByteArray(expected.back(), char('a' + i)));
                m_batch->receive(pairs[i].ends[0], {buffers[i].data(), size_t(buffers[i].size())});
            }
            QCOMPARE(m_batch->size(), count);
            QCOMPARE(toVector(m_batch->run()), expected);
            QCOMPARE(m_batch->size(), 0U);
            for (unsigned i = 0; i < count; ++i) {
                QCOMPARE(buffers[i].first(expected[i]), QByteArray(expected[i], char('a' + i)));
                m_batch->send(pairs[i].ends[0], {buffers[i].data(), size_t(expected[i])});
            }
            QCOMPARE(toVector(m_batch->run()), expected);
            for (unsigned i = 0; i < count; ++i)
                QCOMPARE(pairs[i].read(), QByteArray(expected[i], char('a' + i)));
        }
    }

    /// One call that fails is no other's failure.
    void failuresAreOfOneEach()
    {
        const std::vector<Pair> pairs(6);
        std::array<char, 100> buffer;
        QByteArray large(16 * 1024 * 1024, 'x');
        ::shutdown(pairs[1].ends[1], SHUT_WR);
        ::shutdown(pairs[3].ends[1], SHUT_RD);
        pairs[5].write("last");
        m_batch->receive(pairs[0].ends[0], buffer); // nothing is there
        m_batch->receive(pairs[1].ends[0], buffer); // the end
        m_batch->receive(-1, buffer);
        m_batch->send(pairs[3].ends[0], {large.data(), 10}); // without a signal
        m_batch->send(pairs[4].ends[0], {large.data(), size_t(large.size())});
        m_batch->receive(pairs[5].ends[0], buffer);
        const std::vector<int> results = toVector(m_batch->run());
        QCOMPARE(results.size(), 6U);
        QCOMPARE(results[0], -EAGAIN);
        QCOMPARE(results[1], 0);
        QCOMPARE(results[2], -EBADF);
        QCOMPARE(results[3], -EPIPE);
        QVERIFY2(results[4] > 0 && results[4] < large.size(), "what the system has room for");
        QCOMPARE(results[5], 4);
        m_batch->send(pairs[4].ends[0], {large.data(), 10}); // no room now
        QCOMPARE(toVector(m_batch->run()), std::vector<int>{-EAGAIN});
    }

private:
    SocketBatch *m_batch = nullptr;
};

QTEST_GUILESS_MAIN(tst_SocketBatch)
#include "tst_socketbatch.moc"

// SPDX-License-Identifier: MIT
// Very many connections: idle ones, and a storm of those that come and go.
#include "hostile.h"

#include <netinet/in.h>
#include <sys/resource.h>

#include <vector>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

/// A connection that costs a descriptor and nothing else.
class Idle
{
public:
    explicit Idle(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = qToBigEndian(port);
        address.sin_addr.s_addr = qToBigEndian(quint32(INADDR_LOOPBACK));
        // Over the loopback it is there at once, as long as the backlog has room.
        ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    }
    ~Idle()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Idle(Idle &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    Idle &operator=(Idle &&) = delete;
    Q_DISABLE_COPY(Idle)

    bool send(const QByteArray &bytes)
    {
        return ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    void endWithReset()
    {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }

private:
    int m_descriptor;
};

/// As many descriptors as this process may have.
int raiseDescriptors()
{
    rlimit limit = {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return int(qMin(limit.rlim_cur, rlim_t(1'000'000)));
}

} // namespace

class tst_HostileCrowd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idleConnections()
    {
        // Both ends are in this process.
        const int count = qMin(10'000, (raiseDescriptors() - 200) / 2);
        if (count < 1'000)
            QSKIP("this system lets a process have too few files");
        Besieged besieged;
        Growth growth;
        std::vector<Idle> crowd;
        for (int i = 1; i <= count; ++i) {
            QVERIFY(crowd.emplace_back(besieged.server.serverPort()).send(RawPeer::upgrade()));
            if (i % 500 == 0)
                QTRY_COMPARE_WITH_TIMEOUT(besieged.server.connectionCount(), i + 1, Patience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(besieged.server.connectionCount(), count + 1, Patience);
        QVERIFY(besieged.witnessIsServed());
        auto another = besieged.openPeer();
        qInfo("%d connections", count);
        QVERIFY(growth.isBelow(count * qint64(32 * 1024)));
        QCOMPARE(besieged.server.broadcastTextMessage(u"all"_s), count + 2);
        another.reset();
        crowd.clear();
        QVERIFY(besieged.isAlone());
        QVERIFY(besieged.witnessIsServed());
    }

    void storm()
    {
        Besieged besieged;
        Growth growth;
        for (int round = 0; round < 50; ++round) {
            {
                std::vector<Idle> crowd;
                for (int i = 0; i < 200; ++i) {
                    Idle &one = crowd.emplace_back(besieged.server.serverPort());
                    if (i % 2 == 0)
                        one.endWithReset();
                    if (i % 3 == 0)
                        one.send(RawPeer::upgrade());
                    else if (i % 3 == 1)
                        one.send("GET / HT");
                }
                if (round % 2 == 0)
                    QVERIFY(besieged.witnessIsServed());
            }
            QVERIFY(besieged.witnessIsServed());
            growth.look();
        }
        QVERIFY(besieged.isAlone());
        QVERIFY(growth.isBelow(32 * Mebibyte));
    }

    /// Those that say nothing make room for others when their time is up.
    void slotsAreFreed()
    {
        ServerOptions options;
        options.limits.handshakeTimeout = 500ms;
        options.limits.closeTimeout = 500ms;
        options.limits.maxConnections = 300;
        Besieged besieged(options);
        std::vector<Idle> crowd;
        for (int i = 0; i < 500; ++i)
            crowd.emplace_back(besieged.server.serverPort());
        QVERIFY(besieged.witnessIsServed());
        QTRY_COMPARE_WITH_TIMEOUT(besieged.ended, 500, Patience);
        QVERIFY(besieged.log.names(Error::TooManyConnections));
        QVERIFY(besieged.log.names(Error::HandshakeTimeout));
        QVERIFY(besieged.isAlone());
        const auto another = besieged.openPeer();
        QVERIFY(besieged.witnessIsServed());
    }
};

QTEST_GUILESS_MAIN(tst_HostileCrowd)
#include "tst_hostile_crowd.moc"

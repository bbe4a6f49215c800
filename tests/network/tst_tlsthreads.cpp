// SPDX-License-Identifier: MIT
// What OpenSSL keeps for a network thread goes with it: before the server has gone, not some time later.
#include "hostile.h"
#include "testcertificate.h"
#include "tlspeer.h"

#include <Tidewire/SecureWebSocketServer>
#include <Tidewire/TlsConfiguration>

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

using namespace Hostile;
using namespace std::chrono_literals;

namespace {

std::thread::id mainThread;
/// Blocks of memory that another thread took, and nobody has freed.
std::atomic<int> taken = 0;
/// Other threads free slowly: whoever does not wait for one has surely gone on by the time that it is through.
std::atomic<bool> slowly = false;

/// In front of each block: whether the main thread took it, in so many bytes that the rest is aligned.
constexpr size_t Mark = alignof(std::max_align_t);

void *take(size_t size, const char *, int)
{
    auto *const block = static_cast<char *>(std::malloc(Mark + size));
    if (!block)
        return nullptr;
    *block = std::this_thread::get_id() == mainThread ? 1 : 0;
    taken += *block ? 0 : 1;
    return block + Mark;
}

void giveBack(void *memory, const char *, int)
{
    if (!memory)
        return;
    if (slowly && std::this_thread::get_id() != mainThread)
        std::this_thread::sleep_for(1ms);
    auto *const block = static_cast<char *>(memory) - Mark;
    taken -= *block ? 0 : 1;
    std::free(block);
}

void *resize(void *memory, size_t size, const char *file, int line)
{
    if (!memory)
        return take(size, file, line);
    if (size == 0) {
        giveBack(memory, file, line);
        return nullptr;
    }
    auto *const block = static_cast<char *>(std::realloc(static_cast<char *>(memory) - Mark, Mark + size));
    return block ? block + Mark : nullptr;
}

} // namespace

class tst_TlsThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryOfAThreadGoesWithIt()
    {
        const auto before = threads();
        serve();
        const int left = taken; // what OpenSSL makes for the whole program, in whichever thread needs it first
        QTRY_COMPARE_WITH_TIMEOUT(threads(), before, Patience);
        QCOMPARE(left, taken);
    }

private:
    static qsizetype threads()
    {
        return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    }
    void serve()
    {
        SecureWebSocketServer server;
        server.setSslConfiguration(*serverTlsConfiguration(m_certificate.certificateFile, m_certificate.keyFile));
        server.setThreadCount(1);
        connect(&server, &SecureWebSocketServer::textMessageReceived, this,
                [](WebSocket *socket, const QString &text) { socket->sendTextMessage(text); });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        TlsPeer peer(server.serverPort());
        QVERIFY(peer.shakeHands());
        peer.send(RawPeer::upgrade() + RawPeer::frame(0x81, "hello"));
        QVERIFY(peer.waitFor("hello"));
        slowly = true;
    }

    QTemporaryDir m_folder;
    const TestCertificate m_certificate{m_folder.path()};
};

int main(int argc, char *argv[])
{
    mainThread = std::this_thread::get_id();
    if (!CRYPTO_set_mem_functions(take, resize, giveBack))
        qFatal("OpenSSL has been used already");
    QCoreApplication application(argc, argv);
    tst_TlsThreads test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tlsthreads.moc"

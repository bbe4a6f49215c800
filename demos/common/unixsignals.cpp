// SPDX-License-Identifier: MIT
#include "unixsignals.h"

#ifdef Q_OS_UNIX
#include <QtCore/qsocketnotifier.h>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

int wakeUp[2] = {-1, -1};

/// A signal handler may do next to nothing, but it may write. Where there is no room, enough is on its way.
void handleSignal(int)
{
    const int before = errno;
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(wakeUp[0], &byte, sizeof byte);
    errno = before;
}

bool neverBlock(int descriptor)
{
    return ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0;
}

} // namespace

UnixSignals::UnixSignals(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, wakeUp) != 0 || !neverBlock(wakeUp[0]) || !neverBlock(wakeUp[1]))
        qFatal("No socket pair for signals");
    auto *notifier = new QSocketNotifier(wakeUp[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 256> bytes;
        if (::read(wakeUp[1], bytes.data(), bytes.size()) > 0)
            Q_EMIT terminationRequested();
    });
    struct sigaction action = {};
    action.sa_handler = handleSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

#else

UnixSignals::UnixSignals(QObject *parent) : QObject(parent) {}

#endif

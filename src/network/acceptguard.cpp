// SPDX-License-Identifier: MIT
#include "acceptguard.h"

#include "transport/descriptors.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qtimer.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Tidewire {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace {

/// How long accepting is paused before the descriptors are looked at again.
constexpr std::chrono::milliseconds Pause{200};
/// How long nothing is said of it again.
constexpr std::chrono::minutes Silence{1};

} // namespace

void AcceptGuard::add(QTcpServer *server)
{
    m_servers.removeIf([](const Guarded &guarded) { return !guarded.server; });
    m_servers.append({server, server->maxPendingConnections()});
    connect(server, &QTcpServer::acceptError, this, &AcceptGuard::pause);
    apply();
}

void AcceptGuard::connectionAccepted()
{
    const bool known = --m_unchecked > 0 && m_limit == descriptorLimit();
    if (!known && isShort())
        pause();
}

void AcceptGuard::setAccepting(bool accepting)
{
    m_accepting = accepting;
    apply();
}

/// Looks how many descriptors are left. It takes system calls, so not again before a good part of them can be in use,
/// by these connections and what else the program does, or the limit has changed.
bool AcceptGuard::isShort()
{
    constexpr int LongestTrust = 1000;
    m_limit = descriptorLimit();
    const int left = descriptorsLeft();
    m_unchecked = std::min((left - SpareDescriptors) / 8, LongestTrust);
    return left <= SpareDescriptors;
}

void AcceptGuard::pause()
{
    if (std::exchange(m_paused, true))
        return;
    if (m_told.hasExpired()) {
        qCWarning(lcServer) << "No more connections can be accepted for now: the file descriptors run out";
        m_told.setRemainingTime(Silence);
    }
    apply();
    QTimer::singleShot(Pause, this, &AcceptGuard::resume);
}

void AcceptGuard::resume()
{
    m_paused = false;
    if (isShort())
        pause();
    else
        apply();
}

/// Not by pauseAccepting(): QTcpServer accepts all that wait in one go, and nextPendingConnection() undoes the pause.
void AcceptGuard::apply()
{
    const bool accepting = m_accepting && !m_paused;
    for (Guarded &guarded : m_servers) {
        if (!guarded.server)
            continue;
        const int now = guarded.server->maxPendingConnections();
        if (!accepting && now > 0)
            guarded.maxPendingConnections = now;
        guarded.server->setMaxPendingConnections(accepting ? guarded.maxPendingConnections : 0);
        if (accepting && guarded.server->isListening()) // else there is nothing to resume, and QTcpServer would crash
            guarded.server->resumeAccepting();
    }
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
// How a RemoteServer finds its server again that was started anew.
#include "discovery.h"
#include "remoteserver.h"

#include <algorithm>

namespace Tidewire {

/// Attached to one of this machine? Its name and address alone would not say so: a tunnel leads to others.
void RemoteServer::rememberProgram()
{
    const QList<DiscoveredServer> servers = discoveredServers();
    const auto own = std::ranges::find_if(
        servers, [this](const DiscoveredServer &server) { return server.url == m_url && server.token == m_token; });
    m_isLocal = own != servers.end() && own->pid == m_hello.pid;
    m_executable = m_isLocal ? own->executable : QString();
}

bool RemoteServer::isSameProgram(const DiscoveredServer &server) const
{
    const bool sameFile = m_executable.isEmpty() || server.executable.isEmpty() || server.executable == m_executable;
    return server.name == m_hello.name && sameFile;
}

bool RemoteServer::findAgain()
{
    const QList<DiscoveredServer> servers = discoveredServers();
    const bool isThere = std::ranges::any_of(
        servers, [this](const DiscoveredServer &server) { return server.url == m_url && server.token == m_token; });
    if (isThere)
        return false;
    const bool isFirst = m_hello.pid == 0;
    // The newest is the one that has taken the address over.
    const auto found = std::find_if(servers.rbegin(), servers.rend(), [&](const DiscoveredServer &server) {
        if (server.url == m_url)
            return isFirst || isSameProgram(server);
        return m_isLocal && isSameProgram(server) && !m_hello.serverUrl.isEmpty()
            && server.serverUrl == m_hello.serverUrl;
    });
    const std::optional<DiscoveredServer> next = found != servers.rend() ? *found : successor(servers);
    if (next)
        takeAddress(next->url, next->token);
    return next.has_value();
}

/// The same program may have been started anew and listen elsewhere. Those that ran beside the lost one are others, and
/// of several nobody knows which it is.
std::optional<DiscoveredServer> RemoteServer::successor(const QList<DiscoveredServer> &servers) const
{
    if (!m_isLocal || isProcessAlive(m_hello.pid))
        return {};
    const auto isCandidate = [this](const DiscoveredServer &server) {
        return isSameProgram(server) && server.startTime > m_lastHeard;
    };
    const auto found = std::ranges::find_if(servers, isCandidate);
    if (found == servers.end() || std::any_of(std::next(found), servers.end(), isCandidate))
        return {};
    return *found;
}

} // namespace Tidewire

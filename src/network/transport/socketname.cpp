// SPDX-License-Identifier: MIT
#include "socketname.h"

#include <algorithm>
#include <array>

#include <netinet/in.h>
#include <sys/socket.h>

namespace Tidewire {

namespace {

using GetName = int (*)(int, sockaddr *, socklen_t *);

/// Many connections have an address in common, at least the server's: they share its memory.
QHostAddress sharedAddress(const sockaddr *name)
{
    thread_local std::array<QHostAddress, 4> known;
    thread_local size_t next = 0;
    const QHostAddress address(name);
    const auto place = std::ranges::find_if(known, [&](const QHostAddress &other) {
        return other == address && other.protocol() == address.protocol() && other.scopeId() == address.scopeId();
    });
    if (place != known.end())
        return *place;
    return known[next++ % known.size()] = address;
}

Endpoint endpoint(int descriptor, GetName getName)
{
    sockaddr_storage name = {};
    socklen_t size = sizeof name;
    if (getName(descriptor, reinterpret_cast<sockaddr *>(&name), &size) != 0)
        return {};
    const quint16 port = name.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 *>(&name)->sin6_port
                                                    : reinterpret_cast<const sockaddr_in *>(&name)->sin_port;
    return {sharedAddress(reinterpret_cast<const sockaddr *>(&name)), ntohs(port)};
}

} // namespace

Endpoint localEndpoint(int descriptor)
{
    return endpoint(descriptor, ::getsockname);
}

Endpoint peerEndpoint(int descriptor)
{
    return endpoint(descriptor, ::getpeername);
}

} // namespace Tidewire

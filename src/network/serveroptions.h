// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/compression.h"
#include "protocol/enums.h"
#include "protocol/limits.h"

#include <QtCore/qstringlist.h>

#include <chrono>

namespace Tidewire {

/// Which handshakes a server takes, and its limits. Connections keep the options they were opened with.
struct ServerOptions
{
    Limits limits;
    /// Where clients offer it. Invalid options are refused with a warning in the log: then nothing is compressed.
    CompressionOptions compression;
    /// For connections that the server itself accepts; those of a bound QTcpServer are always Portable, and TLS where
    /// SecureWebSocketServer says so.
    TransportType transport = TransportType::Automatic;
    /// What becomes of messages to a client that does not read, when Limits::maxSendQueue is exceeded. Each socket can
    /// be told otherwise.
    OverflowPolicy overflowPolicy = OverflowPolicy::Close;
    /// For how long shutdown() lets connections end in order, and what is queued for them leave; then they are dropped.
    /// Who stops services by force often does so after 10 s.
    std::chrono::milliseconds shutdownTimeout{8'000};
    /// The paths that are served, as they stand in the request, compared byte for byte. Empty: all.
    /// Others are answered with status 404.
    QStringList paths;
    /// The origins of web pages that may connect, as "https://example.org", without regard to case. "*" stands for any.
    /// Others are answered with status 403. Programs that are no browsers send no origin, and may always connect.
    /// Empty: any, but over the loopback only pages of this machine: any page on the web that its user opens could
    /// reach the server there (as in CVE-2025-52882). Behind a proxy on this machine, name origins and hosts:
    ///
    ///     options.allowedOrigins = {"https://example.org"}; options.allowedHosts = {"example.org"};
    QStringList allowedOrigins;
    /// The hosts that requests may name in their Host header, without port and regard to case. "*" stands for any.
    /// Others are answered with status 403. Empty: any, but over the loopback only localhost and addresses of the
    /// loopback: a page may rebind its own name to such an address.
    QStringList allowedHosts;
    /// The subprotocols that the server speaks. The first of the client's that is among them is agreed on; without a
    /// match the connection has none.
    QStringList subprotocols;

    bool operator==(const ServerOptions &) const = default;
};

} // namespace Tidewire

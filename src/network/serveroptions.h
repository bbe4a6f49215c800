// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/compression.h"
#include "protocol/limits.h"

#include <QtCore/qstringlist.h>

namespace Tidewire {

/// Which handshakes a server takes, and its limits. Connections keep the options they were opened with.
struct ServerOptions
{
    Limits limits;
    /// Where clients offer it. Invalid options are refused with a warning in the log: then nothing is compressed.
    CompressionOptions compression;
    /// The paths that are served, as they stand in the request, compared byte for byte. Empty: all.
    /// Others are answered with status 404.
    QStringList paths;
    /// The origins of web pages that may connect, as "https://example.org", without regard to case. Empty: all.
    /// Others are answered with status 403. Programs that are no browsers send no origin, and may always connect.
    QStringList allowedOrigins;
    /// The subprotocols that the server speaks. The first of the client's that is among them is agreed on; without a
    /// match the connection has none.
    QStringList subprotocols;

    bool operator==(const ServerOptions &) const = default;
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "session.h"

namespace Tidewire {

/// What a Session needs until its handshake is done, and no longer.
struct Session::Opening
{
    explicit Opening(qsizetype maxHeadSize) : head(maxHeadSize) {}

    HttpHeadCollector head;
    // Server only
    CompressionOptions compression;
    WallClock clock = nullptr;
    bool upgrade = false; ///< The request asks for one.
};

/// What only a client needs.
struct Session::ClientSide
{
    MaskKeySource maskKeys;
    HandshakeOffer offer;
    HandshakeResponse response;
    bool accepted = false; ///< The response passed all checks.
};

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "transport.h"

namespace Tidewire {

/// The ends of the TCP connection of \a descriptor; empty if the system does not know.
Endpoint localEndpoint(int descriptor);
Endpoint peerEndpoint(int descriptor);

} // namespace Tidewire

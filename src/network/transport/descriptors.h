// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

namespace Tidewire {

/// File descriptors that are left to the program's own files.
constexpr int SpareDescriptors = 8;

/// How many files this process may have open; a very large number where that cannot be known.
int descriptorLimit();
/// About how many more it may open.
int descriptorsLeft();
/// Bytes that were written to the TCP \a socket and that the peer's system has not acknowledged; 0 where that cannot be
/// known.
qint64 bytesUnacknowledged(qintptr socket);

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <span>

namespace Tidewire {

/// The number of bytes at the front of \a text that are whole valid characters (RFC 3629), found with the machine's
/// vectors: few are left for a closer look where all are valid. 0 on machines without such vectors.
size_t validUtf8Front(std::span<const char> text);

} // namespace Tidewire

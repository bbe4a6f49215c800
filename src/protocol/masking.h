// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qglobal.h>

#include <array>
#include <span>

namespace Tidewire {

/// The four bytes of a frame's masking key, in the order of the wire (RFC 6455 §5.3).
using MaskKey = std::array<char, 4>;

/// Masks or unmasks \a payload in place. \a offset is the position of its first byte in the frame's whole payload.
TIDEWIREPROTOCOL_EXPORT void applyMask(std::span<char> payload, MaskKey key, quint64 offset = 0);
/// The same from \a payload, from the beginning of a frame's, to as many bytes at \a target.
TIDEWIREPROTOCOL_EXPORT void copyMasked(std::span<const char> payload, MaskKey key, char *target);

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qbytearray.h>

namespace Tidewire {

/// The time so many seconds after the beginning of 1970, UTC, as HTTP writes it: "Sun, 06 Nov 1994 08:49:37 GMT"
/// (RFC 9110 §5.6.7). Empty for years that do not have four digits.
TIDEWIREPROTOCOL_EXPORT QByteArray httpDate(qint64 secondsSinceEpoch);

} // namespace Tidewire

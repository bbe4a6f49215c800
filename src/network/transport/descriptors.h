// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

namespace Tidewire {

/// False if the system would refuse another file descriptor like \a descriptor, as there are too many. True if it
/// cannot be known, and for -1.
bool canDuplicate(qintptr descriptor);

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

namespace Tidewire {

/// File descriptors that are left to the program's own files.
constexpr int SpareDescriptors = 8;

/// True if this process may open no more than about SpareDescriptors files. \a descriptor is any that is open. False
/// where that cannot be known.
bool areDescriptorsShort(qintptr descriptor);

} // namespace Tidewire

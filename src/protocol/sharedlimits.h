// SPDX-License-Identifier: MIT
#pragma once

#include "limits.h"

#include <memory>

namespace Tidewire {

/// \a limits to keep: those that are equal share one copy, as the sessions of a server do. For each thread apart.
std::shared_ptr<const Limits> sharedLimits(const Limits &limits);

} // namespace Tidewire

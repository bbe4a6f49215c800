// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

namespace Tidewire {

/// \a length as Qt's timers take it, in milliseconds: the longest they know is 24 days. Not negative.
constexpr int timerInterval(std::chrono::milliseconds length)
{
    using Count = std::chrono::milliseconds::rep;
    return int(std::clamp(length.count(), Count(0), Count(std::numeric_limits<int>::max())));
}

} // namespace Tidewire

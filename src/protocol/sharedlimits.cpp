// SPDX-License-Identifier: MIT
#include "sharedlimits.h"

namespace Tidewire {

std::shared_ptr<const Limits> sharedLimits(const Limits &limits)
{
    // The last ones are enough: a thread that serves several servers in turn pays with a few copies.
    thread_local std::shared_ptr<const Limits> last;
    if (!last || *last != limits)
        last = std::make_shared<const Limits>(limits);
    return last;
}

} // namespace Tidewire

// SPDX-License-Identifier: MIT
#include "sharedlimits.h"

namespace Tidewire {

SharedLimits sharedLimits(const Limits &limits)
{
    // The last ones are enough: a thread that serves several servers in turn pays with a few copies.
    thread_local SharedLimits last;
    if (!last || static_cast<const Limits &>(*last) != limits)
        last = SharedLimits(new SharedLimitsData(limits));
    return last;
}

} // namespace Tidewire

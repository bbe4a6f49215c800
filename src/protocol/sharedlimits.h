// SPDX-License-Identifier: MIT
#pragma once

#include "limits.h"

#include <QtCore/qshareddata.h>

namespace Tidewire {

struct SharedLimitsData : QSharedData, Limits
{
    explicit SharedLimitsData(const Limits &limits) : Limits(limits) {}
};
using SharedLimits = QExplicitlySharedDataPointer<const SharedLimitsData>;

/// \a limits to keep: those that are equal share one copy, as the sessions of a server do. For each thread apart.
SharedLimits sharedLimits(const Limits &limits);

} // namespace Tidewire

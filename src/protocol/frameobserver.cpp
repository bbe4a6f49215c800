// SPDX-License-Identifier: MIT
#include "frameobserver.h"

namespace Tidewire {

FrameObserver::~FrameObserver() = default;

} // namespace Tidewire

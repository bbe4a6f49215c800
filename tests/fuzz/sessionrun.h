// SPDX-License-Identifier: MIT
#pragma once

#include "sessionplan.h"

namespace Fuzz {

/// Runs a session four times: with the input in one piece, the long way and the short one, cut at random, and, without
/// comparing it to the others, with the commands between the pieces instead of behind events. Whatever is never right
/// fails.
void checkSession(const Plan &plan);

} // namespace Fuzz

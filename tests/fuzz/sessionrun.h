// SPDX-License-Identifier: MIT
#pragma once

#include "sessionplan.h"

namespace Fuzz {

/// Runs a session three times: with the input in one piece, cut at random, and, without comparing it to the others,
/// with the commands between the pieces instead of behind events. Whatever is never right fails.
void checkSession(const Plan &plan);

} // namespace Fuzz

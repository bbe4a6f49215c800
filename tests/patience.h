// SPDX-License-Identifier: MIT
#pragma once

/// Milliseconds in which what a test waits for has come, however many tests share the machine, and under every
/// sanitizer: only a fault uses them up.
inline constexpr int Patience = 60'000;

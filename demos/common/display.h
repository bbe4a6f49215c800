// SPDX-License-Identifier: MIT
#pragma once

/// To be called before a QGuiApplication is made, which ends the program where there is no display: then it runs
/// without a window, and this says so on standard error. Without effect where a platform is named by QT_QPA_PLATFORM.
void doWithoutDisplay();

// SPDX-License-Identifier: MIT
#include "display.h"

#include <QtCore/qbytearray.h>

#include <algorithm>
#include <cstdio>

void doWithoutDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const auto names = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    if (!std::ranges::all_of(names, qEnvironmentVariableIsEmpty))
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    std::fprintf(stderr, "there is no display: running without a window\n");
#endif
}

// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <chrono>
#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace Tidewire {

/// Nanoseconds of the steady clock.
inline qint64 steadyNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// The same of a few milliseconds ago at most, by the system's last tick, where that costs less: what is to be known
/// with each message need not be known so exactly (clock_gettime(2), CLOCK_MONOTONIC_COARSE).
inline qint64 steadyTick()
{
#ifdef Q_OS_LINUX
    timespec time = {};
    ::clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
#else
    return steadyNow();
#endif
}

} // namespace Tidewire

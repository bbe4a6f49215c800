// SPDX-License-Identifier: MIT
#pragma once

#include "loadoptions.h"

#include <array>

namespace Load {

/// Nanoseconds of the steady clock.
std::int64_t now();

/// Counts times with an error below 2 %.
class Histogram
{
public:
    void add(std::int64_t nanoseconds);
    /// In microseconds: the time that \a share of all stayed within.
    double quantile(double share) const;
    void clear() { *this = {}; }

private:
    static constexpr int Steps = 64; ///< Of each power of two.

    std::array<std::uint32_t, 64 * Steps> m_counts{};
    std::uint64_t m_total = 0;
};

/// CPU seconds that all threads of process \a pid have used; 0 if it is 0.
double cpuSeconds(pid_t pid);
/// Seconds that the main thread of process \a pid, or of this one (0), was ready to run and had no CPU.
double waitedSeconds(pid_t pid);
/// The memory of process \a pid that is resident, in KiB, once it does not change any more.
long settledMemory(pid_t pid);

/// The figures of one round: started when counting begins, and stopped when it ends.
class Round
{
public:
    explicit Round(const Options &options);
    void stop();
    /// A line of JSON. \a replySize is the bytes of a reply on the wire.
    void print(std::uint64_t messages, const Histogram &latencies, std::size_t replySize, bool behind) const;

private:
    const Options &m_options;
    double m_seconds;
    double m_serverCpu;
    double m_loadCpu;
    double m_serverWaited;
    double m_loadWaited;
};

} // namespace Load

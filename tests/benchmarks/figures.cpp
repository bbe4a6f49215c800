// SPDX-License-Identifier: MIT
#include "figures.h"

#include "link.h"

#include <bit>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <unistd.h>

namespace Load {

namespace {

double seconds(clockid_t clock)
{
    timespec time{};
    if (::clock_gettime(clock, &time) < 0)
        failWithErrno("the server's process");
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

long residentKib(pid_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string word; status >> word;) {
        if (word == "VmRSS:") {
            long size = 0;
            status >> size;
            return size;
        }
    }
    throw Failure("the server's memory cannot be read");
}

} // namespace

std::int64_t now()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

void Histogram::add(std::int64_t nanoseconds)
{
    const auto value = std::uint64_t(nanoseconds < Steps ? Steps : nanoseconds);
    const auto shift = std::size_t(std::bit_width(value) - std::bit_width(std::uint64_t(Steps)));
    ++m_counts[shift * Steps + (value >> shift) - Steps];
    ++m_total;
}

double Histogram::quantile(double share) const
{
    const double wanted = share * double(m_total);
    double seen = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        seen += m_counts[i];
        if (seen >= wanted && seen > 0)
            return double((i % Steps + Steps + 1) << (i / Steps)) / 1000;
    }
    return 0;
}

double cpuSeconds(pid_t pid)
{
    if (pid == 0)
        return 0;
    // More exact than /proc, and threads that have ended are in it.
    clockid_t clock{};
    if (::clock_getcpuclockid(pid, &clock) != 0)
        throw Failure("the server's process is gone");
    return seconds(clock);
}

double waitedSeconds(pid_t pid)
{
    std::ifstream schedstat("/proc/" + (pid == 0 ? "self" : std::to_string(pid)) + "/schedstat");
    double running = 0;
    double waiting = 0;
    schedstat >> running >> waiting;
    return waiting / 1e9;
}

long settledMemory(pid_t pid)
{
    if (pid == 0)
        throw Failure("--pid is missing");
    long last = -1;
    long size = residentKib(pid);
    for (int tries = 0; size != last && tries < 50; ++tries) {
        ::usleep(200'000);
        last = size;
        size = residentKib(pid);
    }
    return size;
}

Round::Round(const Options &options)
    : m_options(options), m_seconds(seconds(CLOCK_MONOTONIC)), m_serverCpu(cpuSeconds(options.pid)),
      m_loadCpu(seconds(CLOCK_PROCESS_CPUTIME_ID)), m_serverWaited(waitedSeconds(options.pid)),
      m_loadWaited(waitedSeconds(0))
{
}

void Round::stop()
{
    m_serverCpu = cpuSeconds(m_options.pid) - m_serverCpu;
    m_seconds = seconds(CLOCK_MONOTONIC) - m_seconds;
    m_loadCpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - m_loadCpu;
    m_serverWaited = waitedSeconds(m_options.pid) - m_serverWaited;
    m_loadWaited = waitedSeconds(0) - m_loadWaited;
}

void Round::print(std::uint64_t messages, const Histogram &latencies, std::size_t replySize, bool behind) const
{
    const double loadBusy = m_loadCpu / m_seconds;
    // Other programs may have had its core: of the rest of the time it was never idle. At a rate it never is.
    const bool saturated = m_options.rate > 0 ? behind : m_loadCpu > 0.95 * (m_seconds - m_loadWaited);
    std::printf("{\"mode\":\"%s\",\"size\":%zu,\"in_flight\":%d,\"connections\":%d,\"idle\":%d,",
                m_options.mode.c_str(), m_options.size, m_options.inFlight, m_options.connections, m_options.idle);
    std::printf("\"seconds\":%.3f,\"messages\":%llu,\"per_second\":%.0f,", m_seconds,
                static_cast<unsigned long long>(messages), double(messages) / m_seconds);
    std::printf("\"per_cpu_second\":%.0f,\"server_busy\":%.3f,\"load_busy\":%.3f,\"load_saturated\":%s,"
                "\"server_waited\":%.3f,\"load_waited\":%.3f,",
                m_serverCpu > 0 ? double(messages) / m_serverCpu : 0.0, m_serverCpu / m_seconds, loadBusy,
                saturated ? "true" : "false", m_serverWaited / m_seconds, m_loadWaited / m_seconds);
    std::printf("\"p50_us\":%.1f,\"p99_us\":%.1f,\"p999_us\":%.1f,\"reply_bytes\":%zu,\"behind\":%s}\n",
                latencies.quantile(0.5), latencies.quantile(0.99), latencies.quantile(0.999), replySize,
                behind ? "true" : "false");
    std::fflush(stdout);
}

} // namespace Load

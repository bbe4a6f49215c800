// SPDX-License-Identifier: MIT
// The load generator: loads a WebSocket server, checks its replies, and tells what they cost it.

#include "exchange.h"
#include "handshakes.h"

#include <cstdio>
#include <sys/resource.h>

namespace {

using namespace Load;

void raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

template<typename Mode>
void runRounds(const Options &options)
{
    Mode mode(options);
    if (options.onDemand) {
        std::printf("ready\n");
        std::fflush(stdout);
        while (mode.waitForDemand())
            mode.runRound();
        return;
    }
    for (int i = 0; i < options.rounds; ++i)
        mode.runRound();
}

std::vector<Link> openLinks(const Options &options, int count)
{
    std::vector<Link> links;
    links.reserve(std::size_t(count));
    Link::openMany(options, count, [&](Link link) { links.push_back(std::move(link)); });
    return links;
}

/// One message and its reply on each. Many are on the way at a time, as some servers are slow each time they wake up.
void exchangeOne(const Options &options, std::span<Link> links)
{
    constexpr std::size_t Together = 250;
    for (; !links.empty(); links = links.subspan(std::min(Together, links.size()))) {
        const auto some = links.first(std::min(Together, links.size()));
        for (Link &link : some)
            Script(options, 1).send(link);
        for (Link &link : some)
            Script(options, 1).learn(link);
    }
}

/// What connections at rest cost, before they have exchanged a message and afterwards.
void measureMemory(const Options &options)
{
    {
        // What the first connections bring into memory is not theirs.
        auto first = openLinks(options, 100);
        exchangeOne(options, first);
    }
    const long before = settledMemory(options.pid);
    auto links = openLinks(options, options.idle);
    const long unused = settledMemory(options.pid);
    exchangeOne(options, links);
    const long used = settledMemory(options.pid);
    const auto each = [&](long after) { return double(after - before) * 1024 / double(links.size()); };
    std::printf("{\"mode\":\"memory\",\"connections\":%d,\"rss_before_kib\":%ld,\"rss_after_kib\":%ld,"
                "\"rss_used_kib\":%ld,\"bytes_per_connection\":%.0f,\"bytes_per_used_connection\":%.0f}\n",
                options.idle, before, unused, used, each(unused), each(used));
}

} // namespace

int main(int argc, char *argv[])
{
    const Options options = readOptions(argc, argv);
    raiseDescriptorLimit();
    try {
        if (options.mode == "memory")
            measureMemory(options);
        else if (options.mode == "handshakes")
            runRounds<Handshakes>(options);
        else
            runRounds<Exchange>(options);
    } catch (const std::exception &failure) {
        std::fprintf(stderr, "load: %s\n", failure.what());
        return 1;
    }
    return 0;
}

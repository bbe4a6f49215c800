// SPDX-License-Identifier: MIT
#include "loadoptions.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>

namespace Load {

namespace {

constexpr char Usage[] =
    "Usage: load --port PORT [--pid PID] [--mode echo|broadcast|handshakes|memory] [OPTION...]\n"
    "Sends messages to the WebSocket server at 127.0.0.1:PORT, checks all replies, and prints a line of JSON a round.\n"
    "  --pid PID         the server's process: its CPU time and memory are told\n"
    "  --size BYTES      of a message (125)\n"
    "  --in-flight N     messages on the way per connection; in broadcast: in all (1)\n"
    "  --connections N   that exchange messages; in broadcast: that receive them (100)\n"
    "  --idle N          connections besides that say nothing; in memory: that are measured (0)\n"
    "  --rate N          messages a second in all, whatever comes back; latencies count from when they were due\n"
    "  --text --deflate --tls\n"
    "  --seconds S       of a round (1)\n"
    "  --warm-up S       before each round, not counted (0.2)\n"
    "  --rounds N        (1)\n"
    "  --patience S      after which replies are missing (30)\n"
    "  --on-demand       a round for each line of stdin\n";

[[noreturn]] void refuse(const std::string &problem)
{
    std::fprintf(stderr, "load: %s\n%s", problem.c_str(), Usage);
    std::exit(2);
}

double number(const std::string &option, const char *text)
{
    char *end = nullptr;
    const double value = std::strtod(text, &end);
    if (end == text || *end != '\0' || value < 0)
        refuse(option + " takes a number, not " + text);
    return value;
}

} // namespace

Options readOptions(int argc, char *argv[])
{
    Options options;
    const std::map<std::string, std::function<void(const std::string &, const char *)>> valued = {
        {"--mode", [&](auto &, auto text) { options.mode = text; }},
        {"--port", [&](auto &name, auto text) { options.port = std::uint16_t(number(name, text)); }},
        {"--pid", [&](auto &name, auto text) { options.pid = pid_t(number(name, text)); }},
        {"--size", [&](auto &name, auto text) { options.size = std::size_t(number(name, text)); }},
        {"--in-flight", [&](auto &name, auto text) { options.inFlight = int(number(name, text)); }},
        {"--connections", [&](auto &name, auto text) { options.connections = int(number(name, text)); }},
        {"--idle", [&](auto &name, auto text) { options.idle = int(number(name, text)); }},
        {"--rate", [&](auto &name, auto text) { options.rate = number(name, text); }},
        {"--seconds", [&](auto &name, auto text) { options.seconds = number(name, text); }},
        {"--warm-up", [&](auto &name, auto text) { options.warmUp = number(name, text); }},
        {"--patience", [&](auto &name, auto text) { options.patience = number(name, text); }},
        {"--rounds", [&](auto &name, auto text) { options.rounds = int(number(name, text)); }},
    };
    const std::map<std::string, bool *> flags = {{"--tls", &options.tls},
                                                 {"--deflate", &options.deflate},
                                                 {"--text", &options.text},
                                                 {"--on-demand", &options.onDemand}};
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (const auto flag = flags.find(name); flag != flags.end())
            *flag->second = true;
        else if (const auto option = valued.find(name); option == valued.end())
            refuse("no such option: " + name);
        else if (++i == argc)
            refuse(name + " takes a value");
        else
            option->second(name, argv[i]);
    }
#ifndef TIDEWIRE_LOAD_TLS
    if (options.tls) {
        std::fprintf(stderr, "load: built without TLS\n");
        std::exit(77);
    }
#endif
    if (options.port == 0)
        refuse("--port is missing");
    if (options.size == 0 || options.inFlight == 0 || options.connections == 0)
        refuse("--size, --in-flight and --connections are at least 1");
    return options;
}

} // namespace Load

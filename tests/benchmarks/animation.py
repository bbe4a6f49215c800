# SPDX-License-Identifier: MIT
"""How many frames of an animation are dropped that shares its thread with a server under load."""

import json
import statistics

import servers

LOAD = ("--size", "125", "--connections", "100", "--rate", "50000")


def variants(build, known):
    """The servers in that role; network threads and transports where the build has them."""
    program = str(build / "benchmarks" / "bench-animation")
    names = {server.name for server in known}
    for name, label, kind, threads, transport in (
        ("tidewire-native", "Tidewire, native", "tidewire", "0", "native"),
        ("tidewire-portable", "Tidewire, portable", "tidewire", "0", "portable"),
        ("tidewire-threads", "Tidewire, a network thread", "tidewire", "1", "native"),
        ("qtwebsockets", "QtWebSockets", "qtwebsockets", "0", ""),
    ):
        if name in names or (kind == "tidewire" and any(each.startswith(kind) for each in names)):
            environment = {"TIDEWIRE_TRANSPORT": transport} if transport else {}
            yield servers.Server(name, label, (program, kind, threads), environment)


def command(running):
    running.process.stdin.write("\n")
    running.process.stdin.flush()


def one_round(running, load):
    command(running)
    json.loads(running.process.stdout.readline())
    figures = load.round()
    command(running)
    return {**figures, **json.loads(running.process.stdout.readline())}


def measure(bench, mode, build):
    """The rounds of each variant, by its label."""
    results = {}
    if not (build / "benchmarks" / "bench-animation").exists():
        return results
    for server in variants(build, bench.peers):
        try:
            options = (*LOAD, *bench.timing(server), "--on-demand")
            with servers.Running(server) as running, bench.load(running, options) as load:
                load.line()
                rounds = [one_round(running, load) for _ in range(bench.rounds)]
        except servers.Unsupported:
            continue
        except (RuntimeError, OSError, ValueError) as error:
            bench.fail(mode, server, error)
            continue
        results[server.label] = rounds
        bench.say(f"  {server.label:28} {dropped(rounds):6.1%} of the frames dropped, the worst "
                  f"{worst(rounds):,.0f} ms late, {answered(rounds):,.0f} messages a second")
    return results


def dropped(rounds):
    lost = sum(each["dropped"] for each in rounds)
    return lost / max(1, lost + sum(each["frames"] for each in rounds))


def worst(rounds):
    return max(each["worst_ms"] for each in rounds)


def answered(rounds):
    return statistics.median(each["per_second"] for each in rounds)

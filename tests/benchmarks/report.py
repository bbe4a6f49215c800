# SPDX-License-Identifier: MIT
"""The figures as Markdown."""

import statistics

import animation
import machine
from modes import MODES

PACKAGES = ["libqt6core6", "libqt6websockets6", "libboost-dev", "libwebsocketpp-dev", "libwebsockets-dev", "nodejs",
            "libssl3", "zlib1g"]
LIMIT = "limit"
COMPRESSION = "permessage-deflate is at zlib's level 3 everywhere, Tidewire's default, but for websocketpp, where it is 6 " \
              "and cannot be chosen."


def median(rounds, key="per_cpu_second"):
    return statistics.median(each[key] for each in rounds)


def ratio(rounds, others):
    """Of the work of two servers. They took turns: what the machine was like for a while is the same for a pair."""
    pairs = zip(rounds, others, strict=False)
    return statistics.median(one["per_cpu_second"] / other["per_cpu_second"] for one, other in pairs)


def figure(value):
    """Three digits tell all that there is to know."""
    if value >= 999_500:
        return f"{value / 1e6:.2f} M"
    if value >= 10_000:
        return f"{value / 1e3:.0f} k" if value >= 100_000 else f"{value / 1e3:.1f} k"
    return f"{value:,.0f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


class Report:
    def __init__(self, data):
        self.data = data
        self.results = data["results"]
        self.servers = data["servers"]
        self.labels = [label for _, label in self.servers]

    def modes(self, kind):
        return [mode for mode in MODES if mode.kind == kind and self.results.get(mode.name)]

    def rows(self, kind, cell):
        """A row for each point, with \\a cell(rounds of a server, rounds of all) for each server that took part."""
        for mode in self.modes(kind):
            result = self.results[mode.name]
            yield [mode.label] + [cell(result[name], result) if name in result else "–" for name, _ in self.servers]

    def throughput(self):
        return table(["", *self.labels], self.rows("throughput", lambda rounds, _: figure(median(rounds))))

    def compresses(self):
        return any("deflate" in mode.needs for mode in self.modes("throughput"))

    def ratios(self, base):
        def cell(rounds, result):
            return f"{ratio(rounds, result[base]):.2f}" if base in result else "–"

        # Nothing but dashes stands where the base did not take part.
        rows = [row for row in self.rows("throughput", cell) if set(row[1:]) != {"–"}]
        return table(["", *self.labels], rows)

    def peer_ratios(self):
        """Tidewire's figures as multiples of each peer's."""
        ours = [(name, label) for name, label in self.servers if name.startswith("tidewire")]
        peers = [(name, label) for name, label in self.servers if not name.startswith("tidewire") and name != LIMIT]
        for name, label in ours:
            rows = []
            for mode in self.modes("throughput"):
                result = self.results[mode.name]
                rows.append([mode.label] + [
                    f"{ratio(result[name], result[peer]):.2f}" if {name, peer} <= set(result) else "–"
                    for peer, _ in peers])
            if peers:
                yield f"### {label}, as a multiple of\n\n" + table(["", *(peer for _, peer in peers)], rows)

    def memory(self):
        def cell(key):
            return lambda rounds, _: f"{rounds[0][key]:,} B"

        rows = []
        for text, key in (("never used", "bytes_per_connection"), ("after a message", "bytes_per_used_connection")):
            rows += [[f"{row[0]}, {text}", *row[1:]] for row in self.rows("memory", cell(key))]
        return table(["", *self.labels], rows)

    def latencies(self):
        rows = []
        for key in ("p50_us", "p99_us", "p999_us"):
            name = {"p50_us": "p50", "p99_us": "p99", "p999_us": "p99.9"}[key]
            for row in self.rows("latency", lambda rounds, _, key=key: f"{median(rounds, key):,.0f} µs"):
                rows.append([f"{name}: {row[0]}", *row[1:]])
        return table(["", *self.labels], rows)

    def animation(self):
        return table(["", "frames dropped", "the worst delay", "messages a second"], [
            [label, f"{animation.dropped(rounds):.1%}", f"{animation.worst(rounds):,.0f} ms",
             figure(animation.answered(rounds))] for label, rounds in self.results.get("animation", {}).items()])

    def doubts(self):
        """What stands against the figures."""
        for mode in self.modes("throughput"):
            for name, rounds in self.results[mode.name].items():
                yield from (f"- {mode.name}, {name}: {doubt}." for doubt in throughput_doubts(rounds))
        for mode in self.modes("latency"):
            for name, rounds in self.results[mode.name].items():
                yield from (f"- {mode.name}, {name}: {doubt}." for doubt in latency_doubts(rounds))
        for name, rounds in self.results.get("animation", {}).items():
            yield from (f"- animation, {name}: {doubt}." for doubt in rate_doubts(rounds))
        for mode, name, error in self.data["failures"]:
            yield f"- {mode}, {name}: failed: {error}."

    def machine(self):
        about, before, after = self.data["machine"], self.data["before"], self.data["after"]
        total = max(1, after["jiffies"] - before["jiffies"])
        stolen = (after["stolen"] - before["stolen"]) / total
        versions = ", ".join(f"{name} {version}" for name, version in machine.versions(PACKAGES).items())
        load = f"{before['load'][0]:.1f} before, {after['load'][0]:.1f} after; {stolen:.1%} of the time was stolen"
        return "\n".join([
            f"- {about['processor']}, {about['cores']} cores, {about['memory']}, {about['system']}, Linux "
            f"{about['kernel']}, congestion control {about['congestion_control']}",
            f"- {versions}",
            f"- load average {load}",
            f"- medians of {self.data['rounds']} rounds of {self.data['seconds']:g} s, the servers taking turns, and "
            "of the ratios in each round; memory measured once, the animation over all rounds",
            "- the server on one core, the load on another" if about["pinned"] else
            "- the server and the load bound to no core",
            "- with io_uring" if about["io_uring"] else
            "- the system has no io_uring for programs: Tidewire, native, goes without, too",
            "- libwebsockets on its own loop, poll(), and among thousands of connections on libuv: with few that is the "
            "slower one",
        ] + [f"- left out: {label} ({reason})" for label, reason in self.data["left_out"]])


def spread_doubts(rounds, key, what):
    spread = (max(each[key] for each in rounds) - min(each[key] for each in rounds)) / median(rounds, key)
    if spread > 0.25:
        yield f"{what} differ by {spread:.0%}"


def throughput_doubts(rounds):
    yield from spread_doubts(rounds, "per_cpu_second", "the rounds")
    # What is on its way when the time begins or ends is counted or not by chance.
    few = min(each["messages"] / (each["in_flight"] * each["connections"]) for each in rounds)
    if few < 3:
        yield f"a round counted {few:.1f} times as many messages as were on their way at once"
    if sum(each["load_saturated"] for each in rounds) > len(rounds) / 2:
        yield "the load generator had no time to spare, the server " \
              f"{1 - median(rounds, 'server_busy'):.0%} of its own"


def latency_doubts(rounds):
    yield from spread_doubts(rounds, "p99_us", "the rounds' p99")
    yield from rate_doubts(rounds)


def rate_doubts(rounds):
    behind = sum(each["behind"] for each in rounds)
    if behind:
        yield f"in {behind} of {len(rounds)} rounds messages could not be sent when they were due"


def section(title, text, note=""):
    return f"## {title}\n\n{note}{chr(10) * 2 if note else ''}{text}\n" if text.count("\n") > 1 else ""


def markdown(data):
    report = Report(data)
    doubts = "\n".join(report.doubts())
    parts = [
        "<!-- SPDX-License-Identifier: MIT -->\n# Benchmarks\n\nWritten by `tests/benchmarks/run`. All replies were "
        "compared with what was sent.\n\n" + report.machine() + "\n",
        section("Per CPU second of the server", report.throughput(), COMPRESSION if report.compresses() else ""),
        section("As a multiple of the limit", report.ratios(LIMIT),
                "The limit is a program that does nothing but parse frames and answer them, with a system call for each "
                "read and each write. Tidewire, where it may use io_uring, makes one for many connections."),
        *(part + "\n" for part in report.peer_ratios()),
        section("Memory per connection at rest", report.memory()),
        section("Latency", report.latencies()),
        section("An animation in the server's thread", report.animation(),
                "60 frames a second, each with 2 ms of painting, beside 50,000 messages of 125 B a second."),
        f"## Doubts\n\n{doubts}\n" if doubts else "",
    ]
    return "\n".join(part for part in parts if part)

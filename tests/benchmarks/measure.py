# SPDX-License-Identifier: MIT
"""Lets the load generator loose on the servers, in interleaved rounds, and writes down what it tells. Called by run."""

import argparse
import contextlib
import json
import resource
import select
import signal
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import animation
import machine
import network
import picture
import report
import servers
from modes import MODES

SKIPPED = 77
#: Enough for all points. Not as many as there may be: some servers have tables for as many as they might open.
DESCRIPTORS = 65536


def say(*words):
    print(*words, file=sys.stderr, flush=True)


class Load:
    """A load generator that has opened its connections, and makes a round on demand."""

    def __init__(self, program, running, arguments):
        command = [program, "--port", str(running.port), "--pid", str(running.pid), *arguments]
        self.process = subprocess.Popen(servers.pinned(1, command), env=servers.environment(), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def line(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 180)
        line = self.process.stdout.readline() if ready else ""
        if line:
            return line
        if not ready:
            self.process.kill()
        raise RuntimeError(self.process.stderr.read().strip() or "the load generator is stuck")

    def round(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write("\n")
            self.process.stdin.flush()
        figures = json.loads(self.line())
        if not figures["messages"] or not figures["per_cpu_second"]:
            raise RuntimeError("no reply came in the time that was measured")
        return figures

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()


def certificate(folder):
    """Options of a server for a certificate that has just been made; None without openssl."""
    files = folder / "certificate.pem", folder / "key.pem"
    try:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=127.0.0.1", "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return ("--tls-certificate", str(files[0]), "--tls-key", str(files[1]))


def can_tls(build):
    """Nobody listens on that port, so that it ends at once in any case."""
    command = [build / "benchmarks" / "bench-load", "--port", "1", "--tls"]
    return subprocess.run(command, capture_output=True).returncode != SKIPPED


class Bench:
    def __init__(self, arguments, peers, tls):
        self.build = arguments.build
        self.program = str(arguments.build / "benchmarks" / "bench-load")
        self.rounds = arguments.rounds
        self.seconds = arguments.seconds
        self.short = arguments.short
        self.peers = peers
        self.tls = tls
        self.failures = []

    def timing(self, server):
        warm_up = 0.05 if self.short else max(0.2, server.warm_up)
        return ("--seconds", str(self.seconds), "--warm-up", str(warm_up))

    def fail(self, mode, server, error):
        self.failures.append((mode.name, server.name, str(error)))
        say(f"  {server.name}: {error}")

    def candidates(self, mode):
        return [server for server in self.peers if not mode.needs & server.lacks]

    def run(self, mode):
        """The rounds of each server, by its name."""
        say(f"{mode.name}: {mode.label}")
        if mode.kind == "animation":
            return animation.measure(self, mode, self.build)
        results = {}
        # Anew for each round: the memory that a process happens to get makes it faster or slower all its life. Also those
        # that need the machine alone take turns, as the machine itself may be twice as fast a minute later.
        for _ in range(1 if mode.kind == "memory" else self.rounds):
            failed = self.failed(mode)
            left = [server for server in self.candidates(mode) if server.name not in failed]
            for group in [[server] for server in left] if mode.alone else [left]:
                self.together(mode, group, results)
        # What it did before it failed does not count.
        for name in self.failed(mode):
            results.pop(name, None)
        for name, rounds in results.items():
            self.tell(name, mode, rounds)
        return results

    def failed(self, mode):
        return {name for each, name, _ in self.failures if each == mode.name}

    def together(self, mode, candidates, results):
        """Starts all of them, and adds what they do in a round, in turn, to the results."""
        with contextlib.ExitStack() as stack:
            loads = {}
            for server in candidates:
                try:
                    loads[server] = self.start(mode, server, stack)
                except (RuntimeError, OSError) as error:
                    self.fail(mode, server, error)
            for server, load in loads.items():
                try:
                    told = json.loads(load.line()) if mode.kind == "memory" else load.round()
                except (RuntimeError, ValueError) as error:
                    self.fail(mode, server, error)
                else:
                    results.setdefault(server.name, []).append(told)

    def start(self, mode, server, stack):
        options = mode.server + (self.tls if "tls" in mode.needs else ()) + (server.many if mode.alone else ())
        running = stack.enter_context(servers.Running(server, options))
        if mode.kind == "memory":
            return stack.enter_context(self.load(running, mode.load))
        load = stack.enter_context(self.load(running, (*mode.load, *self.timing(server), "--on-demand")))
        load.line()
        return load

    def load(self, running, load_arguments):
        return Load(self.program, running, load_arguments)

    say = staticmethod(say)

    @staticmethod
    def tell(name, mode, rounds):
        if mode.kind == "memory":
            say(f"  {name:18} {rounds[0]['bytes_per_connection']:>12,} B a connection, "
                f"{rounds[0]['bytes_per_used_connection']:,} B after a message")
            return
        value = statistics.median(each["per_cpu_second"] for each in rounds)
        saturated = sum(each["load_saturated"] for each in rounds)
        p99 = statistics.median(each["p99_us"] for each in rounds)
        say(f"  {name:18} {value:>12,.0f} a CPU second, p99 {p99:,.0f} µs"
            + (f", load saturated in {saturated} of {len(rounds)} rounds" if saturated else ""))


def arguments():
    parser = argparse.ArgumentParser(prog="tests/benchmarks/run", allow_abbrev=False)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="where the results go; only if all is measured, tests/benchmarks")
    parser.add_argument("--short", action="store_true",
                        help="few points and short rounds: only that all replies are right")
    parser.add_argument("--mode", help="these points only: names with commas, or the beginnings of names")
    parser.add_argument("--peers", help="these servers only: names with commas")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--own-network", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if not (chosen.out or chosen.short or chosen.mode is not None or chosen.peers is not None):
        chosen.out = servers.HERE
    chosen.seconds = chosen.seconds or (0.2 if chosen.short else 1)
    chosen.rounds = chosen.rounds or (1 if chosen.short else 5)
    return chosen


def chosen_modes(options):
    if options.mode:
        return [mode for mode in MODES if any(mode.name.startswith(name) for name in options.mode.split(","))]
    return [mode for mode in MODES if mode.short or not options.short]


def raise_descriptor_limit():
    """Of this program, and so of all that it starts."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    unlimited = hard == resource.RLIM_INFINITY
    with contextlib.suppress(OSError, ValueError):
        # Only root may have more than the hard limit.
        resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, hard if unlimited else max(hard, DESCRIPTORS)))
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def within_limits(modes):
    """Those that the system has descriptors for; the others are named."""
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    for mode in modes:
        if mode.descriptors <= allowed:
            yield mode
        else:
            say(f"{mode.name} is left out: it takes {mode.descriptors} descriptors, and there are {allowed}")


def chosen_servers(options):
    known = servers.known(options.build)
    wanted = options.peers.split(",") if options.peers else [server.name for server in known]
    return [server for server in known if any(server.name.startswith(name) for name in wanted)]


def write(folder, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    (folder / "results.md").write_text(report.markdown(data), encoding="utf-8")
    (folder / "results.svg").write_text(picture.svg(data), encoding="utf-8")


def main():
    # Whoever ends this program ends those that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    options = arguments()
    raise_descriptor_limit()
    if options.own_network:
        network.set_up()
    known = chosen_servers(options)
    present = [server for server in known if not server.missing]
    left_out = [[server.label, server.missing] for server in known if server.missing]
    for label, reason in left_out:
        say(f"{label} is left out: {reason}")
    modes = list(within_limits(chosen_modes(options)))
    if not present or not modes:
        sys.exit(SKIPPED)
    before = machine.state()
    with tempfile.TemporaryDirectory() as folder:
        tls = certificate(Path(folder)) if can_tls(options.build) else None
        bench = Bench(options, present, tls)
        if not tls:
            say("TLS is left out: the load generator was built without it, or there is no openssl")
        results = {mode.name: bench.run(mode) for mode in modes if tls or "tls" not in mode.needs}
    if options.out:
        write(options.out, {
            "machine": machine.description(), "before": before, "after": machine.state(), "rounds": options.rounds,
            "seconds": options.seconds, "results": results, "failures": bench.failures, "left_out": left_out,
            "servers": [[server.name, server.label] for server in present]})
    sys.exit(1 if bench.failures else 0)


if __name__ == "__main__":
    main()

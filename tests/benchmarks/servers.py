# SPDX-License-Identifier: MIT
"""The servers that are compared: how each is started, and what it can do."""

import os
import re
import select
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Server:
    name: str
    label: str
    command: tuple
    environment: dict = field(default_factory=dict, hash=False)
    #: What it lacks of tls, deflate, broadcast.
    lacks: frozenset = frozenset()
    #: Why it cannot take part, or empty.
    missing: str = ""
    #: Seconds before each round, of which none is counted, until it is as fast as it gets.
    warm_up: float = 0
    #: Options for points with thousands of connections.
    many: tuple = ()


def known(build):
    """All servers, those that are missing here included. The first is what the others are compared to."""
    programs = build / "benchmarks"

    def program(name, label, package, lacks=(), **more):
        path = programs / f"bench-{name}"
        missing = "" if path.exists() else f"not built: it needs {package}"
        return Server(name, label, (str(path),), lacks=frozenset(lacks), missing=missing, **more)

    def tidewire(name, label, environment):
        path = build / "bin" / "tidewire-echo"
        return Server(f"tidewire-{name}", f"Tidewire, {label}", (str(path),), environment,
                      missing="" if path.exists() else "not built")

    node = shutil.which("node")
    ws = HERE.parent / "interop" / "node_modules" / "ws" / "package.json"
    return [
        program("limit", "limit", "nothing else", lacks=("tls", "deflate")),
        tidewire("native", "native", {"TIDEWIRE_TRANSPORT": "native"}),
        tidewire("single", "no io_uring", {"TIDEWIRE_TRANSPORT": "native", "TIDEWIRE_NO_IO_URING": "1"}),
        tidewire("portable", "portable", {"TIDEWIRE_TRANSPORT": "portable"}),
        program("qtwebsockets", "QtWebSockets", "qt6-websockets-dev", lacks=("deflate",)),
        program("beast", "Boost.Beast", "libboost-dev and libssl-dev"),
        program("websocketpp", "websocketpp", "libwebsocketpp-dev, libboost-dev and libssl-dev"),
        program("libwebsockets", "libwebsockets", "libwebsockets-dev and libssl-dev", many=("--many",)),
        Server("npm-ws", "ws (Node.js)", (node or "node", str(HERE / "npm-ws.mjs")),
               missing="" if node and ws.exists() else "there is no Node.js, or no ws from npm",
               # Its code is compiled while it runs.
               warm_up=2),
    ]


def cores():
    """One for the server and one for the load; None if they cannot be bound to two."""
    allowed = sorted(os.sched_getaffinity(0))
    return allowed[:2] if len(allowed) > 1 and shutil.which("taskset") else None


def pinned(place, command):
    """The command bound to the core of the server (0) or of the load (1), if there are two."""
    return ["taskset", "-c", str(cores()[place]), *command] if cores() else list(command)


def environment(more=None):
    """What Tidewire heeds of the caller's environment would change what is measured."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("TIDEWIRE_")}, **(more or {})}


class Unsupported(RuntimeError):
    """The program was built without what it was asked for."""


class Running:
    """A server that has been started; to be used in a with statement."""

    def __init__(self, server, arguments=()):
        self.server = server
        command = pinned(0, [*server.command, "--port", "0", *arguments])
        # taskset becomes the program, so that this is its id.
        self.process = subprocess.Popen(command, env=environment(server.environment), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = self._read_port()

    def _read_port(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 60)
        line = self.process.stdout.readline() if ready else ""
        match = re.search(r":(\d+)/", line)
        if not match:
            self.process.kill()
            if self.process.wait() == 77:
                raise Unsupported(self.server.name)
            raise RuntimeError(f"{self.server.name} does not start: {line!r}")
        return int(match[1])

    @property
    def pid(self):
        return self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stdin.close()

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
SERVER_CORE, LOAD_CORE = 0, 1


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


def known(build):
    """All servers, those that are missing here included. The first is what the others are compared to."""
    programs = build / "benchmarks"

    def program(name, label, package, lacks=()):
        path = programs / f"bench-{name}"
        missing = "" if path.exists() else f"not built: it needs {package}"
        return Server(name, label, (str(path),), lacks=frozenset(lacks), missing=missing)

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
        program("libwebsockets", "libwebsockets", "libwebsockets-dev and libssl-dev"),
        Server("npm-ws", "ws (Node.js)", (node or "node", str(HERE / "npm-ws.mjs")),
               missing="" if node and ws.exists() else "there is no Node.js, or no ws from npm"),
    ]


def pinned(core, command):
    """The command bound to a core, if there are two."""
    enough = len(os.sched_getaffinity(0)) > 1 and {SERVER_CORE, LOAD_CORE} <= os.sched_getaffinity(0)
    return ["taskset", "-c", str(core), *command] if enough and shutil.which("taskset") else list(command)


class Unsupported(RuntimeError):
    """The program was built without what it was asked for."""


class Running:
    """A server that has been started; to be used in a with statement."""

    def __init__(self, server, arguments=()):
        self.server = server
        command = pinned(SERVER_CORE, [*server.command, "--port", "0", *arguments])
        # taskset becomes the program, so that this is its id.
        self.process = subprocess.Popen(command, env={**os.environ, **server.environment}, stdin=subprocess.PIPE,
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

# SPDX-License-Identifier: MIT
"""Lets a client talk to servers, one side of which is Tidewire's and the other somebody else's.

Usage: run.py CLIENT SERVER SCHEME PROGRAMS
CLIENT and SERVER are names of PEERS, SCHEME is ws or wss, PROGRAMS the folder of the programs that were built.
Exits with 77 if the peer is not installed.

A server serves wss if it is given a certificate and its key, prints "listening on URL", and sends each message back,
but for two commands: "/close CODE REASON", and "/ping PAYLOAD", which it answers with "pong PAYLOAD" when the pong has
come. It prints "closed CODE REASON" for each connection that has ended. At SIGTERM it closes all with 1001 and exits
with 0.

A client gets the URL of a server to exchange messages with, that of a server to command, and the certificate to trust.
It sends text and binary messages of 0 bytes to 4 MiB, one by one and all at once, pings and is pinged, and closes and
is closed with several codes; each close of its own with the commanded server it prints as the server does. At last it
prints "waiting", and expects to be closed with 1001.
"""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
SKIPPED = 77
PATIENCE = 60  # Seconds, for what takes a moment.
WHOLE_PATIENCE = 4 * PATIENCE  # For everything.
children = []


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def fail(reason):
    print(f"FAILED: {reason}")
    sys.exit(1)


def start(command):
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    children.append(child)
    return child


def end_children():
    for child in children:
        child.kill()


def node(script, package):
    if not shutil.which("node"):
        skip("there is no node")
    if not (HERE / "node_modules" / package).exists():
        skip(f"{package} is not installed: npm ci --prefix tests/interop")
    return ["node", str(HERE / script)]


def chromium(script):
    command = node(script, "playwright-core")
    browser = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if not browser:
        skip("there is no Chromium")
    os.environ["CHROMIUM"] = browser
    return command


def python(script):
    for interpreter in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([interpreter, "-c", "import websockets"], stderr=subprocess.DEVNULL).returncode == 0:
            return [interpreter, str(HERE / script)]
    skip("no Python has websockets")


def built(program):
    path = PROGRAMS / program
    if not path.exists():
        skip(f"{program} was not built")
    return [str(path)]


PEERS = {
    "client": {
        "tidewire": lambda: built("interop_tidewire_client"),
        "qtwebsockets": lambda: built("interop_qtwebsockets_client"),
        "npm-ws": lambda: node("npm-ws-client.mjs", "ws"),
        "python": lambda: python("python_client.py"),
        "chromium": lambda: chromium("chromium-client.mjs"),
    },
    "server": {
        "tidewire": lambda: built("interop_tidewire_server"),
        "qtwebsockets": lambda: built("interop_qtwebsockets_server"),
        "npm-ws": lambda: node("npm-ws-server.mjs", "ws"),
        "python": lambda: python("python_server.py"),
    },
}


def make_certificate(folder):
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
               "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
               "-keyout", str(key), "-out", str(certificate)]
    if not shutil.which("openssl"):
        skip("there is no openssl")
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return [str(certificate), str(key)]


class Server:
    def __init__(self, command):
        self.name = Path(command[-1] if command[0] == "node" else command[0]).name
        self.process = start(command)
        line = self.process.stdout.readline()
        if not line.startswith("listening on ws"):
            fail(f"{self.name} says '{line.strip()}' instead of where it listens")
        self.url = line.split()[2]

    def stop(self):
        """Ends it, and returns the rest of what it printed."""
        self.process.send_signal(signal.SIGTERM)
        output, _ = self.process.communicate(timeout=PATIENCE)
        if self.process.returncode != 0:
            fail(f"{self.name} ended with {self.process.returncode}")
        return lines(output)


def lines(output):
    return [line.rstrip() for line in output.splitlines()]


def start_servers(name, tls):
    """The one that echoes, and the one that takes commands."""
    commanded = Server(PEERS["server"][name]() + tls)
    if name != "tidewire":
        return Server(PEERS["server"][name]() + tls), commanded
    options = ["--tls-certificate", tls[0], "--tls-key", tls[1]] if tls else []
    return Server(built("tidewire-echo") + ["--port", "0"] + options), commanded


def converse(client, echo, commanded, tls):
    """Returns what the client printed until it waited for the end."""
    process = start(client + [echo.url, commanded.url] + tls[:1])
    said = []
    for line in process.stdout:
        said.append(line.rstrip())
        if said[-1] == "waiting":
            break
    if said[-1:] == ["waiting"]:
        echo.stop()
    process.communicate(timeout=PATIENCE)
    if process.returncode != 0 or said[-1:] != ["waiting"]:
        fail(f"the client ended with {process.returncode} after {said}")
    return said[:-1]


def main(client_name, server_name, scheme):
    client = PEERS["client"][client_name]()
    with tempfile.TemporaryDirectory() as folder:
        tls = make_certificate(Path(folder)) if scheme == "wss" else []
        echo, commanded = start_servers(server_name, tls)
        said = converse(client, echo, commanded, tls)
        lost = Counter(said) - Counter(commanded.stop())
    if not said:
        fail("the client closed no connection")
    if lost:
        fail(f"the server did not see {list(lost.elements())}")
    print(f"{client_name} and {server_name} agree over {scheme}")


if len(sys.argv) != 5:
    sys.exit(__doc__)
PROGRAMS = Path(sys.argv[4])
atexit.register(end_children)
signal.signal(signal.SIGALRM, lambda *_: fail("it takes too long"))
signal.alarm(WHOLE_PATIENCE)
main(*sys.argv[1:4])

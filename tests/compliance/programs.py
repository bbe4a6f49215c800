# SPDX-License-Identifier: MIT
"""The programs under test: tidewire-echo with several sets of options, and the client."""

import itertools
import os
import queue
import re
import signal
import subprocess
import threading
from collections import deque

from codec import Mismatch
from stream import PATIENCE

# The port of the peer and the name of the error, as WebSocket and the server log them.
LOGGED = re.compile(r"tidewire\.\w+ (?:Handshake failed: )?\S+:(\d+) (\w+) ")
KEPT_LINES = 200


class Program:
    """A child whose log is read as it comes."""

    def __init__(self, command, transport=None):
        environment = dict(os.environ, QT_LOGGING_RULES="tidewire.*=true", QT_FORCE_STDERR_LOGGING="1",
                           QT_MESSAGE_PATTERN="%{category} %{message}")
        if transport:
            environment["TIDEWIRE_TRANSPORT"] = transport
        self.command = command
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        text=True, errors="replace", env=environment)
        self.errors = {}
        self.changed = threading.Condition()
        self.other_lines = deque(maxlen=KEPT_LINES)
        self.reader = threading.Thread(target=self.read_log, daemon=True)
        self.reader.start()

    def read_log(self):
        for line in self.process.stderr:
            match = LOGGED.match(line)
            if not match:
                self.other_lines.append(line.rstrip())
                continue
            with self.changed:
                self.errors[int(match[1])] = match[2]
                self.changed.notify_all()

    def forget(self, port):
        """A port that was in use before says nothing of who has it now."""
        with self.changed:
            self.errors.pop(port, None)

    def error_at(self, port, wait):
        """The name of the error that was logged for the peer at that port; None if there was none."""
        with self.changed:
            if wait and not self.changed.wait_for(lambda: port in self.errors, PATIENCE):
                raise Mismatch("the log names no error")
            return self.errors.get(port)

    def stop(self):
        """Ends the program; returns what it did wrong: a crash, an exit status, or a word that nobody expected."""
        crashed = self.process.poll() is not None
        if not crashed:
            self.ask_to_end()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return f"{' '.join(self.command)} did not end"
        self.reader.join(PATIENCE)
        if not crashed and self.process.returncode == 0 and not self.other_lines:
            return ""
        lines = "\n".join(self.other_lines)
        return f"{' '.join(self.command)} ended with {self.process.returncode} and said:\n{lines}"


class EchoServer(Program):
    def __init__(self, program, options, tls_files, transport):
        tls = ["--tls-certificate", tls_files[0], "--tls-key", tls_files[1]] if tls_files else []
        super().__init__([str(program), "--port", "0", *options, *tls], transport)
        line = self.process.stdout.readline()
        if not line.startswith("listening on ws"):
            raise SystemExit(f"tidewire-echo says '{line.strip()}' instead of where it listens: {self.stop()}")
        self.port = int(line.rstrip("/\n").rpartition(":")[2])

    def ask_to_end(self):
        self.process.send_signal(signal.SIGTERM)


class Client(Program):
    def __init__(self, program, tls_files, transport):
        super().__init__([str(program), *tls_files[:1]], transport)
        self.ids = itertools.count(1)
        self.lock = threading.Lock()
        self.reports = {}
        threading.Thread(target=self.read_reports, daemon=True).start()

    def read_reports(self):
        for line in self.process.stdout:
            case_id, _, code, clean, error, subprotocol = line.split()
            self.reports[case_id].put((int(code), clean == "1", error, subprotocol))

    def open(self, url, options):
        """Lets it connect; returns the case's name in its report."""
        with self.lock:
            case_id = str(next(self.ids))
            self.reports[case_id] = queue.Queue()
            try:
                self.process.stdin.write(" ".join([case_id, url, *options]) + "\n")
                self.process.stdin.flush()
            except OSError:
                raise Mismatch("the client is gone") from None
        return case_id

    def report(self, case_id):
        try:
            return self.reports[case_id].get(timeout=PATIENCE)
        except queue.Empty:
            raise Mismatch("the client does not say that the connection ended") from None
        finally:
            del self.reports[case_id]

    def ask_to_end(self):
        self.process.stdin.close()


class Programs:
    """Starts each program when it is needed first."""

    VARIANTS = {
        "plain": [],
        "none": ["--no-compression"],
        "fresh": ["--compress-from", "0", "--deflate-frame"],
        "takeover": ["--compress-from", "0", "--context-takeover", "--deflate-frame"],
        "threshold": ["--compress-from", "1000"],
        "strict": ["--path", "/a", "--path", "/b/c", "--subprotocol", "chat", "--subprotocol", "superchat",
                   "--allow-origin", "https://good.example"],
        "hosts": ["--allow-host", "good.example"],
        "small": ["--max-message", "1000", "--compress-from", "0"],
    }

    def __init__(self, folder, tls_files, transport):
        self.folder, self.tls_files, self.transport = folder, tls_files, transport
        self.lock = threading.Lock()
        self.running = {}

    def server(self, variant, scheme):
        return self.start((variant, scheme), lambda tls: EchoServer(
            self.folder / "tidewire-echo", self.VARIANTS[variant], tls, self.transport))

    def client(self, scheme):
        return self.start(("client", scheme), lambda tls: Client(
            self.folder / "compliance_client", tls, self.transport))

    def start(self, name, make):
        with self.lock:
            if name not in self.running:
                self.running[name] = make(self.tls_files if name[1] == "wss" else [])
            return self.running[name]

    def stop(self):
        return [problem for program in self.running.values() if (problem := program.stop())]

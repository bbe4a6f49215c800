# SPDX-License-Identifier: MIT
"""A conformance suite of its own: it drives tidewire-echo and Tidewire's client through everything in RFC 6455 and
RFC 7692, with a codec of its own, over real sockets.

One line is printed for each case: role under test, scheme, number, result and title. The table expected.txt holds the
outcome of each; a difference, a missing case and a surplus one fail the run.
"""

import argparse
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cases_close
import cases_compression
import cases_deflate
import cases_deflateframe
import cases_fragmentation
import cases_framing
import cases_limits
import cases_negotiation
import cases_pingpong
import cases_refusals
import cases_reserved
import cases_response
import cases_utf8
from codec import Mismatch
from handshake import ClientPeer, ServerPeer
from programs import Programs

HERE = Path(__file__).resolve().parent
TABLE = HERE / "expected.txt"
SKIPPED = 77
WORKERS = 8
SAMPLE = 8  # The quick run takes each eighth case of wss.
MODULES = [cases_framing, cases_pingpong, cases_reserved, cases_fragmentation, cases_utf8, cases_close, cases_limits,
           cases_compression, cases_deflate, cases_negotiation, cases_deflateframe, cases_refusals, cases_response]
ENDS = ("close", "end", "http", "refused", "reset")


def all_cases():
    cases = [case for module in MODULES for case in module.cases()]
    ids = [case.id for case in cases]
    assert len(set(ids)) == len(ids), "two cases have the same number"
    return cases


def read_table():
    lines = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def write_table(outcomes, cases):
    table = {**read_table(), **outcomes}
    with open(TABLE, "w", encoding="utf-8") as file:
        file.write("# SPDX-License-Identifier: MIT\n# Written by run.py --update: a case's number, and what came.\n")
        for case in cases:
            if case.id in table:
                file.write(f"{case.id} {table[case.id]}\n")


def make_certificate(folder):
    if not shutil.which("openssl"):
        return []
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                    "-keyout", str(key), "-out", str(certificate)], check=True, stderr=subprocess.DEVNULL)
    return [str(certificate), str(key)]


class Suite:
    def __init__(self, arguments, tls_files):
        self.arguments = arguments
        self.programs = Programs(arguments.programs, tls_files, arguments.transport)
        self.table = read_table()
        self.outcomes = {}
        self.failures = []
        self.passed = 0
        self.lock = threading.Lock()
        if tls_files:
            self.client_tls = ssl.create_default_context(cafile=tls_files[0])
            self.server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.server_tls.load_cert_chain(*tls_files)

    def open_peer(self, case, role, scheme):
        secure = scheme == "wss"
        if role == "server":
            peer = ClientPeer(self.programs.server(case.variant, scheme), self.client_tls if secure else None)
            if not case.raw:
                peer.open(case.offer, case.strict)
        else:
            peer = ServerPeer(self.programs.client(scheme), self.server_tls if secure else None, case.options)
            if not case.raw:
                peer.open(case.answer, case.strict)
        return peer

    def outcome(self, case, role, scheme):
        """What came, and what was wrong with it; the latter is empty if nothing was."""
        peer = None
        try:
            peer = self.open_peer(case, role, scheme)
            case.body(peer)
            assert peer.seen and peer.seen[-1].startswith(ENDS), f"case {case.id} has no end"
            return peer.outcome(), ""
        except (Mismatch, OSError, socket.timeout) as error:
            outcome = ", ".join(filter(None, [peer.outcome() if peer else "", "failed"]))
            return outcome, str(error) or type(error).__name__
        finally:
            if peer:
                peer.close()

    def run(self, case, role, scheme):
        outcome, problem = self.outcome(case, role, scheme)
        with self.lock:
            if self.arguments.update and not problem:
                self.table[case.id] = self.outcomes.setdefault(case.id, outcome)
            expected = self.table.get(case.id)
            if not problem and outcome != expected:
                problem = f"came: {outcome}; expected: {expected}"
            self.passed += not problem
            line = f"{role} {scheme} {case.id} {'FAILED' if problem else 'passed'} {case.title}"
            if problem:
                line += f": {problem}"
                self.failures.append(line)
            print(line, flush=True)

    def run_guarded(self, case, role, scheme):
        try:
            self.run(case, role, scheme)
        except Exception as error:  # A mistake of the suite's must not pass for silence.
            with self.lock:
                self.failures.append(f"{role} {scheme} {case.id} FAILED {case.title}: {error!r}")
                print(self.failures[-1], flush=True)

    def run_all(self, jobs):
        with ThreadPoolExecutor(WORKERS) as pool:
            for job in jobs:
                pool.submit(self.run_guarded, *job)
        self.failures += self.programs.stop()


def select(cases, arguments, schemes):
    chosen = [case for case in cases if case.quick or not arguments.quick]
    if arguments.filter:
        numbers = bool(re.fullmatch(r"[\d.]+", arguments.filter))
        chosen = [case for case in chosen if (f"{case.id}.".startswith(arguments.filter.rstrip(".") + ".") if numbers
                                              else arguments.filter in case.title)]
    jobs = []
    for role in arguments.role or ["server", "client"]:
        for scheme in schemes:
            mine = [case for case in chosen if role in case.roles]
            sample = mine[::SAMPLE] if arguments.quick and scheme == "wss" and not arguments.filter else mine
            jobs += [(case, role, scheme) for case in sample]
    return jobs


def parse_arguments():
    parser = argparse.ArgumentParser(prog="tests/compliance/run", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("filter", nargs="?", help="only the case or section of this number, or titles with this text")
    parser.add_argument("--quick", action="store_true", help="smaller and fewer, but every kind of case")
    parser.add_argument("--role", action="append", choices=["server", "client"], help="only this role under test")
    parser.add_argument("--scheme", action="append", choices=["ws", "wss"])
    parser.add_argument("--transport", choices=["native", "portable"], help="TIDEWIRE_TRANSPORT of the programs")
    parser.add_argument("--update", action="store_true", help="write the table of outcomes anew")
    parser.add_argument("--programs", type=Path, default=HERE.parents[1] / "build/release/bin",
                        help="the folder of tidewire-echo and compliance_client")
    return parser.parse_args()


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def table_problems(cases, table):
    ids = {case.id for case in cases}
    return ([f"{TABLE.name} has no case {case.id}" for case in cases if case.id not in table]
            + [f"{TABLE.name} has a case {case_id} that does not exist" for case_id in table if case_id not in ids])


def main():
    arguments = parse_arguments()
    for program in ("tidewire-echo", "compliance_client"):
        if not (arguments.programs / program).exists():
            skip(f"{program} was not built")
    cases = all_cases()
    with tempfile.TemporaryDirectory() as folder:
        schemes = arguments.scheme or ["ws", "wss"]
        tls_files = make_certificate(Path(folder)) if "wss" in schemes else []
        if "wss" in schemes and not tls_files:
            skip("there is no openssl")
        suite = Suite(arguments, tls_files)
        suite.run_all(select(cases, arguments, schemes))
    if arguments.update:
        write_table(suite.outcomes, cases)
    else:
        suite.failures += table_problems(cases, suite.table)
    if suite.failures:
        print("\nFailures:", *suite.failures, sep="\n")
    print(f"{suite.passed} passed, {len(suite.failures)} failed")
    sys.exit(1 if suite.failures else 0)


main()

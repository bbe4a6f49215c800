# SPDX-License-Identifier: MIT
"""clang-tidy finds nothing in the .cpp files of src, qml and demos, and in the headers that they include.

A file that passed is not looked at again until it, a header, the configuration or its command changes.

TIDEWIRE_TIDY_SECONDS bounds the time, for machines that begin with nothing: what changed last comes first, and a check
that did not get through is a skipped one.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree

ROOMS = ("src", "qml", "demos")


def digest(*parts):
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def commands(root, build):
    """The project's own files and how each is compiled."""
    database = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    own = set(tree.files(root))
    for entry in database:
        path = (Path(entry["directory"]) / entry["file"]).resolve()
        if path in own and path.suffix == ".cpp" and path.relative_to(root).parts[0] in ROOMS:
            yield path, entry.get("command", "")


def newest_first(root, paths):
    """The order of the last commits; what git does not know was made just now."""
    log = subprocess.run(["git", "-c", f"safe.directory={root}", "-C", root, "log", "--format=", "--name-only"],
                         capture_output=True, text=True, check=False).stdout.split("\n")
    ages = {}
    for age, name in enumerate(log):
        ages.setdefault(root / name, age)
    return sorted(paths, key=lambda path: ages.get(path, -1))


def shared_digest(root, tidy):
    """What every file's result depends on."""
    headers = [path for path in tree.files(root) if path.suffix == ".h"]
    version = subprocess.run([tidy, "--version"], capture_output=True, check=True).stdout
    inputs = [(root / ".clang-tidy").read_bytes(), version]
    for header in headers:
        inputs += [str(header).encode(), header.read_bytes()]
    return digest(*inputs)


def check(path, stamp, build, tidy, end):
    """What clang-tidy says of the file; empty if it has nothing to say, None if there was no time to ask."""
    if stamp.exists():
        return ""
    if time.monotonic() > end:
        return None
    # The commands are written for another compiler, whose warnings it need not know.
    run = subprocess.run([tidy, "-p", build, "--quiet", "--extra-arg=-Wno-unknown-warning-option", path],
                         capture_output=True, text=True)
    if run.returncode == 0:
        stamp.touch()
        return ""
    return run.stdout + run.stderr


def main():
    root, build, tidy = tree.root_argument(), Path(sys.argv[2]).resolve(), sys.argv[3]
    stamps = build / "tidy"
    stamps.mkdir(exist_ok=True)
    shared = shared_digest(root, tidy)
    jobs = {}
    for path, command in commands(root, build):
        jobs[path] = stamps / digest(shared.encode(), str(path).encode(), path.read_bytes(), command.encode())
    order = newest_first(root, jobs)
    for old in set(stamps.iterdir()) - set(jobs.values()):
        old.unlink()

    end = time.monotonic() + float(os.environ.get("TIDEWIRE_TIDY_SECONDS") or "inf")
    problems = []
    left_out = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = pool.map(lambda path: check(path, jobs[path], build, tidy, end), order)
        for path, report in zip(order, reports):
            if report is None:
                left_out += 1
            elif report:
                print(report)
                problems.append(f"{path.relative_to(root)}: clang-tidy complains")
    if left_out and not problems:
        print(f"{left_out} of {len(jobs)} files were not looked at: the time was up")
        sys.exit(77)
    tree.finish(problems, len(jobs) - left_out)


main()

# SPDX-License-Identifier: MIT
"""clang-tidy finds nothing in the .cpp files of src, qml and demos, and in the headers that they include.

A file that passed is not looked at again until it, a header, the configuration or its command changes.
"""

import hashlib
import json
import os
import subprocess
import sys
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


def shared_digest(root, tidy):
    """What every file's result depends on."""
    headers = [path for path in tree.files(root) if path.suffix == ".h"]
    version = subprocess.run([tidy, "--version"], capture_output=True, check=True).stdout
    inputs = [(root / ".clang-tidy").read_bytes(), version]
    for header in headers:
        inputs += [str(header).encode(), header.read_bytes()]
    return digest(*inputs)


def check(path, stamp, build, tidy):
    """What clang-tidy says of the file; empty if it has nothing to say."""
    if stamp.exists():
        return ""
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
    for old in set(stamps.iterdir()) - set(jobs.values()):
        old.unlink()

    problems = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = pool.map(lambda job: check(*job, build, tidy), jobs.items())
        for path, report in zip(jobs, reports):
            if report:
                print(report)
                problems.append(f"{path.relative_to(root)}: clang-tidy complains")
    tree.finish(problems, len(jobs))


main()

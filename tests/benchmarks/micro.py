# SPDX-License-Identifier: MIT
"""Runs the micro-benchmarks, by time and, where there is valgrind, by instructions, and prints one table of both."""

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def measure(program, options):
    """Each benchmark's value for one iteration, by function and row."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.csv"
        subprocess.run([program, *options, "-o", f"{out},csv"], check=True, cwd=folder, stderr=subprocess.DEVNULL)
        # "mask","125 B","WalltimeMilliseconds",value,total,iterations
        with out.open(encoding="utf-8", newline="") as lines:
            return {(row[0], row[1]): float(row[3]) for row in csv.reader(lines) if len(row) > 3}


def main():
    program = str(Path(sys.argv[1]).resolve())
    times = measure(program, ["-median", "5"])
    instructions = measure(program, ["-callgrind"]) if shutil.which("valgrind") else {}
    if not instructions:
        print("valgrind is missing: no instructions are counted", file=sys.stderr)
    print(f"{'':12} {'':16} {'ns':>14} {'instructions':>14}")
    for (function, row), milliseconds in times.items():
        count = instructions.get((function, row))
        print(f"{function:12} {row:16} {milliseconds * 1e6:>14,.1f} {f'{count:,.0f}' if count else '–':>14}")
    sys.exit(0 if times else 1)


main()

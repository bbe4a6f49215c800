# SPDX-License-Identifier: MIT
"""All C++ files are as clang-format writes them."""

import subprocess
import sys

import tree


def main():
    root = tree.root_argument()
    sources = [path for path in tree.files(root) if path.suffix in {".cpp", ".h"}]
    problems = []
    for path in sources:
        # A file each, because the messages alone do not always name the file.
        run = subprocess.run([sys.argv[2], "--dry-run", "-Werror", path], capture_output=True, text=True)
        if run.returncode != 0:
            print(run.stderr, end="")
            problems.append(f"{path.relative_to(root)}: clang-format -i would change it")
    tree.finish(problems, len(sources))


main()

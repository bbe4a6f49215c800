# SPDX-License-Identifier: MIT
"""All C++ files are as clang-format writes them."""

import subprocess
import sys

import tree


def complaint(paths):
    """What clang-format would say of the files; empty if it would leave them as they are."""
    run = subprocess.run([sys.argv[2], "--dry-run", "-Werror", *paths], capture_output=True, text=True)
    return (run.stderr or "it failed\n") if run.returncode != 0 else ""


def main():
    root = tree.root_argument()
    sources = [path for path in tree.files(root) if path.suffix in {".cpp", ".h"}]
    # One call for all is several times as fast. Where it finds something, a file each, because the messages alone do not
    # always name the file.
    problems = []
    for path in sources if complaint(sources) else []:
        if text := complaint([path]):
            print(text, end="")
            problems.append(f"{path.relative_to(root)}: clang-format -i would change it")
    tree.finish(problems, len(sources))


main()

# SPDX-License-Identifier: MIT
"""Each source file says within its first three lines under which license it stands."""

import tree

SUFFIXES = {".c", ".cmake", ".cpp", ".css", ".h", ".html", ".js", ".mjs", ".py", ".qml", ".sh", ".supp", ".yml"}
NAMES = {".clang-format", ".clang-tidy", "CMakeLists.txt", "run"}
LINE = "SPDX-License-Identifier: MIT"


def main():
    root = tree.root_argument()
    sources = [path for path in tree.files(root) if path.suffix in SUFFIXES or path.name in NAMES]
    problems = []
    for path in sources:
        head = (tree.text_of(path) or "").splitlines()[:3]
        if not any(line.strip(" \t/*#<>!-") == LINE for line in head):
            problems.append(f"{path.relative_to(root)}:1: the line '{LINE}' is missing")
    tree.finish(problems, len(sources))


main()

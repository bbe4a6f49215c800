# SPDX-License-Identifier: MIT
"""The project's own files, and how a check reports."""

import subprocess
import sys
from pathlib import Path

NOT_OURS = {"build", "node_modules", ".git", "__pycache__"}


def files(root):
    """All files of the project, new ones included, ignored ones not."""
    # In a container the clone may belong to another user, which makes git refuse it otherwise.
    git = ["git", "-c", f"safe.directory={root}", "-C", root, "ls-files", "-z",
           "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, check=True, capture_output=True, text=True).stdout.split("\0")
        paths = [root / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        # No repository: somebody unpacked an archive.
        paths = [path for path in root.rglob("*") if not NOT_OURS & set(path.relative_to(root).parts)]
    return sorted(path for path in set(paths) if path.is_file())


def text_of(path):
    """The text of a file, or None if it is none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def root_argument():
    return Path(sys.argv[1]).resolve()


def finish(problems, checked):
    """Ends the check. One that found nothing to look at has not checked anything."""
    for problem in problems:
        print(problem)
    print(f"{checked} files checked, {len(problems)} problems")
    sys.exit(1 if problems or checked == 0 else 0)

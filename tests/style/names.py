# SPDX-License-Identifier: MIT
"""No file names the machine that it was written on, or a host that packages come from."""

import re

import tree

RULES = [
    (re.compile(r"(?<![\w.}/-])/(?:home|root|Users|work)/"), "a path of somebody's machine"),
    (re.compile(r"https?://(?:[\w-]+\.)*(?:registry|mirror|proxy)[\w-]*\."), "the host of a package registry"),
]
LOCKED_RULE = (re.compile(r'"resolved"\s*:'), "a lock file that pins hosts; npm leaves them out on request")


def main():
    root = tree.root_argument()
    problems = []
    checked = 0
    for path in tree.files(root):
        text = tree.text_of(path)
        if text is None:
            continue
        checked += 1
        rules = RULES + [LOCKED_RULE] if path.name.endswith("package-lock.json") else RULES
        for number, line in enumerate(text.splitlines(), 1):
            problems += [f"{path.relative_to(root)}:{number}: {what}" for rule, what in rules if rule.search(line)]
    tree.finish(problems, checked)


main()

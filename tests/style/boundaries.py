# SPDX-License-Identifier: MIT
"""Each room includes and links what it may know, and nothing else.

A compiler does not see this: with Qt Core alone on the link line, the headers of Qt Network are still found.
"""

import re
from dataclasses import dataclass

import tree

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
PUBLIC_HEADERS = re.compile(r"tidewire_public_headers\(([^)]*)\)")
ROOM_LINKS = re.compile(r"tidewire_add_room\([^)]*\bLINKS\b([^)]*)\)")
QT_HEADER = re.compile(r"(?:(Qt\w+)/.*|Q[A-Z]\w*|Qt\w+|q\w+\.h)$")
KEYWORDS = {"PUBLIC", "PRIVATE", "INTERFACE"}


@dataclass(frozen=True)
class Room:
    """What a room may know. Patterns match the whole of what stands in an #include, or a header's path in src."""

    qt: str
    # True where <QTimer> will do for <QtCore/qtimer.h>.
    bare_qt: bool = False
    headers: str = ""
    public_headers_of: tuple = ()
    links: str = ""
    never: str = "$^"
    never_text: str = "$^"


CLOCKS = r"\w*_clock::now|QDateTime::current|QElapsedTimer|QDeadlineTimer"
CHANCE = r"QRandomGenerator|std::random_device|std::mt19937"
ROOMS = {
    "src/protocol": Room(
        qt="QtCore",
        headers=r"protocol/\w+\.h",
        links=r"Qt6::Core|ZLIB::ZLIB",
        never=r"QtCore/(?i:q(object|\w*timer|\w*thread\w*|eventloop|socketnotifier|random|iodevice|coreapplication))(\.h)?"
              r"|(sys|netinet|arpa)/.*|unistd\.h|random|thread|iostream",
        never_text=rf"\bQ_OBJECT\b|\bQ_SIGNALS\b|\bQ_EMIT\b|{CLOCKS}|{CHANCE}",
    ),
    "src/network/transport": Room(
        qt="QtCore|QtNetwork",
        headers=r"network/transport/\w+\.h|protocol/enums\.h",
    ),
    "src/network": Room(
        qt="QtCore|QtNetwork",
        headers=r"network/(transport/)?\w+\.h|protocol/\w+\.h",
        links="TidewireProtocol|Qt6::(Core|Network)",
    ),
    "src/monitor": Room(
        qt="QtCore|QtNetwork",
        headers=r"monitor/(inspect/)?\w+\.h",
        public_headers_of=("network", "protocol"),
        links="TidewireNetwork|Qt6::(Core|Network)",
    ),
    "qml": Room(
        qt=r"Qt\w+",
        bare_qt=True,
        headers=r"monitor/(inspect/)?\w+\.h",
        public_headers_of=("network", "protocol"),
        never=r"(.*/)?session(\.h)?|Tidewire/Session",
    ),
    "demos": Room(
        qt=r"Qt\w+",
        bare_qt=True,
        public_headers_of=("network", "protocol", "monitor"),
        never=r"(.*/)?(network|protocol|monitor|qml)/.*",
    ),
}


def room_of(path):
    """The innermost room that a path, relative to the root, lies in."""
    names = [name for name in ROOMS if path.as_posix().startswith(name + "/")]
    return max(names, key=len, default=None)


def public_headers(root):
    """What programs include as <Tidewire/Class>, and the header that it stands for."""
    classes = {}
    for listing in (root / "src").rglob("CMakeLists.txt"):
        for block in PUBLIC_HEADERS.findall(listing.read_text(encoding="utf-8")):
            classes.update(entry.split("=", 1) for entry in block.split() if "=" in entry)
    return classes


class Checker:
    def __init__(self, root):
        self.root = root
        self.classes = public_headers(root)

    def in_source(self, path, name):
        """The path in src of a header that is included by that name, or None if it is not one of src."""
        name = self.classes.get(name.removeprefix("Tidewire/"), name) if name.startswith("Tidewire/") else name
        for folder in (path.parent, self.root / "src"):
            target = (folder / name).resolve()
            if target.is_file() and target.is_relative_to(self.root / "src"):
                return target.relative_to(self.root / "src").as_posix()
        return None

    def objection(self, path, bracket, name):
        """What is wrong with an #include, or None."""
        room = ROOMS[room_of(path.relative_to(self.root))]
        if re.fullmatch(room.never, name):
            return "not for this room"
        header = self.in_source(path, name)
        if header:
            public = header.split("/")[0] in room.public_headers_of and header in self.classes.values()
            return None if public or re.fullmatch(room.headers, header) else "beyond this room"
        if name.startswith("Tidewire/"):
            return "no public header has that name"
        if "private/" in name:
            return "private header"
        return self.qt_objection(room, name) if bracket == "<" else None

    @staticmethod
    def qt_objection(room, name):
        match = QT_HEADER.match(name)
        if not match:
            return None
        if match[1] is None:
            return None if room.bare_qt else "a Qt header without its module"
        return None if re.fullmatch(room.qt, match[1]) else "beyond this room"

    def check_source(self, path):
        text = tree.text_of(path) or ""
        room = ROOMS[room_of(path.relative_to(self.root))]
        for match in INCLUDE.finditer(text):
            what = self.objection(path, *match.groups())
            if what:
                yield self.problem(path, text, match.start(2), f"includes {match[2]}: {what}")
        for match in re.finditer(room.never_text, text):
            yield self.problem(path, text, match.start(), f"{match[0]} has no place in this room")

    def check_links(self, path):
        text = tree.text_of(path)
        links = ROOMS[room_of(path.relative_to(self.root))].links
        for match in ROOM_LINKS.finditer(text):
            for target in match[1].split():
                if target not in KEYWORDS and not re.fullmatch(links, target):
                    yield self.problem(path, text, match.start(1), f"links {target}, which is beyond this room")

    def problem(self, path, text, position, what):
        return f"{path.relative_to(self.root)}:{text.count(chr(10), 0, position) + 1}: {what}"


def main():
    root = tree.root_argument()
    checker = Checker(root)
    problems = []
    checked = 0
    for path in tree.files(root):
        if room_of(path.relative_to(root)) is None:
            continue
        if path.suffix in {".cpp", ".h"}:
            problems += checker.check_source(path)
            checked += 1
        elif path.name == "CMakeLists.txt":
            problems += checker.check_links(path)
    tree.finish(problems, checked)


main()

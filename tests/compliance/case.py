# SPDX-License-Identifier: MIT
"""One case of the suite: what the suite's side does and expects, and for whom."""

from dataclasses import dataclass
from typing import Callable, Optional

BOTH = ("server", "client")
SERVER = ("server",)
CLIENT = ("client",)


@dataclass(frozen=True)
class Case:
    id: str
    title: str
    # Gets the Peer after the opening handshake, and leads to one of the ends that Peer knows.
    body: Callable
    roles: tuple = BOTH
    # Part of the quick subset.
    quick: bool = True
    # Which tidewire-echo, and what Tidewire's client is told.
    variant: str = "plain"
    options: tuple = ()
    # The extensions to offer to the server, or to answer to the client.
    offer: Optional[str] = None
    answer: Optional[str] = None
    # The body does the opening handshake itself.
    raw: bool = False
    # Distances of compressed data are checked exactly, which takes time.
    strict: bool = False


class Section:
    """Numbers the cases of one theme."""

    def __init__(self, prefix, **defaults):
        self.prefix, self.defaults = prefix, defaults
        self.count = 0

    def case(self, title, body, **options):
        self.count += 1
        return Case(f"{self.prefix}.{self.count}", title, body, **{**self.defaults, **options})

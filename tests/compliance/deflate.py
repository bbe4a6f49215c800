# SPDX-License-Identifier: MIT
"""What two sides agreed on for compression (RFC 7692, and deflate-frame), and whether they keep to it."""

import re
import zlib
from dataclasses import dataclass

from codec import Mismatch

TAIL = b"\x00\x00\xff\xff"
# zlib looks farther back than its window within the piece that it puts out at a time; small pieces leave it little.
STRICT_PIECE = 16


@dataclass(frozen=True)
class Direction:
    """How one side compresses."""

    window: int = 15
    takeover: bool = True


def parse(value):
    """A header's value as a list of (name, {parameter: value or None})."""
    extensions = []
    for part in value.split(","):
        name, *parameters = [word.strip() for word in part.split(";")]
        pairs = [re.split(r"\s*=\s*", parameter, maxsplit=1) for parameter in parameters]
        values = {pair[0]: pair[1] if len(pair) > 1 else None for pair in pairs}
        if len(values) != len(pairs):
            raise Mismatch(f"a parameter comes twice in {value}")
        extensions.append((name, values))
    return extensions


def directions(answer):
    """The server's and the client's Direction after a server's answer."""
    (name, values), *more = parse(answer)
    if more:
        raise Mismatch(f"more than one extension in {answer}")
    if name == "permessage-deflate":
        return (Direction(int(values.get("server_max_window_bits", 15)), "server_no_context_takeover" not in values),
                Direction(int(values.get("client_max_window_bits", 15)), "client_no_context_takeover" not in values))
    # Of deflate-frame the answer says only what the client may do.
    return Direction(), Direction(int(values.get("max_window_bits", 15)), "no_context_takeover" not in values)


class Deflater:
    def __init__(self, direction, level=6):
        self.direction = direction
        self.level = level
        self.reset()

    def reset(self):
        self.zlib = zlib.compressobj(self.level, zlib.DEFLATED, -max(self.direction.window, 9))

    def compress(self, message):
        data = self.zlib.compress(message) + self.zlib.flush(zlib.Z_SYNC_FLUSH)
        if not self.direction.takeover:
            self.reset()
        return data[:-len(TAIL)]


class Inflater:
    """Takes nothing that the agreement does not allow: no context and no distance beyond it."""

    def __init__(self, direction, strict=False):
        self.direction = direction
        self.strict = strict
        self.reset()

    def reset(self):
        self.zlib = zlib.decompressobj(-self.direction.window)

    def inflate(self, data):
        try:
            plain = self.inflate_strictly(data + TAIL) if self.strict else self.zlib.decompress(data + TAIL)
        except zlib.error as error:
            raise Mismatch(f"a compressed message is not what was agreed on: {error}") from None
        if self.zlib.unconsumed_tail or self.zlib.unused_data or self.zlib.eof:
            raise Mismatch("a compressed message does not end where it should")
        if not self.direction.takeover:
            self.reset()
        return plain

    def inflate_strictly(self, data):
        plain = b""
        while True:
            piece = self.zlib.decompress(data, STRICT_PIECE)
            plain += piece
            data = self.zlib.unconsumed_tail
            if not data and len(piece) < STRICT_PIECE:
                return plain


class Compression:
    """One connection's, from the suite's side."""

    def __init__(self, ours, theirs, per_frame=False, strict=False):
        self.ours, self.theirs = ours, theirs
        self.per_frame = per_frame
        self.deflater = Deflater(ours)
        self.inflater = Inflater(theirs, strict)

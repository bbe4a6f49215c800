# SPDX-License-Identifier: MIT
"""Frames as RFC 6455 §5.2 and the first answer of a handshake define them, written for this suite alone: a mistake that
Tidewire makes cannot hide behind the same mistake here."""

import base64
import hashlib
import os
import struct
from dataclasses import dataclass

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
NAMES = {CONTINUATION: "continuation", TEXT: "text", BINARY: "binary", CLOSE: "close", PING: "ping", PONG: "pong"}
RSV1, RSV2, RSV3 = 4, 2, 1


class Mismatch(Exception):
    """What came is not what must come."""


@dataclass
class Frame:
    opcode: int
    payload: bytes
    fin: bool = True
    rsv: int = 0


def mask(payload, key):
    """As one large number: 16 MiB take milliseconds."""
    size = len(payload)
    if size == 0:
        return b""
    keys = (key * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(keys, "little")).to_bytes(size, "little")


def header(opcode, size, fin=True, rsv=0, key=None, form=None):
    """The head of a frame; form is 7, 16 or 64 to give the length another form than its shortest."""
    form = form or (7 if size < 126 else 16 if size < 65536 else 64)
    first = (0x80 if fin else 0) | rsv << 4 | opcode
    masked = 0x80 if key is not None else 0
    if form == 7:
        head = bytes([first, masked | size])
    elif form == 16:
        head = struct.pack(">BBH", first, masked | 126, size)
    else:
        head = struct.pack(">BBQ", first, masked | 127, size)
    return head + (key or b"")


def encode(opcode, payload=b"", fin=True, rsv=0, masked=False, key=None):
    if not masked:
        return header(opcode, len(payload), fin, rsv) + payload
    key = key if key is not None else os.urandom(4)
    return header(opcode, len(payload), fin, rsv, key) + mask(payload, key)


def decode(buffer, masked):
    """The first frame of a buffer and its size there, or None while it is not all there.

    Only what Tidewire may send: a wrong mask bit, a length that is not minimal or a broken control frame is a Mismatch.
    """
    if len(buffer) < 2:
        return None
    first, second = buffer[0], buffer[1]
    opcode, fin, rsv = first & 15, bool(first & 0x80), first >> 4 & 7
    if bool(second & 0x80) != masked:
        raise Mismatch("a frame with a mask came from a server" if not masked else "an unmasked frame came")
    if opcode not in NAMES:
        raise Mismatch(f"a frame of opcode {opcode} came")
    size, position = second & 127, 2
    if size >= 126:
        width = 2 if size == 126 else 8
        if len(buffer) < 2 + width:
            return None
        size, position = int.from_bytes(buffer[2:2 + width], "big"), 2 + width
        if size < (126 if width == 2 else 65536):
            raise Mismatch(f"a length of {size} came in {width} bytes")
    if opcode >= CLOSE and (size > 125 or not fin):
        raise Mismatch(f"a {NAMES[opcode]} frame of {size} bytes came, {'whole' if fin else 'in fragments'}")
    end = position + (4 if masked else 0) + size
    if len(buffer) < end:
        return None
    payload = bytes(memoryview(buffer)[end - size:end])
    if masked:
        payload = mask(payload, bytes(buffer[position:position + 4]))
    return Frame(opcode, payload, fin, rsv), end


def close_payload(code=None, reason=b""):
    return b"" if code is None else struct.pack(">H", code) + reason


def accept_key(key):
    digest = hashlib.sha1(key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    return base64.b64encode(digest).decode()

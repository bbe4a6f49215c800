# SPDX-License-Identifier: MIT
"""1: frames of all lengths, in all forms of the length, with and without a mask (RFC 6455 §5.2)."""

from functools import partial

import codec
from case import CLIENT, SERVER, Section
from codec import BINARY, PING, TEXT
from peer import text_and_binary

SIZES = [0, 1, 125, 126, 127, 128, 65535, 65536]
OCTETWISE_LIMIT = 128


def payload_of(opcode, size):
    """Text of characters of all lengths, or bytes of all values."""
    if opcode == BINARY:
        return (bytes(range(256)) * (size // 256 + 1))[:size]
    unit = "aé€😀".encode()
    return unit * (size // len(unit)) + b"x" * (size % len(unit))


def exchange(opcode, size, chop, peer):
    peer.echo(opcode, payload_of(opcode, size), chop)
    peer.finish()


def header_of(peer, opcode, size, form):
    return codec.header(opcode, size, key=bytes(4) if peer.masks else None, form=form)


def wrong_form(opcode, size, form, peer):
    peer.send(header_of(peer, opcode, size, form), bytes(min(size, 128)))
    peer.expect_failure(1002)


def too_long(size, code, peer):
    peer.send(header_of(peer, BINARY, size, 64))
    peer.expect_failure(code)


def wrong_masking(opcode, before, peer):
    if before:
        peer.echo(TEXT, b"before")
    peer.send(codec.encode(opcode, b"Hello", masked=not peer.masks))
    peer.expect_failure(1002)


def fixed_mask(key, peer):
    peer.send(codec.encode(TEXT, b"Hello, world", masked=True, key=key))
    peer.expect_message(TEXT, b"Hello, world")
    peer.finish()


def split_header(opcode, size, split, peer):
    payload = payload_of(opcode, size)
    frame = peer.frame(opcode, payload)
    peer.send(frame[:split])
    peer.send(frame[split:])
    peer.expect_message(opcode, payload)
    peer.finish()


def lengths():
    for group, (opcode, name) in enumerate(text_and_binary(), 1):
        section = Section(f"1.{group}")
        for size in SIZES:
            yield section.case(f"{name} of {size} bytes", partial(exchange, opcode, size, 0))
        for size in SIZES:
            yield section.case(f"{name} of {size} bytes in chops of 997", partial(exchange, opcode, size, 997))
        for size in SIZES:
            if size <= OCTETWISE_LIMIT:
                yield section.case(f"{name} of {size} bytes octet-wise", partial(exchange, opcode, size, 1))


def forms():
    section = Section("1.3")
    for opcode, name in (*text_and_binary(), (PING, "ping")):
        for size, form in ((0, 16), (125, 16), (0, 64), (125, 64), (126, 64), (65535, 64)):
            if opcode != PING or size < 126:
                yield section.case(f"{name} of {size} bytes, length in {form} bits",
                                   partial(wrong_form, opcode, size, form))
    for size, name, code in ((1 << 63, "2^63", 1002), ((1 << 64) - 1, "2^64-1", 1002), ((1 << 63) - 1, "2^63-1", 1009)):
        yield section.case(f"a length of {name}", partial(too_long, size, code))


def masking():
    section = Section("1.4", roles=SERVER)
    for opcode, name in (*text_and_binary(), (PING, "ping"), (codec.PONG, "pong"), (codec.CLOSE, "close")):
        for before in (False, True):
            yield section.case(f"{name} without a mask{' after a message' if before else ''}",
                               partial(wrong_masking, opcode, before))
    for key in (bytes(4), b"\xff" * 4, b"\0\0\0\1"):
        yield section.case(f"the mask is {key.hex()}", partial(fixed_mask, key))
    section = Section("1.5", roles=CLIENT)
    for opcode, name in (*text_and_binary(), (PING, "ping"), (codec.PONG, "pong"), (codec.CLOSE, "close")):
        for before in (False, True):
            yield section.case(f"{name} with a mask{' after a message' if before else ''}",
                               partial(wrong_masking, opcode, before))


def splits():
    section = Section("1.6")
    for size in (5, 126, 65536):
        for split in range(1, 16):
            if split < 10 or size > 5:
                yield section.case(f"binary of {size} bytes, cut after byte {split}",
                                   partial(split_header, BINARY, size, split))


def cases():
    yield from lengths()
    yield from forms()
    yield from masking()
    yield from splits()

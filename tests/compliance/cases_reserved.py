# SPDX-License-Identifier: MIT
"""3 and 4: reserved bits and reserved opcodes, which nobody has given a meaning (RFC 6455 §5.2)."""

from functools import partial

from case import Section
from codec import BINARY, CLOSE, PING, PONG, TEXT, close_payload

RESERVED_OPCODES = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15]
PAYLOAD = b"Hello, world!"


def alone(opcode, rsv, payload, chop, peer):
    peer.send(peer.frame(opcode, payload, rsv=rsv), chop=chop)
    peer.expect_failure(1002)


def after_message(opcode, rsv, payload, chop, peer):
    """A message that is complete is not lost, and nothing behind the mistake counts (§7.1.7)."""
    peer.send(peer.frame(TEXT, PAYLOAD), peer.frame(opcode, payload, rsv=rsv), peer.frame(PING), chop=chop)
    peer.expect_message(TEXT, PAYLOAD)
    peer.expect_failure(1002)


def after_ping(opcode, rsv, payload, chop, peer):
    peer.send(peer.frame(PING, b"first"), peer.frame(opcode, payload, rsv=rsv), peer.frame(PING), chop=chop)
    peer.expect_pong(b"first")
    peer.expect_failure(1002)


def within_message(opcode, rsv, payload, chop, peer):
    peer.send(peer.frame(TEXT, PAYLOAD, fin=False), peer.frame(opcode, payload, rsv=rsv), chop=chop)
    peer.expect_failure(1002)


BODIES = [("alone", alone, 0), ("alone octet-wise", alone, 1), ("after a message", after_message, 0),
          ("after a message, in chops of 3", after_message, 3), ("after a message octet-wise", after_message, 1),
          ("after a ping", after_ping, 0), ("within a message", within_message, 0)]


def reserved_bits():
    kinds = [("text", TEXT, PAYLOAD), ("binary", BINARY, PAYLOAD), ("ping", PING, PAYLOAD), ("pong", PONG, PAYLOAD),
             ("close", CLOSE, close_payload(1000)), ("empty text", TEXT, b"")]
    for rsv in range(1, 8):
        section = Section(f"3.{rsv}")
        for name, opcode, payload in kinds:
            for how, body, chop in BODIES:
                if how != "within a message" or opcode >= CLOSE:
                    yield section.case(f"{name} with reserved bits {rsv:03b}, {how}",
                                       partial(body, opcode, rsv, payload, chop),
                                       quick=opcode == TEXT and bool(payload) or how == "after a message")
        yield section.case(f"continuation with reserved bits {rsv:03b}",
                           partial(within_message, 0, rsv, PAYLOAD, 0))


def reserved_opcodes():
    for opcode in RESERVED_OPCODES:
        section = Section(f"4.{opcode}")
        for name, payload in (("empty", b""), ("with payload", PAYLOAD)):
            for how, body, chop in BODIES:
                yield section.case(f"opcode {opcode} {name}, {how}", partial(body, opcode, 0, payload, chop),
                                   quick=not chop or chop == 1)


def cases():
    yield from reserved_bits()
    yield from reserved_opcodes()

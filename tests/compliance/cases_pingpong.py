# SPDX-License-Identifier: MIT
"""2: pings and pongs (RFC 6455 §5.5.2 and §5.5.3)."""

from functools import partial

from case import Section
from codec import PING, PONG, TEXT

NOT_UTF8 = b"\x00\xff\xfe\xfd\xfc\xfb\x00\xff"


def ping(payload, chop, peer):
    peer.send(peer.frame(PING, payload), chop=chop)
    peer.expect_pong(payload)
    peer.finish()


def too_long(opcode, size, chop, peer):
    peer.send(peer.frame(opcode, b"\xfe" * size), chop=chop)
    peer.expect_failure(1002)


def unsolicited(payload, with_ping, peer):
    peer.send(peer.frame(PONG, payload))
    if with_ping:
        peer.send(peer.frame(PING, b"are you there"))
        peer.expect_pong(b"are you there")
    peer.finish()


def many(count, chop, peer):
    payloads = [b"payload-%d" % number for number in range(count)]
    peer.send(*(peer.frame(PING, payload) for payload in payloads), chop=chop)
    for payload in payloads:
        peer.expect_pong(payload)
    peer.finish()


def among_messages(peer):
    for number in range(10):
        peer.send(peer.frame(PING, b"%d" % number), peer.frame(TEXT, b"text"), peer.frame(PONG, b"unasked"))
        peer.expect_pong(b"%d" % number)
        peer.expect_message(TEXT, b"text")
    peer.finish()


def cases():
    section = Section("2")
    for title, payload in (("without payload", b""), ("with text", b"Hello, world!"), ("with binary", NOT_UTF8),
                           ("with 125 bytes", b"\xfe" * 125)):
        for how, chop in (("", 0), (" octet-wise", 1)):
            yield section.case(f"a ping {title}{how}", partial(ping, payload, chop))
    for name, opcode in (("ping", PING), ("pong", PONG)):
        for size in (126, 65536):
            for how, chop in (("", 0), (" octet-wise", 1)):
                if size < 1000 or not chop:
                    yield section.case(f"a {name} with {size} bytes{how}", partial(too_long, opcode, size, chop))
    for title, payload in (("without payload", b""), ("with payload", b"unsolicited pong payload")):
        yield section.case(f"an unsolicited pong {title}", partial(unsolicited, payload, False))
        yield section.case(f"an unsolicited pong {title}, then a ping", partial(unsolicited, payload, True))
    yield section.case("ten pings", partial(many, 10, 0))
    yield section.case("ten pings octet-wise", partial(many, 10, 1))
    yield section.case("pings and pongs among messages", among_messages)

# SPDX-License-Identifier: MIT
"""5 and 10: messages in fragments, and what may stand between them (RFC 6455 §5.4)."""

from functools import partial

from case import Section
from cases_framing import payload_of
from codec import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, close_payload
from peer import text_and_binary

WAYS = [("", 0), (" in chops of 3", 3), (" octet-wise", 1)]


def frames(peer, *parts):
    """Frames from (opcode, payload, fin)."""
    return [peer.frame(opcode, payload, fin) for opcode, payload, fin in parts]


def send_ways(peer, all_frames, chop):
    """In one piece, in chops, or, with None, frame by frame."""
    if chop is None:
        for frame in all_frames:
            peer.send(frame)
    else:
        peer.send(*all_frames, chop=chop)


def fragmented_control(opcode, chop, peer):
    send_ways(peer, frames(peer, (opcode, b"frag", False), (CONTINUATION, b"ment", True)), chop)
    peer.expect_failure(1002)


def whole(opcode, pieces, chop, peer):
    last = len(pieces) - 1
    send_ways(peer, frames(peer, *((CONTINUATION if i else opcode, piece, i == last)
                                   for i, piece in enumerate(pieces))), chop)
    peer.expect_message(opcode, b"".join(pieces))
    peer.finish()


def with_ping_between(chop, peer):
    send_ways(peer, frames(peer, (TEXT, b"fragment1", False), (PING, b"ping payload", True),
                           (CONTINUATION, b"fragment2", True)), chop)
    peer.expect_pong(b"ping payload")
    peer.expect_message(TEXT, b"fragment1fragment2")
    peer.finish()


def with_prompt_pongs(chop, peer):
    """A ping is answered before the message is complete (§5.5.2: as soon as is practical)."""
    opcode = TEXT
    for number in range(5):
        send_ways(peer, frames(peer, (opcode, b"fragment", False), (PING, b"%d" % number, True)), chop)
        peer.expect_pong(b"%d" % number)
        opcode = CONTINUATION
    peer.send(peer.frame(CONTINUATION, b"end"))
    peer.expect_message(TEXT, b"fragment" * 5 + b"end")
    peer.finish()


def orphan(fin, before, chop, peer):
    """A continuation that continues nothing, at the start or after a message that is complete."""
    parts = [(TEXT, b"frag", False), (CONTINUATION, b"ment", True)] * before
    parts += [(CONTINUATION, b"orphan", fin), (TEXT, b"Hello", True)]
    send_ways(peer, frames(peer, *parts), chop)
    for _ in range(before):
        peer.expect_message(TEXT, b"fragment")
    peer.expect_failure(1002)


def new_message_within(opcode, fin, chop, peer):
    send_ways(peer, frames(peer, (TEXT, b"unfinished", False), (opcode, b"new", fin)), chop)
    peer.expect_failure(1002)


def close_within(peer):
    """The closing handshake may begin at any time (§5.5.1); the message will not be complete any more."""
    peer.send(*frames(peer, (TEXT, b"unfinished", False), (CLOSE, close_payload(1000), True)))
    peer.expect_close_answer(1000)


def several(peer):
    for opcode, text in ((TEXT, b"one"), (BINARY, b"two"), (TEXT, b"three")):
        peer.send(peer.message(opcode, [text, b"", text]))
        peer.expect_message(opcode, text * 2)
    peer.finish()


def in_fragments_of(opcode, size, fragment, peer):
    payload = payload_of(opcode, size)
    peer.send(peer.message(opcode, [payload[i:i + fragment] for i in range(0, size, fragment)]))
    peer.expect_message(opcode, payload)
    peer.finish()


def all_ways():
    return WAYS[:1] + [(" frame by frame", None)] + WAYS[1:]


def cases():
    section = Section("5")
    for name, opcode in (("ping", PING), ("pong", PONG), ("close", CLOSE)):
        for how, chop in all_ways():
            yield section.case(f"a {name} in two fragments{how}", partial(fragmented_control, opcode, chop))
    for opcode, name in text_and_binary():
        for title, pieces in (("two fragments", [b"fragment1", b"fragment2"]),
                              ("three fragments, the first of them empty", [b"", b"frag", b"ment"]),
                              ("three fragments, the last of them empty", [b"frag", b"ment", b""]),
                              ("three empty fragments", [b"", b"", b""])):
            for how, chop in all_ways():
                yield section.case(f"{name} in {title}{how}", partial(whole, opcode, pieces, chop))
    for how, chop in all_ways():
        yield section.case(f"a ping between two fragments{how}", partial(with_ping_between, chop))
        yield section.case(f"pings among five fragments, answered promptly{how}", partial(with_prompt_pongs, chop))
    for fin in (True, False):
        for before in range(3):
            for how, chop in all_ways():
                place = f"after {before} messages" if before else "at the start"
                yield section.case(f"a continuation, {'final' if fin else 'not final'}, {place}{how}",
                                   partial(orphan, fin, before, chop))
    for opcode, name in text_and_binary():
        for fin in (True, False):
            for how, chop in all_ways():
                yield section.case(f"{name}, {'final' if fin else 'not final'}, within a message{how}",
                                   partial(new_message_within, opcode, fin, chop))
    yield section.case("a close within a message", close_within)
    yield section.case("several messages in fragments", several)
    section = Section("10")
    for opcode, name in text_and_binary():
        for size, fragment in ((65536, 1300), (65536, 65535), (65536, 1), (200000, 4096)):
            yield section.case(f"{name} of {size} bytes in fragments of {fragment}",
                               partial(in_fragments_of, opcode, size, fragment), quick=fragment > 1)

# SPDX-License-Identifier: MIT
"""15: x-webkit-deflate-frame, also called deflate-frame: each frame is compressed for itself, and has RSV1 for itself.

A server takes it if it is told to, and not where permessage-deflate is offered as well.
"""

from functools import partial

from case import SERVER, Section
from cases_compression import NO_CLIENT, NO_SERVER, json_text, noise
from codec import BINARY, CONTINUATION, PING, RSV1, TEXT, Mismatch
from deflate import Compression, Direction

WEBKIT, STANDARD = "x-webkit-deflate-frame", "deflate-frame"


def negotiated(offer, expected, theirs, peer):
    """What binds the server stands in the offer, so it is known here and not from the answer."""
    answer = peer.open(offer)
    peer.seen.append(f"agreed '{answer}'")
    if answer != (expected or ""):
        raise Mismatch(f"the answer is '{answer}' instead of '{expected or ''}'")
    if theirs:
        peer.compression = Compression(peer.compression.ours, theirs, True, strict=True)
    for number in range(4):
        text = json_text(4000, number % 2)
        peer.send(frames(peer, TEXT, [text]) if theirs else peer.frame(TEXT, text))
        peer.expect_message(TEXT, text, bool(theirs))
    peer.finish()


def frames(peer, opcode, pieces, plain=()):
    """A message in fragments, each compressed, but those whose numbers stand in plain."""
    last = len(pieces) - 1
    parts = []
    for number, piece in enumerate(pieces):
        squeezed = number not in plain
        payload = peer.compression.deflater.compress(piece) if squeezed else piece
        parts.append(peer.frame(CONTINUATION if number else opcode, payload, number == last, RSV1 if squeezed else 0))
    return b"".join(parts)


def in_fragments(plain, between, chop, peer):
    for number in range(5):
        text = json_text(3000, number)
        pieces = [text[:1000], text[1000:1001], text[1001:]]
        peer.send(peer.frame(PING, b"%d" % number) if between else b"", frames(peer, TEXT, pieces, plain), chop=chop)
        if between:
            peer.expect_pong(b"%d" % number)
        peer.expect_message(TEXT, text, True)
    peer.finish()


def incompressible(peer):
    payload = noise(5000)
    peer.send(frames(peer, BINARY, [payload]))
    peer.expect_message(BINARY, payload, False)
    peer.finish()


def empty(peer):
    """An empty payload is not compressed."""
    peer.send(peer.frame(TEXT), frames(peer, TEXT, [b"a", b"", b"b"], plain=(1,)))
    peer.expect_message(TEXT, b"", False)
    peer.expect_message(TEXT, b"ab")
    peer.finish()


def garbage(data, code, peer):
    peer.send(peer.frame(TEXT, data, rsv=RSV1))
    peer.expect_failure(code)


def garbage_in_fragment(peer):
    """Each frame has to be whole for itself: nothing behind it is needed to see that it is not."""
    peer.send(peer.frame(TEXT, peer.compression.deflater.compress(json_text(3000))[:-20], False, RSV1))
    peer.expect_failure(1007)


def reserved(opcode, rsv, peer):
    peer.send(peer.frame(opcode, b"", rsv=rsv))
    peer.expect_failure(1002)


def final_block(peer):
    """A final block in a frame resets nothing but the block: the next frame goes on."""
    for _ in range(2):
        peer.send(peer.frame(TEXT, bytes.fromhex("f348cdc9c9070000"), rsv=RSV1))
        peer.expect_message(TEXT, b"Hello")
    peer.finish()


def bomb(peer):
    data = peer.compression.deflater.compress(bytes(17 << 20))
    peer.send(peer.frame(BINARY, data, rsv=RSV1))
    peer.expect_failure(1009)


def bomb_in_fragments(peer):
    for number in range(17):
        data = peer.compression.deflater.compress(bytes(1 << 20))
        peer.send(peer.frame(CONTINUATION if number else BINARY, data, False, RSV1))
    peer.expect_failure(1009)


def offers():
    """Which server, the offer, the answer, and how the server compresses then."""
    fresh, keeping = Direction(takeover=False), Direction()
    yield "takeover", WEBKIT, WEBKIT, keeping
    yield "takeover", STANDARD, STANDARD, keeping
    yield "takeover", f"{WEBKIT}; no_context_takeover", WEBKIT, fresh
    for window in range(9, 16):
        yield "takeover", f"{WEBKIT}; max_window_bits={window}", WEBKIT, Direction(window)
    yield "takeover", f"{WEBKIT}; max_window_bits=9; no_context_takeover", WEBKIT, Direction(9, False)
    yield "fresh", WEBKIT, f"{WEBKIT}; no_context_takeover", fresh
    yield "fresh", STANDARD, f"{STANDARD}; no_context_takeover", fresh
    for parameter in ("max_window_bits", "max_window_bits=7", "max_window_bits=8", "max_window_bits=16",
                      "no_context_takeover=1", "unknown", "max_window_bits=9; max_window_bits=9",
                      "no_context_takeover; no_context_takeover", "server_max_window_bits=9"):
        yield "takeover", f"{WEBKIT}; {parameter}", None, None
        yield "takeover", f"{WEBKIT}; {parameter}, {WEBKIT}", WEBKIT, keeping
    yield "plain", WEBKIT, None, None
    yield "none", WEBKIT, None, None


def preferred(peer):
    answer = peer.open(f"{WEBKIT}, permessage-deflate")
    peer.seen.append(f"agreed '{answer}'")
    if answer != f"permessage-deflate; {NO_SERVER}; {NO_CLIENT}":
        raise Mismatch(f"the answer is '{answer}'")
    peer.echo_compressed(TEXT, json_text(5000))
    peer.finish()


def cases():
    section = Section("15.1", roles=SERVER, raw=True)
    for variant, offer, answer, theirs in offers():
        yield section.case(f"a server {variant}: the offer {offer}", partial(negotiated, offer, answer, theirs),
                           variant=variant)
    yield section.case("permessage-deflate is preferred", preferred, variant="fresh")
    for group, variant in enumerate(("fresh", "takeover"), 2):
        section = Section(f"15.{group}", roles=SERVER, variant=variant, offer=WEBKIT)
        for title, plain in (("all compressed", ()), ("the first plain", (0,)), ("the last plain", (2,)),
                             ("one byte plain", (1,))):
            for how, chop in (("", 0), (" octet-wise", 1)):
                yield section.case(f"fragments, {title}{how}", partial(in_fragments, plain, False, chop))
        yield section.case("fragments, and pings", partial(in_fragments, (), True, 0))
        yield section.case("what does not shrink is sent plain", incompressible)
        yield section.case("empty payloads", empty)
        for title, data in (("garbage", b"\xff" * 20), ("a frame that is cut", bytes.fromhex("f248cd")),
                            ("a wrong distance", bytes.fromhex("4b84530000"))):
            yield section.case(title, partial(garbage, data, 1007))
        yield section.case("a fragment that is cut", garbage_in_fragment)
        for opcode, rsv in ((PING, RSV1), (10, RSV1), (8, RSV1), (TEXT, 2), (TEXT, 7)):
            yield section.case(f"reserved bits {rsv:03b} on opcode {opcode}", partial(reserved, opcode, rsv))
        yield section.case("final blocks", final_block)
        yield section.case("17 MiB of zeros", bomb)
        yield section.case("17 MiB of zeros in fragments", bomb_in_fragments)

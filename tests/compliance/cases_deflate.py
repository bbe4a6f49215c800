# SPDX-License-Identifier: MIT
"""13: compressed data in all its forms (RFC 7692 §7.2.3), and those that are none."""

import zlib
from functools import partial

from case import Section
from cases_compression import FRESH, TAKEOVER, json_text, noise
from codec import BINARY, CLOSE, CONTINUATION, PING, PONG, RSV1, RSV2, TEXT, close_payload
from deflate import TAIL, Deflater, Direction

MIB = 1 << 20
HELLO = b"Hello"
WAYS = (("", 0), (" in fragments", "fragments"), (" octet-wise", 1))
OCTETWISE_LIMIT = 10000


def raw(peer, opcode, data, fin=True):
    return peer.frame(opcode, data, fin, RSV1)


def deflated(payload, level=6, strategy=zlib.Z_DEFAULT_STRATEGY):
    stream = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
    return (stream.compress(payload) + stream.flush(zlib.Z_SYNC_FLUSH))[:-len(TAIL)]


def final(payload):
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    return stream.compress(payload) + stream.flush(zlib.Z_FINISH)


def several_blocks(payload):
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    half = len(payload) // 2
    return (stream.compress(payload[:half]) + stream.flush(zlib.Z_SYNC_FLUSH) + stream.compress(payload[half:])
            + stream.flush(zlib.Z_SYNC_FLUSH))[:-len(TAIL)]


def forms():
    """The examples of RFC 7692 §7.2.3, and what zlib makes with other settings."""
    text = json_text(5000)
    yield "§7.2.3.1, one block", bytes.fromhex("f248cdc9c90700"), HELLO
    yield "§7.2.3.3, a stored block", bytes.fromhex("000500faff48656c6c6f00"), HELLO
    yield "§7.2.3.4, a final block", bytes.fromhex("f348cdc9c9070000"), HELLO
    yield "§7.2.3.5, two blocks", bytes.fromhex("f24805000000ffffcac9c90700"), HELLO
    yield "§7.2.3.6, an empty message", b"\0", b""
    yield "a final block and nothing behind it", final(text), text
    yield "a final block, then another block", final(text) + deflated(HELLO), text + HELLO
    yield "two final blocks", final(text) + final(HELLO) + b"\0", text + HELLO
    yield "stored blocks", deflated(text, 0), text
    yield "large stored blocks", deflated(text * 40, 0), text * 40
    yield "fixed codes", deflated(text, 9, zlib.Z_FIXED), text
    yield "codes without repeats", deflated(text, 9, zlib.Z_HUFFMAN_ONLY), text
    yield "two blocks with the tail between them", several_blocks(text), text


def takes(data, payload, way, peer):
    if way == "fragments":
        pieces = [data[:1], b"", data[1:]]
        peer.send(raw(peer, TEXT, pieces[0], False), peer.frame(CONTINUATION, pieces[1], False),
                  peer.frame(PING), peer.frame(CONTINUATION, pieces[2]))
        peer.expect_pong(b"")
    else:
        peer.send(raw(peer, TEXT, data), chop=way)
    peer.expect_message(TEXT, payload)
    # The next message begins anew, or goes on in the same context, but it begins.
    peer.send(raw(peer, TEXT, deflated(HELLO)))
    peer.expect_message(TEXT, HELLO)
    peer.finish()


def refuses(data, way, code, peer):
    if way == "fragments":
        peer.send(raw(peer, TEXT, data[:1], False), peer.frame(CONTINUATION, data[1:]))
    else:
        peer.send(raw(peer, TEXT, data), chop=way)
    peer.expect_failure(code)


def invalid():
    text = deflated(json_text(5000))
    yield "garbage", b"\xff" * 20, 1007
    yield "the reserved kind of block", b"\x07\x00", 1007
    yield "a stored block with wrong lengths", bytes.fromhex("000500ffff48656c6c6f00"), 1007
    yield "a distance before the start", bytes.fromhex("4b84530000"), 1007
    yield "compressed data that are cut", text[:-5], 1007
    yield "compressed data that are cut in half", text[:len(text) // 2], 1007
    yield "a stored block that is cut", bytes.fromhex("000500faff4865"), 1007
    yield "no payload, not even the empty block", b"", 1007
    yield "the tail not left out", text + TAIL, 1007
    yield "text that is not UTF-8", deflated(b"\xce\xba\xed\xa0\x80"), 1007
    yield "text that ends within a character", deflated(b"\xe2\x82"), 1007


def fails_fast(peer):
    """The first fragment holds a byte that is not UTF-8; nothing more is sent."""
    peer.send(raw(peer, TEXT, deflated(b"abc\xff" + json_text(2000)) + TAIL, False))
    peer.expect_failure(1007)


def reserved(frames, peer):
    peer.send(*frames(peer))
    peer.expect_failure(1002)


def reserved_bits():
    data = deflated(json_text(500))
    yield "on a continuation", lambda peer: [raw(peer, TEXT, data[:50], False), raw(peer, CONTINUATION, data[50:])]
    yield "on a continuation of a plain message", lambda peer: [peer.frame(TEXT, b"plain", False),
                                                                raw(peer, CONTINUATION, data)]
    yield "on a ping", lambda peer: [raw(peer, PING, b"")]
    yield "on a pong", lambda peer: [raw(peer, PONG, deflated(HELLO))]
    yield "on a close", lambda peer: [raw(peer, CLOSE, close_payload(1000))]
    yield "with RSV2", lambda peer: [peer.frame(TEXT, data, rsv=RSV1 | RSV2)]
    yield "or rather RSV2 alone", lambda peer: [peer.frame(TEXT, data, rsv=RSV2)]
    yield "on a reserved opcode", lambda peer: [peer.frame(3, data, rsv=RSV1)]


def largest(peer):
    peer.echo_compressed(BINARY, bytes(16 * MIB))
    peer.finish()


def bomb(pieces, peer):
    """17 MiB of zeros, in 17 KiB: the limit holds for what is inflated, while it is inflated."""
    data = deflated(bytes(17 * MIB))
    size = -(-len(data) // pieces)
    for begin in range(0, len(data), size):
        end = begin + size >= len(data)
        peer.send(peer.frame(CONTINUATION if begin else BINARY, data[begin:begin + size], end, 0 if begin else RSV1))
    peer.expect_failure(1009)


def endless_bomb(peer):
    """Fragments without end: refused when the limit is exceeded, not when the message is complete."""
    data = deflated(bytes(17 * MIB)) + TAIL
    peer.send(raw(peer, BINARY, data, False))
    peer.expect_failure(1009)


def context_kept(peer):
    """We refer to the last message, which we agreed not to do."""
    deflater = Deflater(Direction())
    payload = noise(1000)
    peer.send(raw(peer, BINARY, deflater.compress(payload)))
    peer.expect_message(BINARY, payload)
    peer.send(raw(peer, BINARY, deflater.compress(payload)))
    peer.expect_failure(1007)


def context_used(peer):
    """The same, where it was agreed on."""
    payload = noise(1000)
    for _ in range(3):
        peer.send(peer.compressed(BINARY, payload))
        peer.expect_message(BINARY, payload)
    peer.finish()


def cases():
    for group, chosen in enumerate((FRESH, TAKEOVER), 1):
        section = Section(f"13.{group}", **chosen.case_options)
        for title, data, payload in forms():
            for how, way in WAYS:
                if way != 1 or len(data) < OCTETWISE_LIMIT:
                    yield section.case(f"{chosen.title}: {title}{how}", partial(takes, data, payload, way))
        for title, data, code in invalid():
            for how, way in WAYS:
                yield section.case(f"{chosen.title}: {title}{how}", partial(refuses, data, way, code))
        yield section.case(f"{chosen.title}: fails fast on what is not UTF-8", fails_fast)
        for title, frames in reserved_bits():
            yield section.case(f"{chosen.title}: RSV1 {title}", partial(reserved, frames))
        yield section.case(f"{chosen.title}: 16 MiB of zeros", largest)
        for pieces in (1, 100):
            yield section.case(f"{chosen.title}: 17 MiB of zeros in {pieces} frames", partial(bomb, pieces))
        yield section.case(f"{chosen.title}: 17 MiB of zeros without an end", endless_bomb)
    section = Section("13.3")
    yield section.case("a context that was not agreed on", context_kept, **FRESH.case_options)
    yield section.case("a context that was agreed on", context_used, **TAKEOVER.case_options)

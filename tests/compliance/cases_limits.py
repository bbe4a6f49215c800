# SPDX-License-Identifier: MIT
"""9: large messages in one frame, in fragments and in chops, and the limits of both."""

from functools import partial

import codec
from case import SERVER, Section
from cases_framing import payload_of
from codec import BINARY, CONTINUATION, TEXT
from peer import text_and_binary

KIB, MIB = 1 << 10, 1 << 20
# The defaults of Limits.
MAX_MESSAGE = 16 * MIB
MAX_FRAGMENTS = 131_072


def size_name(size):
    return f"{size // MIB} MiB" if size >= MIB else f"{size // KIB} KiB" if size >= KIB else f"{size} bytes"


def one_frame(opcode, size, chop, peer):
    peer.echo(opcode, payload_of(opcode, size), chop)
    peer.finish()


def fragments(opcode, size, fragment, peer):
    payload = payload_of(opcode, size)
    peer.send(peer.message(opcode, [payload[i:i + fragment] for i in range(0, size, fragment)]))
    peer.expect_message(opcode, payload)
    peer.finish()


def round_trips(opcode, size, count, peer):
    payload = payload_of(opcode, size)
    for _ in range(count):
        peer.echo(opcode, payload)
    peer.finish()


def all_at_once(opcode, size, count, peer):
    """Many messages in one go come back in their order."""
    payloads = [payload_of(opcode, size + number) for number in range(count)]
    peer.send(*(peer.frame(opcode, payload) for payload in payloads))
    for payload in payloads:
        peer.expect_message(opcode, payload)
    peer.finish()


def announced(opcode, size, peer):
    """A frame that is too large is refused at its header: nothing of it is sent."""
    peer.send(codec.header(opcode, size, key=bytes(4) if peer.masks else None))
    peer.expect_failure(1009)


def added_up(opcode, sizes, excess, peer):
    """Fragments of this size, and the header of one more that exceeds the limit."""
    for number, size in enumerate(sizes):
        peer.send(peer.frame(CONTINUATION if number else opcode, b"x" * size, fin=False))
    peer.send(codec.header(CONTINUATION, excess, key=bytes(4) if peer.masks else None))
    peer.expect_failure(1009)


def many_fragments(count, opcode, piece, peer):
    peer.send(peer.message(opcode, [piece] * count))
    if count <= MAX_FRAGMENTS:
        peer.expect_message(opcode, piece * count)
        peer.finish()
    else:
        peer.expect_failure(1009)


def inflated(size, peer):
    peer.send(peer.compressed(BINARY, bytes(size)))
    if size <= 1000:
        peer.expect_message(BINARY, bytes(size))
        peer.finish()
    else:
        peer.expect_failure(1009)


def sizes():
    section = Section("9.1")
    for opcode, name in text_and_binary():
        for size in (64 * KIB, 256 * KIB, MIB, 4 * MIB, 8 * MIB, MAX_MESSAGE - 1, MAX_MESSAGE):
            yield section.case(f"{name} of {size_name(size)} in one frame", partial(one_frame, opcode, size, 0),
                               quick=size <= MIB or size == MAX_MESSAGE and opcode == BINARY)
    section = Section("9.2")
    for opcode, name in text_and_binary():
        for size, quick in ((4 * MIB, False), (256 * KIB, True)):
            for fragment in [64 * 4 ** power for power in range(9)]:
                if fragment <= size:
                    yield section.case(f"{name} of {size_name(size)} in fragments of {size_name(fragment)}",
                                       partial(fragments, opcode, size, fragment), quick=quick)
    section = Section("9.3")
    for opcode, name in text_and_binary():
        for size, quick in ((MIB, False), (64 * KIB, True)):
            for chop in (64, 128, 256, 512, 1024, 2048):
                yield section.case(f"{name} of {size_name(size)} in chops of {size_name(chop)}",
                                   partial(one_frame, opcode, size, chop), quick=quick)


def counts():
    section = Section("9.4")
    for opcode, name in text_and_binary():
        for size in (0, 16, 64, 256, 1 * KIB, 4 * KIB, 16 * KIB, 64 * KIB):
            for count in (20, 1000):
                yield section.case(f"{name} of {size_name(size)}, {count} times",
                                   partial(round_trips, opcode, size, count), quick=count == 20)
        for size, count in ((10, 1000), (1000, 100), (60000, 10)):
            yield section.case(f"{count} {name} messages from {size_name(size)} at once",
                               partial(all_at_once, opcode, size, count))


def limits():
    section = Section("9.5")
    for opcode, name in text_and_binary():
        for size in (MAX_MESSAGE + 1, 2 << 30, 1 << 40):
            yield section.case(f"{name} of {size} bytes announced", partial(announced, opcode, size))
        for title, parts, excess, quick in (("one fragment of 16 MiB and one more byte", [MAX_MESSAGE], 1, False),
                                            ("16 fragments of 1 MiB and one more byte", [MIB] * 16, 1, False),
                                            ("a fragment of 10 bytes, then one of 16 MiB", [10], MAX_MESSAGE, True)):
            yield section.case(f"{name} of {title}", partial(added_up, opcode, parts, excess), quick=quick)
        yield section.case(f"{name} in {MAX_FRAGMENTS} empty fragments",
                           partial(many_fragments, MAX_FRAGMENTS, opcode, b""), quick=opcode == TEXT)
        yield section.case(f"{name} in {MAX_FRAGMENTS} fragments of a byte",
                           partial(many_fragments, MAX_FRAGMENTS, opcode, b"x"), quick=False)
        yield section.case(f"{name} in one fragment more than {MAX_FRAGMENTS}",
                           partial(many_fragments, MAX_FRAGMENTS + 1, opcode, b""), quick=opcode == TEXT)
    section = Section("9.6", roles=SERVER, variant="small")
    yield section.case("1000 bytes where 1000 are allowed", partial(one_frame, BINARY, 1000, 0))
    yield section.case("1001 bytes where 1000 are allowed", partial(announced, BINARY, 1001))
    yield section.case("1000 bytes and one more where 1000 are allowed", partial(added_up, BINARY, [1000], 1))
    for size in (1000, 1001, 16 * MIB):
        yield section.case(f"{size} compressed bytes where 1000 are allowed", partial(inflated, size),
                           offer="permessage-deflate")


def cases():
    yield from sizes()
    yield from counts()
    yield from limits()

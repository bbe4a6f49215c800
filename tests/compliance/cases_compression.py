# SPDX-License-Identifier: MIT
"""12: messages compressed by permessage-deflate (RFC 7692), with every set of parameters.

What was agreed on is checked on the wire: deflate.Inflater takes no context and no distance beyond it.
"""

import functools
import json
import random
from dataclasses import dataclass
from functools import partial

from case import Section
from codec import BINARY, PING, TEXT, Mismatch
from deflate import Deflater, Direction

SIZES = [16, 64, 256, 1024, 4096, 8192, 16384, 32768, 65536, 131072]
SHORT_COUNT = 10
LARGE = 8192
VARIETY = 20
# zlib keeps so much of its window for what comes next (deflate.h, MIN_LOOKAHEAD).
LOOKAHEAD = 262


@dataclass(frozen=True)
class Parameters:
    """What is offered to tidewire-echo, and what Tidewire's client is set to and answered, to the same effect."""

    title: str
    variant: str
    offer: str
    options: tuple
    answer: str

    @property
    def case_options(self):
        return {"variant": self.variant, "offer": self.offer, "options": self.options, "answer": self.answer}


def parameters(*names, variant="takeover"):
    text = "; ".join(["permessage-deflate", *names])
    takeover = ("takeover=1", "peer-takeover=1") if variant == "takeover" else ()
    return Parameters(" ".join(names) or "no parameters", variant, text, ("threshold=0", *takeover), text)


NO_SERVER, NO_CLIENT = "server_no_context_takeover", "client_no_context_takeover"
TAKEOVER = parameters()
FRESH = Parameters("Tidewire's defaults", "fresh", "permessage-deflate; client_max_window_bits", ("threshold=0",),
                   f"permessage-deflate; {NO_SERVER}; {NO_CLIENT}")
SETS = [TAKEOVER, FRESH, parameters(NO_SERVER), parameters(NO_CLIENT), parameters(NO_SERVER, NO_CLIENT),
        parameters("server_max_window_bits=9"), parameters("client_max_window_bits=9"),
        parameters("server_max_window_bits=12", "client_max_window_bits=11"),
        parameters(NO_SERVER, NO_CLIENT, "server_max_window_bits=9", "client_max_window_bits=9"),
        parameters(NO_SERVER, "server_max_window_bits=10"), parameters(NO_CLIENT, "client_max_window_bits=15")]


@functools.lru_cache(maxsize=512)
def json_text(size, number=0):
    """So many bytes that look like what programs send; each number gives another text."""
    chance = random.Random(number)
    text = ""
    while len(text) < size:
        row = {"id": number, "user": f"user-{chance.randrange(1000)}", "score": chance.random(), "tags": ["a", "b"]}
        text += json.dumps(row)
    return text[:size].encode()


def noise(size, number=0):
    return random.Random(number + size).randbytes(size)


def exchange_text(size, count, pieces, peer):
    for number in range(count):
        payload = json_text(size, number % VARIETY)
        compressed = True if size >= 256 else None
        peer.send(peer.compressed(TEXT, payload, pieces))
        peer.expect_message(TEXT, payload, compressed)
    peer.finish()


def exchange_noise(size, count, pieces, peer):
    """What does not shrink is sent as it is."""
    for number in range(count):
        payload = noise(size, number)
        peer.send(peer.compressed(BINARY, payload, pieces))
        peer.expect_message(BINARY, payload, False)
    peer.finish()


def mixed(peer):
    """Compressed and plain messages and control frames in any order; plain ones leave the context alone."""
    for number in range(20):
        text, data = json_text(500, number), noise(300, number)
        peer.send(peer.compressed(TEXT, text, 3), peer.frame(PING, b"%d" % number), peer.frame(BINARY, data),
                  peer.compressed(BINARY, b""))
        peer.expect_message(TEXT, text, True)
        peer.expect_pong(b"%d" % number)
        peer.expect_message(BINARY, data, False)
        peer.expect_message(BINARY, b"")
    peer.finish()


def second_is_small(smaller, peer):
    """An announced context takeover is made use of: what was sent before costs nearly nothing."""
    payload = json_text(LARGE)
    first, second = (peer.echo_compressed(TEXT, payload).wire_size for _ in range(2))
    if smaller and second * 8 > first or not smaller and second != first:
        raise Mismatch(f"{first} bytes came for a message, then {second} for the same")
    peer.finish()


def far_repeats(window, peer):
    """A block that is noise comes again, once within the window and once beyond it."""
    block = noise(400)
    far = block + noise((1 << window) - 100, 1) + block
    for payload in (far, block + block + far):
        peer.send(peer.compressed(BINARY, payload))
        peer.expect_message(BINARY, payload)
    peer.finish()


def near_repeats(window, peer):
    """The window that was agreed on is used: a repeat at nearly its distance is found."""
    block = noise(80 if window < 10 else 200)
    filler = noise((1 << window) - LOOKAHEAD - len(block) - 20, 1)
    message = peer.echo_compressed(BINARY, block + filler + block)
    without = len(Deflater(Direction(window)).compress(block + filler + noise(len(block), 2)))
    if message.wire_size > without - len(block) // 2:
        raise Mismatch(f"a repeat within the window was not made use of: {message.wire_size} bytes came")
    peer.finish()


def threshold(peer):
    for size, compressed in ((999, False), (1000, True), (999, False), (5000, True)):
        peer.send(peer.compressed(TEXT, json_text(size)))
        peer.expect_message(TEXT, json_text(size), compressed)
    peer.finish()


def exchanges():
    for group, chosen in enumerate(SETS, 1):
        section = Section(f"12.{group}", **chosen.case_options)
        for size in SIZES:
            many = 1000 if size <= 1024 else 100
            for count in (SHORT_COUNT, many):
                quick = count == SHORT_COUNT and size in (16, 1024, 131072)
                yield section.case(f"{chosen.title}: text of {size} bytes, {count} times",
                                   partial(exchange_text, size, count, 1), quick=quick)
            yield section.case(f"{chosen.title}: noise of {size} bytes, {SHORT_COUNT} times",
                               partial(exchange_noise, size, SHORT_COUNT, 1), quick=quick or size == 1024)
            yield section.case(f"{chosen.title}: text of {size} bytes in fragments",
                               partial(exchange_text, size, SHORT_COUNT, 5), quick=size in (16, 4096))
        yield section.case(f"{chosen.title}: compressed, plain and control frames", mixed)


def on_the_wire():
    section = Section("12.20")
    no_server, no_client = parameters(NO_SERVER, variant="takeover"), parameters(NO_CLIENT)
    for chosen, roles, smaller in ((TAKEOVER, ("server", "client"), True), (FRESH, ("server", "client"), False),
                                   (no_server, ("server",), False), (no_server, ("client",), True),
                                   (no_client, ("server",), True), (no_client, ("client",), False)):
        yield section.case(f"{chosen.title}: the same message twice", partial(second_is_small, smaller), roles=roles,
                           **chosen.case_options)
    section = Section("12.21", strict=True)
    for window in range(9, 16):
        for takeover in ((), (NO_SERVER, NO_CLIENT)):
            chosen = parameters(*takeover, f"server_max_window_bits={window}", f"client_max_window_bits={window}")
            yield section.case(f"{chosen.title}: repeats beyond the window", partial(far_repeats, window),
                               **chosen.case_options)
            yield section.case(f"{chosen.title}: repeats within the window", partial(near_repeats, window),
                               **chosen.case_options)
    section = Section("12.22", variant="threshold", offer="permessage-deflate", options=("threshold=1000",),
                      answer=FRESH.answer)
    yield section.case("messages below and above the threshold", threshold)


def cases():
    yield from exchanges()
    yield from on_the_wire()

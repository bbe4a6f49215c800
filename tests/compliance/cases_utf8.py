# SPDX-License-Identifier: MIT
"""6: text is valid UTF-8 (RFC 3629), and is refused at the first byte that is not (RFC 6455 §8.1).

The categories are those of Markus Kuhn's stress test for decoders.
"""

import codecs
from functools import partial

from case import Section
from codec import CONTINUATION, TEXT, header, mask

GREEK = "κόσμε".encode()


def encoded(number, size):
    """A number in the form of so many bytes, up to six, whether UTF-8 allows it or not."""
    if size == 1:
        return bytes([number])
    tail = [0x80 | number >> 6 * i & 0x3F for i in range(size - 1)]
    lead = (0xFF << (8 - size) & 0xFF) | number >> 6 * (size - 1)
    return bytes([lead, *reversed(tail)])


def shortest(number):
    return encoded(number, 1 if number < 0x80 else 2 if number < 0x800 else 3 if number < 0x10000 else 4)


def valid_texts():
    yield "nothing", b""
    yield "ASCII", b"Hello, world"
    yield "characters of two to four bytes", "Hello-µ@ßöäüàá-UTF-8!! € 😀".encode()
    yield "Greek", GREEK
    yield "a byte-order mark", "\ufeffHello".encode()
    yield "a NUL", b"a\0b"
    # 2: the boundaries of what is allowed.
    for number in (0x00, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF, 0xD7FF, 0xE000, 0xFFFD):
        yield f"U+{number:04X}", shortest(number)
    # 5.3: non-characters are allowed (Corrigendum 9).
    for plane in range(0x11):
        for last in (0xFFFE, 0xFFFF):
            yield f"the non-character U+{plane << 16 | last:04X}", shortest(plane << 16 | last)
    for number in (0xFDD0, 0xFDEF):
        yield f"the non-character U+{number:04X}", shortest(number)


def boundaries():
    for number, size in ((0x200000, 5), (0x4000000, 6), (0x1FFFFF, 4), (0x3FFFFFF, 5), (0x7FFFFFFF, 6), (0x110000, 4)):
        yield f"U+{number:X} in {size} bytes", encoded(number, size)


def malformed():
    for byte in (0x80, 0xBF):
        yield f"a lone continuation byte {byte:02X}", bytes([byte])
    for count in range(2, 8):
        yield f"{count} continuation bytes", (b"\x80\xbf" * count)[:count]
    yield "all continuation bytes", bytes(range(0x80, 0xC0))
    for size, leads in ((2, range(0xC0, 0xE0)), (3, range(0xE0, 0xF0)), (4, range(0xF0, 0xF8)), (5, range(0xF8, 0xFC)),
                        (6, range(0xFC, 0xFE))):
        yield f"all first bytes of {size}, each before a space", b"".join(bytes([lead, 0x20]) for lead in leads)
    cut = [encoded(0, size)[:-1] for size in range(2, 7)] + [b"\xdf", b"\xef\xbf", b"\xf7\xbf\xbf", b"\xfb\xbf\xbf\xbf",
                                                             b"\xfd\xbf\xbf\xbf\xbf"]
    for sequence in cut + ["é".encode()[:1], "€".encode()[:2], "😀".encode()[:3], "😀".encode()[:2]]:
        yield f"{sequence.hex()} without its last bytes", sequence
    yield "all of those together", b"".join(cut)
    for sequence in (b"\xfe", b"\xff", b"\xfe\xfe\xff\xff", b"\xc0", b"\xc1", b"\xf5"):
        yield f"the impossible {sequence.hex()}", sequence
    yield "a character that is cut and goes on wrong", b"\xe2\x82x"


def overlong():
    for kind, numbers in (("a slash", (0x2F,) * 5), ("the last before", (0x7F, 0x7FF, 0xFFFF, 0x1FFFFF, 0x3FFFFFF)),
                          ("NUL", (0,) * 5)):
        for size, number in enumerate(numbers, 2):
            yield f"{kind}, overlong in {size} bytes", encoded(number, size)


def surrogates():
    singles = (0xD800, 0xDB7F, 0xDB80, 0xDBFF, 0xDC00, 0xDF80, 0xDFFF)
    for number in singles:
        yield f"the surrogate U+{number:X}", encoded(number, 3)
    for high in singles[:4]:
        for low in (0xDC00, 0xDFFF):
            yield f"the surrogates U+{high:X} U+{low:X}", encoded(high, 3) + encoded(low, 3)


def first_bad(text):
    """How many bytes it takes to see that the text is invalid; more than there are if only its end tells."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for position, byte in enumerate(text):
        try:
            decoder.decode(bytes([byte]))
        except UnicodeDecodeError:
            return position + 1
    return len(text) + 1


def octets(text):
    return [text[i:i + 1] for i in range(len(text))] or [b""]


def valid(text, way, peer):
    if way == "fragments":
        peer.send(peer.message(TEXT, octets(text)))
    else:
        peer.send(peer.frame(TEXT, text), chop=way)
    peer.expect_message(TEXT, text)
    peer.finish()


def whole(text, peer):
    peer.send(peer.frame(TEXT, text))
    peer.expect_failure(1007)


def in_fragments(text, peer):
    """A byte each, and none behind the one that shows the mistake."""
    bad = first_bad(text)
    for position in range(min(bad, len(text))):
        last = bad > len(text) and position == len(text) - 1
        peer.send(peer.frame(CONTINUATION if position else TEXT, text[position:position + 1], fin=last))
    peer.expect_failure(1007)


def octetwise(text, peer):
    """One frame, whose payload comes a byte at a time, but not behind the one that shows the mistake."""
    key = b"\x12\x34\x56\x78" if peer.masks else None
    payload = mask(text, key) if key else text
    peer.send(header(TEXT, len(text), key=key))
    peer.send(payload[:first_bad(text)], chop=1)
    peer.expect_failure(1007)


def fail_fast_in_pieces(text, bad_part, peer):
    """Three parts of one message, of which the second is bad and the third is never sent."""
    peer.send(peer.frame(TEXT, text, fin=False))
    peer.send(peer.frame(CONTINUATION, bad_part, fin=False))
    peer.expect_failure(1007)


def split_character(text, position, peer):
    peer.send(peer.message(TEXT, [text[:position], text[position:]]))
    peer.expect_message(TEXT, text)
    peer.finish()


def unfinished_then_ping(peer):
    """A character that is cut is no mistake while the message goes on."""
    peer.send(peer.frame(TEXT, GREEK + b"\xe2\x82", fin=False), peer.frame(9, b"\xff"))
    peer.expect_pong(b"\xff")
    peer.send(peer.frame(CONTINUATION, b"\xac"))
    peer.expect_message(TEXT, GREEK + b"\xe2\x82\xac")
    peer.finish()


def cases():
    section = Section("6.1")
    for title, text in valid_texts():
        for how, way in (("", 0), (" in fragments of a byte", "fragments"), (" octet-wise", 1)):
            yield section.case(title + how, partial(valid, text, way))
    for group, (name, texts) in enumerate((("beyond", boundaries()), ("malformed", malformed()),
                                           ("overlong", overlong()), ("surrogates", surrogates())), 2):
        section = Section(f"6.{group}")
        for title, bad in texts:
            for place, before, after in (("", b"", b""), (" within text", GREEK, b"edited")):
                for how, body in (("", whole), (" in fragments of a byte", in_fragments), (" octet-wise", octetwise)):
                    yield section.case(f"{name}: {title}{place}{how}", partial(body, before + bad + after))
    section = Section("6.6")
    for bad in (b"\xf4\x90", b"\xed\xa0", b"\xff", b"\xc0\x80", b"\xe0\x80"):
        yield section.case(f"fails fast on {bad.hex()} in the second fragment",
                           partial(fail_fast_in_pieces, GREEK, bad))
    text = "aé€😀".encode()
    for position in range(len(text) + 1):
        yield section.case(f"two fragments, cut after byte {position}", partial(split_character, text, position))
    yield section.case("a ping within a character", unfinished_then_ping)

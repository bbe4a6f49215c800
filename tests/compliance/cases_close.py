# SPDX-License-Identifier: MIT
"""7: the closing handshake, its codes and reasons (RFC 6455 §5.5.1 and §7)."""

from functools import partial

from case import Section
from codec import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, close_payload, header

VALID = [1000, 1001, 1002, 1003, *range(1007, 1015), 3000, 3001, 3999, 4000, 4001, 4999]
INVALID = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1099, 1100, 1999, 2000, 2001, 2999, 5000, 5001, 32768, 65535]
MORE_INVALID = [code for code in (*range(0, 1000, 37), *range(1017, 3000, 53), *range(5002, 65535, 1201))
                if code not in INVALID]


def plain(code, reason, chop, peer):
    peer.finish(code, reason, chop)


def invalid(payload, code, chop, peer):
    peer.send(peer.frame(CLOSE, payload), chop=chop)
    peer.expect_failure(code)


def then(late, peer):
    """Nothing behind a close frame counts, whatever it is (§5.5.1)."""
    peer.send(peer.close_frame(1000, b"first"), *late(peer))
    peer.expect_close_answer(1000)


def after_large_message(peer):
    payload = b"x" * (256 << 10)
    peer.send(peer.frame(TEXT, payload), peer.close_frame(1000), peer.frame(PING, b"late"))
    peer.expect_message(TEXT, payload)
    peer.expect_close_answer(1000)


def after_messages(peer):
    for number in range(10):
        peer.send(peer.frame(TEXT, b"%d" % number))
    peer.send(peer.close_frame(1001))
    for number in range(10):
        peer.expect_message(TEXT, b"%d" % number)
    peer.expect_close_answer(1001)


def within_fragments(peer):
    peer.send(peer.frame(TEXT, b"fragment", fin=False), peer.close_frame(1000), peer.frame(CONTINUATION, b"late"))
    peer.expect_close_answer(1000)


def end_of_tcp(sent, expected, peer):
    """TCP ends without a close frame: to be told as 1006, and nothing comes back but what was owed."""
    peer.send(*sent(peer))
    for opcode, payload in expected:
        peer.expect(opcode, payload)
    peer.drop()


def reset(sent, peer):
    # Tidewire has opened the connection by then, and not only we.
    peer.echo(TEXT, b"alive")
    peer.send(*sent(peer))
    peer.reset()


LATE = [("a ping", lambda peer: [peer.frame(PING, b"late")]), ("a pong", lambda peer: [peer.frame(PONG, b"late")]),
        ("a text", lambda peer: [peer.frame(TEXT, b"late")]), ("a binary", lambda peer: [peer.frame(BINARY, b"late")]),
        ("another close", lambda peer: [peer.close_frame(1001, b"second")]),
        ("a close without code", lambda peer: [peer.close_frame()]),
        ("a fragment", lambda peer: [peer.frame(TEXT, b"late", fin=False)]),
        ("a frame with reserved bits", lambda peer: [peer.frame(TEXT, b"late", rsv=7)]),
        ("a reserved opcode", lambda peer: [peer.frame(15, b"late")]),
        ("half a header", lambda peer: [b"\x81"]),
        ("a text of 256 KiB", lambda peer: [peer.frame(TEXT, b"x" * (256 << 10))])]


def bad_payloads():
    yield "of one byte", b"\x03", 1002
    for size in (124, 125, 1000):
        yield f"with a reason of {size} bytes", close_payload(1000, b"r" * size), 1002
    for reason in (b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80edited", b"\xff", b"\xc0\x80", b"\xe2\x82",
                   b"ok \xf4\x90\x80\x80"):
        yield f"with the reason {reason.hex()}", close_payload(1000, reason), 1007


def handshakes():
    section = Section("7.1")
    for how, chop in (("", 0), (" octet-wise", 1)):
        for title, code, reason in (("without code", None, b""), ("with a code", 1000, b""),
                                    ("with a reason", 1000, b"Hello"),
                                    ("with a reason in UTF-8", 1000, "größer".encode()),
                                    ("with a reason of 123 bytes", 1000, b"r" * 123)):
            yield section.case(f"a close {title}{how}", partial(plain, code, reason, chop))
    for title, late in LATE:
        yield section.case(f"a close, then {title}", partial(then, late))
    yield section.case("a message of 256 KiB, a close, a ping", after_large_message)
    yield section.case("ten messages, then a close", after_messages)
    yield section.case("a close within a message, then its rest", within_fragments)


def payloads():
    section = Section("7.2")
    for title, payload, code in bad_payloads():
        for how, chop in (("", 0), (" octet-wise", 1)):
            yield section.case(f"a close {title}{how}", partial(invalid, payload, code, chop))


def codes():
    section = Section("7.3")
    for code in VALID:
        yield section.case(f"the code {code}", partial(plain, code, b"reason", 0))
    section = Section("7.4")
    for code in INVALID + MORE_INVALID:
        yield section.case(f"the code {code}", partial(invalid, close_payload(code), 1002, 0), quick=code in INVALID)
    for code in (0, 1005, 1006, 65535):
        yield section.case(f"the code {code} with a reason", partial(invalid, close_payload(code, b"why"), 1002, 0))


def ends_of_tcp():
    section = Section("7.5")
    unfinished = [("after the opening", lambda peer: [], ()),
                  ("after a message", lambda peer: [peer.frame(TEXT, b"Hello")], ((TEXT, b"Hello"),)),
                  ("after a ping", lambda peer: [peer.frame(PING, b"Hello")], ((PONG, b"Hello"),)),
                  ("after a fragment", lambda peer: [peer.frame(TEXT, b"Hello", fin=False)], ()),
                  ("within a header", lambda peer: [peer.frame(TEXT, b"x" * 300)[:2]], ()),
                  ("within a payload", lambda peer: [peer.frame(TEXT, b"Hello")[:-1]], ()),
                  ("within a close", lambda peer: [peer.close_frame(1000)[:-1]], ()),
                  ("within a large payload", lambda peer: [header(BINARY, 1 << 20, key=bytes(4) if peer.masks else None)
                                                           + bytes(1 << 19)], ())]
    for title, sent, expected in unfinished:
        yield section.case(f"TCP ends {title}", partial(end_of_tcp, sent, expected))
    for title, sent, _ in unfinished:
        if "message" not in title and "ping" not in title:
            yield section.case(f"TCP is reset {title}", partial(reset, sent))


def cases():
    yield from handshakes()
    yield from payloads()
    yield from codes()
    yield from ends_of_tcp()

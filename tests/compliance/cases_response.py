# SPDX-License-Identifier: MIT
"""17: what a client makes of answers (RFC 6455 §4.1)."""

from functools import partial

from case import CLIENT, Section
from codec import PING, TEXT, Mismatch

ACCEPT = "Sec-WebSocket-Accept"


def refuses(make, peer):
    peer.read_request()
    peer.send(make(peer))
    peer.expect_refusal()


def takes(make, chop, peer):
    peer.read_request()
    peer.send(make(peer), chop=chop)
    peer.echo(TEXT, b"Hello")
    peer.finish()


def changed(*extra, **changes):
    return lambda peer: peer.response(*extra, **changes)


def without(name):
    return lambda peer: peer.response(omit=(name,))


def replaced(old, new):
    return lambda peer: peer.response().replace(old, new)


def statuses():
    for status in ("200 OK", "204 No Content", "301 Moved Permanently", "400 Bad Request",
                   "401 Unauthorized", "403 Forbidden", "404 Not Found", "426 Upgrade Required",
                   "500 Internal Server Error", "503 Service Unavailable", "999 X"):
        yield f"status {status}", changed(line=f"HTTP/1.1 {status}")
    for text in ("HTTP/1.0 101 Switching Protocols", "HTTP/2 101 X", "HTTP/1.1 10 X", "HTTP/1.1 1010 X",
                 "HTTP/1.1  101 X", "HTTP/1.1 abc X", "HTTP/1.1 001 X", "HTTP/1.1", "http/1.1 101 X", "ICY 101 X",
                 "101 X", "HTTP/1.1 101-X"):
        yield f"the line '{text}'", changed(line=text)


def bad_headers():
    yield "no Upgrade", without("Upgrade")
    for value in ("", "websockets", "h2c", "h2c, websocket"):
        yield f"Upgrade: {value}", changed(Upgrade=value)
    yield "no Connection", without("Connection")
    for value in ("", "keep-alive", "close", "Upgraded", '"Upgrade"'):
        yield f"Connection: {value}", changed(Connection=value)
    yield f"no {ACCEPT}", without(ACCEPT)
    yield f"an empty {ACCEPT}", changed(Sec_WebSocket_Accept="")
    yield f"a wrong {ACCEPT}", changed(Sec_WebSocket_Accept="s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    yield "the key as the answer", lambda peer: peer.response(
        Sec_WebSocket_Accept=peer.head.one("Sec-WebSocket-Key"))
    yield f"{ACCEPT} in another case", lambda peer: peer.response().replace(accept_of(peer), accept_of(peer).swapcase())
    yield f"{ACCEPT} twice", lambda peer: peer.response(f"{ACCEPT}: {accept_of(peer).decode()}")
    yield "a subprotocol that was not asked for", changed("Sec-WebSocket-Protocol: chat")
    yield "an extension that was not offered", changed("Sec-WebSocket-Extensions: x-unknown")
    yield "a malformed extension", changed("Sec-WebSocket-Extensions: permessage-deflate;")
    for text in ("No colon", ": no name", "Name : space", " folded: line", "N\xe4me: x", "Name: \x01", "Name: \x00"):
        yield f"the header {text!r}", changed(text)
    yield "101 headers", changed(*[f"X-{number}: x" for number in range(98)])
    yield "a head of 17 KiB", changed("X: " + "x" * 17000)
    yield "a head without end", lambda peer: b"HTTP/1.1 101 X\r\n" + b"X: " + b"x" * 17000
    yield "bare line feeds", lambda peer: peer.response().replace(b"\r\n", b"\n")
    yield "frames without an answer", lambda peer: peer.frame(TEXT, b"Hello")
    yield "garbage", lambda peer: b"\0\xff\0\xff"


def behind(*statuses):
    interim = b"".join(b"HTTP/1.1 %s\r\nX: y\r\n\r\n" % status.encode() for status in statuses)
    return lambda peer: interim + peer.response()


def accept_of(peer):
    return peer.response().partition(b"Accept: ")[2].partition(b"\r\n")[0]


def good():
    yield "Connection: keep-alive, Upgrade", changed(Connection="keep-alive, Upgrade")
    yield "Connection twice", changed("Connection: Upgrade", Connection="keep-alive")
    yield "upper case", lambda peer: peer.response(Upgrade="WEBSOCKET", Connection="UPGRADE")
    yield "header names in lower case", replaced(b"Sec-WebSocket-Accept", b"sec-websocket-accept")
    yield "another phrase", changed(line="HTTP/1.1 101 Web Socket Protocol Handshake")
    yield "an empty phrase", changed(line="HTTP/1.1 101 ")
    yield "no phrase, nor the space before it", changed(line="HTTP/1.1 101")
    yield "no space behind colons", lambda peer: peer.response().replace(b": ", b":")
    yield "more headers", changed("Server: x", "Date: x", "Set-Cookie: a=b", "Set-Cookie: c=d", "X-Name: gr\xf6\xdfer")
    yield "100 headers", changed(*[f"X-{number}: x" for number in range(97)])
    yield "an empty list of extensions", changed("Sec-WebSocket-Extensions: ")
    # RFC 9110 §15.2: a client takes any number of these before the answer that counts.
    yield "100 Continue before it", behind("100 Continue")
    yield "102 Processing and 103 Early Hints before it", behind("102 Processing", "103 Early Hints")


def frames_behind_answer(peer):
    """What comes in the same segment as the answer is not lost."""
    peer.read_request()
    peer.send(peer.response(), peer.frame(TEXT, b"early"), peer.frame(PING, b"ping"))
    peer.expect_message(TEXT, b"early")
    peer.expect_pong(b"ping")
    peer.finish()


def close_behind_answer(peer):
    peer.read_request()
    peer.send(peer.response(), peer.close_frame(1001, b"early"))
    peer.expect_close_answer(1001)


def bad_frame_behind_answer(peer):
    peer.read_request()
    peer.send(peer.response(), peer.frame(TEXT, b"early", rsv=7))
    peer.expect_failure(1002)


def subprotocol(chosen, peer):
    head = peer.read_request()
    if head.one("Sec-WebSocket-Protocol") != "chat, superchat":
        raise Mismatch(f"the client asks for {head.all('Sec-WebSocket-Protocol')}")
    peer.subprotocol = chosen or "-"
    peer.send(peer.response(*([f"Sec-WebSocket-Protocol: {chosen}"] if chosen else [])))
    peer.echo(TEXT, b"Hello")
    peer.finish()


def ends_early(size, peer):
    """TCP ends within the answer."""
    peer.read_request()
    peer.send(peer.response()[:size])
    peer.stream.end_output()
    peer.expect_end(dropped=True)
    peer.stream.close()
    peer.seen.append(f"end {peer.conclude(1006, False)}")


def mute(peer):
    """No answer in the time that the client gives it."""
    peer.read_request()
    peer.expect_refusal()


def cases():
    section = Section("17.1", roles=CLIENT, raw=True)
    for title, make in (*statuses(), *bad_headers()):
        yield section.case(f"refuses {title}", partial(refuses, make))
    section = Section("17.2", roles=CLIENT, raw=True, options=("subprotocols=chat,superchat",))
    for chosen in ("", "chat", "superchat"):
        yield section.case(f"asks for subprotocols, and gets '{chosen}'", partial(subprotocol, chosen))
    for value in ("Chat", "other", "chat, superchat", "", "chat\r\nSec-WebSocket-Protocol: chat"):
        yield section.case(f"refuses the subprotocol {value!r}",
                           partial(refuses, changed(f"Sec-WebSocket-Protocol: {value}")))
    section = Section("17.3", roles=CLIENT, raw=True)
    for title, make in good():
        yield section.case(f"takes {title}", partial(takes, make, 0))
    yield section.case("takes an answer octet-wise", partial(takes, changed(), 1))
    yield section.case("frames behind the answer", frames_behind_answer)
    yield section.case("a close behind the answer", close_behind_answer)
    yield section.case("a bad frame behind the answer", bad_frame_behind_answer)
    for size in (0, 10, 60):
        yield section.case(f"TCP ends after {size} bytes of the answer", partial(ends_early, size))
    yield section.case("no answer", mute, options=("handshake-timeout=500",))

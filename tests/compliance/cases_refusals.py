# SPDX-License-Identifier: MIT
"""16: what a server makes of requests (RFC 6455 §4.2): the statuses of those that it refuses, and all that it takes."""

from functools import partial

from case import SERVER, Section
from codec import PING, TEXT, Mismatch

KEY = "Sec-WebSocket-Key"


def refused(status, make, required, peer):
    peer.send(make(peer))
    peer.expect_refusal(status, **required)


def refused_octetwise(status, make, required, peer):
    peer.send(make(peer), chop=1)
    peer.expect_refusal(status, **required)


def changed(*extra, **changes):
    return lambda peer: peer.request(*extra, **changes)


def without(*names):
    return lambda peer: peer.request(omit=names)


def line(text):
    return lambda peer: peer.request(line=text)


def raw(data):
    return lambda peer: data


def twice(name):
    def make(peer):
        value = peer.key if name == KEY else {"Host": "localhost", "Sec-WebSocket-Version": "13"}.get(name, "x")
        extra = [f"{name}: {value}"]
        return peer.request(*(extra if name != "Origin" else ["Origin: http://localhost"] * 2))
    return make


def malformed():
    """400: what is no request, or not one for a WebSocket."""
    for key in ("", "x", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZR==",
                "AAAAAAAAAAAAAAAAAAAA", "dGhlIHNhbXBsZSBub25jZQ==x", "dGhl*HNhbXBsZSBub25jZQ==", "=" * 24):
        yield f"the key '{key}'", changed(Sec_WebSocket_Key=key)
    yield "no key", without(KEY)
    yield "no Host", without("Host")
    yield "an empty Host", changed(Host="")
    for name in ("Host", KEY, "Sec-WebSocket-Version", "Origin"):
        yield f"{name} twice", twice(name)
    yield "no Connection", without("Connection")
    yield "Connection: keep-alive", changed(Connection="keep-alive")
    yield "Connection: Upgraded", changed(Connection="Upgraded")
    for text in ("GET / HTTP/1", "GET /", "GET", "GET  / HTTP/1.1", "GET / / HTTP/1.1", "GET /x xxxxx9.9", "/ HTTP/1.1",
                 "GET / http/1.1", "GET / HTTP/1.10", "GET /#fragment HTTP/1.1", "GET path HTTP/1.1",
                 "GET ftp://localhost/ HTTP/1.1", "GET /\x7f HTTP/1.1", "G\xcbT / HTTP/1.1"):
        yield f"the line {text!r}", line(text)
    for text in ("No colon", ": no name", "Name : space", " Folded: line", "\tfolded", "N\xe4me: x", "Name: \x01",
                 "Name: \x00", "Name: \x7f", "Name: a\rb", "Name: a\nb", "(Name): x"):
        yield f"the header {text!r}", changed(text)
    yield "a body by length", changed("Content-Length: 5")
    yield "a body in chunks", changed("Transfer-Encoding: chunked")
    yield "bare line feeds", lambda peer: peer.request().replace(b"\r\n", b"\n")
    yield "a NUL in the path", lambda peer: peer.request().replace(b"GET / ", b"GET /\0 ")
    yield "a TLS hello on a plain port", raw(bytes.fromhex("1603010200010001fc0303"))
    yield "a line feed first", raw(b"\n\n")
    for value in ("chat,chat", "cha t", "chat, \x80", "chat;q=1", '"chat"', "(chat)"):
        yield f"the subprotocols {value!r}", changed(f"Sec-WebSocket-Protocol: {value}")
    for value in ("a;", "a; b=", "a;=b", 'a; b="c', 'a; b="c d"', 'a; b="', "a b", "=a", ";", "a; b=c=d", "a; \xff",
                  'a; b=""'):
        yield f"the extensions {value!r}", changed(f"Sec-WebSocket-Extensions: {value}")


def other_statuses():
    for version in ("12", "14", "0", "8", "013", "13.0", "abc", "", "-13", "13, 8"):
        yield 426, f"version '{version}'", changed(Sec_WebSocket_Version=version), {"Sec_WebSocket_Version": "13"}
    yield 426, "no version", without("Sec-WebSocket-Version"), {"Sec_WebSocket_Version": "13"}
    upgrade = {"Sec_WebSocket_Version": "13", "Upgrade": "websocket"}
    yield 426, "no Upgrade", without("Upgrade"), upgrade
    yield 426, "Upgrade: h2c", changed(Upgrade="h2c"), upgrade
    yield 426, "Upgrade: websockets", changed(Upgrade="websockets"), upgrade
    yield 426, "plain HTTP", without("Upgrade", "Connection", KEY, "Sec-WebSocket-Version"), upgrade
    for method in ("POST", "PUT", "OPTIONS", "get", "CONNECT", "X"):
        yield 405, method, line(f"{method} / HTTP/1.1"), {"Allow": "GET"}
    yield 405, "POST, not of a WebSocket", (lambda peer: peer.request(
        line="POST / HTTP/1.1", omit=("Upgrade", "Connection", KEY))), {"Allow": "GET"}
    for version in ("1.0", "0.9", "2.0", "1.2", "3.0"):
        yield 505, f"HTTP/{version}", line(f"GET / HTTP/{version}"), {}
    yield 505, "the preface of HTTP/2", raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), {}
    yield 431, "a head of 16 KiB and a byte", sized(16 * 1024 + 1), {}
    yield 431, "a line of 64 KiB", line(f"GET /{'x' * 65536} HTTP/1.1"), {}
    yield 431, "a head without end", raw(b"GET / HTTP/1.1\r\nX: " + b"x" * 17000), {}
    yield 431, "101 headers", counted(101), {}
    yield 431, "10,000 headers", counted(10000), {}
    for origin in ("http://evil.example", "https://localhost.evil.example", "null", "http://127.0.0.1.evil.example",
                   "file://"):
        yield 403, f"the origin {origin}", changed(f"Origin: {origin}"), {}
    for host in ("evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1"):
        yield 403, f"the host {host}", changed(Host=host), {}


def sized(size):
    """A request of so many bytes."""
    def make(peer):
        return peer.request(f"X-Filler: {'x' * (size - len(peer.request('X-Filler: ')))}")
    return make


def counted(count):
    """A request of so many headers; five are those of any."""
    return lambda peer: peer.request(*[f"X-{number}: x" for number in range(count - 5)])


def head_has_no_body(peer):
    peer.send(peer.request(line="HEAD / HTTP/1.1"))
    peer.expect_refusal(405, with_body=False, Allow="GET")


def taken(make, chop, peer):
    peer.send(make(peer), chop=chop)
    head = peer.expect_opening()
    if head.all("Sec-WebSocket-Protocol"):
        raise Mismatch("a subprotocol was agreed on that the server does not speak")
    peer.echo(TEXT, b"Hello")
    peer.finish()


def accepted():
    yield "all in upper case", lambda peer: peer.request().replace(b"websocket", b"WEBSOCKET").replace(
        b"Connection: Upgrade", b"CONNECTION: UPGRADE")
    yield "Connection: keep-alive, Upgrade", changed(Connection="keep-alive, Upgrade")
    yield "Connection twice", changed("Connection: Upgrade", Connection="keep-alive")
    yield "Upgrade: h2c, websocket", changed(Upgrade="h2c, websocket")
    yield "no space behind colons", lambda peer: peer.request().replace(b": ", b":")
    yield "space before values", lambda peer: peer.request().replace(b": ", b": \t ")
    yield "space behind a value", lambda peer: peer.request(Upgrade="websocket \t", Connection="Upgrade ")
    yield "a path with a query", line("GET /a/b%20c?d=e&f HTTP/1.1")
    yield "an absolute form", lambda peer: peer.request(line=f"GET http://127.0.0.1:{peer.server.port}/a HTTP/1.1")
    yield "an absolute ws form", lambda peer: peer.request(line=f"GET ws://127.0.0.1:{peer.server.port} HTTP/1.1")
    yield "a head of 16 KiB", sized(16 * 1024)
    yield "100 headers", counted(100)
    yield "bytes above 127 in a value", changed("X-Name: gr\xf6\xdfer")
    yield "a length of 0", changed("Content-Length: 0")
    yield "unknown extensions", changed('Sec-WebSocket-Extensions: x-a; b="c"; d, x-e')
    yield "1,000 extensions", changed("Sec-WebSocket-Extensions: " + ", ".join(f"x{n}" for n in range(1000)))
    yield "subprotocols that nobody speaks", changed("Sec-WebSocket-Protocol: a, b", "Sec-WebSocket-Protocol: c")
    for host in ("localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:80", "app.localhost"):
        yield f"the host {host}", changed(Host=host)
    for origin in ("http://localhost", "https://localhost:3000", "http://127.0.0.1:8000", "http://[::1]"):
        yield f"the origin {origin}", changed(f"Origin: {origin}")


def frames_behind_request(peer):
    """What comes in the same segment as the request is not lost."""
    peer.send(peer.request(), peer.frame(TEXT, b"early"), peer.frame(PING, b"ping"))
    peer.expect_opening()
    peer.expect_message(TEXT, b"early")
    peer.expect_pong(b"ping")
    peer.finish()


def bad_frame_behind_request(peer):
    peer.send(peer.request(), peer.frame(TEXT, b"early", rsv=7))
    peer.expect_opening()
    peer.expect_failure(1002)


def subprotocol(wanted, expected, peer):
    peer.send(peer.request(*[f"Sec-WebSocket-Protocol: {names}" for names in wanted], line="GET /a HTTP/1.1"))
    agreed = peer.expect_opening().one("Sec-WebSocket-Protocol")
    peer.seen.append(f"speaks '{agreed}'")
    if agreed != expected:
        raise Mismatch(f"'{agreed}' was chosen instead of '{expected}'")
    peer.finish()


def ends_early(sent, peer):
    """TCP ends before the request does: nothing comes back."""
    peer.send(sent)
    peer.stream.end_output()
    peer.expect_end(dropped=True)
    peer.stream.close()
    peer.seen.append(f"end {peer.conclude(1006, False)}")


def never_complete(peer):
    """A request that does not come to its end in the 10 s that Limits::handshakeTimeout gives it."""
    peer.send(peer.request()[:-2])
    peer.expect_refusal(408)


def cases():
    section = Section("16.1", roles=SERVER, raw=True)
    for title, make in malformed():
        yield section.case(f"400 for {title[:80]}", partial(refused, 400, make, {}))
    section = Section("16.2", roles=SERVER, raw=True)
    for status, title, make, required in other_statuses():
        yield section.case(f"{status} for {title}", partial(refused, status, make, required))
    yield section.case("405 for HEAD, without a body", head_has_no_body)
    section = Section("16.3", roles=SERVER, raw=True, variant="strict")
    for path in ("/", "/A", "/a/", "/ab", "/b", "//a", "/%61", "/b/c/d"):
        yield section.case(f"404 for {path}", partial(refused, 404, line(f"GET {path} HTTP/1.1"), {}))
    for origin in ("http://good.example", "https://good.example:444", "http://localhost", "null"):
        yield section.case(f"403 for {origin}, which is not in the list", partial(
            refused, 403, changed(f"Origin: {origin}", line="GET /a HTTP/1.1"), {}))
    for title, make in (("/a", line("GET /a HTTP/1.1")), ("/b/c", line("GET /b/c?q HTTP/1.1")),
                        ("an origin in the list", changed("Origin: https://good.example", line="GET /a HTTP/1.1"))):
        yield section.case(f"101 for {title}", partial(taken, make, 0))
    for wanted, expected in (([], ""), (["chat"], "chat"), (["superchat, chat"], "superchat"), (["Chat"], ""),
                             (["x, chat"], "chat"), (["x", "superchat"], "superchat"), (["x, y"], "")):
        yield section.case(f"the subprotocols {wanted}", partial(subprotocol, wanted, expected))
    section = Section("16.4", roles=SERVER, raw=True)
    for title, make in accepted():
        yield section.case(f"101 for {title}", partial(taken, make, 0))
    yield section.case("101 for a request octet-wise", partial(taken, changed(), 1))
    yield section.case("frames behind the request", frames_behind_request)
    yield section.case("a bad frame behind the request", bad_frame_behind_request)
    yield section.case("400 octet-wise", partial(refused_octetwise, 400, without(KEY), {}))
    for title, sent in (("at once", b""), ("within the request", b"GET / HTTP/1.1\r\nHost: x")):
        yield section.case(f"TCP ends {title}", partial(ends_early, sent))
    yield section.case("408 for a request without end", never_complete, quick=False)
    section = Section("16.5", roles=SERVER, raw=True, variant="hosts")
    yield section.case("403 for a host that is not in the list", partial(refused, 403, changed(), {}))
    yield section.case("101 for a host in the list", partial(taken, changed(Host="good.example"), 0))

# SPDX-License-Identifier: MIT
"""Writes the inputs in corpus/ that the fuzzers begin with: one of each kind that chance would be long to find."""

import struct
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent / "corpus"
KINDS = ["SendText", "SendBinary", "SendPrepared", "SendKeyed", "Ping", "Pong", "Close", "Fail", "TakeOutput",
         "SetBacklog", "SetPolicy", "Pause", "Accept", "Respond", "EndInput"]
HEAD_GIVEN, RECORDS = 1, 2
NO_DEFLATE, DEFLATE_FRAME, TAKEOVER, PEER_TAKEOVER = 1, 2, 4, 8
TEXT, BINARY, CLOSE, PING, PONG, FIN, RSV1 = 1, 2, 8, 9, 10, 0x80, 0x40

REQUEST = (b"GET /chat?a=b HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\n"
           b"Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
           b"Sec-WebSocket-Version: 13\r\nOrigin: http://example.com\r\nCookie: a=b; c=\"d\"\r\n"
           b"Sec-WebSocket-Protocol: chat, superchat\r\n"
           b"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n")
ANSWER = (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          b"Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\nSec-WebSocket-Protocol: chat\r\n\r\n")
TEXTS = ["plain", "\u00fc\u20ac\U0001f600\ufeff\uffff", "\ud7ff\ue000\U0010ffff"]
WRONG = ["c080", "e09f80", "eda080", "f08f8080", "f4908080", "f8", "80", "61e282"]


def deflated(data, window=-15, last=False):
    stream = zlib.compressobj(6, zlib.DEFLATED, window)
    out = stream.compress(data)
    return out + stream.flush() if last else (out + stream.flush(zlib.Z_SYNC_FLUSH))[:-4]


def record(first, payload=b"", repeat=0):
    if repeat:
        return bytes([first, 128 + repeat]) + payload[:1]
    return bytes([first, len(payload)]) + payload


def session(wire, flags=HEAD_GIVEN | RECORDS, head=0, limits=0, compression=0, windows=0, seed=1, commands=()):
    """As planFrom() in sessionplan.cpp reads it."""
    settings = bytes([flags | head << 2, limits, compression, windows, seed, len(commands)])
    return settings + b"".join(bytes([at, KINDS.index(kind), value]) for at, kind, value in commands) + wire


def sessions():
    close = record(FIN | CLOSE, struct.pack(">H", 1000) + "\u00fc".encode())
    talk = (record(FIN | TEXT, "a\u00fc".encode()) + record(FIN | PING, b"ping") + record(TEXT, b"\xe2\x82")
            + record(FIN | PONG) + record(FIN, b"\xac") + record(FIN | BINARY, b"x", 30) + close)
    packed = (record(FIN | RSV1 | TEXT, b"hello hello") + record(FIN | RSV1 | BINARY, b"x", 127)
              + record(FIN | TEXT, b"plain") + record(RSV1 | BINARY, b"abc") + record(FIN | RSV1, b"def") + close)
    busy = [(2, "SetPolicy", 4), (2, "SetBacklog", 3), (2, "SendKeyed", 100), (2, "SendText", 231),
            (2, "SendKeyed", 103), (3, "Pause", 0), (3, "TakeOutput", 0), (4, "SetBacklog", 0), (4, "SendPrepared", 40),
            (5, "Ping", 5), (6, "Close", 1)]
    yield "conversation", session(talk)
    yield "conversation-small-limits", session(talk, limits=0xBA)
    yield "busy", session(talk, limits=8, commands=busy)
    yield "dropping", session(talk, limits=8, commands=[(0, "SetPolicy", 2)] + busy[1:])
    yield "refusals", session(talk, commands=[(1, "Accept", 0), (1, "Respond", 60), (2, "Fail", 1), (3, "EndInput", 1)])
    for head in (1, 2, 3):
        frames = DEFLATE_FRAME | NO_DEFLATE if head == 3 else 0
        yield f"compressed-{head}", session(packed, head=head, compression=frames | TAKEOVER | PEER_TAKEOVER,
                                            commands=busy)
    yield "compressed-small-windows", session(packed, head=1, compression=TAKEOVER | PEER_TAKEOVER, windows=0x66,
                                              commands=busy)
    yield "too-big-inflated", session(packed, head=1, limits=2)
    yield "fragments", session(record(TEXT) + record(0) * 5 + record(FIN), limits=0x30)
    for text in WRONG[::3]:
        yield f"wrong-text-{text}", session(record(FIN | TEXT, bytes.fromhex(text)))


def server_sessions():
    yield from sessions()
    # So much that answers take the place of what was read.
    burst = record(FIN | BINARY, b"m", 20) * 6
    answers = [(2, "TakeOutput", 0), (3, "SendBinary", 229), (4, "SendText", 100), (5, "TakeOutput", 0),
               (6, "SendBinary", 231), (6, "SendBinary", 101), (7, "TakeOutput", 0), (8, "SendBinary", 231),
               (10, "SendBinary", 229), (11, "TakeOutput", 0), (12, "SendPrepared", 50), (13, "SendBinary", 231),
               (14, "Ping", 50), (14, "Pause", 0)]
    yield "burst", session(burst + record(FIN | PING, b"p" * 125) + burst, commands=answers)
    yield "raw", session(REQUEST + bytes.fromhex("818537fa213d7f9f4d5158888000000000"), flags=0)
    yield "plain-http", session(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", flags=0)
    yield "post", session(REQUEST.replace(b"GET", b"POST"), flags=0)


def client_sessions():
    yield from sessions()
    yield "raw", session(ANSWER + bytes.fromhex("810548656c6c6f8a008803" "03e861"), flags=0)
    yield "refused", session(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", flags=0)


def heads():
    settings = bytes([0, 0, 1])
    yield "request", settings + REQUEST + b"more"
    yield "answer", settings + ANSWER
    yield "absolute", settings + REQUEST.replace(b"/chat", b"http://h/chat")
    yield "tls-hello", settings + bytes.fromhex("16030100c8010000c40303")
    yield "http2", settings + b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    yield "folded", settings + b"GET / HTTP/1.1\r\nHost: a\r\n b\r\nA:\tb \r\n\r\n"
    yield "short-limit", bytes([1, 2, 7]) + REQUEST


def frames():
    write = bytes([0xC1, 0x83]) + struct.pack(">Q", 1 << 40) + b"mask" + b"\x05"
    for name, data in {"short": "810548656c6c6f", "masked": "818537fa213d7f9f4d5158", "long": "827e0100" + "00" * 64,
                       "longest": "c2ff0000000000010000deadbeef", "not-minimal": "817e007d", "not-minimal-64": "827f000000000000ffff", "minimal": "817e007e",
                       "minimal-64": "827f0000000000010000", "reserved": "8b00",
                       "out-of-range": "827f8000000000000000", "control-long": "897e0080"}.items():
        yield name, write + bytes.fromhex(data)


def lists():
    options = bytes([0x0E, 6, 6, 0x0C, 3, 6])
    yield "chrome", options + b"permessage-deflate; client_max_window_bits"
    yield "all", options + (b"permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                            b"server_max_window_bits=10; client_max_window_bits=\"11\", permessage-deflate")
    yield "frames", options + b"x-webkit-deflate-frame; max_window_bits=11; no_context_takeover, deflate-frame"
    yield "answer", options + b"permessage-deflate; server_max_window_bits=8; client_max_window_bits=8"
    yield "wrong", options + b"permessage-deflate; server_max_window_bits=16; a=\"b\\\"c\",, ;"
    yield "subprotocols", options + b"chat, superchat ,\tmqtt,chat"


def inflated():
    plain = b"hello hello, " * 30
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    both = [(stream.compress(text) + stream.flush(zlib.Z_SYNC_FLUSH))[:-4] for text in (b"something long", b"a thing long")]
    yield "context", bytes([0, 7, 4, 1, len(both[0])]) + both[0] + both[1]
    for name, first in {"flushed": deflated(plain), "last": deflated(plain, last=True),
                        "stored": bytes.fromhex("000500faff") + b"hello\x00", "bomb": deflated(bytes(60000))}.items():
        yield name, bytes([0, 7, 4, 1, len(first)]) + first + deflated(b"again")
    yield "garbage", bytes([0, 7, 4, 1, 4]) + b"\xff\xff\x07\x08"
    yield "messages", bytes([1, 0, 1, 0, 0, 4]) + b"".join(
        bytes([command, 5, times]) + b"abcde" for command, times in [(0, 3), (0, 4), (1, 3), (3, 0), (0, 2)])
    yield "shared", bytes([1, 6, 0, 1, 1, 2]) + bytes([2, 4, 3]) + b"text" + bytes([0, 4, 4]) + b"more"


def utf8():
    for number, text in enumerate(TEXTS):
        yield f"right-{number}", b"\x01" + text.encode()
    for text in WRONG:
        yield f"wrong-{text}", b"\x00good" + bytes.fromhex(text)


def main():
    for target, inputs in {"frame": frames, "head": heads, "inflater": inflated, "lists": lists, "utf8": utf8,
                           "session_client": client_sessions, "session_server": server_sessions}.items():
        folder = HERE / target
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, data in inputs():
            (folder / name).write_bytes(data)


main()

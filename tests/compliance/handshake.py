# SPDX-License-Identifier: MIT
"""The opening handshake from both sides (RFC 6455 §4), and the two kinds of Peer that it makes."""

import base64
import os
import socket

from codec import Mismatch, accept_key
from deflate import Compression, directions
from peer import Peer
from stream import PATIENCE, Stream

SHORT_BODY = 200


class Head:
    """An HTTP head: its first line and its headers."""

    def __init__(self, text):
        self.line, *lines = text.split("\r\n")
        self.headers = [tuple(part.strip() for part in line.partition(":")[::2]) for line in lines]

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def one(self, name):
        """The only value of a header that may not come twice; empty if it does not come."""
        values = self.all(name)
        if len(values) > 1:
            raise Mismatch(f"{name} comes {len(values)} times")
        return values[0] if values else ""

    def tokens(self, name):
        return [token.strip().lower() for token in ",".join(self.all(name)).split(",")]

    def require(self, name, *tokens):
        if sorted(self.tokens(name)) != sorted(tokens):
            raise Mismatch(f"{name} is {self.all(name)} instead of {', '.join(tokens)}")


class HandshakePeer(Peer):
    def read_head(self):
        while b"\r\n\r\n" not in self.buffer:
            data = self.stream.read()
            if not data:
                raise Mismatch(f"the stream ended within a head: {bytes(self.buffer)}")
            self.buffer += data
        text, _, rest = bytes(self.buffer).partition(b"\r\n\r\n")
        self.buffer = bytearray(rest)
        return Head(text.decode("latin-1"))


class ClientPeer(HandshakePeer):
    """We are the client of tidewire-echo."""

    role = "server"
    masks = True

    def __init__(self, server, tls):
        super().__init__(Stream.connect(server.port, tls))
        self.server = server
        self.port = self.stream.local_port
        server.forget(self.port)
        self.key = base64.b64encode(os.urandom(16)).decode()

    def request(self, *extra, line="GET / HTTP/1.1", omit=(), **changed):
        """A request's bytes; changed headers by their names with _ for -, more lines as extra."""
        headers = {"Host": f"127.0.0.1:{self.server.port}", "Upgrade": "websocket", "Connection": "Upgrade",
                   "Sec-WebSocket-Key": self.key, "Sec-WebSocket-Version": "13"}
        headers.update({name.replace("_", "-"): value for name, value in changed.items()})
        lines = [line] + [f"{name}: {value}" for name, value in headers.items() if name not in omit] + list(extra)
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def open(self, offer=None, strict=False, chop=0):
        """The usual opening; returns the extensions that the server answered."""
        extra = [f"Sec-WebSocket-Extensions: {offer}"] if offer else []
        self.send(self.request(*extra), chop=chop)
        return self.expect_opening(strict).one("Sec-WebSocket-Extensions")

    def expect_opening(self, strict=False):
        head = self.read_head()
        if head.line != "HTTP/1.1 101 Switching Protocols":
            raise Mismatch(f"the answer is '{head.line}'")
        head.require("Upgrade", "websocket")
        head.require("Connection", "upgrade")
        if head.one("Sec-WebSocket-Accept") != accept_key(self.key):
            raise Mismatch("Sec-WebSocket-Accept is wrong")
        answer = head.one("Sec-WebSocket-Extensions")
        if head.all("Sec-WebSocket-Extensions") and not answer:
            raise Mismatch("Sec-WebSocket-Extensions is empty, which Safari refuses")
        if answer:
            theirs, ours = directions(answer)
            self.compression = Compression(ours, theirs, "deflate-frame" in answer, strict)
        return head

    def expect_refusal(self, status, with_body=True, **required):
        """An HTTP answer of this status, and the end."""
        head = self.read_head()
        body = bytes(self.buffer)
        while data := self.stream.read():
            body += data
        if not head.line.startswith(f"HTTP/1.1 {status} "):
            raise Mismatch(f"the answer is '{head.line}' instead of {status}")
        if "close" not in head.tokens("Connection"):
            raise Mismatch("the answer has no 'Connection: close'")
        for name, value in required.items():
            head.require(name.replace("_", "-"), value.lower())
        self.check_body(head, body, with_body)
        self.stream.end_output()
        self.stream.close()
        self.seen.append(f"http {status} {self.conclude(1006, False)}")

    @staticmethod
    def check_body(head, body, with_body):
        if not head.one("Content-Type").startswith("text/plain"):
            raise Mismatch(f"the answer is of type '{head.one('Content-Type')}'")
        length = int(head.one("Content-Length") or -1)
        if length != len(body) and (with_body or body):
            raise Mismatch(f"a body of {len(body)} bytes came, of {length} announced")
        if with_body and not 0 < len(body) < SHORT_BODY:
            raise Mismatch(f"a body of {len(body)} bytes came")

    def end_cleanly(self):
        # RFC 6455 §7.1.1: the server is the first to end TCP.
        self.expect_end()
        self.stream.end_output()
        self.stream.close()

    def conclude(self, code, clean):
        error = self.server.error_at(self.port, wait=not clean)
        if clean and error:
            raise Mismatch(f"the server logged {error} after a clean close")
        return error


class ServerPeer(HandshakePeer):
    """We are the server of Tidewire's client."""

    role = "client"
    masks = False

    def __init__(self, client, tls, options=()):
        # It stays to the end of the case: nobody else gets its port, by which the log tells the cases apart.
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(PATIENCE)
        self.port = self.listener.getsockname()[1]
        client.forget(self.port)
        host = "localhost" if tls else "127.0.0.1"
        self.case_id = client.open(f"{'wss' if tls else 'ws'}://{host}:{self.port}/", options)
        connection, _ = self.listener.accept()
        super().__init__(Stream(connection))
        self.client = client
        if tls:
            self.stream.wrap(tls, server_side=True)
        self.subprotocol = "-"
        self.head = None

    def close(self):
        super().close()
        self.listener.close()

    def read_request(self):
        head = self.head = self.read_head()
        if head.line != "GET / HTTP/1.1":
            raise Mismatch(f"the request is '{head.line}'")
        head.require("Upgrade", "websocket")
        head.require("Connection", "upgrade")
        head.require("Sec-WebSocket-Version", "13")
        if head.one("Host").rpartition(":")[2] != str(self.port):
            raise Mismatch(f"Host is {head.one('Host')}")
        if len(base64.b64decode(head.one("Sec-WebSocket-Key"), validate=True)) != 16:
            raise Mismatch("Sec-WebSocket-Key has not 16 bytes")
        return head

    def response(self, *extra, line="HTTP/1.1 101 Switching Protocols", omit=(), **changed):
        """An answer's bytes; changed headers by their names with _ for -, more lines as extra."""
        headers = {"Upgrade": "websocket", "Connection": "Upgrade",
                   "Sec-WebSocket-Accept": accept_key(self.head.one("Sec-WebSocket-Key"))}
        headers.update({name.replace("_", "-"): value for name, value in changed.items()})
        lines = [line] + [f"{name}: {value}" for name, value in headers.items() if name not in omit] + list(extra)
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def open(self, answer=None, strict=False, chop=0):
        """The usual opening; returns the extensions that the client offered."""
        offer = self.read_request().one("Sec-WebSocket-Extensions")
        self.send(self.response(*([f"Sec-WebSocket-Extensions: {answer}"] if answer else [])), chop=chop)
        if answer:
            ours, theirs = directions(answer)
            # What the client announced that it will do, it may do whatever the answer allows.
            self.compression = Compression(ours, theirs, False, strict)
        return offer

    def expect_refusal(self):
        """The client does not take the answer, and drops the connection without another byte."""
        self.expect_end(dropped=True)
        self.stream.end_output()
        self.stream.close()
        self.seen.append(f"refused {self.conclude(1006, False)}")

    def end_cleanly(self):
        # RFC 6455 §7.1.1: the client waits for the server to end TCP.
        self.stream.end_output()
        self.expect_end()
        self.stream.close()

    def conclude(self, code, clean):
        came_code, came_clean, error, subprotocol = self.client.report(self.case_id)
        logged = self.client.error_at(self.port, wait=not clean)
        if (came_code, came_clean) != (code, clean) or (error == "None") != clean:
            raise Mismatch(f"the client says it was closed with {came_code}, clean {came_clean}, error {error}, "
                           f"instead of {code}, clean {clean}")
        if (logged or "None") != error:
            raise Mismatch(f"the client logged {logged} and says {error}")
        if subprotocol != self.subprotocol:
            raise Mismatch(f"the client speaks {subprotocol} instead of {self.subprotocol}")
        return logged

# SPDX-License-Identifier: MIT
"""The load generator notices what is wrong: here is a server that gets its replies wrong in the way that it is told."""

import contextlib
import socket
import subprocess
import sys
import threading
import zlib

ANSWER = (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
DEFLATE = b"Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n"
SIZE = 100
#: Behind the messages that the load generator learns the replies from.
BAD_MESSAGE = 200


def read_exactly(stream, size):
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def compressed(payload):
    deflater = zlib.compressobj(wbits=-15)
    payload = deflater.compress(payload) + deflater.flush(zlib.Z_SYNC_FLUSH)[:-4]
    return bytes([0xC1, len(payload)]) + payload


def replies(number, frame, wrong):
    """What is sent for a message: usually its echo."""
    # What is wrong with all would be learnt with the first.
    always = {"opcode": lambda: b"\x82" + frame[1:], "compressed": lambda: compressed(frame[2:]),
              "plain": lambda: b"\x81" + bytes([SIZE]) + inflated(frame[2:])}
    if wrong in always:
        return always[wrong]()
    if wrong == "silence" and number >= BAD_MESSAGE:
        return b""
    if number != BAD_MESSAGE or wrong in ("nothing", "silence"):
        return frame
    return {"content": frame[:-1] + bytes([frame[-1] ^ 1]), "length": b"\x82\x01x", "twice": frame * 2, "missing": b"",
            "close": b"\x88\x02\x03\xe8", "masked": b"\x82\x80" + frame[2:]}[wrong]


def inflated(payload):
    return zlib.decompressobj(wbits=-15).decompress(payload + b"\0\0\xff\xff")


class Server:
    """Takes messages of fewer than 126 bytes."""

    def __init__(self, wrong, options):
        self.wrong = wrong
        self.answer = ANSWER + (DEFLATE if "--deflate" in options else b"") + b"\r\n"
        if wrong == "accept":
            self.answer = self.answer.replace(b"s3p", b"S3P")
        self.broadcasting = "broadcast" in options
        self.connections = []
        self.messages = 0

    def accept_all(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve_one, args=(connection,), daemon=True).start()

    def serve_one(self, connection):
        with connection, connection.makefile("rb") as stream:
            try:
                while stream.readline() != b"\r\n":
                    pass
                self.connections.append(connection)
                connection.sendall(self.answer)
                while True:
                    self.serve_message(connection, stream)
            except (EOFError, OSError):
                self.connections.remove(connection)

    def serve_message(self, connection, stream):
        first, size = read_exactly(stream, 2)
        key = read_exactly(stream, 4)
        payload = bytes(byte ^ key[i % 4] for i, byte in enumerate(read_exactly(stream, size & 0x7F)))
        frame = bytes([first, len(payload)]) + payload
        self.messages += 1
        receivers = list(self.connections) if self.broadcasting else [connection]
        for each in receivers[:-1]:
            # The one over which the replies are learnt closes meanwhile.
            with contextlib.suppress(OSError):
                each.sendall(frame)
        # With broadcast it is only the last one that gets a wrong reply, or none.
        receivers[-1].sendall(replies(self.messages, frame, self.wrong))


def outcome(load, wrong, options):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=Server(wrong, options).accept_all, args=(listener,), daemon=True).start()
        command = [load, "--port", str(listener.getsockname()[1]), "--size", str(SIZE), "--connections", "2",
                   "--in-flight", "2", "--seconds", "0.5", "--patience", "1", *options]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)


#: What is wrong, with the options of the load, and what it says of that.
CASES = (
    ("nothing", (), ""), ("content", (), "is not what was sent"), ("length", (), "is not what was sent"),
    ("twice", (), ""), ("missing", (), "is not what was sent"), ("silence", (), "replies are missing"),
    ("close", (), "close frame"), ("masked", (), ""), ("accept", (), "Sec-WebSocket-Accept"),
    ("nothing", ("--text",), ""), ("opcode", ("--text",), "opcode 2"), ("compressed", ("--text",), "is compressed"),
    ("nothing", ("--text", "--deflate"), ""), ("plain", ("--text", "--deflate"), "is not compressed"),
    ("nothing", ("--mode", "broadcast"), ""), ("content", ("--mode", "broadcast"), "is not what was sent"),
    ("silence", ("--mode", "broadcast"), "replies are missing"), ("twice", ("--mode", "broadcast"), ""),
)


def main():
    failed = False
    for wrong, options, expected in CASES:
        run = outcome(sys.argv[1], wrong, options)
        right = (run.returncode == 0) == (wrong == "nothing") and expected in run.stderr
        print(f"{'ok' if right else 'FAILED'}: {' '.join([wrong, *options])}: {run.stderr.strip() or 'taken for right'}")
        failed = failed or not right
    sys.exit(1 if failed else 0)


main()

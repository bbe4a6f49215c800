# SPDX-License-Identifier: MIT
"""The load generator notices what is wrong: here is a server that gets its replies wrong in the way that it is told."""

import socket
import subprocess
import sys
import threading

ANSWER = (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
SIZE = 100
#: Behind the messages that the load generator learns the replies from.
BAD_MESSAGE = 200


def read_exactly(stream, size):
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def replies(number, frame, wrong):
    """What is sent for a message: usually its echo."""
    if number != BAD_MESSAGE or wrong == "nothing":
        return frame
    return {"content": frame[:-1] + bytes([frame[-1] ^ 1]), "length": b"\x82\x01x", "twice": frame * 2,
            "close": b"\x88\x02\x03\xe8", "masked": b"\x82\x80" + frame[2:]}[wrong]


def serve_one(connection, wrong, counter):
    with connection, connection.makefile("rb") as stream:
        try:
            while stream.readline() != b"\r\n":
                pass
            connection.sendall(ANSWER.replace(b"s3p", b"S3P") if wrong == "accept" else ANSWER)
            while True:
                read_exactly(stream, 2)
                key = read_exactly(stream, 4)
                payload = bytes(byte ^ key[i % 4] for i, byte in enumerate(read_exactly(stream, SIZE)))
                counter[0] += 1
                connection.sendall(replies(counter[0], bytes([0x82, SIZE]) + payload, wrong))
        except (EOFError, OSError):
            pass


def accept_all(listener, wrong):
    counter = [0]
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=serve_one, args=(connection, wrong, counter), daemon=True).start()


def outcome(load, wrong):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept_all, args=(listener, wrong), daemon=True).start()
        command = [load, "--port", str(listener.getsockname()[1]), "--size", str(SIZE), "--connections", "2",
                   "--in-flight", "2", "--seconds", "0.5"]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)


def main():
    failed = False
    for wrong in ("nothing", "content", "length", "twice", "close", "masked", "accept"):
        run = outcome(sys.argv[1], wrong)
        right = (run.returncode == 0) == (wrong == "nothing")
        print(f"{'ok' if right else 'FAILED'}: {wrong}: {run.stderr.strip() or 'taken for right'}")
        failed = failed or not right
    sys.exit(1 if failed else 0)


main()

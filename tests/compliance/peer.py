# SPDX-License-Identifier: MIT
"""The suite's side of a connection, whichever role it has there: what it sends, and what must come."""

from dataclasses import dataclass

import codec
from codec import BINARY, CLOSE, CONTINUATION, PONG, RSV1, TEXT, Mismatch

SHOWN = 60  # Bytes of a payload in a message about it.


@dataclass
class Message:
    opcode: int
    payload: bytes
    compressed: bool = False
    wire_size: int = 0


def shown(payload):
    return repr(payload[:SHOWN]) + (f"… of {len(payload)} bytes" if len(payload) > SHOWN else "")


class Peer:
    """Tidewire is on the other side as a server or as a client; what differs there is in the subclasses."""

    masks = False

    def __init__(self, stream):
        self.stream = stream
        self.buffer = bytearray()
        self.compression = None
        self.seen = []
        self.partial = None
        self.closed_with = None

    # What is sent

    def frame(self, opcode, payload=b"", fin=True, rsv=0):
        return codec.encode(opcode, payload, fin, rsv, self.masks)

    def message(self, opcode, pieces):
        """The frames of a message in fragments."""
        last = len(pieces) - 1
        return b"".join(self.frame(CONTINUATION if i else opcode, piece, fin=i == last)
                        for i, piece in enumerate(pieces))

    def close_frame(self, code=None, reason=b""):
        return self.frame(CLOSE, codec.close_payload(code, reason))

    def send(self, *frames, chop=0):
        self.stream.write(b"".join(frames), chop)

    def compressed(self, opcode, payload, pieces=1):
        """A message's frames, compressed as was agreed on."""
        data = self.compression.deflater.compress(payload)
        size = max(1, -(-len(data) // pieces))
        parts = [data[i:i + size] for i in range(0, len(data), size)] or [b""]
        last = len(parts) - 1
        return b"".join(self.frame(CONTINUATION if i else opcode, part, i == last, 0 if i else RSV1)
                        for i, part in enumerate(parts))

    # What comes

    def read_frame(self):
        """The next frame, or None at the end of the stream."""
        while True:
            found = codec.decode(self.buffer, not self.masks)
            if found:
                frame, size = found
                del self.buffer[:size]
                return frame
            data = self.stream.read()
            if not data:
                if self.buffer:
                    raise Mismatch(f"the stream ends within a frame: {shown(bytes(self.buffer))}")
                return None
            self.buffer += data

    def receive(self):
        """The next message or control frame, or None at the end of the stream."""
        while True:
            frame = self.read_frame()
            if frame is None or frame.opcode >= CLOSE:
                if frame and frame.rsv:
                    raise Mismatch("a control frame has a reserved bit")
                return frame and Message(frame.opcode, frame.payload)
            if (frame.opcode == CONTINUATION) != (self.partial is not None):
                raise Mismatch("a fragment came at a wrong place")
            self.take_data(frame)
            if frame.fin:
                message, self.partial = self.partial, None
                return self.whole(message)

    def take_data(self, frame):
        allowed = (0, RSV1) if self.compression and (not self.partial or self.compression.per_frame) else (0,)
        if frame.rsv not in allowed:
            raise Mismatch(f"the reserved bits are {frame.rsv}")
        if not self.partial:
            self.partial = Message(frame.opcode, b"", bool(frame.rsv))
        payload = frame.payload
        self.partial.wire_size += len(payload)
        if frame.rsv and self.compression.per_frame:
            payload = self.compression.inflater.inflate(payload)
        self.partial.payload += payload

    def whole(self, message):
        if message.compressed and not self.compression.per_frame:
            message.payload = self.compression.inflater.inflate(message.payload)
        return message

    # What must come

    def expect(self, opcode, payload):
        message = self.receive()
        name = codec.NAMES[opcode]
        if message is None:
            raise Mismatch(f"the stream ended instead of a {name}")
        self.seen.append(codec.NAMES[message.opcode])
        if message.opcode != opcode or message.payload != payload:
            raise Mismatch(f"{codec.NAMES[message.opcode]} {shown(message.payload)} came instead of "
                           f"{name} {shown(payload)}")
        return message

    def expect_pong(self, payload):
        return self.expect(PONG, payload)

    def expect_message(self, opcode, payload, compressed=None):
        message = self.expect(opcode, payload)
        if compressed is not None and message.compressed != compressed:
            raise Mismatch("a message came plain" if compressed else "a message came compressed")
        return message

    def echo(self, opcode, payload, chop=0):
        self.send(self.frame(opcode, payload), chop=chop)
        return self.expect_message(opcode, payload)

    def echo_compressed(self, opcode, payload, pieces=1):
        self.send(self.compressed(opcode, payload, pieces))
        return self.expect_message(opcode, payload)

    def receive_close(self, code):
        """The close frame with this code, after which nothing may come."""
        message = self.receive()
        if message is None:
            raise Mismatch("the stream ended without a close frame")
        if message.opcode != CLOSE:
            raise Mismatch(f"{codec.NAMES[message.opcode]} {shown(message.payload)} came instead of a close frame")
        came = int.from_bytes(message.payload[:2], "big") if message.payload else None
        reason = message.payload[2:]
        if came != code or len(message.payload) == 1:
            raise Mismatch(f"closed with {came} {reason} instead of {code}")
        try:
            return reason.decode()
        except UnicodeDecodeError:
            raise Mismatch(f"the close reason {reason} is not UTF-8") from None

    def expect_end(self, dropped=False):
        rest = bytes(self.buffer) + self.stream.read(dropped)
        if rest:
            raise Mismatch(f"more came after the end: {shown(rest)}")

    # Ends. Each case has one of them as its last step.

    def finish(self, code=1000, reason=b"", chop=0):
        """Starts the closing handshake, and takes part in it to its end."""
        self.send(self.close_frame(code, reason), chop=chop)
        self.expect_close_answer(code)

    def expect_close_answer(self, code):
        """Our close frame is out: it has to come back with its code, and TCP has to end the right way."""
        self.receive_close(code)
        self.seen.append(f"close {code or 'without code'}")
        self.end_cleanly()
        self.conclude(code or 1005, True)

    def expect_failure(self, code):
        """Tidewire fails the connection (RFC 6455 §7.1.7): it tells why, and ends TCP without waiting for an answer."""
        reason = self.receive_close(code)
        self.expect_end()
        self.stream.end_output()
        self.stream.close()
        self.seen.append(f"close {code} {self.conclude(code, False)}")
        if not reason:
            raise Mismatch("the close frame has no reason")

    def drop(self):
        """Ends TCP without a closing handshake: Tidewire has nothing more to say."""
        self.stream.end_output()
        self.expect_end()
        self.stream.close()
        self.seen.append(f"end {self.conclude(1006, False)}")

    def reset(self):
        """Ends TCP with a reset."""
        self.stream.reset()
        self.seen.append(f"reset {self.conclude(1006, False)}")

    def close(self):
        """Frees what a case has left open."""
        self.stream.close()

    def end_cleanly(self):
        raise NotImplementedError

    def conclude(self, code, clean):
        """Compares what Tidewire says of the end with this, and returns the name of the error; None if clean."""
        raise NotImplementedError

    def outcome(self):
        parts = []
        for name in self.seen:
            if parts and parts[-1][0] == name:
                parts[-1][1] += 1
            else:
                parts.append([name, 1])
        return ", ".join(name if count == 1 else f"{name}*{count}" for name, count in parts)


def text_and_binary():
    return ((TEXT, "text"), (BINARY, "binary"))

# SPDX-License-Identifier: MIT
"""A TCP connection, plain or in TLS, whose end has to be a proper one."""

import socket
import ssl
import struct

from codec import Mismatch

PATIENCE = 20  # Seconds for what takes a moment; whoever waits for a deadline of his own fails.
READ_SIZE = 1 << 18


class Stream:
    def __init__(self, connection):
        connection.settimeout(PATIENCE)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = connection
        self.ended = False
        self.send_error = None

    @classmethod
    def connect(cls, port, tls=None):
        stream = cls(socket.create_connection(("127.0.0.1", port), PATIENCE))
        if tls:
            stream.wrap(tls, server_hostname="localhost")
        return stream

    def wrap(self, tls, **options):
        # Not do_handshake_on_connect: the time limit has to hold for it as well.
        self.socket = tls.wrap_socket(self.socket, suppress_ragged_eofs=False, do_handshake_on_connect=False, **options)
        self.socket.do_handshake()

    @property
    def secure(self):
        return isinstance(self.socket, ssl.SSLSocket)

    @property
    def local_port(self):
        return self.socket.getsockname()[1]

    def write(self, data, chop=0):
        """All at once, or chop bytes at a time. A peer that has ended tells why in what read() gives, not here."""
        try:
            if not chop:
                self.socket.sendall(data)
            view = memoryview(data)
            for begin in range(0, len(data) if chop else 0, chop or 1):
                self.socket.sendall(view[begin:begin + chop])
        except (ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
            self.send_error = error

    def read(self, dropped=False):
        """What is there, at least a byte; nothing at the proper end, or, if it may be dropped, at any end."""
        if self.ended:
            return b""
        try:
            data = self.socket.recv(READ_SIZE)
        except (socket.timeout, TimeoutError):
            raise Mismatch(f"nothing came within {PATIENCE} s") from None
        except (ssl.SSLEOFError, ConnectionError) as error:
            if dropped:
                self.ended = True
                return b""
            if isinstance(error, ssl.SSLEOFError):
                raise Mismatch("TCP ended without a close_notify of TLS") from None
            raise Mismatch(f"the connection broke: {error}") from None
        self.ended = not data
        return data

    def end_output(self):
        """Ends our direction only; in TLS its close_notify ends both in effect."""
        try:
            if self.secure:
                self.socket = self.socket.unwrap()
                self.ended = True
            self.socket.shutdown(socket.SHUT_WR)
        except (socket.timeout, TimeoutError):
            raise Mismatch("the end of TLS was not answered") from None
        except ssl.SSLEOFError:
            # QSslSocket leaves a close_notify unanswered and ends TCP, after which nothing can come any more.
            self.ended = True
        except OSError:
            # The other side was faster; what it left behind is seen by read().
            pass

    def close(self):
        self.socket.close()

    def reset(self):
        """Ends TCP with RST."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

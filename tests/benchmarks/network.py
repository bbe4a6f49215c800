# SPDX-License-Identifier: MIT
"""A network of the benchmark's own, as `unshare --net` gives it, and what the system does to its connections.

BBR holds back what is sent at once, by timers, and finds out for each connection anew how fast that may be: it moves
work between the cores by chance, so that the figures of large messages vary by a fifth. Reno does not, nor does cubic,
which Linux has by default; but only Reno may be chosen everywhere.
Called as a program, it tells by its status whether such a network can be set up."""

import fcntl
import socket
import struct
from pathlib import Path

CONGESTION_CONTROL = Path("/proc/sys/net/ipv4/tcp_congestion_control")
# linux/sockios.h, linux/if.h
SIOCGIFFLAGS = 0x8913
SIOCSIFFLAGS = 0x8914
IFF_UP = 1


def set_up():
    """To be called in a network in which there is nothing yet but a loopback device, which is down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh14x", b"lo", 0)
        _, flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, SIOCGIFFLAGS, request))
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags | IFF_UP))
    CONGESTION_CONTROL.write_text("reno", encoding="ascii")


def congestion_control():
    try:
        return CONGESTION_CONTROL.read_text(encoding="ascii").strip()
    except OSError:
        return "?"


if __name__ == "__main__":
    set_up()

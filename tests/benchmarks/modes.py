# SPDX-License-Identifier: MIT
"""What is measured: the points, and the arguments of the load generator for each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mode:
    name: str
    label: str
    load: tuple
    #: What a server must be able to do: tls, deflate.
    needs: frozenset = frozenset()
    server: tuple = ()
    #: What is counted, for the report.
    unit: str = "messages"
    #: Part of the short form.
    short: bool = False
    #: What the rounds tell: "throughput", "memory", "latency", or "animation".
    kind: str = "throughput"
    #: One server at a time, as all together would take too many descriptors or too much memory.
    alone: bool = False
    #: Descriptors that the server and the load need, each.
    descriptors: int = 1500
    #: Has a panel in the picture.
    pictured: bool = True


def echo(name, label, *load, needs=(), **more):
    return Mode(name, label, load, frozenset(needs), **more)


MODES = [
    echo("echo-125", "echo 125 B, 1 in flight", "--size", "125", short=True),
    echo("echo-1k-16", "echo 1 KiB, 16 in flight", "--size", "1024", "--in-flight", "16", short=True),
    echo("text-1k-16", "echo 1 KiB of text, 16 in flight", "--size", "1024", "--in-flight", "16", "--text",
         pictured=False),
    echo("echo-16k", "echo 16 KiB, 1 in flight", "--size", "16384"),
    echo("echo-16k-16", "echo 16 KiB, 16 in flight", "--size", "16384", "--in-flight", "16"),
    echo("echo-1m", "echo 1 MiB, 10 connections", "--size", "1048576", "--connections", "10", short=True),
    echo("idle-10k", "echo 125 B among 10,000 idle", "--size", "125", "--idle", "10000", alone=True,
         descriptors=10_300),
    echo("idle-19k", "echo 125 B among 19,500 idle", "--size", "125", "--idle", "19500", alone=True,
         descriptors=19_800, pictured=False),
    echo("handshakes", "handshakes", "--mode", "handshakes", "--connections", "50", unit="handshakes", short=True),
    echo("broadcast", "broadcast to 1,000, 125 B, 16 in flight", "--mode", "broadcast", "--connections", "1000",
         "--in-flight", "16", server=("--broadcast",), unit="deliveries", short=True),
    echo("tls-1k", "TLS echo 1 KiB, 1 in flight", "--size", "1024", "--tls", needs=("tls",), pictured=False),
    echo("tls-1k-16", "TLS echo 1 KiB, 16 in flight", "--size", "1024", "--in-flight", "16", "--tls", needs=("tls",),
         short=True),
    echo("tls-idle", "TLS echo 1 KiB among 2,000 idle", "--size", "1024", "--idle", "2000", "--tls", needs=("tls",),
         alone=True, descriptors=2300, pictured=False),
    echo("deflate-1k", "permessage-deflate echo 1 KiB of JSON, 1 in flight", "--size", "1024", "--text", "--deflate",
         needs=("deflate",), pictured=False),
    echo("deflate-1k-16", "permessage-deflate echo 1 KiB of JSON, 16 in flight", "--size", "1024", "--text",
         "--deflate", "--in-flight", "16", needs=("deflate",), short=True),
    echo("memory", "plain", "--mode", "memory", "--idle", "10000", "--size", "1024", kind="memory", pictured=False,
         alone=True, descriptors=10_300),
    echo("memory-tls", "TLS", "--mode", "memory", "--idle", "2000", "--size", "1024", "--tls", needs=("tls",),
         kind="memory", pictured=False, alone=True, descriptors=2300),
    echo("latency", "125 B, 100 connections, 20,000 messages a second", "--size", "125", "--rate", "20000",
         kind="latency", pictured=False, short=True),
    echo("animation", "an animation in the server's thread at 50,000 messages a second", kind="animation",
         pictured=False),
]

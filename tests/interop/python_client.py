# SPDX-License-Identifier: MIT
"""python3-websockets as a client. Usage: python_client.py ECHO_URL COMMANDED_URL [CA_FILE]"""

import asyncio
import ssl
import sys

import websockets

SIZES = [0, 1, 125, 126, 127, 65535, 65536, 1 << 20, 4 << 20]
CLOSES = [(1000, "done"), (3000, ""), (4999, "genug, größer geht es nicht")]


def text_of(size):
    return "aé€😀" * (size // 10) + "x" * (size % 10)


def bytes_of(size):
    return bytes((i * 31 + (i >> 8)) & 255 for i in range(size))


def require(held, what):
    if not held:
        sys.exit(what)


class Client:
    def __init__(self, echo, commanded, ca_file=None):
        self.echo = echo
        self.commanded = commanded
        self.tls = {"ssl": ssl.create_default_context(cafile=ca_file)} if ca_file else {}

    def connect(self, url):
        return websockets.connect(url, max_size=None, **self.tls)

    async def exchange(self):
        messages = [make(size) for size in SIZES for make in (text_of, bytes_of)]
        async with self.connect(self.echo) as socket:
            for message in messages:
                await socket.send(message)
                require(await socket.recv() == message, f"an echo of {len(message)} differs")
            sending = asyncio.gather(*(socket.send(message) for message in messages))
            for message in messages:
                require(await socket.recv() == message, f"a late echo of {len(message)} differs")
            await sending
            await socket.send(["in ", "", "fragments"])
            require(await socket.recv() == "in fragments", "a fragmented message differs")

    async def ping(self):
        async with self.connect(self.echo) as socket:
            for payload in (b"", b"p" * 125):
                await (await socket.ping(payload))

    async def be_pinged(self):
        async with self.connect(self.commanded) as socket:
            await socket.send("/ping are you there")
            require(await socket.recv() == "pong are you there", "a ping was not answered")

    async def close_from_here(self, code, reason):
        async with self.connect(self.commanded) as socket:
            await socket.close(code, reason)
            require(socket.close_code == code, f"the close was answered with {socket.close_code}")
            print(f"closed {code} {reason}", flush=True)

    async def close_from_there(self, code, reason):
        async with self.connect(self.commanded) as socket:
            await socket.send(f"/close {code} {reason}")
            await self.expect_close(socket, code, reason)

    async def expect_close(self, socket, code, reason):
        await socket.wait_closed()
        require(socket.close_code == code, f"closed with {socket.close_code} instead of {code}")
        require(socket.close_reason == reason, f"closed for '{socket.close_reason}' instead of '{reason}'")

    async def hold(self):
        await self.exchange()
        await self.ping()
        await self.be_pinged()
        for code, reason in CLOSES:
            await self.close_from_here(code, reason)
        for code, reason in CLOSES + [(1001, "moving"), (1011, "broken")]:
            await self.close_from_there(code, reason)
        async with self.connect(self.echo) as socket:
            print("waiting", flush=True)
            await self.expect_close(socket, 1001, "")


asyncio.run(Client(*sys.argv[1:]).hold())

# SPDX-License-Identifier: MIT
"""python3-websockets as a server. Usage: python_server.py [CERTIFICATE KEY]"""

import asyncio
import signal
import ssl
import sys

import websockets


async def obey(socket, command):
    name, _, rest = command.partition(" ")
    if name == "/close":
        code, _, reason = rest.partition(" ")
        await socket.close(int(code), reason)
    elif name == "/ping":
        await (await socket.ping(rest))
        await socket.send(f"pong {rest}")
    else:
        await socket.send(command)


async def handle(socket):
    try:
        async for message in socket:
            await (obey(socket, message) if isinstance(message, str) else socket.send(message))
    except websockets.ConnectionClosed:
        pass
    print(f"closed {socket.close_code} {socket.close_reason}", flush=True)


async def serve(certificate=None, key=None):
    tls = {}
    if certificate:
        tls["ssl"] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls["ssl"].load_cert_chain(certificate, key)
    end = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, end.set_result, None)
    async with websockets.serve(handle, "127.0.0.1", 0, max_size=None, **tls) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"listening on {'wss' if certificate else 'ws'}://127.0.0.1:{port}/", flush=True)
        await end


asyncio.run(serve(*sys.argv[1:]))

# SPDX-License-Identifier: MIT
"""Looks into a program as a viewer of another make, by src/monitor/inspect/inspectprotocol.md alone.

Usage: inspect_client.py INSPECTED_PROGRAM; the program listens at the port that it is given. Exit code 77 without
python3-websockets.
"""

import asyncio
import base64
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

try:
    import websockets
except ImportError:
    sys.exit(77)

RECORD = struct.Struct(">QqqQQBB")
HEAD, SENT, MASKED, COMPLETE = 1, 2, 4, 8


def require(held, what):
    if not held:
        sys.exit(f"not so: {what}")


def find(folder, pid):
    """The one server of that process, as its discovery file has it."""
    content = json.loads((folder / "tidewire" / f"{pid}.json").read_text(encoding="utf-8"))
    require(content["version"] == 1 and content["pid"] == pid, "the file is the process's")
    return content["servers"][0]


def records_of(message):
    """A binary message's header and records."""
    (size,) = struct.unpack_from(">I", message)
    header = json.loads(message[4 : 4 + size])
    records = []
    place = 4 + size
    while place < len(message):
        (size,) = struct.unpack_from(">I", message, place)
        record = message[place + 4 : place + 4 + size]
        records.append((*RECORD.unpack_from(record), record[RECORD.size :]))
        place += 4 + size
    return header, records


class Viewer:
    def __init__(self, socket):
        self.socket = socket

    async def send(self, **message):
        await self.socket.send(json.dumps(message))

    async def next(self, wanted):
        """The next message that is so."""
        while True:
            message = await asyncio.wait_for(self.socket.recv(), 20)
            message = json.loads(message) if isinstance(message, str) else message
            if wanted(message):
                return message

    async def next_of(self, kind):
        return await self.next(lambda message: isinstance(message, dict) and message["type"] == kind)


def connect(server, token, subprotocol="tidewire.inspect.v1"):
    headers = {"Authorization": f"Bearer {token}"}
    return websockets.connect(server["url"], subprotocols=[subprotocol], extra_headers=headers)


async def refused(server, token, subprotocol="tidewire.inspect.v1"):
    try:
        async with connect(server, token, subprotocol):
            return 101
    except websockets.InvalidStatusCode as error:
        return error.status_code


async def look(viewer, client):
    hello = await viewer.next_of("hello")
    require(hello["version"] == 1 and hello["readOnly"], "the hello")
    await viewer.send(type="open", channel=1, of="connections", sort="Path", filter="path:/x", first=0, rows=10)
    table = await viewer.next_of("connections")
    require(table["count"] == 1 and table["rows"][0]["path"] == "/x", "the table")
    number = table["rows"][0]["id"]
    table = await viewer.next_of("connections")
    require(table["rows"][0]["id"] == number and "path" not in table["rows"][0], "constants are told once")
    await viewer.send(type="open", channel=2, of="details", table=1, connection=number)
    details = await viewer.next_of("details")
    require(details["report"]["requestLine"] == "GET /x?token=REDACTED HTTP/1.1", "the request line, redacted")
    await viewer.send(type="open", channel=3, of="figures")
    figures = await viewer.next_of("figures")
    require(figures["connections"] == 1 and len(figures["seconds"]) == 8, "the figures")
    await viewer.send(type="open", channel=4, of="frames", connections=[number])
    header, records = records_of(await viewer.next(lambda message: isinstance(message, bytes)))
    require(header["channel"] == 4 and all(record[6] & HEAD for record in records), "the heads")
    await client.send("grüße")
    header, records = records_of(await viewer.next(lambda message: isinstance(message, bytes)))
    connection, _, _, wire, size, first, flags, payload = records[0]
    require(connection == number and first == 0x81 and flags == MASKED | COMPLETE, "the frame's bits")
    require(payload.decode() == "grüße" and size == len(payload) and wire == size + 6, "the frame's payload")
    await viewer.send(type="action", request=5, action="send", ids=[number], base64=base64.b64encode(b"x").decode())
    error = await viewer.next_of("error")
    require(error["request"] == 5, "actions are refused")


async def main(folder, process):
    url = process.stdout.readline().strip()
    while not (folder / "tidewire" / f"{process.pid}.json").exists():
        await asyncio.sleep(0.05)
    server = find(folder, process.pid)
    require(server["server"] == url, "the server's address")
    require(await refused(server, "wrong") == 401, "401 for a wrong token")
    require(await refused(server, server["token"], "tidewire.inspect.v9") == 400, "400 for another version")
    async with websockets.connect(url + "x?token=abc", compression=None) as client, connect(
        server, server["token"]
    ) as socket:
        await look(Viewer(socket), client)


with tempfile.TemporaryDirectory() as name:
    environment = dict(os.environ, XDG_RUNTIME_DIR=name, TIDEWIRE_INSPECT="1")
    with subprocess.Popen([sys.argv[1], "0"], env=environment, stdout=subprocess.PIPE, text=True) as program:
        try:
            asyncio.run(main(pathlib.Path(name), program))
        finally:
            program.terminate()

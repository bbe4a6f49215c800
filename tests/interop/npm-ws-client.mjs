// SPDX-License-Identifier: MIT
// npm ws as a client. Usage: npm-ws-client.mjs ECHO_URL COMMANDED_URL [CA_FILE]

import { once } from "node:events";
import { readFileSync } from "node:fs";
import process from "node:process";
import WebSocket from "ws";
import { hold } from "./client.mjs";

const [echo, commanded, caFile] = process.argv.slice(2);
const ca = caFile ? readFileSync(caFile) : undefined;
const connect = url => new WebSocket(url, { ca });

async function ping() {
    const socket = connect(echo);
    await once(socket, "open");
    for (const payload of ["", "p".repeat(125)]) {
        const pong = once(socket, "pong");
        socket.ping(payload);
        if (String((await pong)[0]) !== payload)
            throw new Error("a pong differs from its ping");
    }
    socket.terminate();
}

// A ping between the fragments of a message, which are cut within a character.
async function sendFragments() {
    const socket = connect(echo);
    await once(socket, "open");
    const euro = Buffer.from("€");
    const pong = once(socket, "pong");
    const message = once(socket, "message");
    socket.send(euro.subarray(0, 1), { binary: false, fin: false });
    socket.ping("between");
    socket.send(euro.subarray(1, 2), { fin: false });
    socket.send(euro.subarray(2), { fin: true });
    await pong;
    const [data, isBinary] = await message;
    if (isBinary || !data.equals(euro))
        throw new Error("a fragmented message differs");
    socket.terminate();
}

await ping();
await sendFragments();
await hold({ echo, commanded }, connect);

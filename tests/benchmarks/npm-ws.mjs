// SPDX-License-Identifier: MIT
// An echo server on ws, with the same options as the others.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

const require = createRequire(new URL("../interop/", import.meta.url));
const { WebSocketServer } = require("ws");

const { values } = parseArgs({
    options: {
        port: { type: "string", default: "0" },
        broadcast: { type: "boolean", default: false },
        "tls-certificate": { type: "string" },
        "tls-key": { type: "string" },
    },
});
const tls = values["tls-certificate"] !== undefined;
const http = tls
    ? createTlsServer({ cert: readFileSync(values["tls-certificate"]), key: readFileSync(values["tls-key"]) })
    : createServer();
const server = new WebSocketServer({
    server: http,
    // As hard as Tidewire compresses by default.
    perMessageDeflate: { zlibDeflateOptions: { level: 3 } },
    maxPayload: 16 * 1024 * 1024,
});
server.on("connection", (socket) => {
    socket.on("message", (data, binary) => {
        if (!values.broadcast) {
            socket.send(data, { binary });
            return;
        }
        for (const each of server.clients)
            each.send(data, { binary });
    });
    socket.on("error", () => {});
});
http.listen(Number(values.port), "127.0.0.1", () => {
    console.log(`listening on ${tls ? "wss" : "ws"}://127.0.0.1:${http.address().port}/`);
});

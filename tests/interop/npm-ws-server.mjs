// SPDX-License-Identifier: MIT
// npm ws as a server. Usage: npm-ws-server.mjs [CERTIFICATE KEY]

import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import process from "node:process";
import { WebSocketServer } from "ws";

const [certificate, key] = process.argv.slice(2);
const server = certificate
    ? https.createServer({ cert: readFileSync(certificate), key: readFileSync(key) })
    : http.createServer();
const webSockets = new WebSocketServer({ server });

function obey(socket, command) {
    const [name, ...words] = command.split(" ");
    if (name === "/close")
        return socket.close(Number(words[0]), words.slice(1).join(" "));
    if (name !== "/ping")
        return socket.send(command);
    socket.once("pong", payload => socket.send(`pong ${payload}`));
    socket.ping(words.join(" "));
}

webSockets.on("connection", socket => {
    socket.on("message", (data, isBinary) => isBinary ? socket.send(data) : obey(socket, String(data)));
    socket.on("close", (code, reason) => console.log(`closed ${code} ${reason}`));
});
server.listen(0, "127.0.0.1", () => {
    console.log(`listening on ${certificate ? "wss" : "ws"}://127.0.0.1:${server.address().port}/`);
});
process.on("SIGTERM", () => {
    webSockets.clients.forEach(socket => socket.close(1001));
    webSockets.close();
    server.close();
});

// SPDX-License-Identifier: MIT
// What a client does (see run.py), by the interface that browsers have: it runs in Chromium, and in Node.js with ws.
// `hold` stands alone, as Chromium gets its text. `connect` makes a WebSocket of a URL.

export async function hold(urls, connect) {
    const sizes = [0, 1, 125, 126, 127, 65535, 65536, 1 << 20, 4 << 20];
    const patience = 60_000;

    function textOf(size) {
        return "aé€😀".repeat(Math.floor(size / 10)) + "x".repeat(size % 10);
    }

    function bytesOf(size) {
        return Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) & 255);
    }

    function require(held, what) {
        if (!held)
            throw new Error(what);
    }

    function isSame(sent, received) {
        if (typeof sent === "string" || typeof received === "string")
            return sent === received;
        const bytes = new Uint8Array(received);
        return bytes.length === sent.length && bytes.every((byte, i) => byte === sent[i]);
    }

    // A connection whose events are awaited one by one.
    function open(url) {
        const socket = connect(url);
        socket.binaryType = "arraybuffer";
        const events = [];
        let wake = () => {};
        for (const name of ["open", "message", "close"])
            socket.addEventListener(name, event => { events.push(event); wake(); });
        async function next(name) {
            const deadline = setTimeout(() => { events.push({ type: "nothing" }); wake(); }, patience);
            while (events.length === 0)
                await new Promise(resolve => { wake = resolve; });
            clearTimeout(deadline);
            const event = events.shift();
            require(event.type === name, `expected ${name}, got ${event.type} ${event.code ?? ""} ${event.reason ?? ""}`);
            return event;
        }
        return { socket, next };
    }

    async function opened(url) {
        const peer = open(url);
        await peer.next("open");
        return peer;
    }

    async function closed(peer, code, reason) {
        const event = await peer.next("close");
        require(event.wasClean, "the end is not clean");
        require(event.code === code, `closed with ${event.code} instead of ${code}`);
        require(event.reason === reason, `closed for '${event.reason}' instead of '${reason}'`);
    }

    async function exchange() {
        const peer = await opened(urls.echo);
        const messages = sizes.flatMap(size => [textOf(size), bytesOf(size)]);
        for (const message of messages) {
            peer.socket.send(message);
            require(isSame(message, (await peer.next("message")).data), `an echo of ${message.length} differs`);
        }
        for (const message of messages)
            peer.socket.send(message);
        for (const message of messages)
            require(isSame(message, (await peer.next("message")).data), `a late echo of ${message.length} differs`);
        peer.socket.close(1000);
        await closed(peer, 1000, "");
    }

    async function bePinged() {
        const peer = await opened(urls.commanded);
        peer.socket.send("/ping are you there");
        require((await peer.next("message")).data === "pong are you there", "a ping was not answered");
        peer.socket.close();
        await closed(peer, 1005, "");
        console.log("closed 1005");
    }

    async function closeFromHere(code, reason) {
        const peer = await opened(urls.commanded);
        peer.socket.close(code, reason);
        const event = await peer.next("close");
        require(event.wasClean && event.code === code, `the close was answered with ${event.code}`);
        console.log(`closed ${code} ${reason}`);
    }

    async function closeFromThere(code, reason) {
        const peer = await opened(urls.commanded);
        peer.socket.send(`/close ${code} ${reason}`);
        await closed(peer, code, reason);
    }

    await exchange();
    await bePinged();
    const closes = [[1000, "done"], [3000, ""], [4999, "genug, größer geht es nicht"]];
    for (const [code, reason] of closes)
        await closeFromHere(code, reason);
    for (const [code, reason] of [...closes, [1001, "moving"], [1011, "broken"]])
        await closeFromThere(code, reason);
    const last = await opened(urls.echo);
    console.log("waiting");
    await closed(last, 1001, "");
}

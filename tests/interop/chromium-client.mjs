// SPDX-License-Identifier: MIT
// Chromium as a client. Usage: chromium-client.mjs ECHO_URL COMMANDED_URL [CA_FILE]
// CHROMIUM names the program. CA_FILE is not read: the browser is told to trust anybody.

import process from "node:process";
import { chromium } from "playwright-core";
import { hold } from "./client.mjs";

const [echo, commanded] = process.argv.slice(2);
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-first-run", "--disable-gpu", "--disable-quic", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"],
});
try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    page.on("console", message => message.type() === "log" && console.log(message.text()));
    // Any page of the server's own address will do: here it is the answer to a request that is no upgrade.
    await page.goto(echo.replace(/^ws/, "http"));
    await page.evaluate(`(${hold})(${JSON.stringify({ echo, commanded })}, url => new WebSocket(url))`);
} finally {
    await browser.close();
}

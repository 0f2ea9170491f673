#!/usr/bin/env node
/**
 * Firefox as Playwright wants it: what Playwright starts in place of the browser. See docs/decisions/engines.md.
 *
 * Playwright speaks WebDriver BiDi with a Firefox that is installed, and speaks it as the newest one does. The ESR of distributions (153)
 * differs in two places: it does not know `emulation.setMediaFeaturesOverride`, which is asked for every new window, and its downloads
 * have no name of their own in the protocol. Here the one is answered as done, so nothing is emulated, and the other is given a name.
 * Everything else passes as it is.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { WebSocket, WebSocketServer } from "ws";

const LISTENING = /WebDriver BiDi listening on (ws:\/\/[^/\s]+)$/;
const UNKNOWN = "emulation.setMediaFeaturesOverride";
const SOCKET = { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 };

const browser = spawn(process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr", process.argv.slice(2), {
  stdio: ["ignore", "inherit", "pipe"],
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => browser.kill(signal));
browser.on("error", (error) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
browser.on("exit", (code) => process.exit(code ?? 1));

let rest = "";
browser.stderr.setEncoding("utf8").on("data", (text) => {
  const lines = (rest + text).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) {
    const address = LISTENING.exec(line)?.[1];
    if (address) listen(address);
    else process.stderr.write(`${line}\n`);
  }
});

/** Stand between Playwright and the browser at `address`, and say where. */
function listen(address) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, ...SOCKET });
  server.on("listening", () =>
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`),
  );
  server.on("connection", (driver, request) => {
    const firefox = new WebSocket(address + request.url, SOCKET);
    const early = [];
    firefox.on("open", () => early.splice(0).forEach((text) => firefox.send(text)));
    firefox.on("message", (data) => driver.send(named(data.toString())));
    firefox.on("close", () => driver.close());
    firefox.on("error", () => driver.close());
    driver.on("close", () => firefox.close());
    driver.on("message", (data) => {
      const text = data.toString();
      const { id, method } = JSON.parse(text);
      if (method === UNKNOWN) driver.send(JSON.stringify({ type: "success", id, result: {} }));
      else if (firefox.readyState === WebSocket.OPEN) firefox.send(text);
      else early.push(text);
    });
  });
}

/** Downloads that are under way: their name in the protocol and their file's, by address. */
const downloads = new Map();

/** Return a message of Firefox with a name for the download that it tells of; the file goes where Playwright looks for it. */
function named(text) {
  if (!text.includes('"browsingContext.download')) return text;
  const message = JSON.parse(text);
  const { url, suggestedFilename, filepath, download } = message.params ?? {};
  if (url === undefined || download) return text;
  if (message.method === "browsingContext.downloadWillBegin")
    downloads.set(url, { name: randomUUID(), file: suggestedFilename });
  const known = downloads.get(url);
  if (!known) return text;
  if (filepath && path.basename(filepath) !== known.file)
    renameSync(filepath, path.join(path.dirname(filepath), known.file));
  return JSON.stringify({ ...message, params: { ...message.params, download: known.name } });
}

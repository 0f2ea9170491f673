import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEADERS } from "./headers.ts";
import { answerByOurselves } from "./own-answers.ts";
import type { RunningServer } from "./static-server.ts";
import { startServer } from "./static-server.ts";

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "mien-answers-"));
  writeFileSync(path.join(folder, "index.html"), "<!doctype html><title>Mien</title>");
  server = await startServer({ root: folder, port: 0 });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Everything that the server says to these bytes until it closes the connection. */
function said(bytes: string, port = server.port): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
    // A connection that is reset after its answer has said all that it had to say.
    socket.on("error", () => undefined).on("close", () => resolve(text));
  });
}

/** The answers in what a server said, each as its head's lines. */
function heads(text: string): string[][] {
  return text.split(/(?=HTTP\/1\.1 )/).map((one) => (one.split("\r\n\r\n")[0] ?? "").split("\r\n"));
}

function expectComplete(text: string): void {
  for (const lines of heads(text))
    for (const { name, value } of HEADERS) expect(lines, name).toContain(`${name}: ${value}`);
}

const own = () => `Host: 127.0.0.1:${server.port}\r\n`;

describe("what Node would answer by itself", () => {
  it.each([
    ["bytes that are no HTTP", () => "hello\r\n\r\n", 400],
    ["a header without a name", () => `GET / HTTP/1.1\r\n${own()}: nothing\r\n\r\n`, 400],
    ["two lengths", () => `POST / HTTP/1.1\r\n${own()}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
    ["a handshake of TLS", () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400],
    ["no Host", () => "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["two Hosts", () => `GET / HTTP/1.1\r\n${own()}Host: evil.example\r\nConnection: close\r\n\r\n`, 400],
    ["an empty Host", () => "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n", 421],
    ["headers of 20 kB", () => `GET / HTTP/1.1\r\n${own()}X: ${"x".repeat(20_000)}\r\n\r\n`, 431],
  ])("carries every header, and words, for %s", async (_what, bytes, status) => {
    const text = await said(bytes());
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [A-Z]`));
    expect(text).toMatch(/\r\n\r\n[A-Z][^\r]+\n$/);
    expect(text).toContain("Content-Type: text/plain; charset=utf-8\r\n");
    expectComplete(text);
  });

  it("carries every header where the extensions of a chunk are too long", async () => {
    const start = `POST / HTTP/1.1\r\n${own()}Transfer-Encoding: chunked\r\n\r\n`;
    const text = await said(`${start}1;a=${"x".repeat(20_000)}\r\n`);
    expect(heads(text).map(([first]) => first)).toContain("HTTP/1.1 413 Payload Too Large");
    expectComplete(text);
  });

  it("carries every header where a request is too slow", async () => {
    const slow = createServer({ headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 10 });
    answerByOurselves(slow, HEADERS, () => expect.unreachable("half a request is none"));
    await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
    const text = await said("GET / HTTP/1.1\r\nHost:", (slow.address() as AddressInfo).port);
    expect(text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expectComplete(text);
    await new Promise((resolve) => slow.close(resolve));
  });

  it.each([
    ["100-continue", "GET", 200],
    ["100-continue", "POST", 405],
    ["tea", "GET", 200],
    ["tea", "PUT", 405],
  ])(
    "is one whole answer to 'Expect: %s' with %s, and no word before it",
    async (expected, method, status) => {
      const length = method === "GET" ? "" : "Content-Length: 4\r\n";
      const text = await said(
        `${method} / HTTP/1.1\r\n${own()}Expect: ${expected}\r\n${length}Connection: close\r\n\r\n`,
      );
      expect(heads(text)).toHaveLength(1);
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expectComplete(text);
    },
  );

  it("says nothing in the midst of an answer that is under way", async () => {
    const half = createServer();
    answerByOurselves(half, HEADERS, (_request, response) => {
      response.writeHead(200, { "Content-Length": 100 });
      response.write("half");
    });
    await new Promise<void>((resolve) => half.listen(0, "127.0.0.1", resolve));
    const { port } = half.address() as AddressInfo;
    const text = await said("GET / HTTP/1.1\r\nHost: x\r\n\r\nno HTTP\r\n\r\n", port);
    expect(heads(text)).toHaveLength(1);
    await new Promise((resolve) => half.close(resolve));
  });
});

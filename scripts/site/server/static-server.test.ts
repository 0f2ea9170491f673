import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALLOWLIST, HEADERS, IMMUTABLE, REVALIDATE } from "./headers.ts";
import type { RequestRecord, RunningServer } from "./static-server.ts";
import { startServer } from "./static-server.ts";

interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

const SCRIPT = "export const answer = 42;\n".repeat(50);
let folder: string;
let server: RunningServer;
const log: RequestRecord[] = [];

/** A request whose path reaches the server untouched; `fetch` would tidy "..", and unpack bodies. */
function ask(
  target: string,
  options: http.RequestOptions & { body?: string; port?: number } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { body, port, ...rest } = options;
    const request = http.request(
      { host: "127.0.0.1", port: port ?? server.port, path: target, agent: false, ...rest },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

function expectHeaders(reply: Reply): void {
  for (const { name, value } of HEADERS) expect(reply.headers[name.toLowerCase()], name).toBe(value);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "mien-server-"));
  const root = path.join(folder, "site");
  mkdirSync(path.join(root, "assets"), { recursive: true });
  mkdirSync(path.join(root, "models", "compact"), { recursive: true });
  const write = (name: string, data: string | Uint8Array) => writeFileSync(path.join(root, name), data);
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  write("index.html", "<!doctype html><title>Mien</title>");
  write("help.html", "<!doctype html><title>Help</title>");
  write("site.webmanifest", "{}");
  write(".hidden", "secret");
  write("assets/app-1a2b.js", SCRIPT);
  write("assets/app-1a2b.js.br", brotliCompressSync(SCRIPT));
  write("assets/app-1a2b.js.gz", gzipSync(SCRIPT));
  write("assets/stale.js", SCRIPT);
  write("assets/stale.js.br", brotliCompressSync("old"));
  utimesSync(path.join(root, "assets/stale.js.br"), 1, 1);
  write("assets/loader.mjs", SCRIPT);
  write("assets/ort.wasm", Uint8Array.of(0, 0x61, 0x73, 0x6d));
  write("assets/face.task", "PK");
  write("models/manifest.json", "{}");
  write("models/compact/model.onnx", "onnx");
  write("models/compact/00ff.bin", "chunk");
  symlinkSync(path.join(folder, "secret.txt"), path.join(root, "link.txt"));
  server = await startServer({ root, port: 0, onRequest: (record) => log.push(record) });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe("the static server", () => {
  it.each([
    ["/", "text/html; charset=utf-8", REVALIDATE],
    ["/index.html", "text/html; charset=utf-8", REVALIDATE],
    ["/help.html?from=app", "text/html; charset=utf-8", REVALIDATE],
    ["/site.webmanifest", "application/manifest+json; charset=utf-8", REVALIDATE],
    ["/assets/app-1a2b.js", "text/javascript; charset=utf-8", IMMUTABLE],
    ["/assets/loader.mjs", "text/javascript; charset=utf-8", IMMUTABLE],
    ["/assets/ort.wasm", "application/wasm", IMMUTABLE],
    ["/assets/face.task", "application/octet-stream", IMMUTABLE],
    ["/models/manifest.json", "application/json; charset=utf-8", REVALIDATE],
    ["/models/compact/model.onnx", "application/octet-stream", REVALIDATE],
    ["/models/compact/00ff.bin", "application/octet-stream", IMMUTABLE],
  ])("sends %s as %s, cached as '%s', with every header", async (target, type, cache) => {
    const reply = await ask(target);
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toBe(type);
    expect(reply.headers["cache-control"]).toBe(cache);
    expect(reply.headers["content-length"]).toBe(String(reply.body.length));
    expectHeaders(reply);
  });

  it.each([
    ["a missing file", "/nothing.js"],
    ["a missing page, which is never the start page", "/privacy"],
    ["a folder", "/assets"],
    ["a folder with a slash, whose content is not listed", "/assets/"],
    ["a way out of the folder", "/../secret.txt"],
    ["a way out in percent signs", "/%2e%2e/secret.txt"],
    ["a way out with an encoded slash", "/assets/..%2f..%2fsecret.txt"],
    ["a way out with a backslash", "/..%5csecret.txt"],
    ["a zero byte", "/index.html%00.js"],
    ["a broken percent sign", "/%E0%A4%A"],
    ["a hidden file", "/.hidden"],
    ["a link to outside", "/link.txt"],
    ["another server's address", "http://example.org/index.html"],
  ])("answers 404 with every header to %s", async (_what, target) => {
    const reply = await ask(target);
    expect(reply.status).toBe(404);
    expect(reply.headers["cache-control"]).toBe(REVALIDATE);
    expect(reply.body.toString()).toBe("Not found\n");
    expectHeaders(reply);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])(
    "answers 405 with every header to %s and says what is allowed",
    async (method) => {
      const reply = await ask("/", { method });
      expect(reply.status).toBe(405);
      expect(reply.headers.allow).toBe("GET, HEAD");
      expectHeaders(reply);
    },
  );

  it("answers HEAD with the headers of GET and no body", async () => {
    const reply = await ask("/assets/ort.wasm", { method: "HEAD" });
    expect(reply.status).toBe(200);
    expect(reply.headers["content-length"]).toBe("4");
    expect(reply.body).toHaveLength(0);
    expectHeaders(reply);
    expect((await ask("/nothing", { method: "HEAD" })).status).toBe(404);
  });

  it("answers 304 with every header while the file is unchanged, and 200 to another tag", async () => {
    const etag = (await ask("/assets/ort.wasm")).headers.etag ?? "";
    const fresh = await ask("/assets/ort.wasm", { headers: { "If-None-Match": `"other", ${etag}` } });
    expect(fresh.status).toBe(304);
    expect(fresh.body).toHaveLength(0);
    expect(fresh.headers["cache-control"]).toBe(IMMUTABLE);
    expectHeaders(fresh);
    expect((await ask("/assets/ort.wasm", { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  });

  it.each([
    ["br, gzip", "br", brotliCompressSync(SCRIPT)],
    ["gzip, br;q=0", "gzip", gzipSync(SCRIPT)],
    ["identity", undefined, Buffer.from(SCRIPT)],
  ])("sends to 'Accept-Encoding: %s' the encoding %s", async (accept, encoding, body) => {
    const reply = await ask("/assets/app-1a2b.js", { headers: { "Accept-Encoding": accept } });
    expect(reply.headers["content-encoding"]).toBe(encoding);
    expect(reply.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(reply.headers.vary).toBe("Accept-Encoding");
    expect(reply.body.equals(body)).toBe(true);
  });

  it("passes over a compressed file that is older than the plain one", async () => {
    const reply = await ask("/assets/stale.js", { headers: { "Accept-Encoding": "br" } });
    expect(reply.headers["content-encoding"]).toBeUndefined();
    expect(reply.body.toString()).toBe(SCRIPT);
  });

  it("reports each request with its raw target, status and size of body", async () => {
    await ask("/assets/ort.wasm?canary=1");
    await ask("/?canary=2", { method: "POST", body: "pixels" });
    // Requests of earlier tests may still be ending, and are logged when they do.
    const own = () => log.filter(({ url }) => url.includes("canary"));
    await expect.poll(() => own().length).toBe(2);
    expect(own()[0]).toMatchObject({
      method: "GET",
      url: "/assets/ort.wasm?canary=1",
      status: 200,
      bodyBytes: 0,
    });
    expect(own()[1]).toMatchObject({ method: "POST", status: 405, bodyBytes: 6 });
  });

  it.each(["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])("answers to %s", async (name) => {
    const reply = await ask("/", { headers: { Host: `${name}:${server.port}` } });
    expect(reply.status).toBe(200);
  });

  it.each([
    ["a foreign name that points here", (port: number) => `evil.example:${port}`],
    ["a name that only begins as ours", (port: number) => `localhost.evil.example:${port}`],
    ["a name of this machine that is not listed", (port: number) => `0.0.0.0:${port}`],
    ["another port", (port: number) => `localhost:${port === 65_535 ? 1 : port + 1}`],
    ["no port, which is 80", () => "localhost"],
    ["a port that is no number", (port: number) => `localhost:${port}x`],
    ["a name with a user", (port: number) => `localhost@evil.example:${port}`],
  ])("refuses with 421 and every header a Host of %s", async (_what, host) => {
    for (const method of ["GET", "HEAD", "POST"]) {
      const reply = await ask("/assets/ort.wasm", { method, headers: { Host: host(server.port) } });
      expect(reply.status, method).toBe(421);
      if (method !== "HEAD")
        expect(reply.body.toString()).toContain(`Open http://localhost:${server.port}/ instead`);
      expectHeaders(reply);
    }
  });

  it("lets Host name any port, but no foreign name, behind a relay", async () => {
    const relayed = await startServer({ root: path.join(folder, "site"), port: 0, isBehindRelay: true });
    const { port } = relayed;
    expect((await ask("/", { port, headers: { Host: "127.0.0.1:9" } })).status).toBe(200);
    expect((await ask("/", { port, headers: { Host: "evil.example:9" } })).status).toBe(421);
    await relayed.close();
  });

  it("listens on the loopback address only", () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
  });

  it("leaves the security headers out when a test asks for that", async () => {
    const open = await startServer({ root: path.join(folder, "site"), port: 0, headers: "off" });
    const reply = await ask("/", { port: open.port });
    for (const { name } of HEADERS) expect(reply.headers[name.toLowerCase()], name).toBeUndefined();
    await open.close();
  });

  it("serves the folder below a path, leads the bare name there, and knows nothing beside it", async () => {
    const below = await startServer({ root: path.join(folder, "site"), port: 0, mount: "/mien/" });
    const { port } = below;
    const bare = await ask("/mien", { port });
    expect([bare.status, bare.headers.location]).toEqual([308, "/mien/"]);
    expectHeaders(bare);
    const page = await ask("/mien/", { port });
    expect(page.status).toBe(200);
    expectHeaders(await ask("/mien/help.html", { port }));
    for (const target of ["/", "/index.html", "/mienx/", "/mien/../mien/index.html"]) {
      const missing = await ask(target, { port });
      expect(missing.status, target).toBe(404);
      expectHeaders(missing);
    }
    await below.close();
  });

  it("leaves out the allowlist alone when a test asks for an older browser's view", async () => {
    const older = await startServer({ root: path.join(folder, "site"), port: 0, headers: "no-allowlist" });
    const { headers } = await ask("/", { port: older.port });
    for (const { name, value } of HEADERS)
      expect(headers[name.toLowerCase()], name).toBe(name === ALLOWLIST ? undefined : value);
    await older.close();
  });

  it("rejects with EADDRINUSE when the port is taken", async () => {
    await expect(startServer({ root: folder, port: server.port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});

describe("a folder of models that is served in place of the site's", () => {
  it("has all below /models/, and nothing beside it or of the site's own models is reached there", async () => {
    const modelsDir = path.join(folder, "other-models");
    mkdirSync(modelsDir);
    writeFileSync(path.join(modelsDir, "manifest.json"), "other");
    const other = await startServer({ root: path.join(folder, "site"), port: 0, modelsDir });
    try {
      const at = (target: string) => ask(target, { port: other.port });
      expect((await at("/models/manifest.json")).body.toString()).toBe("other");
      expectHeaders(await at("/models/manifest.json"));
      expect((await at("/index.html")).status).toBe(200);
      expect((await at("/models/compact/")).status).toBe(404);
      for (const target of ["/models/../secret.txt", "/models/%2e%2e/secret.txt", "/models/..%2fsecret.txt"])
        expect((await at(target)).body.toString()).not.toContain("secret");
    } finally {
      await other.close();
    }
  });
});

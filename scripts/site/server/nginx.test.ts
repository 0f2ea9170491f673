/** The generated site for nginx, run by a real nginx where the machine has one. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { nginxConfig } from "./generate-deploy.ts";
import { HEADERS, IMMUTABLE, REVALIDATE } from "./headers.ts";

const isHere = spawnSync("nginx", ["-v"]).status === 0 && existsSync("/etc/nginx/mime.types");
if (!isHere) console.warn("nginx is not installed: its generated configuration was NOT run");

const SCRIPT = "export {};\n".repeat(100);
/** The two lines that `deploy/README.md` gives for a site below a path. */
const BELOW_MIEN = "  rewrite ^/mien$ /mien/ permanent;\n  rewrite ^/mien/(.*)$ /$1;\n";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

describe.skipIf(!isHere)("the site under nginx", () => {
  let folder: string;
  let base: string;
  let nginx: ChildProcess;
  let errors = "";

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "mien-nginx-"));
    // Its workers run as another user when it is started by root.
    chmodSync(folder, 0o755);
    const root = path.join(folder, "site");
    mkdirSync(path.join(root, "assets"), { recursive: true });
    for (const name of [
      "index.html",
      "help.html",
      "sw.js",
      "assets/app.js",
      "assets/ort.wasm",
      "assets/l.mjs",
    ])
      writeFileSync(path.join(root, name), SCRIPT);
    writeFileSync(path.join(root, "manifest.webmanifest"), "{}");
    writeFileSync(path.join(root, "assets/app.js.gz"), gzipSync(SCRIPT));
    writeFileSync(path.join(root, "assets/ort.wasm.gz"), gzipSync(SCRIPT));
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    const site = nginxConfig()
      .replace("listen 80;", `listen 127.0.0.1:${port};\n${BELOW_MIEN}`)
      .replace("root /var/www/mien;", `root ${root};`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    const config = path.join(folder, "nginx.conf");
    writeFileSync(
      config,
      `pid ${folder}/pid; error_log stderr; worker_processes 1; events {}\nhttp { access_log off; ${temporary.join(" ")}\n${site}}`,
    );
    nginx = spawn("nginx", ["-c", config, "-p", folder, "-g", "daemon off;"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    nginx.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    await vi.waitFor(
      async () => {
        if (nginx.exitCode !== null) throw new Error(errors);
        expect((await fetch(base)).status).toBe(200);
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  afterAll(async () => {
    if (nginx.exitCode === null) {
      const ended = new Promise((resolve) => nginx.once("exit", resolve));
      nginx.kill("SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it("sends every header with what is there and with what is not", async () => {
    for (const [target, status] of [
      ["/", 200],
      ["/sw.js", 200],
      ["/assets/app.js", 200],
      ["/assets/ort.wasm", 200],
      ["/manifest.webmanifest", 200],
      ["/help.html", 200],
      ["/assets/gone.js", 404],
      ["/mien/assets/app.js", 200],
    ] as const) {
      const response = await fetch(base + target);
      expect(response.status, target).toBe(status);
      for (const { name, value } of HEADERS) expect(response.headers.get(name), target).toBe(value);
    }
    expect(HEADERS.length).toBeGreaterThan(5);
  });

  it("keeps what is named by its content for ever, and neither the worker nor what is missing", async () => {
    const kept = async (target: string) => (await fetch(base + target)).headers.get("cache-control");
    expect(await kept("/assets/app.js")).toBe(IMMUTABLE);
    expect(await kept("/mien/assets/app.js")).toBe(IMMUTABLE);
    for (const target of ["/", "/sw.js", "/assets/gone.js", "/mien/"])
      expect(await kept(target)).toBe(REVALIDATE);
  });

  it("tells types as browsers need them, and sends the compressed copy to those who take it", async () => {
    const type = async (target: string) => (await fetch(base + target)).headers.get("content-type");
    expect(await type("/assets/ort.wasm")).toBe("application/wasm");
    expect(await type("/assets/l.mjs")).toMatch(/javascript/);
    expect(await type("/manifest.webmanifest")).toMatch(/^application\/manifest\+json/);
    const packed = await fetch(`${base}/assets/ort.wasm`, { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(packed.headers.get("content-type")).toBe("application/wasm");
    expect(packed.headers.get("vary")).toMatch(/accept-encoding/i);
    expect(await packed.text()).toBe(SCRIPT);
    const plain = await fetch(`${base}/assets/ort.wasm`, { headers: { "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding")).toBeNull();
  });

  it("leads the bare name of a path to its slash, on whatever port it is reached", async () => {
    const response = await fetch(`${base}/mien`, { redirect: "manual" });
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe("/mien/");
    expect((await fetch(`${base}/mien/`)).status).toBe(200);
  });
});

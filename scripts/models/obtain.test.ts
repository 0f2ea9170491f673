/** Bringing a file from a host with every fault that hosts were seen with: it ends in success or in words, and in the right bytes. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { selfSigned } from "../../fixtures/model-host/certificate.ts";
import { startModelHost, type HostFault, type ModelHost } from "../../fixtures/model-host/host.ts";
import { startForwardProxy } from "../../fixtures/model-host/proxy.ts";
import { networkFetch } from "./network.ts";
import { obtain, type ObtainContext } from "./obtain.ts";
import type { Pin } from "./pins.ts";
import { UnreachableError, WrongBytesError } from "./refusals.ts";

const FILE = randomBytes(3_000_000);
const MINUTE = 60_000;

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function hostWith(fault: HostFault, tls?: { key: string; cert: string }): Promise<ModelHost> {
  const host = await startModelHost(new Map([["model.onnx", FILE]]), { fault, ...(tls && { tls }) });
  endings.push(() => host.close());
  return host;
}

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), "mien-obtain-"));
  endings.push(() => rmSync(dir, { recursive: true }));
  return dir;
}

const pinOf = (url: string): Pin => ({
  file: "model.onnx",
  url,
  bytes: FILE.length,
  sha256: createHash("sha256").update(FILE).digest("hex"),
});

/** A world whose clock moves by what is slept, and no faster. */
function world(env: NodeJS.ProcessEnv = {}) {
  const said: string[] = [];
  let now = Date.parse("2030-01-01T00:00:00Z");
  const start = now;
  const context: ObtainContext = {
    mirror: null,
    cacheDir: folder(),
    fetch: networkFetch(env),
    now: () => now,
    after: () => () => undefined,
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    deadHosts: new Set(),
    say: (line) => said.push(line),
  };
  return { context, said: () => said.join("\n"), waitedMs: () => now - start };
}

async function ending(pin: Pin, context: ObtainContext): Promise<string> {
  try {
    const { path: file } = await obtain(pin, context);
    expect(readFileSync(file).equals(FILE)).toBe(true);
    return "whole";
  } catch (error) {
    // Nothing that is not the file may be taken for it, now or by the next run.
    expect(readdirSync(context.cacheDir).filter((name) => !name.endsWith(".part"))).toEqual([]);
    if (error instanceof UnreachableError || error instanceof WrongBytesError) return error.message;
    throw error;
  }
}

/** What passes, and what does not: each in its own words. */
const FAULTS: readonly (readonly [name: string, fault: HostFault, ending: RegExp])[] = [
  ["is well and leads to a signed address", { kind: "none" }, /^whole$/],
  ["lets a signed address expire", { kind: "expired", times: 2 }, /^whole$/],
  ["lets every signed address expire", { kind: "expired", times: 99 }, /had expired \(status 403\)/],
  ["is busy and says nothing of when", { kind: "busy", times: 2 }, /^whole$/],
  ["stays busy", { kind: "busy", times: 99 }, /status 429$/],
  ["is broken for a moment", { kind: "status", status: 503, times: 1 }, /^whole$/],
  ["is broken", { kind: "status", status: 500, times: 99 }, /status 500$/],
  ["does not have the file", { kind: "status", status: 404, times: 99 }, /status 404/],
  ["resets before the first byte", { kind: "reset", times: 1, afterBytes: 0 }, /^whole$/],
  ["resets within", { kind: "reset", times: 3, afterBytes: 700_000 }, /^whole$/],
  ["resets always before the first byte", { kind: "reset", times: 99, afterBytes: 0 }, /could not be had/],
  ["starts slowly", { kind: "slow-start", times: 1, afterMs: 300 }, /^whole$/],
  ["sends a web page", { kind: "instead", times: 99, what: "page" }, /a web page came instead/],
  [
    "sends a web page as bytes",
    { kind: "instead", times: 99, what: "page-untyped" },
    /a web page came instead/,
  ],
  [
    "sends a web page as bytes of untold length",
    { kind: "instead", times: 99, what: "page-untyped", isLengthTold: false },
    /a web page came instead/,
  ],
  [
    "sends a Git LFS pointer",
    { kind: "instead", times: 99, what: "pointer" },
    /a Git LFS pointer came instead/,
  ],
  [
    "sends a Git LFS pointer of untold length",
    { kind: "instead", times: 99, what: "pointer", isLengthTold: false },
    /a Git LFS pointer came instead/,
  ],
  [
    "sends a message",
    { kind: "instead", times: 99, what: "message" },
    /a message came instead: .*Repository not found/,
  ],
  [
    "sends other bytes of the same length",
    { kind: "instead", times: 99, what: "other-bytes" },
    /is not the pinned file/,
  ],
  [
    "sends a longer file",
    { kind: "instead", times: 99, what: "longer" },
    /is not the pinned file: 3000009 bytes/,
  ],
  [
    "sends a longer file of untold length",
    { kind: "instead", times: 99, what: "longer", isLengthTold: false },
    /is not the pinned file: more than/,
  ],
  ["knows no ranges", { kind: "no-ranges" }, /^whole$/],
];

describe("a host that", () => {
  it.each(FAULTS)("%s", async (_name, fault, wanted) => {
    const host = await hostWith(fault);
    const { context, waitedMs } = world();
    expect(await ending(pinOf(host.urlOf("model.onnx")), context)).toMatch(wanted);
    expect(waitedMs()).toBeLessThan(MINUTE);
  });

  it("was cut leads to a new signed address, where the download goes on and nothing comes twice", async () => {
    const host = await hostWith({ kind: "reset", times: 2, afterBytes: 1_000_000 });
    const { context } = world();
    expect(await ending(pinOf(host.urlOf("model.onnx")), context)).toBe("whole");
    const signed = host.requests.filter((request) => request.startsWith("SIGNED"));
    expect(signed).toHaveLength(3);
    const starts = signed.map((request) => Number(/bytes=(\d+)-/.exec(request)?.[1] ?? 0));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts.at(-1)).toBeGreaterThan(0);
    expect(host.requests.filter((request) => request.startsWith("GET"))).toHaveLength(3);
  });

  it.each([
    ["in seconds", "90"],
    ["as a date", "Tue, 01 Jan 2030 00:01:30 GMT"],
  ])("asks to wait %s is told of and waited for, as long as it asks", async (_how, retryAfter) => {
    const host = await hostWith({ kind: "busy", times: 1, retryAfter });
    const { context, said, waitedMs } = world();
    expect(await ending(pinOf(host.urlOf("model.onnx")), context)).toBe("whole");
    expect(said()).toMatch(/asks to wait 90 s: waiting/);
    expect(waitedMs()).toBe(90_000);
  });

  it("asks to wait for hours is left for the next run, which is said", async () => {
    const host = await hostWith({ kind: "busy", times: 1, retryAfter: "7200" });
    const { context, waitedMs } = world();
    expect(await ending(pinOf(host.urlOf("model.onnx")), context)).toMatch(/asked again in 120 min/);
    expect(waitedMs()).toBe(0);
  });

  it("answers a range with another one, or with a page, spoils nothing that came before", async () => {
    const host = await hostWith({ kind: "other-range", times: 1 });
    const first = world();
    const pin = pinOf(host.urlOf("model.onnx"));
    const part = path.join(first.context.cacheDir, `${pin.sha256}.part`);
    writeFileSync(part, FILE.subarray(0, 1_000_000));
    expect(await ending(pin, first.context)).toBe("whole");

    const portal = await hostWith({ kind: "instead", times: 1, what: "page-untyped" });
    const second = world();
    const kept = path.join(second.context.cacheDir, `${pin.sha256}.part`);
    writeFileSync(kept, FILE.subarray(0, 1_000_000));
    const other = pinOf(portal.urlOf("model.onnx"));
    expect(await ending(other, second.context)).toMatch(/a web page came instead/);
    expect(readFileSync(kept).equals(FILE.subarray(0, 1_000_000))).toBe(true);
    expect(await ending(other, second.context)).toBe("whole");
    expect(portal.requests.at(-1)).toBe("SIGNED model.onnx bytes=1000000-");
  });

  it("goes on with what an earlier run left, whatever that was", async () => {
    const lefts = [
      FILE.subarray(0, 1),
      FILE.subarray(0, FILE.length - 1),
      FILE,
      randomBytes(1000),
      randomBytes(4_000_000),
    ];
    for (const left of lefts) {
      const host = await hostWith({ kind: "none" });
      const { context } = world();
      const pin = pinOf(host.urlOf("model.onnx"));
      writeFileSync(path.join(context.cacheDir, `${pin.sha256}.part`), left);
      expect(await ending(pin, context)).toBe("whole");
    }
  });

  it("has a certificate that nobody vouches for is told so at once, for all its files", async () => {
    const host = await hostWith({ kind: "none" }, selfSigned());
    const { context, waitedMs } = world();
    const pin = pinOf(host.urlOf("model.onnx"));
    expect(await ending(pin, context)).toMatch(/the certificate of .*SELF_SIGNED_CERT.*NODE_EXTRA_CA_CERTS/);
    expect(await ending(pin, context)).toMatch(/did not answer before/);
    expect(waitedMs()).toBe(0);
  });

  it("is reached by the proxy that is named, and not where it is excepted", async () => {
    const host = await hostWith({ kind: "reset", times: 1, afterBytes: 1_000_000 });
    const proxy = await startForwardProxy();
    endings.push(() => proxy.close());
    const pin = pinOf(host.urlOf("model.onnx"));
    for (const env of [{ http_proxy: proxy.url }, { npm_config_proxy: proxy.url }]) {
      expect(await ending(pin, world(env).context)).toBe("whole");
      expect(proxy.asked.splice(0)).not.toEqual([]);
    }
    expect(await ending(pin, world({ http_proxy: proxy.url, no_proxy: "127.0.0.1" }).context)).toBe("whole");
    expect(proxy.asked).toEqual([]);
  });

  it("is behind a proxy that refuses ends in the proxy's status", async () => {
    const host = await hostWith({ kind: "none" });
    const proxy = await startForwardProxy(407);
    endings.push(() => proxy.close());
    const { context, waitedMs } = world({ http_proxy: proxy.url });
    expect(await ending(pinOf(host.urlOf("model.onnx")), context)).toMatch(/407/);
    expect(waitedMs()).toBeLessThan(MINUTE);
  });

  it("takes the connection and says nothing is given up within a minute", async () => {
    const silent = (_url: string, { signal }: RequestInit): Promise<Response> =>
      new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
      });
    const { context, waitedMs } = world();
    const impatient: ObtainContext = {
      ...context,
      fetch: silent,
      after: (ms, fire) => {
        let isOff = false;
        const waited = context.sleep(ms).then(() => isOff || fire());
        waited.catch(() => undefined);
        return () => (isOff = true);
      },
    };
    expect(await ending(pinOf("https://silent.test/model.onnx"), impatient)).toMatch(
      /nothing came for \d+ s/,
    );
    expect(waitedMs()).toBeGreaterThan(MINUTE / 2);
    expect(waitedMs()).toBeLessThan(MINUTE);
  });
});

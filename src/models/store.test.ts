import { describe, expect, it } from "vitest";
import { FaultError, isAbort } from "../core/fault.ts";
import type { Progress } from "./progress.ts";
import { fetchManifest, openModel } from "./store.ts";
import {
  BASE_URL,
  cutVariant,
  fakeBrowser,
  namedError,
  noise,
  type FakeBrowser,
} from "./testing/fake-browser.ts";

const bytes = noise(10_500);
const { variant, files } = await cutVariant(bytes, 4096);
const paths = variant.chunks.map((chunk) => chunk.path);
const hashes = variant.chunks.map((chunk) => chunk.sha256);

const open = (
  browser: FakeBrowser,
  extra: { signal?: AbortSignal; onProgress?: (p: Progress) => void } = {},
) => openModel(variant, { baseUrl: BASE_URL, parts: browser.parts, ...extra });

async function faultCode(job: Promise<unknown>): Promise<string> {
  try {
    await job;
  } catch (error) {
    return error instanceof FaultError ? error.fault.code : `not a fault: ${String(error)}`;
  }
  return "no fault";
}

/** A body that gives some bytes and then breaks. */
function cutBody(given: Uint8Array<ArrayBuffer>): Response {
  let sent = false;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      if (sent) controller.error(new TypeError("network error"));
      else controller.enqueue(given);
      sent = true;
    },
  });
  return new Response(stream);
}

describe("openModel", () => {
  it("returns the exact bytes, stores every chunk, and needs no network the second time", async () => {
    const browser = fakeBrowser(files);
    const first = await open(browser);
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(bytes))).toBe(0);
    expect(first).toMatchObject({ stored: "cache", notStored: null });
    expect(browser.requests).toEqual(paths);
    const second = await open(browser);
    expect(Buffer.compare(Buffer.from(second.bytes), Buffer.from(bytes))).toBe(0);
    expect(browser.requests).toHaveLength(paths.length);
  });

  it("asks only by plain same-origin GET without referrer", async () => {
    const browser = fakeBrowser(files);
    await open(browser);
    for (const init of browser.inits) {
      expect(init).toMatchObject({ method: "GET", mode: "same-origin", referrerPolicy: "no-referrer" });
      expect(init.body).toBeUndefined();
    }
  });

  it("downloads once when two ask at the same time", async () => {
    const browser = fakeBrowser(files);
    const [one, two] = await Promise.all([open(browser), open(browser)]);
    expect(browser.requests).toEqual(paths);
    expect(one.bytes).toEqual(two.bytes);
    expect(one.bytes.buffer).not.toBe(two.bytes.buffer);
  });

  it("works without locks and without Cache Storage, and says that nothing is stored", async () => {
    const browser = fakeBrowser(files);
    const parts = { ...browser.parts, locks: null, caches: null };
    const opened = await openModel(variant, { baseUrl: BASE_URL, parts });
    expect(opened).toMatchObject({ stored: "memory", notStored: "storage-unavailable" });
    expect(opened.bytes).toEqual(bytes);
  });

  it("runs from memory and says so when the cache cannot be opened", async () => {
    const browser = fakeBrowser(files);
    const caches = { open: () => Promise.reject(namedError("SecurityError")) };
    const opened = await openModel(variant, {
      baseUrl: BASE_URL,
      parts: { ...browser.parts, caches },
    });
    expect(opened.notStored).toBe("storage-unavailable");
  });

  it("runs from memory and says so when the quota is exceeded in the middle", async () => {
    const browser = fakeBrowser(files);
    browser.quotaBytes = 5000;
    const opened = await open(browser);
    expect(opened).toMatchObject({ stored: "memory", notStored: "quota-exceeded" });
    expect(opened.bytes).toEqual(bytes);
    expect(browser.disk.size).toBe(1);
  });

  it("refuses to open anything where it cannot verify", async () => {
    const browser = fakeBrowser(files);
    const parts = { ...browser.parts, subtle: null };
    expect(await faultCode(openModel(variant, { baseUrl: BASE_URL, parts }))).toBe("engine-insecure");
  });
});

describe("openModel, when the server or the line misbehaves", () => {
  it("tells a missing file, a web page, a truncated and a corrupt file apart", async () => {
    const damaged = files[1]?.[1].slice() ?? new Uint8Array();
    damaged[7] = (damaged[7] ?? 0) ^ 16;
    const page = "<!doctype html><html><body>home</body></html>";
    const always: [string, () => Response][] = [
      ["model-not-found", () => new Response("gone", { status: 404 })],
      [
        "model-not-a-model",
        () => new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } }),
      ],
      [
        "model-not-a-model",
        () => new Response(page, { headers: { "content-type": "application/octet-stream" } }),
      ],
      ["model-not-a-model", () => new Response(page + " ".repeat(9000))],
      ["model-truncated", () => new Response(damaged.slice(0, 3000))],
      ["model-corrupt", () => new Response(damaged)],
      ["model-corrupt", () => new Response(noise(5000))],
      ["model-network", () => new Response("later", { status: 503 })],
    ];
    for (const [code, answer] of always) {
      const browser = fakeBrowser(files);
      browser.tricks.set(paths[1] ?? "", [answer, answer, answer, answer]);
      expect(await faultCode(open(browser))).toBe(code);
      // What came whole beside it is kept, whatever became of this one.
      expect(browser.disk.has(hashes[1] ?? "")).toBe(false);
      expect(browser.disk.has(hashes[0] ?? "")).toBe(true);
    }
  });

  it("does not ask again for what is not there, and asks three times more, waiting longer, for what may come", async () => {
    const missing = fakeBrowser(files.slice(1));
    await faultCode(open(missing));
    expect(missing.requests.filter((path) => path === paths[0])).toHaveLength(1);
    const offline = fakeBrowser(files);
    const fail = () => Promise.reject(new TypeError("Failed to fetch"));
    offline.tricks.set(paths[0] ?? "", [fail, fail, fail, fail]);
    expect(await faultCode(open(offline))).toBe("model-network");
    expect(offline.requests.filter((path) => path === paths[0])).toHaveLength(4);
    expect(offline.waits).toEqual([500, 1000, 2000]);
  });

  it("goes past the browser's own cache when a chunk came damaged", async () => {
    const browser = fakeBrowser(files);
    browser.tricks.set(paths[0] ?? "", [() => new Response(noise(4096, 9))]);
    expect((await open(browser)).bytes).toEqual(bytes);
    const asked = browser.requests.map((path, nth) => [path, browser.inits[nth]?.cache]);
    expect(asked.filter(([path]) => path === paths[0])).toEqual([
      [paths[0], "default"],
      [paths[0], "reload"],
    ]);
    expect(asked).toHaveLength(4);
  });

  it("recovers from a cut connection and repeats at most that chunk", async () => {
    const browser = fakeBrowser(files);
    browser.tricks.set(paths[1] ?? "", [() => cutBody(noise(1000))]);
    const seen: Progress[] = [];
    const opened = await open(browser, { onProgress: (progress) => seen.push(progress) });
    expect(opened.bytes).toEqual(bytes);
    expect([...browser.requests].sort()).toEqual([paths[0], paths[1], paths[1], paths[2]].sort());
    expect(seen.some((progress) => progress.retry === 1)).toBe(true);
    expect(seen.at(-1)).toMatchObject({ bytes: bytes.length, total: bytes.length, retry: 0 });
  });

  it("treats a connection that gives no byte for six seconds as cut", async () => {
    const browser = fakeBrowser(files);
    const hang = () => new Promise<Response>(() => undefined);
    browser.tricks.set(paths[0] ?? "", [hang]);
    const sleep: typeof browser.parts.sleep = (milliseconds, signal) =>
      milliseconds === 6000 && browser.requests.length === 1
        ? Promise.resolve()
        : browser.parts.sleep(milliseconds, signal);
    const opened = await openModel(variant, {
      baseUrl: BASE_URL,
      parts: { ...browser.parts, sleep },
    });
    expect(opened.bytes).toEqual(bytes);
    expect(browser.requests.filter((path) => path === paths[0])).toHaveLength(2);
  });

  it("gives up on a network that is missing after less than ten seconds of waiting", async () => {
    const browser = fakeBrowser(files);
    const missing = () => Promise.reject(new TypeError("Failed to fetch"));
    browser.tricks.set(paths[0] ?? "", [missing, missing, missing, missing, missing]);
    const waits: number[] = [];
    const sleep: typeof browser.parts.sleep = (milliseconds, signal) => {
      // The watch for silence runs beside each try, and ends with it: nobody waits for it.
      if (milliseconds !== 6000) waits.push(milliseconds);
      return browser.parts.sleep(milliseconds, signal);
    };
    const job = openModel(variant, { baseUrl: BASE_URL, parts: { ...browser.parts, sleep } });
    expect(await faultCode(job)).toBe("model-network");
    expect(waits).toHaveLength(3);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(10_000);
  });

  it("resumes an interrupted download at the first missing chunk", async () => {
    const browser = fakeBrowser(files);
    const stop = new AbortController();
    browser.tricks.set(paths[2] ?? "", [
      () => {
        stop.abort();
        return cutBody(noise(10));
      },
    ]);
    const error: unknown = await open(browser, { signal: stop.signal }).catch((e: unknown) => e);
    expect(isAbort(error)).toBe(true);
    browser.requests.length = 0;
    expect((await open(browser)).bytes).toEqual(bytes);
    expect(browser.requests).toEqual([paths[2]]);
  });

  it("asks for nothing when it is cancelled before it begins", async () => {
    const browser = fakeBrowser(files);
    const error: unknown = await open(browser, { signal: AbortSignal.abort() }).catch((e: unknown) => e);
    expect(isAbort(error)).toBe(true);
    expect(browser.requests).toEqual([]);
  });

  it("refuses a manifest whose hash of the whole is wrong, and keeps nothing of it", async () => {
    const browser = fakeBrowser(files);
    const wrong = { ...variant, sha256: "0".repeat(64) };
    const job = openModel(wrong, { baseUrl: BASE_URL, parts: browser.parts });
    expect(await faultCode(job)).toBe("model-manifest-invalid");
    expect(browser.disk.size).toBe(0);
  });
});

describe("openModel, when a byte flips", () => {
  const flipped = (source: Uint8Array<ArrayBuffer>, at: number, bit: number): Uint8Array<ArrayBuffer> => {
    const copy = source.slice();
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
    return copy;
  };

  it("catches 1000 of 1000 random flips on the way", async () => {
    const random = noise(6000, 77);
    let caught = 0;
    for (let i = 0; i < 1000; i++) {
      const browser = fakeBrowser(files);
      const index = (random[i * 3] ?? 0) % files.length;
      const [path, good] = files[index] ?? ["", new Uint8Array()];
      const at = (((random[i * 3 + 1] ?? 0) << 8) | (random[i * 3 + 2] ?? 0)) % good.length;
      browser.files.set(path, flipped(good, at, i % 8));
      if ((await faultCode(open(browser))) === "model-corrupt") caught++;
    }
    expect(caught).toBe(1000);
  });

  it("catches 1000 of 1000 random flips in the cache, fetches that chunk again and heals the cache", async () => {
    const random = noise(6000, 78);
    const browser = fakeBrowser(files);
    await open(browser);
    let healed = 0;
    for (let i = 0; i < 1000; i++) {
      const hash = hashes[(random[i * 3] ?? 0) % hashes.length] ?? "";
      const good = browser.disk.get(hash) ?? new Uint8Array();
      const at = (((random[i * 3 + 1] ?? 0) << 8) | (random[i * 3 + 2] ?? 0)) % good.length;
      browser.disk.set(hash, flipped(good, at, i % 8));
      browser.requests.length = 0;
      const opened = await open(browser);
      if (browser.requests.length === 1 && Buffer.compare(opened.bytes, bytes) === 0) healed++;
      // A deep comparison of 4 kB, a thousand times, would take most of this test.
      expect(Buffer.compare(browser.disk.get(hash) ?? new Uint8Array(), good)).toBe(0);
    }
    expect(healed).toBe(1000);
  });

  it("fetches an evicted or shortened chunk again", async () => {
    const browser = fakeBrowser(files);
    await open(browser);
    browser.disk.delete(hashes[0] ?? "");
    browser.disk.set(hashes[2] ?? "", noise(5));
    browser.requests.length = 0;
    expect((await open(browser)).bytes).toEqual(bytes);
    expect(browser.requests).toEqual([paths[0], paths[2]]);
  });
});

describe("fetchManifest", () => {
  const fetched = (body: string, init?: ResponseInit) => {
    const browser = fakeBrowser([]);
    browser.tricks.set("manifest.json", [() => new Response(body, init)]);
    return fetchManifest({ baseUrl: BASE_URL, parts: browser.parts });
  };

  it("returns a valid manifest", async () => {
    expect(await fetched('{"version":1,"models":[]}')).toEqual({ version: 1, models: [] });
  });

  it("tells a missing manifest, a web page, broken JSON and a dead line apart", async () => {
    expect(await faultCode(fetched("", { status: 404 }))).toBe("model-not-found");
    expect(await faultCode(fetched("<!DOCTYPE html><p>"))).toBe("model-not-a-model");
    expect(await faultCode(fetched("{"))).toBe("model-manifest-invalid");
    expect(await faultCode(fetched('{"version":2,"models":[]}'))).toBe("model-manifest-invalid");
    const browser = fakeBrowser([]);
    browser.tricks.set("manifest.json", [() => Promise.reject(new TypeError("Failed to fetch"))]);
    expect(await faultCode(fetchManifest({ baseUrl: BASE_URL, parts: browser.parts }))).toBe("model-network");
  });

  it("is asked for anew, past the browser's own cache, and by nothing but a plain GET", async () => {
    const browser = fakeBrowser([["manifest.json", new TextEncoder().encode('{"version":1,"models":[]}')]]);
    const signal = new AbortController().signal;
    await fetchManifest({ baseUrl: BASE_URL, parts: browser.parts, signal });
    await fetchManifest({ baseUrl: BASE_URL, parts: browser.parts });
    expect(browser.requests).toEqual(["manifest.json", "manifest.json"]);
    expect(browser.inits[0]).toMatchObject({ method: "GET", mode: "same-origin", cache: "no-cache", signal });
    expect(browser.inits[1]).not.toHaveProperty("signal");
  });

  it("ends as it was cancelled, and says what is wrong with it else", async () => {
    const browser = fakeBrowser([]);
    const reason = new DOMException("left", "AbortError");
    const cancelled = fetchManifest({
      baseUrl: BASE_URL,
      parts: browser.parts,
      signal: AbortSignal.abort(reason),
    });
    await expect(cancelled).rejects.toBe(reason);
    const detailOf = (job: Promise<unknown>) =>
      job.then(
        () => "",
        (error: unknown) => (error instanceof FaultError ? error.fault.detail : String(error)),
      );
    expect(await detailOf(fetched("", { status: 404 }))).toBe("manifest.json: status 404");
    expect(await detailOf(fetched("<html>"))).toBe("manifest.json: a web page came instead");
    expect(await detailOf(fetched("{"))).toMatch(/^manifest\.json: SyntaxError/);
    browser.tricks.set("manifest.json", [() => Promise.reject(new TypeError("Failed to fetch"))]);
    expect(await detailOf(fetchManifest({ baseUrl: BASE_URL, parts: browser.parts }))).toBe(
      "manifest.json: TypeError: Failed to fetch",
    );
  });
});

describe("a variant that cannot be opened", () => {
  it("is too large for the memory, or other than its chunks, and says so", async () => {
    const browser = fakeBrowser(files);
    const job = (changed: Partial<typeof variant>) =>
      openModel({ ...variant, ...changed }, { baseUrl: BASE_URL, parts: browser.parts }).then(
        () => null,
        (error: unknown) => (error instanceof FaultError ? error.fault : null),
      );
    const huge = Number.MAX_SAFE_INTEGER;
    expect(await job({ bytes: huge })).toMatchObject({
      code: "engine-out-of-memory",
      detail: expect.stringContaining(`${huge} bytes for a model: RangeError`),
    });
    expect(await job({ sha256: "0".repeat(64) })).toEqual({
      code: "model-manifest-invalid",
      detail: `test: the chunks make ${variant.sha256}, not ${"0".repeat(64)}`,
    });
  });

  it("holds a lock of its own, which a cancelled call lets go", async () => {
    const browser = fakeBrowser(files);
    const asked: unknown[] = [];
    const locks: typeof browser.parts.locks = {
      request: (name, options, job) => {
        asked.push([name, options]);
        return job();
      },
    };
    const parts = { ...browser.parts, locks };
    const { signal } = new AbortController();
    await openModel(variant, { baseUrl: BASE_URL, parts, signal });
    await openModel(variant, { baseUrl: BASE_URL, parts });
    expect(asked).toEqual([
      [`mien-model-${variant.sha256}`, { signal }],
      [`mien-model-${variant.sha256}`, {}],
    ]);
  });

  it("tells how far it has come when all of it was stored, too", async () => {
    const browser = fakeBrowser(files);
    await open(browser);
    const seen: Progress[] = [];
    await open(browser, { onProgress: (progress) => seen.push(progress) });
    expect(seen.map((progress) => progress.bytes)).toEqual([4096, 8192, 10_500, 10_500]);
  });
});

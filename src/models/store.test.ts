import { describe, expect, it } from "vitest";
import { FaultError, isAbort } from "../core/fault.ts";
import type { Progress } from "./progress.ts";
import { fetchManifest, openModel } from "./store.ts";
import {
  BASE_URL,
  cutVariant,
  fakeWorld,
  namedError,
  noise,
  type FakeWorld,
} from "./testing/fake-environment.ts";

const bytes = noise(10_500);
const { variant, files } = await cutVariant(bytes, 4096);
const paths = variant.chunks.map((chunk) => chunk.path);
const hashes = variant.chunks.map((chunk) => chunk.sha256);

const open = (world: FakeWorld, extra: { signal?: AbortSignal; onProgress?: (p: Progress) => void } = {}) =>
  openModel(variant, { baseUrl: BASE_URL, environment: world.environment, ...extra });

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
    const world = fakeWorld(files);
    const first = await open(world);
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(bytes))).toBe(0);
    expect(first).toMatchObject({ stored: "cache", notStored: null });
    expect(world.requests).toEqual(paths);
    const second = await open(world);
    expect(Buffer.compare(Buffer.from(second.bytes), Buffer.from(bytes))).toBe(0);
    expect(world.requests).toHaveLength(paths.length);
  });

  it("asks only by plain same-origin GET without referrer", async () => {
    const world = fakeWorld(files);
    await open(world);
    for (const init of world.inits) {
      expect(init).toMatchObject({ method: "GET", mode: "same-origin", referrerPolicy: "no-referrer" });
      expect(init.body).toBeUndefined();
    }
  });

  it("downloads once when two ask at the same time", async () => {
    const world = fakeWorld(files);
    const [one, two] = await Promise.all([open(world), open(world)]);
    expect(world.requests).toEqual(paths);
    expect(one.bytes).toEqual(two.bytes);
    expect(one.bytes.buffer).not.toBe(two.bytes.buffer);
  });

  it("works without locks and without Cache Storage, and says that nothing is stored", async () => {
    const world = fakeWorld(files);
    const environment = { ...world.environment, locks: null, caches: null };
    const opened = await openModel(variant, { baseUrl: BASE_URL, environment });
    expect(opened).toMatchObject({ stored: "memory", notStored: "storage-unavailable" });
    expect(opened.bytes).toEqual(bytes);
  });

  it("runs from memory and says so when the cache cannot be opened", async () => {
    const world = fakeWorld(files);
    const caches = { open: () => Promise.reject(namedError("SecurityError")) };
    const opened = await openModel(variant, {
      baseUrl: BASE_URL,
      environment: { ...world.environment, caches },
    });
    expect(opened.notStored).toBe("storage-unavailable");
  });

  it("runs from memory and says so when the quota is exceeded in the middle", async () => {
    const world = fakeWorld(files);
    world.quotaBytes = 5000;
    const opened = await open(world);
    expect(opened).toMatchObject({ stored: "memory", notStored: "quota-exceeded" });
    expect(opened.bytes).toEqual(bytes);
    expect(world.disk.size).toBe(1);
  });

  it("refuses to open anything where it cannot verify", async () => {
    const world = fakeWorld(files);
    const environment = { ...world.environment, subtle: null };
    expect(await faultCode(openModel(variant, { baseUrl: BASE_URL, environment }))).toBe("engine-insecure");
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
      const world = fakeWorld(files);
      world.tricks.set(paths[1] ?? "", [answer, answer, answer, answer]);
      expect(await faultCode(open(world))).toBe(code);
      expect([...world.disk.keys()]).toEqual([hashes[0]]);
    }
  });

  it("does not ask again for what is not there, and asks three times more, waiting longer, for what may come", async () => {
    const missing = fakeWorld(files.slice(1));
    await faultCode(open(missing));
    expect(missing.requests).toHaveLength(1);
    const offline = fakeWorld(files);
    const fail = () => Promise.reject(new TypeError("Failed to fetch"));
    offline.tricks.set(paths[0] ?? "", [fail, fail, fail, fail]);
    expect(await faultCode(open(offline))).toBe("model-network");
    expect(offline.requests).toHaveLength(4);
    expect(offline.waits).toEqual([500, 1000, 2000]);
  });

  it("goes past the browser's own cache when a chunk came damaged", async () => {
    const world = fakeWorld(files);
    world.tricks.set(paths[0] ?? "", [() => new Response(noise(4096, 9))]);
    expect((await open(world)).bytes).toEqual(bytes);
    expect(world.inits.map((init) => init.cache)).toEqual(["default", "reload", "default", "default"]);
  });

  it("recovers from a cut connection and repeats at most that chunk", async () => {
    const world = fakeWorld(files);
    world.tricks.set(paths[1] ?? "", [() => cutBody(noise(1000))]);
    const seen: Progress[] = [];
    const opened = await open(world, { onProgress: (progress) => seen.push(progress) });
    expect(opened.bytes).toEqual(bytes);
    expect(world.requests).toEqual([paths[0], paths[1], paths[1], paths[2]]);
    expect(seen.some((progress) => progress.retry === 1)).toBe(true);
    expect(seen.at(-1)).toMatchObject({ bytes: bytes.length, total: bytes.length, retry: 0 });
  });

  it("treats a connection that gives no byte for six seconds as cut", async () => {
    const world = fakeWorld(files);
    const hang = () => new Promise<Response>(() => undefined);
    world.tricks.set(paths[0] ?? "", [hang]);
    const sleep: typeof world.environment.sleep = (milliseconds, signal) =>
      milliseconds === 6000 && world.requests.length === 1
        ? Promise.resolve()
        : world.environment.sleep(milliseconds, signal);
    const opened = await openModel(variant, {
      baseUrl: BASE_URL,
      environment: { ...world.environment, sleep },
    });
    expect(opened.bytes).toEqual(bytes);
    expect(world.requests.filter((path) => path === paths[0])).toHaveLength(2);
  });

  it("gives up on a network that is missing after less than ten seconds of waiting", async () => {
    const world = fakeWorld(files);
    const missing = () => Promise.reject(new TypeError("Failed to fetch"));
    world.tricks.set(paths[0] ?? "", [missing, missing, missing, missing, missing]);
    const waits: number[] = [];
    const sleep: typeof world.environment.sleep = (milliseconds, signal) => {
      // The watch for silence runs beside each try, and ends with it: nobody waits for it.
      if (milliseconds !== 6000) waits.push(milliseconds);
      return world.environment.sleep(milliseconds, signal);
    };
    const job = openModel(variant, { baseUrl: BASE_URL, environment: { ...world.environment, sleep } });
    expect(await faultCode(job)).toBe("model-network");
    expect(waits).toHaveLength(3);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(10_000);
  });

  it("resumes an interrupted download at the first missing chunk", async () => {
    const world = fakeWorld(files);
    const stop = new AbortController();
    world.tricks.set(paths[2] ?? "", [
      () => {
        stop.abort();
        return cutBody(noise(10));
      },
    ]);
    const error: unknown = await open(world, { signal: stop.signal }).catch((e: unknown) => e);
    expect(isAbort(error)).toBe(true);
    world.requests.length = 0;
    expect((await open(world)).bytes).toEqual(bytes);
    expect(world.requests).toEqual([paths[2]]);
  });

  it("asks for nothing when it is cancelled before it begins", async () => {
    const world = fakeWorld(files);
    const error: unknown = await open(world, { signal: AbortSignal.abort() }).catch((e: unknown) => e);
    expect(isAbort(error)).toBe(true);
    expect(world.requests).toEqual([]);
  });

  it("refuses a manifest whose hash of the whole is wrong, and keeps nothing of it", async () => {
    const world = fakeWorld(files);
    const wrong = { ...variant, sha256: "0".repeat(64) };
    const job = openModel(wrong, { baseUrl: BASE_URL, environment: world.environment });
    expect(await faultCode(job)).toBe("model-manifest-invalid");
    expect(world.disk.size).toBe(0);
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
      const world = fakeWorld(files);
      const index = (random[i * 3] ?? 0) % files.length;
      const [path, good] = files[index] ?? ["", new Uint8Array()];
      const at = (((random[i * 3 + 1] ?? 0) << 8) | (random[i * 3 + 2] ?? 0)) % good.length;
      world.files.set(path, flipped(good, at, i % 8));
      if ((await faultCode(open(world))) === "model-corrupt") caught++;
    }
    expect(caught).toBe(1000);
  });

  it("catches 1000 of 1000 random flips in the cache, fetches that chunk again and heals the cache", async () => {
    const random = noise(6000, 78);
    const world = fakeWorld(files);
    await open(world);
    let healed = 0;
    for (let i = 0; i < 1000; i++) {
      const hash = hashes[(random[i * 3] ?? 0) % hashes.length] ?? "";
      const good = world.disk.get(hash) ?? new Uint8Array();
      const at = (((random[i * 3 + 1] ?? 0) << 8) | (random[i * 3 + 2] ?? 0)) % good.length;
      world.disk.set(hash, flipped(good, at, i % 8));
      world.requests.length = 0;
      const opened = await open(world);
      if (world.requests.length === 1 && Buffer.compare(opened.bytes, bytes) === 0) healed++;
      // A deep comparison of 4 kB, a thousand times, would take most of this test.
      expect(Buffer.compare(world.disk.get(hash) ?? new Uint8Array(), good)).toBe(0);
    }
    expect(healed).toBe(1000);
  });

  it("fetches an evicted or shortened chunk again", async () => {
    const world = fakeWorld(files);
    await open(world);
    world.disk.delete(hashes[0] ?? "");
    world.disk.set(hashes[2] ?? "", noise(5));
    world.requests.length = 0;
    expect((await open(world)).bytes).toEqual(bytes);
    expect(world.requests).toEqual([paths[0], paths[2]]);
  });
});

describe("fetchManifest", () => {
  const fetched = (body: string, init?: ResponseInit) => {
    const world = fakeWorld([]);
    world.tricks.set("manifest.json", [() => new Response(body, init)]);
    return fetchManifest({ baseUrl: BASE_URL, environment: world.environment });
  };

  it("returns a valid manifest", async () => {
    expect(await fetched('{"version":1,"models":[]}')).toEqual({ version: 1, models: [] });
  });

  it("tells a missing manifest, a web page, broken JSON and a dead line apart", async () => {
    expect(await faultCode(fetched("", { status: 404 }))).toBe("model-not-found");
    expect(await faultCode(fetched("<!DOCTYPE html><p>"))).toBe("model-not-a-model");
    expect(await faultCode(fetched("{"))).toBe("model-manifest-invalid");
    expect(await faultCode(fetched('{"version":2,"models":[]}'))).toBe("model-manifest-invalid");
    const world = fakeWorld([]);
    world.tricks.set("manifest.json", [() => Promise.reject(new TypeError("Failed to fetch"))]);
    expect(await faultCode(fetchManifest({ baseUrl: BASE_URL, environment: world.environment }))).toBe(
      "model-network",
    );
  });

  it("is asked for anew, past the browser's own cache, and by nothing but a plain GET", async () => {
    const world = fakeWorld([["manifest.json", new TextEncoder().encode('{"version":1,"models":[]}')]]);
    const signal = new AbortController().signal;
    await fetchManifest({ baseUrl: BASE_URL, environment: world.environment, signal });
    await fetchManifest({ baseUrl: BASE_URL, environment: world.environment });
    expect(world.requests).toEqual(["manifest.json", "manifest.json"]);
    expect(world.inits[0]).toMatchObject({ method: "GET", mode: "same-origin", cache: "no-cache", signal });
    expect(world.inits[1]).not.toHaveProperty("signal");
  });

  it("ends as it was cancelled, and says what is wrong with it else", async () => {
    const world = fakeWorld([]);
    const reason = new DOMException("left", "AbortError");
    const cancelled = fetchManifest({
      baseUrl: BASE_URL,
      environment: world.environment,
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
    world.tricks.set("manifest.json", [() => Promise.reject(new TypeError("Failed to fetch"))]);
    expect(await detailOf(fetchManifest({ baseUrl: BASE_URL, environment: world.environment }))).toBe(
      "manifest.json: TypeError: Failed to fetch",
    );
  });
});

describe("a variant that cannot be opened", () => {
  it("is too large for the memory, or other than its chunks, and says so", async () => {
    const world = fakeWorld(files);
    const job = (changed: Partial<typeof variant>) =>
      openModel({ ...variant, ...changed }, { baseUrl: BASE_URL, environment: world.environment }).then(
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
    const world = fakeWorld(files);
    const asked: unknown[] = [];
    const locks: typeof world.environment.locks = {
      request: (name, options, job) => {
        asked.push([name, options]);
        return job();
      },
    };
    const environment = { ...world.environment, locks };
    const { signal } = new AbortController();
    await openModel(variant, { baseUrl: BASE_URL, environment, signal });
    await openModel(variant, { baseUrl: BASE_URL, environment });
    expect(asked).toEqual([
      [`mien-model-${variant.sha256}`, { signal }],
      [`mien-model-${variant.sha256}`, {}],
    ]);
  });

  it("tells how far it has come when all of it was stored, too", async () => {
    const world = fakeWorld(files);
    await open(world);
    const seen: Progress[] = [];
    await open(world, { onProgress: (progress) => seen.push(progress) });
    expect(seen.map((progress) => progress.bytes)).toEqual([4096, 8192, 10_500, 10_500]);
  });
});

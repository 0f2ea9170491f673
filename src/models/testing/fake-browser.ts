/** A browser for the store's tests: a server, a disk, locks and a clock, each of which can be told to misbehave. */
import type { CacheLike, StoreParts } from "../store-parts.ts";
import { abortReason } from "../store-parts.ts";
import type { Chunk, Variant } from "../manifest.ts";
import { sha256Hex } from "../verify.ts";

export const BASE_URL = "https://mien.test/models/";

/** What the server answers for one request. */
export type Answer = (url: string, init: RequestInit) => Response | Promise<Response>;

export interface FakeBrowser {
  readonly parts: StoreParts;
  /** Address (below the base) of every request, in order. */
  readonly requests: string[];
  readonly inits: RequestInit[];
  /** What is on the disk, by hash. */
  readonly disk: Map<string, Uint8Array<ArrayBuffer>>;
  /** Milliseconds of every wait that ran to its end. */
  readonly waits: number[];
  /** Files of the server, by path below the base. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Answers that come before the server's own, one for each request, by path. */
  readonly tricks: Map<string, Answer[]>;
  quotaBytes: number;
  persisted: number;
}

/** Return a browser whose server has the files, whose disk is empty and whose clock only moves when somebody waits. */
export function fakeBrowser(files: Iterable<readonly [string, Uint8Array<ArrayBuffer>]>): FakeBrowser {
  let clock = 0;
  const browser: FakeBrowser = {
    requests: [],
    inits: [],
    disk: new Map(),
    waits: [],
    files: new Map(files),
    tricks: new Map(),
    quotaBytes: Infinity,
    persisted: 0,
    parts: {
      fetch: (url, init) => serve(browser, url, init),
      caches: { open: () => Promise.resolve(fakeCache(browser)) },
      locks: fakeLocks(),
      storage: {
        estimate: () => Promise.resolve({ usage: usage(browser), quota: browser.quotaBytes }),
        persist: () => Promise.resolve(++browser.persisted > 0),
        persisted: () => Promise.resolve(browser.persisted > 0),
      },
      subtle: crypto.subtle,
      now: () => (clock += 1),
      sleep: (milliseconds, signal) =>
        fakeSleep(browser, milliseconds, signal, () => (clock += milliseconds)),
    },
  };
  return browser;
}

async function serve(browser: FakeBrowser, url: string, init: RequestInit): Promise<Response> {
  const path = url.slice(BASE_URL.length);
  browser.requests.push(path);
  browser.inits.push(init);
  if (init.signal?.aborted === true) throw abortReason(init.signal);
  const trick = browser.tricks.get(path)?.shift();
  if (trick !== undefined) return trick(url, init);
  const file = browser.files.get(path);
  return file === undefined
    ? new Response("no such file", { status: 404 })
    : new Response(new Uint8Array(file));
}

/** Waits for a retry pass at once; the stall watch (six seconds) only ends when it is called off. */
function fakeSleep(
  browser: FakeBrowser,
  milliseconds: number,
  signal: AbortSignal | undefined,
  tick: () => void,
): Promise<void> {
  if (signal?.aborted === true) return Promise.reject(abortReason(signal));
  if (milliseconds < 5000) {
    browser.waits.push(milliseconds);
    tick();
    return Promise.resolve();
  }
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(abortReason(signal)), { once: true });
  });
}

function usage(browser: FakeBrowser): number {
  return [...browser.disk.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}

function fakeCache(browser: FakeBrowser): CacheLike {
  const hashOf = (key: string): string => key.slice(key.lastIndexOf("/") + 1);
  return {
    match: (key) => {
      const bytes = browser.disk.get(hashOf(key));
      return Promise.resolve(bytes === undefined ? undefined : new Response(new Uint8Array(bytes)));
    },
    put: async (key, response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (usage(browser) + bytes.length > browser.quotaBytes) throw namedError("QuotaExceededError");
      browser.disk.set(hashOf(key), bytes);
    },
    delete: (key) => Promise.resolve(browser.disk.delete(hashOf(key))),
    keys: () =>
      Promise.resolve([...browser.disk.keys()].map((hash) => ({ url: `${BASE_URL}stored/${hash}` }))),
  };
}

function fakeLocks(): NonNullable<StoreParts["locks"]> {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: <T>(name: string, _options: { signal?: AbortSignal }, job: () => Promise<T>): Promise<T> => {
      const done = (tails.get(name) ?? Promise.resolve()).then(job, job);
      tails.set(
        name,
        done.catch(() => undefined),
      );
      return done;
    },
  };
}

/** Return an error of the given name, as browsers throw them. */
export function namedError(name: string): Error {
  const error = new Error(name);
  error.name = name;
  return error;
}

/** Return bytes that look random, the same for the same seed. */
export function noise(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** Return a variant that cuts the bytes into chunks of the given size, and the files that a server has for it. */
export async function cutVariant(
  bytes: Uint8Array<ArrayBuffer>,
  chunkBytes: number,
): Promise<{ readonly variant: Variant; readonly files: [string, Uint8Array<ArrayBuffer>][] }> {
  const files: [string, Uint8Array<ArrayBuffer>][] = [];
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const part = bytes.slice(at, at + chunkBytes);
    const sha256 = await sha256Hex(part, crypto);
    chunks.push({ path: `test/${sha256}.chunk`, bytes: part.length, sha256 });
    files.push([`test/${sha256}.chunk`, part]);
  }
  const whole = { bytes: bytes.length, sha256: await sha256Hex(bytes, crypto) };
  return {
    variant: { id: "test", backends: ["wasm"], requires: [], dtype: "float32", ...whole, chunks },
    files,
  };
}

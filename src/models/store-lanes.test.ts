import { describe, expect, it, vi } from "vitest";
import { isAbort, toFault } from "../core/fault.ts";
import { openModel } from "./store.ts";
import { BASE_URL, cutVariant, fakeBrowser, namedError, noise } from "./testing/fake-browser.ts";

/** A variant of many chunks, and a browser whose server answers when the test says so, whose disk writes then too. */
async function heldBrowser(chunks = 8) {
  const whole = noise(chunks * 100, 5);
  const cut = await cutVariant(whole, 100);
  const browser = fakeBrowser(cut.files);
  const asked: {
    readonly path: string;
    answered: boolean;
    answer(how?: () => Response | Promise<Response>): void;
  }[] = [];
  const aborted: string[] = [];
  let most = 0;
  let open = 0;
  for (const [path, file] of cut.files)
    browser.tricks.set(path, [
      (_url, { signal }) =>
        new Promise<Response>((resolve, reject) => {
          most = Math.max(most, (open += 1));
          signal?.addEventListener("abort", () => {
            if (!asked.some((each) => each.path === path && each.answered)) aborted.push(path);
            reject(namedError("AbortError"));
          });
          const entry = {
            path,
            answered: false,
            answer(how: () => Response | Promise<Response> = () => new Response(new Uint8Array(file))) {
              entry.answered = true;
              open -= 1;
              resolve(how());
            },
          };
          asked.push(entry);
        }),
    ]);
  const until = (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count), { timeout: 60_000 });
  const names = cut.variant.chunks.map(({ path }) => path);
  return { whole, browser, variant: cut.variant, names, asked, aborted, until, most: () => most };
}

describe("openModel, three chunks at a time", () => {
  it("asks for them in order, never for more at once, and puts each in its place, whichever comes first", async () => {
    const { whole, browser, variant: many, names, asked, until, most } = await heldBrowser();
    const opening = openModel(many, { baseUrl: BASE_URL, parts: browser.parts });
    await until(3);
    // The first is slow: the others overtake it.
    for (let next = 1; next < 8; next += 1) {
      asked[next]?.answer();
      await until(Math.min(8, next + 3));
    }
    asked[0]?.answer();
    expect((await opening).bytes).toEqual(whole);
    expect(asked.map(({ path }) => path)).toEqual(names);
    expect(most()).toBe(3);
    expect(browser.disk.size).toBe(8);
  });

  it("does not wait for the disk before it asks for the next, but is not done before all is written", async () => {
    const { browser, variant: many, asked, until } = await heldBrowser();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const caches = {
      open: async (name: string) => {
        const cache = await browser.parts.caches?.open(name);
        if (!cache) throw new Error("no cache");
        return {
          ...cache,
          put: (key: string, response: Response) => held.then(() => cache.put(key, response)),
        };
      },
    };
    let isDone = false;
    const opening = openModel(many, { baseUrl: BASE_URL, parts: { ...browser.parts, caches } }).then(
      (opened) => {
        isDone = true;
        return opened;
      },
    );
    for (let next = 0; next < 8; next += 1) {
      await until(Math.min(8, next + 3));
      asked[next]?.answer();
    }
    await new Promise((resolve) => setTimeout(resolve));
    expect([isDone, browser.disk.size]).toEqual([false, 0]);
    release();
    expect(await opening).toMatchObject({ stored: "cache" });
    expect(browser.disk.size).toBe(8);
  });

  it("ends the others when one fails for good, keeps what came whole, and goes on with the rest", async () => {
    const { whole, browser, variant: many, names, asked, aborted, until } = await heldBrowser();
    const opening = openModel(many, { baseUrl: BASE_URL, parts: browser.parts });
    const ended = opening.catch((error: unknown) => toFault(error).code);
    await until(3);
    asked[0]?.answer();
    await until(4);
    asked[2]?.answer(() => new Response("gone", { status: 404 }));
    expect(await ended).toBe("model-not-found");
    expect(aborted.sort()).toEqual([names[1], names[3]].sort());
    expect(asked).toHaveLength(4);
    browser.requests.length = 0;
    for (const name of names) browser.tricks.delete(name);
    expect((await openModel(many, { baseUrl: BASE_URL, parts: browser.parts })).bytes).toEqual(whole);
    expect(browser.requests).toEqual(names.slice(1));
  });

  it("ends all of them when it is cancelled, and goes on later with those that are missing", async () => {
    const { whole, browser, variant: many, names, asked, aborted, until } = await heldBrowser();
    const stop = new AbortController();
    const opening = openModel(many, { baseUrl: BASE_URL, parts: browser.parts, signal: stop.signal });
    const ended = opening.catch((error: unknown) => error);
    await until(3);
    asked[1]?.answer();
    await until(4);
    stop.abort();
    expect(isAbort(await ended)).toBe(true);
    expect(aborted).toHaveLength(3);
    browser.requests.length = 0;
    for (const name of names) browser.tricks.delete(name);
    expect((await openModel(many, { baseUrl: BASE_URL, parts: browser.parts })).bytes).toEqual(whole);
    expect(browser.requests).toEqual(names.filter((_, nth) => nth !== 1));
  });
});

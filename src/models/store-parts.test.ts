import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { abortReason, browserStoreParts, sleep } from "./store-parts.ts";

describe("a wait", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("ends after its time and not before", async () => {
    const ended = vi.fn();
    const wait = sleep(500).then(ended);
    await vi.advanceTimersByTimeAsync(499);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await wait;
    expect(ended).toHaveBeenCalledOnce();
  });

  it("rejects at once with the reason of a signal that is aborted already, and starts no timer", async () => {
    const reason = new Error("left");
    await expect(sleep(500, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends with the signal's reason when it aborts meanwhile, and leaves no timer behind", async () => {
    const stop = new AbortController();
    const wait = sleep(500, stop.signal);
    const reason = new Error("left");
    stop.abort(reason);
    await expect(wait).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("listens to its signal only as long as it lasts, and once", async () => {
    const stop = new AbortController();
    const added = vi.spyOn(stop.signal, "addEventListener");
    const removed = vi.spyOn(stop.signal, "removeEventListener");
    const wait = sleep(500, stop.signal);
    expect(added).toHaveBeenCalledWith("abort", expect.any(Function), { once: true });
    await vi.advanceTimersByTimeAsync(500);
    await wait;
    expect(removed).toHaveBeenCalledWith("abort", added.mock.calls[0]?.[1]);
  });
});

describe("why a signal was aborted", () => {
  it("is its own reason when that is an error", () => {
    const reason = new TypeError("gone");
    expect(abortReason(AbortSignal.abort(reason))).toBe(reason);
  });

  it("is an AbortError when the reason is no error", () => {
    const error = abortReason(AbortSignal.abort("because"));
    expect(error).toMatchObject({ name: "AbortError", message: "cancelled" });
  });
});

describe("what the browser gives the store", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("has null for what an insecure origin lacks", () => {
    vi.stubGlobal("navigator", {});
    vi.stubGlobal("crypto", {});
    expect(browserStoreParts()).toMatchObject({ caches: null, locks: null, storage: null, subtle: null });
  });

  it("hands everything on to the browser, with its own receiver", async () => {
    const receivers: unknown[] = [];
    const told = <T>(value: T) =>
      function (this: unknown) {
        receivers.push(this);
        return Promise.resolve(value);
      };
    const locks = { request: (name: string, _: unknown, job: () => unknown) => [name, job()] };
    const storage = { estimate: told({ usage: 1 }), persisted: told(false), persist: told(true) };
    const shelves = { open: () => Promise.resolve(null) };
    vi.stubGlobal("navigator", { locks, storage });
    vi.stubGlobal("caches", shelves);
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => Promise.resolve([url, init]));
    const browser = browserStoreParts();
    expect(browser.caches).toBe(shelves);
    expect(browser.subtle).toBe(crypto.subtle);
    expect(browser.locks?.request("one", {}, () => Promise.resolve(1))).toEqual(["one", expect.any(Promise)]);
    expect(await browser.storage?.estimate?.()).toEqual({ usage: 1 });
    expect(await browser.storage?.persisted?.()).toBe(false);
    expect(await browser.storage?.persist?.()).toBe(true);
    expect(receivers).toEqual([storage, storage, storage]);
    expect(await browser.fetch("models/a", { method: "GET" })).toEqual(["models/a", { method: "GET" }]);
    expect(browser.now()).toBeGreaterThan(0);
    expect(browser.sleep).toBe(sleep);
  });

  it("cannot ask a worker's storage to persist", () => {
    vi.stubGlobal("navigator", { storage: { estimate: () => null, persisted: () => null } });
    expect(Object.keys(browserStoreParts().storage ?? {})).toEqual(["estimate", "persisted"]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { abortError, brokenWorker, createWatchdog, isWorkerLost, unwrap } from "./worker-link.ts";

const faultOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => "no fault",
    (error: unknown) => (error instanceof FaultError ? error.fault : error),
  );

describe("a worker that breaks", () => {
  const broken = (event: Event) => {
    const worker = new EventTarget();
    const told = brokenWorker(worker as Worker);
    worker.dispatchEvent(event);
    return faultOf(told);
  };

  it("is told as crashed, with what the browser says of it", async () => {
    const event = Object.assign(new Event("error"), { message: "out of stack" });
    expect(await broken(event)).toEqual({ code: "engine-crashed", detail: "out of stack" });
  });

  it("could not be started when the browser says nothing", async () => {
    expect(await broken(Object.assign(new Event("error"), { message: "" }))).toEqual({
      code: "engine-crashed",
      detail: "the worker could not be started",
    });
  });

  it("is told as crashed when a message cannot be read", async () => {
    expect(await broken(new Event("messageerror"))).toEqual({
      code: "engine-crashed",
      detail: "a message could not be read",
    });
  });
});

describe("the watchdog", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Whether it expired within so many milliseconds from now. */
  async function expires(watchdog: ReturnType<typeof createWatchdog>, ms: number): Promise<boolean> {
    let expired = false;
    watchdog.expired.catch(() => (expired = true));
    await vi.advanceTimersByTimeAsync(ms);
    return expired;
  }

  it("expires with a fault after its time and not before", async () => {
    const watchdog = createWatchdog(100);
    expect(await expires(watchdog, 99)).toBe(false);
    expect(await expires(watchdog, 1)).toBe(true);
    expect(await faultOf(watchdog.expired)).toEqual({
      code: "engine-timeout",
      detail: "no sign of life for 100 ms",
    });
  });

  it("waits its whole time again with every reset", async () => {
    const watchdog = createWatchdog(100);
    await expires(watchdog, 60);
    watchdog.reset();
    expect(await expires(watchdog, 99)).toBe(false);
    expect(await expires(watchdog, 1)).toBe(true);
  });

  it("says nothing once it was stopped, whoever pats it", async () => {
    const watchdog = createWatchdog(100);
    watchdog.stop();
    watchdog.reset();
    expect(await expires(watchdog, 1000)).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(["resolves", "rejects"])("sleeps until what it waits for %s, then watches", async (how) => {
    let settle = () => {};
    const awake = new Promise<void>((resolve, reject) => {
      settle = () => (how === "resolves" ? resolve() : reject(new Error("no")));
    });
    const watchdog = createWatchdog(100, awake);
    watchdog.reset();
    expect(vi.getTimerCount()).toBe(0);
    expect(await expires(watchdog, 1000)).toBe(false);
    settle();
    expect(await expires(watchdog, 99)).toBe(false);
    expect(await expires(watchdog, 2)).toBe(true);
  });

  it("does not wake after it was stopped", async () => {
    let wake = () => {};
    const watchdog = createWatchdog(100, new Promise<void>((resolve) => (wake = resolve)));
    watchdog.stop();
    wake();
    expect(await expires(watchdog, 1000)).toBe(false);
  });
});

describe("an answer from another thread", () => {
  it("is its value, or throws its fault as an error", () => {
    expect(unwrap({ ok: true, value: 0 })).toBe(0);
    const fault = { code: "model-corrupt", detail: "a byte" } as const;
    expect(() => unwrap({ ok: false, fault })).toThrow(new FaultError("model-corrupt", "a byte"));
  });
});

describe("an error of a call", () => {
  it.each([
    ["engine-timeout", true],
    ["engine-crashed", true],
    ["engine-out-of-memory", true],
    ["engine-unsupported", false],
    ["model-output-invalid", false],
  ] as const)("of %s means that the worker is lost: %s", (code, isLost) => {
    expect(isWorkerLost(new FaultError(code, ""))).toBe(isLost);
  });

  it("means nothing of the kind when somebody cancelled", () => {
    expect(isWorkerLost(abortError())).toBe(false);
    expect(isWorkerLost(Object.assign(new Error("out of memory"), { name: "AbortError" }))).toBe(false);
    expect(isWorkerLost(new RangeError("out of memory"))).toBe(true);
    expect(abortError()).toMatchObject({ name: "AbortError", message: "cancelled" });
  });
});

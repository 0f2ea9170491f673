import { afterEach, expect, it, vi } from "vitest";
import { threadCount } from "./runtime.ts";

afterEach(() => void vi.unstubAllGlobals());

it.each([
  [false, 8, 1],
  [true, 8, 4],
  [true, 3, 3],
  [true, 0, 1],
])("wasm on a page whose isolation is %s, with %i cores, has %i threads", (isolated, cores, threads) => {
  vi.stubGlobal("crossOriginIsolated", isolated);
  vi.stubGlobal("navigator", { hardwareConcurrency: cores });
  expect(threadCount()).toBe(threads);
});

import { describe, expect, it } from "vitest";
import { someReport } from "../core/history/testing/some-report.ts";
import type { Keeping } from "./history/history.ts";
import type { PhotoState } from "./photo.ts";
import { createTakenStore, take } from "./taken.ts";
import { hasUnsaved } from "./unsaved.ts";

const done: PhotoState = { phase: "done", report: someReport() };
const visit = (states: Record<string, PhotoState>) => ({
  byId: Object.fromEntries(
    Object.entries(states).map(([id, state]) => [id, { id, name: `${id}.jpg`, bytes: 1, state }]),
  ),
});
const nothing = { keeping: {}, taken: new Set<string>() };

describe("what leaving the page would lose", () => {
  it("is a result that is neither kept nor taken along", () => {
    expect(hasUnsaved(visit({ a: done }), nothing)).toBe(true);
    expect(hasUnsaved(visit({ a: done }), { ...nothing, keeping: { a: { phase: "kept" } } })).toBe(false);
    expect(hasUnsaved(visit({ a: done }), { ...nothing, taken: new Set(["a"]) })).toBe(false);
  });

  it("is a result whose keeping is under way, or failed", () => {
    const ways: readonly Keeping[] = [{ phase: "keeping" }, { phase: "failed", fault: "storage-full" }];
    for (const keeping of ways)
      expect(hasUnsaved(visit({ a: done }), { ...nothing, keeping: { a: keeping } }), keeping.phase).toBe(
        true,
      );
  });

  it("is one result of many", () => {
    const taken = createTakenStore();
    take(taken, ["a"]);
    take(taken, ["b"]);
    const saved = { keeping: {}, taken: taken.getState().ids };
    expect(hasUnsaved(visit({ a: done, b: done }), saved)).toBe(false);
    expect(hasUnsaved(visit({ a: done, b: done, c: done }), saved)).toBe(true);
  });

  it("is nothing where there is no result", () => {
    expect(hasUnsaved(visit({}), nothing)).toBe(false);
    const others: readonly PhotoState[] = [
      { phase: "queued" },
      { phase: "cancelled" },
      { phase: "asked", quality: [], times: {} },
      { phase: "refused", reason: "no-face", quality: [], times: {} },
    ];
    for (const state of others) expect(hasUnsaved(visit({ a: state }), nothing), state.phase).toBe(false);
  });
});

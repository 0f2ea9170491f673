import { describe, expect, it } from "vitest";
import { someReport } from "../core/history/testing/some-report.ts";
import { isSettled, progressOf, settled, STEPS, type PhotoState } from "./photo.ts";

describe("a photo on its way", () => {
  it("has done nothing while its file is read, and comes further with every step", () => {
    expect(STEPS[0]).toBe("decode");
    expect(progressOf("decode")).toBe(0);
    expect(STEPS.map((step) => progressOf(step))).toEqual(STEPS.map((_, index) => index / STEPS.length));
    expect(progressOf("decode", 0.5)).toBe(0.5 / STEPS.length);
  });

  it("is settled unless it waits or runs", () => {
    const fault = { code: "file-empty", detail: "" } as const;
    const states: readonly PhotoState[] = [
      { phase: "queued" },
      { phase: "running", step: "decode" },
      { phase: "done", report: someReport() },
      { phase: "asked", quality: [], times: {} },
      { phase: "refused", reason: "no-face", quality: [], times: {} },
      { phase: "failed", fault },
      { phase: "cancelled" },
    ];
    expect(states.map(isSettled)).toEqual([false, false, true, true, true, true, true]);
  });

  it("ends with its report, or with the reason why there is none", () => {
    const report = someReport();
    expect(settled({ kind: "scored", report })).toEqual({ phase: "done", report });
    const quality = [{ code: "blurred", severity: "warning", value: 3 }] as const;
    expect(
      settled({
        kind: "refused",
        reason: "face-too-small",
        photo: { width: 1, height: 1 },
        quality,
        times: { decode: 4 },
      }),
    ).toEqual({ phase: "refused", reason: "face-too-small", quality, times: { decode: 4 } });
    expect(settled({ kind: "asked", photo: { width: 1, height: 1 }, quality, times: { decode: 4 } })).toEqual(
      { phase: "asked", quality, times: { decode: 4 } },
    );
  });
});

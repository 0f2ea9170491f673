import { describe, expect, it } from "vitest";
import { QUALITY_CODES, REFUSALS, type QualityCode } from "../../core/report.ts";
import { notesBeside } from "./refusal-notes.ts";

const notes = (...codes: readonly QualityCode[]) =>
  codes.map((code) => ({ code, severity: "warning" as const }));
const codesOf = (reason: (typeof REFUSALS)[number], ...codes: readonly QualityCode[]) =>
  notesBeside(reason, notes(...codes)).map(({ code }) => code);

describe("what is said of a photo beside a refusal", () => {
  it("is what helps to a next photo", () => {
    expect(codesOf("face-unclear", "blurred", "eyes-hidden")).toEqual(["blurred", "eyes-hidden"]);
    expect(codesOf("face-too-small", "too-dark")).toEqual(["too-dark"]);
  });

  it("is nothing about a number that there is not", () => {
    for (const reason of REFUSALS)
      expect(
        codesOf(reason, "distance-unknown", "drawing-like", "several-faces", "photo-turned", "end-missing"),
        reason,
      ).toEqual([]);
  });

  it("does not say the refusal again", () => {
    expect(codesOf("face-too-small", "face-small")).toEqual([]);
    expect(codesOf("face-cut-off", "near-edge", "blurred")).toEqual(["blurred"]);
    expect(codesOf("pose-too-far", "turned", "tilted-up-or-down")).toEqual([]);
  });

  it("is nothing where the photo is not what stands in the way", () => {
    for (const reason of ["looks-under-18", "said-under-18", "age-not-judged"] as const)
      expect(codesOf(reason, ...QUALITY_CODES), reason).toEqual([]);
  });
});

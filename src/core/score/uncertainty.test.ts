import { describe, expect, it } from "vitest";
import { QUALITY_CODES } from "../report.ts";
import type { QualityNote } from "../report.ts";
import { extraSdOf, foldedNotes, gravestFirst, largestSd, NOTE_SDS, noteSd } from "./uncertainty.ts";

const lines = QUALITY_CODES.flatMap((code) => {
  const line = NOTE_SDS[code];
  return typeof line === "number" ? [] : [[code, line] as const];
});

describe("what a photo adds to the error", () => {
  it("is its passes and its notes in quadrature", () => {
    expect(extraSdOf(0, [])).toBe(0);
    expect(extraSdOf(2, [])).toBe(2);
    const notes = (["strong-smile", "blurred"] as const).map((code) => ({
      code,
      severity: "warning" as const,
    }));
    expect(extraSdOf(2, notes)).toBeCloseTo(
      Math.hypot(2, largestSd("strong-smile"), largestSd("blurred")),
      12,
    );
  });

  it("is a finite number of at least 0 for every note", () => {
    expect(Object.keys(NOTE_SDS).sort()).toEqual([...QUALITY_CODES].sort());
    for (const code of QUALITY_CODES) {
      expect(noteSd({ code })).toBe(largestSd(code));
      expect(largestSd(code)).toBeGreaterThanOrEqual(0);
      expect(largestSd(code)).toBeLessThan(25);
    }
  });

  it.each(lines)("of %s changes without a step, whichever way the value points", (code, line) => {
    expect(line.map(([at]) => at)).toEqual(line.map(([at]) => at).sort((a, b) => a - b));
    for (const [at, sd] of line) {
      expect(noteSd({ code, value: at })).toBeCloseTo(sd, 9);
      expect(noteSd({ code, value: -at })).toBeCloseTo(sd, 9);
      expect(Math.abs(noteSd({ code, value: at + 1e-6 }) - sd)).toBeLessThan(1e-3);
    }
    const [first, last] = [line[0], line.at(-1)];
    expect(noteSd({ code, value: (last?.[0] ?? 0) + 50 })).toBe(last?.[1]);
    expect(noteSd({ code, value: 0 })).toBe(first?.[1]);
  });

  it("grows with the turn of the head, from nothing", () => {
    const at = (value: number) => noteSd({ code: "turned", value });
    expect(at(5)).toBe(0);
    expect(at(35)).toBeGreaterThan(at(20));
    expect(at(20)).toBeGreaterThan(at(8));
  });

  it("puts the notes that matter most first", () => {
    const notes = (["several-faces", "strong-smile"] as const).map((code) => ({
      code,
      severity: "note" as const,
    }));
    expect(gravestFirst(notes).map(({ code }) => code)).toEqual(["strong-smile", "several-faces"]);
    expect(gravestFirst([...notes].reverse())).toEqual(gravestFirst(notes));
  });

  it("leaves at most two of them beside the number, and none that adds less than a point", () => {
    const told = (...codes: QualityNote["code"][]) =>
      foldedNotes(codes.map((code) => ({ code, severity: "warning" as const })));
    const many = told("near-edge", "mouth-covered", "strong-smile", "eyes-hidden");
    expect(many.open).toHaveLength(2);
    expect(many.folded).toHaveLength(2);
    expect(Math.min(...many.open.map(noteSd))).toBeGreaterThanOrEqual(Math.max(...many.folded.map(noteSd)));
    expect(told("distance-unknown", "rolled").open).toEqual([]);
    expect(told().folded).toEqual([]);
  });

  it("stands open first where it says whose face was scored, or that the photo was turned", () => {
    const codes = ["mouth-covered", "several-faces", "blurred"] as const;
    const { open, folded } = foldedNotes(codes.map((code) => ({ code, severity: "warning" })));
    expect(open.map(({ code }) => code)).toEqual(["several-faces", "mouth-covered"]);
    expect(folded.map(({ code }) => code)).toEqual(["blurred"]);
    expect(foldedNotes([{ code: "photo-turned", severity: "note" }]).open).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import type { AppearanceAnswer, GeometricScore, Report } from "../report.ts";
import { appearanceAnswer } from "./appearance-answer.ts";
import { blendBasis } from "./blend-basis.ts";
import type { Reference } from "./reference.ts";
import type { ReferenceTable } from "./references.ts";
import { GEOMETRY_TABLES } from "./tables.ts";
import { countedOutcome, withAnswer, withAppearance } from "./with-appearance.ts";

const reference = (half: number): Reference => ({
  quantiles: Array.from({ length: 101 }, (_, i) => i),
  slope: 1,
  residuals: { "68": half, "90": 2 * half },
});
const row = (models: readonly string[], half: number) => ({
  landmarkModel: "assembled" as const,
  models,
  reference: reference(half),
});
const TABLE: ReferenceTable = {
  appearance: {},
  blend: [row(["compact"], 8), row(["compact", "other"], 7)],
};

describe("the basis of a blend", () => {
  it("is the blend's own reference where that blend was measured, and adds nothing to the interval", () => {
    expect(blendBasis("assembled", ["other", "compact"], TABLE)).toEqual({
      reference: reference(7),
      unmeasured: [],
      extraSd: 0,
    });
  });

  it("is the largest measured blend inside it, with the rest of the appearance share as noise", () => {
    const basis = blendBasis("assembled", ["compact", "facestats", "other"], TABLE);
    expect(basis).toMatchObject({ reference: reference(7), unmeasured: ["facestats"] });
    expect(basis.extraSd).toBeCloseTo((0.4 * 12.5) / 3, 12);
  });

  it("is never that of other landmarks, nor of a blend with a model that did not answer", () => {
    const table: ReferenceTable = {
      appearance: {},
      blend: [
        { ...row(["compact"], 9), landmarkModel: "official" },
        row(["compact"], 8),
        row(["compact", "other"], 7),
      ],
    };
    expect(blendBasis("assembled", ["compact"], table).reference).toEqual(reference(8));
    expect(blendBasis("official", ["compact"], table).reference).toEqual(reference(9));
    expect(blendBasis("official", ["other"], table).reference).toBe(GEOMETRY_TABLES.official.reference);
  });

  it("adds nothing to the interval of a photo without an appearance model", () => {
    expect(blendBasis("assembled", [], TABLE)).toEqual({
      reference: GEOMETRY_TABLES.assembled.reference,
      unmeasured: [],
      extraSd: 0,
    });
  });

  it("is geometry's own where no appearance model was measured, also for other landmarks", () => {
    for (const kind of ["assembled", "official"] as const) {
      const basis = blendBasis(kind, ["facestats"], TABLE);
      expect(basis.reference).toBe(GEOMETRY_TABLES[kind].reference);
      expect(basis.extraSd).toBeCloseTo(5, 12);
    }
  });
});

const interval = { low: 50, high: 70 };
const geometry: GeometricScore = {
  score: 60,
  psl8: 4.8,
  percentile: 79,
  band: "above-average",
  interval68: interval,
  interval90: interval,
  landmarkModel: "assembled",
  regions: [],
  contributions: [],
};
const answerOf = (model: string, raw: number): AppearanceAnswer =>
  appearanceAnswer({ model, calibration: { kind: "linear", mean: 0, sd: 1 }, raw, spread: 0 }, 0);
const report = withAppearance(
  { geometry, extraSd: 3, quality: [], appearance: [], psl: {} } as unknown as Report,
  [],
);

describe("a report with other answers", () => {
  const both = [answerOf("a", 1), answerOf("b", -1)];

  it("is the geometric score alone while nothing answered", () => {
    expect(report.psl).toMatchObject({ kind: "geometric-only", score: 60, appearance: null });
  });

  it("takes the mean of those that count, and names those that were never compared with ratings", () => {
    const joined = withAppearance(report, both);
    expect(joined.psl).toMatchObject({
      kind: "blend",
      appearance: 50,
      models: ["a", "b"],
      unmeasured: ["a", "b"],
    });
    expect(joined.psl.score).toBeCloseTo(0.6 * 60 + 0.4 * 50, 12);
    const width = joined.psl.interval68.high - joined.psl.interval68.low;
    expect(width).toBeGreaterThan(2 * GEOMETRY_TABLES.assembled.reference.residuals["68"]);
  });

  it("keeps the answer of a model that is switched off, so that switching it on gives the same report again", () => {
    const joined = withAppearance(report, both);
    const off = withAppearance(joined, joined.appearance, (model) => model !== "b");
    expect(off.appearance).toEqual(both);
    expect(off.psl.models).toEqual(["a"]);
    expect(off.psl.score).toBeCloseTo(0.6 * 60 + 0.4 * 62.5, 12);
    expect(withAppearance(off, off.appearance)).toEqual(joined);
    expect(withAppearance(off, off.appearance, () => false).psl).toEqual(report.psl);
  });

  it("is the outcome of a photo with only the enabled models counted, and the very same where all are", () => {
    const scored = { kind: "scored", report: withAppearance(report, both) } as const;
    expect(countedOutcome(scored, () => true)).toBe(scored);
    expect(countedOutcome(scored, (model) => model === "a")).toMatchObject({
      report: { psl: { models: ["a"] }, appearance: both },
    });
    const refused = {
      kind: "refused",
      reason: "no-face",
      photo: { width: 1, height: 1 },
      quality: [],
      times: {},
    } as const;
    expect(countedOutcome(refused, () => false)).toBe(refused);
  });

  it("does not count a model that is silent", () => {
    const silent: AppearanceAnswer = {
      kind: "silent",
      model: "b",
      fault: { code: "model-network", detail: "" },
    };
    const [a] = both;
    if (!a) throw new Error("two models answered");
    expect(withAppearance(report, [a, silent]).psl).toEqual(withAppearance(report, [a]).psl);
    expect(withAppearance(report, [a, silent]).psl).toMatchObject({ models: ["a"], unmeasured: ["a"] });
  });

  it("replaces a model's earlier answer in its place, and appends a new one", () => {
    const again = answerOf("a", 2);
    expect(withAnswer(both, again)).toEqual([again, both[1]]);
    expect(withAnswer(both, answerOf("c", 0)).map(({ model }) => model)).toEqual(["a", "b", "c"]);
  });
});

import { describe, expect, it } from "vitest";
import { someReport } from "../history/testing/some-report.ts";
import type { MeasurementReading, Report } from "../report.ts";
import { APPEARANCE_DRIFT_SD, BEYOND_NOISE, comparisonOf, tallyOf } from "./compare.ts";

function withReading(reading: MeasurementReading): Report {
  return { ...someReport(), measurements: [reading] };
}

const midface = (value: number, spread: number): MeasurementReading => ({
  id: "midface",
  kind: "measured",
  value,
  spread,
  z: 0,
});

const only = (a: Report, b: Report) => comparisonOf(a, b).measurements[0]?.compared;

describe("two photos side by side", () => {
  it("differ in nothing when they are the same", () => {
    const { psl, geometry, appearance, measurements } = comparisonOf(someReport(), someReport());
    const all = [psl, geometry, ...[...appearance, ...measurements].map(({ compared }) => compared)];
    for (const compared of all.filter(({ kind }) => kind === "compared"))
      expect(compared).toMatchObject({ difference: 0, isMoreThanNoise: false });
  });

  it("differ by b minus a, in the unit of the measurement", () => {
    expect(only(withReading(midface(1, 0)), withReading(midface(1.25, 0)))).toMatchObject({
      a: 1,
      b: 1.25,
      difference: 0.25,
    });
  });

  it("differ by more than noise only beyond 1.96 SDs of it, spreads of both and drift together", () => {
    const still = only(withReading(midface(1, 0)), withReading(midface(1, 0)));
    const spread = only(withReading(midface(1, 0.3)), withReading(midface(1, 0.4)));
    if (still?.kind !== "compared" || spread?.kind !== "compared") throw new Error("not compared");
    // Pose and distance alone are noise already, and spreads add to it in quadrature.
    expect(still.noiseSd).toBeGreaterThan(0);
    expect(spread.noiseSd).toBeCloseTo(Math.hypot(still.noiseSd, 0.5), 12);
    const edge = BEYOND_NOISE * still.noiseSd;
    const at = (difference: number) =>
      only(withReading(midface(1, 0)), withReading(midface(1 + difference, 0)));
    expect(at(0.99 * edge)).toMatchObject({ isMoreThanNoise: false });
    expect(at(1.01 * edge)).toMatchObject({ isMoreThanNoise: true });
    expect(at(-1.01 * edge)).toMatchObject({ isMoreThanNoise: true });
  });

  it("come out the same in the other order, with the sign turned", () => {
    const [a, b] = [withReading(midface(1, 0.1)), withReading(midface(1.4, 0.02))];
    const [there, back] = [only(a, b), only(b, a)];
    if (there?.kind !== "compared" || back?.kind !== "compared") throw new Error("not compared");
    expect(back.difference).toBeCloseTo(-there.difference, 12);
    expect(back.noiseSd).toBeCloseTo(there.noiseSd, 12);
  });

  it("say in which photo a measurement is missing", () => {
    const none: MeasurementReading = { id: "midface", kind: "not-measured", reason: "turned" };
    const reason = (a: MeasurementReading, b: MeasurementReading) => only(withReading(a), withReading(b));
    expect(reason(none, midface(1, 0))).toEqual({ kind: "not-compared", reason: "missing-in-a" });
    expect(reason(midface(1, 0), none)).toEqual({ kind: "not-compared", reason: "missing-in-b" });
    expect(reason(none, none)).toEqual({ kind: "not-compared", reason: "missing-in-both" });
  });

  it("widen the noise of a score by what each photo adds", () => {
    const at = (extraSd: number) =>
      comparisonOf({ ...someReport(50), extraSd }, { ...someReport(58), extraSd: 0 }).psl;
    const [calm, blurred] = [at(0), at(6)];
    if (calm.kind !== "compared" || blurred.kind !== "compared") throw new Error("not compared");
    expect(blurred.noiseSd).toBeCloseTo(Math.hypot(calm.noiseSd, 6), 12);
    expect(calm.isMoreThanNoise).toBe(true);
    expect(blurred.isMoreThanNoise).toBe(false);
  });

  it("count a model's own noise, so that equal photos are never told apart by it", () => {
    expect(APPEARANCE_DRIFT_SD).toBeGreaterThan(0);
    const clean = { ...someReport(), quality: [] };
    const [answer] = comparisonOf(clean, clean).appearance;
    expect(answer).toMatchObject({ model: "compact", compared: { kind: "compared" } });
    if (answer?.compared.kind === "compared")
      expect(answer.compared.noiseSd).toBeCloseTo(Math.SQRT2 * APPEARANCE_DRIFT_SD, 12);
  });

  it("are not compared where they were made differently", () => {
    const blend = someReport();
    const alone: Report = { ...blend, psl: { ...blend.psl, kind: "geometric-only", models: [] } };
    const other: Report = { ...blend, geometry: { ...blend.geometry, landmarkModel: "assembled" } };
    const different = { kind: "not-compared", reason: "made-differently" };
    expect(comparisonOf(blend, alone).psl).toEqual(different);
    expect(comparisonOf(blend, alone).geometry.kind).toBe("compared");
    const { psl, geometry, measurements } = comparisonOf(blend, other);
    expect([psl, geometry, ...measurements.map(({ compared }) => compared)]).toEqual(
      Array.from({ length: 2 + measurements.length }, () => different),
    );
  });

  it("are tallied over the measurements that could be compared", () => {
    const far = withReading(midface(9, 0));
    expect(tallyOf(comparisonOf(withReading(midface(1, 0)), far))).toEqual({ more: 1, compared: 1 });
    expect(tallyOf(comparisonOf(someReport(), someReport()))).toEqual({ more: 0, compared: 2 });
  });
});

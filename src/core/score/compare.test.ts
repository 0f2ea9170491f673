import { describe, expect, it } from "vitest";
import { someReport } from "../history/testing/some-report.ts";
import type { MeasurementReading, Report } from "../report.ts";
import { DRIFT_SDS } from "./drift-sds.ts";
import { appearancePhotoSd, PHOTO_SDS } from "./photo-sds.ts";
import { APPEARANCE_DRIFT_SD } from "./comparable.ts";
import { BEYOND_NOISE, comparisonOf, tallyOf } from "./compare.ts";

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
      comparisonOf({ ...someReport(50), extraSd }, { ...someReport(62), extraSd: 0 }).psl;
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
      expect(answer.compared.noiseSd).toBeCloseTo(
        Math.SQRT2 * Math.hypot(APPEARANCE_DRIFT_SD, appearancePhotoSd("compact")),
        12,
      );
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

  it("are equal, and not more than noise apart, in a measurement whose noise is not known", () => {
    const unseen = (value: number) => withReading({ ...midface(value, 0), id: "never-rendered" });
    expect(only(unseen(1), unseen(1))).toMatchObject({ noiseSd: 0, isMoreThanNoise: false });
    expect(only(unseen(1), unseen(1.001))).toMatchObject({ noiseSd: 0, isMoreThanNoise: true });
  });

  it("say that a measurement is missing where a photo does not list it at all", () => {
    const bare: Report = { ...someReport(), measurements: [] };
    expect(only(withReading(midface(1, 0)), bare)).toEqual({
      kind: "not-compared",
      reason: "missing-in-b",
    });
    const none: MeasurementReading = { id: "midface", kind: "not-measured", reason: "turned" };
    expect(only(withReading(none), bare)).toEqual({ kind: "not-compared", reason: "missing-in-both" });
  });

  it("list the models that answered for either photo, each once, and say for which they did not", () => {
    const [compact, silent] = someReport().appearance;
    if (!compact || !silent) throw new Error("the report has two models");
    const answered = (...models: string[]): Report => ({
      ...someReport(),
      appearance: [silent, ...models.map((model) => ({ ...compact, model }))],
    });
    const found = (a: Report, b: Report) =>
      comparisonOf(a, b).appearance.map(({ model, compared }) => [
        model,
        compared.kind === "compared" ? compared.difference : compared.reason,
      ]);
    expect(found(answered("one", "two"), answered("two", "three"))).toEqual([
      ["one", "missing-in-b"],
      ["two", 0],
      ["three", "missing-in-a"],
    ]);
    expect(found({ ...someReport(), appearance: [] }, answered("two"))).toEqual([["two", "missing-in-a"]]);
    expect(found(answered(), answered())).toEqual([]);
  });

  it("are made alike by the same models in any order, and by no others", () => {
    const made = (...models: string[]): Report => {
      const report = someReport();
      return { ...report, psl: { ...report.psl, models } };
    };
    const alike = (a: Report, b: Report) => comparisonOf(a, b).psl.kind === "compared";
    expect(alike(made("one", "two"), made("two", "one"))).toBe(true);
    expect(alike(made("one", "two"), made("one", "three"))).toBe(false);
    expect(alike(made("one"), made("one", "two"))).toBe(false);
    expect(alike(made("one", "two"), made("onetwo"))).toBe(false);
  });

  it("have a PSL whose noise is that of its parts, each by its weight", () => {
    const still: Report = { ...someReport(), extraSd: 0, quality: [] };
    const { psl, geometry } = comparisonOf(still, still);
    if (psl.kind !== "compared" || geometry.kind !== "compared") throw new Error("not compared");
    // Pose and distance move the official model's geometric score by about a point, another photo by more.
    const { score: drift } = DRIFT_SDS.official;
    const photo = PHOTO_SDS.official;
    expect(geometry.noiseSd).toBeCloseTo(Math.SQRT2 * Math.hypot(drift, photo.geometry), 12);
    expect(psl.noiseSd).toBeCloseTo(
      Math.SQRT2 * Math.hypot(0.6 * drift, 0.4 * APPEARANCE_DRIFT_SD, photo.psl),
      12,
    );
    const alone: Report = {
      ...still,
      psl: { ...still.psl, kind: "geometric-only", weights: { geometry: 1, appearance: 0 } },
    };
    expect(comparisonOf(alone, alone).psl).toMatchObject({ noiseSd: geometry.noiseSd });
  });
});

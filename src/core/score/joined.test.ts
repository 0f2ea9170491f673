import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { someReport } from "../history/testing/some-report.ts";
import type { Interval, QualityNote, Report } from "../report.ts";
import { joinedPhotos, type Joined } from "./joined.ts";
import { geometricScore } from "./calibration.ts";
import { GEOMETRY_TABLES } from "./tables.ts";
import { extraSdOf } from "./uncertainty.ts";
import { blendOfAnswers } from "./with-appearance.ts";

const smile: QualityNote = { code: "strong-smile", severity: "warning" };
const dark: QualityNote = { code: "too-dark", severity: "warning" };

/** A photo with all its measurements so many SDs from the mean, as the app would score it. */
function photo(
  z: number,
  { quality = [] as readonly QualityNote[], passSd = 1, appearance = 50 } = {},
): Report {
  const table = GEOMETRY_TABLES.assembled;
  const measurements = table.measurements.map(({ id, mean, sd, points }) => ({
    id,
    kind: "measured" as const,
    value: mean + Math.sign(points) * z * sd,
    spread: 0,
    z,
  }));
  const extraSd = extraSdOf(passSd, quality);
  const geometry = geometricScore(measurements, table, extraSd);
  if (!geometry) throw new Error("no score");
  const { psl } = someReport();
  const answers = someReport().appearance.flatMap((answer) =>
    answer.kind === "answered" ? [{ ...answer, score: appearance }] : [],
  );
  const report = { ...someReport(), quality, measurements, geometry, extraSd, appearance: answers };
  return { ...report, psl: { ...psl, ...blendOfAnswers(geometry, answers, extraSd) } };
}

function joined(...reports: Report[]): Joined {
  const result = joinedPhotos(reports);
  if (result.kind !== "joined") throw new Error(result.reason);
  return result;
}

const width = ({ low, high }: Interval) => high - low;
const widths = ({ psl }: { readonly psl: Report["psl"] | Joined["psl"] }) => [
  width(psl.interval68),
  width(psl.interval90),
];

describe("several photos of one person as one result", () => {
  it("are the single result when there is one photo", () => {
    const single = photo(0.02, { quality: [smile] });
    const { psl, geometry, counted, photos } = joined(single);
    expect([photos, counted]).toEqual([1, [0]]);
    for (const [one, of] of [
      [psl, single.psl],
      [geometry, single.geometry],
    ] as const) {
      expect(one).toMatchObject({ percentile: of.percentile, band: of.band, sd: null });
      expect(one.score).toBeCloseTo(of.score, 9);
      expect(one.interval68.low).toBeCloseTo(of.interval68.low, 9);
      expect(one.interval90.high).toBeCloseTo(of.interval90.high, 9);
    }
  });

  it("are the mean of the photos, part by part, with the SD between them", () => {
    const [a, b] = [photo(-0.02, { appearance: 40 }), photo(0.02, { appearance: 60 })];
    const { psl, geometry, appearance } = joined(a, b);
    expect(psl.score).toBeCloseTo((a.psl.score + b.psl.score) / 2, 9);
    expect(geometry.score).toBeCloseTo((a.geometry.score + b.geometry.score) / 2, 9);
    expect(appearance?.mean).toBe(50);
    expect(appearance?.sd).toBeCloseTo(Math.sqrt(200), 9);
    expect(psl.score).toBeCloseTo(0.6 * geometry.score + 0.4 * 50, 9);
  });

  it("are surer the more photos there are, but never as sure as if the model did not err", () => {
    const of = (count: number) => widths(joined(...Array.from({ length: count }, () => photo(0))));
    const [one = [], two = [], four = [], many = []] = [1, 2, 4, 400].map(of);
    for (const level of [0, 1]) {
      expect(two[level]).toBeLessThan(one[level] ?? NaN);
      expect(four[level]).toBeLessThan(two[level] ?? NaN);
      expect(many[level]).toBeGreaterThan(0.75 * (one[level] ?? NaN));
    }
  });

  it("have an interval of the usual width from two, however far these lie apart", () => {
    const [a, b] = [photo(-0.15, { appearance: 35 }), photo(0.15, { appearance: 65 })];
    expect(b.psl.score - a.psl.score).toBeGreaterThan(15);
    const { psl, isMoreThanUsual } = joined(a, b);
    expect(width(psl.interval90)).toBeLessThan(width(photo(0).psl.interval90));
    expect(isMoreThanUsual).toBe(true);
    expect(joined(photo(0), photo(0.001)).isMoreThanUsual).toBe(false);
  });

  it("are never less sure than the best of the photos, whatever notes they carry", () => {
    const notes = fc.subarray<QualityNote>([smile, dark, { code: "drawing-like", severity: "warning" }]);
    fc.assert(
      fc.property(
        fc.array(fc.record({ quality: notes, passSd: fc.double({ min: 0, max: 9, noNaN: true }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        (kinds) => {
          const reports = kinds.map((kind) => photo(0, kind));
          const best = reports.map(widths).reduce((a, b) => a.map((each, i) => Math.min(each, b[i] ?? each)));
          widths(joined(...reports)).forEach((each, i) =>
            expect(each).toBeLessThanOrEqual((best[i] ?? NaN) + 1e-9),
          );
        },
      ),
    );
  });

  it("leave out a photo with which the mean would be less sure, and say which are counted", () => {
    const unsure = photo(0.05, { quality: [{ code: "drawing-like", severity: "warning" }, dark], passSd: 6 });
    const [a, b] = [photo(0), photo(0.01)];
    const { counted, photos, psl } = joined(a, unsure, b);
    expect([photos, counted]).toEqual([3, [0, 2]]);
    expect(psl.score).toBeCloseTo((a.psl.score + b.psl.score) / 2, 9);
  });

  it("keep what a note adds that every photo carries", () => {
    const [both] = widths(joined(photo(0, { quality: [dark] }), photo(0, { quality: [dark] })));
    const [one] = widths(joined(photo(0, { quality: [dark] }), photo(0, { quality: [smile] })));
    // A smile adds more than the dark does; but of two causes the mean loses half, of one and the same nothing.
    expect(both).toBeGreaterThan(one ?? NaN);
    expect(both).toBeLessThan(widths(photo(0, { quality: [dark] }))[0] ?? NaN);
  });

  it("are nothing when their numbers are not made alike, and a mistake when there are none", () => {
    const other = photo(0);
    const alone = { ...other, psl: { ...other.psl, kind: "geometric-only" as const, models: [] } };
    expect(joinedPhotos([other, alone])).toEqual({ kind: "not-joined", reason: "made-differently" });
    const official = { ...other, geometry: { ...other.geometry, landmarkModel: "official" as const } };
    expect(joinedPhotos([other, official])).toEqual({ kind: "not-joined", reason: "made-differently" });
    const run = (...models: string[]) => ({ ...other, psl: { ...other.psl, models } });
    expect(joinedPhotos([run("ab"), run("a", "b")]).kind).toBe("not-joined");
    expect(() => joinedPhotos([])).toThrow(RangeError);
  });
});

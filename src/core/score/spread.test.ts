import { describe, expect, it } from "vitest";
import { someReport } from "../history/testing/some-report.ts";
import { spreadOf, spreadOfPhotos, studentT95 } from "./spread.ts";

describe("mean and spread of photos", () => {
  it("are the sample's mean, its SD and the interval of the mean by Student's t", () => {
    const spread = spreadOf([48, 50, 52, 54]);
    expect(spread?.mean).toBe(51);
    expect(spread?.sd).toBeCloseTo(2.582, 3);
    // 51 +- 2.3534 * 2.582 / 2
    expect(spread?.interval90?.low).toBeCloseTo(47.962, 3);
    expect(spread?.interval90?.high).toBeCloseTo(54.038, 3);
  });

  it("have no spread of a single photo and nothing at all of none", () => {
    expect(spreadOf([40])).toEqual({ count: 1, mean: 40, sd: null, interval90: null });
    expect(spreadOf([])).toBeNull();
    expect(spreadOfPhotos([])).toBeNull();
  });

  it("keep the interval on the scale", () => {
    expect(spreadOf([0, 10])?.interval90).toEqual({ low: 0, high: expect.any(Number) });
  });

  it("say when the scores are not made of the same parts", () => {
    const blend = someReport(50);
    const alone = {
      ...blend,
      psl: { ...blend.psl, kind: "geometric-only" as const, appearance: null, models: [] },
    };
    expect(spreadOfPhotos([blend, someReport(60)])).toMatchObject({
      mixed: false,
      psl: { mean: 55, count: 2 },
    });
    expect(spreadOfPhotos([blend, alone])).toMatchObject({ mixed: true, appearance: { count: 1, sd: null } });
    expect(spreadOfPhotos([alone])?.appearance).toBeNull();
  });

  it("tell each part by its own scores", () => {
    const [one, other] = [someReport(50), someReport(60)];
    const lower = { ...other, geometry: { ...other.geometry, score: 40 } };
    expect(spreadOfPhotos([one, lower])).toMatchObject({
      psl: { mean: 55 },
      geometry: { mean: 46, count: 2 },
      appearance: { mean: 58, sd: 0 },
    });
  });

  it("are of different parts when the models are others, however their names run together", () => {
    const made = (...models: string[]) => {
      const report = someReport(50);
      return { ...report, psl: { ...report.psl, models } };
    };
    expect(spreadOfPhotos([made("ab"), made("a", "b")])?.mixed).toBe(true);
  });
});

describe("Student's t", () => {
  it("agrees with tables at 95 %", () => {
    for (const [degrees, t] of [
      [1, 6.314],
      [5, 2.015],
      [10, 1.812],
      [11, 1.796],
      [20, 1.725],
      [30, 1.697],
      [120, 1.658],
      [1e9, 1.645],
    ] as const)
      expect(studentT95(degrees)).toBeCloseTo(t, 3);
  });

  it("is within .00004 of the exact quantile where the table ends, and nearer beyond", () => {
    expect(Math.abs(studentT95(11) - 1.7958848)).toBeLessThan(4e-5);
    expect(Math.abs(studentT95(15) - 1.7530504)).toBeLessThan(1e-5);
  });
});

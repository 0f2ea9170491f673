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
});

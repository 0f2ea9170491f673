import { describe, expect, it } from "vitest";
import { someReport } from "../history/testing/some-report.ts";
import { spreadOf } from "./joined.ts";
import { spreadOfPhotos } from "./spread.ts";

describe("mean and spread of photos", () => {
  it("are the sample's mean and its SD", () => {
    const { mean, sd } = spreadOf([48, 50, 52, 54]);
    expect(mean).toBe(51);
    expect(sd).toBeCloseTo(2.582, 3);
  });

  it("have no spread of a single photo and nothing at all of none", () => {
    expect(spreadOf([40])).toEqual({ mean: 40, sd: null });
    expect(spreadOfPhotos([])).toBeNull();
  });

  it("tell each part by its own scores", () => {
    const [one, other] = [someReport(50), someReport(60)];
    const lower = { ...other, geometry: { ...other.geometry, score: 40 } };
    expect(spreadOfPhotos([one, lower])).toMatchObject({
      psl: { mean: 55 },
      geometry: { mean: 46 },
      appearance: { mean: 58, sd: 0 },
    });
  });

  it("have no appearance where no photo has one", () => {
    const report = someReport();
    const alone = { ...report, psl: { ...report.psl, kind: "geometric-only" as const, appearance: null } };
    expect(spreadOfPhotos([alone, alone])?.appearance).toBeNull();
  });
});

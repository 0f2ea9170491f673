import { describe, expect, it } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { Report } from "../../core/report.ts";
import { reportJson } from "./report-json.ts";

describe("the report as JSON", () => {
  const whole = someReport();
  const landmarks = { space: "pixel", coordinates: Float64Array.of(1.23456, -2, 0.005) };
  const group = "everyone";
  const report = { ...whole, face: { ...whole.face, landmarks } } as unknown as Report;

  it("says its format and what it holds, and has no landmark unless asked", () => {
    const parsed = JSON.parse(reportJson(report, { landmarks: false, group }));
    expect(parsed).toMatchObject({
      format: "mien-report-2",
      holds: { photo: false, fileName: false, landmarks: false },
      photo: { width: 800, height: 1000 },
      face: { jitter: 0.006 },
    });
    expect(parsed.face).not.toHaveProperty("landmarks");
  });

  it("has the landmarks when asked, and says so", () => {
    const parsed = JSON.parse(reportJson(report, { landmarks: true, group }));
    expect(parsed.holds.landmarks).toBe(true);
    expect(parsed.face.landmarks.points).toEqual([[1.23, -2, 0.01]]);
  });

  it("has a person's word on the age where it was asked for", () => {
    const said = JSON.parse(reportJson({ ...report, saidAdult: true }, { landmarks: false, group }));
    expect(said.saidAdult).toBe(true);
    expect(JSON.parse(reportJson(report, { landmarks: false, group }))).not.toHaveProperty("saidAdult");
  });

  it("has the place among the group that was chosen", () => {
    const [women, men] = (["women", "men"] as const).map(
      (chosen) => JSON.parse(reportJson(report, { landmarks: false, group: chosen })).comparedWith,
    );
    expect([women.group, men.group]).toEqual(["women", "men"]);
    expect(women.percentile).toBeLessThan(men.percentile);
    expect(women.band).not.toBe(men.band);
  });

  it("keeps a landmark on one line", () => {
    expect(reportJson(report, { landmarks: true, group })).toContain("[1.23, -2, 0.01]");
  });
});

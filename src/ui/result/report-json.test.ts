import { describe, expect, it } from "vitest";
import type { Report } from "../../core/report.ts";
import { reportJson } from "./report-json.ts";

describe("the report as JSON", () => {
  const report = {
    photo: { width: 800, height: 600 },
    face: { landmarks: { space: "pixel", coordinates: Float64Array.of(1.23456, -2, 0.005) }, jitter: 0.01 },
    quality: [],
  } as unknown as Report;

  it("says its format and can be read back", () => {
    const parsed = JSON.parse(reportJson(report));
    expect(parsed).toMatchObject({ format: "mien-report-1", photo: { width: 800, height: 600 } });
    expect(parsed.face.landmarks.points).toEqual([[1.23, -2, 0.01]]);
  });

  it("keeps a landmark on one line", () => {
    expect(reportJson(report)).toContain("[1.23, -2, 0.01]");
  });
});

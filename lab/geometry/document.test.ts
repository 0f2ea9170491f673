import { describe, expect, it } from "vitest";
import { documentOf } from "./document.ts";
import { LIMITS, medianOf } from "./limits.ts";
import type { GeometryReport } from "./report.ts";
import { spreadOver } from "./sample.ts";

const report: GeometryReport = {
  limits: LIMITS,
  responseFaces: ["Example A", "Example B"],
  ratedPhotos: 0,
  engineRepeat: { files: 3, different: ["b.png"], passed: false },
  passed: false,
  models: [
    {
      landmarkModel: "assembled",
      landmarks: {
        scenes: [
          {
            name: "front",
            found: true,
            meanError: 1.875,
            irisError: 0.5,
            poseError: { yaw: -0.24, pitch: 0, roll: 1 },
          },
          { name: "yaw 25", found: false },
        ],
        meanError: 1.875,
        worstPoseError: 1,
        passed: false,
      },
      cards: [
        {
          id: "eye-length-to-face",
          unit: "ratio",
          scored: true,
          truth: 0.18,
          error: 0.01,
          errorInSd: 1.3,
          change: 0.018,
          by: ["eyeWidth", "faceWidth"],
          response: 0.31,
          responses: [0.3, null],
          follows: false,
        },
      ],
      scoredWithoutTruth: ["eye-length-to-face"],
      rendered: [
        {
          name: "roll 15",
          kind: "roll",
          faces: 6,
          median: 1.234,
          largest: 2,
          lost: 1,
          limit: 1,
          passed: false,
        },
      ],
      rated: [],
      repeat: { files: 3, different: [], passed: true },
      contributions: {
        faces: 60,
        term: { id: "jaw-to-face", points: -14.94 },
        measurement: { id: "brow-length", points: 6.25 },
        region: { id: "jaw", points: 11 },
        spoken: { terms: 120, measurements: 60, regions: 30 },
        gap: 2.5e-14,
        passed: true,
      },
    },
  ],
};

describe("documentOf", () => {
  const page = documentOf(report);

  it("shows every figure with its verdict", () => {
    expect(page).toContain("| front | 1.88 | 0.50 | −0.2 | +0.0 | +1.0 |");
    expect(page).toContain("| roll 15 | 6, 1 lost | 1.23 | 2.00 | 1.0 | **no** |");
    expect(page).toContain("| eyeWidth, faceWidth | 0.31 | 0.30, – | yes | no |");
  });

  it("names what was not found, what differs, and what is scored without truth", () => {
    expect(page).toContain("| yaw 25 | not found |");
    expect(page).toContain("**different** for b.png");
    expect(page).toContain("do not follow their own quantity: eye-length-to-face.");
  });

  it("tells how the score is shared out, and leaves that out without rated photos", () => {
    expect(page).toContain("On 60 faces");
    expect(page).toContain("| −14.9 (jaw-to-face) | +6.3 (brow-length) | +11.0 (jaw) |");
    const [model] = report.models;
    if (!model) throw new Error("the report has a model");
    expect(documentOf({ ...report, models: [{ ...model, contributions: null }] })).not.toContain("60 faces");
  });

  it("leaves out the rated photos when there were none", () => {
    expect(page).not.toContain("rated faces");
    expect(page).toContain("No rated photos were changed.");
  });
});

describe("medianOf", () => {
  it("is the middle one, or the mean of the middle two", () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
  });
});

describe("spreadOver", () => {
  it("takes evenly spread items, always the same, and all when there are few", () => {
    expect(spreadOver([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
    expect(spreadOver([1, 2], 4)).toEqual([1, 2]);
  });
});

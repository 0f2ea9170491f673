import { describe, expect, it } from "vitest";
import { canonicalFace } from "../../../fixtures/render/canonical-face.ts";
import { PLAIN_SCENE, trueLandmarks } from "../../../fixtures/render/render-face.ts";
import { renderedReport } from "../../../fixtures/rendered-report.ts";
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import { pixelLandmarks } from "../geometry/points.ts";
import { readMeasurements, type RawReading } from "../measure/read.ts";
import { correctedReport, PLACEABLE, type PlacedLandmark } from "./corrected.ts";

const landmarks = trueLandmarks(canonicalFace(), PLAIN_SCENE);
const report = renderedReport();

const irisDistance = () => {
  const [right, left] = [RIGHT.iris, LEFT.iris].map((index) => landmarks.points[index]);
  return (left?.x ?? Number.NaN) - (right?.x ?? Number.NaN);
};

/** Return a place of a landmark, moved by shares of the iris distance. */
function moved(index: number, right: number, down: number): PlacedLandmark {
  const { x, y } = landmarks.points[index] ?? { x: Number.NaN, y: Number.NaN };
  return { index, x: x + right * irisDistance(), y: y + down * irisDistance() };
}

describe("a report corrected by hand", () => {
  const corner = moved(LEFT.exocanthion, 0.05, -0.03);
  const corrected = correctedReport(report, [corner]);

  it("has the landmark where it was placed, and says which", () => {
    const point = corrected && pixelLandmarks(corrected.face.landmarks).points[LEFT.exocanthion];
    expect(point?.x).toBeCloseTo(corner.x, 10);
    expect(point?.y).toBeCloseTo(corner.y, 10);
    expect(corrected?.placedByHand).toEqual([LEFT.exocanthion]);
  });

  it("measures anew what the landmark is part of, by what it moves on these landmarks", () => {
    const points = landmarks.points.map((point, index) =>
      index === LEFT.exocanthion ? { ...point, x: corner.x, y: corner.y } : point,
    );
    const after = readMeasurements([{ ...landmarks, points }]);
    const tilt = (readings: readonly RawReading[] = []) => {
      const reading = readings.find(({ id }) => id === "canthal-tilt");
      return reading?.kind === "measured" ? reading.value : Number.NaN;
    };
    const by = tilt(after) - tilt(readMeasurements([landmarks]));
    expect(Math.abs(by)).toBeGreaterThan(0.5);
    expect(tilt(corrected?.measurements)).toBe(tilt(report.measurements) + by);
  });

  it("moves the geometric score and the blend with the models that counted before, and nothing that the networks said", () => {
    expect(corrected?.geometry.score).not.toBe(report.geometry.score);
    expect(corrected?.psl.models).toEqual(["compact"]);
    expect(corrected?.psl.score).not.toBe(report.psl.score);
    for (const key of ["appearance", "quality", "extraSd", "photo", "times"] as const)
      expect(corrected?.[key]).toBe(report[key]);
    expect(corrected?.face.pose).toBe(report.face.pose);
  });

  it("keeps every digit where a landmark is placed where it lies", () => {
    const same = correctedReport(report, [moved(MIDLINE.menton, 0, 0)]);
    expect(same?.measurements).toEqual(report.measurements);
    expect(same?.geometry).toEqual(report.geometry);
    expect(same?.psl).toEqual(report.psl);
  });

  it("takes the last place of a landmark, in whatever order others were placed", () => {
    const [brow, menton] = [moved(LEFT.browPeak, 0, -0.05), moved(MIDLINE.menton, 0, 0.05)];
    const [one, other] = [
      [corner, brow, menton, moved(LEFT.exocanthion, 0, 0)],
      [menton, brow],
    ].map((placed) => correctedReport(report, placed));
    expect(one?.psl).toEqual(other?.psl);
    expect(one?.placedByHand).toEqual(
      [MIDLINE.menton, LEFT.exocanthion, LEFT.browPeak].sort((a, b) => a - b),
    );
  });

  it.each([
    ["the corners of an eye swapped", moved(LEFT.exocanthion, -0.6, 0)],
    ["the chin above the mouth", moved(MIDLINE.menton, 0, -1.5)],
    ["an eye below the nose", moved(LEFT.upperLid, 0, 0.9)],
    ["a place that is none", { index: MIDLINE.menton, x: Number.NaN, y: 0 }],
  ])("is none where the face would fold: %s", (_, placed) => {
    expect(correctedReport(report, [placed])).toBeNull();
  });

  it("can be moved a little at every landmark that counts", () => {
    for (const index of PLACEABLE)
      for (const [right, down] of [
        [0.03, 0],
        [-0.03, 0],
        [0, 0.03],
        [0, -0.03],
      ] as const)
        expect(correctedReport(report, [moved(index, right, down)])).not.toBeNull();
  });
});

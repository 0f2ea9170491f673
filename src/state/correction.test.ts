import { beforeEach, describe, expect, it } from "vitest";
import { renderedReport } from "../../fixtures/rendered-report.ts";
import { compactReport } from "../core/compact-report.ts";
import { LEFT, MIDLINE } from "../core/geometry/landmarks.ts";
import { pixelLandmarks } from "../core/geometry/points.ts";
import type { Report } from "../core/report.ts";
import { correctedReport } from "../core/score/corrected.ts";
import { withAppearance } from "../core/score/with-appearance.ts";
import { placeLandmark, takeAllBack, takeBack } from "./correction.ts";
import { joinReport } from "./late-report.ts";
import { rescorePhotos } from "./choices.ts";
import { addPhotos } from "./photo-changes.ts";
import { createPhotosStore, type PhotosStore } from "./photos.ts";

const measured = compactReport(renderedReport());
let photos: PhotosStore;
beforeEach(() => {
  photos = createPhotosStore();
  addPhotos(photos, [{ id: "a", name: "a.jpg", bytes: 1, state: { phase: "done", report: measured } }]);
});

const shown = (): Report => {
  const state = photos.getState().byId["a"]?.state;
  if (state?.phase !== "done") throw new Error("there is no result");
  return state.report;
};
const near = (index: number, x: number, y: number) => {
  const from = pixelLandmarks(measured.face.landmarks).points[index] ?? { x: 0, y: 0 };
  return { index, x: from.x + x, y: from.y + y };
};
const corner = near(LEFT.exocanthion, 4, -3);
const chin = near(MIDLINE.menton, 0, 6);

describe("placing a landmark", () => {
  it("gives a result made of the one that the photo gave", () => {
    expect(placeLandmark(photos, "a", corner)).toBe(true);
    expect(placeLandmark(photos, "a", chin)).toBe(true);
    expect(shown().psl).toEqual(correctedReport(measured, [corner, chin])?.psl);
    expect(shown().psl.score).not.toBe(measured.psl.score);
  });

  it("is taken back step by step, and in the end the very result of before stands there", () => {
    placeLandmark(photos, "a", corner);
    const once = shown().psl;
    placeLandmark(photos, "a", chin);
    takeBack(photos, "a");
    expect(shown().psl).toEqual(once);
    takeBack(photos, "a");
    expect(shown()).toBe(measured);
    takeBack(photos, "a");
    expect(shown()).toBe(measured);
  });

  it("is taken back all at once", () => {
    placeLandmark(photos, "a", corner);
    placeLandmark(photos, "a", chin);
    takeAllBack(photos, "a");
    expect(shown()).toBe(measured);
  });

  it("goes on with the step before where that is of the same landmark", () => {
    placeLandmark(photos, "a", near(MIDLINE.menton, 0, 1));
    for (const y of [2, 3, 4]) placeLandmark(photos, "a", near(MIDLINE.menton, 0, y), true);
    placeLandmark(photos, "a", corner, true);
    takeBack(photos, "a");
    expect(shown().psl).toEqual(correctedReport(measured, [near(MIDLINE.menton, 0, 4)])?.psl);
    takeBack(photos, "a");
    expect(shown()).toBe(measured);
  });

  it("changes nothing where the face would fold, or there is no result", () => {
    placeLandmark(photos, "a", corner);
    const before = photos.getState();
    expect(placeLandmark(photos, "a", near(MIDLINE.menton, 0, -4000))).toBe(false);
    expect(placeLandmark(photos, "gone", corner)).toBe(false);
    expect(photos.getState()).toBe(before);
  });
});

describe("a result with landmarks placed by hand", () => {
  const without = (report: Report) => withAppearance(report, report.appearance, () => false);

  it("keeps them when a model is switched off, and gives the other result when they are taken back", () => {
    placeLandmark(photos, "a", corner);
    rescorePhotos(photos, ["a"], without);
    expect(shown().psl).toEqual(correctedReport(without(measured), [corner])?.psl);
    takeAllBack(photos, "a");
    expect(shown()).toEqual(without(measured));
  });

  it("keeps them when networks that came late make the report anew", () => {
    placeLandmark(photos, "a", corner);
    const late = { ...measured, quality: [{ code: "strong-smile", severity: "note" }] } as const;
    joinReport(photos, "a", late, () => false);
    expect(shown().placedByHand).toEqual([LEFT.exocanthion]);
    expect(shown().quality).toEqual(late.quality);
    expect(shown().psl.models).toEqual([]);
    takeBack(photos, "a");
    expect(shown().psl).toEqual(without(measured).psl);
  });
});

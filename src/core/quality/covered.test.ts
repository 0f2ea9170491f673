import { describe, expect, it } from "vitest";
import { withFaceMask, withSunglasses } from "../../../fixtures/drawn/covered.ts";
import { canonicalFace } from "../../../fixtures/render/canonical-face.ts";
import { PLAIN_SCENE, renderFace } from "../../../fixtures/render/render-face.ts";
import { canonicalFrame } from "../geometry/frame.ts";
import { transformedLandmarks } from "../geometry/similarity.ts";
import type { RgbaImage } from "../image/raster.ts";
import { warp } from "../image/warp.ts";
import { coverage } from "./covered.ts";
import { THRESHOLDS } from "./thresholds.ts";

const { image, landmarks } = renderFace(canonicalFace(), { ...PLAIN_SCENE, samples: 1 });
const toFrame = canonicalFrame(landmarks, 512);
const inFrame = transformedLandmarks(toFrame, landmarks);
const seen = (picture: RgbaImage) => coverage(warp(picture, toFrame, 512, 512), inFrame);
const isHidden = ({ eyeContrast }: ReturnType<typeof coverage>) => eyeContrast < THRESHOLDS.hiddenEyes;
const isCovered = ({ mouthContrast, lipColour }: ReturnType<typeof coverage>) =>
  mouthContrast < THRESHOLDS.coveredMouth && lipColour < THRESHOLDS.coveredLips;

describe("what eyes and mouth show", () => {
  it("is enough of an open face to call nothing hidden", () => {
    expect([isHidden(seen(image)), isCovered(seen(image))]).toEqual([false, false]);
  });

  it("is nothing of eyes behind dark glasses, whatever their colour, and the mouth as ever", () => {
    for (const lens of [
      [16, 15, 17],
      [52, 34, 24],
    ] as const) {
      const read = seen(withSunglasses(image, landmarks, { lens, opacity: 0.95, size: 1.1 }));
      expect([isHidden(read), isCovered(read)]).toEqual([true, false]);
    }
  });

  it("is nothing of a mouth behind cloth, whatever its colour, and the eyes as ever", () => {
    for (const cloth of [
      [150, 190, 214],
      [232, 232, 228],
      [34, 33, 36],
    ] as const) {
      const read = seen(withFaceMask(image, landmarks, cloth));
      expect([isHidden(read), isCovered(read)]).toEqual([false, true]);
    }
  });

  it("is unknown where the crop does not hold them", () => {
    const away = { ...inFrame, points: inFrame.points.map((p) => ({ ...p, x: p.x - 400 })) };
    expect(coverage(warp(image, toFrame, 512, 512), away).eyeContrast).toBe(Infinity);
  });
});

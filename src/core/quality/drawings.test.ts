import { describe, expect, it } from "vitest";
import { cartoon, pencilDrawing, plasticMask } from "../../../fixtures/drawn/not-photos.ts";
import { canonicalFace } from "../../../fixtures/render/canonical-face.ts";
import { PLAIN_SCENE, renderFace } from "../../../fixtures/render/render-face.ts";
import { canonicalFrame } from "../geometry/frame.ts";
import { transformedLandmarks } from "../geometry/similarity.ts";
import type { RgbaImage } from "../image/raster.ts";
import { warp } from "../image/warp.ts";
import { judge } from "./gates.ts";
import { photoRaster } from "./raster-quality.ts";

const { image, landmarks } = renderFace(canonicalFace(), { ...PLAIN_SCENE, samples: 2 });
const toFrame = canonicalFrame(landmarks, 512);

function codesOf(picture: RgbaImage) {
  const raster = photoRaster(warp(picture, toFrame, 512, 512), transformedLandmarks(toFrame, landmarks));
  return judge({
    photo: picture,
    faceCount: 1,
    landmarks,
    jitter: 0.01,
    box: { x: 140, y: 140, width: 230, height: 230 },
    pose: { yaw: 0, pitch: 0, roll: 0 },
    distance: { kind: "measured", centimetres: 80, from: "exif" },
    raster,
    blendshapes: null,
  }).notes.map(({ code }) => code);
}

/** The same skin with a little noise in it, as every camera leaves. */
function withNoise({ data, width, height }: RgbaImage, by: number): RgbaImage {
  let seed = 7;
  const noisy = data.map((value, k) => {
    if (k % 4 === 3) return value;
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return value + by * (seed / 1073741824 - 1);
  });
  return { data: noisy, width, height };
}

describe("a picture that is no photograph", () => {
  it.each<[string, RgbaImage]>([
    ["a rendering", image],
    ["a pencil drawing", pencilDrawing(image, 4)],
    ["a cartoon", cartoon(image, 6)],
    ["a mask of plastic", plasticMask(image, landmarks, [226, 224, 220])],
  ])("is said to be none: %s", (_, picture) => {
    expect(codesOf(picture)).toContain("drawing-like");
  });

  it("is not what a camera leaves", () => {
    expect(codesOf(withNoise(image, 20))).not.toContain("drawing-like");
  });
});

import { describe, expect, it } from "vitest";
import type { CropPass } from "./aligned-crop.ts";
import { alignedCanvas, CROP, cropAnchors, cropPass } from "./aligned-crop.ts";
import golden from "./golden/aligned-crop.json" with { type: "json" };
import type { RgbaImage } from "./raster.ts";

interface GoldenPass {
  readonly dx?: number;
  readonly dy?: number;
  readonly scale?: number;
  readonly angle?: number;
  readonly mirror?: boolean;
}

const PLAIN: CropPass = { dx: 0, dy: 0, scale: 1, degrees: 0, mirror: false };

function photo(width: number, height: number, at: (x: number, y: number) => readonly number[]): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...at(x, y), 255], 4 * (y * width + x));
  return { data, width, height };
}

/** The pattern of `training/compact/golden.py`: integers only, so both languages draw the very same photo. */
const pattern = (width: number, height: number) =>
  photo(width, height, (x, y) => [(3 * x + 2 * y) % 256, ((x * y) >> 5) % 256, (x ^ y) % 256]);

const anchorsAt = (points: readonly (readonly number[])[]) => {
  const [rightEye, leftEye, mouth] = points.map(([x, y]) => ({ x: x ?? NaN, y: y ?? NaN }));
  const nowhere = { x: NaN, y: NaN };
  return { rightEye: rightEye ?? nowhere, leftEye: leftEye ?? nowhere, mouth: mouth ?? nowhere };
};

function cropped(image: RgbaImage, points: readonly (readonly number[])[], pass: CropPass): Float32Array {
  const crop = new Float32Array(3 * CROP.width * CROP.height);
  cropPass(alignedCanvas(image, anchorsAt(points)), pass, crop, 0);
  return crop;
}

const FACE = [
  [100, 120],
  [180, 120],
  [140, 205],
];

describe("the aligned crop", () => {
  it.each(golden.cases)("equals training's to 1e-3: $name", ({ width, height, anchors, values, ...rest }) => {
    const given: GoldenPass = rest.pass;
    const pass = { ...PLAIN, ...given, degrees: given.angle ?? 0 };
    const crop = cropped(pattern(width, height), anchors, pass);
    const worst = values.map((value, i) => Math.abs((crop[i * golden.stride] ?? NaN) - value));
    expect(Math.max(...worst)).toBeLessThan(1e-3);
  });

  it("puts a plain colour on the normalised scale, channel by channel", () => {
    const crop = cropped(
      photo(300, 320, () => [255, 0, 102]),
      FACE,
      PLAIN,
    );
    const plane = CROP.width * CROP.height;
    expect([crop[0], crop[plane], crop[3 * plane - 1]].map((v) => v?.toFixed(4))).toEqual([
      "2.0000",
      "-2.0000",
      "-0.4000",
    ]);
  });

  it("shows the same of a face at three times the resolution", () => {
    const soft = (k: number) => (x: number, y: number) => {
      const wave = 128 + 100 * Math.sin(x / k / 15) * Math.cos(y / k / 19);
      return [wave, 255 - wave, wave / 2];
    };
    const small = cropped(photo(300, 320, soft(1)), FACE, PLAIN);
    const tripled = FACE.map((point) => point.map((v) => 3 * v));
    const large = cropped(photo(900, 960, soft(3)), tripled, PLAIN);
    expect(Math.max(...small.map((v, i) => Math.abs(v - (large[i] ?? NaN))))).toBeLessThan(0.08);
  });

  it("shows the mirror image of a symmetric face unchanged", () => {
    const image = photo(280, 320, (x) => [Math.abs(x + 0.5 - 140), 90, 10]);
    const plain = cropped(image, FACE, PLAIN);
    const mirrored = cropped(image, FACE, { ...PLAIN, mirror: true });
    expect(Math.max(...plain.map((v, i) => Math.abs(v - (mirrored[i] ?? NaN))))).toBeLessThan(1e-3);
  });

  it("takes the middle of the corners of eyes and mouth as anchors", () => {
    const points = Array.from({ length: 478 }, () => ({ x: 0, y: 0 }));
    points[33] = { x: 10, y: 20 };
    points[133] = { x: 30, y: 24 };
    points[61] = { x: 20, y: 60 };
    points[291] = { x: 40, y: 62 };
    const { rightEye, mouth } = cropAnchors(points);
    expect(rightEye).toEqual({ x: 20, y: 22 });
    expect(mouth).toEqual({ x: 30, y: 61 });
  });
});

/**
 * What the pixels of a face say: sharpness, light, texture.
 *
 * All of it is read from the canonical crop (see `canonicalFrame`), so the face has one size and place whatever the
 * photo was.
 */
import { lumaOf } from "../image/raster.ts";
import type { RgbaImage } from "../image/raster.ts";
import { at, LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import type { PixelLandmarks, Point } from "../geometry/points.ts";
import { distanceInPicture, meanPoint } from "../geometry/vector.ts";
import { meanOf } from "../statistics.ts";
import { coverage } from "./covered.ts";
import type { Coverage } from "./covered.ts";
import { skinTexture } from "./skin-texture.ts";
import type { SkinTexture } from "./skin-texture.ts";

/** What the pixels of one face say. */
export interface RasterQuality {
  /** Variance of the Laplacian inside the face box, luma 0-255. */
  readonly sharpness: number;
  /** Mean luma of the cheeks and the forehead, 0-255. */
  readonly luma: number;
  /** Share of these pixels that are above 250, and below 12. */
  readonly burnt: number;
  readonly black: number;
  /** (left - right) / mean of the cheeks' luma: + when the subject's left is lighter. */
  readonly sideLight: number;
  /** Share of neighbouring pixels in the face box that are equal to the last bit. */
  readonly flat: number;
}

/** The same with what only photos are asked for, and not every frame of a camera. */
export interface PhotoRaster extends RasterQuality {
  /** What the skin has of texture, and its colour; see `skin-texture.ts`. */
  readonly skin: SkinTexture;
  /** What eyes and mouth show; see `covered.ts`. */
  readonly covered: Coverage;
}

/** Return all that the gates ask of a crop, given the landmarks in pixels of that crop. */
export function photoRaster(image: RgbaImage, landmarks: PixelLandmarks): PhotoRaster {
  return {
    ...rasterQuality(image, landmarks),
    skin: skinTexture(image, landmarks),
    covered: coverage(image, landmarks),
  };
}

interface Patch {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Return the quality of a crop, given the landmarks in pixels of that crop. */
export function rasterQuality(image: RgbaImage, landmarks: PixelLandmarks): RasterQuality {
  const { points } = landmarks;
  const radius = 0.16 * distanceInPicture(at(points, RIGHT.iris), at(points, LEFT.iris));
  const cheek = (one: number, other: number): Patch => patchAt([at(points, one), at(points, other)], radius);
  const right = patchLuma(image, cheek(50, 205));
  const left = patchLuma(image, cheek(280, 425));
  const forehead = patchLuma(
    image,
    patchAt([at(points, MIDLINE.glabella), at(points, MIDLINE.forehead)], radius),
  );
  const skin = [...right, ...left, ...forehead];
  const [meanRight, meanLeft] = [mean(right), mean(left)];
  return {
    ...boxTexture(image, faceBox(points, image)),
    luma: mean(skin),
    burnt: share(skin, (luma) => luma > 250),
    black: share(skin, (luma) => luma < 12),
    sideLight: (meanLeft - meanRight) / Math.max(1, (meanLeft + meanRight) / 2),
  };
}

/** Return the luma (Rec. 601) of the pixel at an index of `data`, 0-255. */
function lumaAt(image: RgbaImage, offset: number): number {
  const { data } = image;
  return lumaOf(data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0);
}

function patchAt(points: readonly Point[], radius: number): Patch {
  const { x, y } = meanPoint(points);
  return { x, y, radius };
}

function patchLuma(image: RgbaImage, patch: Patch): number[] {
  const values: number[] = [];
  const [top, bottom] = [
    Math.max(0, Math.floor(patch.y - patch.radius)),
    Math.min(image.height - 1, patch.y + patch.radius),
  ];
  const [from, to] = [
    Math.max(0, Math.floor(patch.x - patch.radius)),
    Math.min(image.width - 1, patch.x + patch.radius),
  ];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = from; x <= to; x += 1) values.push(lumaAt(image, (y * image.width + x) * 4));
  }
  return values;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Return the box from brows to chin and cheek to cheek, inside the picture with a margin of one pixel. */
function faceBox(points: readonly Point[], image: RgbaImage): Box {
  const inside = (value: number, size: number): number => Math.min(size - 2, Math.max(1, Math.round(value)));
  return {
    left: inside(at(points, RIGHT.malar).x, image.width),
    right: inside(at(points, LEFT.malar).x, image.width),
    top: inside(at(points, MIDLINE.glabella).y, image.height),
    bottom: inside(at(points, MIDLINE.menton).y, image.height),
  };
}

function boxTexture(image: RgbaImage, box: Box): Pick<RasterQuality, "sharpness" | "flat"> {
  const { width, data } = image;
  let [count, total, square, flat] = [0, 0, 0, 0];
  for (let y = box.top; y <= box.bottom; y += 1) {
    for (let x = box.left; x <= box.right; x += 1) {
      const offset = (y * width + x) * 4;
      const [up, down] = [offset - width * 4, offset + width * 4];
      const around =
        lumaAt(image, up) + lumaAt(image, down) + lumaAt(image, offset - 4) + lumaAt(image, offset + 4);
      const laplacian = around - 4 * lumaAt(image, offset);
      const [r, g, b] = [data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0];
      const next = offset + 4;
      if (r === data[next] && g === data[next + 1] && b === data[next + 2]) flat += 1;
      count += 1;
      total += laplacian;
      square += laplacian * laplacian;
    }
  }
  if (count === 0) return { sharpness: 0, flat: 1 };
  const average = total / count;
  return {
    sharpness: square / count - average * average,
    flat: flat / count,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : meanOf(values);
}

function share(values: readonly number[], test: (value: number) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

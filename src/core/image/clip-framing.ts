/**
 * The part of a photo that FaceStats is shown.
 *
 * [Note: Aligned framing]
 * FaceStats' reference faces are StyleGAN portraits, which are aligned as the FFHQ set is: upright by eyes and mouth, the
 * square's half side twice the distance of the eyes or 1.8 times the distance from eyes to mouth, whichever is larger,
 * its middle a tenth of the way from the eyes to the mouth. A photo framed otherwise gets another raw output for the same
 * face, so a photo is cut like that first. Beyond its edge it is continued by reflection, as that set was.
 */
import { at, LEFT, LEFT_EYE, RIGHT, RIGHT_EYE } from "../geometry/landmarks.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import { composed, similarityFrom, type PlanePoint, type Similarity } from "../geometry/similarity.ts";
import type { RgbaImage } from "./raster.ts";
import { warp } from "./warp.ts";

/** Side of the aligned crop in pixels: twice CLIP's input, so that the last step is always Pillow's own reduction. */
export const ALIGNED_SIZE = 448;

/** A turned square in the photo: its middle, half its side along its own x axis, in pixels. See: [Note: Aligned framing]. */
export interface AlignedFrame {
  readonly centre: PlanePoint;
  /** From the middle to the middle of the right-hand side: half the side long, pointing to the subject's left. */
  readonly halfSide: PlanePoint;
}

/** Return the square that frames the face as the reference faces are framed. See: [Note: Aligned framing]. */
export function alignedFrame({ points }: PixelLandmarks): AlignedFrame {
  const right = mean(RIGHT_EYE.map((index) => at(points, index)));
  const left = mean(LEFT_EYE.map((index) => at(points, index)));
  const eyes = mean([right, left]);
  const mouth = mean([at(points, RIGHT.cheilion), at(points, LEFT.cheilion)]);
  const between = { x: left.x - right.x, y: left.y - right.y };
  const downward = { x: mouth.x - eyes.x, y: mouth.y - eyes.y };
  const across = { x: between.x + downward.y, y: between.y - downward.x };
  const size = Math.max(2 * Math.hypot(between.x, between.y), 1.8 * Math.hypot(downward.x, downward.y));
  const scale = size / Math.hypot(across.x, across.y);
  return {
    centre: { x: eyes.x + 0.1 * downward.x, y: eyes.y + 0.1 * downward.y },
    halfSide: { x: across.x * scale, y: across.y * scale },
  };
}

/** Return the face upright in a square of 448 x 448 pixels, framed as the reference faces are. See: [Note: Aligned framing]. */
export function alignedCrop(image: RgbaImage, landmarks: PixelLandmarks): RgbaImage {
  const { centre, halfSide } = alignedFrame(landmarks);
  const middle = ALIGNED_SIZE / 2;
  const half = Math.hypot(halfSide.x, halfSide.y);
  const toCrop = similarityFrom(
    [centre, { x: centre.x + halfSide.x, y: centre.y + halfSide.y }],
    [
      { x: middle, y: middle },
      { x: 2 * middle, y: middle },
    ],
  );
  const reach = Math.abs(halfSide.x) + Math.abs(halfSide.y);
  const shrink = Math.max(1, Math.floor((2 * half) / ALIGNED_SIZE));
  const left = Math.floor(centre.x - reach) - 2;
  const top = Math.floor(centre.y - reach) - 2;
  const side = Math.ceil((2 * reach + 6) / shrink);
  const region = shrunkRegion(image, { left, top, side, shrink });
  const toPhoto: Similarity = { a: shrink, b: 0, c: 0, d: shrink, e: left, f: top };
  return warp(region, composed(toCrop, toPhoto), ALIGNED_SIZE, ALIGNED_SIZE);
}

interface Region {
  readonly left: number;
  readonly top: number;
  /** Side of the result in pixels; each is the mean of `shrink` x `shrink` pixels of the photo. */
  readonly side: number;
  readonly shrink: number;
}

function shrunkRegion(image: RgbaImage, { left, top, side, shrink }: Region): RgbaImage {
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  const columns = Int32Array.from({ length: side * shrink }, (_, i) => 4 * reflected(left + i, image.width));
  const sums = new Int32Array(3 * side);
  const pixels = image.data;
  for (let row = 0; row < side; row++) {
    sums.fill(0);
    for (let line = 0; line < shrink; line++) {
      const start = 4 * image.width * reflected(top + row * shrink + line, image.height);
      for (let i = 0, cell = 0; cell < sums.length; cell += 3) {
        for (let step = 0; step < shrink; step++, i++) {
          const from = start + (columns[i] as number);
          sums[cell] = (sums[cell] as number) + (pixels[from] as number);
          sums[cell + 1] = (sums[cell + 1] as number) + (pixels[from + 1] as number);
          sums[cell + 2] = (sums[cell + 2] as number) + (pixels[from + 2] as number);
        }
      }
    }
    const area = shrink * shrink;
    for (let i = 0, out = 4 * row * side; i < sums.length; i += 3, out += 4) {
      for (let k = 0; k < 3; k++) data[out + k] = (sums[i + k] as number) / area;
    }
  }
  return { data, width: side, height: side };
}

/** Return the position inside `0..size-1` that a position outside mirrors to; the edge pixel is not repeated. */
function reflected(position: number, size: number): number {
  if (size === 1) return 0;
  const period = 2 * (size - 1);
  const inside = ((position % period) + period) % period;
  return inside < size ? inside : period - inside;
}

function mean(points: readonly PlanePoint[]): PlanePoint {
  const sum = points.reduce((total, p) => ({ x: total.x + p.x, y: total.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

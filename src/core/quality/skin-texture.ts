/**
 * What the skin of a face has of texture and colour: what tells photographs from drawings, renderings and masks.
 *
 * A photograph of skin is never quite even: pores, blotches and the camera's noise remain in it when it is small or smoothed. Drawn
 * and rendered skin has nothing between its outlines. Read from the canonical crop, so that the face has one size.
 */
import { at } from "../geometry/landmarks.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import { lumaOf } from "../image/raster.ts";
import type { RgbaImage } from "../image/raster.ts";
import { medianOf } from "../statistics.ts";
import { squareMeans } from "./square-means.ts";

/** Medians over the spots of the skin. */
export interface SkinTexture {
  /** SD of what squares of 3 pixels have over those of 7, per 100 of the luma. Photographs: .2-3.5. */
  readonly texture: number;
  /** Luma, 0-255. */
  readonly luma: number;
  /** Greatest less least channel, 0-255: 0 is grey. */
  readonly colour: number;
}

/** Landmarks on skin: both cheeks, beside the mouth and below the eyes; forehead, glabella and chin. */
const SPOTS = [50, 280, 205, 425, 151, 9, 199, 101, 330] as const;

/** Half the side of the square that is read at each spot, in pixels of the crop; the filters reach 3 further. */
const REACH = 16;

/** Return the texture of the skin; all 0 when no spot lies inside the picture. */
export function skinTexture(image: RgbaImage, landmarks: PixelLandmarks): SkinTexture {
  const spots = SPOTS.flatMap((index) => {
    const { x, y } = at(landmarks.points, index);
    return spotOf(image, Math.floor(x), Math.floor(y)) ?? [];
  });
  return {
    texture: medianOf(spots.map(({ texture }) => texture)),
    luma: medianOf(spots.map(({ luma }) => luma)),
    colour: medianOf(spots.map(({ colour }) => colour)),
  };
}

function spotOf(image: RgbaImage, x: number, y: number): SkinTexture | null {
  const border = REACH + 3;
  if (x < border || y < border || x >= image.width - border || y >= image.height - border) return null;
  const side = 2 * border + 1;
  const lumas = new Float64Array(side * side);
  const colours: number[] = [];
  let total = 0;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const k = 4 * ((y - border + row) * image.width + x - border + column);
      const [r, g, b] = [image.data[k] ?? 0, image.data[k + 1] ?? 0, image.data[k + 2] ?? 0];
      lumas[row * side + column] = lumaOf(r, g, b);
      colours.push(Math.max(r, g, b) - Math.min(r, g, b));
    }
  }
  const plane = { width: side, height: side, values: lumas };
  const [fine, coarse] = [squareMeans(plane, 1), squareMeans(plane, 3)];
  let [sum, square, count] = [0, 0, 0];
  for (let row = 3; row < side - 3; row += 1) {
    for (let column = 3; column < side - 3; column += 1) {
      const k = row * side + column;
      const band = (fine[k] ?? 0) - (coarse[k] ?? 0);
      sum += band;
      square += band * band;
      total += lumas[k] ?? 0;
      count += 1;
    }
  }
  const luma = total / count;
  const sd = Math.sqrt(Math.max(0, square / count - (sum / count) ** 2));
  return { texture: (100 * sd) / (luma + DARK), luma, colour: medianOf(colours) };
}

/** Added to the luma, so that noise in the dark counts as no more than it is. */
const DARK = 10;

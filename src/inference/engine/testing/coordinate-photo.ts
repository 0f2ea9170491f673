/**
 * A photo whose colours tell where they lie, and a landmarker that goes by them: it sees the face wherever, however large
 * and however turned a picture shows it, and of a picture that shows it upside down it sees what the real one does.
 */
import { toRadians } from "../../../core/geometry/angle.ts";
import { irisDistance } from "../../../core/geometry/distance.ts";
import type { PixelLandmarks, Point } from "../../../core/geometry/points.ts";
import { irisRoll } from "../../../core/geometry/pose.ts";
import type { Similarity } from "../../../core/geometry/similarity.ts";
import { isFlipped, transformedLandmarks } from "../../../core/geometry/similarity.ts";
import type { RgbaImage } from "../../../core/image/raster.ts";
import type { Detection, Landmarker } from "../landmarker.ts";
import type { PhotoSource } from "../photo-source.ts";

/** What lies outside is middle grey, as of a real photo; inside there is no blue. */
const OUTSIDE = [128, 128, 128, 255];

/** Return a photo whose red grows from left to right and whose green from top to bottom. */
export function coordinatePhoto(size: { readonly width: number; readonly height: number }): PhotoSource {
  return {
    ...size,
    read(box, width, height): RgbaImage {
      const data = new Uint8ClampedArray(4 * width * height);
      for (let row = 0; row < height; row += 1) {
        for (let column = 0; column < width; column += 1) {
          const x = (box.x + ((column + 0.5) * box.width) / width) / size.width;
          const y = (box.y + ((row + 0.5) * box.height) / height) / size.height;
          const isInside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
          data.set(isInside ? [255 * x, 255 * y, 0, 255] : OUTSIDE, 4 * (row * width + column));
        }
      }
      return { data, width, height };
    },
  };
}

/** What the landmarker makes of a picture in which the face leans by so many degrees. */
export type Sight = "the face" | "nobody" | "an upright face that is not there";

/** How the real one sees: sure of faces that lean a little, wrong about those on their head. */
export function usualSight(roll: number): Sight {
  if (Math.abs(roll) <= 50) return "the face";
  return Math.abs(roll) < 120 ? "nobody" : "an upright face that is not there";
}

/**
 * Return a landmarker that sees the face of a photo in any picture cut from it, and counts its looks. `sight` is told how the face
 * leans in the picture, the distance of its irises per the picture's width, and whether all of it is in the picture; `yaw` is that of the head, in degrees.
 */
export function coordinateLandmarker(
  face: PixelLandmarks,
  photo: { readonly width: number; readonly height: number },
  sight: (roll: number, size: number, isWhole: boolean) => Sight = usualSight,
  yaw = 0,
): Landmarker & { readonly looks: () => number } {
  let looks = 0;
  return {
    looks: () => looks,
    close: () => undefined,
    confirmSight: () => Promise.resolve(),
    detect(image) {
      looks += 1;
      const toImage = imageOf(image, photo);
      if (!toImage) return [];
      const points = transformedLandmarks(toImage, face).points;
      const shownFace: PixelLandmarks = { space: "pixel", points };
      const isWhole = points.every((p) => p.x >= 0 && p.x <= image.width && p.y >= 0 && p.y <= image.height);
      const seen = sight(irisRoll(shownFace), irisDistance(shownFace) / image.width, isWhole);
      if (seen === "nobody") return [];
      const shown = seen === "the face" ? points : upsideDown(points, looks, isFlipped(toImage));
      return [detectionOf(shown, image, isFlipped(toImage) ? -yaw : yaw)];
    },
  };
}

/** The upright face that is read into one on its head: it moves from look to look. */
function upsideDown(points: readonly Point[], look: number, flipped: boolean): Point[] {
  const middle = (pick: (p: Point) => number) => points.reduce((sum, p) => sum + pick(p), 0) / points.length;
  const [x, y] = [middle((p) => p.x), middle((p) => p.y)];
  const size = Math.max(...points.map((p) => p.x)) - x;
  const beside = (flipped ? -1 : 1) * 0.2 * size * Math.sin(look * 2);
  return points.map((p) => ({ x: 2 * x - p.x + beside, y: 2 * y - p.y + beside / 2, z: p.z }));
}

function detectionOf(points: readonly Point[], { width, height }: RgbaImage, yaw: number): Detection {
  const [sine, cosine] = [Math.sin(toRadians(yaw)), Math.cos(toRadians(yaw))];
  const normalized = points.map((p) => ({ x: p.x / width, y: p.y / height, z: p.z / width }));
  return {
    landmarks: { space: "normalized", points: normalized },
    matrix: [cosine, 0, -sine, 0, 0, 1, 0, 0, sine, 0, cosine, 0, 0, 0, -40, 1],
  };
}

/** Return the map from the photo to a picture, by least squares over its colours; null when it shows nothing of the photo. */
function imageOf(
  image: RgbaImage,
  photo: { readonly width: number; readonly height: number },
): Similarity | null {
  const rows: (readonly [number, number, number, number])[] = [];
  for (let row = 0; row < image.height; row += 3) {
    for (let column = 0; column < image.width; column += 3) {
      const at = 4 * (row * image.width + column);
      const [red = 0, green = 0, blue = 0] = image.data.subarray(at, at + 3);
      if (blue > 0 || red < 2 || green < 2) continue;
      rows.push([(red / 255) * photo.width, (green / 255) * photo.height, column + 0.5, row + 0.5]);
    }
  }
  if (rows.length < 50) return null;
  const mean = (k: 0 | 1 | 2 | 3) => rows.reduce((sum, each) => sum + each[k], 0) / rows.length;
  const [mx, my, mu, mv] = [mean(0), mean(1), mean(2), mean(3)];
  let [xx, xy, yy, xu, yu, xv, yv] = [0, 0, 0, 0, 0, 0, 0];
  for (const [x, y, u, v] of rows) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
    xu += (x - mx) * (u - mu);
    yu += (y - my) * (u - mu);
    xv += (x - mx) * (v - mv);
    yv += (y - my) * (v - mv);
  }
  const determinant = xx * yy - xy * xy;
  const a = (xu * yy - yu * xy) / determinant;
  const c = (yu * xx - xu * xy) / determinant;
  const b = (xv * yy - yv * xy) / determinant;
  const d = (yv * xx - xv * xy) / determinant;
  return { a, b, c, d, e: mu - a * mx - c * my, f: mv - b * mx - d * my };
}

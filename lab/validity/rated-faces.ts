/** Rated photos joined with what the app reads of them: the rows that every fit and cross-validation starts from. */
import { readMeasurements } from "../../src/core/measure/read.ts";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import type { RatedFace } from "../fitting/fit.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { RatedPhoto } from "./ratings.ts";
import { foldOfName } from "./ratings.ts";
import { passesOf, readFaces } from "./read-faces.ts";

/** Return one row a photo; a photo without a face, a rating, gender or age is left out. */
export async function ratedFaces(
  kind: LandmarkModelKind,
  photos: readonly RatedPhoto[],
  tools: Tools,
  folds: number,
): Promise<RatedFace[]> {
  const faces = await readFaces(tools, photos, kind);
  return photos.flatMap((photo, index) => {
    const face = faces[index]?.face;
    const { image, rating, gender, age } = photo;
    if (!face || rating === null || gender === null || age === null) return [];
    return [
      {
        image,
        rating,
        gender,
        age,
        fold: foldOfName(image, folds),
        readings: readMeasurements(passesOf(face)),
      },
    ];
  });
}

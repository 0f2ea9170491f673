/**
 * Looks at a photo piece by piece, for a face that is small in it.
 *
 * [Note: Small in a large photo]
 * The landmark model finds a face by a picture of 128 px a side: one that has less than about a twelfth of the photo's width is
 * not seen, however many pixels it has. So where nobody was found the photo is looked at in overlapping squares of half its side, then
 * of a quarter, and so on; the largest face of the first of these that holds still is read as any other. Only photos in which nobody was
 * found pay for it: 48 looks where the long side has 4,096 pixels, 156 where it has 8,192. In other turns only the largest squares are
 * looked at: with them it would be thrice as many, for a small face in a photo that also lies on its side.
 */
import { at } from "../../core/geometry/landmarks.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { tileLevels } from "../../core/geometry/tiles.ts";
import { distanceInPicture } from "../../core/geometry/vector.ts";
import type { QuarterTurns } from "../../core/image/quarter-turn.ts";
import type { PixelBox } from "../../core/report.ts";
import type { FirstLook } from "./first-look.ts";
import { facesIn, largestFirst, OVERVIEW_SIDE, readPart, spanOf } from "./first-look.ts";
import type { Landmarker } from "./landmarker.ts";
import type { PhotoSource } from "./photo-source.ts";

/**
 * Faces are the same when the tips of their noses are closer than this share of their span, which is about a face's width: a square that
 * cuts a face shows it somewhat beside its place.
 */
const NOSE = 4;
const SAME_FACE = 0.5;

/** Side of a look at one square, in pixels: twice as fine as what a face is found by, and a quarter of the cost of a whole look. */
const TILE_LOOK_SIDE = 320;

/** Return the faces that the squares of one size show, the photo turned clockwise before: each once, the largest first. */
export type LookInTiles = (turns: QuarterTurns) => readonly FirstLook[];

/** Return the looks at a photo, one for each size of the squares, the largest first; none for a small photo. */
export function createTileLooks(photo: PhotoSource, landmarker: Landmarker): LookInTiles[] {
  return tileLevels(photo, OVERVIEW_SIDE).map((tiles, level) => (turns) => {
    if (turns !== 0 && level > 0) return [];
    const look = (tile: PixelBox) => facesIn(readPart(photo, tile, TILE_LOOK_SIDE), turns, landmarker);
    const faces = distinct(tiles.flatMap(look));
    return faces.map((landmarks) => ({ landmarks, faces }));
  });
}

/** Return each face once, though neighbouring squares show it too; the largest first. */
export function distinct(faces: readonly PixelLandmarks[]): PixelLandmarks[] {
  const kept: PixelLandmarks[] = [];
  for (const face of largestFirst(faces)) {
    const isNear = (other: PixelLandmarks) =>
      distanceInPicture(at(face.points, NOSE), at(other.points, NOSE)) < SAME_FACE * spanOf(other);
    if (!kept.some(isNear)) kept.push(face);
  }
  return kept;
}

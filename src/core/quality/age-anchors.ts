/** How steadily a face lies where the networks that tell its age look: at its eyes and its mouth. */
import type { PixelLandmarks } from "../geometry/points.ts";
import { distanceInPicture, meanPoint } from "../geometry/vector.ts";
import type { CropAnchors } from "../image/aligned-crop.ts";
import { cropAnchors } from "../image/aligned-crop.ts";

/**
 * Return how far the anchors of the networks' crops move from look to look: the root mean square distance from their mean, per
 * size of the face; 0 of a single look, NaN where the anchors lie on one another.
 *
 * The size is the root mean square of the distance between the eyes and that from eyes to mouth, of which a turn of the head
 * shortens only the one.
 *
 * [Note: Steady enough for an age]
 * The networks' crops are laid by three points, and a face may be steady there whose far half, or whose outline behind hair and
 * hands, is not: it gets no score, for the measurements need the whole mesh, and its age is told all the same. Where the anchors
 * move themselves the crop shows something else each time, and no age.
 */
export function anchorJitter(passes: readonly PixelLandmarks[]): number {
  const anchors = passes.map(({ points }) => cropAnchors(points));
  const meanOf = (name: keyof CropAnchors) => meanPoint(anchors.map((each) => ({ ...each[name], z: 0 })));
  const [right, left, mouth] = [meanOf("rightEye"), meanOf("leftEye"), meanOf("mouth")];
  const squares = anchors.flatMap((each) => [
    distanceInPicture({ ...each.rightEye, z: 0 }, right) ** 2,
    distanceInPicture({ ...each.leftEye, z: 0 }, left) ** 2,
    distanceInPicture({ ...each.mouth, z: 0 }, mouth) ** 2,
  ]);
  const height = distanceInPicture(meanPoint([right, left]), mouth);
  const size = Math.sqrt((distanceInPicture(right, left) ** 2 + height ** 2) / 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length) / size;
}

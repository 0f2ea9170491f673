/** Faces laid over each other by their eyes. */
import { at, LEFT, RIGHT } from "./landmarks.ts";
import type { Point } from "./points.ts";
import { similarityFrom, type PlanePoint, type Similarity } from "./similarity.ts";

/** Where the eyes of an aligned face lie: 100 units apart on a level line, the origin in their middle. */
export const EYE_LINE = { right: { x: -50, y: 0 }, left: { x: 50, y: 0 } } as const;

/**
 * Return the similarity that brings a face's eyes onto `EYE_LINE`: shift, turn and one scale, so shapes stay as they are.
 *
 * An eye's centre lies between its two corners: unlike the iris it does not follow the gaze. Null where both eyes lie in one place.
 */
export function onEyeLine(points: readonly Point[]): Similarity | null {
  const centre = (side: typeof LEFT): PlanePoint => {
    const [inner, outer] = [at(points, side.endocanthion), at(points, side.exocanthion)];
    return { x: (inner.x + outer.x) / 2, y: (inner.y + outer.y) / 2 };
  };
  const found = similarityFrom([centre(RIGHT), centre(LEFT)], [EYE_LINE.right, EYE_LINE.left]);
  return Object.values(found).every((value: number) => Number.isFinite(value)) ? found : null;
}

/** How unlike the shapes of one person's two photos are, and those of two people. */
import { comparableOf } from "../../src/core/score/comparable.ts";
import { comparisonBetween } from "../../src/core/score/compare.ts";
import { unlikenessOf, type UsualUnlikeness } from "../../src/core/score/shapes.ts";
import { quantileOf } from "../../src/core/statistics.ts";
import type { ScoredPersonPhoto } from "./photos-of-persons.ts";

/**
 * Return the figures of photos of one landmark model: of one person the neutral and the smiling photo, of two people both
 * neutral ones. Null where there are no such pairs.
 */
export function unlikenessFigures(photos: readonly ScoredPersonPhoto[]): UsualUnlikeness | null {
  const sides = photos.map(({ report, person, folder }) => ({
    person,
    folder,
    side: comparableOf([report]),
  }));
  const neutral = sides.filter(({ folder }) => folder === "london");
  const smiling = sides.filter(({ folder }) => folder === "smiling");
  const apart = (a: (typeof sides)[number], b: (typeof sides)[number]) =>
    unlikenessOf(comparisonBetween(a.side, b.side)) ?? [];
  const own = neutral.flatMap((a) =>
    smiling.filter(({ person }) => person === a.person).flatMap((b) => apart(a, b)),
  );
  const others = neutral.flatMap((a, index) => neutral.slice(index + 1).flatMap((b) => apart(a, b)));
  if (own.length === 0 || others.length === 0) return null;
  const most = quantileOf(
    [...own].sort((a, b) => a - b),
    0.95,
  );
  const beyond = others.filter((unlikeness) => unlikeness > most).length;
  return { pairs: own.length, most, others: others.length, othersBeyond: beyond / others.length };
}

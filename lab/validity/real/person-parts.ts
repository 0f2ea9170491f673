/** One person on several photos: neutral and smiling, from other distances, at other sizes and tilts. */
import { meanOf, sdOfSample } from "../../../src/core/statistics.ts";
import type {
  PhotoChange,
  SamePersonPart,
  SamePersonReport,
} from "../../../src/core/validity/real-report.ts";
import { scoresByPart } from "./rated-part.ts";
import type { Seen } from "./seen.ts";
import { iccOf, pairFigure } from "./statistics.ts";

/** Two photos of one person and how they ended. */
export interface PairEnd {
  readonly neutral: Seen;
  readonly smiling: Seen;
}

/** An intraclass correlation over fewer pairs says nothing. */
const LEAST_PAIRS = 10;

/** Return how well both photos agree, over the people who have a score on either; null of too few. */
export function samePersonPart(ends: readonly PairEnd[]): SamePersonReport | null {
  const pairs = ends.flatMap(({ neutral, smiling }) =>
    neutral.kind === "scored" && smiling.kind === "scored"
      ? [[scoresByPart(neutral.scores), scoresByPart(smiling.scores)] as const]
      : [],
  );
  const [first] = pairs;
  if (!first || pairs.length < LEAST_PAIRS) return null;
  const parts = Object.keys(first[0]).flatMap((part): [string, SamePersonPart][] => {
    const both = pairs.flatMap(([a, b]) => {
      const [before, after] = [a[part], b[part]];
      return before === undefined || after === undefined ? [] : [{ before, after }];
    });
    if (both.length < LEAST_PAIRS) return [];
    const before = both.map((pair) => pair.before);
    const after = both.map((pair) => pair.after);
    const icc = pairFigure(before, after, iccOf);
    const sd = pairFigure(before, after, (a, b) => sdOfSample(differences(a, b)));
    return [[part, { icc, sd, change: pairFigure(before, after, (a, b) => meanOf(differences(a, b))) }]];
  });
  return { pairs: pairs.length, parts: Object.fromEntries(parts) };
}

function differences(before: readonly number[], after: readonly number[]): number[] {
  return after.map((value, index) => value - (before[index] ?? NaN));
}

/** Return how each photo differs from the one named `base`; a score of a person is never told itself. */
export function photoChanges(
  ends: readonly { readonly photo: string; readonly seen: Seen }[],
  base: string,
): PhotoChange[] {
  const from = ends.find(({ photo }) => photo === base)?.seen;
  return ends.map(({ photo, seen }) => {
    const half68 = seen.kind === "scored" ? (seen.interval68.high - seen.interval68.low) / 2 : null;
    if (seen.kind !== "scored" || from?.kind !== "scored") return { photo, change: null, half68 };
    const [a, b] = [from.scores, seen.scores];
    const appearance = (b.appearance ?? NaN) - (a.appearance ?? NaN);
    if (Number.isNaN(appearance)) return { photo, change: null, half68 };
    return { photo, change: { geometry: b.geometry - a.geometry, appearance, psl: b.psl - a.psl }, half68 };
  });
}

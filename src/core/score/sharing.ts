/**
 * How the points of the geometric score are shared out among measurements and regions.
 *
 * [Note: Shared points]
 * The score is 50 plus the sum of weight times z. Measurements say much of the same, so their weights, fitted together, pull
 * against each other: weight times z gave one jaw width -14.9 points and the next +15.2. The sum means something, a single
 * term does not, nor do the terms of a region (those of the brows went against the ratings). So a measurement's points are
 * what it adds to all the others: by how much the expected score moves when its value becomes known, averaged over all orders
 * in which the values can become known. What is expected of those not known yet is their linear regression on those known,
 * over the faces that the score was fitted to. This is the Shapley value under conditional expectation; its variance is the
 * LMG share. Measurements that say the same share what they say, all points add up with 50 to the score, and it stays what
 * it was.
 * Because both score and regression are linear, a measurement's points are linear in all z. The table holds how many points
 * per SD of one measurement are another's; what is left of its weight times z is its own. So the sum is exact, however the
 * table is rounded and whatever is missing: of what would be a missing measurement's nothing is taken.
 * Sources: Lindeman, Merenda and Gold 1980 (averaging over orders); Aas, Jullum and Løland 2021, doi
 * 10.1016/j.artint.2021.103502 (conditional expectations, for measurements that depend on each other).
 */
import { FAMILIES, type Family } from "../measure/measurement.ts";
import { MEASUREMENTS, SCORED_IDS } from "../measure/measurements.ts";
import type { Contribution, RegionShare } from "../report.ts";
import type { CardTable } from "./cards.ts";

/** A scored measurement's term of the linear score: `points` is its weight (points per SD) times its z. */
export interface Term extends Contribution {
  readonly weight: number;
}

/** The table is in hundredths of a point. */
const UNIT = 0.01;

/** Return what each measurement adds to the others, in the order of the terms. See: [Note: Shared points]. */
export function sharedContributions(
  terms: readonly Term[],
  { shares }: Pick<CardTable, "shares">,
): Contribution[] {
  const known = terms.map(({ id, points, weight }) => ({
    place: SCORED_IDS.indexOf(id),
    z: points / weight,
  }));
  const share = (of: number, from: number): number => UNIT * (shares[of]?.[from] ?? 0);
  return terms.map(({ id, points }, i) => {
    const own = known[i];
    if (!own) return { id, points };
    const moved = known.map((other) =>
      other === own ? 0 : share(own.place, other.place) * other.z - share(other.place, own.place) * own.z,
    );
    return { id, points: moved.reduce((sum, value) => sum + value, points) };
  });
}

/** Return the points of every region of which something was measured, in the order of `FAMILIES`: the sum of its measurements'. */
export function regionShares(contributions: readonly Contribution[]): RegionShare[] {
  return FAMILIES.flatMap((region) => {
    const own = contributions.filter(({ id }) => REGION_OF.get(id) === region);
    return own.length === 0 ? [] : [{ region, points: own.reduce((sum, { points }) => sum + points, 0) }];
  });
}

const REGION_OF: ReadonlyMap<string, Family> = new Map(MEASUREMENTS.map(({ id, family }) => [id, family]));

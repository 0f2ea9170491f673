/**
 * Whether a face looks old enough for a score, from the ages that networks estimated of it.
 *
 * [Note: Age fails closed]
 * Where no usable estimate is there, the age was not judged, and a face whose age was not judged gets no score of any
 * kind. Nothing stands in for an estimate that is missing: measurements of the face alone catch seven in ten of those who
 * look under 16, which is no reason to let the others through. Whether a network counts in the score, which people
 * choose, is not asked here: one that is switched off still judges the age.
 */

/** The age that one network estimated, and the age below which it wants a face refused; both in years. */
export interface AgeEstimate {
  readonly years: number;
  readonly refuseBelow: number;
}

/** What the estimates together say. `years` is the lowest of them, and never shown. */
export type AgeCheck =
  | { readonly kind: "judged"; readonly years: number; readonly tooYoung: boolean }
  | { readonly kind: "not-judged" };

/** Nobody looks older: an estimate beyond it comes from a network that is broken. */
const OLDEST_YEARS = 120;

/**
 * Return what the estimates say of a face: too young if any of the usable ones says so.
 *
 * An estimate that is not a finite number of 120 years at most, or has no threshold to be held against, is not usable;
 * without a usable one the age is not judged.
 */
export function ageCheck(estimates: readonly AgeEstimate[]): AgeCheck {
  const usable = estimates.filter(
    ({ years, refuseBelow }) =>
      Number.isFinite(years) && years <= OLDEST_YEARS && Number.isFinite(refuseBelow) && refuseBelow > 0,
  );
  if (usable.length === 0) return { kind: "not-judged" };
  return {
    kind: "judged",
    years: Math.min(...usable.map(({ years }) => years)),
    tooYoung: usable.some(({ years, refuseBelow }) => years < refuseBelow),
  };
}

/**
 * Whether a face is an adult's, from the ages that networks estimated of it: scored, asked about, or refused.
 *
 * [Note: Age fails closed]
 * Where no usable estimate is there, the age was not judged, and a face whose age was not judged gets no score of any
 * kind. Nothing stands in for an estimate that is missing: measurements of the face alone catch seven in ten of those who
 * look under 16, which is no reason to let the others through. Whether a network counts in the score, which people
 * choose, is not asked here: one that is switched off still judges the age.
 *
 * [Note: Two thresholds]
 * No single age is both safe and fair: what stops nine children in ten turns away every third woman of some origins. So
 * there are two. Below the lower one a face gets no score, and nobody is asked; between them whoever opened the photo is asked
 * once whether the face is an adult's; above, no question. See docs/decisions/age-two-thresholds.md.
 */

/** The age in years that one network estimated, and what it is believed in. */
export type AgeEstimate =
  /** A network that decides: no score below `refuseBelow`, a question below `askBelow`, both in years. */
  | {
      readonly kind: "decides";
      readonly years: number;
      readonly refuseBelow: number;
      readonly askBelow: number;
    }
  /** A network that is believed only where it is sure: from `sureFrom` years on an adult, else it says nothing. */
  | { readonly kind: "sure-adults"; readonly years: number; readonly sureFrom: number };

/** What the estimates together say. No age is in it: none is ever shown. */
export type AgeCheck = "adult" | "perhaps-young" | "young" | "not-judged";

/** Nobody looks older: an estimate beyond it comes from a network that is broken. */
const OLDEST_YEARS = 120;

/**
 * Return what the estimates say of a face.
 *
 * An adult, where a network that knows only that is sure of it: the others, which come later, could then change nothing, and
 * a score that was shown is never withdrawn. Else those that decide: young if any of them says so, perhaps young if any
 * does. An estimate that is not a finite number of 120 years at most, or has no thresholds to be held against, is not
 * usable; where nothing usable decides the age is not judged.
 */
export function ageCheck(estimates: readonly AgeEstimate[]): AgeCheck {
  const usable = estimates.filter(isUsable);
  if (usable.some((each) => each.kind === "sure-adults" && each.years >= each.sureFrom)) return "adult";
  const deciding = usable.filter((each) => each.kind === "decides");
  if (deciding.length === 0) return "not-judged";
  if (deciding.some(({ years, refuseBelow }) => years < refuseBelow)) return "young";
  return deciding.some(({ years, askBelow }) => years < askBelow) ? "perhaps-young" : "adult";
}

function isUsable(estimate: AgeEstimate): boolean {
  if (!Number.isFinite(estimate.years) || estimate.years > OLDEST_YEARS) return false;
  if (estimate.kind === "sure-adults") return isAge(estimate.sureFrom);
  const { refuseBelow, askBelow } = estimate;
  return isAge(refuseBelow) && isAge(askBelow) && askBelow >= refuseBelow;
}

function isAge(years: number): boolean {
  return Number.isFinite(years) && years > 0;
}

/** The blend and the sum of the regions, written out so that what is printed adds up. */

export interface WrittenBlend {
  readonly geometry: number;
  readonly appearance: number;
  readonly psl: number;
  readonly weights: { readonly geometry: number; readonly appearance: number };
}

/** How many more decimals than the whole the terms may get. */
const MOST_MORE = 2;

/**
 * Return the fewest decimals at which the rounded parts, weighed, give the rounded whole: `exact`, those of the whole, or one or
 * two more.
 */
export function decimalsThatAddUp(
  { geometry, appearance, psl, weights }: WrittenBlend,
  exact: number,
): number {
  const sumOf = (decimals: number) =>
    weights.geometry * rounded(geometry, decimals) + weights.appearance * rounded(appearance, decimals);
  return fewest(sumOf, rounded(psl, exact), exact);
}

/**
 * Return the fewest decimals at which the rounded terms add up to their sum, rounded to `exact` decimals: these, or one or two
 * more.
 */
export function decimalsOfSum(terms: readonly number[], exact: number): number {
  const sumOf = (decimals: number) => terms.reduce((sum, term) => sum + rounded(term, decimals), 0);
  const whole = terms.reduce((sum, term) => sum + term, 0);
  return fewest(sumOf, rounded(whole, exact), exact);
}

function fewest(sumOf: (decimals: number) => number, whole: number, exact: number): number {
  const tried = Array.from({ length: MOST_MORE }, (_, more) => exact + more);
  return (
    tried.find((decimals) => Math.abs(rounded(sumOf(decimals), exact) - whole) < 1e-9) ?? exact + MOST_MORE
  );
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** The blend and the sum of the regions, written out so that what is printed adds up. */

export interface WrittenBlend {
  readonly geometry: number;
  readonly appearance: number;
  readonly psl: number;
  readonly weights: { readonly geometry: number; readonly appearance: number };
}

/** Return the fewest decimals (1-3) at which the rounded parts, weighed, give the rounded whole to one decimal. */
export function decimalsThatAddUp({ geometry, appearance, psl, weights }: WrittenBlend): number {
  const whole = rounded(psl, 1);
  for (const decimals of [1, 2]) {
    const sum =
      weights.geometry * rounded(geometry, decimals) + weights.appearance * rounded(appearance, decimals);
    if (Math.abs(rounded(sum, 1) - whole) < 1e-9) return decimals;
  }
  return 3;
}

/** Return the fewest decimals (1-3) at which the rounded terms add up to their sum, rounded to one decimal. */
export function decimalsOfSum(terms: readonly number[]): number {
  const sumOf = (decimals: number) => terms.reduce((sum, term) => sum + rounded(term, decimals), 0);
  const whole = rounded(
    terms.reduce((sum, term) => sum + term, 0),
    1,
  );
  return [1, 2].find((decimals) => Math.abs(rounded(sumOf(decimals), 1) - whole) < 1e-9) ?? 3;
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

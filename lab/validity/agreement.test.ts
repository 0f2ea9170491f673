import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/core/statistics.ts";
import { agreementOf, heldOutCoverage, weightSweep } from "./agreement.ts";

/** Faces whose rating is a noisy straight line of the score. */
function faces(count: number, noise: number) {
  const random = seededRandom(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: count }, (_, index) => {
    const score = 50 + 12.5 * normal();
    const rating = 3 + 0.02 * (score - 50) + 0.02 * 12.5 * noise * normal();
    return { score, rating, gender: index % 2 === 0 ? 10 : 90, fold: index % 5 };
  });
}

describe("agreement with ratings", () => {
  it("is perfect, with no error and slope 1, when the rating is a line of the score", () => {
    const agreement = agreementOf(faces(200, 0));
    expect(agreement.pearson.value).toBeCloseTo(1, 10);
    expect(agreement.mae.value).toBeCloseTo(0, 10);
    expect(agreement.women?.faces).toBe(100);
  });

  it("falls with noise as theory says, inside its own interval", () => {
    const { pearson } = agreementOf(faces(600, 1));
    expect(Math.abs(pearson.value - Math.SQRT1_2)).toBeLessThan(0.06);
    expect(pearson.low).toBeLessThan(pearson.value);
    expect(pearson.high).toBeGreaterThan(pearson.value);
  });

  it("says nothing within a group that is too small", () => {
    expect(agreementOf(faces(20, 0.5)).men).toBeNull();
  });
});

describe("coverage of the intervals on held-out faces", () => {
  it("is near the nominal levels when faces are alike", () => {
    const coverage = heldOutCoverage(faces(2000, 1));
    expect(Math.abs(coverage["68"] - 0.68)).toBeLessThan(0.04);
    expect(Math.abs(coverage["90"] - 0.9)).toBeLessThan(0.03);
  });
});

describe("the sweep over blend weights", () => {
  it("prefers the part that carries the signal", () => {
    const rows = faces(300, 0.2).map((face, index) => ({
      geometry: 50 + (index % 7),
      appearance: face.score,
      rating: face.rating,
    }));
    const best = weightSweep(rows).reduce((a, b) => (b.pearson > a.pearson ? b : a));
    expect(best.appearanceWeight).toBeGreaterThan(0.8);
  });
});

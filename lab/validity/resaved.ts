/** How many rows of a comparison are called more than noise although nothing of the face changed: photos that were saved again. */
import { readFileSync } from "node:fs";
import { jpegOf, pictureIn, pngOf } from "../../fixtures/picture.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { Report } from "../../src/core/report.ts";
import { comparisonOf, tallyOf, type Comparison } from "../../src/core/score/compare.ts";

/** The quality of the JPEG that a photo is saved as once more. */
const QUALITY = 75;

/** What the comparisons of photos with themselves, saved again, came to. */
export interface ResavedFigures {
  readonly pairs: number;
  /** Measurements that were compared in all pairs, and those beyond the noise. */
  readonly rows: number;
  readonly beyond: number;
  readonly share: number;
  /** The same of scores: PSL, geometry and every model. */
  readonly scores: number;
  readonly scoresBeyond: number;
}

/** Return the figures of some comparisons. */
export function resavedFigures(comparisons: readonly Comparison[]): ResavedFigures {
  const tallies = comparisons.map(tallyOf);
  const rows = tallies.reduce((total, { compared }) => total + compared, 0);
  const beyond = tallies.reduce((total, { more }) => total + more, 0);
  const scores = comparisons
    .flatMap(({ psl, geometry, appearance }) => [psl, geometry, ...appearance.map((each) => each.compared)])
    .flatMap((compared) => (compared.kind === "compared" ? [compared] : []));
  return {
    pairs: comparisons.length,
    rows,
    beyond,
    share: beyond / rows,
    scores: scores.length,
    scoresBeyond: scores.filter(({ isMoreThanNoise }) => isMoreThanNoise).length,
  };
}

/**
 * Score photos and the same saved again as JPEG, and compare each with itself, until there are `count` pairs. All faces are adults';
 * one without a score is left out.
 */
export async function resaved(
  tools: Tools,
  files: readonly string[],
  count: number,
): Promise<ResavedFigures> {
  const comparisons: Comparison[] = [];
  for (const file of files) {
    if (comparisons.length === count) break;
    const picture = pictureIn(readFileSync(file));
    const plain = await reportOf(tools, "face.png", pngOf(picture));
    const again = await reportOf(tools, "face.jpg", jpegOf(picture, QUALITY));
    if (plain && again) comparisons.push(comparisonOf(plain, again));
  }
  return resavedFigures(comparisons);
}

async function reportOf(tools: Tools, name: string, bytes: Uint8Array): Promise<Report | null> {
  const answer = await tools.score({ name, bytes }, { saidAdult: true });
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.detail}`);
  return answer.value.kind === "scored" ? answer.value.report : null;
}

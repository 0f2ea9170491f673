/** Agreement with ratings that nothing was fitted to: every photo scored just as a visitor's would be. */
import type { Outcome, Score } from "../../src/core/report.ts";
import { SCALE } from "../../src/core/score/scale.ts";
import { meanOf, sdOf } from "../../src/core/statistics.ts";
import type { FileOutcome } from "../../scripts/browser/tools-page.ts";
import type { Agreement } from "../../src/core/validity/report.ts";
import { agreementOf } from "./agreement.ts";
import type { RatedPhoto } from "./ratings.ts";

/** One photo and how scoring it ended. */
export interface Attempt {
  readonly photo: RatedPhoto;
  readonly answer: FileOutcome<Outcome>;
}

export interface ExternalReport {
  readonly kind: "zero-shot";
  readonly photos: number;
  readonly scored: number;
  /** Photos without a score, by refusal or fault; `asked` are those whose faces nobody said to be adults'. */
  readonly unscored: Readonly<Record<string, number>>;
  readonly landmarkModel: string | null;
  /** By part: `geometry`, each appearance model, `psl` (what people see). Null with fewer than three rated photos. */
  readonly parts: Readonly<Record<string, Agreement | null>>;
  /** Share of ratings, standardised over these photos, inside the PSL's own intervals. */
  readonly coverage: { readonly "68": number; readonly "90": number } | null;
}

/** Return the report over scored photos; photos without a rating count as scored but not as evidence. */
export function externalReport(attempts: readonly Attempt[]): ExternalReport {
  const scored = attempts.flatMap(({ photo, answer }) =>
    answer.ok && answer.value.kind === "scored" ? [{ photo, report: answer.value.report }] : [],
  );
  const unscored: Record<string, number> = {};
  for (const { answer } of attempts) {
    const why = whyUnscored(answer);
    if (why !== null) unscored[why] = (unscored[why] ?? 0) + 1;
  }
  const parts: Record<string, { score: number; rating: number; gender: number | null; fold: number }[]> = {};
  for (const { photo, report } of scored) {
    if (photo.rating === null) continue;
    const face = { rating: photo.rating, gender: photo.gender, fold: photo.fold };
    const scores: [string, number][] = [
      ["geometry", report.geometry.score],
      ...report.appearance.flatMap((a): [string, number][] =>
        a.kind === "answered" ? [[a.model, a.score]] : [],
      ),
      ["psl", report.psl.score],
    ];
    for (const [name, score] of scores) (parts[name] ??= []).push({ ...face, score });
  }
  return {
    kind: "zero-shot",
    photos: attempts.length,
    scored: scored.length,
    unscored,
    landmarkModel: scored[0]?.report.geometry.landmarkModel ?? null,
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, faces]) => [name, faces.length < 3 ? null : agreementOf(faces)]),
    ),
    coverage: coverageOf(scored),
  };
}

function whyUnscored(answer: FileOutcome<Outcome>): string | null {
  if (!answer.ok) return answer.fault.code;
  switch (answer.value.kind) {
    case "scored":
      return null;
    case "asked":
      return "asked";
    case "refused":
      return answer.value.reason;
    default:
      return answer.value satisfies never;
  }
}

/** A photo's rating, and the intervals that were told of it. */
export interface Told {
  readonly photo: Pick<RatedPhoto, "rating">;
  readonly report: { readonly psl: Pick<Score, "interval68" | "interval90"> };
}

/** Return the shares of ratings, standardised over these photos, inside the intervals; null of fewer than three. */
export function coverageOf(scored: readonly Told[]): ExternalReport["coverage"] {
  const rated = scored.flatMap(({ photo, report }) =>
    photo.rating === null ? [] : [{ rating: photo.rating, psl: report.psl }],
  );
  if (rated.length < 3) return null;
  const share = (level: IntervalLevel) => ratingsInside(rated, level) / rated.length;
  return { "68": share("interval68"), "90": share("interval90") };
}

type IntervalLevel = "interval68" | "interval90";

/**
 * Return how many ratings lie inside the intervals.
 *
 * The raters' scale is not the reference's: the ratings are laid on the points by the straight line that gives them the
 * mean and SD which the scale has, over these photos.
 */
export function ratingsInside(
  rated: readonly { readonly rating: number; readonly psl: Pick<Score, IntervalLevel> }[],
  level: IntervalLevel,
): number {
  const ratings = rated.map(({ rating }) => rating);
  const [mean, sd] = [meanOf(ratings), sdOf(ratings)];
  return rated.filter(({ rating, psl }) => {
    const target = SCALE.mean + (SCALE.sd * (rating - mean)) / sd;
    return psl[level].low <= target && target <= psl[level].high;
  }).length;
}

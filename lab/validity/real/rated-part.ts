/** Rated photographs of real people: agreement, coverage, and by how much the model errs within groups. */
import { pearson, spearman } from "../../../src/core/statistics.ts";
import type {
  CountedFigure,
  RatedPhotosReport,
  Share,
  SignedError,
} from "../../../src/core/validity/real-report.ts";
import { REAL_GROUPS } from "../../../src/core/validity/real-report.ts";
import type { Agreement } from "../../../src/core/validity/report.ts";
import { baselinePredictions } from "../../fitting/fit.ts";
import { agreementOf } from "../agreement.ts";
import { ratingsInside } from "../external-report.ts";
import type { LondonPhoto } from "./sets.ts";
import type { Seen, SeenScores } from "./seen.ts";
import { meanFigure, pairFigure, shareOf, standardised } from "./statistics.ts";

/** A rated photo and how it ended. */
export interface RatedEnd {
  readonly photo: LondonPhoto;
  readonly seen: Seen;
}

interface ScoredEnd {
  readonly photo: LondonPhoto & { readonly rating: number };
  readonly seen: Extract<Seen, { kind: "scored" }>;
}

/** A correlation over fewer photos says nothing. */
const LEAST_PHOTOS = 10;

/** A group with fewer people is not told of. */
const LEAST_PEOPLE = 8;

/** Return the report; null where too few photos were scored. */
export function ratedPart(ends: readonly RatedEnd[]): RatedPhotosReport | null {
  const scored = ends.flatMap(({ photo, seen }): ScoredEnd[] =>
    seen.kind === "scored" && photo.rating !== null
      ? [{ photo: { ...photo, rating: photo.rating }, seen }]
      : [],
  );
  if (scored.length < LEAST_PHOTOS) return null;
  const unscored: Record<string, number> = {};
  for (const { seen } of ends) {
    if (seen.kind === "scored") continue;
    const why = seen.kind === "refused" ? seen.reason : seen.kind === "failed" ? seen.code : "asked";
    unscored[why] = (unscored[why] ?? 0) + 1;
  }
  return {
    photos: ends.length,
    scored: scored.length,
    asked: scored.filter(({ seen }) => seen.wasAsked).length,
    unscored,
    parts: partsOf(scored),
    ageAndSex: ageAndSex(scored),
    coverage: { "68": coverageOf(scored, "interval68"), "90": coverageOf(scored, "interval90") },
    signed: signedErrors(scored),
  };
}

/** Return every part's own score of a photo: geometry, the models, their mean where there are several, the PSL. */
export function scoresByPart({ geometry, appearance, models, psl }: SeenScores): Record<string, number> {
  const several = Object.keys(models).length > 1 && appearance !== null;
  return { geometry, ...models, ...(several ? { appearance } : {}), psl };
}

function partsOf(scored: readonly ScoredEnd[]): Record<string, Agreement> {
  const names = [...new Set(scored.flatMap(({ seen }) => Object.keys(scoresByPart(seen.scores))))];
  const order = (name: string) =>
    name === "geometry" ? 0 : name === "appearance" ? 2 : name === "psl" ? 3 : 1;
  const parts = names
    .sort((a, b) => order(a) - order(b))
    .flatMap((name) => {
      const faces = scored.flatMap(({ photo, seen }) => {
        const score = scoresByPart(seen.scores)[name];
        return score === undefined
          ? []
          : [{ score, rating: photo.rating, gender: photo.gender, fold: photo.fold }];
      });
      return faces.length < LEAST_PHOTOS ? [] : [[name, agreementOf(faces)] as const];
    });
  return Object.fromEntries(parts);
}

/** What age and sex alone would say, each face by a line fitted to the other folds; null where one of them is unknown. */
function ageAndSex(scored: readonly ScoredEnd[]): RatedPhotosReport["ageAndSex"] {
  const rows = scored.flatMap(({ photo: { image, rating, gender, age, fold } }) =>
    gender === null || age === null ? [] : [{ image, rating, gender, age, fold, readings: [] }],
  );
  if (rows.length < scored.length) return null;
  const predicted = baselinePredictions(rows);
  const ratings = rows.map(({ rating }) => rating);
  return {
    pearson: pairFigure(predicted, ratings, pearson),
    spearman: pairFigure(predicted, ratings, spearman),
  };
}

/** Return how many ratings lie inside the intervals. */
function coverageOf(scored: readonly ScoredEnd[], level: "interval68" | "interval90"): Share {
  const rated = scored.map(({ photo, seen }) => ({ rating: photo.rating, psl: seen }));
  return shareOf(ratingsInside(rated, level), rated.length);
}

function signedErrors(scored: readonly ScoredEnd[]): SignedError[] {
  const ratings = standardised(scored.map(({ photo }) => photo.rating));
  const errorsOf = (scores: readonly (number | null)[]) => {
    const known = scores.flatMap((score) => (score === null ? [] : [score]));
    if (known.length < scores.length) return null;
    return standardised(known).map((score, index) => score - (ratings[index] ?? NaN));
  };
  const psl = errorsOf(scored.map(({ seen }) => seen.scores.psl));
  const appearance = errorsOf(scored.map(({ seen }) => seen.scores.appearance));
  if (!psl || !appearance) return [];
  return REAL_GROUPS.flatMap((group) => {
    const within = (errors: readonly number[]) =>
      errors.filter((_, index) => scored[index]?.photo.groups.includes(group));
    const [ofPsl, ofAppearance] = [within(psl), within(appearance)];
    if (ofPsl.length < LEAST_PEOPLE) return [];
    return [{ group, appearance: counted(ofAppearance), psl: counted(ofPsl) }];
  });
}

function counted(values: readonly number[]): CountedFigure {
  return { ...meanFigure(values), faces: values.length };
}

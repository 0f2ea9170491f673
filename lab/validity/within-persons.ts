/**
 * How far scores lie apart between photos of one person, and whether intervals hold what people say.
 *
 * Only scores are compared here; ratings are looked at for coverage alone, and nothing is fitted to them.
 */
import type { Report, Score } from "../../src/core/report.ts";
import { joinedPhotos } from "../../src/core/score/joined.ts";
import type { PhotoSds } from "../../src/core/score/photo-sds.ts";
import { meanOf, pearson, rootMeanSquare, sampleVarianceOf, sdOf } from "../../src/core/statistics.ts";
import { coverageOf } from "./external-report.ts";
import type { RatedPhoto } from "./ratings.ts";
import type { ScoredPersonPhoto } from "./photos-of-persons.ts";

type ScoreOf = (report: Report) => number | null;

/** Agreement of two photos of each person, the same kind of photo first each time. */
export interface PairFigures {
  readonly pairs: number;
  /** Intraclass correlation of single photos, absolute agreement, one-way: what share of the variance is the person's. */
  readonly icc: number;
  /** The same without what the second kind of photo moves everybody by. */
  readonly iccConsistency: number;
  /** That of the mean of both, from the first (Spearman and Brown). */
  readonly iccOfMean: number;
  /** Mean and SD of the second photo's score minus the first's, in points. */
  readonly shift: number;
  readonly sdOfDifference: number;
}

/** Everything that is told of one landmark model. */
export interface WithinPersons {
  readonly sds: PhotoSds;
  /** Neutral and smiling. */
  readonly pairs: Readonly<Record<"geometry" | "appearance" | "psl", PairFigures>>;
  /** Root mean square of the difference to another photo of the person: of one photo, and of the mean of two. */
  readonly toAnother: { readonly cases: number; readonly one: number; readonly meanOfTwo: number };
  /** Share of people's mean ratings inside the PSL's intervals: of the rated photo, of another one, and of both as one. */
  readonly coverage: Readonly<Record<"rated" | "other" | "joined", CoverageFigures>>;
}

interface TellsOf {
  readonly image: string;
  readonly psl: Pick<Score, "score" | "interval68" | "interval90">;
}

interface CoverageFigures {
  readonly faces: number;
  readonly "68": number;
  readonly "90": number;
  /** Where the ratings are given the mean and SD of the reference instead. */
  readonly standardised: ReturnType<typeof coverageOf>;
}

const geometryOf: ScoreOf = ({ geometry }) => geometry.score;
const appearanceOf: ScoreOf = ({ psl }) => psl.appearance;
const pslOf: ScoreOf = ({ psl }) => psl.score;

/** Return the figures of photos of one landmark model; `rated` are people's ratings of the neutral ones. */
export function withinPersons(
  photos: readonly ScoredPersonPhoto[],
  rated: readonly RatedPhoto[],
): WithinPersons {
  const persons = groupsOf(photos);
  const pairs = pairsOf(persons);
  const figures = (of: ScoreOf) =>
    pairFigures(pairs.flatMap(({ neutral, smiling }) => bothOf(of(neutral), of(smiling))));
  return {
    sds: photoSdsOf(persons),
    pairs: { geometry: figures(geometryOf), appearance: figures(appearanceOf), psl: figures(pslOf) },
    toAnother: toAnother(persons.map((person) => person.map(({ report }) => report.psl.score))),
    coverage: {
      rated: coverage(
        pairs.map(({ image, neutral }) => ({ image, psl: neutral.psl })),
        rated,
      ),
      other: coverage(
        pairs.map(({ image, smiling }) => ({ image, psl: smiling.psl })),
        rated,
      ),
      joined: coverage(
        pairs.flatMap(({ image, neutral, smiling }) => {
          const joined = joinedPhotos([neutral, smiling]);
          return joined.kind === "joined" ? [{ image, psl: joined.psl }] : [];
        }),
        rated,
      ),
    },
  };
}

/** Return the SD of scores between photos of one person, pooled over persons by their degrees of freedom. */
export function sdWithin(persons: readonly (readonly number[])[]): number {
  const several = persons.filter((scores) => scores.length > 1);
  const squares = several.reduce((sum, scores) => sum + sampleVarianceOf(scores) * (scores.length - 1), 0);
  return Math.sqrt(squares / several.reduce((sum, scores) => sum + scores.length - 1, 0));
}

/** Return how two photos of each person agree; `pairs` are [first, second]. */
export function pairFigures(pairs: readonly (readonly [number, number])[]): PairFigures {
  const differences = pairs.map(([a, b]) => b - a);
  const between = 2 * sampleVarianceOf(pairs.map(([a, b]) => (a + b) / 2));
  const within = meanOf(differences.map((difference) => difference ** 2 / 2));
  const residual = sampleVarianceOf(differences) / 2;
  const icc = (between - within) / (between + within);
  return {
    pairs: pairs.length,
    icc,
    iccConsistency: (between - residual) / (between + residual),
    iccOfMean: (2 * icc) / (1 + icc),
    shift: meanOf(differences),
    sdOfDifference: Math.sqrt(sampleVarianceOf(differences)),
  };
}

/** Return how far a photo, and the mean of two, are from another photo of the same person, over all choices of three. */
export function toAnother(persons: readonly (readonly number[])[]): WithinPersons["toAnother"] {
  const [one, two]: [number[], number[]] = [[], []];
  for (const scores of persons)
    scores.forEach((third, k) =>
      scores.forEach((first, i) => {
        scores.slice(i + 1).forEach((second, offset) => {
          if (i === k || i + 1 + offset === k) return;
          one.push(third - first, third - second);
          two.push(third - (first + second) / 2);
        });
      }),
    );
  return { cases: two.length, one: rootMeanSquare(one), meanOfTwo: rootMeanSquare(two) };
}

function photoSdsOf(persons: readonly (readonly ScoredPersonPhoto[])[]): PhotoSds {
  const several = persons.filter((photos) => photos.length > 1);
  const sd = (of: ScoreOf) =>
    sdWithin(several.map((photos) => photos.flatMap(({ report }) => of(report) ?? [])));
  const models = new Set(several.flat().flatMap(({ report }) => report.psl.models));
  return {
    persons: several.length,
    photos: several.flat().length,
    geometry: sd(geometryOf),
    models: Object.fromEntries([...models].sort().map((model) => [model, sd(answerOf(model))])),
    appearance: sd(appearanceOf),
    psl: sd(pslOf),
  };
}

function answerOf(model: string): ScoreOf {
  return ({ appearance }) => {
    const answer = appearance.find((candidate) => candidate.model === model);
    return answer?.kind === "answered" ? answer.score : null;
  };
}

function groupsOf(photos: readonly ScoredPersonPhoto[]): ScoredPersonPhoto[][] {
  const persons = [...new Set(photos.map(({ person }) => person))];
  return persons.map((person) => photos.filter((photo) => photo.person === person));
}

/** Two photos of one person, and the name of the neutral one, which is the rated one. */
interface Pair {
  readonly image: string;
  readonly neutral: Report;
  readonly smiling: Report;
}

function pairsOf(persons: readonly (readonly ScoredPersonPhoto[])[]): Pair[] {
  return persons.flatMap((photos) => {
    const neutral = photos.find(({ folder }) => folder === "london");
    const smiling = photos.find(({ folder }) => folder === "smiling");
    if (!neutral || !smiling) return [];
    return [{ image: neutral.image, neutral: neutral.report, smiling: smiling.report }];
  });
}

function bothOf(a: number | null, b: number | null): (readonly [number, number])[] {
  return a === null || b === null ? [] : [[a, b]];
}

/**
 * Return the shares of ratings inside the intervals after one straight line of scale: that of least squares from score to
 * rating. Beside it what `coverageOf` tells, which lays the ratings on the reference's own mean and SD.
 */
function coverage(told: readonly TellsOf[], rated: readonly RatedPhoto[]): CoverageFigures {
  const byImage = new Map(rated.map((photo) => [photo.image, photo]));
  const faces = told.flatMap(({ image, psl }) => {
    const photo = byImage.get(image);
    return photo && photo.rating !== null ? [{ photo, rating: photo.rating, report: { psl } }] : [];
  });
  const [scores, ratings] = [faces.map(({ report }) => report.psl.score), faces.map(({ rating }) => rating)];
  const slope = (pearson(scores, ratings) * sdOf(ratings)) / sdOf(scores);
  const onScale = (rating: number) => meanOf(scores) + (rating - meanOf(ratings)) / slope;
  const share = (level: "interval68" | "interval90") =>
    meanOf(
      faces.map(({ rating, report: { psl } }) =>
        Number(psl[level].low <= onScale(rating) && onScale(rating) <= psl[level].high),
      ),
    );
  return {
    faces: faces.length,
    "68": share("interval68"),
    "90": share("interval90"),
    standardised: coverageOf(faces),
  };
}

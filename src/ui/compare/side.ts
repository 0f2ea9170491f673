/** One side of a comparison as data: a photo of this visit, a kept result, or a person's photos as their mean. */
import type { FramedByHand } from "../../core/framing.ts";
import { keptResult } from "../../core/history/kept-result.ts";
import type { HistoryRecord, KeptScore } from "../../core/history/record.ts";
import type { Interval, Report } from "../../core/report.ts";
import { comparableOf, type Comparable } from "../../core/score/comparable.ts";
import { joinedPhotos, type Joined } from "../../core/score/joined.ts";
import type { ReadResult } from "../../core/score/read-result.ts";
import { meanOf } from "../../core/statistics.ts";
import type { Candidate, ScoredPhoto } from "./use-sides.ts";

/** What a side's tables show. */
export interface SideScores {
  readonly comparable: Comparable;
  readonly psl: KeptScore;
  readonly geometry: KeptScore;
  /** What the models answered, by their id. */
  readonly answers: ReadonlyMap<string, KeptScore>;
}

/** One side; of a person, `joined` is what their photos came to. */
export interface Side extends SideScores, Candidate {
  /** What the side is of: one result, or all that are counted of a person's. */
  readonly results: readonly ReadResult[];
  /** The photo, where it is one of this visit: it alone has a picture and landmarks. */
  readonly photo: ScoredPhoto | null;
  readonly joined: Joined | null;
  /** What people added to it: their word on the age, what they chose of the photo, and how many points they placed. */
  readonly saidAdult: boolean;
  readonly framedByHand: FramedByHand | null;
  readonly placedByHand: number;
}

/** Return what the tables show of a report. */
export function scoresOfReport(report: Report): SideScores {
  const { psl, geometry, appearance } = report;
  const answers = appearance.flatMap((answer) =>
    answer.kind === "answered" ? ([[answer.model, answer]] as const) : [],
  );
  return { comparable: comparableOf([report]), psl, geometry, answers: new Map(answers) };
}

/** Return a photo of this visit as a side. */
export function photoSide(photo: ScoredPhoto): Side {
  const { id, name, report } = photo;
  return {
    key: id,
    name,
    photoIds: [id],
    thumbnails: [],
    ...scoresOfReport(report),
    results: [report],
    photo,
    joined: null,
    saidAdult: report.saidAdult === true,
    framedByHand: report.framedByHand ?? null,
    placedByHand: report.placedByHand?.length ?? 0,
  };
}

/** Return a kept result as a side. */
export function keptSide(about: Candidate, record: HistoryRecord): Side {
  const { psl, geometry, appearance, saidAdult, framedByHand, placedByHand } = record;
  const result = keptResult(record);
  return {
    ...about,
    comparable: comparableOf([result]),
    psl,
    geometry,
    answers: new Map(appearance.map((answer) => [answer.model, answer])),
    results: [result],
    photo: null,
    joined: null,
    saidAdult,
    framedByHand,
    placedByHand,
  };
}

/** One photo of a person: its numbers, and what the models answered with their intervals. */
export interface PersonPhoto {
  readonly result: ReadResult;
  readonly answers: ReadonlyMap<string, KeptScore>;
}

/** Return a person's photos as their mean; null where there is none, or they are not made alike. */
export function personSide(about: Candidate, photos: readonly PersonPhoto[]): Side | null {
  if (photos.length === 0) return null;
  const joined = joinedPhotos(photos.map(({ result }) => result));
  if (joined.kind === "not-joined") return null;
  const counted = joined.counted.flatMap((place) => photos[place] ?? []);
  const results = counted.map(({ result }) => result);
  const models = new Set(counted.flatMap(({ answers }) => [...answers.keys()]));
  return {
    ...about,
    comparable: comparableOf(results),
    psl: joined.psl,
    geometry: joined.geometry,
    answers: new Map([...models].map((model) => [model, meanAnswer(counted, model)])),
    results,
    photo: null,
    joined,
    saidAdult: joined.saidAdult === true,
    framedByHand: null,
    placedByHand: 0,
  };
}

/** The mean of a model's answers. Its interval has the mean of their ends: the mean of several is no less sure than that. */
function meanAnswer(photos: readonly PersonPhoto[], model: string): KeptScore {
  const answers = photos.flatMap(({ answers: found }) => found.get(model) ?? []);
  const interval = (of: (answer: KeptScore) => Interval): Interval => ({
    low: meanOf(answers.map((answer) => of(answer).low)),
    high: meanOf(answers.map((answer) => of(answer).high)),
  });
  return {
    score: meanOf(answers.map(({ score }) => score)),
    percentile: meanOf(answers.map(({ percentile }) => percentile)),
    interval68: interval(({ interval68 }) => interval68),
    interval90: interval(({ interval90 }) => interval90),
  };
}

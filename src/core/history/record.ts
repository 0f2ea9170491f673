/**
 * One kept result: the numbers of a report, and nothing that could show or identify the photo beyond a small picture.
 *
 * [Note: What is kept]
 * Score, parts, intervals, measurements, quality codes, what a person answered about the age and chose of the photo, how many landmarks a hand placed, names and versions of what made them, the date, a label and a
 * name of whose photo it is if somebody types them, and a picture of at most 96 pixels if they want one. Never the photo, its file name, landmarks, pose or
 * an embedding. Numbers are rounded where the last digits say nothing.
 *
 * [Note: Names]
 * A name is typed and never guessed. It is in this record and so in the history's own file, which has to hold everything to be
 * a copy (pictures of faces too), and the button that makes that file says so. No other file has it: not the report as JSON, CSV or on
 * paper, not the picture to share, not the joint result of a person.
 */
import type { FramedByHand } from "../framing.ts";
import type { Interval, LandmarkModelKind, MeasurementReading, Report, Score } from "../report.ts";
import type { Making } from "../score/place.ts";

/** Version of a record's shape. A change that an older app could misread takes the next number and a step in `migrate.ts`. */
export const HISTORY_VERSION = 1;

/** Longest label, in characters. */
export const LABEL_LENGTH = 80;

/** Longest name of a person, in characters. */
export const NAME_LENGTH = 40;

/** A score as it is kept: psl8 and the place among a group follow from it. */
export interface KeptScore {
  /** 0-100. */
  readonly score: number;
  /** Share of all reference faces below, 0-100. */
  readonly percentile: number;
  readonly interval68: Interval;
  readonly interval90: Interval;
}

/** One measurement as it is kept; `points` is null for what is not scored. Reference and sharing are those of that time. */
export type KeptMeasurement =
  | {
      readonly id: string;
      readonly value: number;
      readonly spread: number;
      readonly z: number;
      readonly points: number | null;
    }
  | { readonly id: string; readonly reason: string };

/** One kept result, in the present shape; what is in it and what never is, the head of this file says. */
export interface HistoryRecord {
  readonly version: typeof HISTORY_VERSION;
  readonly id: string;
  /** When the photo was scored: ISO 8601 in UTC with milliseconds. */
  readonly scoredAt: string;
  /** What the person calls it; empty until they do. */
  readonly label: string;
  /**
   * Whose photo it is, as somebody who uses this device calls them; empty until they do. Results of one name are one person's.
   * See [Note: Names].
   */
  readonly person: string;
  readonly psl: KeptScore & {
    readonly kind: "blend" | "geometric-only";
    readonly appearance: number | null;
    readonly models: readonly string[];
    readonly unmeasured: readonly string[];
  };
  readonly geometry: KeptScore & { readonly landmarkModel: LandmarkModelKind };
  readonly appearance: readonly (KeptScore & { readonly model: string })[];
  readonly measurements: readonly KeptMeasurement[];
  readonly quality: readonly { readonly code: string; readonly severity: "note" | "warning" }[];
  /** Whether whoever opened the photo was asked, and said that the face is an adult's; false in results from before. */
  readonly saidAdult: boolean;
  /** How a person framed the photo; null where nobody did, and in results from before that was possible. */
  readonly framedByHand: FramedByHand | null;
  /** How many landmarks were placed by hand; 0 in results from before that was possible. */
  readonly placedByHand: number;
  /** What the photo added to the usual error, as an SD in points; null in results from before it was kept. */
  readonly extraSd: number | null;
  readonly backend: string;
  /** How many frames of a burst were averaged and the SD of their scores; null for a single photo. */
  readonly burst: { readonly used: number; readonly sd: number } | null;
  /** Versions of the models by id, as far as they are known. */
  readonly versions: Readonly<Record<string, string>>;
  /** A `data:` URL of a WebP or JPEG without metadata. */
  readonly thumbnail: string | null;
}

/** What the list and the line over time need of a record. */
export interface HistoryEntry {
  readonly id: string;
  readonly scoredAt: string;
  readonly label: string;
  readonly person: string;
  readonly kind: HistoryRecord["psl"]["kind"];
  /** Of what the PSL is made; those of unlike making have no line between them. */
  readonly making: Making;
  readonly score: KeptScore;
  readonly thumbnail: string | null;
}

/** What a record has besides the report. */
export interface Circumstances {
  readonly id: string;
  readonly scoredAt: string;
  readonly label?: string;
  readonly person?: string;
  readonly versions?: Readonly<Record<string, string>>;
  readonly thumbnail?: string | null;
}

/** Return the record of a report. See: [Note: What is kept]. */
export function recordOf(report: Report, about: Circumstances): HistoryRecord {
  const { psl, geometry, appearance } = report;
  return {
    version: HISTORY_VERSION,
    id: about.id,
    scoredAt: about.scoredAt,
    label: labelOf(about.label ?? ""),
    person: nameOf(about.person ?? ""),
    psl: {
      ...keptScore(psl),
      kind: psl.kind,
      appearance: psl.appearance === null ? null : rounded(psl.appearance),
      models: psl.models,
      unmeasured: psl.unmeasured ?? [],
    },
    geometry: { ...keptScore(geometry), landmarkModel: geometry.landmarkModel },
    appearance: appearance.flatMap((answer) =>
      answer.kind === "answered" ? [{ ...keptScore(answer), model: answer.model }] : [],
    ),
    measurements: keptMeasurements(report),
    quality: report.quality.map(({ code, severity }) => ({ code, severity })),
    saidAdult: report.saidAdult === true,
    framedByHand: report.framedByHand ?? null,
    placedByHand: report.placedByHand?.length ?? 0,
    extraSd: rounded(report.extraSd),
    backend: report.backend,
    burst: report.burst ? { used: report.burst.used, sd: rounded(report.burst.sd) } : null,
    versions: about.versions ?? {},
    thumbnail: about.thumbnail ?? null,
  };
}

/** Return what the list shows of a record. */
export function entryOf({
  id,
  scoredAt,
  label,
  person,
  psl,
  geometry,
  thumbnail,
}: HistoryRecord): HistoryEntry {
  const { score, percentile, interval68, interval90, kind, models } = psl;
  return {
    id,
    scoredAt,
    label,
    person,
    kind,
    making: { psl: { kind, models }, geometry: { landmarkModel: geometry.landmarkModel } },
    score: { score, percentile, interval68, interval90 },
    thumbnail,
  };
}

/** Return a label as it is kept: one line, without spaces at its ends, cut to its longest. */
export function labelOf(text: string): string {
  return lineOf(text, LABEL_LENGTH);
}

/** Return a person's name as it is kept, like a label. */
export function nameOf(text: string): string {
  return lineOf(text, NAME_LENGTH);
}

function lineOf(text: string, length: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return [...line].slice(0, length).join("").trim();
}

/**
 * Return two lists that are each newest first as one that is. Sorting a hundred thousand entries at once takes a tenth of a
 * second; merging them as they come takes none that anybody feels.
 */
export function mergedNewestFirst<T extends Pick<HistoryEntry, "id" | "scoredAt">>(
  some: readonly T[],
  others: readonly T[],
): T[] {
  const all: T[] = [];
  let next = 0;
  for (const one of some) {
    for (let other = others[next]; other && newestOrder(other, one) < 0; other = others[next]) {
      all.push(other);
      next += 1;
    }
    all.push(one);
  }
  return all.concat(others.slice(next));
}

/** Return entries with the newest first; of two at the same time, by id, so that the order is always the same. */
export function newestFirst<T extends Pick<HistoryEntry, "id" | "scoredAt">>(entries: readonly T[]): T[] {
  return [...entries].sort(newestOrder);
}

function newestOrder(
  a: Pick<HistoryEntry, "id" | "scoredAt">,
  b: Pick<HistoryEntry, "id" | "scoredAt">,
): number {
  return compare(b.scoredAt, a.scoredAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keptScore({ score, percentile, interval68, interval90 }: Score): KeptScore {
  const interval = ({ low, high }: Interval) => ({ low: rounded(low), high: rounded(high) });
  return {
    score: rounded(score),
    percentile: rounded(percentile),
    interval68: interval(interval68),
    interval90: interval(interval90),
  };
}

function keptMeasurements({ measurements, geometry }: Report): KeptMeasurement[] {
  const points = new Map(geometry.contributions.map((share) => [share.id, share.points]));
  return measurements.map((reading) => keptMeasurement(reading, points.get(reading.id)));
}

function keptMeasurement(reading: MeasurementReading, points: number | undefined): KeptMeasurement {
  if (reading.kind === "not-measured") return { id: reading.id, reason: reading.reason };
  return {
    id: reading.id,
    value: rounded(reading.value, 5),
    spread: rounded(reading.spread, 5),
    z: rounded(reading.z),
    points: points === undefined ? null : rounded(points),
  };
}

function rounded(value: number, decimals = 3): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

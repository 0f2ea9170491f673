/** The kept results by person, and the band of noise around each one's mean. */
import type { HistoryEntry } from "../../core/history/record.ts";
import { pslNoiseSd } from "../../core/score/comparable.ts";
import { BEYOND_NOISE } from "../../core/score/compare.ts";
import { makingOf } from "../../core/score/place.ts";
import { clipScore, weightsOf } from "../../core/score/scale.ts";
import { meanOf } from "../../core/statistics.ts";

/** The results of one person; of those that nobody named, `person` is empty. */
export interface PersonLine {
  readonly person: string;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
}

/** Return the results by person in the order of their names, which ranks nobody; those without a name last. */
export function personLines(entries: readonly HistoryEntry[]): PersonLine[] {
  const byPerson = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const own = byPerson.get(entry.person);
    if (own) own.push(entry);
    else byPerson.set(entry.person, [entry]);
  }
  return [...byPerson]
    .map(([person, own]) => ({ person, entries: own }))
    .sort((a, b) => Number(a.person === "") - Number(b.person === "") || order(a.person, b.person));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A stretch of the scale, 0-100. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/**
 * Return the band that 19 of 20 photos of one unchanged face lie in, around the mean of a person's results; null where there are not
 * two that are made like the newest one.
 */
export function noiseBand(entries: readonly HistoryEntry[]): Band | null {
  const [newest] = entries;
  if (!newest) return null;
  const alike = entries.filter(({ making }) => makingOf(making) === makingOf(newest.making));
  if (alike.length < 2) return null;
  const mean = meanOf(alike.map(({ score }) => score.score));
  const { kind } = newest;
  const sd = pslNoiseSd(newest.making.geometry.landmarkModel, { kind, weights: weightsOf(kind) });
  return { low: clipScore(mean - BEYOND_NOISE * sd), high: clipScore(mean + BEYOND_NOISE * sd) };
}

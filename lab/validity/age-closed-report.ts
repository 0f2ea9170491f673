/** What `npm run check:age` found, counted: who was scored, at which turn, with which break, and who was too unsteady. */
import { quantileOf } from "../../src/core/statistics.ts";
import type { AgeRecord, Ending } from "../../scripts/browser/age-worker.ts";

/** One face that looks under 18, turned clockwise by so many degrees. */
export interface TurnedRecord extends AgeRecord {
  readonly image: string;
  readonly turn: number;
}

/** At most this share of turned photos may be scored whose upright photo is not: a turn is no way past the age. */
export const SCORED_ONLY_TURNED = 0.02;

/** An upright adult: the jitter, and the greater of yaw and pitch, each as a share of what is refused. */
export interface AdultReading {
  readonly jitter: number;
  readonly turned: number;
}

/** At most so many upright adults may be refused for not holding still, as a share. */
export const UNSTEADY_ADULTS = 0.01;

export interface AgeClosedReport {
  readonly young: {
    readonly faces: number;
    readonly photos: number;
    /** How the photos ended with the sound model, by turn. */
    readonly endings: Readonly<Record<string, Readonly<Partial<Record<Ending, number>>>>>;
    /** How the photos at the first turn end when the person says of each that the face is an adult's. */
    readonly withYes: Readonly<Partial<Record<Ending, number>>>;
    /** Photos whose ending an answer changed though nobody was asked. */
    readonly againstAnswer: number;
    /** Turned photos that are scored though the same face upright is not. */
    readonly scoredOnlyTurned: number;
    /** Photos whose age was asked for, and how many of them were scored with each break. */
    readonly asked: number;
    readonly scoredWhereNotJudged: Readonly<Record<string, number>>;
    /** How many were scored under gates that score nobody: all asked about without an answer, all too young with a yes. */
    readonly scoredThoughForced: Readonly<Record<string, number>>;
    /** Least, median and greatest jitter, by turn. */
    readonly jitter: Readonly<Record<string, readonly (number | null)[]>>;
  };
  readonly adults: {
    readonly faces: number;
    /** Refused for their jitter alone, and their share of all. */
    readonly unsteady: number;
    readonly share: number;
    /** Quantiles .5, .95, .99 and 1 of the jitter of those whose pose is not refused. */
    readonly jitter: readonly number[];
  };
  readonly passed: boolean;
}

/** Return the counts over turned young faces, and those over upright adults against the thresholds of the gates. */
export function ageClosedReport(
  young: readonly TurnedRecord[],
  adults: readonly AdultReading[],
  limits: { readonly refuseJitter: number },
): AgeClosedReport {
  const scored = scoredByWay(young.map(({ broken }) => broken));
  const forced = scoredByWay(young.map((record) => record.forced));
  const againstAnswer = young.filter(({ sound, said }) => sound !== "asked" && said !== sound).length;
  const upright = new Set(
    young.flatMap(({ image, turn, sound }) => (turn === 0 && sound === "scored" ? [image] : [])),
  );
  const turned = young.filter(({ turn }) => turn !== 0);
  const onlyTurned = turned.filter(({ image, sound }) => sound === "scored" && !upright.has(image)).length;
  const asked = young.filter(({ broken }) => Object.keys(broken).length > 0).length;
  const frontal = adults.filter((adult) => adult.turned <= 1);
  const unsteady = frontal.filter(({ jitter }) => !(jitter <= limits.refuseJitter)).length;
  const share = adults.length === 0 ? 0 : unsteady / adults.length;
  const sorted = frontal.map(({ jitter }) => jitter).sort((a, b) => a - b);
  return {
    young: {
      faces: new Set(young.map(({ image }) => image)).size,
      photos: young.length,
      endings: byTurn(young, (records) => countsOf(records.map(({ sound }) => sound))),
      withYes: countsOf(young.filter(({ turn }) => turn === young[0]?.turn).map(({ said }) => said)),
      againstAnswer,
      scoredOnlyTurned: onlyTurned,
      asked,
      scoredWhereNotJudged: scored,
      scoredThoughForced: forced,
      jitter: byTurn(young, rangeOf),
    },
    adults: {
      faces: adults.length,
      unsteady,
      share,
      jitter: sorted.length === 0 ? [] : [0.5, 0.95, 0.99, 1].map((p) => quantileOf(sorted, p)),
    },
    passed:
      onlyTurned <= SCORED_ONLY_TURNED * turned.length &&
      asked > 0 &&
      againstAnswer === 0 &&
      [...Object.values(scored), ...Object.values(forced)].every((count) => count === 0) &&
      share <= UNSTEADY_ADULTS,
  };
}

function scoredByWay(records: readonly Readonly<Record<string, Ending>>[]): Record<string, number> {
  const ways = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return Object.fromEntries(
    ways.map((way) => [way, records.filter((record) => record[way] === "scored").length]),
  );
}

function byTurn<T>(
  young: readonly TurnedRecord[],
  of: (records: readonly TurnedRecord[]) => T,
): Readonly<Record<string, T>> {
  const turns = [...new Set(young.map(({ turn }) => turn))];
  return Object.fromEntries(turns.map((turn) => [turn, of(young.filter((record) => record.turn === turn))]));
}

function countsOf(endings: readonly Ending[]): Partial<Record<Ending, number>> {
  const counts: Partial<Record<Ending, number>> = {};
  for (const ending of endings) counts[ending] = (counts[ending] ?? 0) + 1;
  return counts;
}

function rangeOf(records: readonly TurnedRecord[]): (number | null)[] {
  const jitter = records.flatMap(({ face }) => face?.jitter ?? []).sort((a, b) => a - b);
  return jitter.length === 0 ? [null, null, null] : [0, 0.5, 1].map((p) => quantileOf(jitter, p));
}

/** The figures of `npm run conditions`, as they are kept beside this file; a part that was not measured is not there. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { QualityCode } from "../../src/core/report.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";

/** So many points may the score of a turned photo differ. */
export const TURN_LIMIT = 1;

/** What became of the photos at one turn, against the same photos upright. */
export interface TurnRow {
  readonly degrees: number;
  readonly photos: number;
  readonly scored: number;
  /** Within `TURN_LIMIT` points of the upright photo. */
  readonly within: number;
  /** The largest difference in points, of those that were scored. */
  readonly worst: number;
  readonly rootMeanSquare: number;
  /** Photos whose result says that they were turned. */
  readonly told: number;
}

/** How far the scores of rendered faces move from the view straight on, at a pose and its mirror image. */
export interface PoseRow {
  readonly axis: "yaw" | "pitch";
  readonly degrees: number;
  readonly views: number;
  readonly scored: number;
  /** Root mean square of the change, in points. */
  readonly geometry: number;
  readonly appearance: number;
  readonly psl: number;
}

/** Agreement with people among the reference faces whose head is turned by so much. */
export interface AgreementByPose {
  /** Degrees, from and to: the greater of yaw and pitch without their signs. */
  readonly from: number;
  readonly to: number;
  readonly faces: number;
  /** Pearson r of held-out scores. */
  readonly geometry: number;
  readonly compact: number;
  readonly blend: number;
}

/** A note's cases: how often it is said of them, and how far what it is about moves the PSL. */
export interface CaseRow {
  readonly code: QualityCode;
  readonly name: string;
  /** Pictures on which the case was drawn, and those of them that a face was found in. */
  readonly pictures: number;
  readonly found: number;
  readonly noted: number;
  /** Pairs that were scored with and without, and the root mean square and the mean of the change in points. */
  readonly pairs: number;
  readonly rootMeanSquare: number;
  readonly mean: number;
}

/** How often each note is said of a set of photographs. */
export interface SetRow {
  readonly set: string;
  readonly photos: number;
  /** Photos in which a face was found, so that notes could be said. */
  readonly found: number;
  readonly scored: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly noted: Readonly<Partial<Record<QualityCode, number>>>;
}

export interface ConditionFigures {
  readonly turns?: readonly TurnRow[];
  readonly poses?: readonly PoseRow[];
  readonly agreement?: readonly AgreementByPose[];
  readonly sets?: readonly SetRow[];
  readonly cases?: readonly CaseRow[];
}

const FILE = path.join(ROOT, "lab", "validity", "condition-figures.json");

/** Return what is kept; nothing where there is no file yet. */
export function readFigures(): ConditionFigures {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as ConditionFigures) : {};
}

/** Keep the figures, those of parts that were not measured again included. */
export function keepFigures(figures: ConditionFigures): ConditionFigures {
  const all = { ...readFigures(), ...figures };
  writeFileSync(FILE, `${JSON.stringify(all, rounded, 1)}\n`);
  return all;
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}

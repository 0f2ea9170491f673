/** The validity report on the reference faces: cross-validated figures only, the same folds for every part. */
import type { LandmarkModelKind } from "../../src/core/report.ts";
import { DRIFTS } from "../fitting/drifts.ts";
import type { RatedFace } from "../fitting/fit.ts";
import { WEIGHTS } from "../../src/core/score/scale.ts";
import { pearson } from "../../src/core/statistics.ts";
import type {
  LandmarkModelReport,
  PartReport,
  ReferenceReport,
  RepeatabilityFigures,
} from "../../src/core/validity/report.ts";
import type { ScoredFace } from "./agreement.ts";
import { agreementOf, heldOutCoverage, weightSweep } from "./agreement.ts";
import { ageGateFigures } from "./age-gate.ts";
import type { AgeGateInUse } from "./age-gate.ts";
import type { FaceStatsScores } from "./facestats-scores.ts";
import type { HeldOutFace } from "./held-out.ts";
import { heldOutBlend, heldOutFaces, meanAppearance } from "./held-out.ts";
import { EMBEDDED_MODELS } from "./out-of-fold.ts";
import type { HeldOutPredictions } from "./out-of-fold.ts";

/** What bounds any score: figures of the ratings themselves, from the data's authors and our design notes. */
export const CEILINGS = { singleRater: 0.46, labelReliability: 0.95 } as const;

/** What the networks said of the reference faces: the embedded ones out of fold; null where FaceStats was not asked. */
export interface NetworkScores {
  readonly predictions: HeldOutPredictions;
  /** No part of FaceStats was fitted to the ratings, so nothing of it is held out. */
  readonly faceStats: FaceStatsScores | null;
}

/** An agreement over fewer faces says nothing. */
const LEAST_FACES = 20;

/** Return the report over the faces as each landmark model reads them. */
export function referenceReport(
  read: readonly { readonly landmarkModel: LandmarkModelKind; readonly rows: readonly RatedFace[] }[],
  { predictions, faceStats }: NetworkScores,
  age: { readonly perceived: ReadonlyMap<string, number>; readonly gate: AgeGateInUse } | null,
  repeatability: RepeatabilityFigures,
): ReferenceReport {
  const [first] = read;
  return {
    kind: "cross-validated",
    faces: first?.rows.length ?? 0,
    folds: new Set(first?.rows.map((row) => row.fold)).size,
    ceilings: CEILINGS,
    landmarkModels: read.map(({ landmarkModel, rows }) =>
      withFaceStats(
        modelReport(
          landmarkModel,
          heldOutFaces(rows, { landmarkModel, drifts: DRIFTS[landmarkModel] }, predictions),
        ),
        rows,
        faceStats,
      ),
    ),
    ageGate: age ? ageGateFigures(predictions, age.perceived, age.gate) : null,
    repeatability,
  };
}

function modelReport(landmarkModel: LandmarkModelKind, faces: readonly HeldOutFace[]): LandmarkModelReport {
  const models = EMBEDDED_MODELS.filter((model) =>
    faces.some((face) => face.appearance[model] !== undefined),
  );
  const scoresOf: readonly (readonly [string, (face: HeldOutFace) => number | null])[] = [
    ["geometry", (face) => face.geometry],
    ...models.map((model) => [model, (face: HeldOutFace) => meanAppearance(face, [model])] as const),
    ...(models.length > 1
      ? [["appearance", (face: HeldOutFace) => meanAppearance(face, models)] as const]
      : []),
    ["blend", (face) => heldOutBlend(face, models)],
  ];
  const parts: Record<string, PartReport> = {};
  for (const [part, scoreOf] of scoresOf) {
    const scored = faces.flatMap((face) => {
      const score = scoreOf(face);
      return score === null ? [] : [{ score, rating: face.rating, gender: face.gender, fold: face.fold }];
    });
    if (scored.length > 0) parts[part] = partReport(scored);
  }
  const both = faces.flatMap((face) => {
    const appearance = meanAppearance(face, models);
    return appearance === null ? [] : [{ geometry: face.geometry, appearance, rating: face.rating }];
  });
  const ratings = faces.map((face) => face.rating);
  return {
    landmarkModel,
    parts,
    baseline: {
      pearson: pearson(
        faces.map((face) => face.baseline),
        ratings,
      ),
    },
    weights: both.length > 0 ? weightSweep(both) : [],
    weightInUse: WEIGHTS.appearance,
  };
}

/** FaceStats' crop is cut by the landmarks that the app had, so it stands beside those alone. */
function withFaceStats(
  report: LandmarkModelReport,
  rows: readonly RatedFace[],
  faceStats: FaceStatsScores | null,
): LandmarkModelReport {
  if (faceStats?.landmarkModel !== report.landmarkModel) return report;
  const scored = rows.flatMap(({ image, rating, gender, fold }) => {
    const score = faceStats.scores.get(image);
    return score === undefined ? [] : [{ score, rating, gender, fold }];
  });
  if (scored.length < LEAST_FACES) return report;
  return { ...report, parts: { ...report.parts, facestats: partReport(scored) } };
}

function partReport(faces: readonly ScoredFace[]): PartReport {
  const points = faces.map((face) => [rounded(face.score), rounded(face.rating)] as const);
  return {
    agreement: agreementOf(faces),
    coverage: heldOutCoverage(faces),
    points: points.sort((a, b) => a[0] - b[0]),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

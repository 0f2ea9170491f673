/** Heads that are turned or tilted: how far the scores move, and whether they still agree with people. */
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import type { AgreementByPose, PoseRow } from "../validity/condition-figures.ts";
import { pearson, rootMeanSquare } from "../../src/core/statistics.ts";
import { meanLandmarks } from "../../src/core/geometry/passes.ts";
import { irisRoll, turnedPose } from "../../src/core/geometry/pose.ts";
import type { LandmarkModelKind, Pose } from "../../src/core/report.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import { DRIFTS } from "../fitting/drifts.ts";
import { renderedScene, SMALL_FACES } from "../geometry/rendered.ts";
import { heldOutBlend, heldOutFaces, meanAppearance } from "../validity/held-out.ts";
import type { HeldOutFace } from "../validity/held-out.ts";
import { heldOutPredictionsOf } from "../validity/out-of-fold.ts";
import { ratedFaces } from "../validity/rated-faces.ts";
import type { RatedPhoto } from "../validity/ratings.ts";
import { FOLDS } from "../validity/ratings.ts";
import { passesOf, readFaces } from "../validity/read-faces.ts";
import type { Scores, ScoreFile } from "./scored-file.ts";

/** Degrees to either side, and up and down. */
export const YAWS = [5, 10, 15, 20, 25, 30, 35];
export const PITCHES = [5, 10, 15, 20, 25];

/** Return the rows over the rendered faces that are scored straight on. */
export async function poseRows(score: ScoreFile, canonical: FaceMesh): Promise<PoseRow[]> {
  const rows: PoseRow[] = [];
  for (const axis of ["yaw", "pitch"] as const) {
    for (const degrees of axis === "yaw" ? YAWS : PITCHES) {
      const { views, changes } = await changesAt(score, canonical, { axis, degrees });
      rows.push({ axis, degrees, views, scored: changes.length, ...movedBy(changes) });
      process.stderr.write(`${axis} ${degrees}: ${JSON.stringify(rows.at(-1))}\n`);
    }
  }
  return rows;
}

/** Look at each rendered face from both sides of one pose. */
async function changesAt(
  score: ScoreFile,
  canonical: FaceMesh,
  { axis, degrees }: Pick<PoseRow, "axis" | "degrees">,
) {
  const changes: Scores[] = [];
  let views = 0;
  for (const { scene } of SMALL_FACES) {
    const plain = await score(await renderedScene(canonical, scene));
    if (plain.kind !== "scored") continue;
    for (const sign of [-1, 1]) {
      const pose = { ...scene.pose, [axis]: sign * degrees };
      const seen = await score(await renderedScene(canonical, { ...scene, pose }));
      views += 1;
      if (seen.kind === "scored") changes.push(changeOf(plain.scores, seen.scores));
    }
  }
  return { views, changes };
}

/** Return how much each part changed; an appearance that did not answer did not change. */
export function changeOf(before: Scores, after: Scores): Scores {
  const appearance =
    before.appearance === null || after.appearance === null ? null : after.appearance - before.appearance;
  return { geometry: after.geometry - before.geometry, appearance, psl: after.psl - before.psl };
}

/** Return the root mean square of each part's changes. */
export function movedBy(changes: readonly Scores[]) {
  const appearance = changes.flatMap((change) => (change.appearance === null ? [] : [change.appearance]));
  const of = (values: readonly number[]) => (values.length === 0 ? 0 : rootMeanSquare(values));
  return {
    geometry: of(changes.map(({ geometry }) => geometry)),
    appearance: of(appearance),
    psl: of(changes.map(({ psl }) => psl)),
  };
}

const POSE_BINS = [0, 5, 10, 15, 35];

/** Return the agreement by pose over rated photos, no face scored by what it trained. */
export async function agreementByPose(
  tools: Tools,
  kind: LandmarkModelKind,
  photos: readonly RatedPhoto[],
): Promise<AgreementByPose[]> {
  const poses = new Map<string, number>();
  for (const { image, face } of await readFaces(tools, photos, kind))
    if (face) poses.set(image, turnOf(face.pose, irisRoll(meanLandmarks(passesOf(face)).landmarks)));
  const rows = await ratedFaces(kind, photos, tools, FOLDS);
  const faces = heldOutFaces(rows, { landmarkModel: kind, drifts: DRIFTS[kind] }, heldOutPredictionsOf());
  return POSE_BINS.slice(1).map((to, index) => {
    const from = POSE_BINS[index] ?? 0;
    const inside = faces.filter(({ image }) => {
      const turn = poses.get(image);
      return turn !== undefined && turn >= from && turn < to;
    });
    const ratings = inside.map(({ rating }) => rating);
    const r = (scoreOf: (face: HeldOutFace) => number | null) =>
      pearson(
        inside.map((face) => scoreOf(face) ?? NaN),
        ratings,
      );
    return {
      from,
      to,
      faces: inside.length,
      geometry: r(({ geometry }) => geometry),
      compact: r((face) => meanAppearance(face, ["compact"])),
      blend: r((face) => heldOutBlend(face, ["compact"])),
    };
  });
}

function turnOf(pose: Pose, roll: number): number {
  const { yaw, pitch } = turnedPose(pose, -roll);
  return Math.max(Math.abs(yaw), Math.abs(pitch));
}

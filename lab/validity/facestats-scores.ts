/** What FaceStats says of rated photos, where it is provisioned: its answers in the app, in headless Chromium. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import { faceStatsIn } from "../../scripts/models/check/browser-encoder.ts";
import { FACESTATS_ID } from "../../scripts/models/provision.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { RatedPhoto } from "./ratings.ts";

/** FaceStats' scores, 0-100, by the photo's name; what was refused or not answered is left out. */
export interface FaceStatsScores {
  readonly landmarkModel: LandmarkModelKind;
  readonly scores: ReadonlyMap<string, number>;
}

const MODELS = path.join(ROOT, "public", "models");

/** Whether the true FaceStats is there: stand-ins' scores mean nothing, and are not measured. */
export function isFaceStatsThere(modelsDir: string = MODELS): boolean {
  return (
    existsSync(path.join(modelsDir, FACESTATS_ID, "model.json")) &&
    faceStatsIn(modelsDir).version !== "stand-in"
  );
}

/** Return FaceStats' scores of the photos; null where it is not provisioned, which is said. */
export async function faceStatsScores(
  tools: Pick<Tools, "start" | "scoreFaceStats">,
  photos: readonly RatedPhoto[],
  isThere: boolean = isFaceStatsThere(),
): Promise<FaceStatsScores | null> {
  if (!isThere) {
    process.stderr.write("FaceStats is not provisioned (npm run models): its agreement is not measured.\n");
    return null;
  }
  const started = await tools.start();
  if (!started.ok)
    throw new Error(`the engine did not start: ${started.fault.code} (${started.fault.detail})`);
  const scores = new Map<string, number>();
  for (const [index, { file, image }] of photos.entries()) {
    const answer = await tools.scoreFaceStats(file);
    if (!answer.ok) throw new Error(`FaceStats: ${answer.fault.code} (${answer.fault.detail})`);
    if (answer.value?.kind === "answered") scores.set(image, answer.value.score);
    if ((index + 1) % 50 === 0) process.stderr.write(`FaceStats: ${index + 1} of ${photos.length}\n`);
  }
  return { landmarkModel: started.value.landmarkModel, scores };
}

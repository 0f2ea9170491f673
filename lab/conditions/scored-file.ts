/**
 * Scores files with the whole app, once each.
 *
 * Outcomes are kept in `.cache/conditions/` under a hash of the app's code, the models and the file's bytes.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pixelLandmarks } from "../../src/core/geometry/points.ts";
import type { PixelLandmarks } from "../../src/core/geometry/points.ts";
import type { Pose, QualityNote, Refusal } from "../../src/core/report.ts";
import { contentsHash, ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { HowScored } from "../../scripts/browser/tools-page.ts";

/** What a part of the app says, 0-100. */
export interface Scores {
  readonly geometry: number;
  readonly appearance: number | null;
  readonly psl: number;
}

/** How one file ended. */
export type ScoredFile =
  | {
      readonly kind: "scored";
      readonly scores: Scores;
      readonly notes: readonly QualityNote[];
      readonly pose: Pose;
      readonly landmarks: PixelLandmarks;
    }
  | { readonly kind: "refused"; readonly reason: Refusal | "asked"; readonly notes: readonly QualityNote[] }
  | { readonly kind: "failed"; readonly code: string };

/** What decides an outcome. */
const CODE = ["src/core", "src/inference", "src/capture", "public/models"];

/** Scores a file's bytes, or a photo on disk, turned clockwise by so many degrees first. */
export type ScoreFile = (file: string | Uint8Array, degrees?: number) => Promise<ScoredFile>;

/**
 * Return what scores files; throws when the engine does not start.
 *
 * `saidAdult`: that every face is known to be an adult's, or is a rendering; else one that the app asks about ends as asked.
 */
export async function openScorer(tools: Tools, saidAdult: boolean): Promise<ScoreFile> {
  const started = await tools.start();
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const code = await contentsHash(CODE);
  const folder = path.join(ROOT, ".cache", "conditions");
  mkdirSync(folder, { recursive: true });
  return async (file, degrees = 0) => {
    const bytes = typeof file === "string" ? readFileSync(file) : file;
    const name = bytes[0] === 0x89 ? "face.png" : "face.jpg";
    const key = createHash("sha256")
      .update(`${code} ${String(degrees)} ${String(saidAdult)}`)
      .update(bytes)
      .digest("hex");
    const kept = path.join(folder, `${key.slice(0, 20)}.json`);
    if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as ScoredFile;
    const scored = await scoredAnew(tools, { name, bytes }, { degrees, saidAdult });
    writeFileSync(kept, JSON.stringify(scored));
    return scored;
  };
}

async function scoredAnew(
  tools: Tools,
  file: { readonly name: string; readonly bytes: Uint8Array },
  how: HowScored,
): Promise<ScoredFile> {
  const answer = await tools.score(file, how);
  if (!answer.ok) return { kind: "failed", code: answer.fault.code };
  const outcome = answer.value;
  if (outcome.kind === "refused") return { kind: "refused", reason: outcome.reason, notes: outcome.quality };
  if (outcome.kind === "asked") return { kind: "refused", reason: "asked", notes: outcome.quality };
  const { geometry, psl, quality, face } = outcome.report;
  return {
    kind: "scored",
    scores: { geometry: geometry.score, appearance: psl.appearance, psl: psl.score },
    notes: quality,
    pose: face.pose,
    landmarks: pixelLandmarks(face.landmarks),
  };
}

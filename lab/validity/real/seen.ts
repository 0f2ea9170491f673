/**
 * How the whole app ends photos with one landmark model, each scored once.
 *
 * Endings are kept in `.cache/real/` under a hash of the app's code, the models and the file's bytes, so a run that was
 * stopped goes on where it was.
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Interval, LandmarkModelKind, Outcome, Refusal } from "../../../src/core/report.ts";
import type { Tools } from "../../../scripts/browser/browser.ts";
import type { FileOutcome } from "../../../scripts/browser/tools-page.ts";
import { buildManifest } from "../../../scripts/models/build-manifest.ts";
import { contentsHash, ROOT } from "../../../scripts/site/build/ensure-built.ts";

/** Scores of one photo, 0-100. */
export interface SeenScores {
  readonly geometry: number;
  /** Mean of the appearance models that answered, and each one's own. */
  readonly appearance: number | null;
  readonly models: Readonly<Record<string, number>>;
  readonly psl: number;
}

/** How one photo ended. */
export type Seen =
  | {
      readonly kind: "scored";
      readonly scores: SeenScores;
      readonly interval68: Interval;
      readonly interval90: Interval;
      /** Whether the app would have asked, and the person's word for all photos answered. */
      readonly wasAsked: boolean;
    }
  | { readonly kind: "asked" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "failed"; readonly code: string };

/** Scores a photo; `saidAdult` where every face of its set is known to be an adult's. */
export type See = (file: string, saidAdult: boolean) => Promise<Seen>;

/** What decides an ending. */
const CODE = ["src/core", "src/inference", "src/capture", "public/models"];

/** Return what scores photos with the models that the tools were opened with. Throws when it is another landmark model. */
export async function openSeen(tools: Tools, landmarkModel: LandmarkModelKind): Promise<See> {
  const started = await tools.start();
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  if (started.value.landmarkModel !== landmarkModel)
    throw new Error(`the engine reads with the ${started.value.landmarkModel} landmark model`);
  const code = await contentsHash(CODE);
  const folder = path.join(ROOT, ".cache", "real");
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return async (file, saidAdult) => {
    const key = createHash("sha256")
      .update(`${code} ${landmarkModel} ${String(saidAdult)}`)
      .update(readFileSync(file))
      .digest("hex");
    const kept = path.join(folder, `${key.slice(0, 20)}.json`);
    if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as Seen;
    const seen = seenOf(await tools.score(file, { saidAdult }));
    writeFileSync(kept, JSON.stringify(seen));
    count += 1;
    if (count % 50 === 0) process.stderr.write(`${landmarkModel}: ${count} photos scored anew\n`);
    return seen;
  };
}

/** Return what the report needs of an outcome. */
export function seenOf(answer: FileOutcome<Outcome>): Seen {
  if (!answer.ok) return { kind: "failed", code: answer.fault.code };
  const outcome = answer.value;
  switch (outcome.kind) {
    case "asked":
      return { kind: "asked" };
    case "refused":
      return { kind: "refused", reason: outcome.reason };
    case "scored": {
      const { geometry, appearance, psl, saidAdult = false } = outcome.report;
      const models = appearance.flatMap((a) => (a.kind === "answered" ? [[a.model, a.score] as const] : []));
      return {
        kind: "scored",
        scores: {
          geometry: geometry.score,
          appearance: psl.appearance,
          models: Object.fromEntries(models),
          psl: psl.score,
        },
        interval68: psl.interval68,
        interval90: psl.interval90,
        wasAsked: saidAdult,
      };
    }
    default:
      return outcome satisfies never;
  }
}

/**
 * Return a folder of models whose only landmark model is this one; undefined for the repository's own, where it is the
 * one that scores anyway.
 */
export function modelsWith(landmarkModel: LandmarkModelKind): string | undefined {
  if (landmarkModel === "official") return undefined;
  const own = path.join(ROOT, "public", "models");
  const folder = path.join(ROOT, ".cache", "models-assembled");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(own))
    if (name !== "face-landmarker-official" && name !== "manifest.json")
      cpSync(path.join(own, name), path.join(folder, name), { recursive: true });
  buildManifest(folder);
  return folder;
}

/** `npm run models -- --check`: yes or no, and the measured errors into the manifest. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseModel, type Measured } from "../../../src/models/manifest.ts";
import { buildManifest } from "../build-manifest.ts";
import { modelText } from "../model-folder.ts";
import type { ObtainContext } from "../obtain.ts";
import { FACESTATS_ID } from "../provision.ts";
import { withTools } from "../../browser/browser.ts";
import { browserEncoders, faceStatsIn, GPU_FLAGS } from "./browser-encoder.ts";
import { checkedFaces } from "./faces.ts";
import { publishedGoldens, type Goldens } from "./goldens.ts";
import { checkText, measuredErrors } from "./report.ts";
import { runCheck, type CheckResult } from "./run-check.ts";

/** What the check is of. */
export interface CheckOptions {
  readonly modelsDir: string;
  readonly goldens: Goldens;
  readonly flags?: readonly string[];
  readonly say: (line: string) => void;
}

/** Check a folder's FaceStats in the app's own code; where it is right, its manifest gets the measured errors. */
export async function checkFolder({ modelsDir, goldens, flags, say }: CheckOptions): Promise<CheckResult> {
  const model = faceStatsIn(modelsDir);
  buildManifest(modelsDir);
  say("Drawing the faces...");
  const faces = checkedFaces();
  const result = await withTools(
    (tools) => runCheck({ model, goldens, faces, start: browserEncoders(tools), say }),
    {
      modelsDir,
      flags: flags ?? GPU_FLAGS,
    },
  );
  if (result.isRight) writeMeasured(modelsDir, measuredErrors(result, model, faces.length));
  return result;
}

/** Write each variant's measured error into FaceStats' description and the manifest; what has none loses an older one. */
export function writeMeasured(modelsDir: string, measured: ReadonlyMap<string, Measured>): void {
  const file = path.join(modelsDir, FACESTATS_ID, "model.json");
  const model = JSON.parse(readFileSync(file, "utf8")) as {
    parts: { encoder: { variants: { id: string; measured?: unknown }[] } };
  };
  for (const variant of model.parts.encoder.variants) {
    const found = measured.get(variant.id);
    if (found === undefined) delete variant.measured;
    else variant.measured = found;
  }
  parseModel(model);
  writeFileSync(`${file}.part`, modelText(model));
  renameSync(`${file}.part`, file);
  buildManifest(modelsDir);
}

/** Run the check of a provisioned folder with what is published; print table and verdict. Returns whether it is yes. */
export async function checkPublished(modelsDir: string, context: ObtainContext): Promise<boolean> {
  const { version } = faceStatsIn(modelsDir);
  if (version === "stand-in") {
    process.stdout.write("no: this folder holds stand-ins with random weights\n");
    return false;
  }
  const goldens = await publishedGoldens(context);
  const result = await checkFolder({ modelsDir, goldens, say: context.say });
  process.stdout.write(`${checkText(result)}\n`);
  return result.isRight;
}

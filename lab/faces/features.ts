/**
 * What the face networks and the compact model see of each photo of a list, as the app crops them: for fitting heads.
 *
 * Usage: npm run features -- LIST OUT.jsonl [--photos DIR] [--landmarks assembled|official]
 *
 * LIST is a folder of photos, or a CSV file whose first column names them. OUT gets one line of JSON a photo. Features could
 * tell people apart: keep OUT out of the repository, and delete it when the heads are fitted.
 */
import { createWriteStream, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { EXPRESSIONS } from "../../scripts/models/assemble/faces/expressions.ts";
import { FACE_CROPS, inputName } from "../../scripts/models/assemble/faces/crops.ts";
import { featuresOnnx, networkWeights } from "../../scripts/models/assemble/faces/faces-onnx.ts";
import { NETWORK_FILES } from "../../scripts/models/assemble/faces/pins.ts";
import type { NetworkName } from "../../scripts/models/assemble/faces/pins.ts";
import { withTools } from "../../scripts/browser/browser.ts";
import type { FeatureRecord } from "../../scripts/browser/feature-worker.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { LandmarkModelKind } from "../../src/core/report.ts";

const NETWORKS = Object.keys(NETWORK_FILES) as NetworkName[];

/** A photo's name in the list and where it is. */
interface Listed {
  readonly image: string;
  readonly file: string;
}

function listed(list: string, photos: string | undefined): Listed[] {
  if (statSync(list).isDirectory())
    return readdirSync(list)
      .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
      .sort()
      .map((image) => ({ image, file: path.join(list, image) }));
  const rows = parse(readFileSync(list)) as string[][];
  const folder = photos ?? path.dirname(list);
  return rows.slice(1).map(([image = ""]) => ({ image, file: path.join(folder, image) }));
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}

/** Return the line of a photo, shaped for the fits. */
function lineOf(image: string, landmarks: LandmarkModelKind, record: FeatureRecord | null): object {
  if (record === null) return { image, none: "no-face" };
  const rows = (name: string): number[][] =>
    (record.outputs[name] ?? []).map((row) => Array.from(row, short));
  const singles = (name: string): number[] => rows(name).map(([value]) => value ?? NaN);
  const expressions = rows("expressions");
  return {
    image,
    landmarks,
    faceres: { features: rows("faceres"), age: singles("faceres-age"), sex: singles("faceres-sex") },
    recognition: { features: rows("recognition") },
    expressions: Object.fromEntries(
      EXPRESSIONS.map((name, i) => [name, expressions.map((row) => row[i] ?? NaN)]),
    ),
    compact: record.compact,
    yaw: short(record.pose.yaw),
    pitch: short(record.pose.pitch),
    roll: short(record.pose.roll),
    jitter: short(record.jitter),
    width: short(record.faceWidth),
  };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { photos: { type: "string" }, landmarks: { type: "string", default: "assembled" } },
  });
  const [list, out] = positionals;
  if (list === undefined || out === undefined) throw new Error("say LIST and OUT.jsonl");
  const landmarks = values.landmarks === "official" ? "official" : "assembled";
  const weights = await Promise.all(
    NETWORKS.map(async (name) => [name, await networkWeights(ROOT, name)] as const),
  );
  const network = { name: "features.onnx", bytes: featuresOnnx(Object.fromEntries(weights)) };
  const crops = Object.fromEntries(NETWORKS.map((name) => [inputName(name), FACE_CROPS[name]]));
  const lines = createWriteStream(out);
  await withTools(async (tools) => {
    const started = await tools.startFeatures(network, landmarks, crops);
    if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
    for (const { image, file } of listed(list, values.photos)) {
      const answer = await tools.readFeatures(file);
      const line = answer.ok ? lineOf(image, landmarks, answer.value) : { image, none: answer.fault.code };
      lines.write(`${JSON.stringify(line)}\n`);
    }
  });
  await new Promise<void>((resolve) => lines.end(resolve));
}

await main();

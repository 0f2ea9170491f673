/**
 * Makes stand-ins for FaceStats' CLIP encoder: its architecture and operators, random weights. Their scores mean nothing.
 *
 * Written to `.cache/standins`, which no site serves. `--manifest-for-tests DIR` puts them into a folder of models
 * under FaceStats' id, for tests of everything that FaceStats needs but the truth of its scores.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildManifest } from "../build-manifest.ts";
import { goldenEmbedding } from "../golden.ts";
import { draftFolder } from "../model-folder.ts";
import { faceStatsModel, type ChunkedEncoder } from "../provision.ts";
import { regressorOnnx, type LinearLayer } from "../regressor.ts";
import { FORMATS, standInEncoder, TINY, VIT_B32, type Format } from "./vit.ts";
import { randomWeights } from "./weights.ts";

const HELP = `Usage: npx tsx scripts/models/standins/cli.ts [options]

  --formats LIST              ${FORMATS.join(",")} (default uint8,q4)
  --tiny                      two narrow layers instead of the full ViT-B/32
  --seed N                    another set of weights (default 1)
  --out DIR                   where the files go (default .cache/standins)
  --manifest-for-tests DIR    also put them into this folder of models as FaceStats, with a random head; tests only
  --help
`;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

interface Options {
  readonly formats: readonly Format[];
  readonly isTiny: boolean;
  readonly seed: number;
  readonly out: string;
}

/** Return the path of a stand-in, making it if it is not there. The same options give the same bytes. */
export async function ensureStandIn(format: Format, options: Omit<Options, "formats">): Promise<string> {
  const { isTiny, seed, out } = options;
  const file = path.join(out, `${isTiny ? "tiny" : "vit-b32"}-${format}${seed === 1 ? "" : `-${seed}`}.onnx`);
  if (existsSync(file)) return file;
  await mkdir(out, { recursive: true });
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, standInEncoder(isTiny ? TINY : VIT_B32, format, seed));
  await rename(part, file);
  return file;
}

/** What may run each format: the same as of the true files. */
export const RUNS_ON: Readonly<Record<Format, ChunkedEncoder["pin"]>> = {
  q4f16: {
    id: "q4f16",
    dtype: "stand-in, 4-bit weights, float16",
    backends: ["webgpu"],
    requires: ["shader-f16"],
  },
  q4: { id: "q4", dtype: "stand-in, 4-bit weights, float32", backends: ["wasm", "webgpu"], requires: [] },
  uint8: { id: "uint8", dtype: "stand-in, dynamic 8-bit integers", backends: ["wasm"], requires: [] },
  fp16: { id: "fp16", dtype: "stand-in, float16", backends: ["webgpu", "wasm"], requires: ["shader-f16"] },
  fp32: { id: "fp32", dtype: "stand-in, float32", backends: ["webgpu", "wasm"], requires: [] },
};

export interface PublishOptions {
  /** Length of the chunks; small ones let a tiny stand-in be a long download. */
  readonly chunkBytes?: number;
  /** Whether the manifest carries golden embeddings, as a provisioned one does; true unless a test wants none. */
  readonly isGolden?: boolean;
}

/** Put stand-ins into a folder of models as FaceStats and list them in its manifest. For tests only. */
export async function publishForTests(
  modelsDir: string,
  files: ReadonlyMap<Format, string>,
  { chunkBytes, isGolden = true }: PublishOptions = {},
): Promise<void> {
  await mkdir(modelsDir, { recursive: true });
  const draft = await draftFolder(modelsDir, "facestats", chunkBytes);
  try {
    const encoders: ChunkedEncoder[] = [];
    for (const [format, file] of files) {
      const added = await draft.addFile(file);
      const golden = isGolden ? { golden: await goldenEmbedding(await readFile(file)) } : {};
      encoders.push({ pin: RUNS_ON[format], file: { ...added, ...golden } });
    }
    const head = await draft.addBytes(regressorOnnx(randomHead()));
    const model = faceStatsModel(encoders, head);
    await draft.publish({
      ...model,
      name: "Stand-in (random weights)",
      version: "stand-in",
      licence: "none",
    });
  } finally {
    await draft.discard();
  }
  buildManifest(modelsDir);
}

/** Random layers of the regressor's widths whose output lies where FaceStats' does, about 1.25. */
export function randomHead(): LinearLayer[] {
  const widths = [512, 256, 64, 1];
  return widths.slice(1).map((outputs, i) => {
    const inputs = widths[i] ?? 0;
    const weight = randomWeights(inputs * outputs, 1, `head${i}`, 1 / Math.sqrt(inputs));
    return { inputs, outputs, weight, bias: new Float32Array(outputs).fill(outputs === 1 ? 1.25 : 0.1) };
  });
}

async function main(args: readonly string[]): Promise<void> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    formats: text,
    seed: text,
    out: text,
    "manifest-for-tests": text,
    tiny: flag,
    help: flag,
  };
  const { values } = parseArgs({ args: [...args], options });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const formats = (values.formats ?? "uint8,q4").split(",").map(formatNamed);
  const out = path.resolve(values.out ?? path.join(root, ".cache/standins"));
  const files = new Map<Format, string>();
  for (const format of formats) {
    const file = await ensureStandIn(format, {
      isTiny: values.tiny === true,
      seed: Number(values.seed ?? 1),
      out,
    });
    files.set(format, file);
    process.stdout.write(`${file}\n`);
  }
  const modelsDir = values["manifest-for-tests"];
  if (modelsDir !== undefined) await publishForTests(path.resolve(modelsDir), files);
}

function formatNamed(name: string): Format {
  const format = FORMATS.find((known) => known === name);
  if (format === undefined) throw new Error(`'${name}' is none of ${FORMATS.join(", ")}`);
  return format;
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

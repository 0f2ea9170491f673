/**
 * The whole way of FaceStats with stand-ins instead of the true files: from a host that cuts connections to a provisioned folder,
 * a score in the browser, and the check's yes, and no to one damage of each kind.
 *
 * Run: `npx tsx lab/rehearsal/cli.ts [--help]`
 */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startModelHost, type ModelHost } from "../../fixtures/model-host/host.ts";
import { withTools, type Tools } from "../../scripts/browser/browser.ts";
import { buildManifest } from "../../scripts/models/build-manifest.ts";
import { browserEncoders, faceStatsIn } from "../../scripts/models/check/browser-encoder.ts";
import { writeMeasured } from "../../scripts/models/check/command.ts";
import { checkedFaces } from "../../scripts/models/check/faces.ts";
import type { Goldens } from "../../scripts/models/check/goldens.ts";
import { checkText, measuredErrors } from "../../scripts/models/check/report.ts";
import { runCheck, type CheckResult, type StartEncoder } from "../../scripts/models/check/run-check.ts";
import { goldenEmbedding } from "../../scripts/models/golden.ts";
import { networkFetch } from "../../scripts/models/network.ts";
import type { EncoderPin, Pin } from "../../scripts/models/pins.ts";
import { provisionFaceStats, type ProvisionContext } from "../../scripts/models/provision.ts";
import { regressorOnnx } from "../../scripts/models/regressor.ts";
import { ensureStandIn, randomHead, RUNS_ON } from "../../scripts/models/standins/cli.ts";
import { TINY, VIT_B32, type Format } from "../../scripts/models/standins/vit.ts";
import { ensureModels, ROOT } from "../../scripts/site/build/ensure-built.ts";
import { cosineBetween } from "../../src/core/image/self-test-picture.ts";
import { standInGoldens } from "./goldens.ts";

const HELP = `Usage: npx tsx lab/rehearsal/cli.ts [--tiny] [--formats LIST] [--faces N] [--plain N]

  --tiny           two narrow layers instead of the full ViT-B/32
  --formats LIST   fp32,fp16,q4,q4f16,uint8 (default fp32,q4,uint8)
  --faces N        rendered faces for the check (default 40)
  --plain N        of them, how many the plain computation is made of, which takes long (default 40; 3 at full size)
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

interface Rehearsal {
  readonly isTiny: boolean;
  readonly formats: readonly Format[];
  readonly faces: number;
  readonly plain: number;
}

async function rehearse({ isTiny, formats, faces: count, plain }: Rehearsal): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "mien-rehearsal-"));
  try {
    const modelsDir = path.join(folder, "models");
    await provision(modelsDir, folder, { isTiny, formats });
    const faces = checkedFaces(count);
    say("The plain computation...");
    const goldens = standInGoldens(isTiny ? TINY : VIT_B32, faces.slice(0, plain));
    return await withTools((tools) => judge(tools, { modelsDir, goldens, faces }), { modelsDir });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function provision(
  modelsDir: string,
  folder: string,
  { isTiny, formats }: Pick<Rehearsal, "isTiny" | "formats">,
): Promise<void> {
  mkdirSync(modelsDir, { recursive: true });
  await ensureModels();
  for (const id of ["face-landmarker-assembled", "compact", "faces"])
    cpSync(path.join(ROOT, "public/models", id), path.join(modelsDir, id), { recursive: true });
  const files = new Map<string, Uint8Array>([["head.pt", new Uint8Array(1000).fill(7)]]);
  const out = path.join(ROOT, ".cache/standins");
  for (const format of formats)
    files.set(`${format}.onnx`, readFileSync(await ensureStandIn(format, { isTiny, seed: 1, out })));
  const longest = Math.max(...[...files.values()].map(({ length }) => length));
  const fault = { kind: "reset", times: 3, afterBytes: Math.ceil(longest / 4) } as const;
  const host = await startModelHost(files, { fault });
  const started = performance.now();
  try {
    const head = regressorOnnx(randomHead());
    const pin = (file: string): Pin => pinOf(host, file, files.get(file) ?? new Uint8Array());
    const encoders = formats.map((format): EncoderPin => ({ ...pin(`${format}.onnx`), ...RUNS_ON[format] }));
    const conversion = { sha256: sha256(head), convert: () => head };
    const report = await provisionFaceStats(
      { regressor: pin("head.pt"), conversion, encoders },
      contextIn(modelsDir, path.join(folder, "cache")),
    );
    if (report.status !== "written" || report.missing.length > 0)
      throw new Error(`not provisioned: ${JSON.stringify(report)}`);
  } finally {
    await host.close();
  }
  const listed = buildManifest(modelsDir).manifest.models.map(({ id }) => id);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(`Provisioned in ${seconds} s through ${host.requests.length} requests: ${listed.join(", ")}`);
}

const pinOf = (host: ModelHost, file: string, bytes: Uint8Array): Pin => ({
  file,
  url: host.urlOf(file),
  bytes: bytes.length,
  sha256: sha256(bytes),
});

function contextIn(modelsDir: string, cacheDir: string): ProvisionContext {
  return {
    modelsDir,
    cacheDir,
    mirror: null,
    fetch: networkFetch({}),
    now: () => Date.now(),
    after: (milliseconds, fire) => {
      const timer = setTimeout(fire, milliseconds);
      return () => clearTimeout(timer);
    },
    sleep: () => Promise.resolve(),
    deadHosts: new Set(),
    say,
    isDryRun: false,
    golden: goldenEmbedding,
  };
}

interface Subject {
  readonly modelsDir: string;
  readonly goldens: Goldens;
  readonly faces: readonly Uint8ClampedArray[];
}

async function judge(tools: Tools, { modelsDir, goldens, faces }: Subject): Promise<boolean> {
  const model = faceStatsIn(modelsDir);
  const start = browserEncoders(tools);
  const check = (changed: StartEncoder, of = model): Promise<CheckResult> =>
    runCheck({ model: of, goldens, faces, start: changed, say });
  const right = await check(start);
  process.stdout.write(`${checkText(right)}\n`);
  writeMeasured(modelsDir, measuredErrors(right, model, faces.length));
  await besidePlain(
    start,
    goldens,
    model.parts.encoder.variants.map(({ id }) => id),
  );
  const score = await scoreOf(tools);
  process.stdout.write(`an example face in the whole app: ${score}\n`);
  const verdicts: [string, boolean][] = [];
  for (const [name, damaged] of Object.entries(DAMAGES)) {
    const { isRight } = await check(damaged(start));
    verdicts.push([name, isRight]);
    process.stdout.write(`${name}: ${isRight ? "yes" : "no"}\n`);
  }
  return right.isRight && verdicts.every(([, isRight]) => !isRight);
}

async function besidePlain(start: StartEncoder, { cases }: Goldens, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const encoder = await start(id, "wasm").catch(() => null);
    if (encoder === null || "none" in encoder) continue;
    let least = 1;
    for (const { pixels, embedding } of cases) {
      const { embedding: said } = await encoder.say(pixels);
      least = Math.min(least, cosineBetween(said, [...(embedding?.values() ?? [])]));
    }
    await encoder.end();
    process.stdout.write(
      `${id} on wasm beside the plain computation, ${cases.length} pictures: cosine ${least.toFixed(7)}\n`,
    );
  }
}

async function scoreOf(tools: Tools): Promise<string> {
  const started = await tools.start();
  if (!started.ok) throw new Error(started.fault.detail);
  const answer = await tools.scoreFaceStats(path.join(ROOT, "public/examples/example-a.jpg"));
  if (!answer.ok) throw new Error(answer.fault.detail);
  return answer.value?.kind === "answered" ? `scored ${answer.value.score.toFixed(1)}` : "no score";
}

/** One damage of each kind, done to what the app is asked or says. */
const DAMAGES: Readonly<Record<string, (start: StartEncoder) => StartEncoder>> = {
  "other weights": (start) =>
    saying(start, ({ embedding, ...said }) => {
      const other = Float32Array.from(embedding, (value, i) => value + 0.02 * Math.sin(i));
      return { ...said, embedding: other };
    }),
  "another head": (start) => saying(start, (said) => ({ ...said, raw: said.raw + 0.01 })),
  "a preprocessing constant": (start) =>
    asking(start, (pixels) => pixels.map((value, i) => (i % 3 === 0 ? value + 5 : value))),
  "swapped channels": (start) =>
    asking(start, (pixels) => pixels.map((_, i) => pixels[i - (i % 3) + (2 - (i % 3))] ?? 0)),
  "wrong framing": (start) => asking(start, (pixels) => pixels.map((_, i) => pixels[i + 3 * 6] ?? 0)),
};

type Running = Exclude<Awaited<ReturnType<StartEncoder>>, { none: string }>;
type Saying = Awaited<ReturnType<Running["say"]>>;

function saying(start: StartEncoder, change: (said: Saying) => Saying): StartEncoder {
  return changed(start, (encoder) => ({
    ...encoder,
    say: async (pixels) => change(await encoder.say(pixels)),
  }));
}

function asking(start: StartEncoder, change: (pixels: Uint8ClampedArray) => Uint8ClampedArray): StartEncoder {
  return changed(start, (encoder) => ({ ...encoder, say: (pixels) => encoder.say(change(pixels)) }));
}

function changed(start: StartEncoder, change: (encoder: Running) => Running): StartEncoder {
  return async (variantId, backend) => {
    const encoder = await start(variantId, backend);
    return "none" in encoder ? encoder : change(encoder);
  };
}

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({
  options: { tiny: flag, formats: text, faces: text, plain: text, help: flag },
});
if (values.help) process.stdout.write(HELP);
else {
  const isRight = await rehearse({
    isTiny: values.tiny,
    formats: (values.formats ?? "fp32,q4,uint8").split(",") as Format[],
    faces: Number(values.faces ?? 40),
    plain: Number(values.plain ?? (values.tiny ? 40 : 3)),
  });
  process.exitCode = isRight ? 0 : 1;
}

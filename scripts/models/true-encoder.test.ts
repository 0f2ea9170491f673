import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "jpeg-js";
import * as ort from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { clipTensor, l2Normalized } from "../../src/core/image/clip-preprocess.ts";
import { calibratedRaw } from "../../src/core/score/appearance-calibration.ts";
import { parseModel, type AppearanceModel, type Variant } from "../../src/models/manifest.ts";
import { DEFAULT_ENCODERS, ENCODERS } from "./pins.ts";

type FaceStats = AppearanceModel & { readonly kind: "two-part" };

const modelsDir = path.resolve(import.meta.dirname, "../../public/models");
const photo = path.resolve(process.env["MIEN_SHARED"] ?? "../shared", "golden/facestats-upload.jpg");
const model = provisionedFaceStats();
const variants = model !== null && existsSync(photo) ? model.parts.encoder.variants : [];

/** FaceStats as it was provisioned, or null; a folder of stand-ins does not count. */
function provisionedFaceStats(): FaceStats | null {
  const file = path.join(modelsDir, "facestats/model.json");
  if (!existsSync(file)) return null;
  const found = parseModel(JSON.parse(readFileSync(file, "utf8")));
  const isTrue = found.role === "appearance" && found.kind === "two-part" && found.version !== "stand-in";
  return isTrue ? found : null;
}

/** What the published system gave for its own example photo, whole, without a crop. */
const PUBLISHED = { raw: 1.222824, percentile: 36.61 };

/**
 * How far the raw output may be from the published one, which float32 gave. The decoder of the JPEG differs by a level here
 * and there; coarser weights move it more (a standard deviation of the reference faces is .093).
 */
const TOLERANCE: Readonly<Record<string, number>> = { fp32: 0.003, fp16: 0.003 };
const COARSE_TOLERANCE = 0.06;

async function session(variant: Variant): Promise<ort.InferenceSession> {
  const bytes = Buffer.concat(variant.chunks.map((chunk) => readFileSync(path.join(modelsDir, chunk.path))));
  return ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
}

async function rawOf(encoder: Variant, { parts, input, embedding, outputs }: FaceStats): Promise<number> {
  const { data, width, height } = decode(readFileSync(photo), { useTArray: true });
  const tensor = clipTensor({ data: new Uint8ClampedArray(data), width, height });
  const first = await session(encoder);
  const seen = await first.run({ [input.name]: new ort.Tensor("float32", tensor, [1, 3, 224, 224]) });
  const [head] = parts.head.variants;
  if (head === undefined) throw new Error("no head");
  const unit = l2Normalized(seen[embedding.tensor]?.data as Float32Array);
  const second = await session(head);
  const result = await second.run({
    [embedding.headInput]: new ort.Tensor("float32", unit, [1, embedding.size]),
  });
  return Number(result[outputs.attractiveness.tensor]?.data[outputs.attractiveness.index]);
}

const isThere = variants.length > 0;

describe("the true CLIP encoder", () => {
  it.skipIf(!isThere)(
    "gives the published score in every provisioned format (needs `npm run models` and ../shared/golden)",
    { timeout: 300_000 },
    async () => {
      if (model === null) throw new Error("not provisioned");
      const runnable = variants.filter(({ backends }) => backends.includes("wasm"));
      expect(runnable.length).toBeGreaterThan(0);
      for (const variant of runnable) {
        const error = Math.abs((await rawOf(variant, model)) - PUBLISHED.raw);
        expect(error, variant.id).toBeLessThanOrEqual(TOLERANCE[variant.id] ?? COARSE_TOLERANCE);
      }
      expect(calibratedRaw(PUBLISHED.raw, model.calibration).percentile).toBeCloseTo(PUBLISHED.percentile, 0);
    },
  );
});

describe("the pinned encoders", () => {
  it("each run somewhere, prefer WebGPU's 4 bits, then wasm's, and never give WebGPU dynamic integers", () => {
    expect(new Set(ENCODERS.map(({ id }) => id)).size).toBe(ENCODERS.length);
    expect(DEFAULT_ENCODERS.every((id) => ENCODERS.some((pin) => pin.id === id))).toBe(true);
    const firstFor = (backend: "wasm" | "webgpu"): string | undefined =>
      ENCODERS.find((pin) => pin.backends.includes(backend))?.id;
    expect([firstFor("webgpu"), firstFor("wasm")]).toEqual(["q4f16", "q4"]);
    for (const pin of ENCODERS.filter(({ dtype }) => dtype.includes("dynamic")))
      expect(pin.backends).toEqual(["wasm"]);
  });
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as ort from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { l2Normalized } from "../../../src/core/image/clip-preprocess.ts";
import { chosenVariant, type Part } from "../../../src/models/manifest.ts";
import { fetchManifest, openModel } from "../../../src/models/store.ts";
import { fakeBrowser } from "../../../src/models/testing/fake-browser.ts";
import { ensureStandIn, publishForTests } from "./cli.ts";
import { FORMATS, standInEncoder, TINY, type Format } from "./vit.ts";
import { asBytes, asNibbles, halfFloats, randomWeights, transposed } from "./weights.ts";

ort.env.wasm.numThreads = 1;

const pixels = randomWeights(2 * 3 * 224 * 224, 5, "pixels");

async function embeddings(format: Format): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(standInEncoder(TINY, format), {
    executionProviders: ["wasm"],
  });
  const feed = { pixel_values: new ort.Tensor("float32", pixels, [2, 3, 224, 224]) };
  const { image_embeds: result } = await session.run(feed);
  expect(result?.dims).toEqual([2, 512]);
  expect(result?.type).toBe("float32");
  return result?.data as Float32Array;
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe("stand-in encoders", () => {
  it(
    "run in every format, and every format computes what float32 computes, as near as its numbers allow",
    { timeout: 120_000 },
    async () => {
      const exact = await embeddings("fp32");
      expect(exact.every(Number.isFinite)).toBe(true);
      expect(cosine(exact.subarray(0, 512), exact.subarray(512))).toBeLessThan(0.9999);
      const least: Record<Format, number> = { fp32: 1, fp16: 0.9999, uint8: 0.99, q4: 0.98, q4f16: 0.98 };
      for (const format of FORMATS) {
        expect(cosine(await embeddings(format), exact)).toBeGreaterThanOrEqual(least[format] - 1e-6);
      }
    },
  );

  it("are the same bytes for the same seed, and others for another", () => {
    const first = Buffer.from(standInEncoder(TINY, "q4", 3));
    expect(first.equals(standInEncoder(TINY, "q4", 3))).toBe(true);
    expect(first.equals(standInEncoder(TINY, "q4", 4))).toBe(false);
  });

  it("hold the operators that the true files hold", () => {
    const has = (format: Format, op: string): boolean =>
      Buffer.from(standInEncoder(TINY, format)).includes(op);
    for (const op of ["DynamicQuantizeLinear", "MatMulInteger", "ConvInteger"])
      expect(has("uint8", op)).toBe(true);
    expect(has("q4", "MatMulNBits")).toBe(true);
    expect(has("q4f16", "MatMulNBits")).toBe(true);
  });
});

describe("number formats", () => {
  it("rounds to the nearest half-precision number", () => {
    const cases: [number, number][] = [
      [0, 0],
      [1, 0x3c00],
      [-2, 0xc000],
      [65504, 0x7bff],
      [1e6, 0x7c00],
      [NaN, 0x7e00],
      [1 + 2 ** -11, 0x3c00],
      [1 + 3 * 2 ** -11, 0x3c02],
      [2 ** -24, 1],
      [2 ** -14, 0x0400],
      [-(2 ** -26), 0x8000],
    ];
    expect([...halfFloats(Float32Array.from(cases, ([value]) => value))]).toEqual(
      cases.map(([, bits]) => bits),
    );
  });

  it("keeps bytes and nibbles within half a step of the value", () => {
    const values = randomWeights(320, 1, "w");
    const { data, scale } = asBytes(values);
    values.forEach((value, i) =>
      expect(Math.abs(((data[i] ?? 0) - 128) * scale - value)).toBeLessThanOrEqual(scale * 0.5001),
    );
    const nibbles = asNibbles(values);
    values.forEach((value, i) => {
      const step = nibbles.scales[Math.floor(i / 32)] ?? 0;
      const nibble = ((nibbles.data[i >> 1] ?? 0) >> (i % 2 === 0 ? 0 : 4)) & 15;
      expect(Math.abs((nibble - 8) * step - value)).toBeLessThanOrEqual(step * 0.5001);
    });
    expect(() => asNibbles(new Float32Array(33))).toThrow(RangeError);
  });

  it("turns a matrix", () => {
    expect([...transposed(Float32Array.of(1, 2, 3, 4, 5, 6), 2, 3)]).toEqual([1, 4, 2, 5, 3, 6]);
  });
});

describe("a folder of models made for tests", () => {
  it(
    "opens through the store, and encoder and head give a raw output where FaceStats' lie",
    { timeout: 120_000 },
    async () => {
      const dir = mkdtempSync(path.join(tmpdir(), "mien-standins-"));
      try {
        const file = await ensureStandIn("uint8", { isTiny: true, seed: 1, out: path.join(dir, "files") });
        const modelsDir = path.join(dir, "models");
        await publishForTests(modelsDir, new Map([["uint8", file]]));
        const baseUrl = "https://mien.test/models/";
        const fetch = (url: string): Promise<Response> =>
          Promise.resolve(new Response(readFileSync(path.join(modelsDir, url.slice(baseUrl.length)))));
        const { parts } = fakeBrowser([]);
        const options = { baseUrl, parts: { ...parts, fetch } };
        const { models } = await fetchManifest(options);
        const [model] = models;
        if (model === undefined || !("encoder" in model.parts))
          throw new Error("no two-part model is listed");
        const run = async (part: Part, input: string, tensor: ort.Tensor): Promise<Float32Array> => {
          const variant = chosenVariant(part, "wasm", new Set());
          if (variant === null) throw new Error("no variant for wasm");
          const { bytes } = await openModel(variant, options);
          const session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
          const result = await session.run({ [input]: tensor });
          return Object.values(result)[0]?.data as Float32Array;
        };
        const image = new ort.Tensor("float32", pixels.slice(0, 3 * 224 * 224), [1, 3, 224, 224]);
        const embedding = await run(model.parts.encoder, "pixel_values", image);
        const unit = new ort.Tensor("float32", l2Normalized(embedding), [1, 512]);
        const [raw] = await run(model.parts.head, "embedding", unit);
        expect(raw).toBeGreaterThan(0.8);
        expect(raw).toBeLessThan(1.7);
      } finally {
        rmSync(dir, { recursive: true });
      }
    },
  );
});

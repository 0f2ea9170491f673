import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as ort from "onnxruntime-web";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { FACE_CROPS, inputName } from "./crops.ts";
import { featuresOnnx, facesOnnx, networkWeights } from "./faces-onnx.ts";
import type { WeightsByNetwork } from "./faces-onnx.ts";
import { goldenInput } from "./golden-picture.ts";
import { FEATURES, parseHeads } from "./heads.ts";
import { NETWORK_FILES, packageFile } from "./pins.ts";
import type { NetworkName } from "./pins.ts";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
const NETWORKS = Object.keys(NETWORK_FILES) as NetworkName[];
const GOLDEN = JSON.parse(readFileSync(path.join(import.meta.dirname, "golden.json"), "utf8")) as Record<
  string,
  number[]
>;

type Numbers = Readonly<Record<string, Float32Array>>;

async function answersOf(model: Uint8Array, networks: readonly NetworkName[]): Promise<Numbers> {
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  const feeds = networks.map((network) => {
    const { width, height } = FACE_CROPS[network];
    const input = new ort.Tensor("float32", goldenInput(ROOT, network), [1, 3, height, width]);
    return [inputName(network), input] as const;
  });
  const outputs = await session.run(Object.fromEntries(feeds));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array] as const),
  );
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

let weights: WeightsByNetwork;
let features: Numbers;

beforeAll(async () => {
  weights = Object.fromEntries(
    await Promise.all(NETWORKS.map(async (name) => [name, await networkWeights(ROOT, name)] as const)),
  );
  features = await answersOf(featuresOnnx(weights), NETWORKS);
}, 120_000);

describe("the networks in ONNX, in 8 bits, answer as the packages' own do", () => {
  it("expressions to 1e-5: their weights come in 8 bits", () => {
    const own = GOLDEN["expressions"] ?? [];
    expect(own).toHaveLength(7);
    own.forEach((value, i) =>
      expect(Math.abs(value - (features["expressions"]?.[i] ?? NaN))).toBeLessThan(1e-5),
    );
  });

  it("recognition in the same direction to a cosine of .9999: seven of its layers come in float32", () => {
    expect(GOLDEN["recognition"]).toHaveLength(FEATURES.recognition);
    expect(cosine(GOLDEN["recognition"] ?? [], features["recognition"] ?? [])).toBeGreaterThan(0.9999);
  });

  it("faceres to a cosine of .995, its age to half a year: its weights come in float16", () => {
    expect(GOLDEN["faceres"]).toHaveLength(FEATURES.faceres);
    expect(cosine(GOLDEN["faceres"] ?? [], features["faceres"] ?? [])).toBeGreaterThan(0.995);
    const age = (GOLDEN["faceres-ages"] ?? []).reduce((sum, share, years) => sum + share * years, 0);
    expect(age).toBeGreaterThan(10);
    expect(Math.abs(age - (features["faceres-age"]?.[0] ?? NaN))).toBeLessThan(0.5);
    expect(
      Math.abs((GOLDEN["faceres-sex"]?.[0] ?? NaN) - (features["faceres-sex"]?.[0] ?? NaN)),
    ).toBeLessThan(0.05);
  });
});

describe("the networks with our heads behind them", () => {
  const row = (count: number, seed: number): number[] =>
    Array.from({ length: count }, (_, i) => Math.sin(i * seed + 1));
  const heads = parseHeads({
    version: 1,
    networks: ["faceres", "recognition"],
    transform: { faceres: "sqrt" },
    heads: {
      attractiveness: { intercept: 50, weights: { faceres: row(1024, 3), recognition: row(128, 5) } },
      age: { intercept: 3, weights: { recognition: row(128, 7) }, scalars: { faceresAge: 0.5 } },
    },
  });

  it("tell the heads' sums and the smile, and nothing that could tell people apart", async () => {
    const model = facesOnnx(weights, heads);
    const told = await answersOf(model, NETWORKS);
    expect(
      Object.entries(told)
        .map(([name, { length }]) => `${name} ${length}`)
        .sort(),
    ).toEqual(["age 1", "attractiveness 1", "smile 1"]);
    const along = (network: keyof typeof FEATURES, by: readonly number[]): number => {
      const said = features[network] ?? [];
      const own = network === "faceres" ? Float32Array.from(said, Math.sqrt) : said;
      return dot(by, own) / Math.sqrt(dot(own, own));
    };
    const squashed = 18 + 12 * Math.tanh(((features["faceres-age"]?.[0] ?? NaN) - 18) / 12);
    const { attractiveness, age } = heads.heads;
    expect(told["attractiveness"]?.[0]).toBeCloseTo(
      50 + along("faceres", attractiveness.weights.faceres ?? []) + along("recognition", row(128, 5)),
      3,
    );
    expect(told["age"]?.[0]).toBeCloseTo(
      3 + along("recognition", age.weights.recognition ?? []) + 0.5 * squashed,
      3,
    );
    expect(told["smile"]?.[0]).toBeCloseTo(features["expressions"]?.[1] ?? NaN, 6);
  }, 120_000);

  it("are refused where a weight is missing or its network is not there", () => {
    const short = structuredClone(heads) as { networks: string[]; heads: { age: { weights: object } } };
    short.heads.age.weights = { recognition: [1] };
    expect(() => parseHeads(short)).toThrow("head age: 1 weights for recognition");
    expect(() => parseHeads({ ...heads, networks: ["faceres"] })).toThrow(/head attractiveness: 128 weights/);
    expect(() => parseHeads({ ...heads, version: 2 })).toThrow();
  });
});

describe("a package that is not the pinned one", () => {
  const pin = NETWORK_FILES.faceres.weights;
  let folder = "";
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is named, and what to do", async () => {
    folder = await mkdtemp(path.join(tmpdir(), "mien-faces-"));
    await expect(packageFile(folder, pin)).rejects.toThrow(
      "@vladmandic/human/models/faceres.bin is missing: is @vladmandic/human 3.3.6 installed? Run `npm ci`.",
    );
    const place = path.join(folder, pin.package, pin.file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, "other weights");
    await expect(packageFile(folder, pin)).rejects.toThrow(
      /faceres\.bin has SHA-256 .*, not the pinned 2c7d2d62/,
    );
  });
});

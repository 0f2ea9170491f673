/** The check on a tiny stand-in, with goldens that a plain computation made: yes to the right one, no to every damaged one. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standInGoldens } from "../../../lab/rehearsal/goldens.ts";
import { CLIP_SD, CLIP_SIZE } from "../../../src/core/image/clip-preprocess.ts";
import { cosineBetween } from "../../../src/core/image/self-test-picture.ts";
import type { TwoPartModel } from "../../../src/inference/encoder/encoder.ts";
import { parseManifest, type Part } from "../../../src/models/manifest.ts";
import { ensureStandIn, publishForTests } from "../standins/cli.ts";
import { standInEncoder, TINY, type Format } from "../standins/vit.ts";
import { randomWeights } from "../standins/weights.ts";
import { faceStatsIn } from "./browser-encoder.ts";
import { writeMeasured } from "./command.ts";
import { checkedFaces } from "./faces.ts";
import type { Goldens } from "./goldens.ts";
import { checkText, measuredErrors } from "./report.ts";
import { runCheck, type CheckResult } from "./run-check.ts";
import { inProcessEncoders, type Broken, type ModelFiles } from "./testing/in-process.ts";

const FORMATS: readonly Format[] = ["fp32", "q4", "uint8"];
/** Few: drawing one costs more than all else here. */
const FACES = 4;
const AREA = CLIP_SIZE * CLIP_SIZE;

let folder = "";
let model: TwoPartModel;
let files: ModelFiles;
let goldens: Goldens;
let faces: Uint8ClampedArray[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "mien-check-"));
  const standIns = new Map<Format, string>();
  for (const format of FORMATS)
    standIns.set(
      format,
      await ensureStandIn(format, { isTiny: true, seed: 1, out: path.join(folder, "files") }),
    );
  await publishForTests(path.join(folder, "models"), standIns, { isGolden: false });
  model = faceStatsIn(path.join(folder, "models"));
  files = {
    encoders: new Map(model.parts.encoder.variants.map(({ id }) => [id, bytesOf(model.parts.encoder, id)])),
    head: bytesOf(model.parts.head, "float32"),
  };
  faces = checkedFaces(FACES);
  goldens = standInGoldens(TINY, faces.slice(0, 1));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

function bytesOf({ variants }: Part, id: string): Uint8Array {
  const chunks = variants.find((variant) => variant.id === id)?.chunks ?? [];
  return Buffer.concat(chunks.map((chunk) => readFileSync(path.join(folder, "models", chunk.path))));
}

interface Damage {
  readonly model?: TwoPartModel;
  readonly files?: ModelFiles;
  readonly broken?: Broken;
}

function check(damage: Damage = {}): Promise<CheckResult> {
  const of = damage.model ?? model;
  const start = inProcessEncoders(of, damage.files ?? files, damage.broken);
  return runCheck({ model: of, goldens, faces, start, say: () => {} });
}

/** Numbers from 0 to 1, the same for the same seed. */
function drawn(seed: number): () => number {
  const numbers = randomWeights(16, seed + 1, "damage").values();
  return () => ((numbers.next().value ?? 0) + 1) / 2;
}

/** Return the bytes with a stretch of them replaced. */
function spoilt(bytes: Uint8Array, draw: () => number, seed: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const length = Math.min(copy.length, 256 + Math.floor(draw() * 4096));
  const at = Math.floor(draw() * (copy.length - length));
  const noise = new Uint8Array(
    randomWeights(Math.ceil(length / 4), seed + 7, "noise").map((x) => x * 1e6).buffer,
  );
  copy.set(noise.subarray(0, length), at);
  return copy;
}

const KINDS: Readonly<Record<string, (draw: () => number, seed: number) => Damage>> = {
  weights: (draw, seed) => {
    const bytes = files.encoders.get("fp32") ?? new Uint8Array();
    const other = draw() < 0.2 ? standInEncoder(TINY, "fp32", seed + 2) : spoilt(bytes, draw, seed);
    return { files: { ...files, encoders: new Map([...files.encoders, ["fp32", other]]) } };
  },
  head: (draw, seed) => ({ files: { ...files, head: spoilt(files.head, draw, seed) } }),
  "preprocessing constants": (draw) => {
    const channel = Math.floor(draw() * 3);
    const off = (0.02 + 0.1 * draw()) * (draw() < 0.5 ? -1 : 1);
    const isMean = draw() < 0.5;
    const sd = CLIP_SD[channel] ?? 1;
    const input = (tensor: Float32Array) =>
      tensor.map((value, i) => {
        if (Math.floor(i / AREA) !== channel) return value;
        return isMean ? value - off / sd : (value * sd) / (sd + off);
      });
    return { broken: { input } };
  },
  "swapped channels": (draw) => {
    const orders = [
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const order = orders[Math.floor(draw() * orders.length)] ?? [];
    const pixels = (given: Uint8ClampedArray) =>
      given.map((_, i) => given[i - (i % 3) + (order[i % 3] ?? 0)] ?? 0);
    return { broken: { pixels } };
  },
  "wrong framing": (draw) => {
    const scale = 0.7 + 0.25 * draw();
    const [dx, dy] = [Math.floor(2 + 20 * draw()), Math.floor(20 * draw())];
    const isMirrored = draw() < 0.3;
    const pixels = (given: Uint8ClampedArray) => {
      const framed = new Uint8ClampedArray(given.length);
      for (let y = 0; y < CLIP_SIZE; y++)
        for (let x = 0; x < CLIP_SIZE; x++)
          for (let channel = 0; channel < 3; channel++) {
            const column = Math.min(
              CLIP_SIZE - 1,
              Math.floor((isMirrored ? CLIP_SIZE - 1 - x : x) * scale + dx),
            );
            const row = Math.min(CLIP_SIZE - 1, Math.floor(y * scale + dy));
            framed[3 * (y * CLIP_SIZE + x) + channel] = given[3 * (row * CLIP_SIZE + column) + channel] ?? 0;
          }
      return framed;
    };
    return { broken: { pixels } };
  },
};

const DAMAGES = 200;

describe("the check", () => {
  it("says yes to the right model, and float32 in the app is what a plain computation says", async () => {
    const result = await check();
    expect(result.rows.flatMap(({ faults }) => faults)).toEqual([]);
    expect(result).toMatchObject({ isRight: true, truest: "fp32" });
    const text = checkText(result).split("\n");
    expect(text.at(-1)).toMatch(/^yes: /);
    expect(text.join("\n")).toContain("not tried: q4 on webgpu");
    const whole = standInGoldens(TINY, faces);
    const encoder = await inProcessEncoders(model, files)("fp32", "wasm");
    if ("none" in encoder) throw new Error(encoder.none);
    for (const { name, pixels, embedding, raw } of whole.cases) {
      const said = await encoder.say(pixels);
      expect(cosineBetween(said.embedding, [...(embedding?.values() ?? [])]), name).toBeGreaterThanOrEqual(
        0.99999,
      );
      expect(said.raw).toBeCloseTo(raw ?? NaN, 4);
    }
    await encoder.end();
  });

  it(
    `says no to ${DAMAGES} damaged ones: weights, head, preprocessing, channels, framing`,
    { timeout: 600_000 },
    async () => {
      const kinds = Object.entries(KINDS);
      const variants = model.parts.encoder.variants.filter(({ id }) => id === "fp32");
      const sharp = { ...model, parts: { ...model.parts, encoder: { variants } } };
      const passed: string[] = [];
      for (let seed = 0; seed < DAMAGES; seed++) {
        const [name, damage] = kinds[seed % kinds.length] ?? ["", () => ({})];
        const result = await check({ model: sharp, ...damage(drawn(seed), seed) });
        if (result.isRight || !/^no: /.test(checkText(result).split("\n").at(-1) ?? ""))
          passed.push(`${name} ${seed}`);
      }
      expect(passed).toEqual([]);
    },
  );

  it("says no, in the app's words, to constants that the manifest has otherwise", async () => {
    const { preprocessing } = model.input;
    if (preprocessing.kind !== "clip") throw new Error("no CLIP");
    const other = { ...preprocessing, mean: [0.5, 0.5, 0.5] as [number, number, number] };
    const result = await check({ model: { ...model, input: { ...model.input, preprocessing: other } } });
    expect(result.isRight).toBe(false);
    expect(checkText(result)).toContain("other pixels than CLIP ViT-B/32");
  });

  it("says no where nothing ran, or where wasm did not run what it may", async () => {
    expect((await check({ files: { ...files, encoders: new Map() } })).isRight).toBe(false);
    const fewer = new Map([...files.encoders].filter(([id]) => id !== "q4"));
    expect((await check({ files: { ...files, encoders: fewer } })).isRight).toBe(false);
  });

  it("writes what it measured into the manifest, and a later run without forgets it", async () => {
    const result = await check();
    const measured = measuredErrors(result, model, faces.length);
    const modelsDir = path.join(folder, "models");
    writeMeasured(modelsDir, measured);
    const listed = () => {
      const { models } = parseManifest(
        JSON.parse(readFileSync(path.join(modelsDir, "manifest.json"), "utf8")),
      );
      const [first] = models;
      if (first?.kind !== "two-part") throw new Error("no FaceStats");
      return first.parts.encoder.variants;
    };
    for (const { id, measured: found } of listed()) {
      expect(found, id).toEqual(measured.get(id));
      expect(found).toMatchObject({ against: "fp32", faces: FACES });
      expect(found?.ms.webgpu).toBeUndefined();
    }
    expect(measured.get("fp32")?.scoreSd).toBeLessThan(0.01);
    expect(measured.get("q4")?.scoreSd).toBeGreaterThan(0.01);
    expect(measured.get("uint8")?.cosine).toBeLessThan(1);
    writeMeasured(modelsDir, new Map());
    for (const variant of listed()) expect(variant.measured).toBeUndefined();
  });
});

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import * as ort from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { readStateDictPickle } from "./pickle.ts";
import { linearLayers, regressorOnnx } from "./regressor.ts";
import { readStateDict, type FloatTensor } from "./state-dict.ts";

const shared = path.resolve(process.env["MIEN_SHARED"] ?? "../shared");
const hasShared =
  existsSync(path.join(shared, "models/facestats")) && existsSync(path.join(shared, "golden/facestats-mlp"));

interface Golden {
  readonly shape: [number, number];
  readonly outputs: Record<string, { shapes: Record<string, number[]>; raw: number[] }>;
}

const golden = hasShared
  ? (JSON.parse(readFileSync(path.join(shared, "golden/facestats-mlp/index.json"), "utf8")) as Golden)
  : null;

describe.skipIf(golden === null)(
  "FaceStats' two regressors (needs ../shared/models and ../shared/golden)",
  () => {
    it.each(Object.entries(golden?.outputs ?? {}))(
      "%s gives PyTorch's outputs to 1e-5",
      async (name, expected) => {
        const tensors = readStateDict(readFileSync(path.join(shared, "models/facestats", name)));
        const shapes = Object.fromEntries([...tensors].map(([key, { shape }]) => [key, shape]));
        expect(shapes).toEqual(expected.shapes);
        const session = await ort.InferenceSession.create(regressorOnnx(linearLayers(tensors)), {
          executionProviders: ["wasm"],
        });
        const bytes = readFileSync(path.join(shared, "golden/facestats-mlp/embeddings.f32"));
        const values = new Float32Array(
          bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
        );
        const { raw } = await session.run({
          embedding: new ort.Tensor("float32", values, golden?.shape ?? []),
        });
        const got = [...((raw?.data ?? []) as Float32Array)];
        expect(got.length).toBe(expected.raw.length);
        got.forEach((value, i) =>
          expect(Math.abs(value - (expected.raw[i] ?? NaN))).toBeLessThanOrEqual(1e-5),
        );
      },
    );

    it("makes the same file every time", () => {
      const read = (): Uint8Array =>
        regressorOnnx(
          linearLayers(
            readStateDict(readFileSync(path.join(shared, "models/facestats/attractiveness_regressor.pt"))),
          ),
        );
      const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
      expect(hash(read())).toBe(hash(read()));
    });

    it("is refused when its numbers are cut", () => {
      const file = readFileSync(path.join(shared, "models/facestats/attractiveness_regressor.pt"));
      expect(() => readStateDict(file.subarray(0, 300_000))).toThrow(/zip/);
    });
  },
);

const tensor = (...shape: number[]): FloatTensor => ({
  shape,
  values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(0.5),
});

describe("linearLayers", () => {
  it("orders the layers by their number, not by how they were saved", () => {
    const layers = linearLayers(
      new Map([
        ["net.10.weight", tensor(1, 4)],
        ["net.10.bias", tensor(1)],
        ["net.9.weight", tensor(4, 8)],
        ["net.9.bias", tensor(4)],
      ]),
    );
    expect(layers.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([
      [8, 4],
      [4, 1],
    ]);
  });

  it("refuses layers that do not fit, more than one output, and anything else in the dict", () => {
    const of = (entries: [string, FloatTensor][]) => () => linearLayers(new Map(entries));
    const last: [string, FloatTensor][] = [
      ["net.2.weight", tensor(1, 5)],
      ["net.2.bias", tensor(1)],
    ];
    const first: [string, FloatTensor][] = [
      ["net.0.weight", tensor(4, 8)],
      ["net.0.bias", tensor(4)],
    ];
    expect(of([...first, ...last])).toThrow(/takes 5 numbers, but 4 come/);
    expect(of(first)).toThrow(/one number/);
    expect(of([...last, ["conv.weight", tensor(1)]])).toThrow(/conv\.weight/);
    expect(of(last.slice(0, 1))).toThrow(/net\.2/);
  });
});

/** Bytes of a pickle from opcodes (numbers) and text. */
function pickled(...pieces: (number | string)[]): Uint8Array {
  return Uint8Array.from(
    pieces.flatMap((piece) => (typeof piece === "number" ? [piece] : [...Buffer.from(piece)])),
  );
}

const PROTO = [0x80, 2] as const;

describe("readStateDictPickle", () => {
  it("runs no code: a call of os.system is refused by its name", () => {
    const attack = pickled(...PROTO, "cposix\nsystem\n", 0x58, 4, 0, 0, 0, "true", 0x85, "R.");
    expect(() => readStateDictPickle(attack)).toThrow(/the global 'posix system' at byte 2/);
    const builtin = pickled(...PROTO, "cbuiltins\neval\n", "(tR.");
    expect(() => readStateDictPickle(builtin)).toThrow(/'builtins eval'/);
  });

  it.each([
    ["STACK_GLOBAL", 0x93],
    ["INST", 0x69],
    ["OBJ", 0x6f],
    ["NEWOBJ", 0x81],
    ["EXT1", 0x82],
    ["0x47", 0x47],
  ])("refuses the instruction %s by name", (name, op) => {
    expect(() => readStateDictPickle(pickled(...PROTO, op, "."))).toThrow(name);
  });

  it("refuses another protocol, a call of a known name with arguments that it does not take, and a wrong result", () => {
    expect(() => readStateDictPickle(pickled(0x80, 4, "."))).toThrow(/protocol/);
    const call = pickled(...PROTO, "ccollections\nOrderedDict\n", 0x4b, 1, 0x85, "R.");
    expect(() => readStateDictPickle(call)).toThrow(/with 1 arguments/);
    expect(() => readStateDictPickle(pickled(...PROTO, 0x4b, 7, "."))).toThrow(/no dict/);
    expect(() => readStateDictPickle(pickled(...PROTO, "}", 0x58, 1, 0, 0, 0, "a", 0x4b, 7, "s."))).toThrow(
      /'a'/,
    );
  });

  it("refuses to read beyond the end, from an empty stack and without a mark", () => {
    expect(() => readStateDictPickle(pickled(...PROTO, 0x58, 255, 0, 0, 0, "a"))).toThrow(/beyond the end/);
    expect(() => readStateDictPickle(pickled(...PROTO, "R."))).toThrow(/empty stack/);
    expect(() => readStateDictPickle(pickled(...PROTO, "t."))).toThrow(/mark/);
    expect(() => readStateDictPickle(pickled(...PROTO))).toThrow(/beyond the end/);
  });

  it("survives random bytes: always an Error that says why, never a value", () => {
    let state = 7;
    for (let i = 0; i < 2000; i++) {
      const bytes = Uint8Array.from(
        { length: 40 },
        () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24,
      );
      expect(() => readStateDictPickle(bytes)).toThrow();
    }
  });
});

describe("readStateDict", () => {
  it("refuses what is no zip, has no pickle, is compressed or has its numbers the other way round", () => {
    expect(() => readStateDict(new Uint8Array(100))).toThrow(/zip/);
    expect(() => readStateDict(zipSync({ "a/b": new Uint8Array(3) }, { level: 0 }))).toThrow(/data\.pkl/);
    expect(() => readStateDict(zipSync({ "a/data.pkl": new Uint8Array(999) }, { level: 9 }))).toThrow(
      /compressed/,
    );
    const big = zipSync({ "a/data.pkl": pickled("."), "a/byteorder": Buffer.from("big") }, { level: 0 });
    expect(() => readStateDict(big)).toThrow(/little-endian/);
  });
});

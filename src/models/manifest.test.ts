import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FaultError } from "../core/fault.ts";
import { chosenVariant, parseManifest, parseModel, partsOf, type Part } from "./manifest.ts";

const hash = "ab".repeat(32);

const variant = (id: string, extra: object = {}) => ({
  id,
  backends: ["wasm"],
  dtype: "float32",
  bytes: 10,
  sha256: hash,
  chunks: [{ path: `compact/${id}.onnx`, bytes: 10, sha256: hash }],
  ...extra,
});

const common = {
  name: "A model",
  version: "1",
  licence: "MIT",
  source: { url: "https://example.org/model" },
};

const compact = {
  ...common,
  id: "compact",
  role: "appearance",
  kind: "single",
  input: {
    name: "pixels",
    dtype: "float32",
    shape: [-1, 3, 112, 112],
    preprocessing: { kind: "compact-crop", size: 112, mean: [0.5, 0.5, 0.5], sd: [0.25, 0.25, 0.25] },
  },
  outputs: { attractiveness: { tensor: "scores", index: 0 }, age: { tensor: "scores", index: 1 } },
  calibration: { kind: "linear", mean: 0.1, sd: 0.8 },
  ageGate: { output: "age", mean: 35, sd: 12, refuseBelow: 19, askBelow: 24 },
  passes: [{}, { mirror: true, degrees: 3 }],
  reference: {
    quantiles: Array.from({ length: 101 }, (_, i) => i),
    slope: 0.7,
    residuals: { "68": 6.1, "90": 10.4 },
  },
  parts: { network: { variants: [variant("float32")] } },
};

const landmarker = {
  ...common,
  id: "face-landmarker-official",
  role: "face-landmarker",
  kind: "official",
  parts: { bundle: { variants: [variant("float16")] } },
};

const percentiles = Array.from({ length: 101 }, (_, i) => 0.8 + i / 100);

const facestats = {
  ...common,
  id: "facestats",
  role: "appearance",
  kind: "two-part",
  input: {
    name: "pixel_values",
    dtype: "float32",
    shape: [-1, 3, -1, -1],
    preprocessing: {
      kind: "clip",
      size: 224,
      mean: [0.48, 0.46, 0.41],
      sd: [0.27, 0.26, 0.28],
      framing: "aligned",
    },
  },
  outputs: { attractiveness: { tensor: "raw", index: 0 } },
  calibration: { kind: "quantile", percentiles },
  embedding: { tensor: "image_embeds", size: 512, headInput: "embedding" },
  parts: {
    encoder: {
      variants: [
        variant("q4f16", { backends: ["webgpu"], requires: ["shader-f16"] }),
        variant("q4", { backends: ["wasm", "webgpu"] }),
        variant("quantized"),
      ],
    },
    head: { variants: [variant("float32")] },
  },
};

function complaint(model: object): string {
  try {
    parseModel(model);
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === "model-manifest-invalid")
      return error.fault.detail;
    return `wrong error: ${String(error)}`;
  }
  return "none";
}

describe("parseManifest", () => {
  it("accepts an embedded model, a landmark bundle and a two-part model", () => {
    const manifest = parseManifest({ version: 1, models: [compact, landmarker, facestats] });
    expect(manifest.models.map((model) => partsOf(model).map((part) => part.name))).toEqual([
      ["network"],
      ["bundle"],
      ["encoder", "head"],
    ]);
  });

  it("fills in what an entry may leave out", () => {
    const model = parseModel(compact);
    if (model.role !== "appearance") throw new Error("not an appearance model");
    expect(model.passes?.[1]).toEqual({ mirror: true, dx: 0, dy: 0, scale: 1, degrees: 3 });
  });

  it("names the place of a mistake", () => {
    expect(complaint({ ...compact, licence: "" })).toMatch(/^model\.licence: /);
    expect(complaint({ ...compact, outputs: {} })).toMatch(/^model\.outputs\.attractiveness: /);
    expect(complaint({ ...compact, role: "oracle" })).toMatch(/^model\.role: /);
  });

  it("refuses chunks that do not add up, are too large, badly hashed or outside the folder", () => {
    const withVariant = (extra: object) =>
      complaint({ ...compact, parts: { network: { variants: [variant("float32", extra)] } } });
    expect(withVariant({ bytes: 11 })).toMatch(/add up/);
    const chunk = (extra: object) => ({ chunks: [{ path: "a.onnx", bytes: 10, sha256: hash, ...extra }] });
    expect(withVariant(chunk({ sha256: hash.toUpperCase() }))).toMatch(/64 lower-case/);
    for (const path of [
      "../a.onnx",
      "/a.onnx",
      "https://example.org/a",
      "a//b",
      "a/../../b",
      "a\\b",
      "//host/a",
    ]) {
      expect(withVariant(chunk({ path }))).toMatch(/path/);
    }
    const large = 4 * 1024 * 1024 + 1;
    expect(withVariant({ bytes: large, ...chunk({ bytes: large }) })).toMatch(/chunks\.0\.bytes/);
  });

  it("refuses falling percentiles, an age gate without its output, and two models of one id", () => {
    const falling = percentiles.with(50, 0);
    expect(complaint({ ...facestats, calibration: { kind: "quantile", percentiles: falling } })).toMatch(
      /must not fall/,
    );
    expect(complaint({ ...facestats, ageGate: compact.ageGate })).toMatch(/age gate/);
    expect(() => parseManifest({ version: 1, models: [compact, compact] })).toThrow(/same id/);
  });

  it("takes an age gate with two thresholds or with a sure one, and refuses one without, or the wrong way round", () => {
    const gated = (thresholds: object) => ({
      ...compact,
      ageGate: { output: "age", mean: 35, sd: 12, ...thresholds },
    });
    expect(parseModel(gated({ refuseBelow: 24, askBelow: 24 }))).toMatchObject({ ageGate: { askBelow: 24 } });
    expect(parseModel(gated({ sureFrom: 35 }))).toMatchObject({ ageGate: { sureFrom: 35 } });
    for (const none of [{}, { refuseBelow: 24 }, { askBelow: 24 }, { sure: 35 }])
      expect(complaint(gated(none))).toMatch(
        /ageGate: an age gate has refuseBelow and askBelow, or sureFrom/,
      );
    expect(complaint(gated({ sureFrom: 0 }))).toMatch(/ageGate\.sureFrom: must be above 0/);
    expect(complaint(gated({ refuseBelow: 24, askBelow: 19 }))).toMatch(/refuses where it asks/);
  });
});

describe("chosenVariant", () => {
  const model = parseModel(facestats);
  const encoder: Part = "encoder" in model.parts ? model.parts.encoder : { variants: [] };
  const chosen = (backend: "wasm" | "webgpu", features: "shader-f16"[], preferred?: string) =>
    chosenVariant(encoder, backend, new Set(features), preferred)?.id ?? null;

  it("takes the first that the backend may run", () => {
    expect(chosen("webgpu", ["shader-f16"])).toBe("q4f16");
    expect(chosen("webgpu", [])).toBe("q4");
    expect(chosen("wasm", ["shader-f16"])).toBe("q4");
  });

  it("takes the preferred one only where it may run", () => {
    expect(chosen("wasm", [], "quantized")).toBe("quantized");
    expect(chosen("webgpu", [], "quantized")).toBe("q4");
  });

  it("asks wasm for no feature of a graphics card", () => {
    const half = parseModel({
      ...facestats,
      parts: {
        ...facestats.parts,
        encoder: { variants: [variant("fp16", { backends: ["wasm", "webgpu"], requires: ["shader-f16"] })] },
      },
    });
    const part: Part = "encoder" in half.parts ? half.parts.encoder : { variants: [] };
    expect(chosenVariant(part, "wasm", new Set())?.id).toBe("fp16");
    expect(chosenVariant(part, "webgpu", new Set())).toBeNull();
  });

  describe("where all were measured", () => {
    const measured = (
      id: string,
      scoreSd: number,
      ms: { wasm?: number; webgpu?: number },
      extra: object = {},
    ) =>
      variant(id, {
        backends: ["wasm", "webgpu"],
        measured: { against: "fp32", faces: 40, cosine: 0.99, scoreSd, ms },
        ...extra,
      });
    const best = (variants: object[], backend: "wasm" | "webgpu" = "wasm") => {
      const model = parseModel({ ...facestats, parts: { ...facestats.parts, encoder: { variants } } });
      const part: Part = "encoder" in model.parts ? model.parts.encoder : { variants: [] };
      return chosenVariant(part, backend, new Set())?.id;
    };

    it("takes the one that is waited for least of those that stray little", () => {
      const coarse = measured("coarse", 5, { wasm: 50, webgpu: 50 });
      const slow = measured("slow", 1, { wasm: 900, webgpu: 40 });
      const quick = measured("quick", 2.5, { wasm: 200, webgpu: 100 });
      expect(best([coarse, slow, quick])).toBe("quick");
      expect(best([coarse, slow, quick], "webgpu")).toBe("slow");
    });

    it("takes the truest where all stray", () => {
      expect(best([measured("worse", 9, { wasm: 1 }), measured("bad", 6, { wasm: 900 })])).toBe("bad");
    });

    it("believes the list's order where one was not measured on that backend", () => {
      const known = measured("known", 0, { wasm: 1 });
      expect(best([variant("first"), known])).toBe("first");
      expect(best([measured("elsewhere", 9, { webgpu: 1 }), known])).toBe("elsewhere");
    });
  });

  it("returns null when the backend may run none", () => {
    const gpuOnly: Part = { variants: encoder.variants.slice(0, 1) };
    expect(chosenVariant(gpuOnly, "wasm", new Set())).toBeNull();
  });
});

describe("a manifest of any content", () => {
  const good = { version: 1, models: [compact, landmarker, facestats] };

  /** Return every place in a JSON value as the keys that lead there. */
  const placesIn = (value: unknown): string[][] =>
    typeof value !== "object" || value === null
      ? [[]]
      : [
          [],
          ...Object.entries(value).flatMap(([key, child]) => placesIn(child).map((rest) => [key, ...rest])),
        ];
  const places = placesIn(good);

  /** Return a copy with something else at a place; `undefined` takes the place away. */
  const replaced = (value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown => {
    if (key === undefined || typeof value !== "object" || value === null) return put;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    const child = replaced(copy[key], rest, put);
    if (child === undefined) delete copy[key];
    else copy[key] = child;
    return copy;
  };

  const isReadOrRefused = (json: unknown): boolean => {
    try {
      for (const model of parseManifest(json).models)
        for (const { part } of partsOf(model))
          for (const { path } of part.variants.flatMap(({ chunks }) => chunks)) {
            const { href } = new URL(path, "https://mien.test/models/");
            expect(href.startsWith("https://mien.test/models/"), path).toBe(true);
          }
      return true;
    } catch (error) {
      if (error instanceof FaultError && error.fault.code === "model-manifest-invalid") return false;
      throw error;
    }
  };

  it("is read or refused as invalid, whatever it is", () => {
    const anything = fc.oneof(fc.jsonValue(), fc.anything({ withBigInt: true, withNullPrototype: true }));
    fc.assert(
      fc.property(anything, (json) => void isReadOrRefused(json)),
      { numRuns: 2000, seed: 21 },
    );
  });

  it("is read or refused as invalid when any place of a good one holds something else", () => {
    const put = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom<unknown>(
        "../../x",
        "https://elsewhere.test/x",
        "__proto__",
        -1,
        1e308,
        0.5,
        [],
        {},
        null,
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const ends = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...places), put, (place, value) => {
        ends[isReadOrRefused(replaced(good, place, value)) ? "read" : "refused"] += 1;
      }),
      { numRuns: 4000, seed: 22 },
    );
    expect(ends.read).toBeGreaterThan(50);
    expect(ends.refused).toBeGreaterThan(1000);
  });
});

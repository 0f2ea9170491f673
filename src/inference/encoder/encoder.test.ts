import { describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { clipNormalized, CLIP_SIZE } from "../../core/image/clip-preprocess.ts";
import { selfTestPicture } from "../../core/image/self-test-picture.ts";
import { faceStatsManifest } from "../../models/testing/facestats-manifest.ts";
import { embedder, encoderModel, headReader, selfTestCosine, type TwoPartModel } from "./encoder.ts";
import { neverLost, type Backend, type Session, type Tensors } from "../runtime/runtime.ts";

const MEAN = [0.48145466, 0.4578275, 0.40821073];
const SD = [0.26862954, 0.26130258, 0.27577711];

const manifest = faceStatsManifest(
  [{ id: "q4", digit: "1", bytes: 100, backends: ["wasm"] }],
  [{ id: "head", digit: "2", bytes: 10, backends: ["wasm"] }],
);
const listed = encoderModel(manifest);
if (!listed) throw new Error("the manifest lists FaceStats");

/** FaceStats as it is listed but with CLIP's own preprocessing and an embedding of four numbers. */
function model(changes: Record<string, unknown> = {}): TwoPartModel {
  const preprocessing = { kind: "clip", size: 224, mean: MEAN, sd: SD, framing: "aligned", ...changes };
  return {
    ...listed,
    input: { ...listed?.input, preprocessing },
    embedding: { tensor: "embeds", size: 4, headInput: "in" },
  } as TwoPartModel;
}

const session = (outputs: Tensors, fed: Tensors[] = []): Session => ({
  run: (feeds) => {
    fed.push(feeds);
    return Promise.resolve(outputs);
  },
});
const row = (...numbers: number[]) => ({ dims: [1, numbers.length], data: Float32Array.from(numbers) });

const faultOf = async (job: () => unknown) => {
  const error: unknown = await Promise.resolve()
    .then(job)
    .catch((reason: unknown) => reason);
  return error instanceof FaultError ? error.fault : error;
};

describe("the encoder of a site", () => {
  it("is the appearance model of two parts, where there is one", () => {
    expect(listed.id).toBe("facestats");
    const single = { ...listed, kind: "single" } as never;
    const landmarker = { ...listed, role: "face-landmarker" } as never;
    expect(encoderModel({ version: 1, models: [single, landmarker] })).toBeNull();
    expect(encoderModel({ version: 1, models: [single, listed] })).toBe(listed);
  });
});

describe("an embedding", () => {
  it("is what the encoder makes of the normalised pixels, one face at a time", async () => {
    const fed: Tensors[] = [];
    const embed = embedder(model(), session({ embeds: row(1, 2, 3, 4) }, fed));
    expect(await embed(selfTestPicture())).toEqual(Float32Array.of(1, 2, 3, 4));
    expect(fed[0]?.["pixels"]?.dims).toEqual([1, 3, CLIP_SIZE, CLIP_SIZE]);
    expect(fed[0]?.["pixels"]?.data).toEqual(clipNormalized(selfTestPicture()));
  });

  it("is refused when it has another size, or is not there", async () => {
    const embedded = (outputs: Tensors) =>
      faultOf(() => embedder(model(), session(outputs))(selfTestPicture()));
    expect(await embedded({ embeds: row(1, 2, 3) })).toEqual({
      code: "model-output-invalid",
      detail: "the embedding has 3 numbers",
    });
    expect(await embedded({ other: row(1, 2, 3, 4) })).toEqual({
      code: "model-output-invalid",
      detail: "the embedding has no numbers",
    });
  });

  it.each([
    ["kind", "compact-crop"],
    ["size", 336],
    ["mean", [MEAN[0], MEAN[1], 0.5]],
    ["sd", [0.5, SD[1], SD[2]]],
  ])("is not made for a model that wants pixels of another %s", async (key, value) => {
    expect(await faultOf(() => embedder(model({ [key]: value }), session({})))).toEqual({
      code: "engine-unsupported",
      detail: "facestats: other pixels than CLIP ViT-B/32",
    });
  });
});

describe("the head", () => {
  it("reads the listed number of the listed tensor", async () => {
    const fed: Tensors[] = [];
    const read = headReader(
      { ...model(), outputs: { attractiveness: { tensor: "out", index: 1 } } },
      session({ out: row(5, 6) }, fed),
    );
    expect(await read(Float32Array.of(0, 3, 0, 4))).toBe(6);
    expect(fed[0]?.["in"]?.dims).toEqual([1, 4]);
  });

  it("is silent where that number is missing", async () => {
    const silent = (outputs: Tensors) =>
      faultOf(() => headReader(model(), session(outputs))(Float32Array.of(1, 0, 0, 0)));
    const fault = { code: "model-output-invalid", detail: "the head gave no out" };
    expect(await silent({ other: row(1) })).toEqual(fault);
    expect(await silent({ out: row() })).toEqual(fault);
  });
});

describe("the self-test", () => {
  it("gives the processor the very file of the backend, and asks both about one picture", async () => {
    const bytes = Uint8Array.of(9, 8, 7);
    const given: unknown[] = [];
    const pixels: Uint8ClampedArray[] = [];
    const backend: Backend = {
      kind: "webgpu",
      version: "test",
      threads: 1,
      lost: neverLost(),
      createSession: () => Promise.reject(new Error("the backend has its session")),
      createCpuSession: (file) => {
        given.push(file);
        return Promise.resolve(session({ embeds: row(1, 0, 0, 0) }));
      },
    };
    const cosine = await selfTestCosine({
      backend,
      model: model(),
      encoderBytes: bytes,
      golden: undefined,
      embed: (picture) => {
        pixels.push(picture);
        return Promise.resolve(Float32Array.of(1, 1, 0, 0));
      },
    });
    expect(cosine).toBeCloseTo(Math.SQRT1_2, 6);
    expect(given).toEqual([bytes]);
    expect(pixels).toEqual([selfTestPicture()]);
  });
});

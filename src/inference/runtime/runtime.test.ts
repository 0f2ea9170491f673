import { describe, expect, it } from "vitest";
import { tinyRunModel } from "../../../scripts/models/onnx/tiny-run.ts";
import { selfTestPicture } from "../../core/image/self-test-picture.ts";
import type { TwoPartModel } from "../encoder/encoder.ts";
import { embedder, headReader, LEAST_COSINE, selfTestCosine } from "../encoder/encoder.ts";
import { probedGpu } from "./probe-webgpu.ts";
import { createTurns } from "../../core/turns.ts";
import { createSession, guarded, neverLost } from "./runtime.ts";
import type { Backend, FloatTensor, Session, Tensors } from "./runtime.ts";
import { checkTinyRun, expectedTinyRun, TINY_RUN_MODEL } from "./tiny-run.ts";

const row = (...data: number[]): FloatTensor => ({ dims: [1, data.length], data: Float32Array.from(data) });
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { fault?: { code?: string } }).fault?.code;
  }
  return null;
};

describe("the output guard", () => {
  it("refuses nothing, NaN, infinity, zeros and a constant, and lets answers pass", () => {
    const constant = row(...Array.from({ length: 16 }, () => 0.3));
    for (const bad of [row(), row(1, NaN), row(Infinity), row(0), row(0, 0), constant])
      expect(codeOf(() => guarded("y", bad))).toBe("model-output-invalid");
    for (const good of [row(0.3), row(0.3, 0.3), row(0, 1)]) expect(guarded("y", good)).toBe(good);
  });
});

describe("a session", () => {
  it("runs one call at a time, in order, also after one that failed", async () => {
    const log: string[] = [];
    const run = async ({ x }: Tensors): Promise<Tensors> => {
      const value = x?.data[0] ?? 0;
      log.push(`begin ${value}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`end ${value}`);
      if (value === 1) throw new Error("one fails");
      return { y: row(value) };
    };
    const inTurn = createTurns();
    const [first, second] = [
      createSession(run, inTurn, neverLost()),
      createSession(run, inTurn, neverLost()),
    ];
    const results = await Promise.allSettled([
      first.run({ x: row(1) }),
      second.run({ x: row(2) }),
      first.run({ x: row(3) }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(log).toEqual(["begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3"]);
  });

  it("gives up at once when its backend is lost", async () => {
    let lose: (error: Error) => void = () => {};
    const lost = new Promise<never>((_, reject) => (lose = reject));
    const session = createSession(() => new Promise<never>(() => {}), createTurns(), lost);
    const running = session.run({});
    lose(new Error("lost"));
    await expect(running).rejects.toThrow("lost");
    await expect(session.run({})).rejects.toThrow("lost");
  });
});

function backendOf(run: Session["run"], cpu: Session["run"] = run): Backend {
  return {
    kind: "webgpu",
    version: "test",
    threads: 1,
    lost: neverLost(),
    createSession: () => Promise.resolve({ run }),
    createCpuSession: () => Promise.resolve({ run: cpu }),
  };
}

describe("the tiny run", () => {
  it("carries the model that the script makes", () => {
    expect(TINY_RUN_MODEL).toBe(Buffer.from(tinyRunModel()).toString("base64"));
  });

  it("accepts a backend that multiplies and one only", async () => {
    const right = ({ a, b }: Tensors) => {
      if (!a || !b) throw new Error("a and b");
      return Promise.resolve({ y: { dims: [4, 4], data: Float32Array.from(expectedTinyRun(a, b)) } });
    };
    await expect(checkTinyRun(backendOf(right))).resolves.toBeUndefined();
    const wrong = () => Promise.resolve({ y: { dims: [4, 4], data: new Float32Array(16).fill(0.25) } });
    await expect(checkTinyRun(backendOf(wrong))).rejects.toMatchObject({
      fault: { code: "model-output-invalid" },
    });
    await expect(checkTinyRun(backendOf(() => Promise.resolve({})))).rejects.toThrow("wrong result");
  });
});

const MODEL = {
  id: "facestats",
  input: {
    name: "pixel_values",
    preprocessing: {
      kind: "clip",
      size: 224,
      mean: [0.48145466, 0.4578275, 0.40821073],
      sd: [0.26862954, 0.26130258, 0.27577711],
      framing: "aligned",
    },
  },
  embedding: { tensor: "image_embeds", size: 4, headInput: "embedding" },
  outputs: { attractiveness: { tensor: "raw", index: 0 } },
} as unknown as TwoPartModel;

const embedding =
  (...numbers: number[]) =>
  () =>
    Promise.resolve({ image_embeds: row(...numbers) });

describe("the self-test", () => {
  const cosineOf = (gpu: Session["run"], cpu: Session["run"], golden?: number[]) => {
    const backend = backendOf(gpu, cpu);
    const embed = embedder(MODEL, { run: gpu });
    return selfTestCosine({ backend, model: MODEL, embed, encoderBytes: new Uint8Array(), golden });
  };

  it("holds a GPU against the processor, or against the golden embedding where one is listed", async () => {
    const same = await cosineOf(embedding(1, 2, 3, 4), embedding(1, 2, 3, 4.01));
    expect(same).toBeGreaterThan(LEAST_COSINE);
    expect(await cosineOf(embedding(1, 2, 3, 4), embedding(4, 3, 2, 1))).toBeLessThan(LEAST_COSINE);
    expect(await cosineOf(embedding(1, 2, 3, 4), embedding(1, 2, 3, 4), [4, 3, 2, 1])).toBeLessThan(
      LEAST_COSINE,
    );
    expect(await cosineOf(embedding(1, 2, 3, 4), embedding(4, 3, 2, 1), [1, 2, 3, 4])).toBeCloseTo(1, 6);
  });

  it("has nothing to hold the processor against without a golden embedding", async () => {
    const backend: Backend = { ...backendOf(embedding(1, 2, 3, 4)), kind: "wasm" };
    const embed = embedder(MODEL, { run: embedding(1, 2, 3, 4) });
    expect(
      await selfTestCosine({
        backend,
        model: MODEL,
        embed,
        encoderBytes: new Uint8Array(),
        golden: undefined,
      }),
    ).toBeNull();
  });
});

describe("encoder and head", () => {
  it("hand the head an embedding of length 1", async () => {
    let seen: number[] = [];
    const read = headReader(MODEL, {
      run: ({ embedding: given }) => {
        seen = [...(given?.data ?? [])];
        return Promise.resolve({ raw: row(1.25) });
      },
    });
    expect(await read(Float32Array.of(3, 4, 0, 0))).toBe(1.25);
    expect(seen).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6), 0, 0]);
  });

  it("refuse an embedding of another size, and a model that wants other pixels", async () => {
    await expect(embedder(MODEL, { run: embedding(1, 2) })(selfTestPicture())).rejects.toMatchObject({
      fault: { code: "model-output-invalid" },
    });
    const preprocessing = { ...MODEL.input.preprocessing, mean: [0.5, 0.5, 0.5] };
    const other = { ...MODEL, input: { ...MODEL.input, preprocessing } } as TwoPartModel;
    expect(codeOf(() => embedder(other, { run: embedding(1, 2, 3, 4) }))).toBe("engine-unsupported");
  });
});

function fakeGpu(changes: { fallback?: boolean; limit?: number; features?: string[] } = {}): GPU {
  const features = new Set(changes.features ?? ["shader-f16"]);
  const limits = {
    maxStorageBufferBindingSize: changes.limit ?? 2 ** 30,
    maxBufferSize: 2 ** 30,
    maxComputeInvocationsPerWorkgroup: 256,
    maxComputeWorkgroupStorageSize: 32768,
  };
  const info = { isFallbackAdapter: changes.fallback ?? false, vendor: "acme", architecture: "one" };
  const requestDevice = () => Promise.resolve({ features });
  return {
    requestAdapter: () => Promise.resolve({ features, limits, info, requestDevice }),
  } as unknown as GPU;
}

describe("the WebGPU probe", () => {
  const kindOf = async (options: Parameters<typeof probedGpu>[0]) => {
    const probe = await probedGpu({ canSuspend: true, ...options });
    return probe.kind === "usable" ? [...probe.features] : probe.reason;
  };

  it("takes a real adapter, with the features it has", async () => {
    expect(await kindOf({ gpu: fakeGpu() })).toEqual(["shader-f16"]);
    expect(await kindOf({ gpu: fakeGpu({ features: [] }) })).toEqual([]);
  });

  it("refuses what only looks like a GPU, and says why", async () => {
    expect(await kindOf({ gpu: undefined })).toContain("no WebGPU");
    expect(await kindOf({ gpu: fakeGpu(), canSuspend: false })).toContain("Suspending");
    expect(await kindOf({ gpu: { requestAdapter: () => Promise.resolve(null) } as unknown as GPU })).toBe(
      "no adapter",
    );
    expect(await kindOf({ gpu: fakeGpu({ fallback: true }) })).toContain("software");
    expect(await kindOf({ gpu: fakeGpu({ fallback: true }), allowSoftware: true })).toEqual(["shader-f16"]);
    expect(await kindOf({ gpu: fakeGpu({ limit: 1024 }) })).toContain("maxStorageBufferBindingSize");
    const broken = { requestAdapter: () => Promise.reject(new Error("driver")) } as unknown as GPU;
    expect(await kindOf({ gpu: broken })).toContain("driver");
  });
});

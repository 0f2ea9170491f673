import { afterEach, describe, expect, it, vi } from "vitest";
import { probedGpu } from "./probe-webgpu.ts";

const MIB = 1024 * 1024;

/** The least limits with which the encoder can be run. */
const LEAST = {
  maxStorageBufferBindingSize: 64 * MIB,
  maxBufferSize: 64 * MIB,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupStorageSize: 16 * 1024,
  maxComputeWorkgroupSizeX: 11,
  maxComputeWorkgroupSizeY: 12,
  maxComputeWorkgroupSizeZ: 13,
  maxComputeWorkgroupsPerDimension: 14,
  maxStorageBuffersPerShaderStage: 15,
};

interface Facts {
  readonly features?: readonly string[];
  readonly granted?: readonly string[];
  readonly limits?: Readonly<Record<string, number | undefined>>;
  readonly architecture?: string;
}

function fakeGpu({ features = [], granted = features, limits = {}, architecture = "one" }: Facts = {}) {
  const asked: unknown[] = [];
  const device = { features: new Set(granted) };
  const gpu = {
    requestAdapter: (options: unknown) => {
      asked.push(options);
      return Promise.resolve({
        features: new Set(features),
        limits: { ...LEAST, ...limits },
        info: { isFallbackAdapter: false, vendor: "acme", architecture },
        requestDevice: (wanted: unknown) => {
          asked.push(wanted);
          return Promise.resolve(device);
        },
      });
    },
  } as unknown as GPU;
  return { gpu, asked, device };
}

const probed = (gpu: GPU) => probedGpu({ gpu, canSuspend: true });

afterEach(() => void vi.unstubAllGlobals());

describe("a GPU that can be used", () => {
  it("is asked for as the fast one, with every limit that the runtime looks at, as high as it is", async () => {
    const { gpu, asked, device } = fakeGpu();
    expect(await probed(gpu)).toEqual({ kind: "usable", device, features: new Set(), adapter: "acme one" });
    expect(asked).toEqual([
      { powerPreference: "high-performance" },
      { requiredFeatures: [], requiredLimits: LEAST },
    ]);
  });

  it("is asked for the features it has of those that help, and no others", async () => {
    const { gpu, asked } = fakeGpu({ features: ["timestamp-query", "subgroups", "shader-f16"] });
    expect(await probed(gpu)).toMatchObject({ features: new Set(["shader-f16"]) });
    expect(asked[1]).toMatchObject({ requiredFeatures: ["shader-f16", "subgroups"] });
  });

  it("has half precision only if the device has it, whatever the adapter said", async () => {
    const { gpu } = fakeGpu({ features: ["shader-f16"], granted: [] });
    expect(await probed(gpu)).toMatchObject({ features: new Set() });
  });

  it("is named by its maker alone where its architecture is not told", async () => {
    expect(await probed(fakeGpu({ architecture: "" }).gpu)).toMatchObject({ adapter: "acme" });
  });

  it("is the browser's own unless another one is given", async () => {
    vi.stubGlobal("navigator", { gpu: fakeGpu().gpu });
    expect(await probedGpu({ canSuspend: true })).toMatchObject({ kind: "usable" });
    vi.stubGlobal("navigator", {});
    expect(await probedGpu({ canSuspend: true })).toEqual({
      kind: "unusable",
      reason: "the browser has no WebGPU",
    });
  });
});

describe("a GPU that cannot be used", () => {
  it.each(Object.entries(LEAST).slice(0, 4))(
    "has less %s than %i, or does not tell",
    async (limit, least) => {
      const reason = `${limit} is below ${least}`;
      expect(await probed(fakeGpu({ limits: { [limit]: least - 1 } }).gpu)).toEqual({
        kind: "unusable",
        reason,
      });
      expect(await probed(fakeGpu({ limits: { [limit]: undefined } }).gpu)).toEqual({
        kind: "unusable",
        reason,
      });
    },
  );

  it("is in a browser whose wasm cannot wait for it", async () => {
    const reason = "the browser lacks WebAssembly.Suspending";
    expect(await probedGpu({ gpu: fakeGpu().gpu, canSuspend: false })).toEqual({ kind: "unusable", reason });
    const has = "Suspending" in WebAssembly;
    expect((await probedGpu({ gpu: fakeGpu().gpu })).kind).toBe(has ? "usable" : "unusable");
  });
});

/** Whether this browser's GPU can be used: the question that `"gpu" in navigator` does not answer. */
import { canSuspend } from "./ort-webgpu.ts";

/** A device to compute on, or why there is none. */
export type GpuProbe =
  | {
      readonly kind: "usable";
      readonly device: GPUDevice;
      readonly features: ReadonlySet<"shader-f16">;
      /** Maker and architecture, as far as the browser tells. */
      readonly adapter: string;
    }
  | { readonly kind: "unusable"; readonly reason: string };

/** What a probe may be told by a test. */
export interface ProbeOptions {
  readonly gpu?: GPU | undefined;
  readonly canSuspend?: boolean;
  /** Take an adapter that computes in software; only tests do, because wasm is faster than that. */
  readonly allowSoftware?: boolean;
}

/** The least that the encoder's largest layer needs: a buffer of 64 MiB, and workgroups of 256 with 16 KiB. */
const NEEDED = {
  maxStorageBufferBindingSize: 64 * 1024 * 1024,
  maxBufferSize: 64 * 1024 * 1024,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupStorageSize: 16 * 1024,
} as const;

/** Limits asked for at what the adapter has, because the runtime chooses its kernels by them. */
const WANTED = [
  ...(Object.keys(NEEDED) as (keyof typeof NEEDED)[]),
  "maxComputeWorkgroupSizeX",
  "maxComputeWorkgroupSizeY",
  "maxComputeWorkgroupSizeZ",
  "maxComputeWorkgroupsPerDimension",
  "maxStorageBuffersPerShaderStage",
] as const;

/** Optional features that the runtime uses where they exist. */
const FEATURES = ["shader-f16", "subgroups"] as const;

/** Return a device on this browser's GPU, or why there is none that should be used. */
export async function probedGpu(options: ProbeOptions = {}): Promise<GpuProbe> {
  const gpu = "gpu" in options ? options.gpu : navigator.gpu;
  if (!gpu) return unusable("the browser has no WebGPU");
  if (!(options.canSuspend ?? canSuspend())) return unusable("the browser lacks WebAssembly.Suspending");
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return unusable("no adapter");
    if (adapter.info.isFallbackAdapter && !options.allowSoftware) return unusable("the adapter is software");
    const lacking = Object.entries(NEEDED).find(
      ([limit, least]) => (adapter.limits[limit as keyof typeof NEEDED] ?? 0) < least,
    );
    if (lacking) return unusable(`${lacking[0]} is below ${lacking[1]}`);
    const requiredFeatures = FEATURES.filter((name) => adapter.features.has(name));
    const requiredLimits = Object.fromEntries(WANTED.map((limit) => [limit, adapter.limits[limit]]));
    const device = await adapter.requestDevice({ requiredFeatures, requiredLimits });
    const { vendor, architecture } = adapter.info;
    const features = new Set<"shader-f16">(device.features.has("shader-f16") ? ["shader-f16"] : []);
    return { kind: "usable", device, features, adapter: `${vendor} ${architecture}`.trim() };
  } catch (error) {
    return unusable(String(error));
  }
}

function unusable(reason: string): GpuProbe {
  return { kind: "unusable", reason };
}

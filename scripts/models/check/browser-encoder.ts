/** The app's encoder worker in headless Chromium, over the models of a folder. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseModel } from "../../../src/models/manifest.ts";
import type { TwoPartModel } from "../../../src/inference/encoder/encoder.ts";
import type { Tools } from "../../browser/browser.ts";
import { FACESTATS_ID } from "../provision.ts";
import type { StartEncoder } from "./run-check.ts";

/** Flags that let headless Chromium use a GPU where there is one. */
export const GPU_FLAGS: readonly string[] = ["--enable-unsafe-webgpu", "--enable-features=Vulkan"];

/** Return the FaceStats that a folder of models holds. Throws when it holds none or its description is not sound. */
export function faceStatsIn(modelsDir: string): TwoPartModel {
  const file = path.join(modelsDir, FACESTATS_ID, "model.json");
  const model = parseModel(JSON.parse(readFileSync(file, "utf8")));
  if (model.kind !== "two-part") throw new Error(`${file} describes no encoder and head`);
  return model;
}

/** Return what starts the app's encoder in the tools page. */
export function browserEncoders(tools: Tools): StartEncoder {
  return async (variantId, backend) => {
    const prepared = await tools.startEncoder({ backend, variantId });
    if (!prepared.ok) {
      const { code, detail } = prepared.fault;
      if (code === "engine-unsupported" && /^WebGPU/.test(detail)) return { none: detail };
      throw new Error(`${code}: ${detail}`);
    }
    const { value } = prepared;
    if (value.kind === "rejected")
      throw new Error(`it failed its self-test (cosine ${value.verdict.cosine})`);
    if (value.info.variant.id !== variantId || value.info.backend !== backend)
      throw new Error(`the app took ${value.info.variant.id} on ${value.info.backend} instead`);
    return {
      async say(pixels) {
        const said = await tools.askEncoder(pixels);
        if (!said.ok) throw new Error(`${said.fault.code}: ${said.fault.detail}`);
        const { embedding, raw, ms } = said.value;
        return { embedding: Float32Array.from(embedding), raw, ms };
      },
      end: () => tools.endEncoder(),
    };
  };
}

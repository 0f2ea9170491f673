/** Puts transformers.js and a stand-in in its layout beside a site, for the paired bench. Never part of the app. */
import { copyFile, cp, link, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { ensureStandIn } from "../../scripts/models/standins/cli.ts";
import type { Format } from "../../scripts/models/standins/vit.ts";
import { ensureRival } from "./rivals.ts";

/** The version compared against. */
export const TRANSFORMERS_VERSION = "4.3.1";

/** Names of the files of each format in transformers.js' layout. */
export const THEIR_DTYPE = { uint8: "uint8", q4: "q4", fp16: "fp16" } as const;

/** Write everything that `transformers-worker.js` needs below the site's folder. */
export async function publishTransformers(
  site: string,
  formats: readonly (keyof typeof THEIR_DTYPE)[],
): Promise<void> {
  const modules = ensureRival("@huggingface/transformers", TRANSFORMERS_VERSION);
  const runtime = path.join(modules, "onnxruntime-web/dist");
  await mkdir(path.join(site, "transformers"), { recursive: true });
  await cp(path.join(modules, "@huggingface/transformers/dist"), path.join(site, "transformers"), {
    recursive: true,
  });
  for (const name of await readdir(runtime))
    if (/^ort-wasm.*\.(mjs|wasm)$/.test(name))
      await copyFile(path.join(runtime, name), path.join(site, "transformers", name));
  await mkdir(path.join(site, "bench"), { recursive: true });
  await copyFile(
    path.join(ROOT, "lab/bench/transformers-worker.js"),
    path.join(site, "bench/transformers-worker.js"),
  );
  const model = path.join(site, "hf/standin");
  await mkdir(path.join(model, "onnx"), { recursive: true });
  await writeFile(path.join(model, "config.json"), JSON.stringify({ model_type: "clip_vision_model" }));
  await writeFile(path.join(model, "preprocessor_config.json"), JSON.stringify(PREPROCESSOR));
  for (const format of formats)
    await place(format, path.join(model, "onnx", `vision_model_${THEIR_DTYPE[format]}.onnx`));
}

async function place(format: Format, target: string): Promise<void> {
  const source = await ensureStandIn(format, {
    isTiny: false,
    seed: 1,
    out: path.join(ROOT, ".cache/standins"),
  });
  await rm(target, { force: true });
  await link(source, target).catch(() => copyFile(source, target));
}

/** CLIP ViT-B/32's own preprocessing, as its repository publishes it. */
const PREPROCESSOR = {
  image_processor_type: "CLIPImageProcessor",
  do_resize: true,
  size: { shortest_edge: 224 },
  resample: 3,
  do_center_crop: true,
  crop_size: { width: 224, height: 224 },
  do_rescale: true,
  rescale_factor: 1 / 255,
  do_normalize: true,
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
  do_convert_rgb: true,
};

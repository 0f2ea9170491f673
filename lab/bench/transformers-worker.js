/* global self, URL */
/** The other side of the paired bench: the same ONNX through transformers.js, its image processor and its model class. */
import {
  AutoImageProcessor,
  CLIPVisionModelWithProjection,
  RawImage,
  env,
} from "/transformers/transformers.min.js";

let processor;
let model;

const jobs = {
  async prepare({ dtype, threads }) {
    env.allowRemoteModels = false;
    env.allowLocalModels = true;
    env.localModelPath = "/hf/";
    env.useBrowserCache = false;
    env.useWasmCache = false;
    env.backends.onnx.wasm.wasmPaths = new URL("/transformers/", self.location.href).href;
    env.backends.onnx.wasm.numThreads = threads;
    processor = await AutoImageProcessor.from_pretrained("standin");
    model = await CLIPVisionModelWithProjection.from_pretrained("standin", { dtype, device: "wasm" });
  },
  async encode({ data, width, height }) {
    const inputs = await processor(new RawImage(data, width, height, 4));
    const { image_embeds: embedding } = await model(inputs);
    return Float32Array.from(embedding.data);
  },
};

self.onmessage = async ({ data: { job, values } }) => {
  try {
    self.postMessage({ ok: true, value: await jobs[job](values) });
  } catch (error) {
    self.postMessage({ ok: false, why: String(error?.stack ?? error) });
  }
};
self.postMessage({ ok: true, value: "started" });

// Runs compact.onnx in onnxruntime-web (wasm): checks it against training's answers and times all passes as one batch.
// Usage: node training/latency.mjs WORK [THREADS]
import fs from "node:fs";
import path from "node:path";
import * as ort from "onnxruntime-web";

const [, , work, threads = "2"] = process.argv;
const floats = (file) => new Float32Array(new Uint8Array(fs.readFileSync(path.join(work, file))).buffer);
const crops = floats("check-crops.f32");
const expected = floats("check-answers.f32");
const size = 3 * 112 * 96;

ort.env.wasm.numThreads = Number(threads);
const file = new URL("../public/models/compact/compact.onnx", import.meta.url);
const session = await ort.InferenceSession.create(new Uint8Array(fs.readFileSync(file)));
const batch = (n) => ({ crop: new ort.Tensor("float32", crops.slice(0, n * size), [n, 3, 112, 96]) });

const answers = await session.run(batch(16));
const off = (name, k) =>
  Math.max(...Array.from(answers[name].data, (value, i) => Math.abs(value - expected[2 * i + k])));
const times = [];
for (let i = 0; i < 30; i += 1) {
  const started = performance.now();
  await session.run(batch(4));
  times.push(performance.now() - started);
}
times.sort((a, b) => a - b);
const report = {
  threads: Number(threads),
  worstAttractive: off("attractive", 0),
  worstAge: off("age", 1),
  msFastest: times[0],
  msMedian: times[15],
};
console.log(JSON.stringify(report, null, 1));

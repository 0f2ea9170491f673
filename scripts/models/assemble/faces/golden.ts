/**
 * Writes `golden.json`: what the packages' own code makes of the golden picture, on the TensorFlow.js that they bundle.
 *
 * Usage: npx tsx scripts/models/assemble/faces/golden.ts        (takes a minute: plain JavaScript, no accelerator)
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { goldenPicture } from "./golden-picture.ts";
import { NETWORK_FILES } from "./pins.ts";
import type { NetworkName } from "./pins.ts";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

interface Tensor {
  readonly shape: readonly number[];
  dataSync(): Float32Array;
}

interface Network {
  loadFromWeightMap(weights: unknown): void;
  forwardInput(input: unknown): Tensor;
}

/** The part of face-api.js, and of the TensorFlow.js inside it, that is used. */
interface FaceApi {
  readonly FaceRecognitionNet: new () => Network;
  readonly FaceExpressionNet: new () => Network;
  readonly NetInput: new (tensors: readonly Tensor[]) => unknown;
  readonly tf: {
    env(): { setPlatform(name: string, platform: object): void };
    setBackend(name: string): Promise<boolean>;
    ready(): Promise<void>;
    tensor(values: Float32Array, shape: readonly number[], type: "float32"): Tensor;
    loadGraphModel(handler: object): Promise<{ execute(input: Tensor): readonly Tensor[] }>;
    readonly io: { decodeWeights(data: ArrayBuffer, specs: unknown): unknown };
  };
}

/** What TensorFlow.js asks of the place that it runs in. */
const PLATFORM = {
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value),
  now: () => performance.now(),
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  fetch,
};

/** Import face-api.js' build for browsers; in Node it looks for packages that are not there. */
async function importFaceApi(): Promise<FaceApi> {
  const { versions } = process;
  const pretend = (value: object): void =>
    void Object.defineProperty(process, "versions", { value, configurable: true });
  pretend({ ...versions, node: undefined });
  const file = path.join(ROOT, "node_modules/@vladmandic/face-api/dist/face-api.esm.js");
  const api = (await import(pathToFileURL(file).href)) as FaceApi;
  pretend(versions);
  api.tf.env().setPlatform("plain", PLATFORM);
  await api.tf.setBackend("cpu");
  await api.tf.ready();
  return api;
}

function filesOf(network: NetworkName): { readonly list: unknown; readonly data: ArrayBuffer } {
  const { manifest, weights } = NETWORK_FILES[network];
  const read = (file: { readonly package: string; readonly file: string }): Buffer =>
    readFileSync(path.join(ROOT, "node_modules", file.package, file.file));
  return { list: JSON.parse(read(manifest).toString("utf8")), data: Uint8Array.from(read(weights)).buffer };
}

async function main(): Promise<void> {
  const { tf, ...api } = await importFaceApi();
  const short = (tensor: Tensor): number[] =>
    Array.from(tensor.dataSync(), (value) => Number(value.toPrecision(6)));
  const golden: Record<string, number[]> = {};
  for (const [name, network, side] of [
    ["recognition", new api.FaceRecognitionNet(), 150],
    ["expressions", new api.FaceExpressionNet(), 112],
  ] as const) {
    const { list, data } = filesOf(name);
    network.loadFromWeightMap(tf.io.decodeWeights(data, (list as { weights: unknown }[])[0]?.weights));
    const input = tf.tensor(goldenPicture(ROOT, name), [side, side, 3], "float32");
    golden[name] = short(network.forwardInput(new api.NetInput([input])));
  }
  const { list, data } = filesOf("faceres");
  const graph = list as { modelTopology: object; weightsManifest: { weights: object[] }[] };
  const model = await tf.loadGraphModel({
    load: async () => ({ ...graph, weightSpecs: graph.weightsManifest[0]?.weights, weightData: data }),
  });
  for (const output of model.execute(
    tf.tensor(goldenPicture(ROOT, "faceres"), [1, 224, 224, 3], "float32"),
  )) {
    const width = output.shape[1] ?? 0;
    golden[width === 1024 ? "faceres" : width === 100 ? "faceres-ages" : "faceres-sex"] = short(output);
  }
  writeFileSync(path.join(import.meta.dirname, "golden.json"), `${JSON.stringify(golden)}\n`);
}

await main();

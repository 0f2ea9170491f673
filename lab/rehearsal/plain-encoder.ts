/**
 * FaceStats' computation written out in plain loops, for the weights that stand-ins are made of: nothing of the app, of ONNX
 * or of its runtime is in it, so that it can tell whether they are right. Sums are taken in double precision.
 */
import { randomWeights } from "../../scripts/models/standins/weights.ts";
import type { VitShape } from "../../scripts/models/standins/vit.ts";

/** What CLIP's pixels are normalised by, as published with openai/clip-vit-base-patch32. */
const MEAN = [0.48145466, 0.4578275, 0.40821073];
const SD = [0.26862954, 0.26130258, 0.27577711];

/** Rows of numbers: `data[row * width + column]`. */
interface Rows {
  readonly width: number;
  readonly data: Float64Array;
}

/** Return the embedding of pixels (interleaved RGB, as large as the shape's picture) by a stand-in's weights. */
export function plainEmbedding(pixels: Uint8ClampedArray, shape: VitShape, seed = 1): Float64Array {
  const [embedding] = plainEmbeddings([pixels], shape, seed);
  if (embedding === undefined) throw new RangeError("no picture");
  return embedding;
}

/** The same of many pictures, layer by layer, so that each layer's weights are made once. */
export function plainEmbeddings(
  pictures: readonly Uint8ClampedArray[],
  shape: VitShape,
  seed = 1,
): Float64Array[] {
  const weights = (name: string, count: number, reach: number) => randomWeights(count, seed, name, reach);
  let states = pictures.map((pixels) =>
    normal(tokens(pixels, shape, weights), weights("pre_shift", shape.width, 0.05)),
  );
  for (let layer = 0; layer < shape.layers; layer++) {
    const run = layerOf(`layer${layer}`, shape, weights);
    states = states.map(run);
  }
  const { width, projection } = shape;
  const shift = weights("post_shift", width, 0.05);
  const matrix = weights("projection", width * projection, Math.sqrt(3 / width));
  return states.map((state) => {
    const first = normal({ width, data: state.data.slice(0, width) }, shift);
    return linear(first, matrix, null).data;
  });
}

type Weights = (name: string, count: number, reach: number) => Float32Array;

/** The class token and the picture's patches, each with its place added. */
function tokens(pixels: Uint8ClampedArray, { image, patch, width }: VitShape, weights: Weights): Rows {
  const side = image / patch;
  const kernel = weights("patch", width * 3 * patch * patch, Math.sqrt(3 / (3 * patch * patch)));
  const place = weights("position", (side * side + 1) * width, 0.5);
  const data = new Float64Array((side * side + 1) * width);
  data.set(weights("class", width, 0.5));
  for (let at = 0; at < side * side; at++) {
    const values = patchOf(pixels, {
      image,
      patch,
      top: patch * Math.floor(at / side),
      left: patch * (at % side),
    });
    const seen = linear({ width: values.length, data: values }, kernel, null).data;
    data.set(seen, (1 + at) * width);
  }
  return { width, data: data.map((value, i) => value + (place[i] ?? 0)) };
}

interface Patch {
  readonly image: number;
  readonly patch: number;
  readonly top: number;
  readonly left: number;
}

/** One patch's normalised values, channel by channel and row by row. */
function patchOf(pixels: Uint8ClampedArray, { image, patch, top, left }: Patch): Float64Array {
  return Float64Array.from({ length: 3 * patch * patch }, (_, i) => {
    const channel = Math.floor(i / (patch * patch));
    const y = top + (Math.floor(i / patch) % patch);
    const x = left + (i % patch);
    const level = pixels[3 * (y * image + x) + channel] ?? 0;
    return (level / 255 - (MEAN[channel] ?? 0)) / (SD[channel] ?? 1);
  });
}

/** Each row less its mean, divided by its SD, plus the shift. */
function normal({ width, data }: Rows, shift: Float32Array): Rows {
  const result = new Float64Array(data.length);
  for (let start = 0; start < data.length; start += width) {
    const row = data.subarray(start, start + width);
    const mean = row.reduce((sum, value) => sum + value, 0) / width;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width;
    const sd = Math.sqrt(variance + 1e-5);
    for (let i = 0; i < width; i++) result[start + i] = ((row[i] ?? 0) - mean) / sd + (shift[i] ?? 0);
  }
  return { width, data: result };
}

/** Each row times the matrix [outputs, inputs], plus the bias. */
function linear({ width, data }: Rows, matrix: Float32Array, bias: Float32Array | null): Rows {
  const outputs = matrix.length / width;
  const rows = data.length / width;
  const result = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++)
    for (let out = 0; out < outputs; out++) {
      let sum = bias === null ? 0 : (bias[out] as number);
      for (let i = 0; i < width; i++)
        sum += (data[row * width + i] as number) * (matrix[out * width + i] as number);
      result[row * outputs + out] = sum;
    }
  return { width: outputs, data: result };
}

function added(a: Rows, b: Rows): Rows {
  return { width: a.width, data: a.data.map((value, i) => value + (b.data[i] ?? 0)) };
}

function layerOf(name: string, { width, heads }: VitShape, weights: Weights): (state: Rows) => Rows {
  const matrix = (part: string, inputs: number, outputs: number) => ({
    matrix: weights(`${name}_${part}`, inputs * outputs, Math.sqrt(3 / inputs)),
    bias: weights(`${name}_${part}_bias`, outputs, 0.1),
  });
  const [query, key, value, out] = ["query", "key", "value", "out"].map((part) => matrix(part, width, width));
  const [up, down] = [matrix("up", width, 4 * width), matrix("down", 4 * width, width)];
  const shifts = [1, 2].map((n) => weights(`${name}_norm${n}_shift`, width, 0.05));
  const through = (state: Rows, part: typeof up | undefined) => {
    if (part === undefined) throw new RangeError("no such part");
    return linear(state, part.matrix, part.bias);
  };
  return (state) => {
    const looked = normal(state, shifts[0] ?? new Float32Array());
    const mixed = attended(through(looked, query), through(looked, key), {
      value: through(looked, value),
      heads,
    });
    const together = added(state, through(mixed, out));
    const wide = through(normal(together, shifts[1] ?? new Float32Array()), up);
    const active = { ...wide, data: wide.data.map((x) => x / (1 + Math.exp(-1.702 * x))) };
    return added(together, through(active, down));
  };
}

function attended(
  query: Rows,
  key: Rows,
  { value, heads }: { readonly value: Rows; readonly heads: number },
): Rows {
  const { width } = query;
  const rows = query.data.length / width;
  const share = width / heads;
  const data = new Float64Array(query.data.length);
  for (let head = 0; head < heads; head++)
    for (let row = 0; row < rows; row++) {
      const scores = Array.from({ length: rows }, (_, other) => {
        let sum = 0;
        for (let i = 0; i < share; i++) {
          const at = head * share + i;
          sum += (query.data[row * width + at] as number) * (key.data[other * width + at] as number);
        }
        return sum / Math.sqrt(share);
      });
      const most = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - most));
      const total = powers.reduce((sum, power) => sum + power, 0);
      for (let i = 0; i < share; i++) {
        const at = head * share + i;
        let sum = 0;
        powers.forEach((power, other) => (sum += power * (value.data[other * width + at] as number)));
        data[row * width + at] = sum / total;
      }
    }
  return { width, data };
}

/** Return the raw output of the stand-ins' head for an embedding: unit length first, then three layers. */
export function plainRaw(embedding: Float64Array): number {
  const length = Math.sqrt(embedding.reduce((sum, value) => sum + value * value, 0)) + 1e-8;
  let state: Rows = { width: embedding.length, data: embedding.map((value) => value / length) };
  [256, 64, 1].forEach((outputs, layer) => {
    const inputs = state.width;
    const matrix = randomWeights(inputs * outputs, 1, `head${layer}`, 1 / Math.sqrt(inputs));
    const bias = new Float32Array(outputs).fill(outputs === 1 ? 1.25 : 0.1);
    const next = linear(state, matrix, bias);
    state = outputs === 1 ? next : { ...next, data: next.data.map((value) => Math.max(0, value)) };
  });
  return state.data[0] ?? NaN;
}

/**
 * A CLIP image encoder with seeded random weights: the true one's architecture, operators, ports and size, and none of
 * its knowledge. It proves plumbing, memory and speed where the true one cannot be had.
 */
import {
  bytesOf,
  floatTensor,
  int64Tensor,
  onnxModel,
  type ElementType,
  type OnnxAttribute,
  type OnnxNode,
  type OnnxTensor,
} from "../onnx/model.ts";
import { asBytes, asNibbles, BLOCK, halfFloats, randomWeights, transposed } from "./weights.ts";

/** The shape of a vision transformer. */
export interface VitShape {
  readonly image: number;
  readonly patch: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly projection: number;
}

/** CLIP ViT-B/32's image encoder. */
export const VIT_B32: VitShape = {
  image: 224,
  patch: 32,
  width: 768,
  layers: 12,
  heads: 12,
  projection: 512,
};

/** The same with two narrow layers, for tests. */
export const TINY: VitShape = { image: 224, patch: 32, width: 64, layers: 2, heads: 4, projection: 512 };

/** How weights are stored and multiplied. */
export const FORMATS = ["fp32", "fp16", "uint8", "q4", "q4f16"] as const;
export type Format = (typeof FORMATS)[number];

/** Return the bytes of a stand-in: `pixel_values` float32 [n, 3, 224, 224] to `image_embeds` float32 [n, 512]. */
export function standInEncoder(shape: VitShape, format: Format, seed = 1): Uint8Array<ArrayBuffer> {
  const graph = new VitGraph(shape, format, seed);
  graph.build();
  const { image } = shape;
  return onnxModel(
    {
      name: `stand-in ${format}`,
      inputs: [{ name: "pixel_values", type: "float32", dims: ["n", 3, image, image] }],
      outputs: [{ name: "image_embeds", type: "float32", dims: ["n", shape.projection] }],
      tensors: graph.tensors,
      nodes: graph.nodes,
    },
    { "": 17, "com.microsoft": 1 },
  );
}

const CAST = { float32: 1, float16: 10 } as const;

class VitGraph {
  readonly tensors: OnnxTensor[] = [];
  readonly nodes: OnnxNode[] = [];
  readonly #shape: VitShape;
  readonly #format: Format;
  readonly #seed: number;
  /** Type of everything between input and output. */
  readonly #type: "float32" | "float16";
  #count = 0;

  constructor(shape: VitShape, format: Format, seed: number) {
    this.#shape = shape;
    this.#format = format;
    this.#seed = seed;
    this.#type = format === "fp16" || format === "q4f16" ? "float16" : "float32";
  }

  build(): void {
    const { width, layers, projection } = this.#shape;
    let x = this.#layerNorm("pre", this.#embeddings());
    for (let i = 0; i < layers; i++) x = this.#layer(`layer${i}`, x);
    const first = this.#op("Gather", [x, this.#indices("first", [], [0])], { axis: 1 });
    const pooled = this.#layerNorm("post", first);
    const embedding = this.#linear("projection", pooled, {
      inputs: width,
      outputs: projection,
      hasBias: false,
    });
    const result = this.#type === "float16" ? "Cast" : "Identity";
    const attributes = this.#type === "float16" ? { to: CAST.float32 } : {};
    this.nodes.push({ op: result, inputs: [embedding], outputs: ["image_embeds"], attributes });
  }

  #embeddings(): string {
    const { image, patch, width } = this.#shape;
    const tokens = (image / patch) ** 2 + 1;
    const patches = this.#patches();
    const flat = this.#op("Reshape", [patches, this.#indices("flat", [3], [0, width, -1])]);
    const sequence = this.#op("Transpose", [flat], { perm: [0, 2, 1] });
    const sizes = this.#op("Shape", ["pixel_values"]);
    const batch = this.#op("Gather", [sizes, this.#indices("batch", [1], [0])], { axis: 0 });
    const target = this.#op("Concat", [batch, this.#indices("token", [2], [1, width])], { axis: 0 });
    const classToken = this.#op("Expand", [this.#weights("class", [1, 1, width], 0.5), target]);
    const joined = this.#op("Concat", [classToken, sequence], { axis: 1 });
    return this.#op("Add", [joined, this.#weights("position", [1, tokens, width], 0.5)]);
  }

  #patches(): string {
    const { patch, width } = this.#shape;
    const dims = [width, 3, patch, patch];
    const values = this.#random("patch", width * 3 * patch * patch, Math.sqrt(3 / (3 * patch * patch)));
    const strides = { strides: [patch, patch], kernel_shape: [patch, patch] };
    if (this.#format !== "uint8") {
      return this.#op("Conv", [this.#asType("pixel_values"), this.#float("patch", dims, values)], strides);
    }
    const { data, scale, zeroPoint } = asBytes(values);
    const weight = this.#tensor("patch", "uint8", dims, data);
    const zero = this.#tensor("patch_zero", "uint8", [], Uint8Array.of(zeroPoint));
    const [bytes, byteScale, byteZero] = this.#quantized("pixel_values");
    const product = this.#op("ConvInteger", [bytes, weight, byteZero, zero], strides);
    return this.#rescaled(product, byteScale, this.#scalar("patch_scale", scale));
  }

  #layer(name: string, x: string): string {
    const { width } = this.#shape;
    const attended = this.#op("Add", [x, this.#attention(name, this.#layerNorm(`${name}_norm1`, x))]);
    const normal = this.#layerNorm(`${name}_norm2`, attended);
    const wide = this.#linear(`${name}_up`, normal, { inputs: width, outputs: 4 * width, hasBias: true });
    const gate = this.#op("Sigmoid", [this.#op("Mul", [wide, this.#scalar(`${name}_slope`, 1.702)])]);
    const active = this.#op("Mul", [wide, gate]);
    const narrow = this.#linear(`${name}_down`, active, { inputs: 4 * width, outputs: width, hasBias: true });
    return this.#op("Add", [attended, narrow]);
  }

  #attention(name: string, x: string): string {
    const { width, heads } = this.#shape;
    const size = { inputs: width, outputs: width, hasBias: true };
    const shared = this.#format === "uint8" ? this.#quantized(x) : undefined;
    const split = this.#indices(`${name}_split`, [4], [0, -1, heads, width / heads]);
    const headsOf = (part: string, perm: readonly number[]): string => {
      const projected = this.#linear(`${name}_${part}`, x, size, shared);
      return this.#op("Transpose", [this.#op("Reshape", [projected, split])], { perm });
    };
    const query = headsOf("query", [0, 2, 1, 3]);
    const key = headsOf("key", [0, 2, 3, 1]);
    const value = headsOf("value", [0, 2, 1, 3]);
    const scale = this.#scalar(`${name}_scale`, 1 / Math.sqrt(width / heads));
    const scores = this.#op("MatMul", [this.#op("Mul", [query, scale]), key]);
    const mixed = this.#op("MatMul", [this.#op("Softmax", [scores], { axis: -1 }), value]);
    const together = this.#op("Transpose", [mixed], { perm: [0, 2, 1, 3] });
    const joined = this.#op("Reshape", [together, this.#indices(`${name}_join`, [3], [0, -1, width])]);
    return this.#linear(`${name}_out`, joined, size);
  }

  /** A linear layer in the format at hand; `quantized` is the input as bytes, where several layers share it. */
  #linear(name: string, x: string, size: LinearSize, quantized?: Quantized): string {
    const { inputs, outputs, hasBias } = size;
    const weight = this.#random(name, inputs * outputs, Math.sqrt(3 / inputs));
    const product = this.#product(name, x, { inputs, outputs, weight }, quantized);
    return hasBias ? this.#op("Add", [product, this.#weights(`${name}_bias`, [outputs], 0.1)]) : product;
  }

  #product(name: string, x: string, matrix: Matrix, quantized?: Quantized): string {
    const { inputs, outputs, weight } = matrix;
    switch (this.#format) {
      case "fp32":
      case "fp16":
        return this.#op("MatMul", [
          x,
          this.#float(name, [inputs, outputs], transposed(weight, outputs, inputs)),
        ]);
      case "uint8": {
        const { data, scale, zeroPoint } = asBytes(transposed(weight, outputs, inputs));
        const [bytes, byteScale, byteZero] = quantized ?? this.#quantized(x);
        const bytesOfWeight = this.#tensor(name, "uint8", [inputs, outputs], data);
        const zero = this.#tensor(`${name}_zero`, "uint8", [], Uint8Array.of(zeroPoint));
        const product = this.#op("MatMulInteger", [bytes, bytesOfWeight, byteZero, zero]);
        return this.#rescaled(product, byteScale, this.#scalar(`${name}_scale`, scale));
      }
      case "q4":
      case "q4f16": {
        const { data, scales } = asNibbles(weight);
        const blocks = inputs / BLOCK;
        const packed = this.#tensor(name, "uint8", [outputs, blocks, BLOCK / 2], data);
        const scale = this.#float(`${name}_scales`, [outputs * blocks], scales);
        const attributes = { K: inputs, N: outputs, bits: 4, block_size: BLOCK };
        return this.#op("MatMulNBits", [x, packed, scale], attributes, "com.microsoft");
      }
    }
  }

  #quantized(x: string): Quantized {
    const name = this.#name("bytes");
    const outputs = [name, `${name}_scale`, `${name}_zero`] as const;
    this.nodes.push({ op: "DynamicQuantizeLinear", inputs: [x], outputs });
    return outputs;
  }

  #rescaled(product: string, byteScale: string, weightScale: string): string {
    const real = this.#op("Cast", [product], { to: CAST.float32 });
    return this.#op("Mul", [real, this.#op("Mul", [byteScale, weightScale])]);
  }

  #layerNorm(name: string, x: string): string {
    const { width } = this.#shape;
    const ones = this.#float(`${name}_gain`, [width], new Float32Array(width).fill(1));
    const shift = this.#weights(`${name}_shift`, [width], 0.05);
    return this.#op("LayerNormalization", [x, ones, shift], { axis: -1, epsilon: { float: 1e-5 } });
  }

  #asType(x: string): string {
    return this.#type === "float16" ? this.#op("Cast", [x], { to: CAST.float16 }) : x;
  }

  #op(
    op: string,
    inputs: readonly string[],
    attributes: Record<string, OnnxAttribute> = {},
    domain?: string,
  ): string {
    const output = this.#name(op);
    this.nodes.push({
      op,
      inputs,
      outputs: [output],
      attributes,
      ...(domain === undefined ? {} : { domain }),
    });
    return output;
  }

  #name(what: string): string {
    return `${what}_${this.#count++}`;
  }

  #random(name: string, count: number, reach: number): Float32Array {
    return randomWeights(count, this.#seed, name, reach);
  }

  #weights(name: string, dims: readonly number[], reach: number): string {
    return this.#float(
      name,
      dims,
      this.#random(
        name,
        dims.reduce((a, b) => a * b, 1),
        reach,
      ),
    );
  }

  #scalar(name: string, value: number): string {
    return this.#float(name, [], Float32Array.of(value));
  }

  #float(name: string, dims: readonly number[], values: Float32Array): string {
    if (this.#type === "float16") return this.#tensor(name, "float16", dims, bytesOf(halfFloats(values)));
    this.tensors.push(floatTensor(name, dims, values));
    return name;
  }

  #tensor(name: string, type: ElementType, dims: readonly number[], data: Uint8Array): string {
    this.tensors.push({ name, type, dims, data });
    return name;
  }

  #indices(name: string, dims: readonly number[], values: readonly number[]): string {
    this.tensors.push(int64Tensor(name, dims, values));
    return name;
  }
}

/** Names of a tensor as bytes, its scale and its zero point. */
type Quantized = readonly [bytes: string, scale: string, zeroPoint: string];

interface LinearSize {
  readonly inputs: number;
  readonly outputs: number;
  readonly hasBias: boolean;
}

interface Matrix {
  readonly inputs: number;
  readonly outputs: number;
  /** [outputs, inputs], row by row. */
  readonly weight: Float32Array;
}

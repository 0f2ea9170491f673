/**
 * An ONNX graph of a convolutional network under construction, its weights stored in 8 bits.
 *
 * [Note: Weights in 8 bits]
 * A weight is stored as a whole number of 8 bits; `Cast`, `Mul` and `Add` turn it into a real one, channel by channel. All
 * three work on constants, so the runtime does them once when the session is made, and then computes in float32 as
 * ever. (`DequantizeLinear` says the same, but the runtime leaves it in the graph, and does it anew at every run.)
 * Weights that come in 8 bits keep their codes: the network answers as the package's own does.
 */
import { bytesOf, floatTensor, int64Tensor } from "../../onnx/model.ts";
import type { OnnxAttribute, OnnxNode, OnnxTensor } from "../../onnx/model.ts";
import { realNumbers, reordered } from "./tfjs-weights.ts";
import type { StoredTensor } from "./tfjs-weights.ts";

const FLOAT32 = 1;

/** The name of a value in the graph. */
export type Value = string;

/** How a convolution moves over its input; `same` pads as TensorFlow does, the odd pixel at the right and below. */
export interface ConvolutionForm {
  readonly stride?: number;
  readonly padding?: "same" | "valid";
}

/** A convolution's weights in TensorFlow's order [height, width, in, out], what each channel is multiplied by, its bias. */
export interface ConvolutionWeights {
  readonly filter: StoredTensor;
  readonly scale?: Float32Array;
  readonly bias: Float32Array;
}

/** Collects the nodes and constants of a graph. */
export class NetworkGraph {
  readonly tensors: OnnxTensor[] = [];
  readonly nodes: OnnxNode[] = [];
  #count = 0;

  /** Add a node with one output and return the output. */
  op(op: string, inputs: readonly Value[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): Value {
    const output = this.#name(op.toLowerCase());
    this.nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  }

  /** Name a value as an output of the graph. */
  output(name: string, value: Value): void {
    this.nodes.push({ op: "Identity", inputs: [value], outputs: [name] });
  }

  /** Add a constant of real numbers. */
  floats(dims: readonly number[], values: Float32Array): Value {
    const name = this.#name("const");
    this.tensors.push(floatTensor(name, dims, values));
    return name;
  }

  /** Add a constant of whole numbers, as shapes and pads are. */
  integers(values: readonly number[]): Value {
    const name = this.#name("shape");
    this.tensors.push(int64Tensor(name, [values.length], values));
    return name;
  }

  /** Return the convolution of `x`. */
  convolution(x: Value, { filter, scale, bias }: ConvolutionWeights, form: ConvolutionForm = {}): Value {
    const stored = reordered(filter, [3, 2, 0, 1]);
    return this.#conv(x, { weights: this.#weights(stored, scale), bias, group: 1 }, form);
  }

  /** Return the convolution of each channel of `x` by itself; the filter is [height, width, channels, 1]. */
  depthwise(x: Value, { filter, scale, bias }: ConvolutionWeights, form: ConvolutionForm = {}): Value {
    const stored = reordered(filter, [2, 3, 0, 1]);
    const group = stored.shape[0] ?? 1;
    return this.#conv(x, { weights: this.#weights(stored, scale), bias, group }, form);
  }

  /** Return `x` times a matrix [in, out], plus a bias if there is one. */
  linear(x: Value, matrix: StoredTensor, bias?: Float32Array): Value {
    const weights = this.#weights(reordered(matrix, [1, 0]));
    const operands = bias === undefined ? [x, weights] : [x, weights, this.floats([bias.length], bias)];
    return this.op("Gemm", operands, { transB: 1 });
  }

  /** Return `x` with zeros behind it along its axes (channels, rows, columns). */
  padded(x: Value, behind: readonly [number, number, number]): Value {
    return this.op("Pad", [x, this.integers([0, 0, 0, 0, 0, ...behind])], { mode: "constant" });
  }

  /** Return the mean over rows and columns: [n, channels]. */
  pooled(x: Value): Value {
    return this.op("ReduceMean", [x], { axes: [2, 3], keepdims: 0 });
  }

  #conv(
    x: Value,
    parts: { readonly weights: Value; readonly bias: Float32Array; readonly group: number },
    { stride = 1, padding = "same" }: ConvolutionForm,
  ): Value {
    return this.op("Conv", [x, parts.weights, this.floats([parts.bias.length], parts.bias)], {
      strides: [stride, stride],
      group: parts.group,
      auto_pad: padding === "same" ? "SAME_UPPER" : "VALID",
    });
  }

  /** Add weights whose first axis is the output channel, each channel multiplied by its scale. See: [Note: Weights in 8 bits]. */
  #weights(stored: StoredTensor, scale?: Float32Array): Value {
    const { shape, numbers } = stored;
    const channels = shape[0] ?? 1;
    const perChannel = [channels, ...shape.slice(1).map(() => 1)];
    const each = (value: (channel: number) => number): Value =>
      this.floats(
        perChannel,
        Float32Array.from({ length: channels }, (_, c) => value(c)),
      );
    const factor = (channel: number): number => scale?.[channel] ?? 1;
    if (numbers.kind === "codes") {
      const product = this.op("Mul", [
        this.#cast("uint8", shape, numbers.codes),
        each((c) => numbers.scale * factor(c)),
      ]);
      return this.op("Add", [product, each((c) => numbers.min * factor(c))]);
    }
    // Filters of single channels are few, and too coarse in 8 bits.
    if (numbers.kind === "float16" && shape[1] === 1) {
      const half = this.#cast("float16", shape, bytesOf(numbers.bits));
      return scale === undefined ? half : this.op("Mul", [half, each(factor)]);
    }
    const { codes, steps } = rounded(realNumbers(stored), channels);
    return this.op("Mul", [
      this.#cast("int8", shape, bytesOf(codes)),
      each((c) => (steps[c] ?? 0) * factor(c)),
    ]);
  }

  #cast(type: "uint8" | "int8" | "float16", dims: readonly number[], data: Uint8Array): Value {
    const name = this.#name("weights");
    this.tensors.push({ name, type, dims, data });
    return this.op("Cast", [name], { to: FLOAT32 });
  }

  #name(hint: string): string {
    this.#count += 1;
    return `${hint}${this.#count}`;
  }
}

/** Return the numbers as multiples (-127 to 127) of a step, which is each channel's own. */
function rounded(values: Float32Array, channels: number): { codes: Int8Array; steps: Float32Array } {
  const size = values.length / channels;
  const codes = new Int8Array(values.length);
  const steps = new Float32Array(channels);
  for (let channel = 0; channel < channels; channel += 1) {
    const own = values.subarray(channel * size, (channel + 1) * size);
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const step = Math.fround(largest === 0 ? 1 : largest / 127);
    steps[channel] = step;
    own.forEach((value, i) => {
      codes[channel * size + i] = Math.round(value / step);
    });
  }
  return { codes, steps };
}

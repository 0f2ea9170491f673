/**
 * `face_recognition` of `@vladmandic/face-api`: dlib's face recognition network, a residual network of 29 layers.
 *
 * 150 x 150 pixels in 0 to 1, less the mean colour, become 128 features.
 */
import type { ConvolutionForm, ConvolutionWeights, NetworkGraph, Value } from "./network-graph.ts";
import { realNumbers } from "./tfjs-weights.ts";
import type { StoredTensor } from "./tfjs-weights.ts";

/** A residual block: whether it halves the picture, the channels it adds, and the rows and columns that halving lacks. */
interface Block {
  readonly name: string;
  readonly down?: { readonly channels: number; readonly lacking: number };
}

const BLOCKS: readonly Block[] = [
  { name: "conv32_1" },
  { name: "conv32_2" },
  { name: "conv32_3" },
  { name: "conv64_down", down: { channels: 32, lacking: 0 } },
  { name: "conv64_1" },
  { name: "conv64_2" },
  { name: "conv64_3" },
  { name: "conv128_down", down: { channels: 64, lacking: 0 } },
  { name: "conv128_1" },
  { name: "conv128_2" },
  { name: "conv256_down", down: { channels: 128, lacking: 1 } },
  { name: "conv256_1" },
  { name: "conv256_2" },
  { name: "conv256_down_out", down: { channels: 0, lacking: 1 } },
];

/** Add the network to a graph and return its features [n, 128]; `x` is [n, 3, 150, 150]. */
export function addRecognition(graph: NetworkGraph, x: Value, tensor: (name: string) => StoredTensor): Value {
  const convolution = (value: Value, layer: string, form?: ConvolutionForm): Value =>
    graph.convolution(value, layerWeights(layer, tensor), form);
  const relu = (value: Value): Value => graph.op("Relu", [value]);
  const first = relu(convolution(x, "conv32_down", { stride: 2, padding: "valid" }));
  let at = graph.op("MaxPool", [first], { kernel_shape: [3, 3], strides: [2, 2] });
  for (const { name, down } of BLOCKS) {
    const inner = relu(
      convolution(at, `${name}/conv1`, down ? { stride: 2, padding: "valid" } : { padding: "same" }),
    );
    let branch = convolution(inner, `${name}/conv2`);
    let straight = at;
    if (down) {
      straight = graph.op("AveragePool", [at], { kernel_shape: [2, 2], strides: [2, 2] });
      if (down.channels > 0) straight = graph.padded(straight, [down.channels, 0, 0]);
      if (down.lacking > 0) branch = graph.padded(branch, [0, down.lacking, down.lacking]);
    }
    at = relu(graph.op("Add", [straight, branch]));
  }
  return graph.linear(graph.pooled(at), tensor("fc"));
}

/** Return a layer's weights with the scaling that follows it taken in: (conv + bias) * weights + biases. */
function layerWeights(layer: string, tensor: (name: string) => StoredTensor): ConvolutionWeights {
  const real = (name: string): Float32Array => realNumbers(tensor(`${layer}/${name}`));
  const [bias, scale, biases] = [real("conv/bias"), real("scale/weights"), real("scale/biases")];
  return {
    filter: tensor(`${layer}/conv/filters`),
    scale,
    bias: bias.map((value, c) => value * (scale[c] ?? NaN) + (biases[c] ?? NaN)),
  };
}

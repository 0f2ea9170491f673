/**
 * `face_expression` of `@vladmandic/face-api`: a small separable network that names the expression of a face.
 *
 * 112 x 112 pixels in 0 to 1, less the mean colour, become the probabilities of seven expressions.
 */
import type { NetworkGraph, Value } from "./network-graph.ts";
import { realNumbers } from "./tfjs-weights.ts";
import type { StoredTensor } from "./tfjs-weights.ts";

/** The expressions in the order of the network's output. */
export const EXPRESSIONS = ["neutral", "happy", "sad", "angry", "fearful", "disgusted", "surprised"] as const;

const BLOCKS = ["dense0", "dense1", "dense2", "dense3"];

/** Add the network to a graph and return its probabilities [n, 7]; `x` is [n, 3, 112, 112]. */
export function addExpressions(graph: NetworkGraph, x: Value, tensor: (name: string) => StoredTensor): Value {
  const real = (name: string): Float32Array => realNumbers(tensor(name));
  const separable = (value: Value, layer: string, stride: number): Value => {
    const depthwise = tensor(`${layer}/depthwise_filter`);
    const none = new Float32Array(depthwise.shape[2] ?? 0);
    const each = graph.depthwise(value, { filter: depthwise, bias: none }, { stride });
    return graph.convolution(each, {
      filter: tensor(`${layer}/pointwise_filter`),
      bias: real(`${layer}/bias`),
    });
  };
  const sum = (...values: Value[]): Value => values.reduce((a, b) => graph.op("Add", [a, b]));
  const relu = (value: Value): Value => graph.op("Relu", [value]);
  let at = x;
  for (const block of BLOCKS) {
    const one =
      block === "dense0"
        ? graph.convolution(
            at,
            { filter: tensor("dense0/conv0/filters"), bias: real("dense0/conv0/bias") },
            { stride: 2 },
          )
        : separable(at, `${block}/conv0`, 2);
    const first = relu(one);
    const second = separable(first, `${block}/conv1`, 1);
    const third = separable(relu(sum(first, second)), `${block}/conv2`, 1);
    const fourth = separable(relu(sum(first, second, third)), `${block}/conv3`, 1);
    at = relu(sum(first, second, third, fourth));
  }
  const logits = graph.linear(graph.pooled(at), tensor("fc/weights"), real("fc/bias"));
  return graph.op("Softmax", [logits], { axis: 1 });
}

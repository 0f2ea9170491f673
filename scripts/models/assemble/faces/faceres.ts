/**
 * `faceres` of `@vladmandic/human`: a MobileNet v1 that knows age and sex, after HSE-FaceRes (A. V. Savchenko).
 *
 * 224 x 224 pixels, 0 to 255, become 1,024 features; two dense layers make of them the probabilities of 100 ages.
 */
import type { NetworkGraph, Value } from "./network-graph.ts";
import { realNumbers } from "./tfjs-weights.ts";
import type { StoredTensor } from "./tfjs-weights.ts";

/** Depthwise layers that halve the picture. */
const HALVING = new Set([2, 4, 6, 12]);
const LAYERS = 13;
const AGES = 100;

/** What the network says: features [n, 1024], the expected age in years [n, 1], probability of a man [n, 1]. */
export interface FaceresValues {
  readonly features: Value;
  readonly age: Value;
  readonly sex: Value;
}

/** Add the network to a graph; `x` is [n, 3, 224, 224], 0 to 255. */
export function addFaceres(
  graph: NetworkGraph,
  x: Value,
  tensor: (name: string) => StoredTensor,
): FaceresValues {
  const real = (name: string): Float32Array => realNumbers(tensor(name));
  const clipped = (value: Value, layer: string): Value => {
    const limit = (name: string): Value => graph.floats([], real(`${layer}_relu/${name}`));
    return graph.op("Clip", [graph.op("Relu", [value]), limit("Const_1"), limit("Cast")]);
  };
  const merged = (name: string) => ({
    filter: tensor(`${name}/convolution/merged_input`),
    bias: real(`${name}_bn/batchnorm_1/sub`),
  });
  let at = clipped(graph.convolution(x, merged("conv1"), { stride: 2 }), "conv1");
  for (let layer = 1; layer <= LAYERS; layer += 1) {
    const [dw, pw] = [`conv_dw_${layer}`, `conv_pw_${layer}`];
    const depthwise = {
      filter: tensor(`${dw}/depthwise_kernel`),
      scale: real(`${dw}_bn/batchnorm_1/mul`),
      bias: real(`${dw}_bn/batchnorm_1/sub`),
    };
    at = clipped(graph.depthwise(at, depthwise, { stride: HALVING.has(layer) ? 2 : 1 }), dw);
    at = clipped(graph.convolution(at, merged(pw)), pw);
  }
  const features = graph.pooled(at);
  const dense = (value: Value, name: string): Value =>
    graph.linear(value, tensor(`${name}/kernel`), real(`${name}/bias`));
  const hidden = graph.op("Relu", [dense(features, "feats")]);
  const shares = graph.op("Softmax", [dense(hidden, "age_pred")], { axis: 1 });
  const years = graph.floats(
    [AGES, 1],
    Float32Array.from({ length: AGES }, (_, age) => age),
  );
  return {
    features,
    age: graph.op("MatMul", [shares, years]),
    sex: graph.op("Sigmoid", [dense(hidden, "gender_pred")]),
  };
}

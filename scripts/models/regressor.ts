/** FaceStats' regressor: a stack of linear layers with ReLU between, read from the state dict and written as ONNX. */
import { floatTensor, onnxModel, type OnnxNode, type OnnxTensor } from "./onnx/model.ts";
import type { FloatTensor } from "./state-dict.ts";

/** One linear layer; `weight` is [outputs, inputs] row by row. */
export interface LinearLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Return the layers of a state dict that holds `net.N.weight` and `net.N.bias` for rising N and nothing else.
 *
 * Which N and which widths is read from the file, so either of FaceStats' two regressors will do. Throws an Error when
 * the layers do not fit together, or do not end in one number.
 */
export function linearLayers(tensors: ReadonlyMap<string, FloatTensor>): readonly LinearLayer[] {
  const numbers = new Set<number>();
  for (const name of tensors.keys()) {
    const match = /^net\.(\d+)\.(weight|bias)$/.exec(name);
    if (match === null) throw new Error(`'${name}' is no layer of a plain regressor`);
    numbers.add(Number(match[1]));
  }
  const layers = [...numbers]
    .sort((a, b) => a - b)
    .map((n) => layer(`net.${n}`, tensors.get(`net.${n}.weight`), tensors.get(`net.${n}.bias`)));
  layers.forEach(({ inputs }, i) => {
    const before = layers[i - 1];
    if (before !== undefined && before.outputs !== inputs) {
      throw new Error(`layer ${i} takes ${inputs} numbers, but ${before.outputs} come`);
    }
  });
  if (layers.at(-1)?.outputs !== 1) throw new Error("the regressor does not end in one number");
  return layers;
}

function layer(name: string, weight: FloatTensor | undefined, bias: FloatTensor | undefined): LinearLayer {
  const [outputs, inputs] = weight?.shape ?? [];
  const isWhole = weight?.shape.length === 2 && bias?.shape.length === 1 && bias.shape[0] === outputs;
  if (
    weight === undefined ||
    bias === undefined ||
    !isWhole ||
    outputs === undefined ||
    inputs === undefined
  ) {
    throw new Error(`${name} has no weight and bias that fit together`);
  }
  return { inputs, outputs, weight: weight.values, bias: bias.values };
}

/** Names of the ONNX model's input (float32, [n, 512]) and output (float32, [n, 1]). */
export const REGRESSOR_PORTS = { input: "embedding", output: "raw" } as const;

/** Return the regressor as the bytes of an ONNX file; the same layers give the same bytes. */
export function regressorOnnx(layers: readonly LinearLayer[]): Uint8Array<ArrayBuffer> {
  const tensors: OnnxTensor[] = [];
  const nodes: OnnxNode[] = [];
  let current: string = REGRESSOR_PORTS.input;
  layers.forEach(({ inputs, outputs, weight, bias }, i) => {
    const isLast = i === layers.length - 1;
    const result = isLast ? REGRESSOR_PORTS.output : `linear${i}`;
    tensors.push(
      floatTensor(`weight${i}`, [outputs, inputs], weight),
      floatTensor(`bias${i}`, [outputs], bias),
    );
    const operands = [current, `weight${i}`, `bias${i}`];
    nodes.push({ op: "Gemm", inputs: operands, outputs: [result], attributes: { transB: 1 } });
    if (!isLast) nodes.push({ op: "Relu", inputs: [result], outputs: [`relu${i}`] });
    current = isLast ? result : `relu${i}`;
  });
  const width = layers[0]?.inputs ?? 0;
  const graph = {
    name: "regressor",
    inputs: [{ name: REGRESSOR_PORTS.input, type: "float32" as const, dims: ["n", width] }],
    outputs: [{ name: REGRESSOR_PORTS.output, type: "float32" as const, dims: ["n", 1] }],
    tensors,
    nodes,
  };
  return onnxModel(graph, { "": 17 });
}

/** The face networks of npm packages with our own heads, as one ONNX file: crops of a face in, a few numbers out. */
import path from "node:path";
import { onnxModel } from "../../onnx/model.ts";
import type { OnnxPort } from "../../onnx/model.ts";
import { FACE_CROPS, inputName } from "./crops.ts";
import { addExpressions, EXPRESSIONS } from "./expressions.ts";
import { addFaceres } from "./faceres.ts";
import { addDirections, addHead, FEATURES } from "./heads.ts";
import type { Heads } from "./heads.ts";
import { NetworkGraph } from "./network-graph.ts";
import type { Value } from "./network-graph.ts";
import { NETWORK_FILES, packageFile } from "./pins.ts";
import type { NetworkName } from "./pins.ts";
import { addRecognition } from "./recognition.ts";
import { storedTensors } from "./tfjs-weights.ts";
import type { StoredTensor } from "./tfjs-weights.ts";

const OPSET = 17;

/** A network's weights by name; throws for one that is not there. */
export type NetworkWeights = (name: string) => StoredTensor;

/** Return the weights of a network from its package. Throws an Error with a next step when they are not the pinned ones. */
export async function networkWeights(root: string, network: NetworkName): Promise<NetworkWeights> {
  const nodeModules = path.join(root, "node_modules");
  const { manifest, weights } = NETWORK_FILES[network];
  const list: unknown = JSON.parse((await packageFile(nodeModules, manifest)).toString("utf8"));
  const tensors = storedTensors(list, await packageFile(nodeModules, weights));
  return (name) => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new Error(`${network} has no weights called ${name}`);
    return tensor;
  };
}

/** The weights of the networks that are wanted. */
export type WeightsByNetwork = Readonly<Partial<Record<NetworkName, NetworkWeights>>>;

/**
 * Return the networks with the heads behind them. Out come `attractiveness`, `age` and whatever other heads there are, and
 * the probability of a smile, `smile`; each [n, 1]. The features that they are made of do not come out.
 */
export function facesOnnx(weights: WeightsByNetwork, heads: Heads): Uint8Array<ArrayBuffer> {
  const graph = new NetworkGraph();
  const said = addNetworks(graph, weights);
  const features = {
    ...(said.faceres && { faceres: said.faceres.features }),
    ...(said.recognition !== undefined && { recognition: said.recognition }),
  };
  const inputs = {
    directions: addDirections(graph, features, heads.transform),
    ...(said.faceres && { faceresAge: said.faceres.age }),
  };
  const outputs: OnnxPort[] = [];
  const tell = (name: string, value: Value): void => {
    graph.output(name, value);
    outputs.push(port(name, 1));
  };
  for (const [name, head] of Object.entries(heads.heads)) tell(name, addHead(graph, head, inputs));
  if (said.expressions !== undefined) {
    const happy = graph.integers([EXPRESSIONS.indexOf("happy")]);
    tell("smile", graph.op("Gather", [said.expressions, happy], { axis: 1 }));
  }
  return finished(graph, weights, outputs);
}

/**
 * Return the networks without heads: their features come out, for fitting heads in the laboratory. No site carries it.
 *
 * Out come `faceres` [n, 1024], `faceres-age`, `faceres-sex` [n, 1], `recognition` [n, 128], `expressions` [n, 7].
 */
export function featuresOnnx(weights: WeightsByNetwork): Uint8Array<ArrayBuffer> {
  const graph = new NetworkGraph();
  const { faceres, recognition, expressions } = addNetworks(graph, weights);
  const outputs: OnnxPort[] = [];
  const tell = (name: string, value: Value | undefined, size: number): void => {
    if (value === undefined) return;
    graph.output(name, value);
    outputs.push(port(name, size));
  };
  tell("faceres", faceres?.features, FEATURES.faceres);
  tell("faceres-age", faceres?.age, 1);
  tell("faceres-sex", faceres?.sex, 1);
  tell("recognition", recognition, FEATURES.recognition);
  tell("expressions", expressions, EXPRESSIONS.length);
  return finished(graph, weights, outputs);
}

function addNetworks(graph: NetworkGraph, weights: WeightsByNetwork) {
  const { faceres, recognition, expressions } = weights;
  return {
    faceres: faceres && addFaceres(graph, inputName("faceres"), faceres),
    recognition: recognition && addRecognition(graph, inputName("recognition"), recognition),
    expressions: expressions && addExpressions(graph, inputName("expressions"), expressions),
  };
}

function finished(
  { tensors, nodes }: NetworkGraph,
  weights: WeightsByNetwork,
  outputs: readonly OnnxPort[],
): Uint8Array<ArrayBuffer> {
  const inputs = Object.keys(weights).map((network): OnnxPort => {
    const { width, height } = FACE_CROPS[network as NetworkName];
    return { name: inputName(network as NetworkName), type: "float32", dims: ["n", 3, height, width] };
  });
  return onnxModel({ name: "faces", inputs, outputs, tensors, nodes }, { "": OPSET });
}

function port(name: string, size: number): OnnxPort {
  return { name, type: "float32", dims: ["n", size] };
}

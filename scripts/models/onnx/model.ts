/**
 * Writing ONNX models: tensors, nodes, graph. Field numbers are those of the format's `onnx.proto`.
 *
 * The same input gives the same bytes, so a model's hash can be pinned.
 */
import { ProtoMessage } from "./protobuf.ts";

/** Element types and their numbers in the format. */
const ELEMENT_TYPES = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, float16: 10 } as const;

export type ElementType = keyof typeof ELEMENT_TYPES;

/** A constant of the graph. `data` is little-endian and row by row; a scalar has no dims. */
export interface OnnxTensor {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly data: Uint8Array;
}

/** An attribute: whole numbers, a real number (`{float}`), a list of whole numbers, or text. */
export type OnnxAttribute = number | { readonly float: number } | readonly number[] | string;

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  /** Empty for the standard operators. */
  readonly domain?: string;
}

/** An input or output; a dim of text is an axis of any length. */
export interface OnnxPort {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
  readonly tensors: readonly OnnxTensor[];
  readonly nodes: readonly OnnxNode[];
}

/** Operator set version of each domain; "" is the standard one. */
export type OnnxOpsets = Readonly<Record<string, number>>;

/** Version of the file format itself (2021), read by every runtime since. */
const IR_VERSION = 8;

/** Return the bytes of an `.onnx` file. */
export function onnxModel(graph: OnnxGraph, opsets: OnnxOpsets): Uint8Array<ArrayBuffer> {
  const model = new ProtoMessage().int(1, IR_VERSION).string(2, "mien").message(7, graphMessage(graph));
  for (const [domain, version] of Object.entries(opsets)) {
    model.message(8, new ProtoMessage().string(1, domain).int(2, version));
  }
  return model.finish();
}

/** Return a float32 tensor. */
export function floatTensor(name: string, dims: readonly number[], values: Float32Array): OnnxTensor {
  return { name, type: "float32", dims, data: bytesOf(values) };
}

/** Return an int64 tensor: what shapes and indices are made of. No dims make a scalar. */
export function int64Tensor(name: string, dims: readonly number[], values: readonly number[]): OnnxTensor {
  return { name, type: "int64", dims, data: bytesOf(BigInt64Array.from(values.map(BigInt))) };
}

/** Return the bytes that a typed array lies on. */
export function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function graphMessage({ name, inputs, outputs, tensors, nodes }: OnnxGraph): ProtoMessage {
  const graph = new ProtoMessage();
  for (const node of nodes) graph.message(1, nodeMessage(node));
  graph.string(2, name);
  for (const tensor of tensors) graph.message(5, tensorMessage(tensor));
  for (const port of inputs) graph.message(11, portMessage(port));
  for (const port of outputs) graph.message(12, portMessage(port));
  return graph;
}

function tensorMessage({ name, type, dims, data }: OnnxTensor): ProtoMessage {
  const tensor = new ProtoMessage();
  for (const dim of dims) tensor.int(1, dim);
  return tensor.int(2, ELEMENT_TYPES[type]).string(8, name).bytes(9, data);
}

function nodeMessage({ op, inputs, outputs, attributes = {}, domain }: OnnxNode): ProtoMessage {
  const node = new ProtoMessage();
  for (const input of inputs) node.string(1, input);
  for (const output of outputs) node.string(2, output);
  node.string(3, outputs[0] ?? op).string(4, op);
  for (const [name, value] of Object.entries(attributes)) node.message(5, attributeMessage(name, value));
  if (domain !== undefined) node.string(7, domain);
  return node;
}

function attributeMessage(name: string, value: OnnxAttribute): ProtoMessage {
  const attribute = new ProtoMessage().string(1, name);
  if (typeof value === "number") return attribute.int(3, value).int(20, 2);
  if (typeof value === "string") return attribute.string(4, value).int(20, 3);
  if ("float" in value) return attribute.float(2, value.float).int(20, 1);
  for (const item of value) attribute.int(8, item);
  return attribute.int(20, 7);
}

function portMessage({ name, type, dims }: OnnxPort): ProtoMessage {
  const shape = new ProtoMessage();
  for (const dim of dims) {
    const axis = typeof dim === "number" ? new ProtoMessage().int(1, dim) : new ProtoMessage().string(2, dim);
    shape.message(1, axis);
  }
  const tensor = new ProtoMessage().int(1, ELEMENT_TYPES[type]).message(2, shape);
  return new ProtoMessage().string(1, name).message(2, new ProtoMessage().message(1, tensor));
}
